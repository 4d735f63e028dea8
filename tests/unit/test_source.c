#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/ingest/source.h"

static const struct {
    const char *path;
    bool taken;
} paths[] = {
    {"a/heron.txt", true},     {"heron", true},
    {"heron.html", true},      {"heron.md", true},
    {"a.b/heron.json", true},  {"watchlist.yaml", false},
    {"collection.yml", false}, {"a/COLLECTION.YAML", false},
    {".hidden.txt", false},    {"a/.hidden", false},
    {"heron.txt~", false},     {"photo.JPG", false},
    {"a/photo.png", false},    {"paper.pdf", false},
    {"all.zip", false},        {"a/heron.txt.gz", true},
    {"heron.gz", true},        {"heron.JSONL.GZ", true},
    {"all.tar.gz", false},     {"all.tgz", false},
    {"photo.png.gz", false},   {"README.md.gz", false},
    {"cache.db", false},       {"a.zip/heron", true},
};

START_TEST(test_takes)
{
    ck_assert_int_eq(source_takes(paths[_i].path), paths[_i].taken);
}
END_TEST

START_TEST(test_takes_named)
{
    ck_assert(source_takes_named("a/all.ZIP"));
    ck_assert(source_takes_named("cache.db"));
    ck_assert(!source_takes_named("a/.all.zip"));
    ck_assert(!source_takes_named("other.db"));
    ck_assert(!source_takes_named("zip"));
}
END_TEST

static bool count(struct article *article, void *context)
{
    ++*(int *)context;
    article_free(article);
    return true;
}

/* What comes of bytes: status, articles, problems. */
static const struct {
    struct text bytes;
    enum status status;
    int articles;
    size_t problems;
} contents[] = {
    {{"The crane fell.\n", 16}, STATUS_OK, 1, 0},
    {{"", 0}, STATUS_OK, 0, 1},
    {{" \n\t\n", 4}, STATUS_OK, 0, 1},
    {{"The \xFF crane", 11}, STATUS_OK, 1, 1},
    {{"\x89PNG\0\0\0\0\1\2\3\4\0\0", 14}, STATUS_FORMAT, 0, 1},
};

START_TEST(test_bytes)
{
    struct problem_list problems = {0};
    int articles = 0;
    enum status status =
        source_read_bytes("x.txt", contents[_i].bytes, NULL, count, &articles, &problems);
    ck_assert_int_eq(status, contents[_i].status);
    ck_assert_int_eq(articles, contents[_i].articles);
    ck_assert_uint_eq(problems.count, contents[_i].problems);
    problem_list_free(&problems);
}
END_TEST

START_TEST(test_missing)
{
    struct problem_list problems = {0};
    int articles = 0;
    ck_assert_int_eq(source_read_file("tests/unit/no-such.txt", NULL, count, &articles, &problems),
                     STATUS_IO);
    ck_assert_int_eq(source_read_file("tests", NULL, count, &articles, &problems), STATUS_IO);
    ck_assert_uint_eq(problems.errors, 2);
    ck_assert_int_eq(articles, 0);
    problem_list_free(&problems);
}
END_TEST

/* A megabyte of what a quadratic reader would not finish, as one line and as many. */
START_TEST(test_hostile)
{
    static const char *const units[] = {
        "Reuters said. ",
        "told the Aaaa ",
        "Menu item\n",
        "http://a.b ",
        "sign up ",
        "By A B\n",
        "<{};>",
        "US ",
        "The Aa:\n",
        "<p>The crane fell on the quay, the port said on Monday.</p>\n",
        "<div class=ad><p>The crane fell on the quay of the port, he said.</p></div>"};
    const char *unit = units[_i];
    size_t length = strlen(unit), times = (1 << 20) / length;
    char *bytes = memory_alloc(length * times);
    for (size_t i = 0; i < times; i++)
        memcpy(bytes + i * length, unit, length);
    struct problem_list problems = {0};
    int articles = 0;
    source_read_bytes("x.txt", (struct text){bytes, length * times}, NULL, count, &articles,
                      &problems);
    ck_assert_int_eq(articles, 1);
    problem_list_free(&problems);
    free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("source");
    TCase *tcase = tcase_create("cases");
    tcase_add_loop_test(tcase, test_takes, 0, sizeof(paths) / sizeof(*paths));
    tcase_add_test(tcase, test_takes_named);
    tcase_add_loop_test(tcase, test_bytes, 0, sizeof(contents) / sizeof(*contents));
    tcase_add_test(tcase, test_missing);
    tcase_add_loop_test(tcase, test_hostile, 0, 11);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
