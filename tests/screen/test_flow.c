#include "core/base/utf8.h"
#include "tests/screen/reader.h"
#include "tui/page/flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wrapped {
    struct arena *arena;
    struct flow_line *lines;
    size_t count, capacity;
};

static struct wrapped wrap(struct text text, int width, const struct flow_insert *inserts,
                           size_t insert_count)
{
    struct wrapped result = {.arena = arena_new()};
    flow_wrap(text, width, inserts, insert_count, result.arena, &result.lines, &result.count,
              &result.capacity);
    return result;
}

/* The lines with "/" between them, without the spaces at which they were broken. */
static void join(struct text text, const struct wrapped *wrapped, struct text_builder *out)
{
    for (size_t i = 0; i < wrapped->count; i++) {
        if (i > 0)
            text_builder_add_byte(out, '/');
        text_builder_add(out, text_slice(text, wrapped->lines[i].start, wrapped->lines[i].shown));
    }
}

static const struct {
    const char *text;
    int width;
    const char *lines;
} cases[] = {
    {"", 10, ""},
    {"one two three", 7, "one two/three"},
    {"one two three", 6, "one/two/three"},
    {"one  two", 3, "one/two"},
    {"one     two", 20, "one     two"},
    {"one   ", 3, "one"},
    {"abcdefgh", 3, "abc/def/gh"},
    {"no abcdefgh", 4, "no/abcd/efgh"},
    {"well-known", 6, "well-/known"},
    {"in 2021-22 and", 8, "in/2021-22/and"},
    {"a -5 b", 3, "a/-5/b"},
    {"cold—war", 6, "cold—/war"},
    {"10\u00A0000", 4, "10\u00A00/00"},
    {"a b", 1, "a/b"},
    {"本\u00AD日本", 4, "本\u00AD日/本"},
    {"本本\u00AD日本", 4, "本本/日本"},
    {"日本語の文", 4, "日本/語の/文"},
    {"日本。語", 4, "日/本。/語"},
    {"日「本」", 4, "日/「本/」"},
    {"日本", 1, "日/本"},
    {"co\u00ADop\u00ADera\u00ADtive", 5, "co\u00ADop\u00AD/era\u00AD/tive"},
    {"co\u00ADop", 4, "co\u00ADop"},
    {"ab\u00ADcd", 2, "ab/cd"},
    {"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301/e\u0301"},
    {"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 3, "\U0001F1E9\U0001F1EA/\U0001F1EB\U0001F1F7"},
    {"see https://example.org/a", 12, "see/https://exam/ple.org/a"},
    {"abc", 0, "a/b/c"},
    {"abc", -5, "a/b/c"},
};

START_TEST(breaks_lines)
{
    struct text text = text_from(cases[_i].text);
    struct wrapped wrapped = wrap(text, cases[_i].width, NULL, 0);
    struct text_builder lines = {0};
    text_builder_add_string(&lines, "");
    join(text, &wrapped, &lines);
    ck_assert_str_eq(lines.bytes ? lines.bytes : "", cases[_i].lines);
    text_builder_free(&lines);
    arena_free(wrapped.arena);
}
END_TEST

/* --- what holds for every text and width ------------------------------------------------------ */

static const char *const pieces[] = {
    " ",
    "  ",
    "a",
    "word",
    "well-known",
    "—",
    "–",
    "'",
    "日",
    "本語",
    "。",
    "「",
    "ﾊ",
    "한국어",
    "e\u0301",
    "\u0301",
    "\u00AD",
    "\u200B",
    "\u00A0",
    "\U0001F1E9\U0001F1EA",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467",
    "\U0001F44D\U0001F3FD",
    "\u2764\uFE0F",
    "\U0001FAE9",
    "https://example.org/a/very/long/path?with=words&and=more",
    "نص",
    "42",
    "3.5",
    "\u3000",
    "\xFF",
};

/* Knuth's MMIX generator: the same texts in every run. */
static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static struct text make_text(uint64_t seed, struct text_builder *out)
{
    text_builder_clear(out);
    for (uint32_t i = 0, count = next_random(&seed) % 60; i < count; i++)
        text_builder_add_string(out, pieces[next_random(&seed) % COUNT(pieces)]);
    return text_builder_text(out);
}

static size_t make_inserts(uint64_t seed, struct text text, struct flow_insert *inserts)
{
    size_t count = 0;
    for (size_t at = 0; at < text.length && count < 20; at += utf8_cluster(text, at))
        if (next_random(&seed) % 8 == 0) {
            inserts[count] = (struct flow_insert){(uint32_t)at, count % 2 ? TEXT("]") : TEXT("[")};
            count++;
        }
    return count;
}

/* One cluster alone may be wider than the line; what has no columns does not count. */
static bool is_one_cluster(struct text text, struct flow_line line)
{
    int visible = 0;
    for (size_t at = line.start, size; at < line.shown; at += size) {
        size = utf8_cluster(text, at);
        visible += utf8_cluster_width(text_slice(text, at, at + size)) > 0;
    }
    return visible <= 1;
}

/* Only spaces and soft hyphens are not drawn. */
static void assert_left_out(struct text text)
{
    for (size_t at = 0, size; at < text.length; at += size) {
        uint32_t code = utf8_decode(text.bytes + at, text.length - at, &size);
        ck_assert_msg(code == ' ' || code == 0xAD || code == 0x200B || code == 0x3000,
                      "U+%04X is left out", (unsigned)code);
    }
}

/* Lines begin between clusters. */
static void assert_whole_clusters(struct text text, const struct wrapped *wrapped)
{
    size_t at = 0;
    for (size_t i = 0; i < wrapped->count; i++) {
        while (at < wrapped->lines[i].start)
            at += utf8_cluster(text, at);
        ck_assert_uint_eq(at, wrapped->lines[i].start);
    }
}

static void assert_tiles(struct text text, const struct wrapped *wrapped)
{
    ck_assert_uint_ge(wrapped->count, 1);
    ck_assert_uint_eq(wrapped->lines[0].start, 0);
    for (size_t i = 0; i < wrapped->count; i++) {
        struct flow_line line = wrapped->lines[i];
        ck_assert(line.start <= line.shown && line.shown <= line.end);
        ck_assert(text.length == 0 || line.start < line.end);
        ck_assert_uint_eq(line.end,
                          i + 1 < wrapped->count ? wrapped->lines[i + 1].start : text.length);
        assert_left_out(text_slice(text, line.shown, line.end));
    }
}

START_TEST(tiles_and_fits)
{
    struct text_builder builder = {0};
    struct flow_insert inserts[20];
    struct text text = make_text((uint64_t)_i + 1, &builder);
    size_t insert_count = _i % 3 == 0 ? make_inserts((uint64_t)_i, text, inserts) : 0;
    for (int width = 1; width <= 200; width++) {
        struct wrapped wrapped = wrap(text, width, inserts, insert_count);
        assert_tiles(text, &wrapped);
        assert_whole_clusters(text, &wrapped);
        for (size_t i = 0; i < wrapped.count; i++) {
            struct flow_line line = wrapped.lines[i];
            int columns = flow_column(text, line, inserts, insert_count, (uint32_t)text.length);
            bool hyphen = line.shown == line.end && line.end < text.length &&
                          text_ends(text_slice(text, line.start, line.shown), TEXT("\u00AD"));
            ck_assert_msg(columns + hyphen <= width || is_one_cluster(text, line),
                          "seed %d width %d line %zu: %d columns", _i, width, i, columns);
        }
        arena_free(wrapped.arena);
    }
    text_builder_free(&builder);
}
END_TEST

/* "In [Kyiv] now": brackets are set in at 3 and 7. */
static const struct {
    uint32_t offset;
    int column;
} columns[] = {{0, 0}, {3, 4}, {4, 5}, {7, 9}, {8, 10}, {99, 13}};

START_TEST(finds_columns)
{
    static const struct flow_insert inserts[] = {{3, {"[", 1}}, {7, {"]", 1}}};
    struct text text = TEXT("In Kyiv now");
    struct flow_line line = {0, (uint32_t)text.length, (uint32_t)text.length};
    for (int i = 0; i < COUNT(columns); i++)
        ck_assert_int_eq(flow_column(text, line, inserts, 2, columns[i].offset), columns[i].column);
}
END_TEST

/* A text of many megabytes of each kind that could make wrapping slow or deep. */
static const char *const floods[] = {"a", " ", "\u0301",     "日",     "\u00AD",
                                     "-", "[", "\U0001F1E9", "a\u200D"};

START_TEST(takes_floods)
{
    struct text_builder builder = {0};
    while (builder.length < 1 << 20)
        text_builder_add_string(&builder, floods[_i]);
    struct text text = text_builder_text(&builder);
    struct wrapped wrapped = wrap(text, 76, NULL, 0);
    ck_assert_uint_eq(wrapped.lines[wrapped.count - 1].end, text.length);
    arena_free(wrapped.arena);
    text_builder_free(&builder);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{breaks_lines, COUNT(cases)},
                                        {tiles_and_fits, 60},
                                        {finds_columns, 1},
                                        {takes_floods, COUNT(floods)}};
    return reader_suite("flow", tests, COUNT(tests), NULL, NULL);
}
