/* What is too much: records larger than they may be, more broken ones than are told, files that
 * grow. The caps are small ones through the same code. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/memory.h"
#include "core/base/stream.h"
#include "core/base/zip.h"
#include "core/ingest/source.h"
#include "tests/unit/problems.h"
#include "tests/unit/suite.h"

static bool count(struct article *article, void *context)
{
    ++*(int *)context;
    article_free(article);
    return true;
}

/* The word "@" stands for more bytes than a record may have. */
enum { RECORD_MAX = 100000, LARGE = 300000 };

static const struct {
    const char *name, *bytes;
    int articles;
    const char *told;
} records[] = {
    {"wire.jsonl",
     "{\"title\": \"One\", \"text\": \"The first is here.\"}\n"
     "{\"title\": \"Two\", \"text\": \"@\"}\n"
     "{\"title\": \"Three\", \"text\": \"The third is here.\"}\n",
     2,
     "2:1 record 2 is skipped: it is larger than a record may be (64 MiB)\n"
     "0:0 2 of 3 records read\n"},
    {"wire.jsonl",
     "{\"title\": \"One\", \"text\": \"@\n{\"title\": \"Two\", \"text\": \"The second is "
     "here.\"}\n",
     1,
     "1:1 record 1 is skipped: it is larger than a record may be (64 MiB)\n"
     "0:0 1 of 2 records read\n"},
    {"table.csv",
     "title,date,text\nOne,2024-01-02,The first is here.\nTwo,2024-01-02,\"@\"\n"
     "Three,2024-01-02,The third is here.\n",
     2,
     "3:1 record 2 is skipped: a quotation mark in it is opened and never closed\n"
     "0:0 2 of 3 records read\n"},
    {"table.csv", "title,date,text\nOne,2024-01-02,@\nTwo,2024-01-02,The second is here.\n", 1,
     "2:1 record 1 is skipped: it is larger than a record may be (64 MiB)\n"
     "0:0 1 of 2 records read\n"},
};

static void add_bytes(struct text_builder *out, const char *bytes)
{
    for (; *bytes; bytes++) {
        if (*bytes != '@')
            text_builder_add_byte(out, *bytes);
        for (int i = 0; *bytes == '@' && i < LARGE; i++)
            text_builder_add_byte(out, i % 8 ? 'x' : ' ');
    }
}

