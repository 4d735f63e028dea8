/* What is one article: in a file of records, as the collection takes it. */
#include "core/collection/collection.h"
#include "core/collection/copied.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FERRY                                                                                      \
    "The ferry Marsali ran aground off Orlen on Monday morning with 212 people aboard, the coast " \
    "guard said. Nobody was hurt, and all were taken ashore by noon in two boats of the harbour. " \
    "The skipper said that fog had hidden the light at the end of the pier. "
#define EDITED                                                                                     \
    "The ferry Marsali ran aground off Orlen on Monday morning with 214 people aboard, the coast " \
    "guard said. Three were hurt, and all were taken ashore by noon in two boats of the harbour. " \
    "The skipper said that fog had hidden the light at the end of the pier. An inquiry has "       \
    "begun. "
#define REWRITTEN                                                                                  \
    "A ferry stuck fast at Orlen on Monday, and 212 people had to leave it in boats. The coast "   \
    "guard said that nobody was hurt. The fog was such that the skipper could not see the light "  \
    "at the end of the pier, as he told the harbour."
#define MAYOR                                                                                      \
    "The mayor of Larkfield has opened a new school in the old tannery and sang three songs for "  \
    "the children who will learn there from Monday on. "

enum { RECORDS_MAX = 5 };

/* Records, and what each is: a copy of which, and of what kind. */
static const struct {
    struct {
        const char *outlet, *title, *url, *date, *text;
        int of;
        enum copy_kind kind;
    } records[RECORDS_MAX];
} cases[] = {
    /* the same; edited; under another outlet, whose own second copy counts as one */
    {{{"Heron", "Ferry", NULL, "2031-02-03", FERRY, 0, COPY_NONE},
      {"Heron", "Ferry", NULL, "2031-02-03", FERRY, 0, COPY_SAME},
      {"Heron", "Ferry", NULL, "2031-02-04", EDITED, 0, COPY_VERSION},
      {"Gull", "Aground", NULL, "2031-02-03", FERRY, 0, COPY_OUTLET},
      {"Gull", "Aground", NULL, "2031-02-03", FERRY, 0, COPY_SAME}}},
    /* case, marks and spaces do not make another text; a new headline makes a version */
    {{{"Heron", "Ferry", NULL, NULL, MAYOR "\\n\\n" FERRY, 0, COPY_NONE},
      {"Heron", "ferry!", NULL, NULL, MAYOR FERRY, 0, COPY_SAME},
      {"Heron", "Ferry: all safe", NULL, NULL, MAYOR FERRY, 0, COPY_VERSION}}},
    /* told anew it is another article, but one of the same URL it is that article */
    {{{"Heron", "Ferry aground", "https://heron.example/1", NULL, MAYOR FERRY, 0, COPY_NONE},
      {"Heron", "Ferry stuck", "https://heron.example/2", NULL, MAYOR REWRITTEN, 1, COPY_NONE},
      {"Heron", "Ferry stuck", "https://heron.example/1#top", NULL, REWRITTEN FERRY, 0,
       COPY_VERSION},
      {"Gull", "Ferry aground", "https://heron.example/1", NULL, REWRITTEN, 3, COPY_NONE}}},
    /* what outlets have in common is not all of it */
    {{{"Heron", "Ferry", NULL, NULL, FERRY, 0, COPY_NONE},
      {"Gull", "Ferry", NULL, NULL, FERRY MAYOR, 1, COPY_NONE},
      {"Post", "Ferry", NULL, NULL, EDITED, 2, COPY_NONE}}},
    /* a headline of every day; a version is no month away */
    {{{"Heron", "In the morning", NULL, "2031-02-03", MAYOR, 0, COPY_NONE},
      {"Heron", "In the morning", NULL, "2031-02-04", FERRY, 1, COPY_NONE},
      {"Heron", "In the morning", NULL, "2031-02-04", EDITED, 1, COPY_VERSION},
      {"Heron", "In the morning", NULL, "2031-03-04", FERRY "It was so.", 3, COPY_NONE}}},
    /* short ones only where all is equal */
    {{{"Heron", "Tides", NULL, NULL, "Noon and midnight.", 0, COPY_NONE},
      {"Gull", "Tides", NULL, NULL, "Noon and midnight.", 0, COPY_OUTLET},
      {"Gull", "Trains", NULL, NULL, "Noon and midnight.", 2, COPY_NONE}}},
};

static void add_member(struct text_builder *out, const char *name, const char *value)
{
    if (value)
        text_builder_printf(out, "%s\"%s\": \"%s\"", out->bytes[out->length - 1] == '{' ? "" : ", ",
                            name, value);
}

