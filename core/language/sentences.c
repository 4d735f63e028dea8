#include "core/language/sentences.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

/* What a full stop behind a word may mean. */
enum abbreviation_kind {
    NO_ABBREVIATION,
    BEFORE_NAME,   /* never ends a sentence: "Mr." */
    BEFORE_NUMBER, /* does not end one before a number: "No. 10", "Feb. 3" */
    EITHER,        /* ends one only before a word that begins sentences: "Inc.", "U.S." */
    STATE          /* the same, behind a comma: "Springfield, Mass." */
};

struct abbreviation {
    const char *word;
    enum abbreviation_kind kind;
};

/* In byte order, for bsearch. */
static const struct abbreviation abbreviations[] = {
    {"Adm", BEFORE_NAME},    {"Ala", STATE},         {"Apr", BEFORE_NUMBER},
    {"Ariz", STATE},         {"Ark", STATE},         {"Aug", BEFORE_NUMBER},
    {"Ave", EITHER},         {"Blvd", EITHER},       {"Brig", BEFORE_NAME},
    {"Bros", EITHER},        {"Calif", STATE},       {"Capt", BEFORE_NAME},
    {"Cllr", BEFORE_NAME},   {"Cmdr", BEFORE_NAME},  {"Co", EITHER},
    {"Col", BEFORE_NAME},    {"Colo", STATE},        {"Conn", STATE},
    {"Corp", EITHER},        {"Cpl", BEFORE_NAME},   {"Dec", BEFORE_NUMBER},
    {"Del", STATE},          {"Det", BEFORE_NAME},   {"Dr", BEFORE_NAME},
    {"Esq", EITHER},         {"Feb", BEFORE_NUMBER}, {"Fig", BEFORE_NUMBER},
    {"Fla", STATE},          {"Fr", BEFORE_NAME},    {"Ft", BEFORE_NAME},
    {"Ga", STATE},           {"Gen", BEFORE_NAME},   {"Gov", BEFORE_NAME},
    {"Hon", BEFORE_NAME},    {"Ill", STATE},         {"Inc", EITHER},
    {"Ind", STATE},          {"Insp", BEFORE_NAME},  {"Jan", BEFORE_NUMBER},
    {"Jr", EITHER},          {"Jul", BEFORE_NUMBER}, {"Jun", BEFORE_NUMBER},
    {"Kan", STATE},          {"Ky", STATE},          {"La", STATE},
    {"Lt", BEFORE_NAME},     {"Ltd", EITHER},        {"Maj", BEFORE_NAME},
    {"Mar", BEFORE_NUMBER},  {"Mass", STATE},        {"Md", STATE},
    {"Messrs", BEFORE_NAME}, {"Mich", STATE},        {"Minn", STATE},
    {"Miss", STATE},         {"Mlle", BEFORE_NAME},  {"Mme", BEFORE_NAME},
    {"Mo", STATE},           {"Mont", STATE},        {"Mr", BEFORE_NAME},
    {"Mrs", BEFORE_NAME},    {"Ms", BEFORE_NAME},    {"Mt", BEFORE_NAME},
    {"Neb", STATE},          {"Nev", STATE},         {"No", BEFORE_NUMBER},
    {"Nos", BEFORE_NUMBER},  {"Nov", BEFORE_NUMBER}, {"Oct", BEFORE_NUMBER},
    {"Okla", STATE},         {"Ore", STATE},         {"Pa", STATE},
    {"Pres", BEFORE_NAME},   {"Prof", BEFORE_NAME},  {"Pte", BEFORE_NAME},
    {"Pvt", BEFORE_NAME},    {"Rd", EITHER},         {"Rep", BEFORE_NAME},
    {"Reps", BEFORE_NAME},   {"Rev", BEFORE_NAME},   {"Rt", BEFORE_NAME},
    {"Sen", BEFORE_NAME},    {"Sens", BEFORE_NAME},  {"Sep", BEFORE_NUMBER},
    {"Sept", BEFORE_NUMBER}, {"Sgt", BEFORE_NAME},   {"Sr", EITHER},
    {"St", EITHER},          {"Ste", BEFORE_NAME},   {"Supt", BEFORE_NAME},
    {"Tenn", STATE},         {"Tex", STATE},         {"Va", STATE},
    {"Vol", BEFORE_NUMBER},  {"Vt", STATE},          {"Wash", STATE},
    {"Wis", STATE},          {"al", EITHER},         {"approx", BEFORE_NUMBER},
    {"ca", BEFORE_NUMBER},   {"cf", BEFORE_NAME},    {"eg", BEFORE_NAME},
    {"est", BEFORE_NUMBER},  {"etc", EITHER},        {"ft", EITHER},
    {"ie", BEFORE_NAME},     {"lb", EITHER},         {"lbs", EITHER},
    {"no", BEFORE_NUMBER},   {"nos", BEFORE_NUMBER}, {"oz", EITHER},
    {"pp", BEFORE_NUMBER},   {"vol", BEFORE_NUMBER}, {"vs", BEFORE_NAME},
};

