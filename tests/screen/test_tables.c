/* The tables of things by outlets: keys that move in them, to the text and back to the same cell,
 * and that they say what the subcommands say. */
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The reader on its sample, all read. */
static struct pty *start(struct pty_options options)
{
    return reader_start(options, NULL,
                        options.columns > 0 && options.columns < 80 ? "Bulgaria quits"
                                                                    : "4 outlets");
}

/* --- keys and what they show ------------------------------------------------------------------ */

enum { STEPS_MAX = 10 };

static const struct walk {
    const char *name;
    struct reader_step steps[STEPS_MAX];
} walks[] = {
    {"orders",
     {{"gje", "by uneven"},
      {"s", "by count"},
      {"s", "by name"},
      {"s", "by type"},
      {"s", "by uneven"}}},
    {"filter",
     {{"gje", "by uneven"},
      {"&dobr", "&dobr: 1 of "},
      {"\r", "Ilinca Dobrescu"},
      {"\x1b", "Kaloyan Radenkov"},
      {"&zz", "&zz: 0 of "},
      {"\x1b", "Vidin"}}},
    {"story and all",
     {{"gje", "Bulgaria quits"}, {"a", "the whole collection"}, {"a", "Bulgaria quits"}}},
    {"figures", {{"gjf", "conflict"}, {"a", "the whole collection"}, {"a", "Bulgaria quits"}}},
    {"quotations", {{"gj\"", "quotations"}, {"&low tide", "&low tide: "}, {"\r", "low tide"}}},
    {"what is changed and cut",
     {{"gj\"lll", "“bank” for “side”, cut “We were"},
      {"h", "“bank” for “side”. Here: You cannot"}}},
    {"one table upon another",
     {{"gje", "by uneven"}, {"f", "what is counted"}, {"q", "by uneven"}}},
    {"card from the table",
     {{"gje/Dobrescu\r\r", "Ilinca Dobrescu  person, this story"},
      {"\r", " verbatim, "},
      {"q", "Ilinca Dobrescu  person"},
      {"a", "the whole collection"},
      {"q", "by uneven"}}},
    {"card from a text",
     {{"gj\r]p", "person 1/"},
      {"\r", "person, this story"},
      {"g\r", "Enter on a mention"},
      {"e", "by uneven"},
      {"qqq", "4 outlets"}}},
    {"card from a comparison",
     {{"gjc]p", "person 1/"}, {"\r", "person, this story"}, {"q", "compare 4 outlets"}}},
    {"headlines",
     {{"gjH", "headlines of this story"},
      {"3j\r", "The Northern Heron, "},
      {"q", "headlines of this story"},
      {"a", "headlines of the whole collection"},
      {"/fog\r", "/fog  1/"},
      {"f", "what is counted"}}},
    {"nothing to widen", {{"we", "the whole collection"}, {"a", "this is the whole collection"}}},
};

START_TEST(walks_through)
{
    struct pty *pty = start((struct pty_options){.rows = 24, .columns = 120});
    reader_walk(pty, walks[_i].steps, STEPS_MAX);
    reader_quit(pty);
}
END_TEST

/* --- to the text and back --------------------------------------------------------------------- */

static const struct {
    const char *keys, *there; /* to a cell; what the text shows behind Enter */
    int rows, columns;
} cells[] = {
    {"gje/Danube\rl", "mention 1 of ", 24, 80},
    {"gje/Danube\rllll", "mention 1 of ", 40, 200},
    {"gjea/Danube\rl", "mention 1 of ", 24, 120},
    {"gje/Danube\rl", "mention 1 of ", 10, 40},
    {"gjfl", " verbatim, ", 24, 120},
    {"gjfl", "Daily Lantern  'They", 10, 40},
    {"gj\"l", " verbatim, ", 60, 200},
    {"gje/European Commission\rll", "5 verbatim,", 24, 120},
};

START_TEST(comes_back_to_the_cell)
{
    struct pty *pty =
        start((struct pty_options){.rows = cells[_i].rows, .columns = cells[_i].columns});
    pty_type(pty, cells[_i].keys);
    reader_type(pty, "\x1d", "no such key here");
    pty_settle(pty);
    VTermPos before = pty_cursor(pty);
    char *row = strdup(pty_row(pty, before.row));
    reader_type(pty, "\r", cells[_i].there);
    reader_type(pty, "q", row);
    pty_settle(pty);
    VTermPos after = pty_cursor(pty);
    ck_assert_int_eq(before.row, after.row);
    ck_assert_int_eq(before.col, after.col);
    ck_assert_str_eq(row, pty_row(pty, after.row));
    free(row);
    reader_quit(pty);
}
END_TEST

