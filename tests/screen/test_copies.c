/* One article found more than once: one row, its places among its details, versions side by side;
 * in a terminal, on a file of its own. */
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEPS_MAX = 16 };

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

static char folder[FOLDER_ROOM];

static void make_file(void)
{
    struct text_builder out = {0};
    for (int i = 0; i < COUNT(records); i++)
        text_builder_printf(
            &out, "{\"outlet\": \"%s\", \"date\": \"%s\", \"title\": \"%s\", \"text\": \"%s\"}\n",
            records[i][0], records[i][1], records[i][2], records[i][3]);
    folder_make(folder);
    folder_put(folder, "found.jsonl", out.bytes);
    text_builder_free(&out);
}

static void remove_file(void)
{
    folder_remove(folder);
}

static const struct reader_step walks[][STEPS_MAX] = {
    /* one row; the counts; the places, which lead there */
    {{"", "2 articles + 3 copies, 2 stories"},
     {"", READER_NOT "* Gull"},
     {"", "2 outlets, 2 versions, 4 times"},
     {"D", "also"},
     {"", "Heron, the same text, 2031-02-03, "},
     {"", "Heron, another version, 2031-02-04, "},
     {"", "Gull, nearly the same text, 2031-02-03, "},
     {"/another\r", "> also"},
     {"\r", "214 people"}},
    /* versions, from the details of any of them; outlets in the comparison, no version twice */
    {{"Dc", "compare 2 versions"},
     {"", "2031-02-04"},
     {"", READER_NOT "Gull"},
     {"qqc", "compare 2 outlets"},
     {"", READER_NOT "2031-02-04"},
     {"", "Gull (2 of 2)"}},
    /* an article alone has none */
    {{"G", ">* Post"}, {"Dc", "there is one version only"}, {"qc", "only this outlet"}},
};

START_TEST(walks_through)
{
    struct pty *pty =
        reader_start((struct pty_options){.columns = 110}, READER_ON(folder), "2 stories");
    reader_walk(pty, walks[_i], STEPS_MAX);
    reader_quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{walks_through, COUNT(walks)}};
    return reader_suite("copies", tests, COUNT(tests), make_file, remove_file);
}
