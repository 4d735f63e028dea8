/* The manual against the tables: keys, styles, options, subcommands. With DIPTYCH_REGENERATE set
 * the parts of the manual between marks are written anew (`make tables`). */
#include "core/base/file.h"
#include "core/config/settings.h"
#include "core/config/theme.h"
#include "core/ingest/fields.h"
#include "tests/screen/reader.h"
#include "tui/batch/options.h"
#include "tui/keys/action.h"
#include "tui/keys/command.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANUAL_MAX = 1 << 20 };

static const struct {
    unsigned scope;
    const char *name;
} views[] = {
    {IN_STORIES, "the list of stories"},
    {IN_ARTICLE, "an article"},
    {IN_COMPARE, "comparison"},
    {IN_WATCHLIST, "the watchlist"},
    {IN_HELP, "help"},
    {IN_MESSAGES, "messages"},
    {IN_PASSAGE, "a passage"},
    {IN_MISSING, "what is missing"},
    {IN_COMPARING, "while comparing"},
    {IN_ENTITIES, "entities"},
    {IN_FIGURES, "figures"},
    {IN_QUOTATIONS, "quotations"},
    {IN_CARD, "a name's card"},
    {IN_GREP, "what grep found"},
    {IN_DETAILS, "details"},
    {IN_INDEX, "index"},
    {IN_BOOKMARKS, "bookmarks"},
    {IN_HEADLINES, "headlines"},
};

static char *read_manual(const char *path)
{
    struct problem_list problems = {0};
    struct text bytes;
    ck_assert_msg(file_read(path, MANUAL_MAX, &bytes, &problems) == STATUS_OK,
                  "%s: not there; tests run in the folder of the sources", path);
    return (char *)bytes.bytes;
}

/* --- what should stand there ------------------------------------------------------------------ */

static void write_scope(FILE *out, unsigned scope)
{
    unsigned left = scope;
    if (scope == IN_ALL) {
        fputs(".Pp\nEverywhere:\n", out);
        return;
    }
    fputs(".Pp\nIn ", out);
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
        if (!(scope & views[i].scope))
            continue;
        left &= ~views[i].scope;
        fprintf(out, "%s%s", views[i].name,
                left == 0             ? ":\n"
                : (left & (left - 1)) ? ",\n"
                                      : " and ");
    }
}

/* The keys of an action as arguments of a macro: `first` before them, `next` between. */
static void write_row_keys(FILE *out, const char *first, const char *next,
                           const struct action_row *row)
{
    const char *before = first;
    for (const char *at = row->keys; *at;) {
        size_t length = strcspn(at, " ");
        const char *guard = isalnum((unsigned char)*at) ? "" : "\\&"; /* else it is punctuation */
        fprintf(out, "%s%s%.*s%s", before, guard, (int)length, at, guard);
        before = next;
        at += length + strspn(at + length, " ");
    }
    fputs("\n", out);
}

static void write_action(FILE *out, const struct action_row *row)
{
    write_row_keys(out, ".It Ic ", " , Ic ", row);
    fprintf(out, "%s\n", row->help);
}

/* Actions of one scope together, scopes in the order of the table. */
static void write_keys(FILE *out)
{
    for (enum action first = ACTION_NONE + 1; first < ACTION_COUNT; first++) {
        unsigned scope = action_row(first)->scope;
        bool seen = false;
        for (enum action before = ACTION_NONE + 1; before < first; before++)
            seen = seen || action_row(before)->scope == scope;
        if (seen)
            continue;
        write_scope(out, scope);
        fputs(".Bl -tag -width PgDn -compact\n", out);
        for (enum action action = first; action < ACTION_COUNT; action++)
            if (action_row(action)->scope == scope)
                write_action(out, action_row(action));
        fputs(".El\n", out);
    }
}

static void write_options(FILE *out)
{
    fputs(".Bl -tag -width background -compact\n", out);
    for (size_t row = 0; row < settings_count(); row++) {
        struct text_builder range = {0};
        settings_range(row, &range);
        fprintf(out, ".It Ic %s\n%s\n", settings_name(row), settings_help(row));
        if (settings_default(row)[0])
            fprintf(out, "(%s; by default %s)\n", range.bytes, settings_default(row));
        text_builder_free(&range);
    }
    fputs(".El\n", out);
}

static void write_actions(FILE *out)
{
    fputs(".Bl -tag -width previous-organization -compact\n", out);
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const struct action_row *row = action_row(action);
        fprintf(out, ".It Ic %s\n%s%s", row->name, row->help, row->keys[0] ? ":" : "");
        write_row_keys(out, "\n.Ic ", " , ", row);
    }
    fputs(".El\n", out);
}

static void write_commands(FILE *out)
{
    fputs(".Bl -tag -width Ds -compact\n", out);
    for (size_t i = 0; command_word(i); i++)
        fprintf(out, ".It Ic %s Ar %s\n%s\n", command_word(i), command_argument(i),
                command_help(i));
    fputs(".El\n", out);
}

