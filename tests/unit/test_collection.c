/* The collection over the embedded sample and over files made here, with one worker and with
 * several. */
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/collection/collection.h"
#include "core/collection/inputs.h"
#include "core/collection/rematch.h"
#include "tests/unit/suite.h"
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MANY = 24, WAIT_MS = 10000 };

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = file_join(folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
    free(path);
}

static void remove_file(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    ck_assert_int_eq(remove(path), 0);
    free(path);
}

START_TEST(sample_has_two_stories)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    ck_assert(collection_is_sample(collection));
    ck_assert_str_eq(collection_title(collection), "sample");
    collection_finish(collection);
    struct collection_progress progress = collection_progress(collection);
    ck_assert(progress.loaded);
    ck_assert_uint_eq(progress.files, progress.files_done);
    ck_assert_uint_eq(collection_count(collection), progress.files);
    ck_assert_uint_eq(collection_story_count(collection), 2);
    ck_assert_str_eq(collection_story(collection, 0)->id, "danube-barrage");
    ck_assert_str_eq(collection_story(collection, 1)->id, "ferry-collision");
    for (size_t i = 1; i < collection_count(collection); i++)
        ck_assert_str_lt(collection_item(collection, i - 1)->article->source,
                         collection_item(collection, i)->article->source);
    collection_free(collection);
}
END_TEST

/* As the loop does: wait for the descriptor, take in what is there, count up. */
START_TEST(steps_until_loaded)
{
    struct collection *collection =
        collection_open(NULL, 0, (struct collection_options){.workers = 2});
    size_t before = 0;
    while (!collection_progress(collection).loaded) {
        struct pollfd wait = {.fd = collection_descriptor(collection), .events = POLLIN};
        ck_assert_int_eq(poll(&wait, 1, WAIT_MS), 1);
        collection_step(collection, 0);
        ck_assert_uint_ge(collection_count(collection), before);
        before = collection_count(collection);
    }
    collection_free(collection);
}
END_TEST

START_TEST(can_be_closed_at_any_time)
{
    for (int workers = 1; workers <= 3; workers++) {
        struct collection *collection =
            collection_open(NULL, 0, (struct collection_options){.workers = workers});
        for (int steps = 0; steps < workers; steps++)
            collection_step(collection, 0);
        collection_free(collection);
    }
}
END_TEST

START_TEST(comparisons_are_kept)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    collection_finish(collection);
    const struct collection_story *story = collection_story(collection, 1);
    ck_assert_double_lt(story->shared, 0);
    const struct collection_set *set = collection_set(collection, story->members, story->count);
    ck_assert_ptr_eq(collection_set(collection, story->members, story->count), set);
    for (size_t a = 0; a < set->count; a++)
        for (size_t b = a + 1; b < set->count; b++)
            ck_assert_ptr_eq(collection_set_pair(set, a, b),
                             collection_compare(collection, story->members[a], story->members[b]));
    const struct comparison *back =
        collection_compare(collection, story->members[1], story->members[0]);
    ck_assert_ptr_eq(back->left.article, collection_item(collection, story->members[1])->article);
    ck_assert_double_gt(story->shared, 0);
    ck_assert_double_le(story->shared, 1);
    collection_free(collection);
}
END_TEST

/* Tokens and sentences come when asked for, stay while held, and go when many others came. */
START_TEST(words_come_and_go)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    collection_finish(collection);
    const struct analysis *first = collection_item(collection, 0)->analysis;
    ck_assert_ptr_null(first->annotation.tokens.items);
    ck_assert_uint_gt(first->annotation.mention_count, 0);
    ck_assert_ptr_eq(collection_hold(collection, 0), first);
    ck_assert_uint_gt(first->annotation.tokens.count, 0);
    ck_assert_uint_gt(first->annotation.sentences.count, 0);
    struct annotation again;
    struct arena *arena = arena_new();
    annotate_article(collection_item(collection, 0)->article, NULL, arena, &again);
    ck_assert_uint_eq(again.tokens.count, first->annotation.tokens.count);
    ck_assert_uint_eq(again.mention_count, first->annotation.mention_count);
    for (size_t i = 0; i < again.entity_count; i++)
        ck_assert_str_eq(again.entities[i].name, first->annotation.entities[i].name);
    ck_assert_ptr_null(first->found.tokens.items);
    arena_free(arena);
    collection_release(collection, 0);
    collection_free(collection);
}
END_TEST

static void step_by(struct collection *collection, int budget_ms)
{
    struct pollfd wait = {.fd = collection_descriptor(collection), .events = POLLIN};
    ck_assert_int_eq(poll(&wait, 1, 30000), 1);
    collection_step(collection, budget_ms);
}

static void step_once(struct collection *collection)
{
    step_by(collection, 4);
}

