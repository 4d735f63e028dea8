#include "core/base/file.h"
#include "core/collection/collection.h"
#include "core/config/manifests.h"
#include "tests/unit/problems.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- mistakes --------------------------------------------------------------------------------- */

#define ARTICLE(line) "version: 1\narticles:\n  - {file: a.txt, " line "}\n"

/* A manifest, and every problem as "line:column message | hint". */
static const struct {
    const char *yaml, *problems;
} wrong[] = {
    {"", ""},
    {"version: 1\ntitle:\nstories:\narticles:\noutlets:\n", ""},
    {"version: 1\nstories:\n  - articles:\n", ""},
    {"title: x\n", "1:1 the version is missing | begin the file with 'version: 1'\n"},
    {"[]\n", "1:1 a map is needed here | begin with 'version: 1' and 'stories:'\n"},
    {"version: 1\nstorys: []\n", "2:1 unknown key 'storys' | did you mean 'stories'?\n"},
    {"version: 1\nstories: {a: b}\n",
     "2:10 a list is needed here | stories: [{title: The ferry, articles: [{file: lark.txt}]}]\n"},
    {"version: 1\nstories: [ferry]\n",
     "2:11 a map is needed here | a story is a map: {title: The ferry, articles: […]}\n"},
    {"version: 1\nstories: [{titel: x}]\n", "2:12 unknown key 'titel' | did you mean 'title'?\n"},
    {"version: 1\narticles: {file: a.txt}\n",
     "2:11 a list is needed here | articles: [{file: lark.txt, outlet: The Lark}]\n"},
    {"version: 1\narticles: [a.txt]\n",
     "2:12 a map is needed here | an article is a map: {file: lark.txt, outlet: The Lark}\n"},
    {"version: 1\narticles: [{outlet: The Lark}]\n", "2:12 the article's file is missing\n"},
    {"version: 1\narticles: [{file: /etc/motd}]\n",
     "2:19 a file of the collection is needed here | its path from the folder of this file\n"},
    {"version: 1\narticles: [{file: a/../../b}]\n",
     "2:19 a file of the collection is needed here | its path from the folder of this file\n"},
    {"version: 1\narticles: [{file: ..}]\n",
     "2:19 a file of the collection is needed here | its path from the folder of this file\n"},
    {"version: 1\narticles: [{file: ..a/b..}, {file: a..b}]\n", ""},
    {"version: 1\narticles:\n  - {file: a.txt}\nstories: [{articles: [{file: a.txt}]}]\n",
     "4:30 this file stands already in line 3\n"},
    {"version: 1\narticles: [{file: 'a:1'}, {file: 'a:2'}, {file: a}]\n", ""},
    {ARTICLE("outlt: x"), "3:19 unknown key 'outlt' | did you mean 'outlet'?\n"},
    {ARTICLE("outlet: ' '"), "3:27 this text is empty\n"},
    {ARTICLE("date: yesterday"), "3:25 this is no date | write year, month and day: 2022-02-21\n"},
    {ARTICLE("date: 2022-02-30"), "3:25 this is no date | write year, month and day: 2022-02-21\n"},
    {ARTICLE("url: ftp://x"), "3:24 a URL begins with http:// or https://\n"},
    {ARTICLE("headline: A, title: B"),
     "3:39 title is another word for headline: one of them is enough\n"},
    {ARTICLE("byline: {a: b}"),
     "3:27 a list is needed here | a byline is a list: [Ann Lee, Tom Ash]\n"},
    {ARTICLE("map: [a]"), "3:24 a map is needed here | fields and their names: {body: text}\n"},
    {"version: 1\noutlets: [a]\n",
     "2:10 a map is needed here | outlets: {larkfield.example: Larkfield Post}\n"},
    {"version: 1\narticles: [\n", "3:1 the list or map that was begun is not closed\n"},
};

START_TEST(tells_every_problem)
{
    struct manifest manifest;
    struct problem_list problems = {0};
    struct text_builder out = {0};
    enum status status =
        manifest_parse("collection.yaml", text_from(wrong[_i].yaml), &manifest, &problems);
    ck_assert_int_eq(status != STATUS_OK, problems.errors > 0);
    ck_assert_str_eq(problems_text(&problems, &out), wrong[_i].problems);
    text_builder_free(&out);
    manifest_free(&manifest);
}
END_TEST

