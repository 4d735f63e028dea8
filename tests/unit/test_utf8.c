#include "core/base/utf8.h"
#include "tests/unit/suite.h"
#include <stdio.h>
#include <string.h>

#define LONG_TEXT (1 << 20)

START_TEST(decodes)
{
    static const struct {
        const char *bytes;
        uint32_t code;
        size_t size;
    } cases[] = {
        {"a", 'a', 1},
        {"\xC3\xA9", 0xE9, 2},
        {"\xE2\x82\xAC", 0x20AC, 3},
        {"\xF0\x9F\x98\x80", 0x1F600, 4},
        {"\xEF\xBF\xBD", 0xFFFD, 3},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
        {"\x80", 0xFFFD, 1},             /* a byte that continues nothing */
        {"\xC0\x80", 0xFFFD, 1},         /* overlong */
        {"\xC1\xBF", 0xFFFD, 1},         /* overlong */
        {"\xE0\x9F\xBF", 0xFFFD, 1},     /* overlong */
        {"\xF0\x8F\xBF\xBF", 0xFFFD, 1}, /* overlong */
        {"\xED\xA0\x80", 0xFFFD, 1},     /* a surrogate */
        {"\xF4\x90\x80\x80", 0xFFFD, 1}, /* above 10FFFF */
        {"\xF5\x80\x80\x80", 0xFFFD, 1},
        {"\xFF", 0xFFFD, 1},
        {"\xE2\x82", 0xFFFD, 2}, /* cut short */
        {"\xE2\x82x", 0xFFFD, 2},
        {"\xF0\x9F\x98", 0xFFFD, 3},
        {"\xC3", 0xFFFD, 1},
        {"\xC3\xC3\xA9", 0xFFFD, 1},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t size = 0;
        uint32_t code = utf8_decode(cases[i].bytes, strlen(cases[i].bytes), &size);
        ck_assert_msg(code == cases[i].code && size == cases[i].size, "case %zu: %X, %zu", i,
                      (unsigned)code, size);
    }
}
END_TEST

START_TEST(encodes_what_it_decodes)
{
    char bytes[4];
    size_t size;

    for (uint32_t code = 0; code <= 0x10FFFF; code += code < 0x900 ? 1 : 7) {
        size_t length = utf8_encode(code, bytes);
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        uint32_t decoded = utf8_decode(bytes, length, &size);
        if (decoded != (surrogate ? UTF8_REPLACEMENT : code) || size != length)
            ck_abort_msg("U+%04X became U+%04X", (unsigned)code, (unsigned)decoded);
    }
    ck_assert_uint_eq(utf8_encode(0x110000, bytes), 3);
}
END_TEST

START_TEST(counts_and_converts)
{
    struct text text = TEXT("aé€😀z");

    static const size_t offsets[] = {0, 1, 3, 6, 10, 11};
    ck_assert_uint_eq(utf8_count(text), 5);
    for (size_t i = 0; i < COUNT(offsets); i++) {
        ck_assert_uint_eq(utf8_index_to_offset(text, i), offsets[i]);
        ck_assert_uint_eq(utf8_offset_to_index(text, offsets[i]), i);
        if (i)
            ck_assert_uint_eq(utf8_previous(text, offsets[i]), offsets[i - 1]);
    }
    ck_assert_uint_eq(utf8_index_to_offset(text, 99), 11);
    ck_assert_uint_eq(utf8_offset_to_index(text, 99), 5);
    ck_assert_uint_eq(utf8_previous(TEXT("\x80\x80\x80\x80\x80\x80"), 6), 2);
}
END_TEST

START_TEST(finds_where_text_stops_being_valid)
{
    ck_assert_uint_eq(utf8_valid_length(TEXT("")), 0);
    ck_assert_uint_eq(utf8_valid_length(TEXT("aé\xEF\xBF\xBD")), 6);
    ck_assert_uint_eq(utf8_valid_length(TEXT("aé\xE2\x82")), 3);
    ck_assert_uint_eq(utf8_valid_length(TEXT("ab\xFFz")), 2);
}
END_TEST

