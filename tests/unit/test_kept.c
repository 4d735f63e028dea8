/* A collection whose articles lie on a shelf: all is the same as in plain memory. */
#include "core/base/shelf.h"
#include "core/collection/collection.h"
#include "core/collection/entities.h"
#include "core/collection/inputs.h"
#include "core/collection/reload.h"
#include "core/report/article_json.h"
#include "core/report/comparison_json.h"
#include "tests/unit/suite.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

/* Nothing but the file, which is put away again and again. */
static const struct shelf_limits tiny = {0, 0, 1 << 16};

/* All that a collection says, what is kept put away before each part of it. */
static char *tell_all(struct collection *collection, struct shelf *shelf,
                      const struct watchlist *list)
{
    char *bytes;
    size_t size;
    FILE *out = open_memstream(&bytes, &size);
    struct json json = json_on(out);
    for (size_t i = 0; i < collection_count(collection); i++) {
        if (shelf)
            shelf_put_away(shelf);
        article_json_write(&json, collection_item(collection, i)->article,
                           collection_analyse(collection, i), list);
        json_line_end(&json);
    }
    for (size_t i = 0; i < collection_story_count(collection); i++) {
        const struct collection_story *story = collection_story(collection, i);
        if (shelf)
            shelf_put_away(shelf);
        comparison_json_groups(&json, collection_set(collection, story->members, story->count));
        json_line_end(&json);
    }
    const struct entities_over_all *entities = collection_entities(collection);
    for (size_t i = 0; i < entities->count; i++)
        fprintf(out, "%s %s %zu\n", entities->items[i].id, entities->items[i].name,
                entities->items[i].place_count);
    fclose(out);
    return bytes;
}

START_TEST(tells_the_same_from_a_file)
{
    char folder[] = "/tmp/test_kept_XXXXXX";
    struct problem_list problems = {0};
    struct watchlist *list = watchlist_new();
    inputs_load_watchlists(NULL, 0, NULL, 0, list, &problems);
    struct matcher *matcher = matcher_new(list);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    struct shelf *shelf = shelf_new(folder, tiny);
    struct collection_options options = {.workers = 2, .matcher = matcher};
    struct collection *plain = collection_open(NULL, 0, options);
    options.shelf = shelf;
    struct collection *filed = collection_open(NULL, 0, options);
    collection_finish(plain);
    collection_finish(filed);
    ck_assert_uint_eq(shelf_use(shelf).plain, 0);
    ck_assert_uint_gt(shelf_use(shelf).filed, 0);
    char *expected = tell_all(plain, NULL, list), *told = tell_all(filed, shelf, list);
    ck_assert_ptr_nonnull(strstr(expected, "danube"));
    ck_assert_str_eq(told, expected);
    collection_free(plain);
    collection_free(filed);
    ck_assert_uint_eq(shelf_use(shelf).filed, 0);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
    matcher_free(matcher);
    watchlist_free(list);
    free(expected);
    free(told);
}
END_TEST

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

/* What is read anew is on the same shelf; what went with the collection before has left it. */
START_TEST(stays_through_a_reload)
{

    char folder[] = "/tmp/test_kept_XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    write_file("gull.txt", "The ferry left the quay at Orle before dark.\n");
    write_file("heron.txt", "Nobody was hurt, the harbour master of Orle said.\n");
    const char *paths[] = {"."};
    struct shelf *shelf = shelf_new("kept", tiny);
    struct collection *before =
        collection_open(paths, 1, (struct collection_options){.shelf = shelf});
    collection_finish(before);
    size_t filed = shelf_use(shelf).filed;
    write_file("heron.txt", "Two were hurt.\n");
    struct collection_moves moves;
    struct collection *after;
    ck_assert(collection_reload(before, (struct collection_options){.workers = 1}));
    while (!(after = collection_reloaded(before, &moves))) {
        struct pollfd wait = {.fd = collection_descriptor(before), .events = POLLIN};
        poll(&wait, 1, 1);
        collection_step(before, 4);
    }
    collection_replace(before, after);
    shelf_put_away(shelf);
    ck_assert_uint_lt(shelf_use(shelf).filed, filed);
    ck_assert_str_eq(collection_item(after, 0)->article->paragraphs[0].text.bytes,
                     "The ferry left the quay at Orle before dark.");
    ck_assert_str_eq(collection_item(after, 1)->article->paragraphs[0].text.bytes,
                     "Two were hurt.");
    collection_free(after);
    ck_assert_uint_eq(shelf_use(shelf).filed, 0);
    shelf_free(shelf);
    ck_assert_int_eq(remove("gull.txt") | remove("heron.txt") | remove("kept"), 0);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {tells_the_same_from_a_file, stays_through_a_reload};
    return suite_run("kept", tests, COUNT(tests));
}