/* Workers measure the stories, as comparing them does; sets asked for come without waiting. */
START_TEST(workers_measure_stories_and_make_sets)
{
    struct collection_options options = {.workers = 2, .measures_stories = true};
    struct collection *collection = collection_open(NULL, 0, options);
    collection_finish(collection);
    const struct collection_story *first = collection_story(collection, 0),
                                  *second = collection_story(collection, 1);
    while (first->shared < 0 || second->shared < 0)
        step_once(collection);
    double measured = second->shared;
    const struct collection_set *small =
        collection_ask_set(collection, second->members, second->count);
    ck_assert_ptr_nonnull(small);
    ck_assert_double_eq(groups_shared(small->groups.coverage, small->count), measured);
    uint32_t all[] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    const struct collection_set *large = NULL;
    ck_assert_ptr_null(collection_ask_set(collection, all, COUNT(all)));
    ck_assert_ptr_null(collection_ask_set(collection, all, COUNT(all)));
    while (!(large = collection_ask_set(collection, all, COUNT(all))))
        step_once(collection);
    ck_assert_ptr_eq(collection_set(collection, all, COUNT(all)), large);
    all[0] = 1;
    all[1] = 0;
    ck_assert_ptr_null(collection_ask_set(collection, all, COUNT(all)));
    collection_free(collection); /* with a set on its way */
}
END_TEST

static size_t count_hits(const struct collection *collection)
{
    size_t hits = 0;
    for (size_t i = 0; i < collection_count(collection); i++)
        hits += collection_item(collection, i)->analysis->hits.count;
    return hits;
}

/* Whether the matcher comes before, during or after loading, the hits are the same. */
/* Of three stories the first is given out when they form; then what is on screen comes first. */
START_TEST(measures_what_is_shown_first)
{
    static const char *const names[] = {"one", "two", "three"};
    char folder[] = "/tmp/test_collection_XXXXXX";
    char *stories[COUNT(names)];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < COUNT(names); i++) {
        stories[i] = file_join(folder, names[i]);
        ck_assert_int_eq(mkdir(stories[i], 0700), 0);
        write_file(stories[i], "gull.txt", "The ferry left the quay at Orle before dark.\n");
        write_file(stories[i], "heron.txt", "The ferry left the quay at Orle after dark.\n");
    }
    const char *paths[] = {folder};
    struct collection_options options = {.workers = 1, .measures_stories = true};
    struct collection *collection = collection_open(paths, 1, options);
    while (!collection_progress(collection).loaded)
        step_by(collection, 0);
    collection_show_story(collection, 2);
    while (collection_story(collection, 2)->shared < 0)
        step_by(collection, 0);
    ck_assert_double_ge(collection_story(collection, 0)->shared, 0);
    ck_assert_double_lt(collection_story(collection, 1)->shared, 0);
    while (collection_story(collection, 1)->shared < 0)
        step_by(collection, 0);
    collection_free(collection);
    for (size_t i = 0; i < COUNT(names); i++) {
        remove_file(stories[i], "gull.txt");
        remove_file(stories[i], "heron.txt");
        ck_assert_int_eq(rmdir(stories[i]), 0);
        free(stories[i]);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(matcher_can_come_at_any_time)
{
    struct problem_list problems = {0};
    struct watchlist *list = watchlist_new();
    inputs_load_watchlists(NULL, 0, NULL, 0, list, &problems);
    ck_assert_uint_eq(problems.count, 0);
    struct matcher *first = matcher_new(list), *second = matcher_new(list);
    size_t expected = 0;
    for (int when = 0; when < 3; when++) {
        struct collection_options options = {.workers = 2, .matcher = when == 0 ? first : NULL};
        struct collection *collection = collection_open(NULL, 0, options);
        if (when == 1)
            collection_set_matcher(collection, second);
        collection_finish(collection);
        if (when == 2)
            collection_set_matcher(collection, second);
        ck_assert_uint_gt(count_hits(collection), 0);
        expected = when == 0 ? count_hits(collection) : expected;
        ck_assert_uint_eq(count_hits(collection), expected);
        collection_set_matcher(collection, NULL);
        ck_assert_uint_eq(count_hits(collection), 0);
        collection_free(collection);
    }
    matcher_free(first);
    matcher_free(second);
    watchlist_free(list);
}
END_TEST

static struct matcher *matcher_of(struct watchlist *list, const char *source)
{
    struct problem_list problems = {0};
    ck_assert_int_eq(watchlist_add(list, "w.yaml", text_from(source), &problems), STATUS_OK);
    return matcher_new(list);
}

/* One item a step; the old hits stay until all have new ones, whatever came in or was given up
 * meanwhile. */
START_TEST(hits_are_found_anew_in_pieces)
{
    struct watchlist *lists[] = {watchlist_new(), watchlist_new(), watchlist_new()};
    struct matcher *ferry = matcher_of(lists[0], "version: 1\nterms: [ferry]\n");
    struct matcher *both = matcher_of(lists[1], "version: 1\nterms: [ferry, reservoir]\n");
    struct matcher *reservoir = matcher_of(lists[2], "version: 1\nterms: [reservoir]\n");
    struct collection *collection =
        collection_open(NULL, 0, (struct collection_options){.workers = 1, .matcher = ferry});
    size_t done;
    collection_rematch(collection, both); /* before anything is in */
    collection_finish(collection);
    size_t old = count_hits(collection), items = collection_count(collection);
    ck_assert_uint_gt(old, 0);
    ck_assert(!collection_rematch_step(collection, -1));
    collection_rematch(collection, reservoir); /* gives up the one before */
    for (size_t i = 0; i + 1 < items; i++) {
        ck_assert(!collection_rematch_step(collection, -1));
        ck_assert(collection_rematches(collection, &done));
        ck_assert_uint_eq(done, i + 1);
        ck_assert_uint_eq(count_hits(collection), old);
    }
    while (!collection_rematch_step(collection, -1))
        ck_assert_uint_eq(count_hits(collection), old);
    size_t now = count_hits(collection);
    ck_assert_uint_eq(collection_hits(collection), now);
    while (collection_rematches(collection, &done))
        ck_assert(!collection_rematch_step(collection, -1));
    ck_assert_uint_eq(count_hits(collection), now);
    collection_set_matcher(collection, both);
    ck_assert_uint_eq(count_hits(collection), old + now);
    collection_free(collection);
    matcher_free(ferry);
    matcher_free(both);
    matcher_free(reservoir);
    for (size_t i = 0; i < COUNT(lists); i++)
        watchlist_free(lists[i]);
}
END_TEST

/* Small files behind a large one do not overtake it, however many workers there are. */
START_TEST(order_is_kept)
{
    char folder[] = "/tmp/diptych-test-XXXXXX", name[32];
    const char *paths[] = {folder};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    struct text_builder large = {0};
    for (int i = 0; i < 200; i++)
        text_builder_printf(&large, "Sentence %d of the council's long report is here.\n", i);
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof(name), "%02d.txt", i);
        write_file(folder, name, i % 8 == 0 ? large.bytes : "A short note about the harbour.\n");
    }
    for (int workers = 1; workers <= 4; workers += 3) {
        struct collection *collection =
            collection_open(paths, 1, (struct collection_options){.workers = workers});
        collection_finish(collection);
        ck_assert_uint_eq(collection_count(collection), MANY);
        for (int i = 0; i < MANY; i++) {
            snprintf(name, sizeof(name), "%02d.txt", i);
            ck_assert_str_eq(file_base(collection_item(collection, (size_t)i)->article->source),
                             name);
        }
        collection_free(collection);
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof(name), "%02d.txt", i);
        remove_file(folder, name);
    }
    ck_assert_int_eq(rmdir(folder), 0);
    text_builder_free(&large);
}
END_TEST

