#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/collection/work.h"
#include "tests/folder.h"
#include "tests/unit/problems.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[FOLDER_ROOM];

static void make_files(void)
{
    folder_make(root);
    ck_assert_int_eq(chdir(root), 0);
    folder_put(".", "news/quay/lark.txt", "The crane fell on Monday, said Ann Lee of the port.\n");
    folder_put(".", "news/quay/wren.txt", "On Monday a crane fell into the harbour.\n");
}

static void remove_files(void)
{
    ck_assert_int_eq(chdir("/"), 0);
    folder_remove(root);
}

static void assert_file(const char *path, const char *wanted)
{
    struct problem_list problems = {0};
    struct text bytes;
    ck_assert_int_eq(file_read(path, 1 << 20, &bytes, &problems), STATUS_OK);
    ck_assert_str_eq(bytes.bytes, wanted);
    free((void *)bytes.bytes);
}

/* The manifest before (NULL: there is none) and after the outlet of news/quay/lark.txt is set to
 * "The Lark"; after NULL: it is refused and nothing changed. */
#define ENTRY "{file: quay/lark.txt, outlet: The Lark}"
static const struct {
    const char *before, *after;
} manifests[] = {
    {NULL, "version: 1\narticles:\n  - " ENTRY "\n"},
    {"", "version: 1\narticles:\n  - " ENTRY "\n"},
    {"# mine", "# mine\nversion: 1\narticles:\n  - " ENTRY "\n"},
    {"\xEF\xBB\xBFversion: 1\n", "\xEF\xBB\xBFversion: 1\narticles:\n  - " ENTRY "\n"},
    {"version: 1 # one\narticles:\n- file: ./quay/lark.txt # the lark\n  date: 2022-02-21\n# end\n",
     "version: 1 # one\narticles:\n- file: ./quay/lark.txt # the lark\n  date: 2022-02-21\n"
     "  outlet: The Lark\n# end\n"},
    {"version: 1\nstories:\n  - title: The crane\n    articles:\n"
     "      - {file: quay/lark.txt, outlet: 'Lark' , date: 2022} # why\n      - file: "
     "quay/wren.txt\n",
     "version: 1\nstories:\n  - title: The crane\n    articles:\n"
     "      - {file: quay/lark.txt, outlet: The Lark , date: 2022} # why\n"
     "      - file: quay/wren.txt\n"},
    {"version: 1\narticles: []\n", "version: 1\narticles: [" ENTRY "]\n"},
    {"version: 1\narticles:\n", "version: 1\narticles: [" ENTRY "]\n"},
    {"version: 1\ntitel: x\narticles:\n  - {file: quay/wren.txt, dat: x}\n",
     "version: 1\ntitel: x\narticles:\n  - {file: quay/wren.txt, dat: x}\n  - " ENTRY "\n"},
    {"{version: 1}\n", "{version: 1, articles: [" ENTRY "]}\n"},
    {"version: 1\narticles: [\n", NULL},
    {"- version: 1\n", NULL},
    {"version: 1\narticles: none\n", NULL},
    {"version: 1\narticles: {a: b}\n", NULL},
};

START_TEST(writes_one_value)
{
    const char *before = manifests[_i].before, *after = manifests[_i].after, *path = "news";
    struct problem_list problems = {0};
    char *written;
    if (before)
        folder_put(".", "news/collection.yaml", before);
    enum status status = correction_write(&path, 1, "news/quay/lark.txt", CORRECT_OUTLET,
                                          TEXT("  The Lark "), &written, &problems);
    ck_assert_int_eq(status, after ? STATUS_OK : STATUS_SCHEMA);
    ck_assert_int_eq(problems.errors, after ? 0 : 1);
    if (after)
        ck_assert_str_eq(written, "news/collection.yaml");
    assert_file("news/collection.yaml", after ? after : before);
    problem_list_free(&problems);
    free(written);
}
END_TEST

/* An article however opened, what is set, and what is told or where it is written. */
static const struct {
    const char *path, *source;
    enum correction correction;
    const char *value, *written, *problem;
} ways[] = {
    {"news/", "news/quay/lark.txt", CORRECT_DATE, "2022-02-21", "news/collection.yaml", NULL},
    {".", "./news/quay/lark.txt", CORRECT_DATE, "2022-02", "./collection.yaml", NULL},
    {"news/quay", "news/quay/lark.txt", CORRECT_HEADLINE, "It's: a \"crane\"",
     "news/quay/collection.yaml", NULL},
    {"news/quay/lark.txt", "news/quay/lark.txt", CORRECT_OUTLET, "Ö", "news/quay/collection.yaml",
     NULL},
    {"news/quay/all.txt:2", "news/quay/all.txt:2", CORRECT_OUTLET, "Ö", "news/quay/collection.yaml",
     NULL},
    {"news", "news/quay/lark.txt", CORRECT_DATE, "21 February", NULL,
     "0:0 this is no date | write year, month and day: 2022-02-21\n"},
    {"news", "news/quay/lark.txt", CORRECT_OUTLET, " \t", NULL, "0:0 outlet needs a text\n"},
    {"-", "-", CORRECT_OUTLET, "x", NULL, "0:0 - is no file that can be corrected\n"},
    {"news", "other/lark.txt", CORRECT_OUTLET, "x", NULL,
     "0:0 other/lark.txt is no file that can be corrected\n"},
    {"none/lark.txt", "none/lark.txt", CORRECT_OUTLET, "x", NULL,
     "0:0 cannot write: No such file or directory\n"},
};