/* --- columns ---------------------------------------------------------------------------------- */

/* The figures of the sample's first story: the header and a row, and what stands below the table.
 */
static const struct {
    int columns;
    const char *header, *row, *below;
} widths[] = {
    {200,
     "verdict                Daily Lantern               The Meridian                "
     "The Northern Heron          Portside Gazette",
     "differ                 \u2013                           more than 10,000            some "
     "11,000",
     "Daily Lantern  undated  1.8 metres \u2500"},
    {120,
     "verdict                Daily Lantern  The Meridian   The Northern\u2026  Portside Gaz\u2026",
     "differ                 \u2013              \u202610,000        some 11,000    \u2013",
     "Daily Lantern  undated  1.8 metres \u2500"},
    {80, "verdict   Daily Lantern  The Meridian   The Northern\u2026",
     "differ    \u2013              \u202610,000        some 11,000",
     "Daily Lantern  undated  1.8 metres  1 day apart \u2500"},
};

START_TEST(uses_the_columns)
{
    struct pty *pty = start((struct pty_options){.columns = widths[_i].columns});
    reader_type(pty, "gjf", widths[_i].header);
    pty_wait_text(pty, widths[_i].row);
    pty_wait_text(pty, widths[_i].below);
    reader_quit(pty);
}
END_TEST

/* --- many outlets, one alone, every size ------------------------------------------------------ */

enum { OUTLETS = 30 };

/* A story of so many outlets; each names a person that all have and one of its own. The second has
 * another say what she said. */
static struct pty *open_story(char *folder, int outlets, int rows, int columns)
{
    char name[24], text[512];
    folder_make(folder);
    for (int i = 0; i < outlets; i++) {
        snprintf(name, sizeof(name), "outlet%02d.txt", i);
        snprintf(text, sizeof(text),
                 "Flood in Morrow\n\nMayor Anna Keller said on Monday that %d houses stood under "
                 "water in Morrow.\n\n\"We will build every one of them again,\" %s said. Jonas "
                 "Brandt%c of the town's firemen nodded.\n",
                 120 + i % 3, i == 1 ? "Piet Haas" : "Keller", 'a' + i % 26);
        folder_put(folder, name, text);
    }
    return reader_start((struct pty_options){.rows = rows, .columns = columns}, READER_ON(folder),
                        outlets > 1 ? "30 outlets" : "1 outlet");
}

static const char *const tables[] = {"e", "f", "\""};

/* The column in focus is always shown, and the names stay beside it. */
START_TEST(reaches_every_outlet)
{
    char folder[FOLDER_ROOM], outlet[24];
    struct pty *pty = open_story(folder, OUTLETS, 24, 80);
    reader_type(pty, tables[_i], "of 30");
    pty_settle(pty);
    char *name = strndup(pty_row(pty, 2) + 3, 8);
    for (int i = 0; i < OUTLETS; i++) {
        pty_type(pty, "l");
        snprintf(outlet, sizeof(outlet), "outlet%02d", i);
        pty_wait_text(pty, outlet);
        pty_settle(pty);
        ck_assert_int_eq(strncmp(pty_row(pty, 2) + 3, name, strlen(name)), 0);
    }
    reader_type(pty, "29h", "outlet00");
    free(name);
    reader_quit(pty);
    folder_remove(folder);
}
END_TEST

/* One article has names and quotations, and nothing to set its figures against. */
START_TEST(shows_one_alone)
{
    static const char *const shown[] = {"Anna Keller", "nothing here", "We will build"};
    char folder[FOLDER_ROOM];
    struct pty *pty = open_story(folder, 1, 24, 80);
    reader_type(pty, tables[_i], shown[_i]);
    pty_type(pty, "jlhG\r");
    reader_quit(pty);
    folder_remove(folder);
}
END_TEST

