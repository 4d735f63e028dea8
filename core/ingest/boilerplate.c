#include "core/ingest/boilerplate.h"

#include "core/base/utf8.h"
#include "core/ingest/cues.h"

#include <stdlib.h>
#include <string.h>

/* Points a line collects; what they sum to decides. Precision first: body text of news seldom asks
 * or says "you". */
enum {
    POINTS_OUT = 17,      /* a line is furniture from here on */
    POINTS_OUT_LONG = 20, /* longer lines need more */
    POINTS_NEIGHBOUR = 7, /* enough beside furniture */
    POINTS_WORD = 8,
    POINTS_WORD_LONG = 5,
    POINTS_YOU = 7, /* a line counts it twice at most */
    POINTS_IMPERATIVE = 10,
    POINTS_SHORT = 5,
    POINTS_NO_STOP = 7,
    WORDS_SECTION = 1,
    WORDS_SHORT = 6,
    WORDS_LONG = 12,
    WORDS_VERY_LONG = 16,
    WORDS_LABEL = 14,
    WORDS_PROMPT = 4, /* a repeated line that is no headline */
};

static const char *const address_words[] = {"we",    "our",    "us",     "you",  "your",
                                            "we're", "you're", "you'll", "we've"};
static const char *const imperatives[] = {
    "get",      "sign", "read",    "click",    "tap",      "download", "subscribe", "share",
    "follow",   "join", "support", "donate",   "register", "log",      "watch",     "listen",
    "discover", "try",  "start",   "stay",     "enter",    "please",   "see",       "view",
    "explore",  "skip", "become",  "continue", "hide",     "copy",
};

struct features {
    uint64_t hash;
    size_t words, address, code_marks;
    struct cue_set cues;
    enum boilerplate kind; /* of its cues */
    bool imperative, stop, quoted;
    int points;
};

/* --- one line --------------------------------------------------------------------------------- */

static bool ends_with_stop(struct text text)
{
    static const char *const closings[] = {"\"", "'", ")", "”", "’", "]"};
    for (size_t i = 0; i < sizeof(closings) / sizeof(closings[0]); i++)
        if (text_ends(text, text_from(closings[i])))
            text = text_slice(text, 0, text.length - strlen(closings[i]));
    return text_ends(text, TEXT(".")) || text_ends(text, TEXT("!")) || text_ends(text, TEXT("?")) ||
           text_ends(text, TEXT("…")) || text_ends(text, TEXT(":"));
}

/* What a character is in a folded line: itself in small letters, or a space between words. */
static uint32_t fold_character(uint32_t code)
{
    if (code < 0x80) {
        bool upper = code >= 'A' && code <= 'Z', lower = code >= 'a' && code <= 'z';
        bool other = (code >= '0' && code <= '9') || code == '\'';
        return upper ? code + 32 : lower || other ? code : ' ';
    }
    code = utf8_fold(code);
    return utf8_is_letter(code) || utf8_is_digit(code) || code == '\'' ? code : ' ';
}

/* The line folded to small letters with one space between words and at both ends, so that phrases
 * are found whole. */
static void fold_line(struct text text, struct text_builder *out)
{
    char previous = ' ';
    text_builder_clear(out);
    text_builder_add_byte(out, ' ');
    for (size_t at = 0, size; at < text.length; at += size) {
        uint32_t code = fold_character(utf8_decode(text.bytes + at, text.length - at, &size));
        if (code == ' ' && previous == ' ')
            continue;
        char bytes[4];
        text_builder_add(out, (struct text){bytes, utf8_encode(code, bytes)});
        previous = bytes[0];
    }
    if (previous != ' ')
        text_builder_add_byte(out, ' ');
}

static bool is_one_of(struct text word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(word, text_from(words[i])))
            return true;
    return false;
}

