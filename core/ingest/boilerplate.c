#include "core/ingest/boilerplate.h"

#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Points a line collects; what they sum to decides. Precision first: body text of news seldom asks or says "you". */
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
    LINES_MAX = 4000, /* repeats are looked for among so many */
};

/* Words and phrases that furniture is made of, with the kind they tell. A phrase matches whole words, folded. */
static const struct cue {
    const char *phrase;
    enum boilerplate kind;
} cues[] = {
    {"subscribe", BOILERPLATE_SUBSCRIPTION},
    {"subscription", BOILERPLATE_SUBSCRIPTION},
    {"subscribers", BOILERPLATE_SUBSCRIPTION},
    {"subscriber", BOILERPLATE_SUBSCRIPTION},
    {"sign in", BOILERPLATE_SUBSCRIPTION},
    {"sign up", BOILERPLATE_SUBSCRIPTION},
    {"log in", BOILERPLATE_SUBSCRIPTION},
    {"register", BOILERPLATE_SUBSCRIPTION},
    {"membership", BOILERPLATE_SUBSCRIPTION},
    {"already a member", BOILERPLATE_SUBSCRIPTION},
    {"free trial", BOILERPLATE_SUBSCRIPTION},
    {"days free", BOILERPLATE_SUBSCRIPTION},
    {"premium", BOILERPLATE_SUBSCRIPTION},
    {"titles", BOILERPLATE_SUBSCRIPTION},
    {"start reading", BOILERPLATE_SUBSCRIPTION},
    {"one app", BOILERPLATE_SUBSCRIPTION},
    {"download the app", BOILERPLATE_SUBSCRIPTION},
    {"download our app", BOILERPLATE_SUBSCRIPTION},
    {"all your news", BOILERPLATE_SUBSCRIPTION},
    {"global sources", BOILERPLATE_SUBSCRIPTION},
    {"unlimited access", BOILERPLATE_SUBSCRIPTION},
    {"donation", BOILERPLATE_APPEAL},
    {"donate", BOILERPLATE_APPEAL},
    {"your support", BOILERPLATE_APPEAL},
    {"support us", BOILERPLATE_APPEAL},
    {"contribute", BOILERPLATE_APPEAL},
    {"quality journalism", BOILERPLATE_APPEAL},
    {"independent journalism", BOILERPLATE_APPEAL},
    {"paywalls", BOILERPLATE_APPEAL},
    {"newsletter", BOILERPLATE_NEWSLETTER},
    {"newsletters", BOILERPLATE_NEWSLETTER},
    {"inbox", BOILERPLATE_NEWSLETTER},
    {"email address", BOILERPLATE_NEWSLETTER},
    {"breaking news alerts", BOILERPLATE_NEWSLETTER},
    {"share this", BOILERPLATE_SHARING},
    {"share on", BOILERPLATE_SHARING},
    {"facebook", BOILERPLATE_SHARING},
    {"twitter", BOILERPLATE_SHARING},
    {"whatsapp", BOILERPLATE_SHARING},
    {"copy link", BOILERPLATE_SHARING},
    {"follow us", BOILERPLATE_SHARING},
    {"comments", BOILERPLATE_SHARING},
    {"bookmark", BOILERPLATE_SHARING},
    {"related stories", BOILERPLATE_RELATED},
    {"related articles", BOILERPLATE_RELATED},
    {"related topics", BOILERPLATE_RELATED},
    {"top stories", BOILERPLATE_RELATED},
    {"most read", BOILERPLATE_RELATED},
    {"most popular", BOILERPLATE_RELATED},
    {"our picks", BOILERPLATE_RELATED},
    {"read more", BOILERPLATE_RELATED},
    {"read next", BOILERPLATE_RELATED},
    {"more from", BOILERPLATE_RELATED},
    {"also in the", BOILERPLATE_RELATED},
    {"recommended", BOILERPLATE_RELATED},
    {"trending", BOILERPLATE_RELATED},
    {"skip to", BOILERPLATE_RELATED},
    {"advertisement", BOILERPLATE_RELATED},
    {"cookies", BOILERPLATE_COOKIES},
    {"privacy policy", BOILERPLATE_COOKIES},
    {"terms of use", BOILERPLATE_COOKIES},
    {"terms and conditions", BOILERPLATE_COOKIES},
    {"all rights reserved", BOILERPLATE_COOKIES},
    {"getty images", BOILERPLATE_CREDIT},
    {"image credit", BOILERPLATE_CREDIT},
    {"image copyright", BOILERPLATE_CREDIT},
    {"image source", BOILERPLATE_CREDIT},
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
    int cue_count;
    enum boilerplate kind; /* of the first cue */
    bool imperative, stop, quoted;
    int points;
};

/* --- one line ------------------------------------------------------------------------------------------ */