/* Words that, capitalised behind a doubtful stop, begin a sentence. In byte order. */
static const char *const starters[] = {
    "A",       "About",   "According", "After",  "All",     "Although",  "Among",   "An",
    "And",     "Another", "Any",       "As",     "At",      "Because",   "Before",  "Both",
    "But",     "By",      "Despite",   "During", "Each",    "Earlier",   "Even",    "Every",
    "Few",     "For",     "From",      "He",     "Her",     "Here",      "His",     "How",
    "However", "I",       "If",        "In",     "Instead", "It",        "Its",     "Last",
    "Later",   "Many",    "Meanwhile", "More",   "Most",    "My",        "No",      "Nobody",
    "None",    "Nor",     "Not",       "Now",    "Of",      "On",        "Once",    "One",
    "Only",    "Or",      "Other",     "Others", "Our",     "Over",      "She",     "Since",
    "So",      "Some",    "Still",     "Such",   "That",    "The",       "Their",   "Then",
    "There",   "These",   "They",      "This",   "Those",   "Though",    "Through", "To",
    "Today",   "Under",   "Unlike",    "Until",  "We",      "What",      "When",    "Where",
    "While",   "Who",     "Why",       "With",   "Without", "Yesterday", "Yet",     "You",
};

/* Verbs of speech, in byte order: "Why?" Mr Smith asked. */
static const char *const speech[] = {
    "added",   "adds",      "admitted", "argued",   "asked",    "asks",     "began",
    "claimed", "continued", "cried",    "declared", "demanded", "insisted", "joked",
    "posted",  "replied",   "said",     "says",     "shouted",  "tells",    "told",
    "tweeted", "warned",    "wondered", "writes",   "wrote",    "yelled",
};

struct splitter {
    const struct tokens *tokens;
    const char *bytes; /* of the paragraph at hand */
    size_t end;        /* behind its last token */
    struct sentence *items;
    size_t count, capacity;
};

static struct text word_at(const struct splitter *s, size_t index)
{
    const struct token *token = &s->tokens->items[index];
    return (struct text){s->bytes + token->start, token->length};
}

static bool is_mark(const struct splitter *s, size_t index)
{
    return index < s->end && s->tokens->items[index].kind == TOKEN_MARK;
}

static bool is_glued(const struct splitter *s, size_t index)
{
    return index < s->end && (s->tokens->items[index].flags & TOKEN_GLUED);
}

static bool is_one_of(const struct splitter *s, size_t index, const char *const *marks)
{
    if (!is_mark(s, index))
        return false;
    for (size_t i = 0; marks[i] != NULL; i++)
        if (text_equal(word_at(s, index), text_from(marks[i])))
            return true;
    return false;
}

static bool is_terminator(const struct splitter *s, size_t index)
{
    if (!is_mark(s, index))
        return false;
    struct text mark = word_at(s, index);
    char byte = mark.bytes[0];
    return byte == '.' || byte == '!' || byte == '?' || text_equal(mark, TEXT("…"));
}

