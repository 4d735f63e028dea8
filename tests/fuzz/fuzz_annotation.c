/* Names, figures, dates and quotations: valid spans, sorted, with clean words; and the same again
 * for the same text. Articles are taken for English whatever they hold. */
#include "tests/fuzz/fuzz.h"

static void expect_same(const struct annotation *one, const struct annotation *other)
{
    FUZZ_ASSERT(one->mention_count == other->mention_count);
    FUZZ_ASSERT(one->entity_count == other->entity_count);
    FUZZ_ASSERT(one->figure_count == other->figure_count);
    FUZZ_ASSERT(one->date_count == other->date_count);
    FUZZ_ASSERT(one->quote_count == other->quote_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct article *article;
    if (fuzz_read("fuzz.txt", fuzz_text(data, size), &article, 1) == 0)
        return 0;
    struct arena *arena = arena_new();
    struct annotation one = {0}, other = {0};
    article->language = "en";
    annotate_article(article, NULL, arena, &one);
    fuzz_expect_annotation(article, &one);
    annotate_article(article, NULL, arena, &other);
    expect_same(&one, &other);
    arena_free(arena);
    article_free(article);
    return 0;
}