START_TEST(finds_the_manifest)
{
    struct problem_list problems = {0};
    struct text_builder told = {0};
    char *written;
    correction_write(&ways[_i].path, 1, ways[_i].source, ways[_i].correction,
                     text_from(ways[_i].value), &written, &problems);
    ck_assert_str_eq(problems_text(&problems, &told), ways[_i].problem ? ways[_i].problem : "");
    if (ways[_i].written)
        ck_assert_str_eq(written, ways[_i].written);
    else
        ck_assert_ptr_null(written);
    text_builder_free(&told);
    free(written);
}
END_TEST

static struct collection *open_news(void)
{
    const char *path = "news";
    struct collection *collection = collection_open(&path, 1, (struct collection_options){0});
    collection_finish(collection);
    return collection;
}

static const struct {
    enum correction correction;
    const char *value;
} corrections[] = {{CORRECT_OUTLET, "The Lark"},
                   {CORRECT_DATE, "2022-02-23"},
                   {CORRECT_HEADLINE, "Crane falls: “port”"},
                   {CORRECT_OUTLET, "The Evening Lark"}};

static void assert_corrected(const struct article *article, const struct analysis *analysis)
{
    ck_assert_str_eq(article->outlet, "The Evening Lark");
    ck_assert_str_eq(article->title, "Crane falls: “port”");
    ck_assert_int_eq(article->date.day, 23);
    ck_assert_uint_eq(analysis->annotation.date_count, 1);
    ck_assert_int_eq(analysis->annotation.dates[0].value.day, 21); /* Monday */
}

/* What is corrected is so at once, and when the collection is opened again. */
START_TEST(is_in_force_now_and_later)
{
    struct collection *collection = open_news();
    struct problem_list problems = {0};
    for (size_t i = 0; i < COUNT(corrections); i++) {
        char *written;
        collection_correct(collection, 0, corrections[i].correction,
                           text_from(corrections[i].value), &written, &problems);
        ck_assert_str_eq(written, "news/collection.yaml");
        free(written);
    }
    ck_assert_uint_eq(problems.count, 0);
    const struct collection_item *item = collection_item(collection, 0);
    assert_corrected(item->article, item->analysis);
    collection_free(collection);
    assert_file("news/collection.yaml",
                "version: 1\narticles:\n  - {file: quay/lark.txt, outlet: The Evening Lark, "
                "date: 2022-02-23, headline: 'Crane falls: “port”'}\n");
    collection = open_news();
    item = collection_item(collection, 0);
    assert_corrected(item->article, item->analysis);
    collection_free(collection);
}
END_TEST

/* A worker that reads until it is left. */
static void read_on(struct work *work)
{
    while (work_goes_on(work, 0, 1))
        continue;
}

static void free_work(struct work *work)
{
    free(work);
}

/* What a worker may be reading stays as it is; the manifest tells later. */
START_TEST(touches_nothing_that_is_read)
{
    struct collection *collection = open_news();
    struct work *work = memory_calloc(1, sizeof(*work));
    struct problem_list problems = {0};
    char *written, *outlet = memory_strdup(collection_item(collection, 0)->article->outlet);
    work->make = read_on;
    work->free = free_work;
    work_start(work, collection, false);
    ck_assert_int_eq(collection_correct(collection, 0, CORRECT_OUTLET, TEXT("The Evening Lark"),
                                        &written, &problems),
                     STATUS_OK);
    ck_assert_str_eq(collection_item(collection, 0)->article->outlet, outlet);
    work_leave(work);
    collection_free(collection);
    collection = open_news();
    ck_assert_str_eq(collection_item(collection, 0)->article->outlet, "The Evening Lark");
    collection_free(collection);
    free(written);
    free(outlet);
}
END_TEST

START_TEST(sample_is_as_it_is)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    struct problem_list problems = {0};
    char *written;
    collection_finish(collection);
    ck_assert_int_eq(
        collection_correct(collection, 0, CORRECT_OUTLET, TEXT("x"), &written, &problems),
        STATUS_USAGE);
    ck_assert_ptr_null(written);
    ck_assert_str_ne(collection_item(collection, 0)->article->outlet, "x");
    problem_list_free(&problems);
    collection_free(collection);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("corrections");
    TCase *group = tcase_create("files");
    tcase_add_checked_fixture(group, make_files, remove_files);
    tcase_add_loop_test(group, writes_one_value, 0, COUNT(manifests));
    tcase_add_loop_test(group, finds_the_manifest, 0, COUNT(ways));
    tcase_add_test(group, is_in_force_now_and_later);
    tcase_add_test(group, touches_nothing_that_is_read);
    tcase_add_test(group, sample_is_as_it_is);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
