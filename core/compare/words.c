#include "core/compare/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/language/stems.h"

enum { CLAUSE_WORDS_MIN = 5 };

struct reader {
    struct vocabulary *vocabulary;
    struct arena *arena; /* of the words */
    struct words *out;
    const struct article *article;
    const struct annotation *annotation;
    const char *bytes; /* of the paragraph at hand */
    size_t paragraph;
    size_t capacity;
    size_t next_mention, next_quote;
    uint8_t flags; /* for the next word */
    size_t known;  /* the token that was folded last, */
    uint32_t form; /* and its form */
};

/* Endings of contractions and the word that each stands for. */
static const struct {
    const char *ending, *word;
} contractions[] = {
    {"n't", "not"},  {"not", "not"}, {"'re", "are"},  {"'ve", "have"},
    {"'ll", "will"}, {"'m", "am"},   {"'d", "would"},
};

/* Letters behind a number that multiply it. */
static const struct {
    const char *word;
    double factor;
} suffixes[] = {{"k", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"bn", 1e9}, {"b", 1e9}, {"tn", 1e12}};

static struct text token_bytes(const struct reader *r, size_t index)
{
    const struct token *token = &r->annotation->tokens.items[index];
    return (struct text){r->bytes + token->start, token->length};
}

/* Folded, without the stops of "U.S."; the country is kept apart from the pronoun. */
static size_t fold_token(const struct reader *r, size_t index, char out[STEM_LENGTH_MAX])
{
    size_t length = stem_fold(token_bytes(r, index), out), kept = 0;
    for (size_t i = 0; i < length; i++)
        if (out[i] != '.')
            out[kept++] = out[i];
    out[kept] = '\0';
    if ((r->annotation->tokens.items[index].flags & TOKEN_UPPER) && strcmp(out, "us") == 0)
        kept = stem_fold(TEXT("usa"), out);
    return kept;
}

/* Moves past what ends before the token; tells whether the token lies in a mention. */
static bool in_mention(struct reader *r, size_t token)
{
    const struct annotation *a = r->annotation;
    while (r->next_mention < a->mention_count && a->mentions[r->next_mention].end_token <= token)
        r->next_mention++;
    return r->next_mention < a->mention_count && a->mentions[r->next_mention].first_token <= token;
}

static uint32_t fragment_of(struct reader *r, size_t paragraph, uint32_t start)
{
    const struct annotation *a = r->annotation;
    for (; r->next_quote < a->quote_count; r->next_quote++) {
        struct span span = a->quotes[r->next_quote].span;
        if (span.paragraph > paragraph || (span.paragraph == paragraph && start < span.start))
            return 0;
        if (span.paragraph == paragraph && start < span.start + span.length)
            return (uint32_t)r->next_quote + 1;
    }
    return 0;
}

static void add_word(struct reader *r, size_t token, uint32_t key, uint32_t form, uint32_t spelling)
{
    struct words *out = r->out;
    out->words =
        arena_grow(r->arena, out->words, out->word_count, &r->capacity, sizeof(*out->words));
    const struct token *at = &r->annotation->tokens.items[token];
    uint8_t flags = r->flags | (in_mention(r, token) ? WORD_MENTION : 0) |
                    (at->flags & TOKEN_CAPITAL ? WORD_CAPITAL : 0);
    struct word *word = &out->words[out->word_count++];
    *word = (struct word){.key = key,
                          .stem = r->vocabulary->keys[key].stem,
                          .form = form,
                          .spelling = spelling,
                          .token = (uint32_t)token,
                          .fragment = fragment_of(r, r->paragraph, at->start),
                          .flags = flags};
    if (!(flags & (WORD_INITIAL | WORD_LABEL))) {
        struct key *k = &r->vocabulary->keys[key];
        *(flags & WORD_CAPITAL ? &k->capital : &k->small) += 1;
    }
    r->flags &= (uint8_t) ~(WORD_INITIAL | WORD_CUT);
}

static struct word_form *form_at(const struct reader *r, uint32_t form)
{
    return &r->vocabulary->forms.items[form];
}

static uint32_t find_form(struct reader *r, const char *word, size_t length)
{
    return word_forms_find(&r->vocabulary->forms, r->vocabulary->arena,
                           (struct text){word, length});
}

