#include "core/entities/features.h"

#include <string.h>

enum {
    WEAK_MAX = 3,
    PHRASE_MAX = 6,
    SHORT_WORD = 3,
    ACRONYM_MIN = 2,
    ACRONYM_MAX = 6,
    CURRENCY_MAX = 3
};

/* What stood beside an occurrence of a word. */
enum context {
    CONTEXT_LOWER = 1 << 0,
    CONTEXT_MIDDLE = 1 << 1,
    CONTEXT_AFTER_TITLE = 1 << 2,
    CONTEXT_AFTER_FIRST = 1 << 3,
    CONTEXT_AFTER_PREPOSITION = 1 << 4,
    CONTEXT_AFTER_THE = 1 << 5,
    CONTEXT_SPEECH = 1 << 6,
    CONTEXT_POSSESSIVE = 1 << 7,
    CONTEXT_BEFORE_ORGWORD = 1 << 8,
    CONTEXT_BEFORE_PLACEWORD = 1 << 9,
    CONTEXT_BEFORE_CAPITAL = 1 << 10,
    CONTEXT_AFTER_CAPITAL = 1 << 11,
    CONTEXT_AFTER_JOB = 1 << 12,
    CONTEXT_ACRONYM = 1 << 13, /* itself: short and in capitals */
    CONTEXT_COUNT = 14
};

/* The parts of an article's first look at its tokens. */
struct preparation {
    const struct article *article;
    const struct annotation *annotation;
    const struct gazetteer *gazetteer;
    struct feature_token *tokens;
    size_t count;
    uint64_t the; /* key of "the" */
};

static bool is_upper_ascii(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static unsigned char shape_of(unsigned char byte)
{
    if (is_upper_ascii(byte))
        return 'X';
    if (byte >= 'a' && byte <= 'z')
        return 'x';
    if (byte >= '0' && byte <= '9')
        return 'd';
    return byte >= 128 ? 'x' : byte;
}

/* Letters as X, x, d, runs as one; a word of one letter differs from a run. */
static uint32_t word_shape(struct text word, bool capital)
{
    uint32_t hash = word.length == 1 ? 7 : 0;
    unsigned char last = 0;
    for (size_t i = 0; i < word.length && i < 24; i++) {
        unsigned char c = shape_of((unsigned char)word.bytes[i]);
        if (i == 0 && capital)
            c = 'X';
        if (c != last || i == 1)
            hash = hash * 31 + c;
        last = c;
    }
    return hash;
}

static uint32_t affix(const char *bytes, size_t length)
{
    uint32_t value = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        value = value << 8 | (is_upper_ascii(byte) ? byte | 0x20u : byte);
    }
    return value;
}

static uint32_t word_classes(const struct preparation *p, struct text word,
                             const struct token *token, uint64_t key)
{
    bool acronym = (token->flags & TOKEN_UPPER) && word.length <= 5;
    uint32_t classes = gazetteer_lookup(p->gazetteer, key);
    return acronym ? classes | gazetteer_lookup(p->gazetteer, gazetteer_word_key(word, true))
                   : classes;
}

static void set_classes(struct feature_token *token, uint32_t classes)
{
    token->classes = classes & ~(uint32_t)GAZETTEER_NOUNS;
    token->nouns = (uint8_t)((classes & GAZETTEER_NOUNS) >> GAZETTEER_NOUN_SHIFT);
}

