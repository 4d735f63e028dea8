/* Reading a collection again: what is new, changed and gone, and where its articles are then. */
#include "core/base/file.h"
#include "core/collection/reload.h"
#include "tests/unit/suite.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MAX = 4, ITEMS_MAX = 6 };

#define NONE ANNOTATION_NONE
#define CRANE "The crane at Orle fell into the harbour on Monday morning, the port said.\n"
#define FERRY "Two ferries met in fog off Hesta on Tuesday and both stopped in time, it was told.\n"
#define SCHOOL "The school on Burra keeps its teacher until Easter, said the council on Friday.\n"
#define RECORD(title, text) "{\"title\": \"" title "\", \"text\": \"" text "\"}\n"

struct content {
    const char *name, *text; /* text NULL: it is gone, or never was */
};

/* Files, what becomes of some of them, and where their articles are then. */
static const struct {
    struct content before[FILES_MAX], after[FILES_MAX];
    uint32_t items[ITEMS_MAX]; /* by item before */
    size_t count, added, changed, removed;
} cases[] = {
    {{{"a.txt", CRANE}, {"b.txt", FERRY}}, {{NULL, NULL}}, {0, 1}, 2, 0, 0, 0},
    /* new, changed, gone */
    {{{"b.txt", CRANE}, {"c.txt", FERRY}},
     {{"a.txt", SCHOOL}, {"b.txt", CRANE SCHOOL}, {"c.txt", NULL}},
     {1, NONE},
     2,
     1,
     1,
     1},
    /* renamed; two that changed places */
    {{{"a.txt", CRANE}, {"b.txt", FERRY}}, {{"a.txt", NULL}, {"c.txt", CRANE}}, {1, 0}, 2, 0, 1, 0},
    {{{"a.txt", CRANE}, {"b.txt", FERRY}},
     {{"a.txt", FERRY}, {"b.txt", CRANE}},
     {1, 0},
     2,
     0,
     2,
     0},
    /* the same text twice stays where it is */
    {{{"a.txt", CRANE}, {"b.txt", CRANE}},
     {{"a.txt", NULL}, {"b.txt", CRANE "\n"}},
     {NONE, 0},
     2,
     0,
     0,
     1},
    /* records: one put before the others, one edited, one taken out */
    {{{"m.jsonl", RECORD("Crane", "It fell on Monday.") RECORD("Ferry", "It stopped on Tuesday.")
                      RECORD("School", "It stays open.") RECORD("Mayor", "He sang.")}},
     {{"m.jsonl", RECORD("Sheep", "There are ninety of them.") RECORD("Crane", "It fell on Monday.")
                      RECORD("Ferry", "It stopped on Tuesday, and again on Friday.")
                          RECORD("Mayor", "He sang.")}},
     {1, 2, NONE, 3},
     4,
     1,
     1,
     1},
    /* a manifest that comes says something of one */
    {{{"a.txt", CRANE}, {"b.txt", FERRY}},
     {{"collection.yaml", "version: 1\narticles: [{file: b.txt, outlet: The Lark}]\n"}},
     {0, 1},
     2,
     0,
     1,
     0},
    /* and of all, by their outlet's name */
    {{{"a.txt", CRANE}, {"b.txt", FERRY}},
     {{"collection.yaml", "version: 1\noutlets: {a: The Lark}\n"}},
     {0, 1},
     2,
     0,
     1,
     0},
    {{{"a.txt", CRANE}}, {{"a.txt", NULL}}, {NONE}, 1, 0, 0, 1},
    {{{NULL, NULL}}, {{"a.txt", CRANE}}, {0}, 0, 1, 0, 0},
};

static char root[32];

static void put(const struct content *contents)
{
    for (size_t i = 0; i < FILES_MAX && contents[i].name; i++) {
        FILE *out = contents[i].text ? fopen(contents[i].name, "w") : NULL;
        if (out) {
            fputs(contents[i].text, out);
            fclose(out);
        } else {
            ck_assert_int_eq(unlink(contents[i].name), 0);
        }
    }
}

static void make_folder(void)
{
    strcpy(root, "/tmp/diptych-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
}

static void remove_folder(void)
{
    static const char *const names[] = {"a.txt", "b.txt", "c.txt", "m.jsonl", "collection.yaml"};
    for (size_t i = 0; i < COUNT(names); i++)
        unlink(names[i]);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(root), 0);
}

static struct collection *open_folder(void)
{
    const char *paths[] = {"."};
    struct collection *collection = collection_open(paths, 1, (struct collection_options){0});
    collection_finish(collection);
    return collection;
}

