#include "core/base/error.h"
#include "tests/unit/suite.h"
#include <errno.h>
#include <string.h>

/* What problem_print writes; the caller frees it. */
static char *printed(const struct problem *problem)
{
    FILE *out = tmpfile();

    ck_assert_ptr_nonnull(out);
    problem_print(problem, out);
    size_t size = (size_t)ftell(out);
    char *bytes = calloc(size + 1, 1);
    rewind(out);
    ck_assert_uint_eq(fread(bytes, 1, size, out), size);
    fclose(out);
    return bytes;
}

START_TEST(prints_places)
{
    static const struct {
        const char *file;
        size_t line, column, length;
        const char *source_line, *hint, *printed;
    } cases[] = {
        {"list.yaml", 7, 12, 9, "  - regex: [A-Z]{2,}", "regex: '[A-Z]{2,}'",
         "list.yaml:7:12: error: wrong\n"
         "   7 |   - regex: [A-Z]{2,}\n"
         "     |            ^~~~~~~~~\n"
         "     = help: regex: '[A-Z]{2,}'\n"},
        {"f", 0, 0, 0, NULL, NULL, "f: error: wrong\n"},
        {"f", 0, 0, 0, NULL, "do it", "f: error: wrong\n  = help: do it\n"},
        {NULL, 0, 0, 0, NULL, NULL, "error: wrong\n"},
        {"f", 3, 0, 0, NULL, NULL, "f:3: error: wrong\n"},
        {"f", 3, 0, 0, "abc", NULL, "f:3: error: wrong\n   3 | abc\n"},
        {"f", 3, 4, 1, "日本語だ", NULL, "f:3:4: error: wrong\n   3 | 日本語だ\n     |       ^~\n"},
        {"f", 3, 2, 1, "\tx", NULL, "f:3:2: error: wrong\n   3 |  x\n     |  ^\n"},
        {"f", 3, 3, 99, "e\xCC\x81x", NULL, "f:3:3: error: wrong\n   3 | e\xCC\x81x\n     |  ^\n"},
        {"f", 3, 50, 5, "abc", NULL, "f:3:50: error: wrong\n   3 | abc\n     |    ^\n"},
        {"f", 12345, 1, 2, "abc", "x",
         "f:12345:1: error: wrong\n12345 | abc\n      | ^~\n      = help: x\n"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct problem_list list = {0};
        struct problem *problem =
            problem_add(&list, SEVERITY_ERROR, STATUS_FORMAT, cases[i].file, "wrong");
        struct text line = {cases[i].source_line,
                            cases[i].source_line ? strlen(cases[i].source_line) : 0};
        problem_at(problem, cases[i].line, cases[i].column, cases[i].length, line);
        if (cases[i].hint)
            problem_hint(problem, "%s", cases[i].hint);
        char *text = printed(problem), *summary = problem_summary(problem);
        ck_assert_str_eq(text, cases[i].printed);
        ck_assert_msg(strncmp(text, summary, strlen(summary)) == 0, "%s", summary);
        free(text);
        free(summary);
        problem_list_free(&list);
    }
}
END_TEST

START_TEST(counts_errors)
{
    struct problem_list list = {0};

    for (int i = 0; i < 30; i++)
        problem_add(&list, i % 3 ? SEVERITY_WARNING : SEVERITY_ERROR, STATUS_SCHEMA, NULL, "%d", i);
    ck_assert_uint_eq(list.count, 30);
    ck_assert_uint_eq(list.errors, 10);
    ck_assert_str_eq(list.items[29].message, "29");
    problem_list_free(&list);
    ck_assert_uint_eq(list.count, 0);
}
END_TEST

/* No control byte of a file reaches the terminal through a message. */
START_TEST(lets_no_control_through)
{
    static const char hostile[] = "a\x1B]0;x\x07\x7F\xC2\x9B\xE2\x80\xAE\xFF\r\n";
    struct problem_list list = {0};
    struct problem *problem =
        problem_add(&list, SEVERITY_ERROR, STATUS_FORMAT, hostile, "bad: %s", hostile);

    problem_at(problem, 1, 2, 3, text_from(hostile));
    problem_hint(problem, "not %s", hostile);
    char *text = printed(problem);
    for (const char *at = text; *at; at++)
        ck_assert_msg((unsigned char)*at >= 0x20 || *at == '\n', "byte %02X", (unsigned char)*at);
    ck_assert_ptr_null(strstr(text, "\xC2\x9B"));
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strstr(text, "\xFF"));
    ck_assert_ptr_null(strchr(text, '\x7F'));
    free(text);
    problem_list_free(&list);
}
END_TEST

START_TEST(shows_the_part_of_a_long_line)
{
    static const size_t columns[] = {1, 60, 161, 5000, 9999};
    char line[10001];

    memset(line, 'a', sizeof line);
    for (size_t i = 0; i < COUNT(columns); i++) {
        struct problem_list list = {0};
        struct problem *problem = problem_add(&list, SEVERITY_ERROR, STATUS_FORMAT, "f", "wrong");
        line[columns[i] - 1] = 'X';
        problem_at(problem, 1, columns[i], 1, (struct text){line, sizeof line - 1});
        line[columns[i] - 1] = 'a';
        char *text = printed(problem), *source = strchr(text, '\n') + 1;
        char *marks = strchr(source, '\n') + 1;
        ck_assert_uint_lt(strlen(text), 500);
        ck_assert_int_eq(strchr(source, 'X') - source, strchr(marks, '^') - marks);
        free(text);
        problem_list_free(&list);
    }
}
END_TEST

START_TEST(tells_system_errors)
{
    struct problem_list list = {0};
    char *summary = problem_summary(problem_errno(&list, "gone.txt", "read", ENOENT));

    ck_assert_str_eq(summary, "gone.txt: error: cannot read: No such file or directory");
    ck_assert_int_eq(list.items[0].status, STATUS_IO);
    free(summary);
    problem_list_free(&list);
}
END_TEST

START_TEST(names_every_status)
{
    for (int i = 0; i < STATUS_COUNT; i++)
        ck_assert_uint_gt(strlen(status_name((enum status)i)), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {prints_places,           counts_errors,
                                  lets_no_control_through, shows_the_part_of_a_long_line,
                                  tells_system_errors,     names_every_status};

    return suite_run("error", tests, COUNT(tests));
}