/* The form of a token that is a word. */
static uint32_t form_of(struct reader *r, size_t token)
{
    char word[STEM_LENGTH_MAX];
    if (r->known != token) {
        r->form = find_form(r, word, fold_token(r, token, word));
        r->known = token;
    }
    return r->form;
}

static void add_form(struct reader *r, size_t token, uint32_t form)
{
    if (form_at(r, form)->text.length == 0)
        return;
    uint32_t key = word_form_key(r->vocabulary, form);
    const struct word_form *at = form_at(r, form);
    r->flags |= at->cut ? WORD_CUT : 0;
    add_word(r, token, key, (uint32_t)at->hash, at->spelling);
}

static void add_folded(struct reader *r, size_t token, const char *word, size_t length)
{
    add_form(r, token, find_form(r, word, length));
}

/* Adds the first word of a contraction, and leaves its second in `word`; its new length. */
static size_t take_contraction(struct reader *r, size_t token, char word[STEM_LENGTH_MAX],
                               size_t length)
{
    for (size_t i = 0; i < sizeof(contractions) / sizeof(contractions[0]); i++) {
        struct text ending = text_from(contractions[i].ending);
        if (length <= ending.length || !text_ends((struct text){word, length}, ending))
            continue;
        word[length -= ending.length] = '\0';
        if (strcmp(word, "ca") == 0)
            length = stem_fold(TEXT("can"), word);
        else if (strcmp(word, "wo") == 0)
            length = stem_fold(TEXT("will"), word);
        add_folded(r, token, word, length);
        return stem_fold(text_from(contractions[i].word), word);
    }
    return length;
}

static void add_token_word(struct reader *r, size_t token)
{
    uint32_t form = form_of(r, token);
    struct word_form known = *form_at(r, form);
    if (!known.contracted && known.part == 0) {
        add_form(r, token, form);
        return;
    }
    char word[STEM_LENGTH_MAX], first[STEM_LENGTH_MAX];
    size_t length = known.text.length, part = known.part;
    memcpy(word, known.text.bytes, length + 1);
    if (known.contracted)
        length = take_contraction(r, token, word, length);
    if (part > 0) {
        add_folded(r, token, first, stem_fold((struct text){word, part}, first));
        length -= part;
        memmove(word, word + part, length + 1);
    }
    add_folded(r, token, word, length);
}

static double number_of(struct reader *r, size_t token)
{
    char word[STEM_LENGTH_MAX];
    struct text text = token_bytes(r, token);
    if (r->annotation->tokens.items[token].kind == TOKEN_WORD)
        return form_at(r, form_of(r, token))->number;
    if (r->annotation->tokens.items[token].kind != TOKEN_NUMBER)
        return -1;
    size_t length = 0;
    for (size_t i = 0; i < text.length && length < sizeof(word) - 1; i++)
        if (text.bytes[i] != ',')
            word[length++] = text.bytes[i];
    word[length] = '\0';
    return strtod(word, NULL);
}

/* "million", or letters glued behind the digits; 0 when the token multiplies nothing. */
static double factor_of(struct reader *r, size_t token)
{
    const struct token *at = &r->annotation->tokens.items[token];
    if (at->kind != TOKEN_WORD)
        return 0;
    double value = number_of(r, token);
    if (value >= 100)
        return value;
    char word[STEM_LENGTH_MAX];
    stem_fold(token_bytes(r, token), word);
    for (size_t i = 0; (at->flags & TOKEN_GLUED) && i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
        if (strcmp(word, suffixes[i].word) == 0)
            return suffixes[i].factor;
    return 0;
}

/* "and a half million" behind a number word. */
static bool is_half_more(struct reader *r, size_t at, size_t end)
{
    static const char *const words[] = {"and", "a", "half"};
    enum { WORDS = sizeof(words) / sizeof(words[0]) };
    for (size_t i = 0; i < WORDS; i++)
        if (at + i >= end || !text_equal(token_bytes(r, at + i), text_from(words[i])))
            return false;
    return at + WORDS < end && factor_of(r, at + WORDS) > 0;
}

/* Reads a number at `at`: its value; *next is behind it. Negative where there is none. */
static double read_number(struct reader *r, size_t at, size_t end, size_t *next)
{
    double value = number_of(r, at);
    *next = at + 1;
    if (value < 0)
        return value;
    bool word = r->annotation->tokens.items[at].kind == TOKEN_WORD;
    if (word && value >= 20 && value < 100) {
        bool hyphen = at + 2 < end && text_equal(token_bytes(r, at + 1), TEXT("-"));
        double unit = hyphen ? number_of(r, at + 2) : -1;
        if (unit >= 1 && unit < 10) {
            value += unit;
            *next = at + 3;
        }
    }
    if (word && is_half_more(r, *next, end)) {
        value += 0.5;
        *next += 3;
    }
    double factor;
    while (*next < end && value < 1e15 && (factor = factor_of(r, *next)) > 0) {
        value *= factor;
        *next += 1;
    }
    return value;
}

static void add_number(struct reader *r, size_t token, double value)
{
    char text[32];
    int length = snprintf(text, sizeof(text), "#%.10g", value);
    struct text name = {text, (size_t)length};
    uint32_t key = vocabulary_add(r->vocabulary, name, KEY_NUMBER);
    r->vocabulary->keys[key].value = value;
    struct text printed = token_bytes(r, token);
    uint64_t hash = text_hash(name);
    add_word(r, token, key, (uint32_t)text_hash_more(hash, text_slice(printed, 0, 1)),
             (uint32_t)hash);
}

/* Marks that part clauses. */
static bool is_cut(struct text mark)
{
    static const char *const cuts[] = {",", ";", ":", "–", "—", "-"};
    for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++)
        if (text_equal(mark, text_from(cuts[i])))
            return true;
    return false;
}