/* As the loop does. */
static struct collection *read_again(struct collection *collection, struct collection_moves *moves)
{
    struct collection *after;
    ck_assert(collection_reload(collection, (struct collection_options){.workers = 2}));
    ck_assert(!collection_reload(collection, (struct collection_options){0}));
    while (!(after = collection_reloaded(collection, moves))) {
        struct pollfd wait = {.fd = collection_descriptor(collection), .events = POLLIN};
        poll(&wait, 1, 1);
        collection_step(collection, 4);
    }
    return after;
}

START_TEST(follows_articles)
{
    put(cases[_i].before);
    struct collection *before = open_folder(), *after;
    struct collection_moves moves;
    ck_assert_uint_eq(collection_count(before), cases[_i].count);
    put(cases[_i].after);
    after = read_again(before, &moves);
    for (size_t i = 0; i < cases[_i].count; i++)
        ck_assert_uint_eq(moves.item_of[i], cases[_i].items[i]);
    ck_assert_uint_eq(moves.added, cases[_i].added);
    ck_assert_uint_eq(moves.changed, cases[_i].changed);
    ck_assert_uint_eq(moves.removed, cases[_i].removed);
    collection_replace(before, after);
    struct collection *fresh = open_folder();
    ck_assert_uint_eq(collection_count(after), collection_count(fresh));
    for (size_t i = 0; i < collection_count(fresh); i++) {
        const struct collection_item *item = collection_item(after, i),
                                     *wanted = collection_item(fresh, i);
        ck_assert_str_eq(item->article->source, wanted->article->source);
        ck_assert_str_eq(item->article->outlet, wanted->article->outlet);
        ck_assert_uint_eq(item->article->hash, wanted->article->hash);
        ck_assert_uint_eq(item->story, wanted->story);
    }
    collection_free(fresh);
    collection_free(after);
}
END_TEST

/* What did not change is the very same, and is there when the one before is gone. */
START_TEST(borrows_what_stays)
{
    static const struct content files[FILES_MAX] = {{"a.txt", CRANE}, {"b.txt", FERRY}},
                                edits[FILES_MAX] = {{"b.txt", SCHOOL}};
    struct collection_moves moves;
    put(files);
    struct collection *before = open_folder();
    const struct article *same = collection_item(before, 0)->article,
                         *other = collection_item(before, 1)->article;
    put(edits);
    struct collection *after = read_again(before, &moves);
    collection_replace(before, after);
    ck_assert_ptr_eq(collection_item(after, 0)->article, same);
    ck_assert_ptr_ne(collection_item(after, 1)->article, other);
    ck_assert(text_starts(collection_item(after, 1)->article->paragraphs[0].text, TEXT("The sch")));
    collection_free(after);
}
END_TEST

/* A file that is opened twice, and one of whose articles each is opened, is borrowed once each. */
START_TEST(borrows_each_once)
{
    static const struct content files[FILES_MAX] = {
        {"a.txt", CRANE},
        {"m.jsonl", RECORD("Crane", "It fell on Monday.") RECORD("Ferry", "It stopped.")}};
    const char *paths[] = {"a.txt", "a.txt", "m.jsonl:2", "m.jsonl:1"};
    const struct article *articles[COUNT(paths)];
    struct collection_moves moves;
    put(files);
    struct collection *before =
        collection_open(paths, COUNT(paths), (struct collection_options){0});
    collection_finish(before);
    ck_assert_uint_eq(collection_count(before), COUNT(paths));
    for (size_t i = 0; i < COUNT(paths); i++)
        articles[i] = collection_item(before, i)->article;
    struct collection *after = read_again(before, &moves);
    ck_assert_uint_eq(moves.added + moves.changed + moves.removed, 0);
    collection_replace(before, after);
    for (size_t i = 0; i < COUNT(paths); i++)
        ck_assert_ptr_eq(collection_item(after, i)->article, articles[i]);
    collection_free(after);
}
END_TEST

/* Left at any moment, nothing leaks and nothing is freed twice. */
START_TEST(can_be_left_meanwhile)
{
    static const struct content files[FILES_MAX] = {{"a.txt", CRANE}, {"b.txt", FERRY}};
    put(files);
    for (int steps = 0; steps < 8; steps++) {
        struct collection *collection = open_folder();
        ck_assert(collection_reload(collection, (struct collection_options){0}));
        for (int i = 0; i < steps; i++) {
            struct pollfd wait = {.fd = collection_descriptor(collection), .events = POLLIN};
            poll(&wait, 1, 1);
            collection_step(collection, 0);
        }
        collection_free(collection);
    }
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    Suite *suite = suite_create("reload");
    TCase *group = tcase_create("reload");
    tcase_add_checked_fixture(group, make_folder, remove_folder);
    tcase_add_loop_test(group, follows_articles, 0, COUNT(cases));
    tcase_add_test(group, borrows_what_stays);
    tcase_add_test(group, borrows_each_once);
    tcase_add_test(group, can_be_left_meanwhile);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