static void write_styles(FILE *out)
{
    fputs(".Bl -tag -width organization -compact\n", out);
    for (enum style style = 0; style < STYLE_COUNT; style++)
        fprintf(out, ".It Ic %s\n%s\n", theme_style_name(style), theme_style_help(style));
    fputs(".El\n", out);
}

static void write_fields(FILE *out)
{
    fputs(".Bl -tag -width standfirst -compact\n", out);
    for (enum field field = 0; field < FIELD_OTHER; field++) {
        fprintf(out, ".It Ic %s\n", field_name(field));
        for (size_t i = 0; field_alias(field, i); i++)
            fprintf(out, "%s%s", i == 0 ? "" : ",\n", field_alias(field, i));
        fputc('\n', out);
    }
    fputs(".El\n", out);
}

/* --- the parts between marks ------------------------------------------------------------------ */

static const struct {
    const char *path, *begin, *end;
    void (*write)(FILE *out);
} tables[] = {
    {"man/diptych.1", ".\\\" keys: begin\n", ".\\\" keys: end\n", write_keys},
    {"man/diptych.1", ".\\\" commands: begin\n", ".\\\" commands: end\n", write_commands},
    {"man/diptych-config.5", ".\\\" options: begin\n", ".\\\" options: end\n", write_options},
    {"man/diptych-config.5", ".\\\" actions: begin\n", ".\\\" actions: end\n", write_actions},
    {"man/diptych-collection.5", ".\\\" fields: begin\n", ".\\\" fields: end\n", write_fields},
    {"man/diptych-theme.5", ".\\\" styles: begin\n", ".\\\" styles: end\n", write_styles},
};

static void regenerate(const char *path, const char *manual, const char *from, const char *to,
                       const char *table)
{
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fwrite(manual, 1, (size_t)(from - manual), out);
    fputs(table, out);
    fputs(to, out);
    ck_assert_int_eq(fclose(out), 0);
}

START_TEST(manual_has_the_table)
{
    char *manual = read_manual(tables[_i].path), *table;
    size_t size;
    FILE *out = open_memstream(&table, &size);
    ck_assert_ptr_nonnull(out);
    tables[_i].write(out);
    ck_assert_int_eq(fclose(out), 0);
    const char *from = strstr(manual, tables[_i].begin), *to = strstr(manual, tables[_i].end);
    ck_assert_msg(from && to, "%s: a mark is missing", tables[_i].path);
    from += strlen(tables[_i].begin);
    if (getenv("DIPTYCH_REGENERATE"))
        regenerate(tables[_i].path, manual, from, to, table);
    else
        ck_assert_msg((size_t)(to - from) == size && memcmp(from, table, size) == 0,
                      "%s is not what the table says: make tables", tables[_i].path);
    free(table);
    free(manual);
}
END_TEST

/* --- options and subcommands ------------------------------------------------------------------ */

static char *help_of(enum subcommand subcommand)
{
    char *help;
    size_t size;
    FILE *out = open_memstream(&help, &size);
    ck_assert_ptr_nonnull(out);
    options_help(subcommand, out);
    ck_assert_int_eq(fclose(out), 0);
    return help;
}

/* The pattern, given a name, followed by what cannot go on with the name. */
static bool has_name(const char *text, const char *format, const char *name)
{
    char wanted[80];
    int length = snprintf(wanted, sizeof(wanted), format, name);
    for (const char *at = text; (at = strstr(at, wanted)); at++)
        if (strchr(" =\n", at[length]))
            return true;
    return false;
}

START_TEST(options_are_told)
{
    char *manual = read_manual("man/diptych.1");
    for (size_t i = 0; option_name(i); i++)
        ck_assert_msg(has_name(manual, "\n.It Fl Fl %s", option_name(i)),
                      "--%s is not in the manual", option_name(i));
    for (enum subcommand s = SUBCOMMAND_READ; s < SUBCOMMAND_COUNT; s++) {
        char *help = help_of(s);
        for (size_t i = 0; option_name(i); i++)
            ck_assert_msg(has_name(help, "\n  --%s", option_name(i)) == option_fits(i, s),
                          "--%s in the help of \"%s\"", option_name(i), subcommand_name(s));
        free(help);
    }
    free(manual);
}
END_TEST

START_TEST(subcommands_are_told)
{
    char *manual = read_manual("man/diptych.1"), *help = help_of(SUBCOMMAND_READ);
    for (enum subcommand s = SUBCOMMAND_READ + 1; s < SUBCOMMAND_COUNT; s++) {
        ck_assert_msg(has_name(manual, "\n.It Cm %s", subcommand_name(s)),
                      "%s is not in the manual", subcommand_name(s));
        ck_assert_msg(has_name(help, "\n  %s", subcommand_name(s)), "%s is not in --help",
                      subcommand_name(s));
    }
    free(help);
    free(manual);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{manual_has_the_table, sizeof(tables) / sizeof(tables[0])},
                                        {options_are_told, 1},
                                        {subcommands_are_told, 1}};
    return reader_suite("manual", tests, COUNT(tests), NULL, NULL);
}