static void add_percent(struct reader *r, size_t token)
{
    add_folded(r, token, "percent", strlen("percent"));
}

/* "per cent" is one word, as "percent" and "%" are. */
static bool is_per_cent(const struct reader *r, size_t at, size_t end, size_t *next)
{
    if (at + 1 >= end || !text_equal_ascii_case(token_bytes(r, at), TEXT("per")) ||
        !text_equal_ascii_case(token_bytes(r, at + 1), TEXT("cent")))
        return false;
    *next = at + 2;
    return true;
}

static void read_sentence(struct reader *r, const struct sentence *sentence)
{
    const struct token *items = r->annotation->tokens.items;
    for (size_t i = sentence->first_token, next; i < sentence->end_token; i = next) {
        next = i + 1;
        if (items[i].kind == TOKEN_MARK) {
            struct text mark = token_bytes(r, i);
            if (text_equal(mark, TEXT("%")))
                add_percent(r, i);
            if (is_cut(mark) && !(mark.bytes[0] == '-' && (items[i].flags & TOKEN_GLUED)))
                r->flags |= WORD_CUT;
            continue;
        }
        if (items[i].kind == TOKEN_CLITIC)
            continue;
        double value = read_number(r, i, sentence->end_token, &next);
        if (value >= 0)
            add_number(r, i, value);
        else if (is_per_cent(r, i, sentence->end_token, &next))
            add_percent(r, i);
        else
            add_token_word(r, i);
    }
}

/* Numbers the clauses; returns how many. */
static uint8_t cut_clauses(struct word *words, size_t count)
{
    size_t start = 0;
    uint8_t clause = 0;
    for (size_t i = 0; i < count; i++) {
        if ((words[i].flags & WORD_CUT) && i - start >= CLAUSE_WORDS_MIN &&
            count - i >= CLAUSE_WORDS_MIN && clause + 1 < WORDS_CLAUSES_MAX) {
            clause++;
            start = i;
        }
        words[i].clause = clause;
    }
    return clause + 1;
}

bool words_same_unit(const struct words *left, uint32_t a, const struct words *right, uint32_t b)
{
    const struct unit *x = &left->units[a], *y = &right->units[b];
    if (x->hash != y->hash || x->word_count != y->word_count)
        return false;
    for (uint32_t i = 0; i < x->word_count; i++)
        if (left->words[x->first_word + i].form != right->words[y->first_word + i].form)
            return false;
    return true;
}