/* Somebody else who is named for the same words has a sign, not colour alone. */
START_TEST(tells_another_speaker)
{
    char folder[FOLDER_ROOM];
    struct pty *pty = open_story(folder, OUTLETS, 24, 80);
    reader_type(pty, "\"ll", "whole ≠ P");
    pty_wait_text(pty, "outlet01  whole, ≠ Piet Haas");
    reader_quit(pty);
    folder_remove(folder);
}
END_TEST

/* Whatever the sizes between, the cell in focus is under the cursor. */
START_TEST(keeps_the_cell)
{
    static const int sizes[][2] = {{10, 40}, {60, 200}, {4, 20}, {8, 40},
                                   {1, 1},   {30, 75},  {24, 80}};
    char folder[FOLDER_ROOM];
    struct pty *pty = open_story(folder, OUTLETS, 24, 80);
    reader_type(pty, "e/Keller\r17l", "outlet16");
    for (int i = 0; i < COUNT(sizes); i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] == 1)
            continue;
        pty_wait_text(pty, sizes[i][1] < 40 ? "outl" : "outlet16");
        pty_settle(pty);
        const char *row = pty_row(pty, pty_cursor(pty).row);
        ck_assert_msg(strncmp(row, ">  Anna", 7) == 0, "%d: %s", i, row);
    }
    reader_quit(pty);
    folder_remove(folder);
}
END_TEST

/* --- the same as in batch --------------------------------------------------------------------- */

enum { LINES_MAX = 400, LINE_LENGTH = 2048 };

/* What `diptych COMMAND --tsv` writes of the sample, without the names of fields. */
struct batch {
    char lines[LINES_MAX][LINE_LENGTH];
    int count;
};

static struct batch *run_batch(const char *subcommand)
{
    char command[256];
    struct batch *batch = calloc(1, sizeof(*batch));
    snprintf(command, sizeof(command), "%s %s --tsv", reader_program(), subcommand);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    ck_assert_ptr_nonnull(fgets(batch->lines[0], LINE_LENGTH, pipe));
    while (batch->count < LINES_MAX && fgets(batch->lines[batch->count], LINE_LENGTH, pipe))
        batch->count++;
    ck_assert_int_eq(pclose(pipe), 0);
    ck_assert_int_gt(batch->count, 0);
    return batch;
}

/* Field N of a line, to its tab. */
static struct text field(const char *line, int number)
{
    while (number-- > 0)
        line = strchr(line, '\t') + 1;
    return (struct text){line, strcspn(line, "\t\n")};
}

/* The numbers in a text, parted by spaces. */
static void numbers(struct text text, char *out)
{
    *out = '\0';
    for (size_t i = 0; i < text.length; i++)
        if (isdigit((unsigned char)text.bytes[i]))
            strncat(out, &text.bytes[i], 1);
        else if (*out && out[strlen(out) - 1] != ' ')
            strcat(out, " ");
    if (*out && out[strlen(out) - 1] == ' ')
        out[strlen(out) - 1] = '\0';
}

enum { NAMES_AT = 3, FIELD_NAME = 2, FIELD_MENTIONS = 3, FIELD_OUTLETS = 4 };

/* The row of the screen that shows a line of the batch: its name, then its counts. */
static void assert_same(struct pty *pty, int row, const char *line)
{
    char shown[LINE_LENGTH], wanted[LINE_LENGTH];
    struct text name = field(line, FIELD_NAME), outlets = field(line, FIELD_OUTLETS);
    struct text mentions = field(line, FIELD_MENTIONS);
    const char *screen = pty_row(pty, row);
    ck_assert_msg(strlen(screen) > NAMES_AT + name.length &&
                      memcmp(screen + NAMES_AT, name.bytes, name.length) == 0,
                  "row %d: '%s' is not %s", row, screen, line);
    numbers(text_from(screen + NAMES_AT + name.length), shown);
    numbers(
        (struct text){mentions.bytes, (size_t)(outlets.bytes + outlets.length - mentions.bytes)},
        wanted);
    ck_assert_msg(strcmp(shown, wanted) == 0, "%.*s: '%s' is not '%s'", (int)name.length,
                  name.bytes, shown, wanted);
}