static bool ends_with_stop(struct text text)
{
    static const char *const closings[] = {"\"", "'", ")", "”", "’", "]"};
    for (size_t i = 0; i < sizeof(closings) / sizeof(closings[0]); i++)
        if (text_ends(text, text_from(closings[i])))
            text = text_slice(text, 0, text.length - strlen(closings[i]));
    return text_ends(text, TEXT(".")) || text_ends(text, TEXT("!")) || text_ends(text, TEXT("?")) ||
           text_ends(text, TEXT("…")) || text_ends(text, TEXT(":"));
}

/* The line folded to small letters with one space between words and at both ends, so that phrases are found whole. */
static void fold_line(struct text text, struct text_builder *out)
{
    text_builder_clear(out);
    text_builder_add_byte(out, ' ');
    for (size_t at = 0, size; at < text.length; at += size) {
        uint32_t code = utf8_fold(utf8_decode(text.bytes + at, text.length - at, &size));
        char bytes[4];
        if (utf8_is_letter(code) || utf8_is_digit(code) || code == '\'')
            text_builder_add(out, (struct text){bytes, utf8_encode(code, bytes)});
        else if (out->bytes[out->length - 1] != ' ')
            text_builder_add_byte(out, ' ');
    }
    if (out->bytes[out->length - 1] != ' ')
        text_builder_add_byte(out, ' ');
}

static bool has_phrase(struct text folded, const char *phrase)
{
    size_t length = strlen(phrase);
    for (size_t at = text_find(folded, text_from(phrase), 0); at != SIZE_MAX;
         at = text_find(folded, text_from(phrase), at + 1))
        if (folded.bytes[at - 1] == ' ' && folded.bytes[at + length] == ' ')
            return true;
    return false;
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
        features->words++;
        start = at + 1;
    }
}

/* Marks that page code is full of and prose is not. */
static size_t code_marks(struct text text)
{
    static const char *const marks[] = {"<!", "-->", "{",  "}",          "();",       ");",
                                        "=>", "</",  "/>", "= function", "function(", "function ("};
    size_t found = 0;
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

static void find_cues(struct text folded, struct features *features)
{
    for (size_t i = 0; i < sizeof(cues) / sizeof(*cues); i++) {
        if (!has_phrase(folded, cues[i].phrase))
            continue;
        if (features->cue_count++ == 0)
            features->kind = cues[i].kind;
    }
}

static int sum_points(const struct features *features)
{
    int points = 0, address = features->quoted        ? 0
                              : features->address > 2 ? 2
                                                      : (int)features->address;
    bool asks = address > 0 || features->imperative;
    int cue_points = features->words > WORDS_VERY_LONG && !asks ? POINTS_WORD_LONG : POINTS_WORD;
    points += (features->cue_count > 2 ? 2 : features->cue_count) * cue_points;
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
    find_cues(folded, &features);
    features.points = sum_points(&features);
    return features;
}

/* --- lines together -------------------------------------------------------------------------------------- */

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
        else if (line->points >= limit && (line->cue_count > 0 || line->address > 0))
            put_out(page, i, line->kind == BOILERPLATE_NONE ? BOILERPLATE_APPEAL : line->kind);
    }
}

/* A short line that the page prints twice is a label or prompt. */
static void mark_repeats(struct page *page)
{
    size_t count = page->count < LINES_MAX ? page->count : LINES_MAX;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && page->lines[i].words <= WORDS_LONG; j++) {
            if (page->lines[i].hash != page->lines[j].hash || page->lines[i].stop)
                continue;
            enum boilerplate kind =
                page->lines[i].kind == BOILERPLATE_NONE ? BOILERPLATE_LABEL : page->lines[i].kind;
            put_out(page, i, kind);
            put_out(page, j, kind);
        }
}

static enum boilerplate kind_beside(const struct page *page, size_t line)
{
    if (page->lines[line].kind != BOILERPLATE_NONE)
        return page->lines[line].kind;
    size_t other = line > 0 && is_out(page, line - 1) ? line - 1 : line + 1;
    return page->article->paragraphs[other].boilerplate;
}

/* Furniture comes in runs: what stands beside it needs less, what is shut in by it and short needs nothing. */
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
            (line->cue_count > 0 || (!line->quoted && line->address > 0) || line->imperative);
        bool shut_in = above && below && line->words <= WORDS_LABEL && !line->stop;
        bool low = i * 2 > page->count;
        bool link_list = above && !line->stop && line->words <= (low ? WORDS_SHORT : WORDS_SECTION);
        if (asks || shut_in || link_list)
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
    mark_repeats(&page);
    mark_neighbours(&page);
    mark_neighbours(&page);
    text_builder_free(&scratch);
    arena_free(arena);
}
