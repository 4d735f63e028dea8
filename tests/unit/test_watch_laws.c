/* What must hold of the matcher whatever the text: it finds what PCRE2 finds for each literal
 * alone, and places stay right where folding shortens, spells out and drops characters. */
#include "core/base/pattern.h"
#include "core/watch/matcher.h"
#include "suite.h"
#include <stdint.h>
#include <string.h>

enum { ROUNDS = 400, TERMS = 12, PIECES = 80, PIECE_MAX = 4 };

/* Few characters, so that much matches; each with others that fold to it, and what vanishes before
 * and behind. */
static const struct {
    const char *plain, *before, *dressed, *behind;
} pieces[] = {
    {"a", "", "a", "\xc2\xad"},
    {"b", "\xe2\x80\x8b", "b", ""},
    {"A", "", "A", ""},
    {"ff", "", "\xef\xac\x80", ""},
    {"é", "", "é", "\xc2\xad"},
    {"Ж", "", "Ж", ""},
    {"7", "\xe2\x81\xa0", "7", ""},
    {"日", "", "日", ""},
    {"'", "", "’", ""},
    {"-", "", "–", "\xe2\x80\x8d"},
    {".", "", ".", ""},
    {" ", "", "\xc2\xa0", " "},
    {" ", "", "\xe2\x80\x89", "\xc2\xad"},
};

/* A text, and the same dressed up; where each byte of the first begins and ends in the second. */
struct pair {
    struct text_builder plain, dressed;
    size_t starts[PIECES * PIECE_MAX], ends[PIECES * PIECE_MAX];
};

/* Knuth's MMIX generator: the same text everywhere. */
static size_t next_random(uint64_t *state, size_t below)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (size_t)(*state >> 33) % below;
}

static void add_piece(struct pair *pair, size_t piece)
{
    size_t from = pair->plain.length;
    if (from > 0 && pair->plain.bytes[from - 1] == ' ' && pieces[piece].plain[0] == ' ')
        return;
    text_builder_add_string(&pair->plain, pieces[piece].plain);
    text_builder_add_string(&pair->dressed, pieces[piece].before);
    size_t start = pair->dressed.length;
    text_builder_add_string(&pair->dressed, pieces[piece].dressed);
    for (size_t i = from; i < pair->plain.length; i++) {
        pair->starts[i] = start;
        pair->ends[i] = pair->dressed.length;
    }
    text_builder_add_string(&pair->dressed, pieces[piece].behind);
}

/* The first character's start at or after an offset. */
static size_t whole(struct text text, size_t offset)
{
    while (offset < text.length && ((unsigned char)text.bytes[offset] & 0xC0) == 0x80)
        offset++;
    return offset;
}

static void make_pair(struct pair *pair, uint64_t *state)
{
    pair->plain.length = pair->dressed.length = 0;
    for (size_t i = 0; i < PIECES; i++)
        add_piece(pair, next_random(state, COUNT(pieces)));
}

/* A list of terms cut out of the text, of whole words or not, a third of them for a word's
 * beginning. */
static struct watchlist *make_list(const struct pair *pair, uint64_t *state)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct text_builder source = {0};
    text_builder_add_string(&source, "version: 1\nterms:\n");
    for (size_t i = 0; i < TERMS; i++) {
        struct text text = text_builder_text(&pair->plain);
        size_t start = whole(text, next_random(state, text.length));
        struct text term =
            text_trim(text_slice(text, start, whole(text, start + 1 + next_random(state, 9))));
        text_builder_printf(&source, "  - {id: t%zu, case: ignore, whole_word: %s, term: \"", i,
                            next_random(state, 3) ? "true" : "false");
        text_builder_add(&source, term);
        text_builder_printf(&source, "%s\"}\n", next_random(state, 3) ? "" : "*");
    }
    watchlist_add(list, "w.yaml", text_builder_text(&source), &problems);
    text_builder_free(&source);
    problem_list_free(&problems);
    return list;
}

static void find(const struct watchlist *list, struct text text, struct arena *arena,
                 struct hits *hits)
{
    struct paragraph paragraph = {.text = text, .kind = PARAGRAPH_BODY};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct matcher *matcher = matcher_new(list);
    matcher_find(matcher, &article, NULL, 0, arena, hits, NULL);
    matcher_free(matcher);
}