START_TEST(sanitizes)
{
    static const struct {
        const char *raw, *clean;
        size_t invalid, controls;
    } cases[] = {
        {"", "", 0, 0},
        {"plain text, nothing to do", "plain text, nothing to do", 0, 0},
        {"caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D", "café “quoted”", 0, 0},
        {"a\tb\nc\rd\ve\ff", "a b c d e f", 0, 5},
        {"a\xC2\x85 b\xE2\x80\xA8"
         "c\xE2\x80\xA9",
         "a  b c ", 0, 3},
        {"a\xC2\xA0"
         "b",
         "a\xC2\xA0"
         "b",
         0, 0},
        {"\x1B[31mred\x1B[0m", "[31mred[0m", 0, 2},
        {"\x1B]0;title\x07", "]0;title", 0, 2},
        {"a\x7F"
         "b\xC2\x9B"
         "c",
         "abc", 0, 2},
        {"\xEF\xBB\xBF"
         "a",
         "a", 0, 1},
        {"a\xD8\x9C\xE2\x80\x8E\xE2\x80\xAE"
         "b\xE2\x81\xA6\xE2\x81\xA9",
         "ab", 0, 5},
        {"\xEE\x80\x80\xF3\xB0\x80\x80\xF4\x80\x80\x80"
         "a",
         "a", 0, 3},
        {"\xEF\xB7\x90\xEF\xBF\xBE\xF0\x9F\xBF\xBF"
         "a",
         "a", 0, 3},
        {"a\xF3\xA0\x81\xA1\xF3\xA0\x81\xBF"
         "b",
         "ab", 0, 2},
        {"a\xE2\x80\x8B\xE2\x80\x8D"
         "b",
         "a\xE2\x80\x8B\xE2\x80\x8D"
         "b",
         0, 0},
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b",
         1, 0},
        {"\xE2\x82\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD", 2, 0},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3, 0},
        {"a\xEF\xBF\xBD"
         "b",
         "a\xEF\xBF\xBD"
         "b",
         0, 0},
        {"cafe\xCC\x81", "café", 0, 0},
        {"caf\x01"
         "e\x02\xCC\x81!",
         "café!", 0, 2},
        {"a\xCC\x81\xCC\xA3", "\xE1\xBA\xA1\xCC\x81", 0, 0}, /* marks put in order */
        {"\xCC\x81"
         "a",
         "\xCC\x81"
         "a",
         0, 0},                             /* a mark on nothing */
        {"\xE2\x84\xAB", "\xC3\x85", 0, 0}, /* the Angstrom sign */
        {"\xCD\xBE", ";", 0, 0},            /* the Greek question mark */
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", 0, 0},
        {"\xED\x95\x98\xE1\x86\xAB", "한", 0, 0},
        {"\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC", 0, 0}, /* never composed */
        {"\xE3\x81\x8B\xE3\x82\x99", "が", 0, 0},
        {"é\xCC\xA3", "\xE1\xBA\xB9\xCC\x81", 0, 0},
    };
    struct arena *arena = arena_new();

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct utf8_repairs repairs = {0};
        struct text clean = utf8_sanitize(arena, text_from(cases[i].raw), &repairs);
        ck_assert_msg(text_equal(clean, text_from(cases[i].clean)), "case %zu: \"%s\"", i,
                      clean.bytes);
        ck_assert_msg(repairs.invalid == cases[i].invalid && repairs.controls == cases[i].controls,
                      "case %zu: %zu invalid, %zu controls", i, repairs.invalid, repairs.controls);
        ck_assert_str_eq(clean.bytes, utf8_sanitize(arena, clean, NULL).bytes);
    }
    ck_assert_uint_eq(utf8_sanitize(arena, TEXT("a\0b"), NULL).length, 2);
    arena_free(arena);
}
END_TEST