static void count_words(struct text folded, struct features *features)
{
    size_t start = 1;
    for (size_t at = 1; at < folded.length; at++) {
        if (folded.bytes[at] != ' ')
            continue;
        struct text word = text_slice(folded, start, at);
        if (features->words == 0)
            features->imperative =
                is_one_of(word, imperatives, sizeof(imperatives) / sizeof(*imperatives));
        features->address +=
            is_one_of(word, address_words, sizeof(address_words) / sizeof(*address_words));
        cues_find(text_slice(folded, start, folded.length - 1), &features->cues);
        features->words++;
        start = at + 1;
    }
}

/* Marks that page code is full of and prose is not. */
static size_t code_marks(struct text text)
{
    static const char *const marks[] = {"<!", "-->", "{",  "}",          "();",       ");",
                                        "=>", "</",  "/>", "= function", "function(", "function ("};
    size_t found = 0, at = 0;
    while (at < text.length && !strchr("<>{}=;(", text.bytes[at]))
        at++;
    if (at == text.length)
        return 0;
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        found += text_find(text, text_from(marks[i]), 0) != SIZE_MAX;
    if (text_ends(text, TEXT(";")) && text_find(text, TEXT(". "), 0) == SIZE_MAX)
        found++;
    return found;
}

/* The country is no pronoun. */
static size_t count_us_in_capitals(struct text text)
{
    size_t found = 0;
    for (size_t at = text_find(text, TEXT("US"), 0); at != SIZE_MAX;
         at = text_find(text, TEXT("US"), at + 2)) {
        bool starts = at == 0 || text.bytes[at - 1] == ' ' || text.bytes[at - 1] == '(';
        bool ends = at + 2 == text.length ||
                    !((text.bytes[at + 2] | 32) >= 'a' && (text.bytes[at + 2] | 32) <= 'z');
        found += starts && ends;
    }
    return found;
}

static bool has_quotation(struct text text)
{
    return text_starts(text, TEXT("'")) || text_find(text, TEXT(" '"), 0) != SIZE_MAX ||
           text_find(text, TEXT("“"), 0) != SIZE_MAX ||
           text_find(text, TEXT("\""), 0) != SIZE_MAX || text_find(text, TEXT("‘"), 0) != SIZE_MAX;
}

static int sum_points(const struct features *features)
{
    int points = 0, address = features->quoted        ? 0
                              : features->address > 2 ? 2
                                                      : (int)features->address;
    bool asks = address > 0 || features->imperative;
    int cue_points = features->words > WORDS_VERY_LONG && !asks ? POINTS_WORD_LONG : POINTS_WORD;
    points += (features->cues.count > 2 ? 2 : features->cues.count) * cue_points;
    points += address * POINTS_YOU;
    points += features->imperative ? POINTS_IMPERATIVE : 0;
    points += features->words <= WORDS_SHORT ? POINTS_SHORT : 0;
    points += features->stop ? 0 : POINTS_NO_STOP;
    return points;
}

static struct features measure(struct text text, struct text_builder *scratch)
{
    struct features features = {.kind = BOILERPLATE_NONE};
    fold_line(text, scratch);
    struct text folded = text_builder_text(scratch);
    features.hash = text_hash(folded);
    features.stop = ends_with_stop(text);
    features.quoted = has_quotation(text);
    features.code_marks = code_marks(text);
    count_words(folded, &features);
    size_t country = count_us_in_capitals(text);
    features.address -= country < features.address ? country : features.address;
    features.kind = cues_kind(&features.cues);
    features.points = sum_points(&features);
    return features;
}

/* --- lines together --------------------------------------------------------------------------- */

struct page {
    struct article *article;
    struct features *lines;
    size_t count;
};

static bool is_out(const struct page *page, size_t line)
{
    return page->article->paragraphs[line].kind == PARAGRAPH_BOILERPLATE;
}

static void put_out(struct page *page, size_t line, enum boilerplate kind)
{
    page->article->paragraphs[line].kind = PARAGRAPH_BOILERPLATE;
    page->article->paragraphs[line].boilerplate =
        kind == BOILERPLATE_NONE ? BOILERPLATE_RELATED : kind;
}

static bool is_code(const struct features *line)
{
    return line->code_marks >= 2 ||
           (line->code_marks == 1 && line->words <= WORDS_LABEL && !line->stop);
}