/* "We'll", "I've": the words behind the apostrophe that are never a name's. */
static bool is_contraction(struct text word)
{
    static const char *const ends[] = {"'ll", "'ve", "'re", "'d", "'m", "n't"};
    static const char *const curly[] = {"\u2019ll", "\u2019ve", "\u2019re",
                                        "\u2019d",  "\u2019m",  "n\u2019t"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (text_ends(word, text_from(ends[i])) || text_ends(word, text_from(curly[i])))
            return true;
    return false;
}

/* "US $40", "HK$3": a currency's country is no name. */
static bool is_before_dollar(struct text paragraph, const struct token *token)
{
    size_t at = token->start + token->length;
    at += at < paragraph.length && paragraph.bytes[at] == ' ' && token->flags & TOKEN_UPPER;
    return at < paragraph.length && paragraph.bytes[at] == '$';
}

/* Capitals of no name: contractions, currencies, small words that scraping has glued to the next
 * ("andRussian"), and names in page code ("node.parentNode"). */
static bool is_false_capital(struct text paragraph, const struct token *token)
{
    struct text word = text_slice(paragraph, token->start, token->start + token->length);
    static const char *const small[] = {"and", "the", "with", "from", "that", "for", "of", "by"};
    if (is_contraction(word) || (word.length <= CURRENCY_MAX && is_before_dollar(paragraph, token)))
        return true;
    if (!(token->flags & TOKEN_MIXED) || token->flags & TOKEN_CAPITAL)
        return false;
    if (token->flags & TOKEN_GLUED && word.bytes[-1] == '.')
        return true;
    for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++) {
        struct text start = text_from(small[i]);
        if (text_starts(word, start) && word.length > start.length &&
            is_upper_ascii((unsigned char)word.bytes[start.length]))
            return true;
    }
    return false;
}

static void prepare_token(const struct preparation *p, size_t index, struct text paragraph)
{
    const struct token *token = &p->annotation->tokens.items[index];
    struct feature_token *out = &p->tokens[index];
    struct text word = text_slice(paragraph, token->start, token->start + token->length);
    size_t affix_length = word.length < 4 ? word.length : 4;
    bool capital = token->flags & (TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_UPPER) &&
                   !is_false_capital(paragraph, token);
    out->key = gazetteer_word_key(word, false);
    out->fact = FEATURES_NO_FACT;
    out->flags = (uint8_t)((capital ? FEATURES_CAPITAL : 0) |
                           (token->flags & TOKEN_GLUED ? FEATURES_GLUED : 0) |
                           (token->kind == TOKEN_WORD ? FEATURES_WORD : 0) |
                           (token->kind == TOKEN_CLITIC ? FEATURES_CLITIC : 0) |
                           (token->flags & TOKEN_STARTS_LINE ? FEATURES_STARTS : 0));
    out->shape = word_shape(word, token->flags & TOKEN_CAPITAL);
    out->prefix = affix(word.bytes, affix_length);
    out->suffix = affix(word.bytes + word.length - affix_length, affix_length);
    if (token->kind == TOKEN_WORD || token->kind == TOKEN_LINK)
        set_classes(out, word_classes(p, word, token, out->key));
}

/* Whether a paragraph's words are mostly capitals (2) or mostly capitalised (1). */
static uint8_t paragraph_caps(const struct token *tokens, size_t count)
{
    size_t words = 0, upper = 0, capital = 0;
    for (size_t i = 0; i < count; i++) {
        if (tokens[i].kind != TOKEN_WORD || tokens[i].length < 4)
            continue;
        words++;
        upper += (tokens[i].flags & TOKEN_UPPER) != 0;
        capital += (tokens[i].flags & (TOKEN_CAPITAL | TOKEN_UPPER)) != 0;
    }
    if (words >= 2 && upper * 10 >= words * 7)
        return 2;
    return words >= 4 && capital * 10 >= words * 7;
}

static void prepare_paragraphs(const struct preparation *p)
{
    const struct tokens *tokens = &p->annotation->tokens;
    for (size_t n = 0; n < tokens->paragraph_count; n++) {
        size_t first = tokens->first_of[n], end = tokens->first_of[n + 1];
        uint8_t caps = paragraph_caps(tokens->items + first, end - first);
        for (size_t i = first; i < end; i++) {
            prepare_token(p, i, p->article->paragraphs[n].text);
            p->tokens[i].caps = caps;
        }
    }
}

/* Whether a token that is not capitalised can stand inside a name. */
static bool is_weak(const struct preparation *p, size_t index)
{
    const struct token *token = &p->annotation->tokens.items[index];
    const struct feature_token *t = &p->tokens[index];
    if (token->kind == TOKEN_WORD)
        return token->length <= SHORT_WORD || (t->classes & GAZETTEER_CONNECTOR) ||
               (t->flags & FEATURES_GLUED);
    if (token->kind == TOKEN_NUMBER)
        return token->length <= 4;
    return token->kind == TOKEN_MARK || token->kind == TOKEN_CLITIC;
}

static bool is_joining_mark(char byte)
{
    return strchr("-.&'/,+", byte) != NULL;
}