/* A literal as a pattern; its words' edges are what the manual says they are. */
static struct pattern *pattern_of(const struct watch_term *term)
{
    struct text_builder source = {0};
    struct text text = term->text;
    struct pattern_error error;
    bool prefix = text_ends(text, TEXT("*"));
    text.length -= prefix;
    text_builder_printf(&source, "%s\\Q%.*s\\E%s",
                        term->whole_word ? "(?<![\\p{L}\\p{M}\\p{N}_])" : "", (int)text.length,
                        text.bytes,
                        !term->whole_word ? ""
                        : prefix          ? "[\\p{L}\\p{M}\\p{N}_]*"
                                          : "(?![\\p{L}\\p{M}\\p{N}_])");
    struct pattern *pattern = pattern_compile(text_builder_text(&source), PATTERN_CASELESS, &error);
    ck_assert_msg(pattern != NULL, "%s: %s", source.bytes, error.message);
    text_builder_free(&source);
    return pattern;
}

/* How many hits of a term there are, and whether each is where the pattern has one. */
static void compare_with_pattern(const struct watchlist *list, uint32_t index, struct text text,
                                 const struct hits *hits)
{
    const struct watch_term *term = watchlist_term(list, index);
    struct pattern *pattern = pattern_of(term);
    struct pattern_matcher *matcher = pattern_matcher_new();
    size_t start, end, from = 0, at = 0;
    enum status status;
    while (pattern_find(pattern, matcher, text, from, &start, &end, &status)) {
        while (at < hits->count && hits->items[at].term != index)
            at++;
        ck_assert_msg(at < hits->count && hits->items[at].span.start == start &&
                          hits->items[at].span.length == end - start,
                      "\"%.*s\" in \"%.*s\": not at %zu to %zu", (int)term->text.length,
                      term->text.bytes, (int)text.length, text.bytes, start, end);
        at++;
        /* one of whole words may overlap itself */
        from = term->whole_word ? whole(text, start + 1) : end;
    }
    for (; at < hits->count; at++)
        ck_assert_msg(hits->items[at].term != index, "\"%.*s\" in \"%.*s\": none at %u",
                      (int)term->text.length, term->text.bytes, (int)text.length, text.bytes,
                      hits->items[at].span.start);
    pattern_matcher_free(matcher);
    pattern_free(pattern);
}

START_TEST(finds_what_a_pattern_finds)
{
    struct pair pair = {0};
    uint64_t state = 7;
    size_t found = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena *arena = arena_new();
        struct hits hits;
        make_pair(&pair, &state);
        struct watchlist *list = make_list(&pair, &state);
        find(list, text_builder_text(&pair.plain), arena, &hits);
        for (uint32_t i = 0; i < watchlist_count(list); i++)
            compare_with_pattern(list, i, text_builder_text(&pair.plain), &hits);
        found += hits.count;
        watchlist_free(list);
        arena_free(arena);
    }
    ck_assert_uint_gt(found, ROUNDS);
    text_builder_free(&pair.plain);
    text_builder_free(&pair.dressed);
}
END_TEST

START_TEST(places_lead_back_to_what_was_folded)
{
    struct pair pair = {0};
    uint64_t state = 11;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena *arena = arena_new();
        struct hits plain, dressed;
        make_pair(&pair, &state);
        struct watchlist *list = make_list(&pair, &state);
        find(list, text_builder_text(&pair.plain), arena, &plain);
        find(list, text_builder_text(&pair.dressed), arena, &dressed);
        size_t at = 0;
        for (size_t i = 0; i < plain.count; i++) {
            struct span span = plain.items[i].span;
            bool there = false;
            for (at = 0; at < dressed.count && !there; at++)
                there = dressed.items[at].term == plain.items[i].term &&
                        dressed.items[at].span.start == pair.starts[span.start] &&
                        dressed.items[at].span.start + dressed.items[at].span.length ==
                            pair.ends[span.start + span.length - 1];
            ck_assert_msg(there, "\"%s\" at %u: not in \"%s\"", pair.plain.bytes, span.start,
                          pair.dressed.bytes);
        }
        ck_assert_uint_le(dressed.count, plain.count);
        watchlist_free(list);
        arena_free(arena);
    }
    text_builder_free(&pair.plain);
    text_builder_free(&pair.dressed);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_what_a_pattern_finds, places_lead_back_to_what_was_folded};
    return suite_run("watch laws", tests, COUNT(tests));
}
