/* Byte offsets to code points, against counting from the start. */
#include "core/base/utf8.h"
#include "core/report/code_points.h"
#include "tests/unit/suite.h"
#include <string.h>

enum { REPEATS = 40 };

static const char *const pieces[] = {"", "plain", "ü", "“quoted” ", "北京 ", "a\xCC\x81", "😀x"};

START_TEST(agree_with_counting)
{
    struct arena *arena = arena_new();
    struct paragraph paragraphs[COUNT(pieces)] = {0};
    struct article article = {.paragraphs = paragraphs, .paragraph_count = COUNT(pieces)};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        struct text_builder text = {0};
        for (int r = 0; r < REPEATS; r++)
            text_builder_add_string(&text, pieces[i]);
        paragraphs[i].text.bytes = arena_copy(arena, text.bytes ? text.bytes : "", text.length);
        paragraphs[i].text.length = text.length;
        text_builder_free(&text);
    }
    const struct code_points *points = code_points_count(&article, arena);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        struct text text = paragraphs[i].text;
        size_t size = 1;
        for (size_t at = 0; at < text.length; at += size) {
            ck_assert_uint_eq(code_points_at(points, i, at), utf8_offset_to_index(text, at));
            utf8_decode(text.bytes + at, text.length - at, &size);
        }
        ck_assert_uint_eq(code_points_at(points, i, text.length), utf8_count(text));
        ck_assert_uint_eq(code_points_at(points, i, text.length + 9), utf8_count(text));
    }
    arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {agree_with_counting};

    return suite_run("code_points", tests, COUNT(tests));
}
