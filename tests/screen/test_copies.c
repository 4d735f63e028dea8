/* One article found more than once: one row, its places among its details, versions side by side;
 * in a terminal, on a file of its own. */
#include "tests/screen/pty.h"

#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

enum { STEPS_MAX = 10 };

#define REST                                                                                       \
    "The skipper said that fog had hidden the light at the end of the pier, and that the horn "    \
    "was "                                                                                         \
    "not heard on the bridge. The ferry is to be pulled off the sand when the tide is in."

static const char *const records[][4] = {
    {"Heron", "2031-02-03", "Ferry aground", "It ran aground with 212 people aboard. " REST},
    {"Heron", "2031-02-03", "Ferry aground", "It ran aground with 212 people aboard. " REST},
    {"Heron", "2031-02-04", "Ferry aground", "It ran aground with 214 people aboard. " REST},
    {"Gull", "2031-02-03", "Ferry stuck", "It ran aground with 212 people aboard. " REST},
    {"Post", "2031-02-05", "Mayor sings",
     "The mayor sang three songs. All who heard it left early."},
};

static char path[40];

static void make_file(void)
{
    strcpy(path, "/tmp/diptych-test-XXXXXX");
    FILE *out = fdopen(mkstemp(path), "w");
    ck_assert_ptr_nonnull(out);
    for (int i = 0; i < COUNT(records); i++)
        fprintf(out,
                "{\"outlet\": \"%s\", \"date\": \"%s\", \"title\": \"%s\", \"text\": \"%s\"}\n",
                records[i][0], records[i][1], records[i][2], records[i][3]);
    fclose(out);
}

static void remove_file(void)
{
    unlink(path);
}

/* Keys, what must then show, and what must not. */
static const struct {
    const char *keys, *shown, *gone;
} walks[][STEPS_MAX] = {
    /* one row; the counts; the places, which lead there */
    {{"", "2 articles + 3 copies, 2 stories", "* Gull"},
     {"", "2 outlets, 2 versions, 4 times", NULL},
     {"D", "also", NULL},
     {"", "Heron, the same text, 2031-02-03, ", NULL},
     {"", "Heron, another version, 2031-02-04, ", NULL},
     {"", "Gull, nearly the same text, 2031-02-03, ", NULL},
     {"/another\r", "> also", NULL},
     {"\r", "214 people", NULL}},
    /* versions, from the details of any of them; outlets in the comparison, no version twice */
    {{"Dc", "compare 2 versions", NULL},
     {"", "2031-02-04", "Gull"},
     {"qqc", "compare 2 outlets", "2031-02-04"},
     {"", "Gull (2 of 2)", NULL}},
    /* an article alone has none */
    {{"G", ">* Post", NULL},
     {"Dc", "there is one version only", NULL},
     {"qc", "only this outlet", NULL}},
};

START_TEST(walks_through)
{
    char *arguments[] = {getenv("DIPTYCH"), path, NULL};
    ck_assert_msg(arguments[0] != NULL, "DIPTYCH names the program");
    struct pty *pty = pty_start((struct pty_options){
        .columns = 110, .term = "xterm-256color", .locale = "C.UTF-8", .arguments = arguments});
    pty_wait_text(pty, "2 stories");
    for (int i = 0; i < STEPS_MAX && walks[_i][i].keys; i++) {
        pty_type(pty, walks[_i][i].keys);
        pty_wait_text(pty, walks[_i][i].shown);
        if (walks[_i][i].gone)
            pty_wait_gone(pty, walks[_i][i].gone);
    }
    pty_type(pty, "Q");
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pty_free(pty);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    Suite *suite = suite_create("copies");
    TCase *group = tcase_create("copies");
    tcase_set_timeout(group, 60);
    tcase_add_checked_fixture(group, make_file, remove_file);
    tcase_add_loop_test(group, walks_through, 0, COUNT(walks));
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