START_TEST(says_what_batch_says)
{
    enum { ROWS = 60, FIRST_ROW = 2, SHOWN = 40 };
    struct batch *batch = run_batch("entities");
    struct pty *pty = start((struct pty_options){.rows = ROWS, .columns = 200});
    reader_type(pty, "gjea", "the whole collection");
    pty_settle(pty);
    ck_assert_int_gt(batch->count, SHOWN);
    for (int i = 0; i < SHOWN; i++)
        assert_same(pty, FIRST_ROW + i, batch->lines[i]);
    pty_type(pty, "G");
    pty_settle(pty);
    int last = pty_cursor(pty).row;
    for (int i = 0; i < SHOWN; i++)
        assert_same(pty, last - i, batch->lines[batch->count - 1 - i]);
    reader_quit(pty);
    free(batch);
}
END_TEST

/* The words of a list that stand in a text, in their order, parted by spaces. */
static void words_in(struct text text, const char *const *words, char *out)
{
    *out = '\0';
    for (size_t i = 0; i < text.length; i++)
        for (int w = 0; words[w]; w++)
            if (text_starts(text_slice(text, i, text.length), text_from(words[w])))
                sprintf(out + strlen(out), "%s ", words[w]);
}

/* The first number of each outlet ("Outlet: 12; Outlet: 14; Other: 12") stands in a row, in order,
 * as far as it is wide. */
static void assert_values(const char *row, struct text values)
{
    enum { SEEN = 8 };
    struct text shown = text_from(row), outlet = {"", 0};
    size_t at = 0;
    while (values.length > 0) {
        size_t end = text_find(values, TEXT("; "), 0);
        struct text part = text_slice(values, 0, end);
        size_t colon = text_find(part, TEXT(": "), 0);
        struct text value = text_slice(part, colon + 2, colon + 2 + SEEN);
        if (!text_equal(outlet, text_slice(part, 0, colon)))
            at = text_find(shown, value, at);
        ck_assert_msg(at != SIZE_MAX, "'%s' lacks %.*s", row, (int)part.length, part.bytes);
        outlet = text_slice(part, 0, colon);
        values = end == SIZE_MAX ? (struct text){"", 0} : text_slice(values, end + 2, SIZE_MAX);
    }
}

/* Tables whose cells are words: the key, the subcommand, its fields, how wide the names are that
 * are looked at, and which words must be the same in a row and in a field. */
static const struct {
    const char *keys, *subcommand;
    int name, compared;
    size_t name_length;
    const char *words[5];
} worded[] = {
    {"gj\"a", "quotes", 0, 3, 24, {"whole", "trimmed", "changed"}},
    {"gjfa", "figures", 0, 4, 5, {"conflict", "differ", "agree"}},
};

START_TEST(words_what_batch_words)
{
    enum { FIRST_ROW = 2, FIELD_VALUES = 3 };
    struct batch *batch = run_batch(worded[_i].subcommand);
    struct pty *pty = start((struct pty_options){.rows = 60, .columns = 200});
    reader_type(pty, worded[_i].keys, "  the whole collection");
    pty_settle(pty);
    for (int i = 0; i < batch->count && i < 40; i++) {
        char shown[LINE_LENGTH], wanted[LINE_LENGTH];
        const char *row = pty_row(pty, FIRST_ROW + i);
        struct text name = field(batch->lines[i], worded[_i].name);
        size_t length = name.length < worded[_i].name_length ? name.length : worded[_i].name_length;
        size_t at = text_find(text_from(row), text_slice(name, 0, length), 0);
        ck_assert_msg(at != SIZE_MAX, "row %d: '%s' is not %s", i, row, batch->lines[i]);
        words_in(text_from(row + at + length), worded[_i].words, shown);
        words_in(field(batch->lines[i], worded[_i].compared), worded[_i].words, wanted);
        ck_assert_msg(strcmp(shown, wanted) == 0, "row %d: '%s' is not '%s'", i, row, wanted);
        if (strcmp(worded[_i].subcommand, "figures") == 0)
            assert_values(row, field(batch->lines[i], FIELD_VALUES));
    }
    reader_quit(pty);
    free(batch);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{walks_through, COUNT(walks)},
                                        {comes_back_to_the_cell, COUNT(cells)},
                                        {uses_the_columns, COUNT(widths)},
                                        {reaches_every_outlet, COUNT(tables)},
                                        {shows_one_alone, COUNT(tables)},
                                        {tells_another_speaker, 1},
                                        {keeps_the_cell, 1},
                                        {says_what_batch_says, 1},
                                        {words_what_batch_words, COUNT(worded)}};
    return reader_suite("tables", tests, COUNT(tests), NULL, NULL);
}