START_TEST(folders_are_stories_and_bad_files_are_told)
{
    char folder[] = "/tmp/diptych-test-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    char *story = file_join(folder, "harbour-fire");
    char *missing = file_join(folder, "missing.txt");
    ck_assert_int_eq(mkdir(story, 0700), 0);
    write_file(story, "one.txt", "The harbour burned on Monday night, the mayor said.\n");
    write_file(story, "two.txt", "Nobody was hurt in the fire at the harbour, police said.\n");
    write_file(folder, "watchlist.yaml", "version: 1\nterms:\n  - term: harbour\n");
    const char *paths[] = {folder, missing};
    struct collection *collection = collection_open(paths, 2, (struct collection_options){0});
    collection_finish(collection);
    ck_assert_uint_eq(collection_count(collection), 2);
    ck_assert_uint_eq(collection_story_count(collection), 1);
    ck_assert_str_eq(collection_story(collection, 0)->id, "harbour-fire");
    ck_assert_uint_eq(collection_problems(collection)->errors, 1);
    ck_assert_str_eq(file_base(collection_watchlist_path(collection)), "watchlist.yaml");
    collection_free(collection);
    remove_file(story, "one.txt");
    remove_file(story, "two.txt");
    remove_file(folder, "watchlist.yaml");
    ck_assert_int_eq(rmdir(story), 0);
    ck_assert_int_eq(rmdir(folder), 0);
    free(story);
    free(missing);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {sample_has_two_stories,
                                  steps_until_loaded,
                                  can_be_closed_at_any_time,
                                  comparisons_are_kept,
                                  words_come_and_go,
                                  workers_measure_stories_and_make_sets,
                                  measures_what_is_shown_first,
                                  matcher_can_come_at_any_time,
                                  hits_are_found_anew_in_pieces,
                                  order_is_kept,
                                  folders_are_stories_and_bad_files_are_told};

    return suite_run("collection", tests, COUNT(tests));
}