/* Whatever comes in, what comes out is valid, without controls, and stays as it is. */
START_TEST(sanitizes_noise)
{
    struct arena *arena = arena_new();
    uint32_t random = 1;
    char raw[64];

    for (int round = 0; round < 10000; round++) {
        for (size_t i = 0; i < sizeof raw; i++) {
            random = random * 1664525 + 1013904223;
            raw[i] = (char)(random >> 24);
            if (round % 2 && random >> 16 & 1)
                raw[i] = "\xCC\xCC\xE1\x84\x85\x81"[random >> 8 & 3];
        }
        struct text clean = utf8_sanitize(arena, (struct text){raw, sizeof raw}, NULL);
        ck_assert_uint_eq(utf8_valid_length(clean), clean.length);
        for (size_t i = 0, size; i < clean.length; i += size) {
            uint32_t code = utf8_decode(clean.bytes + i, clean.length - i, &size);
            if (code == 0 || utf8_clean(code) != code)
                ck_abort_msg("round %d: U+%04X is left", round, (unsigned)code);
        }
        ck_assert(text_equal(utf8_sanitize(arena, clean, NULL), clean));
        arena_reset(arena);
    }
    arena_free(arena);
}
END_TEST

/* Marks in the order that costs a sort by exchange the square of their number. */
START_TEST(sanitizes_hostile_lengths)
{
    static const char *const units[] = {"\xCC\x81\xCC\xA3", "\xCC\x81", "\xFF", "\xE1\x85\xA1",
                                        "\t"};
    struct arena *arena = arena_new();

    for (size_t i = 0; i < COUNT(units); i++) {
        size_t length = strlen(units[i]);
        char *raw = arena_alloc(arena, LONG_TEXT);
        for (size_t at = 0; at + length < LONG_TEXT; at += length)
            memcpy(raw + at, units[i], length);
        struct text clean = utf8_sanitize(arena, text_from(raw), NULL);
        ck_assert_uint_gt(clean.length, 0);
        ck_assert_uint_eq(utf8_valid_length(clean), clean.length);
        size_t clusters = 0;
        for (size_t at = 0; at < clean.length; at += utf8_cluster(clean, at))
            clusters++;
        ck_assert_uint_gt(clusters, 0);
    }
    arena_free(arena);
}
END_TEST

