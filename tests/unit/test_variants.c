/* Variants: a passage in the words of several articles, word below word. */
#include "core/compare/variants.h"
#include "tests/unit/told.h"

#include <string.h>

enum { VARIANTS_MAX = 4 };

struct desk {
    struct told told;
    struct variant variants[VARIANTS_MAX];
};

static void add(struct desk *desk, struct text text)
{
    size_t at = desk->told.count;
    told_add_text(&desk->told, text);
    uint32_t sentences = (uint32_t)desk->told.annotations[at].sentences.count;
    desk->variants[at] = (struct variant){&desk->told.sides[at], 0, sentences};
}

/* A slot: the word of each variant, "-" for none; behind it how they agree. */
static void write_slots(const struct desk *desk, const struct variants *lined,
                        struct text_builder *out)
{
    static const char *const states[] = {
        [SLOT_SAME] = "", [SLOT_LACKED] = "+", [SLOT_DIFFERS] = "*"};
    for (size_t slot = 0; slot < lined->slot_count; slot++) {
        text_builder_add_string(out, slot > 0 ? " " : "");
        for (size_t v = 0; v < lined->count; v++) {
            struct variant_cell cell = lined->cells[slot * lined->count + v];
            text_builder_add_string(out, v > 0 ? "|" : "");
            if (cell.first == cell.end)
                text_builder_add_string(out, "-");
            else
                text_builder_add(out,
                                 article_span_text(desk->told.articles[v],
                                                   tokens_span(&desk->told.annotations[v].tokens,
                                                               cell.first, cell.end)));
        }
        text_builder_add_string(out, states[lined->slots[slot]]);
    }
}

/* Every token of a variant once, in order. */
static void check_tokens(const struct desk *desk, const struct variants *lined)
{
    for (size_t v = 0; v < lined->count; v++) {
        uint32_t next = 0;
        for (size_t slot = 0; slot < lined->slot_count; slot++) {
            struct variant_cell cell = lined->cells[slot * lined->count + v];
            if (cell.first == cell.end)
                continue;
            ck_assert_uint_eq(cell.first, next);
            next = cell.end;
        }
        ck_assert_uint_eq(next, desk->told.annotations[v].tokens.count);
    }
}

static const struct {
    const char *told[VARIANTS_MAX], *slots;
} cases[] = {
    {{"The roof fell in.", "The roof fell in."}, "The|The roof|roof fell|fell in.|in."},
    /* marks, case and spacing are no difference */
    {{"\"The roof fell,\" she said.", "the roof “fell” she said"},
     "\"The|the roof|roof fell,\"|“fell” she|she said.|said"},
    {{"More than 40 were hurt.", "At least 50 were hurt."},
     "More|At* than|least* 40|50* were|were hurt.|hurt."},
    {{"The old roof fell.", "The roof fell."}, "The|The old|-+ roof|roof fell.|fell."},
    {{"The roof fell.", "Then the roof fell."}, "-|Then+ The|the roof|roof fell.|fell."},
    {{"The roof fell.", "The roof fell at dawn."}, "The|The roof|roof fell.|fell -|at+ -|dawn.+"},
    {{"One two three.", "Four five."}, "One|Four* two|five.* three.|-+"},
    {{"The roof fell.", "The roof fell at dawn.", "Roof fell at dusk."},
     "The|The|-+ roof|roof|Roof fell.|fell|fell -|at|at+ -|dawn.|dusk.*"},
    {{"Alone."}, "Alone."},
};

START_TEST(lines_words_up)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct desk desk = {0};
        struct text_builder written = {0};
        struct variants lined;
        for (size_t v = 0; v < VARIANTS_MAX && cases[i].told[v]; v++)
            add(&desk, text_from(cases[i].told[v]));
        variants_make(desk.variants, desk.told.count, desk.told.arena, &lined);
        check_tokens(&desk, &lined);
        write_slots(&desk, &lined, &written);
        ck_assert_msg(text_equal(text_builder_text(&written), text_from(cases[i].slots)),
                      "case %zu: %s, not %s", i, written.bytes, cases[i].slots);
        text_builder_free(&written);
        told_end(&desk.told);
    }
}
END_TEST

/* Longer than what is looked at, and an empty one. */
START_TEST(takes_any_length)
{
    struct desk desk = {0};
    struct text_builder story = {0};
    struct variants lined;
    for (int i = 0; i < VARIANT_WORDS_MAX + 100; i++)
        text_builder_printf(&story, "word%d ", i);
    for (size_t v = 0; v < 3; v++)
        add(&desk, text_builder_text(&story));
    desk.variants[1].end = 0;
    desk.told.annotations[1].tokens.count = 0;
    variants_make(desk.variants, desk.told.count, desk.told.arena, &lined);
    check_tokens(&desk, &lined);
    ck_assert_int_eq(lined.slots[0], SLOT_LACKED);
    text_builder_free(&story);
    told_end(&desk.told);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {lines_words_up, takes_any_length};
    return suite_run("variants", tests, COUNT(tests));
}