static void mark_alone(struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct features *line = &page->lines[i];
        int limit = line->words > WORDS_LONG ? POINTS_OUT_LONG : POINTS_OUT;
        if (is_code(line))
            put_out(page, i, BOILERPLATE_CODE);
        else if (line->points >= limit && (line->cues.count > 0 || line->address > 0))
            put_out(page, i, line->kind == BOILERPLATE_NONE ? BOILERPLATE_APPEAL : line->kind);
    }
}

struct repeat {
    uint64_t hash;
    size_t line;
};

static int by_hash(const void *a, const void *b)
{
    const struct repeat *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->line < right->line ? -1 : left->line > right->line;
}

static bool may_repeat(const struct page *page, size_t line)
{
    return !is_out(page, line) && !page->lines[line].stop && page->lines[line].words <= WORDS_LONG;
}

/* A short line that the page prints twice is a label or prompt; of a longer one, which may be the
 * headline, the first stays. */
static void mark_repeats(struct page *page, struct arena *scratch)
{
    struct repeat *repeats = arena_array(scratch, page->count, sizeof(*repeats));
    for (size_t i = 0; i < page->count; i++)
        repeats[i] = (struct repeat){page->lines[i].hash, i};
    qsort(repeats, page->count, sizeof(*repeats), by_hash);
    for (size_t i = 0, end; i < page->count; i = end) {
        end = i + 1;
        while (end < page->count && repeats[end].hash == repeats[i].hash)
            end++;
        const struct features *line = &page->lines[repeats[i].line];
        bool prompt = line->words <= WORDS_PROMPT || line->kind != BOILERPLATE_NONE;
        for (size_t r = prompt ? i : i + 1; end > i + 1 && r < end; r++)
            if (may_repeat(page, repeats[r].line))
                put_out(page, repeats[r].line,
                        line->kind == BOILERPLATE_NONE ? BOILERPLATE_LABEL : line->kind);
    }
}

static enum boilerplate kind_beside(const struct page *page, size_t line)
{
    if (page->lines[line].kind != BOILERPLATE_NONE)
        return page->lines[line].kind;
    size_t other = line > 0 && is_out(page, line - 1) ? line - 1 : line + 1;
    return page->article->paragraphs[other].boilerplate;
}

/* Furniture comes in runs: what stands beside it needs less, what is shut in by it and short needs
 * nothing. */
static void mark_neighbours(struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct features *line = &page->lines[i];
        bool above = i > 0 && is_out(page, i - 1),
             below = i + 1 < page->count && is_out(page, i + 1);
        if (is_out(page, i) || (!above && !below))
            continue;
        bool asks =
            line->points >= POINTS_NEIGHBOUR &&
            (line->cues.count > 0 || (!line->quoted && line->address > 0) || line->imperative);
        bool appeals = above && below && line->address > 0 &&
                       page->article->paragraphs[i - 1].boilerplate == BOILERPLATE_APPEAL &&
                       page->article->paragraphs[i + 1].boilerplate == BOILERPLATE_APPEAL;
        bool shut_in = above && below && line->words <= WORDS_LABEL && !line->stop;
        bool low = i * 2 > page->count;
        bool link_list = above && !line->stop && line->words <= (low ? WORDS_SHORT : WORDS_SECTION);
        if (asks || appeals || shut_in || link_list)
            put_out(page, i, kind_beside(page, i));
    }
}

void boilerplate_mark(struct article *article)
{
    struct arena *arena = arena_new();
    struct text_builder scratch = {0};
    struct page page = {.article = article, .count = article->paragraph_count};
    page.lines = arena_array(arena, page.count, sizeof(*page.lines));
    for (size_t i = 0; i < page.count; i++)
        page.lines[i] = measure(article->paragraphs[i].text, &scratch);
    mark_alone(&page);
    mark_repeats(&page, arena);
    mark_neighbours(&page);
    mark_neighbours(&page);
    text_builder_free(&scratch);
    arena_free(arena);
}
