/* Which wording of a passage each article has, and what each has alone or lacks. */
#include "core/compare/groups_parts.h"

#include "core/language/stems.h"

#include <stdlib.h>
#include <string.h>

size_t groups_article_end(const struct passage_group *group, size_t first)
{
    size_t end = first + 1;
    while (end < group->count && group->members[end].article == group->members[first].article)
        end++;
    return end;
}

/* --- variants --------------------------------------------------------------------------------- */

/* One article's wording of a group. */
struct wording {
    uint64_t hash;
    uint32_t first, end; /* members */
    uint32_t articles;   /* that have the same */
};

static bool is_word(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
}

/* Words of a sentence in lower case, without marks. A headline that says the same in short is no
 * wording of its own beside a sentence. */
static uint64_t hash_sentence(const struct compare_side *side, uint32_t sentence, bool alone,
                              uint64_t hash)
{
    const struct sentence *of = &side->annotation->sentences.items[sentence];
    const struct tokens *tokens = &side->annotation->tokens;
    if (!alone && side->article->paragraphs[of->span.paragraph].kind == PARAGRAPH_HEADLINE)
        return hash;
    for (uint32_t t = of->first_token; t < of->end_token; t++) {
        char folded[STEM_LENGTH_MAX];
        if (!is_word(&tokens->items[t]))
            continue;
        size_t length = stem_fold(token_text(side->article, tokens, t), folded);
        hash = text_hash_more(hash, (struct text){folded, length + 1});
    }
    return hash;
}

static int by_use(const void *a, const void *b)
{
    const struct wording *x = a, *y = b;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static void number_variants(const struct compare_side *sides, struct passage_group *group,
                            struct wording *wordings)
{
    size_t count = 0;
    for (size_t first = 0; first < group->count; first = groups_article_end(group, first)) {
        struct wording *wording = &wordings[count++];
        *wording = (struct wording){text_hash(TEXT("")), (uint32_t)first,
                                    (uint32_t)groups_article_end(group, first), 0};
        for (size_t i = first; i < wording->end; i++)
            wording->hash =
                hash_sentence(&sides[group->members[i].article], group->members[i].sentence,
                              wording->end == first + 1, wording->hash);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            wordings[i].articles += wordings[i].hash == wordings[j].hash;
    qsort(wordings, count, sizeof(*wordings), by_use);
    group->variant_count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t variant = group->variant_count;
        for (size_t j = 0; j < i; j++)
            if (wordings[j].hash == wordings[i].hash)
                variant = group->members[wordings[j].first].variant;
        group->variant_count += variant == group->variant_count;
        for (uint32_t m = wordings[i].first; m < wordings[i].end; m++)
            group->members[m].variant = variant;
    }
}

void groups_number_variants(const struct compare_side *sides, struct passage_groups *groups)
{
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < groups->count; i++) {
        struct passage_group *group = &groups->items[i];
        arena_reset(scratch);
        number_variants(sides, group,
                        arena_array(scratch, group->article_count, sizeof(struct wording)));
    }
    arena_free(scratch);
}

/* --- coverage --------------------------------------------------------------------------------- */

static void count_only(const uint32_t *only, size_t count, uint32_t *times)
{
    for (size_t i = 0; i < count; i++)
        times[only[i]]++;
}

/* Sentences that every comparison of the article leaves alone. */
static void find_only(const struct compare_side *sides, size_t count,
                      const struct comparison *comparisons, struct arena *arena,
                      struct passage_groups *groups)
{
    struct arena *scratch = arena_new();
    uint32_t **times = arena_array(scratch, count, sizeof(*times));
    for (size_t a = 0; a < count; a++)
        times[a] = arena_array(scratch, sides[a].annotation->sentences.count, sizeof(**times));
    for (size_t a = 0; a < count; a++)
        for (size_t b = a + 1; b < count; b++, comparisons++) {
            count_only(comparisons->left_only, comparisons->left_only_count, times[a]);
            count_only(comparisons->right_only, comparisons->right_only_count, times[b]);
        }
    for (size_t a = 0; a < count; a++) {
        struct group_coverage *coverage = &groups->coverage[a];
        size_t sentences = sides[a].annotation->sentences.count;
        coverage->only = arena_array(arena, sentences, sizeof(*coverage->only));
        for (uint32_t s = 0; s < sentences; s++)
            if (times[a][s] == count - 1)
                coverage->only[coverage->only_count++] = s;
    }
    arena_free(scratch);
}

static bool carries(const struct passage_group *group, uint32_t article)
{
    for (size_t i = 0; i < group->count && group->members[i].article <= article; i++)
        if (group->members[i].article == article)
            return true;
    return false;
}

/* A group and how many carry it. */
struct carried {
    uint32_t group;
    size_t articles;
};

static int by_articles(const void *a, const void *b)
{
    const struct carried *x = a, *y = b;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return (x->group > y->group) - (x->group < y->group);
}

static void find_missing(size_t count, struct arena *arena, struct passage_groups *groups)
{
    struct arena *scratch = arena_new();
    struct carried *common = arena_array(scratch, groups->count, sizeof(*common));
    size_t common_count = 0;
    for (uint32_t i = 0; i < groups->count; i++)
        if (groups->items[i].article_count < count &&
            groups->items[i].article_count * 2 >= count - 1)
            common[common_count++] = (struct carried){i, groups->items[i].article_count};
    if (common_count > 0)
        qsort(common, common_count, sizeof(*common), by_articles);
    for (uint32_t a = 0; a < count; a++) {
        struct group_coverage *coverage = &groups->coverage[a];
        coverage->missing = arena_array(arena, common_count, sizeof(*coverage->missing));
        for (size_t i = 0; i < common_count; i++)
            if (!carries(&groups->items[common[i].group], a))
                coverage->missing[coverage->missing_count++] = common[i].group;
    }
    arena_free(scratch);
}

static void count_words(const struct compare_side *side, const uint32_t *group_of,
                        struct group_coverage *coverage)
{
    const struct annotation *annotation = side->annotation;
    for (size_t s = 0; s < annotation->sentences.count; s++) {
        const struct sentence *sentence = &annotation->sentences.items[s];
        if (side->article->paragraphs[sentence->span.paragraph].kind == PARAGRAPH_BOILERPLATE)
            continue;
        for (size_t t = sentence->first_token; t < sentence->end_token; t++) {
            coverage->words += is_word(&annotation->tokens.items[t]);
            coverage->shared_words +=
                is_word(&annotation->tokens.items[t]) && group_of[s] != ANNOTATION_NONE;
        }
    }
}

void groups_count_words(const struct compare_side *sides, size_t count, struct arena *arena,
                        struct passage_groups *groups)
{
    groups->coverage = arena_array(arena, count, sizeof(*groups->coverage));
    for (size_t a = 0; a < count; a++)
        count_words(&sides[a], groups->group_of[a], &groups->coverage[a]);
}

void groups_find_coverage(const struct compare_side *sides, size_t count,
                          const struct comparison *comparisons, struct arena *arena,
                          struct passage_groups *groups)
{
    groups_count_words(sides, count, arena, groups);
    find_only(sides, count, comparisons, arena, groups);
    find_missing(count, arena, groups);
}

double groups_shared(const struct group_coverage *coverage, size_t count)
{
    size_t words = 0, shared = 0;
    for (size_t i = 0; i < count; i++) {
        words += coverage[i].words;
        shared += coverage[i].shared_words;
    }
    return words > 0 ? (double)shared / (double)words : 0;
}
