#include "core/base/text.h"
#include "tests/unit/suite.h"
#include <string.h>

START_TEST(slices_are_clamped)
{
    static const struct {
        size_t start, end;
        const char *slice;
    } cases[] = {{0, 6, "abcdef"}, {1, 3, "bc"}, {4, 99, "ef"},
                 {7, 99, ""},      {5, 2, ""},   {0, SIZE_MAX, "abcdef"}};

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text slice = text_slice(TEXT("abcdef"), cases[i].start, cases[i].end);
        ck_assert_msg(text_equal(slice, text_from(cases[i].slice)), "case %zu", i);
    }
    ck_assert_uint_eq(text_slice((struct text){NULL, 0}, 0, 3).length, 0);
}
END_TEST

START_TEST(counts)
{
    static const struct {
        size_t count;
        const char *thing, *words;
    } cases[] = {
        {0, "word", "0 words"},
        {1, "word", "1 word"},
        {2, "word", "2 words"},
        {1, "story", "1 story"},
        {3, "story", "3 stories"},
        {0, "copy", "0 copies"},
        {2, "day", "2 days"},
        {2, "match", "2 matches"},
        {2, "address", "2 addresses"},
        {2, "watch hit", "2 watch hits"},
        {1, "watch hit", "1 watch hit"},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        ck_assert_str_eq(TEXT_COUNTED(cases[i].count, cases[i].thing), cases[i].words);
    char out[TEXT_COUNTED_SIZE], thing[2 * TEXT_COUNTED_SIZE];
    memset(thing, 'x', sizeof(thing));
    thing[sizeof(thing) - 1] = 0;
    ck_assert_uint_eq(strlen(text_counted(out, 2, thing)), TEXT_COUNTED_SIZE - 1);
}
END_TEST

START_TEST(compares)
{
    static const struct {
        const char *a, *b;
        bool equal, ascii_equal, starts, ends;
        int order;
    } cases[] = {
        {"", "", true, true, true, true, 0},
        {"a", "", false, false, true, true, 1},
        {"", "a", false, false, false, false, -1},
        {"Word", "word", false, true, false, false, -1},
        {"words", "word", false, false, true, false, 1},
        {"sword", "word", false, false, false, true, -1},
        {"é", "e", false, false, false, false, 1},
        {"É", "é", false, false, false, false, -1},
        {"[", "{", false, false, false, false, -1},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text a = text_from(cases[i].a), b = text_from(cases[i].b);
        int order = text_compare(a, b);
        ck_assert_msg(text_equal(a, b) == cases[i].equal, "equal %zu", i);
        ck_assert_msg(text_strings_equal(cases[i].a, cases[i].b) == cases[i].equal, "string %zu",
                      i);
        ck_assert(!text_strings_equal(cases[i].a, NULL) && !text_strings_equal(NULL, cases[i].b));
        ck_assert_msg(text_equal_ascii_case(a, b) == cases[i].ascii_equal, "case %zu", i);
        ck_assert_msg(text_starts(a, b) == cases[i].starts, "starts %zu", i);
        ck_assert_msg(text_ends(a, b) == cases[i].ends, "ends %zu", i);
        ck_assert_msg((order > 0) - (order < 0) == cases[i].order, "order %zu", i);
    }
    ck_assert(text_strings_equal(NULL, NULL));
}
END_TEST

START_TEST(finds)
{
    static const struct {
        const char *text, *needle;
        size_t from, found;
    } cases[] = {
        {"one two one", "one", 0, 0}, {"one two one", "one", 1, 8},
        {"one", "one", 1, SIZE_MAX},  {"one", "", 3, 3},
        {"one", "", 4, SIZE_MAX},     {"", "x", 0, SIZE_MAX},
        {"ab", "abc", 0, SIZE_MAX},   {"one", "e", SIZE_MAX, SIZE_MAX},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        ck_assert_msg(text_find(text_from(cases[i].text), text_from(cases[i].needle),
                                cases[i].from) == cases[i].found,
                      "case %zu", i);
}
END_TEST

START_TEST(trims)
{
    static const char *const cases[][2] = {
        {"  a b \t\r\n", "a b"}, {" \v\f ", ""}, {"", ""}, {"x", "x"}, {"\xC2\xA0x", "\xC2\xA0x"}};

    for (size_t i = 0; i < COUNT(cases); i++)
        ck_assert_msg(text_equal(text_trim(text_from(cases[i][0])), text_from(cases[i][1])),
                      "case %zu", i);
}
END_TEST

/* The values that the authors of FNV-1a give. */
START_TEST(hashes)
{
    ck_assert_uint_eq(text_hash(TEXT("")), UINT64_C(0xcbf29ce484222325));
    ck_assert_uint_eq(text_hash(TEXT("a")), UINT64_C(0xaf63dc4c8601ec8c));
    ck_assert_uint_eq(text_hash(TEXT("foobar")), UINT64_C(0x85944171f73967e8));
    ck_assert_uint_eq(text_hash_more(text_hash(TEXT("foo")), TEXT("bar")),
                      text_hash(TEXT("foobar")));
}
END_TEST

START_TEST(builds)
{
    struct text_builder builder = {0};

    ck_assert_uint_eq(text_builder_text(&builder).length, 0);
    text_builder_add(&builder, TEXT(""));
    ck_assert_str_eq(builder.bytes, "");
    text_builder_add_string(&builder, "one");
    text_builder_add_byte(&builder, ' ');
    text_builder_printf(&builder, "%d%s", 2, "");
    ck_assert_str_eq(builder.bytes, "one 2");
    text_builder_clear(&builder);
    for (int i = 0; i < 1000; i++)
        text_builder_printf(&builder, "%03d,", i);
    ck_assert_uint_eq(builder.length, 4000);
    ck_assert_uint_eq(strlen(builder.bytes), 4000);
    text_builder_free(&builder);
    ck_assert_ptr_null(builder.bytes);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        slices_are_clamped, counts, compares, finds, trims, hashes, builds};

    return suite_run("text", tests, COUNT(tests));
}