static bool is_closer(const struct splitter *s, size_t index)
{
    static const char *const marks[] = {"\"", "'", "”", "’", ")", "]", "»", "*", NULL};
    return is_one_of(s, index, marks);
}

static bool is_opener(const struct splitter *s, size_t index)
{
    static const char *const marks[] = {"\"", "'", "“", "‘", "(", "[", "«", "£", "$",
                                        "€",  "#", "@", "•", "*", "¿", "¡", NULL};
    return is_one_of(s, index, marks);
}

static int compare_word(const void *key, const void *item)
{
    return text_compare(*(const struct text *)key, text_from(*(const char *const *)item));
}

static bool is_in(struct text word, const char *const *list, size_t count)
{
    return bsearch(&word, list, count, sizeof(*list), compare_word) != NULL;
}

static bool is_starter(const struct splitter *s, size_t index)
{
    return is_opener(s, index) ||
           is_in(word_at(s, index), starters, sizeof(starters) / sizeof(starters[0]));
}

/* Whether a name and a verb of speech follow: the question or cry before was quoted, the sentence
 * goes on. */
static bool speech_follows(const struct splitter *s, size_t index)
{
    for (size_t i = index; i < s->end && i < index + 5; i++) {
        if (s->tokens->items[i].kind != TOKEN_WORD)
            return false;
        if (i > index && is_in(word_at(s, i), speech, sizeof(speech) / sizeof(speech[0])))
            return true;
        if (i > index && !(s->tokens->items[i].flags & TOKEN_CAPITAL))
            return false;
    }
    return false;
}

static enum abbreviation_kind abbreviation_of(const struct splitter *s, size_t first, size_t stop)
{
    if (stop == first || !is_glued(s, stop) || word_at(s, stop).length != 1)
        return NO_ABBREVIATION;
    const struct token *before = &s->tokens->items[stop - 1];
    struct text word = word_at(s, stop - 1);
    if (before->kind == TOKEN_NUMBER) /* "1. First" */
        return stop - 1 == first && before->length < 4 ? BEFORE_NAME : NO_ABBREVIATION;
    if (before->kind != TOKEN_WORD)
        return NO_ABBREVIATION;
    if (word.length == 1 && (before->flags & TOKEN_CAPITAL))
        return word.bytes[0] == 'I' ? NO_ABBREVIATION : EITHER;
    const struct abbreviation *found =
        bsearch(&word, abbreviations, sizeof(abbreviations) / sizeof(abbreviations[0]),
                sizeof(abbreviations[0]), compare_word);
    if (found == NULL)
        return NO_ABBREVIATION;
    if (found->kind != STATE)
        return found->kind;
    static const char *const comma[] = {",", NULL};
    return stop - first > 2 && is_one_of(s, stop - 2, comma) ? EITHER : NO_ABBREVIATION;
}

/* Whether a sentence can begin at `next`, which stands behind white space. */
static bool begins(const struct splitter *s, size_t next)
{
    const struct token *token = &s->tokens->items[next];
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_LINK)
        return true;
    if (token->kind == TOKEN_MARK)
        return is_opener(s, next);
    return (token->flags & TOKEN_CAPITAL) != 0;
}

/* "end.Next": small letters, a stop, a capital and small letters. */
static bool glued_ends(const struct splitter *s, size_t stop, size_t next)
{
    const struct token *after = &s->tokens->items[next], *before = &s->tokens->items[stop - 1];
    if (after->kind != TOKEN_WORD || !(after->flags & TOKEN_CAPITAL) ||
        (after->flags & TOKEN_UPPER) || after->length < 2)
        return false;
    return before->kind == TOKEN_WORD && before->length >= 3 && is_glued(s, stop) &&
           !(before->flags & (TOKEN_CAPITAL | TOKEN_UPPER));
}

/* Whether the sentence from `first` ends with the stop at `stop`, given that `next` is the first
 * token behind its closing marks. */
