#include "core/language/tokens.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/base/utf8.h"

enum { LENGTH_MAX = (1 << 24) - 1, DOMAIN_MAX = 256 };

/* What a character is to the tokeniser; letters differ by case for the flags. */
enum class {
    CLASS_SPACE = 1,
    CLASS_DIGIT = 2,
    CLASS_LOWER = 4,
    CLASS_UPPER = 8,
    CLASS_OTHER_LETTER = 16,
    CLASS_MARK = 32,
    CLASS_LETTER = CLASS_LOWER | CLASS_UPPER | CLASS_OTHER_LETTER,
    CLASS_ALNUM = CLASS_LETTER | CLASS_DIGIT
};

#define M CLASS_MARK
#define D CLASS_DIGIT
#define U CLASS_UPPER
#define L CLASS_LOWER
#define S CLASS_SPACE
/* Of ASCII; bytes above are decoded. */
static const unsigned char ascii_class[128] = {
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M,
    M, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, M, M, M, M, M,
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, S};
#undef M
#undef D
#undef U
#undef L
#undef S

struct tokenizer {
    const char *bytes;
    size_t length, at;
    struct token *items;
    size_t count, capacity;
    size_t previous_end; /* of the token before, SIZE_MAX at the start of a paragraph */
    bool single_open;    /* a single quotation mark is open in this paragraph */
};

static enum class classify_wide(const struct tokenizer *t, size_t at, size_t *size) {
    uint32_t code = utf8_decode(t->bytes + at, t->length - at, size);
    if (utf8_is_letter(code)) return utf8_is_upper(code) ? CLASS_UPPER
    : utf8_is_lower(code)                                ? CLASS_LOWER
                                                         : CLASS_OTHER_LETTER;
    if (utf8_is_digit(code)) return CLASS_DIGIT;
    return utf8_is_space(code) ? CLASS_SPACE : CLASS_MARK;
}

/* The class of the character at `at` and its bytes; the end of the text is a space of no bytes. */
static inline enum class classify(const struct tokenizer *t, size_t at, size_t *size) {
        *size = 0; if (at >= t->length) return CLASS_SPACE;
        unsigned char byte = (unsigned char)t->bytes[at];
        if (byte >= 128) return classify_wide(t, at, size);
        *size = 1;
        return ascii_class[byte];
}

static bool is_class(const struct tokenizer *t, size_t at, enum class wanted)
{
    size_t size;
    return classify(t, at, &size) & wanted;
}

/* Bytes of an apostrophe at `at`, straight or curly; 0 when there is none. */
static inline size_t apostrophe(const struct tokenizer *t, size_t at)
{
    if (at >= t->length)
        return 0;
    if (t->bytes[at] == '\'')
        return 1;
    if ((unsigned char)t->bytes[at] == 0xE2 && t->length - at >= 3 &&
        memcmp(t->bytes + at, "\u2019", 3) == 0)
        return 3;
    return 0;
}

static void emit(struct tokenizer *t, size_t start, size_t end, enum token_kind kind,
                 unsigned flags)
{
    if (end - start > LENGTH_MAX) {
        end = start + LENGTH_MAX;
        while (end > start + 1 && ((unsigned char)t->bytes[end] & 0xC0) == 0x80)
            end--;
    }
    if (t->previous_end == SIZE_MAX)
        flags |= TOKEN_STARTS_LINE;
    else if (t->previous_end == start)
        flags |= TOKEN_GLUED;
    if (t->count == t->capacity)
        t->items = memory_grow(t->items, t->count, &t->capacity, sizeof(*t->items));
    t->items[t->count++] = (struct token){.start = (uint32_t)start,
                                          .length = (uint32_t)(end - start),
                                          .kind = kind,
                                          .flags = (uint16_t)flags};
    t->previous_end = t->at = end;
}

/* Takes letters and digits from `at` on and gathers in *seen which classes there were; TOKEN_MIXED
 * goes to *flags. */
