/* Hits of a watchlist (before a line "====") in an article: valid, by start, then rank, never in
 * boilerplate, of terms that are there and switched on. */
#include "core/watch/matcher.h"
#include "tests/fuzz/fuzz.h"

static bool is_before(const struct hit *a, const struct hit *b)
{
    if (a->span.paragraph != b->span.paragraph)
        return a->span.paragraph < b->span.paragraph;
    return a->span.start != b->span.start ? a->span.start < b->span.start : hit_rank(a, b) < 0;
}

static void expect_hits(const struct watchlist *list, const struct article *article,
                        const struct hits *hits)
{
    for (size_t i = 0; i < hits->count; i++) {
        const struct hit *hit = &hits->items[i];
        FUZZ_ASSERT(hit->term < watchlist_count(list));
        FUZZ_ASSERT(watchlist_term(list, hit->term)->enabled);
        FUZZ_ASSERT(hit->span.length > 0 && article_span_valid(article, hit->span));
        FUZZ_ASSERT(article->paragraphs[hit->span.paragraph].kind != PARAGRAPH_BOILERPLATE);
        FUZZ_ASSERT(i == 0 || is_before(&hit[-1], hit));
    }
}

static void find(const struct watchlist *list, const struct article *article)
{
    struct arena *arena = arena_new();
    struct matcher *matcher = matcher_new(list);
    struct problem_list problems = {0};
    struct hits hits = {0};
    struct span first = {0, 0, (uint32_t)article->paragraphs[0].text.length};
    struct matcher_name name = {first, article->paragraphs[0].text};
    matcher_find(matcher, article, &name, 1, arena, &hits, &problems);
    expect_hits(list, article, &hits);
    fuzz_expect_problems(&problems);
    matcher_free(matcher);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text head;
    struct text rest = fuzz_split(fuzz_text(data, size), &head);
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct article *article;
    watchlist_add(list, "fuzz.yaml", head, &problems);
    fuzz_expect_problems(&problems);
    if (fuzz_read("fuzz.txt", rest, &article, 1) > 0) {
        if (article->paragraph_count > 0)
            find(list, article);
        article_free(article);
    }
    watchlist_free(list);
    return 0;
}