static bool ends_at(const struct splitter *s, size_t first, size_t stop, size_t next)
{
    if (next >= s->end)
        return true;
    if (is_glued(s, next))
        return stop > first && glued_ends(s, stop, next);
    if (!begins(s, next))
        return false;
    bool full_stop = word_at(s, stop).bytes[0] == '.';
    if (!full_stop && is_closer(s, next - 1) && speech_follows(s, next))
        return false;
    switch (full_stop ? abbreviation_of(s, first, stop) : NO_ABBREVIATION) {
    case BEFORE_NAME:
        return false;
    case BEFORE_NUMBER:
        return s->tokens->items[next].kind != TOKEN_NUMBER;
    case EITHER:
    case STATE:
        return is_starter(s, next);
    case NO_ABBREVIATION:
        break;
    }
    return true;
}

static void add(struct splitter *s, size_t first, size_t end)
{
    s->items = memory_grow(s->items, s->count, &s->capacity, sizeof(*s->items));
    s->items[s->count++] =
        (struct sentence){tokens_span(s->tokens, first, end), (uint32_t)first, (uint32_t)end};
}

/* "U.S." and "p.m." carry their stop; such a word can end a sentence. */
static bool dotted_ends(const struct splitter *s, size_t index)
{
    if (s->tokens->items[index].kind != TOKEN_WORD)
        return false;
    struct text word = word_at(s, index);
    if (word.length < 3 || word.bytes[word.length - 1] != '.')
        return false;
    size_t next = index + 1;
    while (next < s->end && is_glued(s, next) && is_closer(s, next))
        next++;
    return next < s->end && !is_glued(s, next) && begins(s, next) && is_starter(s, next);
}

/* Behind the stop at `stop` and all stops and closing marks glued to it. */
static size_t skip_closers(const struct splitter *s, size_t stop)
{
    size_t next = stop + 1;
    while (next < s->end && is_glued(s, next) && (is_terminator(s, next) || is_closer(s, next)))
        next++;
    return next;
}

static bool has_words(const struct splitter *s, size_t first)
{
    for (size_t i = first; i < s->end; i++)
        if (s->tokens->items[i].kind != TOKEN_MARK)
            return true;
    return false;
}

/* Marks alone at the end of a paragraph belong to the sentence before. */
static void finish(struct splitter *s, size_t paragraph_first, size_t first)
{
    if (first >= s->end)
        return;
    if (first > paragraph_first && !has_words(s, first)) {
        struct sentence *last = &s->items[s->count - 1];
        last->end_token = (uint32_t)s->end;
        last->span = tokens_span(s->tokens, last->first_token, s->end);
        return;
    }
    add(s, first, s->end);
}

static void split_paragraph(struct splitter *s, size_t paragraph_first)
{
    size_t first = paragraph_first;
    for (size_t i = first; i < s->end;) {
        size_t next = i + 1;
        bool ends = false;
        if (is_terminator(s, i)) {
            next = skip_closers(s, i);
            ends = ends_at(s, first, i, next);
        } else if (dotted_ends(s, i)) {
            next = skip_closers(s, i);
            ends = true;
        }
        if (ends) {
            if (next >= s->end)
                break;
            add(s, first, next);
            first = next;
        }
        i = next;
    }
    finish(s, paragraph_first, first);
}

void sentences_make(const struct article *article, const struct tokens *tokens, struct arena *arena,
                    struct sentences *out)
{
    struct splitter s = {.tokens = tokens};
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        s.bytes = article->paragraphs[p].text.bytes;
        s.end = tokens->first_of[p + 1];
        split_paragraph(&s, tokens->first_of[p]);
    }
    out->count = s.count;
    out->items = arena_array(arena, s.count, sizeof(*out->items));
    if (s.count > 0)
        memcpy(out->items, s.items, s.count * sizeof(*out->items));
    free(s.items);
}

size_t sentences_at(const struct sentences *sentences, size_t paragraph, size_t offset)
{
    size_t low = 0, high = sentences->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct span span = sentences->items[middle].span;
        if (span.paragraph < paragraph || (span.paragraph == paragraph && span.start <= offset))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || sentences->items[low - 1].span.paragraph != paragraph)
        return SIZE_MAX;
    return low - 1;
}
