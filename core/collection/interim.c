/* Stands in for core/compare's groups and stories until they are there: every article is a story, no passage is grouped. */
#include "core/compare/groups.h"
#include "core/compare/story.h"

#define WEAK __attribute__((weak))

WEAK void groups_make(const struct compare_side *sides, size_t count,
                      const struct comparison *comparisons, struct arena *arena,
                      struct passage_groups *out)
{
    (void)comparisons;
    *out = (struct passage_groups){0};
    out->group_of = arena_array(arena, count, sizeof(*out->group_of));
    for (size_t i = 0; i < count; i++) {
        size_t sentences = sides[i].annotation->sentences.count;
        out->group_of[i] = arena_array(arena, sentences, sizeof(**out->group_of));
        for (size_t s = 0; s < sentences; s++)
            out->group_of[i][s] = ANNOTATION_NONE;
    }
}

WEAK size_t story_group(const struct compare_side *sides, size_t count, struct arena *arena,
                        uint32_t *story_of)
{
    (void)sides;
    (void)arena;
    for (size_t i = 0; i < count; i++)
        story_of[i] = (uint32_t)i;
    return count;
}

WEAK size_t story_title(const struct compare_side *sides, const uint32_t *members,
                        size_t member_count)
{
    for (size_t i = 0; i < member_count; i++)
        if (sides[members[i]].article->title)
            return members[i];
    return members[0];
}