/* --- what it says ----------------------------------------------------------------------------- */

static const char whole[] = "version: 1\n"
                            "title: Quays\n"
                            "outlets: {wren: The Wren}\n"
                            "stories:\n"
                            "  - title: The crane\n"
                            "    articles:\n"
                            "      - file: a.txt\n"
                            "        outlet: Larkfield Post\n"
                            "        date: 2022-02\n"
                            "        title: Crane falls\n"
                            "        byline: [Ann Lee, Tom Ash]\n"
                            "        url: https://larkfield.example/1\n"
                            "        map: {body: text}\n"
                            "      - {file: b.txt, date: never}\n" /* wrong: the file is known */
                            "      - {file: 'c.jsonl:12', byline: Ann Lee}\n"
                            "  - articles: [{file: d.txt}]\n"
                            "articles: [{file: e.txt, headline: A headline}]\n";

START_TEST(takes_what_it_says)
{
    struct manifest manifest;
    struct problem_list problems = {0};
    manifest_parse("collection.yaml", TEXT(whole), &manifest, &problems);
    ck_assert_uint_eq(problems.errors, 1);
    ck_assert_str_eq(manifest.title, "Quays");
    ck_assert_uint_eq(manifest.outlets.count, 1);
    ck_assert_uint_eq(manifest.story_count, 2);
    ck_assert_str_eq(manifest.stories[0], "The crane");
    ck_assert_ptr_null(manifest.stories[1]);
    ck_assert_uint_eq(manifest.article_count, 5);
    const struct manifest_article *loose = &manifest.articles[0], *first = &manifest.articles[1];
    ck_assert_str_eq(loose->file, "e.txt");
    ck_assert_uint_eq(loose->story, MANIFEST_NO_STORY);
    ck_assert_str_eq(first->headline, "Crane falls");
    ck_assert_uint_eq(first->story, 0);
    ck_assert_int_eq(first->date.month, 2);
    ck_assert_uint_eq(first->byline_count, 2);
    ck_assert_str_eq(first->map.rows[0].name, "text");
    ck_assert_str_eq(manifest.articles[2].file, "b.txt");
    ck_assert_str_eq(manifest.articles[3].file, "c.jsonl");
    ck_assert_uint_eq(manifest.articles[3].number, 12);
    ck_assert_uint_eq(manifest.articles[3].byline_count, 1);
    ck_assert_uint_eq(manifest.articles[4].story, 1);
    problem_list_free(&problems);
    manifest_free(&manifest);
}
END_TEST

/* --- a collection with one -------------------------------------------------------------------- */

/* Files below a folder that goes away; a path that ends in "/" is a folder. */
static const char *const files[][2] = {
    {"news/", NULL},
    {"news/quay/", NULL},
    {"news/quay/lark.txt",
     "Menu item\nCrane falls into harbour\nThe crane fell on Monday, said Ann Lee of the port.\n"},
    {"news/quay/wren.txt", "On Monday a crane fell into the harbour, Ann Lee said.\n"},
    {"news/loose.txt", "Sheep were counted on the hill on Friday by the council.\n"},
    {"news/.kept.txt", "The council counted the sheep on the hill on Friday.\n"},
    {"news/collection.yaml", "version: 1\n"
                             "title: Quays and sheep\n"
                             "outlets: {wren: The Wren}\n"
                             "articles:\n"
                             "  - file: quay/lark.txt\n"
                             "    outlet: Larkfield Post\n"
                             "    date: 2022-02-21\n"
                             "    headline: Crane falls into harbour\n"
                             "  - {file: none.txt}\n"
                             "stories:\n"
                             "  - title: Sheep counted\n"
                             "    articles: [{file: loose.txt}, {file: .kept.txt}]\n"},
};

static char root[32];

static void make_files(void)
{
    strcpy(root, "/tmp/diptych-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    for (size_t i = 0; i < COUNT(files); i++) {
        const char *path = files[i][0];
        if (!files[i][1]) {
            ck_assert_int_eq(mkdir(path, 0700), 0);
            continue;
        }
        FILE *out = fopen(path, "w");
        ck_assert_ptr_nonnull(out);
        fputs(files[i][1], out);
        fclose(out);
    }
}