/* Marks names' candidates in one sentence: capitalised words, and the few weak tokens between or
 * beside them. */
static void mark_candidates(const struct preparation *p, size_t first, size_t end)
{
    size_t last = SIZE_MAX;
    for (size_t i = first; i < end; i++) {
        const struct token *token = &p->annotation->tokens.items[i];
        struct feature_token *t = &p->tokens[i];
        if (t->flags & FEATURES_CAPITAL) {
            t->candidate = 1;
            size_t from = last == SIZE_MAX ? first : last + 1;
            bool reach = last != SIZE_MAX && i - last - 1 <= WEAK_MAX;
            for (size_t k = i; reach && k > from; k--)
                reach = is_weak(p, k - 1);
            for (size_t k = i; k > from && i - k < WEAK_MAX; k--) {
                if (!(reach ||
                      (is_weak(p, k - 1) && (p->tokens[k - 1].classes & GAZETTEER_CONNECTOR))) &&
                    !(p->tokens[k].flags & FEATURES_GLUED && is_weak(p, k - 1)))
                    break;
                p->tokens[k - 1].candidate = 1;
            }
            last = i;
        } else if (i > first && p->tokens[i - 1].candidate &&
                   (token->kind == TOKEN_NUMBER || (t->flags & FEATURES_GLUED && is_weak(p, i)))) {
            t->candidate = 1;
        }
    }
}

/* Marks that never stand in a name end a candidate stretch. */
static void unmark_marks(const struct preparation *p)
{
    const struct tokens *tokens = &p->annotation->tokens;
    for (size_t n = 0; n < tokens->paragraph_count; n++)
        for (size_t i = tokens->first_of[n]; i < tokens->first_of[n + 1]; i++) {
            const struct token *token = &tokens->items[i];
            char byte = p->article->paragraphs[n].text.bytes[token->start];
            if ((token->kind == TOKEN_MARK && !is_joining_mark(byte)) || token->kind == TOKEN_LINK)
                p->tokens[i].candidate = 0;
        }
}

/* A possessive may stand inside a name ("People's Party") but parts the runs: what is before it
 * is mostly a name of its own. */
static void mark_runs(const struct preparation *p, size_t first, size_t end)
{
    for (size_t i = first; i < end;) {
        size_t start = i;
        uint32_t classes = 0;
        while (i < end && p->tokens[i].candidate &&
               (i == start || !((p->tokens[i].flags | p->tokens[i - 1].flags) & FEATURES_CLITIC)))
            classes |= p->tokens[i++].classes;
        for (size_t k = start; k < i; k++) {
            p->tokens[k].run_classes = classes;
            p->tokens[k].run_start = (uint32_t)start;
            p->tokens[k].run_end = (uint32_t)i;
        }
        i += i == start;
    }
}

/* Sentences cover every word; what a cutter left outside counts to the stretch between. */
static void prepare_sentences(const struct preparation *p)
{
    const struct sentences *sentences = &p->annotation->sentences;
    for (size_t s = 0; s < sentences->count; s++) {
        size_t first = sentences->items[s].first_token, end = sentences->items[s].end_token;
        for (size_t i = first, open = 1; i < end && open; i++) {
            p->tokens[i].starts_sentence = 1;
            open = !(p->tokens[i].flags & FEATURES_WORD);
        }
        mark_candidates(p, first, end);
    }
    unmark_marks(p);
    for (size_t s = 0; s < sentences->count; s++)
        mark_runs(p, sentences->items[s].first_token, sentences->items[s].end_token);
}

/* The end of the longest known phrase that begins at `first`; its classes in *found. */
static size_t longest_phrase(const struct preparation *p, size_t first, uint32_t *found)
{
    uint64_t key = p->tokens[first].key;
    size_t best = first + 1, words = 1;
    *found = p->tokens[first].classes & ~(uint32_t)GAZETTEER_PREFIX;
    bool more = p->tokens[first].classes & GAZETTEER_PREFIX;
    for (size_t i = first + 1; more && i < p->count && words < PHRASE_MAX; i++) {
        const struct feature_token *t = &p->tokens[i];
        if (p->annotation->tokens.items[i].flags & TOKEN_STARTS_LINE)
            break;
        if (!(t->flags & FEATURES_WORD)) {
            if (!t->candidate)
                break;
            continue;
        }
        key = gazetteer_phrase_key(key, t->key);
        uint32_t classes = gazetteer_lookup(p->gazetteer, key);
        words++;
        more = classes & GAZETTEER_PREFIX;
        if (classes & ~(uint32_t)GAZETTEER_PREFIX) {
            *found = classes & ~(uint32_t)GAZETTEER_PREFIX;
            best = i + 1;
        }
    }
    return best;
}