static size_t take_alnum(const struct tokenizer *t, size_t at, unsigned *seen, unsigned *flags)
{
    enum class before = CLASS_MARK;
    for (;;) {
        size_t size;
        enum class class = classify(t, at, &size);
        if (!(class & CLASS_ALNUM))
            return at;
        if (before == CLASS_LOWER && class == CLASS_UPPER)
            *flags |= TOKEN_MIXED;
        *seen |= class;
        before = class;
        at += size;
    }
}

static size_t take_digits(const struct tokenizer *t, size_t at)
{
    size_t size;
    while (classify(t, at, &size) == CLASS_DIGIT)
        at += size;
    return at;
}

/* "U.S.", "a.m.", "J.K.": single letters with stops between; `at` is behind the first letter. 0
 * when it is none. */
static size_t take_dotted(const struct tokenizer *t, size_t at, unsigned *seen)
{
    size_t end = at, letters = 0, size;
    while (end < t->length && t->bytes[end] == '.') {
        enum class class = classify(t, end + 1, &size);
        if (!(class & CLASS_LETTER) || is_class(t, end + 1 + size, CLASS_ALNUM))
            break;
        *seen |= class;
        end += 1 + size;
        letters++;
    }
    if (letters == 0)
        return 0;
    return end < t->length && t->bytes[end] == '.' ? end + 1 : end;
}

/* Whether the apostrophe of `size` bytes at `at` begins the 's that ends a word. */
static bool is_possessive(const struct tokenizer *t, size_t at, size_t size)
{
    size_t s = at + size;
    return s < t->length && (t->bytes[s] | 0x20) == 's' && !is_class(t, s + 1, CLASS_ALNUM) &&
           !(apostrophe(t, s + 1) && is_class(t, s + 1 + apostrophe(t, s + 1), CLASS_LETTER));
}

/* Endings that make a dotted word an address although nothing stands before it. */
static const char *const domain_endings[] = {"com",   "org", "net", "co.uk",  "org.uk", "gov.uk",
                                             "ac.uk", "gov", "edu", "com.au", "co.nz",  "tv",
                                             "co.za", "eu",  "io",  "info",   "news",   NULL};

static bool is_link_byte(char byte)
{
    return (unsigned char)byte > ' ' && (unsigned char)byte < 128 &&
           strchr("\"'<>[]{}|\\^`", byte) == NULL;
}

static size_t take_link_bytes(const struct tokenizer *t, size_t at)
{
    size_t end = at;
    while (end < t->length && is_link_byte(t->bytes[end]))
        end++;
    while (end > at && strchr(".,;:!?)('*", t->bytes[end - 1]) != NULL)
        end--;
    return end;
}

/* ASCII letters and digits, and the marks of `more`, for as long as an address can be. */
static size_t take_domain_bytes(const struct tokenizer *t, size_t at, const char *more)
{
    size_t limit = t->length - at > DOMAIN_MAX ? at + DOMAIN_MAX : t->length;
    while (at < limit) {
        unsigned char byte = (unsigned char)t->bytes[at];
        if (byte >= 128 || byte <= ' ')
            break;
        if (!(ascii_class[byte] & CLASS_ALNUM) && (*more == '\0' || strchr(more, byte) == NULL))
            break;
        at++;
    }
    return at;
}

static bool ends_as_domain(struct text name)
{
    for (size_t i = 0; domain_endings[i] != NULL; i++) {
        struct text ending = text_from(domain_endings[i]);
        if (name.length > ending.length + 2 && text_ends(name, ending) &&
            name.bytes[name.length - ending.length - 1] == '.')
            return true;
    }
    return false;
}

/* The end of the URL, domain or e-mail address that begins at the word at `at`, or 0. `word_end` is
 * the end of that word's letters and digits: an address goes on behind it. */