static bool same_words(const struct words *w, const struct unit *unit, const struct word *words,
                       size_t count)
{
    if (unit->word_count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (w->words[unit->first_word + i].form != words[i].form)
            return false;
    return true;
}

struct unit_table {
    uint32_t *slots;
    size_t size; /* a power of two */
};

/* The unit with these words, made where there is none. */
static uint32_t find_unit(struct words *w, struct unit_table *table, uint32_t first, uint32_t count)
{
    uint64_t hash = count;
    for (uint32_t i = 0; i < count; i++)
        hash = (hash ^ w->words[first + i].form) * 0x9E3779B97F4A7C15u;
    size_t slot = (hash >> 20) & (table->size - 1);
    for (; table->slots[slot] != WORDS_NONE; slot = (slot + 1) & (table->size - 1))
        if (same_words(w, &w->units[table->slots[slot]], w->words + first, count))
            return table->slots[slot];
    w->units[w->unit_count] = (struct unit){.hash = hash, .first_word = first, .word_count = count};
    w->units[w->unit_count].clause_count = cut_clauses(w->words + first, count);
    table->slots[slot] = (uint32_t)w->unit_count;
    return (uint32_t)w->unit_count++;
}

static bool takes_part(enum paragraph_kind kind)
{
    return kind != PARAGRAPH_BOILERPLATE && kind != PARAGRAPH_BYLINE && kind != PARAGRAPH_TIME;
}

static void gather_places(struct words *w, struct arena *arena, size_t sentences)
{
    w->places = arena_array(arena, w->sentence_count, sizeof(*w->places));
    uint32_t at = 0;
    for (size_t u = 0; u < w->unit_count; u++) {
        w->units[u].first_place = at;
        at += w->units[u].place_count;
        w->units[u].place_count = 0;
    }
    for (size_t s = 0; s < sentences; s++) {
        if (w->unit_of[s] == WORDS_NONE)
            continue;
        struct unit *unit = &w->units[w->unit_of[s]];
        w->places[unit->first_place + unit->place_count++] = (uint32_t)s;
    }
}

static void take_sentence(struct reader *r, struct unit_table *table, size_t index)
{
    struct words *w = r->out;
    const struct sentence *sentence = &r->annotation->sentences.items[index];
    const struct paragraph *paragraph = &r->article->paragraphs[sentence->span.paragraph];
    w->unit_of[index] = w->rank_of[index] = WORDS_NONE;
    if (!takes_part(paragraph->kind))
        return;
    r->bytes = paragraph->text.bytes;
    r->paragraph = sentence->span.paragraph;
    r->flags = WORD_INITIAL;
    if (paragraph->kind == PARAGRAPH_HEADLINE || paragraph->kind == PARAGRAPH_HEADING)
        r->flags |= WORD_LABEL;
    uint32_t first = (uint32_t)w->word_count;
    read_sentence(r, sentence);
    uint32_t count = (uint32_t)w->word_count - first;
    if (count == 0)
        return;
    w->rank_of[index] = (uint32_t)w->sentence_count++;
    w->words_total += count;
    uint32_t unit = find_unit(w, table, first, count);
    w->unit_of[index] = unit;
    w->units[unit].place_count++;
    w->first_of[index] = first;
}

void words_read(struct vocabulary *vocabulary, const struct compare_side *from, struct arena *arena,
                struct words *out)
{
    size_t sentences = from->annotation->sentences.count;
    *out = (struct words){.article = from->article, .annotation = from->annotation};
    struct reader r = {.vocabulary = vocabulary,
                       .arena = arena,
                       .out = out,
                       .article = from->article,
                       .annotation = from->annotation,
                       .known = SIZE_MAX};
    struct unit_table table = {.size = 64};
    while (table.size < sentences * 2)
        table.size *= 2;
    table.slots = arena_array(arena, table.size, sizeof(*table.slots));
    memset(table.slots, 0xFF, table.size * sizeof(*table.slots));
    out->units = arena_array(arena, sentences, sizeof(*out->units));
    out->first_of = arena_array(arena, sentences, sizeof(*out->first_of));
    out->unit_of = arena_array(arena, sentences, sizeof(*out->unit_of));
    out->rank_of = arena_array(arena, sentences, sizeof(*out->rank_of));
    for (size_t i = 0; i < sentences; i++)
        take_sentence(&r, &table, i);
    gather_places(out, arena, sentences);
}

void words_renumber(const struct words *words, const uint32_t *map, struct arena *arena,
                    struct words *out)
{
    struct word *renumbered = arena_array(arena, words->word_count, sizeof(*renumbered));
    for (size_t i = 0; i < words->word_count; i++) {
        renumbered[i] = words->words[i];
        renumbered[i].key = map[renumbered[i].key];
        renumbered[i].stem = map[renumbered[i].stem];
    }
    *out = *words;
    out->words = renumbered;
}