START_TEST(makes_visible)
{
    static const char *const cases[][2] = {
        {"a\tb\n", "a b "},
        {"a\x1B[0m", "a�[0m"},
        {"\xFF\xC2\x9B", "��"},
        {"e\xCC\x81", "e\xCC\x81"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text_builder out = {0};
        utf8_add_visible(&out, text_from(cases[i][0]));
        ck_assert_str_eq(out.bytes, cases[i][1]);
        text_builder_free(&out);
    }
}
END_TEST

START_TEST(folds)
{
    static const struct {
        uint32_t code, folded;
    } cases[] = {
        {'A', 'a'},
        {'z', 'z'},
        {'[', '['},
        {0xC9, 0xE9},
        {0x178, 0xFF},
        {0x17F, 's'},
        {0x3C2, 0x3C3},
        {0x1E9E, 0xDF},
        {0xDF, 0xDF},
        {0x212A, 'k'},
        {0x410, 0x430},
        {0x2019, '\''},
        {0x2018, '\''},
        {0x201C, '"'},
        {0x201E, '"'},
        {0x2032, '\''},
        {0x2033, '"'},
        {0x2013, '-'},
        {0x2014, '-'},
        {0x2011, '-'},
        {0x2212, '-'},
        {0xA0, ' '},
        {0x2009, ' '},
        {0x202F, ' '},
        {0x3000, ' '},
        {0x4E00, 0x4E00},
        {0x130, 'i'},
        {0x110000, 0x110000},
        {0xFFFFFFFF, 0xFFFFFFFF},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        ck_assert_msg(utf8_fold(cases[i].code) == cases[i].folded, "U+%04X: U+%04X",
                      (unsigned)cases[i].code, (unsigned)utf8_fold(cases[i].code));
}
END_TEST

START_TEST(knows_properties)
{
    /* l letter, u upper, w lower, d digit, s space */
    static const struct {
        uint32_t code;
        const char *has;
    } cases[] = {
        {'a', "lw"},   {'Z', "lu"},  {'@', ""},      {'[', ""},    {'`', ""},     {'{', ""},
        {'0', "d"},    {'9', "d"},   {':', ""},      {' ', "s"},   {'\t', "s"},   {'\r', "s"},
        {0x0E, ""},    {0x1F, ""},   {0xE9, "lw"},   {0xC9, "lu"}, {0x1C5, "lu"}, {0x301, "l"},
        {0x4E00, "l"}, {0x661, "d"}, {0xB2, ""},     {0xA0, "s"},  {0x3000, "s"}, {0x200B, ""},
        {0x2028, ""},  {0xFFFD, ""}, {0x110000, ""},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t code = cases[i].code;
        char has[8] = "";
        snprintf(has, sizeof has, "%s%s%s%s%s", utf8_is_letter(code) ? "l" : "",
                 utf8_is_upper(code) ? "u" : "", utf8_is_lower(code) ? "w" : "",
                 utf8_is_digit(code) ? "d" : "", utf8_is_space(code) ? "s" : "");
        ck_assert_msg(strcmp(has, cases[i].has) == 0, "U+%04X: %s", (unsigned)code, has);
    }
    ck_assert_uint_eq(utf8_lower(0xC9), 0xE9);
    ck_assert_uint_eq(utf8_upper('q'), 'Q');
    ck_assert_uint_eq(utf8_upper(0xE9), 0xC9);
    ck_assert_uint_eq(utf8_lower(0x110000), 0x110000);
}
END_TEST

START_TEST(measures_clusters)
{
    static const struct {
        const char *text;
        size_t clusters;
        int width;
    } cases[] = {
        {"", 0, 0},
        {"abc", 3, 3},
        {"e\xCC\x81", 1, 1},
        {"日本", 2, 4},
        {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 1, 6},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 1, 4},
        {"\xE2\x9D\xA4\xEF\xB8\x8F", 1, 1},
        {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", 1, 2},
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 1, 2},
        {"\t", 1, 0}, /* a control: wcwidth says -1 */
        {"\x7F", 1, 0},
        {"\xC2\x9B", 1, 0},
        {"a\xC2\xAD"
         "b",
         3, 2},             /* a soft hyphen: flow shows it where it breaks */
        {"\xCD\xB8", 1, 1}, /* unassigned: drawn as U+FFFD */
        {"\r\n", 1, 0},
        {"“—…”", 4, 4},
        {"\xD7\xA9\xD7\x9C", 2, 2},
        {"\xFF", 1, 1},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = text_from(cases[i].text);
        size_t clusters = 0;
        int width = 0;
        for (size_t at = 0, size; at < text.length; at += size, clusters++) {
            size = utf8_cluster(text, at);
            ck_assert_uint_ge(size, 1);
            width += utf8_cluster_width(text_slice(text, at, at + size));
        }
        ck_assert_msg(clusters == cases[i].clusters && width == cases[i].width,
                      "case %zu: %zu clusters, %d columns", i, clusters, width);
        ck_assert_int_eq(utf8_width(text), width);
    }
    ck_assert_uint_eq(utf8_cluster(TEXT("a"), 1), 0);
}
END_TEST

START_TEST(clips)
{
    static const struct {
        const char *text;
        int columns;
        const char *clipped;
        int width;
    } cases[] = {
        {"abc", 5, "abc", 3},
        {"abc", 2, "ab", 2},
        {"abc", 0, "", 0},
        {"abc", -1, "", 0},
        {"日本", 3, "日", 2},
        {"日本", 1, "", 0},
        {"e\xCC\x81x", 1, "e\xCC\x81", 1},
        {"", 4, "", 0},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        int width = -1;
        struct text clipped = utf8_clip(text_from(cases[i].text), cases[i].columns, &width);
        ck_assert_msg(text_equal(clipped, text_from(cases[i].clipped)), "case %zu", i);
        ck_assert_msg(width == cases[i].width, "case %zu: %d", i, width);
    }
    ck_assert_uint_eq(utf8_clip(TEXT("abc"), 2, NULL).length, 2);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {decodes,
                                  encodes_what_it_decodes,
                                  counts_and_converts,
                                  finds_where_text_stops_being_valid,
                                  sanitizes,
                                  sanitizes_noise,
                                  sanitizes_hostile_lengths,
                                  makes_visible,
                                  folds,
                                  knows_properties,
                                  measures_clusters,
                                  clips};

    return suite_run("utf8", tests, COUNT(tests));
}