static size_t find_link(const struct tokenizer *t, size_t at, size_t word_end)
{
    struct text rest = {t->bytes + at, t->length - at};
    if (text_starts(rest, TEXT("http://")) || text_starts(rest, TEXT("https://")) ||
        text_starts(rest, TEXT("www.")))
        return take_link_bytes(t, at);
    size_t end = take_domain_bytes(t, word_end, ".-_+");
    if (end < t->length && t->bytes[end] == '@') {
        size_t host = take_domain_bytes(t, end + 1, ".-");
        while (host > end + 1 && strchr(".-", t->bytes[host - 1]) != NULL)
            host--;
        if (memchr(t->bytes + end, '.', host - end) != NULL)
            return host;
    }
    while (end > word_end && strchr(".-", t->bytes[end - 1]) != NULL)
        end--;
    if (t->bytes[word_end] != '.' && t->bytes[word_end] != '-')
        return 0;
    if (ends_as_domain((struct text){t->bytes + at, end - at}))
        return end;
    if (end < t->length && t->bytes[end] == '/' && end > at &&
        ends_as_domain((struct text){t->bytes + at, end - at}))
        return take_link_bytes(t, at);
    return 0;
}

/* Takes an address instead of the word whose letters and digits end at `word_end`, if it is one. */
static bool take_link(struct tokenizer *t, size_t word_end)
{
    if (word_end >= t->length || strchr(".@:_-+", t->bytes[word_end]) == NULL)
        return false;
    size_t end = find_link(t, t->at, word_end);
    if (end == 0)
        return false;
    emit(t, t->at, end, TOKEN_LINK, 0);
    return true;
}

static unsigned word_flags(unsigned seen, enum class first, size_t length)
{
    unsigned flags = 0;
    if (first == CLASS_UPPER)
        flags |= TOKEN_CAPITAL;
    if ((seen & CLASS_UPPER) && !(seen & (CLASS_LOWER | CLASS_OTHER_LETTER)) && length > 1)
        flags |= TOKEN_UPPER;
    return flags;
}

/* A clitic right behind the word that ends at t->at. */
static void take_clitic(struct tokenizer *t)
{
    size_t size = apostrophe(t, t->at);
    if (size == 0)
        return;
    if (is_possessive(t, t->at, size))
        emit(t, t->at, t->at + size + 1, TOKEN_CLITIC, 0);
    else if ((t->bytes[t->at - 1] | 0x20) == 's' && !t->single_open &&
             is_class(t, t->at + size, CLASS_SPACE) && t->at + size < t->length)
        emit(t, t->at, t->at + size, TOKEN_CLITIC, 0);
}

static void take_word(struct tokenizer *t, enum class first, size_t first_size)
{
    size_t start = t->at;
    unsigned seen = 0, flags = 0;
    size_t end = take_alnum(t, start, &seen, &flags);
    if (take_link(t, end))
        return;
    if (end == start + first_size && end < t->length && t->bytes[end] == '.') {
        size_t dotted = take_dotted(t, end, &seen);
        if (dotted > 0) {
            emit(t, start, dotted, TOKEN_WORD, word_flags(seen, first, dotted - start));
            take_clitic(t);
            return;
        }
    }
    for (size_t size; (size = apostrophe(t, end)) > 0 && !is_possessive(t, end, size) &&
                      is_class(t, end + size, CLASS_LETTER);)
        end = take_alnum(t, end + size, &seen, &flags);
    /* "MiG-29", "Covid-19", but not "mid-2014". */
    if (end < t->length && t->bytes[end] == '-' && (seen & CLASS_UPPER) &&
        is_class(t, end + 1, CLASS_DIGIT))
        end = take_alnum(t, end + 1, &seen, &flags);
    emit(t, start, end, TOKEN_WORD, flags | word_flags(seen, first, end - start));
    take_clitic(t);
}