/* A collection of the records of a case in one story; the caller frees it. */
static struct collection *open_case(size_t index)
{
    char path[] = "/tmp/diptych-test-XXXXXX";
    const char *paths[] = {path};
    struct text_builder out = {0};
    for (size_t i = 0; i < RECORDS_MAX && cases[index].records[i].outlet; i++) {
        text_builder_add_byte(&out, '{');
        add_member(&out, "outlet", cases[index].records[i].outlet);
        add_member(&out, "title", cases[index].records[i].title);
        add_member(&out, "url", cases[index].records[i].url);
        add_member(&out, "date", cases[index].records[i].date);
        add_member(&out, "text", cases[index].records[i].text);
        text_builder_add_string(&out, ", \"story\": \"One\"}\n");
    }
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(write(descriptor, out.bytes, out.length), (ssize_t)out.length);
    close(descriptor);
    text_builder_free(&out);
    struct collection *collection = collection_open(paths, 1, (struct collection_options){0});
    collection_finish(collection);
    unlink(path);
    return collection;
}

START_TEST(tells_copies)
{
    struct collection *collection = open_case(_i);
    size_t counted = 0;
    ck_assert_uint_eq(collection_story_count(collection), 1);
    const struct collection_story *story = collection_story(collection, 0);
    for (size_t i = 0; i < collection_count(collection); i++) {
        struct copy copy = collection_item(collection, i)->copy;
        ck_assert_msg(copy.of == (uint32_t)cases[_i].records[i].of &&
                          copy.kind == cases[_i].records[i].kind,
                      "record %zu: %u of %u", i, copy.kind, copy.of);
        ck_assert_uint_eq(story->all[i], i);
        counted += copy.kind == COPY_NONE || copy.kind == COPY_OUTLET;
    }
    ck_assert_uint_eq(story->all_count, collection_count(collection));
    ck_assert_uint_eq(story->count, counted);
    collection_free(collection);
}
END_TEST

/* The first case: places, versions, and who stands for whom. */
START_TEST(lists_places)
{
    static const uint32_t members[] = {0, 0, 0, 3, 3};
    struct collection *collection = open_case(0);
    uint32_t items[RECORDS_MAX];
    ck_assert_uint_eq(collection_story(collection, 0)->outlets, 2);
    ck_assert_uint_eq(collection_copies(collection, 4, false, items, RECORDS_MAX), 5);
    ck_assert_uint_eq(collection_copies(collection, 1, true, items, RECORDS_MAX), 2);
    ck_assert_uint_eq(items[0], 0);
    ck_assert_uint_eq(items[1], 2);
    ck_assert_uint_eq(collection_copies(collection, 3, true, items, RECORDS_MAX), 1);
    for (uint32_t i = 0; i < COUNT(members); i++)
        ck_assert_uint_eq(collection_stand_in(collection, i), members[i]);
    /* whatever its outlet is called since */
    collection_item(collection, 4)->article->outlet = (char *)"Post";
    ck_assert_uint_eq(collection_stand_in(collection, 4), 3);
    ck_assert_uint_eq(collection_copies(collection, 4, true, items, RECORDS_MAX), 1);
    collection_free(collection);
}
END_TEST

/* Loose copies stand in the story of the first, whatever else there is. */
START_TEST(stand_in_one_story)
{
    enum { MANY = 300 };
    char path[] = "/tmp/diptych-test-XXXXXX";
    const char *paths[] = {path};
    FILE *out = fdopen(mkstemp(path), "w");
    ck_assert_ptr_nonnull(out);
    for (int i = 0; i < MANY; i++)
        fprintf(out, "{\"outlet\": \"Outlet %d\", \"title\": \"Ferry\", \"text\": \"%s\"}\n",
                i % 30,
                i % 3 == 0   ? FERRY
                : i % 3 == 1 ? MAYOR
                             : REWRITTEN);
    fclose(out);
    struct collection *collection = collection_open(paths, 1, (struct collection_options){0});
    collection_finish(collection);
    unlink(path);
    for (uint32_t i = 3; i < MANY; i++) {
        ck_assert_uint_eq(collection_item(collection, i)->copy.of, i % 3);
        ck_assert_uint_eq(collection_item(collection, i)->story,
                          collection_item(collection, i % 3)->story);
    }
    size_t members = 0;
    for (size_t i = 0; i < collection_story_count(collection); i++)
        members += collection_story(collection, i)->count;
    ck_assert_uint_eq(members, 30);
    collection_free(collection);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    Suite *suite = suite_create("copies");
    TCase *group = tcase_create("copies");
    tcase_add_loop_test(group, tells_copies, 0, COUNT(cases));
    tcase_add_test(group, lists_places);
    tcase_add_test(group, stand_in_one_story);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