static void prepare_phrases(const struct preparation *p)
{
    const uint32_t names = GAZETTEER_CITY | GAZETTEER_TOWN | GAZETTEER_COUNTRY | GAZETTEER_REGION |
                           GAZETTEER_PLACE | GAZETTEER_ORG | GAZETTEER_DEMONYM | GAZETTEER_TITLE;
    for (size_t i = 0; i < p->count;) {
        uint32_t classes = 0;
        size_t end = i + 1;
        if (p->tokens[i].candidate || p->tokens[i].classes & GAZETTEER_TITLE)
            end = longest_phrase(p, i, &classes);
        uint32_t value = classes & names;
        if (value != 0)
            for (size_t k = i; k < end; k++)
                p->tokens[k].phrase = value | (k == i ? FEATURES_PHRASE_BEGIN : 0) |
                                      (end - i > 1 ? FEATURES_PHRASE_LONG : 0);
        i = end;
    }
}

uint32_t features_phrase(const struct features *features, size_t first, size_t end)
{
    uint32_t phrase = features->tokens[first].phrase;
    for (size_t i = first + 1; i < end; i++)
        if (features->tokens[i].phrase & FEATURES_PHRASE_BEGIN || features->tokens[i].phrase == 0)
            return 0;
    bool longer = end < features->count && features->tokens[end].phrase != 0 &&
                  !(features->tokens[end].phrase & FEATURES_PHRASE_BEGIN);
    return phrase & FEATURES_PHRASE_BEGIN && !longer
               ? phrase & ~(uint32_t)(FEATURES_PHRASE_BEGIN | FEATURES_PHRASE_LONG)
               : 0;
}

/* The slot of a key in a table of fact numbers, found or free. */
static size_t find_fact(const struct features *features, const uint32_t *table, size_t mask,
                        uint64_t key)
{
    size_t at = key & mask;
    while (table[at] != 0 && features->facts[table[at] - 1].key != key)
        at = (at + 1) & mask;
    return at;
}

static uint32_t occurrence_context(const struct features *features, size_t i, uint64_t the)
{
    const struct feature_token *t = &features->tokens[i];
    const struct feature_token *before = i > 0 ? t - 1 : NULL,
                               *after = i + 1 < features->count ? t + 1 : NULL;
    uint32_t context = t->starts_sentence ? 0 : CONTEXT_MIDDLE;
    uint32_t b = before ? before->classes : 0, a = after ? after->classes : 0;
    bool before_capital = before && before->flags & FEATURES_CAPITAL;
    bool after_capital = after && after->flags & FEATURES_CAPITAL;
    if (before && !t->starts_sentence) {
        context |= b & GAZETTEER_TITLE ? CONTEXT_AFTER_TITLE : 0;
        context |= b & GAZETTEER_FIRST && before_capital ? CONTEXT_AFTER_FIRST : 0;
        context |= b & GAZETTEER_PREPOSITION ? CONTEXT_AFTER_PREPOSITION : 0;
        context |= before->key == the ? CONTEXT_AFTER_THE : 0;
        context |= before_capital ? CONTEXT_AFTER_CAPITAL : 0;
        context |= b & GAZETTEER_JOB && !before_capital ? CONTEXT_AFTER_JOB : 0;
    }
    context |= (a | b) & GAZETTEER_SPEECH ? CONTEXT_SPEECH : 0;
    context |= after && after->flags & FEATURES_CLITIC ? CONTEXT_POSSESSIVE : 0;
    context |= a & GAZETTEER_ORGWORD && after_capital ? CONTEXT_BEFORE_ORGWORD : 0;
    context |= a & GAZETTEER_PLACEWORD && after_capital ? CONTEXT_BEFORE_PLACEWORD : 0;
    context |= after_capital ? CONTEXT_BEFORE_CAPITAL : 0;
    return context;
}