static void remove_files(void)
{
    for (size_t i = COUNT(files); i-- > 0;)
        remove(files[i][0]);
    ck_assert_int_eq(chdir("/"), 0);
    rmdir(root);
}

static const struct collection_item *find_item(struct collection *collection, const char *source)
{
    for (size_t i = 0; i < collection_count(collection); i++)
        if (strcmp(collection_item(collection, i)->article->source, source) == 0)
            return collection_item(collection, i);
    ck_abort_msg("%s is not in the collection", source);
    return NULL;
}

static struct collection *open_path(const char *path)
{
    struct collection *collection = collection_open(&path, 1, (struct collection_options){0});
    collection_finish(collection);
    return collection;
}

START_TEST(goes_before_what_was_found)
{
    struct collection *collection = open_path("news");
    ck_assert_str_eq(collection_title(collection), "Quays and sheep");
    ck_assert_uint_eq(collection_problems(collection)->count, 1);
    ck_assert_uint_eq(collection_count(collection), 4);
    const struct collection_item *lark = find_item(collection, "news/quay/lark.txt"),
                                 *wren = find_item(collection, "news/quay/wren.txt"),
                                 *kept = find_item(collection, "news/.kept.txt"),
                                 *loose = find_item(collection, "news/loose.txt");
    ck_assert_str_eq(lark->article->outlet, "Larkfield Post");
    ck_assert_int_eq(lark->article->outlet_basis, OUTLET_FROM_METADATA);
    ck_assert_str_eq(lark->article->title, "Crane falls into harbour");
    ck_assert_int_eq(lark->article->date.day, 21);
    ck_assert_str_eq(wren->article->outlet, "The Wren");
    ck_assert_uint_eq(wren->story, lark->story);
    ck_assert_uint_eq(kept->story, loose->story);
    ck_assert_str_eq(collection_story(collection, kept->story)->title, "Sheep counted");
    ck_assert_str_eq(collection_story(collection, kept->story)->id, "sheep-counted");
    ck_assert_ptr_null(collection_story(collection, lark->story)->title);
    ck_assert_str_eq(collection_story(collection, lark->story)->id, "quay");
    collection_free(collection);
}
END_TEST

/* The headline's paragraph is known by its words; no other is one. */
START_TEST(headline_is_a_paragraph)
{
    struct collection *collection = open_path("news");
    const struct article *lark = find_item(collection, "news/quay/lark.txt")->article;
    size_t headlines = 0;
    for (size_t i = 0; i < lark->paragraph_count; i++) {
        bool headline = lark->paragraphs[i].kind == PARAGRAPH_HEADLINE;
        headlines += headline;
        if (headline)
            ck_assert(text_equal(lark->paragraphs[i].text, text_from(lark->title)));
    }
    ck_assert_uint_eq(headlines, 1);
    collection_free(collection);
}
END_TEST

/* However a file is reached, its folder's manifest or the one above is read. */
static const struct {
    const char *path, *source;
} ways[] = {
    {"news/", "news/quay/lark.txt"},
    {"./news/quay", "./news/quay/lark.txt"},
    {"news/quay/lark.txt", "news/quay/lark.txt"},
    {"news/../news", "news/../news/quay/lark.txt"},
};

START_TEST(is_found_from_files_and_folders)
{
    struct collection *collection = open_path(ways[_i].path);
    const struct article *lark = find_item(collection, ways[_i].source)->article;
    ck_assert_str_eq(lark->outlet, "Larkfield Post");
    collection_free(collection);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("manifest");
    TCase *group = tcase_create("cases"), *on_disk = tcase_create("collections");
    tcase_add_loop_test(group, tells_every_problem, 0, COUNT(wrong));
    tcase_add_test(group, takes_what_it_says);
    tcase_add_checked_fixture(on_disk, make_files, remove_files);
    tcase_add_test(on_disk, goes_before_what_was_found);
    tcase_add_test(on_disk, headline_is_a_paragraph);
    tcase_add_loop_test(on_disk, is_found_from_files_and_folders, 0, COUNT(ways));
    suite_add_tcase(suite, group);
    suite_add_tcase(suite, on_disk);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
