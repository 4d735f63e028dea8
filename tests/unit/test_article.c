#include "core/base/article.h"
#include "tests/unit/suite.h"

static struct article *article_of(const char *const *texts, size_t count)
{
    struct arena *arena = arena_new();
    struct article *article = arena_alloc(arena, sizeof *article);

    article->arena = arena;
    article->paragraphs = arena_array(arena, count, sizeof *article->paragraphs);
    article->paragraph_count = count;
    for (size_t i = 0; i < count; i++)
        article->paragraphs[i].text = text_from(arena_strdup(arena, texts[i]));
    return article;
}

START_TEST(takes_text_of_spans)
{
    static const char *const texts[] = {"The mayor spoke.", "Café open", ""};
    static const struct {
        struct span span;
        bool valid;
        const char *text;
    } cases[] = {
        {{0, 4, 5}, true, "mayor"},      {{0, 16, 0}, true, ""},
        {{0, 16, 1}, false, ""},         {{0, 10, UINT32_MAX}, false, "spoke."},
        {{0, UINT32_MAX, 1}, false, ""}, {{1, 0, 5}, true, "Café"},
        {{1, 0, 4}, false, "Caf\xC3"},   {{1, 4, 1}, false, "\xA9"},
        {{2, 0, 0}, true, ""},           {{3, 0, 0}, false, ""},
    };
    struct article *article = article_of(texts, COUNT(texts));

    for (size_t i = 0; i < COUNT(cases); i++) {
        ck_assert_msg(article_span_valid(article, cases[i].span) == cases[i].valid, "case %zu", i);
        ck_assert_msg(
            text_equal(article_span_text(article, cases[i].span), text_from(cases[i].text)),
            "text %zu", i);
    }
    article_free(article);
    article_free(NULL);
}
END_TEST

START_TEST(orders_spans)
{
    static const struct {
        struct span a, b;
        int order;
        bool overlaps;
    } cases[] = {
        {{0, 0, 5}, {0, 0, 5}, 0, true},           {{0, 0, 5}, {1, 0, 5}, -1, false},
        {{0, 0, 5}, {0, 5, 5}, -1, false},         {{0, 0, 6}, {0, 5, 5}, -1, true},
        {{0, 0, 9}, {0, 0, 5}, -1, true},          {{0, 3, 1}, {0, 0, 5}, 1, true},
        {{0, UINT32_MAX, 5}, {0, 1, 1}, 1, false},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        int order = span_compare(cases[i].a, cases[i].b);
        ck_assert_msg((order > 0) - (order < 0) == cases[i].order, "case %zu", i);
        order = span_compare(cases[i].b, cases[i].a);
        ck_assert_msg((order > 0) - (order < 0) == -cases[i].order, "case %zu back", i);
        ck_assert_msg(span_overlaps(cases[i].a, cases[i].b) == cases[i].overlaps, "overlap %zu", i);
        ck_assert_msg(span_overlaps(cases[i].b, cases[i].a) == cases[i].overlaps, "overlap %zu", i);
    }
}
END_TEST

START_TEST(names_lead_back)
{
    for (int i = 0; i < PARAGRAPH_KIND_COUNT; i++)
        ck_assert_int_eq(paragraph_kind_from(text_from(paragraph_kind_name(i))), i);
    for (int i = 0; i < BOILERPLATE_COUNT; i++)
        ck_assert_int_eq(boilerplate_from(text_from(boilerplate_name(i))), i);
    ck_assert_int_eq(paragraph_kind_from(TEXT("footer")), PARAGRAPH_KIND_COUNT);
    ck_assert_int_eq(boilerplate_from(TEXT("")), BOILERPLATE_COUNT);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {takes_text_of_spans, orders_spans, names_lead_back};

    return suite_run("article", tests, COUNT(tests));
}