static char first_letter(const struct preparation *p, size_t index)
{
    size_t length = p->annotation->tokens.items[index].length;
    return (char)(p->tokens[index].prefix >> 8 * ((length < 4 ? length : 4) - 1) & 255);
}

/* Notes under every acronym of the article that the initials from `first` on spell where its words
 * are. */
static void spell_from(const struct preparation *p, struct features *features,
                       const uint32_t *table, size_t mask, size_t first)
{
    char initials[ACRONYM_MAX];
    size_t count = 0;
    for (size_t i = first; i < p->count && count < ACRONYM_MAX && p->tokens[i].candidate; i++) {
        struct feature_token *t = &p->tokens[i];
        if (i > first && t->flags & FEATURES_STARTS)
            break;
        if ((t->flags & (FEATURES_WORD | FEATURES_CAPITAL)) != (FEATURES_WORD | FEATURES_CAPITAL))
            continue;
        initials[count++] = first_letter(p, i);
        if (count < ACRONYM_MIN)
            continue;
        uint64_t key = gazetteer_word_key((struct text){initials, count}, false);
        size_t at = find_fact(features, table, mask, key);
        struct word_fact *fact = table[at] == 0 ? NULL : &features->facts[table[at] - 1];
        if (fact == NULL || !(fact->contexts & CONTEXT_ACRONYM))
            continue;
        fact->spelt = fact->spelt == 0 ? (uint32_t)first + 1 : fact->spelt;
        for (size_t k = first; k <= i; k++)
            p->tokens[k].flags |= k == first ? FEATURES_SPELT_BEGIN : FEATURES_SPELT;
    }
}

/* The facts of capitalised words, and their numbers in a table by key. */
static void add_facts(const struct preparation *p, struct features *features, uint32_t *table,
                      size_t mask)
{
    for (size_t i = 0; i < features->count; i++) {
        struct feature_token *t = &features->tokens[i];
        const struct token *token = &p->annotation->tokens.items[i];
        if (!(t->flags & FEATURES_CAPITAL))
            continue;
        size_t at = find_fact(features, table, mask, t->key);
        if (table[at] == 0) {
            features->facts[features->fact_count++].key = t->key;
            table[at] = (uint32_t)features->fact_count;
        }
        t->fact = table[at] - 1;
        if (t->caps == 0)
            features->facts[t->fact].contexts |= occurrence_context(features, i, p->the);
        if (t->caps == 0 && token->flags & TOKEN_UPPER && token->length <= ACRONYM_MAX)
            features->facts[t->fact].contexts |= CONTEXT_ACRONYM;
    }
}

static void gather_facts(const struct preparation *p, struct features *features,
                         struct arena *arena)
{
    size_t capitals = 0, size = 16;
    for (size_t i = 0; i < features->count; i++)
        capitals += (features->tokens[i].flags & FEATURES_CAPITAL) != 0;
    while (size < 2 * capitals)
        size *= 2;
    uint32_t *table = arena_array(arena, size, sizeof(*table));
    features->facts = arena_array(arena, capitals, sizeof(*features->facts));
    add_facts(p, features, table, size - 1);
    for (size_t i = 0; i < features->count; i++) {
        const struct feature_token *t = &features->tokens[i];
        if (!(t->flags & FEATURES_WORD))
            continue;
        if (t->flags & FEATURES_CAPITAL) {
            spell_from(p, features, table, size - 1, i);
            continue;
        }
        size_t at = find_fact(features, table, size - 1, t->key);
        if (table[at] != 0)
            features->facts[table[at] - 1].contexts |= CONTEXT_LOWER;
    }
}

void features_prepare(const struct article *article, const struct annotation *annotation,
                      const struct gazetteer *gazetteer, struct arena *arena, struct features *out)
{
    size_t count = annotation->tokens.count;
    *out = (struct features){.tokens = arena_array(arena, count, sizeof(*out->tokens)),
                             .count = count};
    struct preparation p = {article,     annotation, gazetteer,
                            out->tokens, count,      gazetteer_word_key(TEXT("the"), false)};
    prepare_paragraphs(&p);
    prepare_sentences(&p);
    prepare_phrases(&p);
    gather_facts(&p, out, arena);
}