/* Behind "12": ",345" or ",34,567"; returns the end of what belongs to the number. */
static size_t take_groups(const struct tokenizer *t, size_t at)
{
    while (at < t->length && t->bytes[at] == ',') {
        size_t end = take_digits(t, at + 1);
        bool indian = end - at == 3 && end < t->length && t->bytes[end] == ',';
        if (end - at != 4 && !indian)
            break;
        at = end;
    }
    while (at < t->length && t->bytes[at] == '.' && is_class(t, at + 1, CLASS_DIGIT))
        at = take_digits(t, at + 1);
    return at;
}

static void take_number(struct tokenizer *t)
{
    size_t start = t->at, end = take_digits(t, start);
    unsigned seen = 0, flags = 0;
    size_t letters = end, size;
    while (classify(t, letters, &size) & CLASS_LETTER)
        letters += size;
    if (letters > end && is_class(t, letters, CLASS_DIGIT)) {
        end = take_alnum(t, start, &seen, &flags);
        emit(t, start, end, TOKEN_WORD, flags);
        return;
    }
    emit(t, start, take_groups(t, end), TOKEN_NUMBER, 0);
}

static void take_mark(struct tokenizer *t, size_t size)
{
    size_t start = t->at, end = start + size;
    char byte = t->bytes[start];
    if (byte == '.')
        while (end < t->length && t->bytes[end] == '.')
            end++;
    bool after_space = t->previous_end != start;
    if (apostrophe(t, start))
        t->single_open = byte == '\'' && after_space && is_class(t, end, CLASS_LETTER);
    else if (size == 3 && memcmp(t->bytes + start, "\u2018", 3) == 0)
        t->single_open = true;
    emit(t, start, end, TOKEN_MARK, 0);
}

static void take_paragraph(struct tokenizer *t, struct text text)
{
    t->bytes = text.bytes;
    t->length = text.length > UINT32_MAX ? UINT32_MAX : text.length;
    t->at = 0;
    t->previous_end = SIZE_MAX;
    t->single_open = false;
    while (t->at < t->length) {
        size_t size;
        enum class class = classify(t, t->at, &size);
        if (class == CLASS_SPACE)
            t->at += size;
        else if (class == CLASS_MARK)
            take_mark(t, size);
        else if (class == CLASS_DIGIT)
            take_number(t);
        else
            take_word(t, class, size);
    }
}

void tokens_make(const struct article *article, struct arena *arena, struct tokens *out)
{
    struct tokenizer t = {0};
    out->paragraph_count = article->paragraph_count;
    out->first_of = arena_array(arena, article->paragraph_count + 1, sizeof(*out->first_of));
    for (size_t p = 0; p < article->paragraph_count; p++) {
        out->first_of[p] = (uint32_t)t.count;
        take_paragraph(&t, article->paragraphs[p].text);
    }
    out->first_of[article->paragraph_count] = (uint32_t)t.count;
    out->count = t.count;
    out->items = arena_array(arena, t.count, sizeof(*out->items));
    if (t.count > 0)
        memcpy(out->items, t.items, t.count * sizeof(*out->items));
    free(t.items);
}

size_t tokens_paragraph(const struct tokens *tokens, size_t index)
{
    size_t low = 0, high = tokens->paragraph_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (tokens->first_of[middle] <= index)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t tokens_from(const struct tokens *tokens, size_t paragraph, size_t byte)
{
    size_t low = tokens->first_of[paragraph], high = tokens->first_of[paragraph + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens->items[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct text token_text(const struct article *article, const struct tokens *tokens, size_t index)
{
    const struct token *token = &tokens->items[index];
    const struct paragraph *paragraph = &article->paragraphs[tokens_paragraph(tokens, index)];
    return (struct text){paragraph->text.bytes + token->start, token->length};
}

struct span tokens_span(const struct tokens *tokens, size_t first, size_t end)
{
    uint32_t start = tokens->items[first].start;
    const struct token *last = &tokens->items[end > first ? end - 1 : first];
    uint32_t stop = end > first ? last->start + last->length : start;
    return (struct span){(uint32_t)tokens_paragraph(tokens, first), start, stop - start};
}
