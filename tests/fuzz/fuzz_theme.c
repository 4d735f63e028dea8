/* Themes: colours and attributes within their ranges, a clean name. */
#include "core/config/theme.h"
#include "tests/fuzz/fuzz.h"

static void expect_color(struct theme_color color, uint32_t indexes)
{
    FUZZ_ASSERT(color.kind <= THEME_RGB);
    FUZZ_ASSERT(color.kind != THEME_INDEX || color.value < indexes);
    FUZZ_ASSERT(color.kind != THEME_RGB || color.value <= 0xFFFFFF);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { ATTRIBUTES = THEME_BOLD | THEME_DIM | THEME_ITALIC | THEME_UNDERLINE | THEME_REVERSE };
    struct theme theme = {0};
    struct problem_list problems = {0};
    enum status status = theme_parse("fuzz.yaml", fuzz_text(data, size), &theme, &problems);
    FUZZ_ASSERT((status == STATUS_OK) == (problems.errors == 0));
    fuzz_expect_clean_string(theme.name);
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        const struct theme_row *row = &theme.rows[i];
        expect_color(row->fg, 256);
        expect_color(row->bg, 256);
        expect_color(row->fg16, 16);
        expect_color(row->bg16, 16);
        FUZZ_ASSERT((row->attributes & ~(unsigned)ATTRIBUTES) == 0);
        FUZZ_ASSERT((row->mono & ~(unsigned)ATTRIBUTES) == 0);
    }
    fuzz_expect_problems(&problems);
    return 0;
}
