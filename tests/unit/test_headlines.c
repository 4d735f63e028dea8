/* Headlines of a story: which words outlets share. On the embedded sample. */
#include "core/tables/headlines.h"
#include "tests/unit/suite.h"

#include <string.h>

static struct collection *open_sample(void)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    collection_finish(collection);
    return collection;
}

/* A word of the sample's first story, whether it says something, and how many outlets have it. */
static const struct {
    const char *outlet, *word;
    bool tells;
    uint32_t outlets;
} cases[] = {
    {"Daily Lantern", "Romania", true, 2},   {"The Meridian", "Romania", true, 2},
    {"Portside Gazette", "Danube", true, 3}, {"The Meridian", "reservoir", true, 1},
    {"Daily Lantern", "the", false, 1},      {"The Meridian", "as", false, 2},
};

static const struct headline_word *find(const struct collection *collection,
                                        const struct headline *headlines, size_t count, size_t row)
{
    for (size_t i = 0; i < count; i++) {
        const struct headline *headline = &headlines[i];
        const char *outlet = collection_item(collection, headline->item)->article->outlet;
        for (size_t w = 0; strcmp(outlet, cases[row].outlet) == 0 && w < headline->count; w++)
            if (text_equal(
                    text_slice(headline->text, headline->words[w].start, headline->words[w].end),
                    text_from(cases[row].word)))
                return &headline->words[w];
    }
    return NULL;
}

START_TEST(tells_what_is_shared)
{
    struct collection *collection = open_sample();
    struct arena *arena = arena_new();
    size_t count;
    const struct headline *headlines = headlines_find(collection, 0, arena, &count);
    ck_assert_uint_eq(count, collection_story(collection, 0)->count);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct headline_word *word = find(collection, headlines, count, i);
        ck_assert_msg(word != NULL, "%s: %s", cases[i].outlet, cases[i].word);
        ck_assert_msg(word->tells == cases[i].tells, "%s", cases[i].word);
        ck_assert_msg(word->outlets == cases[i].outlets, "%s: %u", cases[i].word, word->outlets);
    }
    arena_free(arena);
    collection_free(collection);
}
END_TEST

/* All of them, story by story; words stand in order and do not overlap. */
START_TEST(goes_story_by_story)
{
    struct collection *collection = open_sample();
    struct arena *arena = arena_new();
    size_t count;
    const struct headline *headlines = headlines_find(collection, ANNOTATION_NONE, arena, &count);
    ck_assert_uint_eq(count, collection_count(collection));
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_eq(headlines[i].story,
                          collection_item(collection, headlines[i].item)->story);
        ck_assert(i == 0 || headlines[i].story >= headlines[i - 1].story);
        for (size_t w = 0; w < headlines[i].count; w++) {
            ck_assert_uint_lt(headlines[i].words[w].start, headlines[i].words[w].end);
            ck_assert_uint_le(headlines[i].words[w].end, headlines[i].text.length);
            ck_assert(w == 0 || headlines[i].words[w].start >= headlines[i].words[w - 1].end);
            ck_assert_uint_ge(headlines[i].words[w].outlets, 1);
        }
    }
    arena_free(arena);
    collection_free(collection);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {tells_what_is_shared, goes_story_by_story};

    return suite_run("headlines", tests, COUNT(tests));
}