/* Reads bytes as a file of that name, a window at a time. */
static enum status read_file(const char *name, struct text bytes, int *articles,
                             struct problem_list *problems)
{
    struct source_options options = {.record_max = RECORD_MAX};
    char folder[] = "/tmp/diptych-bounds-XXXXXX", path[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_uint_eq(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length);
    ck_assert_int_eq(fclose(file), 0);
    enum status status = source_read_file(path, &options, count, articles, problems);
    unlink(path);
    rmdir(folder);
    return status;
}

START_TEST(large_records)
{
    struct problem_list problems = {0};
    struct text_builder bytes = {0}, told = {0};
    int articles = 0;
    add_bytes(&bytes, records[_i].bytes);
    ck_assert_int_eq(read_file(records[_i].name, text_builder_text(&bytes), &articles, &problems),
                     STATUS_FORMAT);
    ck_assert_int_eq(articles, records[_i].articles);
    ck_assert_str_eq(problems_text(&problems, &told), records[_i].told);
    text_builder_free(&told);
    text_builder_free(&bytes);
    problem_list_free(&problems);
}
END_TEST

/* What is wrong with many records is told of the first; none of them loses the good ones. */
static const struct {
    const char *name, *head, *bad, *good;
} many[] = {
    {"wire.jsonl", "", "{\"title\": \"x\" \"y\"}\n",
     "{\"title\": \"Last\", \"text\": \"The last is here.\"}\n"},
    {"wire.jsonl", "", "{}\n", "{\"title\": \"Last\", \"text\": \"The last is here.\"}\n"},
    {"wire.jsonl", "", "what is this\n",
     "{\"title\": \"Last\", \"text\": \"The last is here.\"}\n"},
    {"wire.jsonl", "", "{\"title\": \"cut\n", "{\"title\": \"Last\", \"text\": \"The last.\"}\n"},
    {"table.csv", "title,text\n", "one,\"two\nthree\",four\n", "Last,The last is here.\n"},
    {"table.csv", "title,text\n", "\"\",\n", "Last,The last is here.\n"},
    {"table.csv", "title,text\n", "one,two,three\n", "Last,The last is here.\n"},
};

START_TEST(many_broken_records)
{
    enum { TIMES = 3000, TOLD = 20 };
    struct problem_list problems = {0};
    struct text_builder bytes = {0};
    int articles = 0;
    text_builder_add_string(&bytes, many[_i].head);
    text_builder_add_string(&bytes, many[_i].good);
    for (int i = 0; i < TIMES; i++)
        text_builder_add_string(&bytes, many[_i].bad);
    text_builder_add_string(&bytes, many[_i].good);
    source_read_bytes(many[_i].name, text_builder_text(&bytes), NULL, count, &articles, &problems);
    ck_assert_int_ge(articles, 2);
    ck_assert_uint_ge(problems.count, TOLD + 1);
    ck_assert_uint_le(problems.count, 2 * TOLD + 2);
    const struct problem *last = &problems.items[problems.count - 1];
    ck_assert(strstr(last->message, "records read") || strstr(last->message, "not shown"));
    text_builder_free(&bytes);
    problem_list_free(&problems);
}
END_TEST

/* What would take hours where each part is looked for in all the rest: head, then many times the
 * part, then tail. */
static const struct {
    const char *name, *head, *part, *tail;
    int times;
} costly[] = {
    {"table.csv", "title,text\n", "&amp", ",The text is here.\n", 1000000},
    {"table.csv", "author,text\n", "Ada;", ",The text is here.\n", 1000000},
    {"feed.rss", "<rss><channel><item><title>One</title><description>The text.</description>",
     "<dc:creator>Ada</dc:creator>", "<author>Ada</author></item></channel></rss>", 300000},
    {"wire.json", "{\"a\": [{\"text\": \"The text is here.\"}],\n", "\"x\": 1,\n", "", 1000000},
    {"page.html", "<html><body><p>The text is here.</p><div>", "<x-y></x-y>",
     "</div></body></html>", 1000000},
};

START_TEST(costly_parts)
{
    struct problem_list problems = {0};
    struct text_builder bytes = {0};
    int articles = 0;
    text_builder_add_string(&bytes, costly[_i].head);
    for (int i = 0; i < costly[_i].times; i++)
        text_builder_add_string(&bytes, costly[_i].part);
    text_builder_add_string(&bytes, costly[_i].tail);
    source_read_bytes(costly[_i].name, text_builder_text(&bytes), NULL, count, &articles,
                      &problems);
    ck_assert_int_eq(articles, 1);
    text_builder_free(&bytes);
    problem_list_free(&problems);
}
END_TEST

/* A class of a megabyte about lines that each ask what they stand in. */
START_TEST(costly_names)
{
    enum { LARGER = 1 << 20, LINES = 50000 };
    struct problem_list problems = {0};
    struct text_builder bytes = {0};
    int articles = 0;
    text_builder_add_string(&bytes, "<html><body><div class=\"");
    for (int i = 0; i < LARGER; i++)
        text_builder_add_byte(&bytes, "the quay "[i % 9]);
    text_builder_add_string(&bytes, "\">");
    for (int i = 0; i < LINES; i++)
        text_builder_printf(&bytes,
                            "<p>The %d lines are of some length, and each of them ends.</p>", i);
    source_read_bytes("page.html", text_builder_text(&bytes), NULL, count, &articles, &problems);
    ck_assert_int_eq(articles, 1);
    text_builder_free(&bytes);
    problem_list_free(&problems);
}
END_TEST

START_TEST(a_file_that_grows)
{
    char path[] = "/tmp/diptych-bounds-XXXXXX";
    struct problem_list problems = {0};
    struct text bytes;
    int descriptor = mkstemp(path);
    ck_assert_int_eq(write(descriptor, "first\n", 6), 6);
    struct stream *stream = stream_open(path, &problems);
    ck_assert_ptr_nonnull(stream);
    ck_assert_int_eq(write(descriptor, "second\n", 7), 7);
    ck_assert_int_eq(stream_rest(stream, 1 << 20, &bytes), STATUS_OK);
    ck_assert(text_equal(bytes, TEXT("first\n")));
    stream_close(stream);
    close(descriptor);
    unlink(path);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_str_eq(problems.items[0].message,
                     "grew while it was read; what came after is left out");
    problem_list_free(&problems);
}
END_TEST

/* --- archives and databases that say little in many ways -------------------------------------- */

static void add_number(struct text_builder *out, size_t value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        text_builder_add_byte(out, (char)(value & 0xFF));
}

/* An archive whose entries all lead to the same packed bytes, which unpack to none. */
static void add_archive(struct text_builder *out, size_t entries)
{
    enum { BLOCKS = 20000, HEADER = 30, BLOCK = 5 };
    const size_t packed = BLOCKS * BLOCK;
    text_builder_add(out, TEXT("PK\003\004"));
    add_number(out, 0, HEADER - 4);
    for (int i = 1; i <= BLOCKS; i++) {
        text_builder_add_byte(out, i == BLOCKS); /* the last one */
        add_number(out, 0xFFFF0000, 4);
    }
    size_t directory = out->length;
    for (size_t i = 0; i < entries; i++) {
        text_builder_add(out, TEXT("PK\001\002"));
        add_number(out, 0, 6);
        add_number(out, 8, 10); /* deflated */
        add_number(out, packed, 4);
        add_number(out, 0, 4);
        add_number(out, 1, 2); /* of its name */
        add_number(out, 0, 16);
        text_builder_add_byte(out, 'a');
    }
    size_t end = out->length;
    text_builder_add(out, TEXT("PK\005\006"));
    add_number(out, 0, 8);
    add_number(out, end - directory, 4);
    add_number(out, directory, 4);
    add_number(out, 0, 2);
}

START_TEST(entries_that_share_their_bytes)
{
    enum { ENTRIES = 1000 };
    struct text_builder bytes = {0};
    struct zip zip;
    struct zip_entry entry;
    const char *why;
    size_t counts[STATUS_COUNT] = {0}, entries = 0;
    add_archive(&bytes, ENTRIES);
    ck_assert(zip_open(text_builder_text(&bytes), &zip));
    for (; zip_next(&zip, &entry); entries++) {
        struct text out;
        counts[zip_unpack(&zip, &entry, 1000, &out, &why)]++;
        free((char *)out.bytes);
    }
    ck_assert_uint_eq(entries, ENTRIES);
    ck_assert_uint_gt(counts[STATUS_OK], 0);
    ck_assert_uint_gt(counts[STATUS_LIMIT], 0);
    ck_assert_uint_eq(counts[STATUS_OK] + counts[STATUS_LIMIT], ENTRIES);
    text_builder_free(&bytes);
}
END_TEST

/* What stands in newsboat's database once, and is said again with each of 2000 articles. */
static const char *const repeated[] = {
    "INSERT INTO rss_feed VALUES ('a', '@')",
    "ALTER TABLE rss_item ADD COLUMN title TEXT DEFAULT '@'",
};

START_TEST(values_that_are_said_again)
{
    enum { ITEMS = 2000 };
    static const char articles_of[] =
        "CREATE TABLE rss_feed (rssurl TEXT, title TEXT);"
        "CREATE TABLE rss_item (feedurl TEXT, content TEXT);"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) "
        "INSERT INTO rss_item SELECT 'a', 'The text is here.' FROM n;";
    struct problem_list problems = {0};
    struct text_builder more = {0};
    sqlite3 *database;
    sqlite3_int64 size;
    int articles = 0;
    add_bytes(&more, repeated[_i]);
    ck_assert_int_eq(sqlite3_open(":memory:", &database), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(database, articles_of, NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(database, more.bytes, NULL, NULL, NULL), SQLITE_OK);
    unsigned char *bytes = sqlite3_serialize(database, "main", &size, 0);
    struct text all = {(const char *)bytes, (size_t)size};
    ck_assert_int_eq(source_read_bytes("cache.db", all, NULL, count, &articles, &problems),
                     STATUS_FORMAT);
    ck_assert_int_gt(articles, 0);
    ck_assert_int_lt(articles, ITEMS);
    ck_assert_uint_ge(problems.count, 1);
    ck_assert_str_eq(problems.items[0].message,
                     "the records hold more than 150 times the database; the rest is left out");
    sqlite3_free(bytes);
    sqlite3_close(database);
    text_builder_free(&more);
    problem_list_free(&problems);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bounds");
    TCase *tcase = tcase_create("cases");
    tcase_add_loop_test(tcase, large_records, 0, COUNT(records));
    tcase_add_loop_test(tcase, many_broken_records, 0, COUNT(many));
    tcase_add_loop_test(tcase, costly_parts, 0, COUNT(costly));
    tcase_add_test(tcase, costly_names);
    tcase_add_test(tcase, a_file_that_grows);
    tcase_add_test(tcase, entries_that_share_their_bytes);
    tcase_add_loop_test(tcase, values_that_are_said_again, 0, COUNT(repeated));
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
