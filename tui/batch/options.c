#include "tui/batch/options.h"

#include "core/base/memory.h"
#include "core/base/suggest.h"

#include <assert.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* --- the tables ------------------------------------------------------------------------------- */

struct subcommand_row {
    const char *name, *arguments, *help;
    size_t paths; /* needed at least */
};

static const struct subcommand_row subcommands[SUBCOMMAND_COUNT] = {
    [SUBCOMMAND_READ] =
        {"", "[PATH]...",
         "open the reader on files, folders or - (standard input); none: the sample", 0},
    [SUBCOMMAND_ANNOTATE] = {"annotate", "PATH...", "what is found in each article, as JSON Lines",
                             1},
    [SUBCOMMAND_COMPARE] = {"compare", "PATH PATH...",
                            "passages of two articles; of more: every pair, then the groups", 1},
    [SUBCOMMAND_LIST] = {"list", "[PATH]...", "a table of the articles and their stories", 0},
    [SUBCOMMAND_ENTITIES] = {"entities", "[PATH]...",
                             "a table of persons, places and organisations", 0},
    [SUBCOMMAND_FIGURES] = {"figures", "[PATH]...",
                            "a table of counted things and each outlet's number", 0},
    [SUBCOMMAND_QUOTES] = {"quotes", "[PATH]...",
                           "a table of quotations and how each outlet prints them", 0},
    [SUBCOMMAND_WATCH] = {"watch", "[PATH]...", "where the terms of the watchlist stand", 0},
    [SUBCOMMAND_SHOW] = {"show", "PATH...", "articles as text with what stands out marked", 1},
    [SUBCOMMAND_BOOKMARKS] = {"bookmarks", "", "a table of the bookmarks, with their notes", 0},
    [SUBCOMMAND_CHECK] = {"check", "[PATH]...", "every problem of watchlists and themes", 0},
    [SUBCOMMAND_INIT] = {"init", "FOLDER", "write collection.yaml from what was found", 1},
};

enum kind { KIND_FLAG, KIND_STRING, KIND_LIST, KIND_CHOICE, KIND_NUMBER, KIND_MAP };

#define ON(subcommand) (1U << SUBCOMMAND_##subcommand)
enum {
    ON_TABLES = ON(LIST) | ON(ENTITIES) | ON(FIGURES) | ON(QUOTES) | ON(WATCH),
    ON_ALL = (1 << SUBCOMMAND_COUNT) - 1,
    ON_ARTICLES = ON_ALL & ~(ON(CHECK) | ON(BOOKMARKS)),
    ON_BATCH = ON_ARTICLES & ~(ON(READ) | ON(INIT)),
};

static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const backgrounds[] = {"light", "dark", NULL};

struct option_row {
    const char *name, *argument; /* NULL for a flag */
    enum kind kind;
    unsigned fits; /* subcommands, a bit each */
    size_t field;
    const char *const *choices;
    const char *help;
};

#define FIELD(name) offsetof(struct options, name)
static const struct option_row rows[] = {
    {"json", NULL, KIND_FLAG, ON_TABLES | ON(COMPARE) | ON(ANNOTATE) | ON(CHECK) | ON(BOOKMARKS),
     FIELD(json), NULL, "write JSON, an object a line"},
    {"tsv", NULL, KIND_FLAG, ON_TABLES | ON(BOOKMARKS), FIELD(tsv), NULL,
     "write fields parted by tabs"},
    {"count", NULL, KIND_FLAG, ON(WATCH), FIELD(count), NULL, "a line a term: how often it stands"},
    {"explain", "TERM", KIND_STRING, ON(WATCH), FIELD(explain), NULL,
     "where this term's words stand, and why each hits or not"},
    {"watchlist", "FILE", KIND_LIST, ON_ALL & ~(ON(BOOKMARKS) | ON(INIT)), FIELD(watchlists), NULL,
     "watch for this list's terms (may be repeated)"},
    {"files0-from", "FILE", KIND_STRING, ON_BATCH, FIELD(files0_from), NULL,
     "read the files that this list names, parted by NUL; - is standard input"},
    {"map", "FIELD=NAME", KIND_MAP, ON_ARTICLES, FIELD(maps), NULL,
     "in records this field has another name (may be repeated)"},
    {"config", "FILE", KIND_STRING, ON_ALL, FIELD(config), NULL,
     "take this configuration instead of the usual one"},
    {"theme", "NAME|FILE", KIND_STRING, ON(READ) | ON(SHOW) | ON(CHECK), FIELD(theme), NULL,
     "colours: a shipped theme or a file"},
    {"background", "light|dark", KIND_CHOICE, ON(READ) | ON(SHOW), FIELD(background), backgrounds,
     "the theme for a light or dark terminal"},
    {"color", "WHEN", KIND_CHOICE, ON(READ) | ON(SHOW), FIELD(color), whens,
     "auto (default), always or never"},
    {"ascii", NULL, KIND_FLAG, ON(READ) | ON(SHOW) | ON(COMPARE), FIELD(ascii), NULL,
     "signs and lines in ASCII"},
    {"plain", NULL, KIND_FLAG, ON(READ) | ON(SHOW), FIELD(plain), NULL,
     "one column of lines, states in words, no drawing"},
    {"jobs", "N", KIND_NUMBER, ON_ARTICLES, FIELD(jobs), NULL, "articles read at a time (1 to 64)"},
    {"help", NULL, KIND_FLAG, ON_ALL, FIELD(help), NULL, "say how it is used"},
    {"version", NULL, KIND_FLAG, ON_ALL, FIELD(version), NULL,
     "say which version, with which libraries and licences"},
};
enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]), JOBS_MAX = 64 };

const char *subcommand_name(enum subcommand subcommand)
{
    return subcommand < SUBCOMMAND_COUNT ? subcommands[subcommand].name : NULL;
}

const char *subcommand_arguments(enum subcommand subcommand)
{
    return subcommands[subcommand].arguments;
}

const char *subcommand_help(enum subcommand subcommand)
{
    return subcommands[subcommand].help;
}

size_t subcommand_paths(enum subcommand subcommand)
{
    return subcommands[subcommand].paths;
}

const char *option_name(size_t index)
{
    return index < ROW_COUNT ? rows[index].name : NULL;
}

bool option_fits(size_t index, enum subcommand subcommand)
{
    return rows[index].fits >> subcommand & 1;
}

const char *option_argument(size_t index)
{
    return rows[index].argument;
}

const char *option_help(size_t index)
{
    return rows[index].help;
}

bool option_repeats(size_t index)
{
    return rows[index].kind == KIND_LIST || rows[index].kind == KIND_MAP;
}

const char *option_choice(size_t index, size_t number)
{
    const char *const *choices = rows[index].choices;
    for (size_t i = 0; choices && i < number && *choices; i++)
        choices++;
    return choices ? *choices : NULL;
}

/* --- reading ---------------------------------------------------------------------------------- */

struct parse {
    int argc, at;
    char *const *argv;
    struct options *options;
    struct problem_list *problems;
    bool given[ROW_COUNT];
};

static struct problem *complain(struct parse *parse, const char *format, const char *word)
{
    char message[256];
    snprintf(message, sizeof(message), format, word);
    return problem_add(parse->problems, SEVERITY_ERROR, STATUS_USAGE, NULL, "%s", message);
}

static const struct option_row *find_row(struct text name)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (text_equal(name, text_from(rows[i].name)))
            return &rows[i];
    return NULL;
}

static void unknown_option(struct parse *parse, const char *word, struct text name)
{
    const char *names[ROW_COUNT];
    for (size_t i = 0; i < ROW_COUNT; i++)
        names[i] = rows[i].name;
    struct problem *problem = complain(parse, "no such option: %s", word);
    const char *nearest = suggest_nearest(name, names, ROW_COUNT);
    if (nearest)
        problem_hint(problem, "did you mean --%s?", nearest);
    else
        problem_hint(problem, "--help lists the options");
}

static void append(const char ***items, size_t *count, size_t *capacity, const char *item)
{
    *items = memory_grow(*items, *count, capacity, sizeof(**items));
    (*items)[(*count)++] = item;
}

static bool take_choice(struct parse *parse, const struct option_row *row, const char *value)
{
    size_t index = 0;
    while (row->choices[index] && strcmp(row->choices[index], value) != 0)
        index++;
    if (!row->choices[index]) {
        struct problem *problem = complain(parse, "--%s does not take that", row->name);
        struct text_builder list = {0};
        for (size_t i = 0; row->choices[i]; i++)
            text_builder_printf(&list, "%s%s", i ? ", " : "", row->choices[i]);
        problem_hint(problem, "one of %s", list.bytes);
        text_builder_free(&list);
        return false;
    }
    *(const char **)((char *)parse->options + row->field) = row->choices[index];
    return true;
}

static bool take_number(struct parse *parse, const struct option_row *row, const char *value)
{
    char *end;
    long number = strtol(value, &end, 10);
    if (end == value || *end || number < 1 || number > JOBS_MAX) {
        problem_hint(complain(parse, "--%s does not take that", row->name), "a number from 1 to %d",
                     JOBS_MAX);
        return false;
    }
    *(int *)((char *)parse->options + row->field) = (int)number;
    return true;
}

static bool take_map(struct parse *parse, const char *value)
{
    struct options *options = parse->options;
    const char *equals = strchr(value, '=');
    struct text name = text_slice(text_from(value), 0, equals ? (size_t)(equals - value) : 0);
    enum field field = field_from(name);
    if (field == FIELD_OTHER || equals[1] == '\0') {
        struct problem *problem = complain(parse, "--map does not take %s", value);
        problem_hint(problem, "FIELD=NAME, where FIELD is one of " FIELD_NAMES);
        return false;
    }
    options->maps = memory_grow(options->maps, options->map_count, &options->map_capacity,
                                sizeof(*options->maps));
    options->maps[options->map_count++] = (struct field_name){field_name(field), equals + 1};
    return true;
}

/* Sets the option's field; `value` is NULL for a flag. */
static bool take_value(struct parse *parse, const struct option_row *row, const char *value)
{
    struct options *options = parse->options;
    void *field = (char *)options + row->field;
    switch (row->kind) {
    case KIND_FLAG:
        *(bool *)field = true;
        return true;
    case KIND_STRING:
        *(const char **)field = value;
        return true;
    case KIND_LIST:
        append(&options->watchlists, &options->watchlist_count, &options->watchlist_capacity,
               value);
        return true;
    case KIND_CHOICE:
        return take_choice(parse, row, value);
    case KIND_NUMBER:
        return take_number(parse, row, value);
    case KIND_MAP:
        return take_map(parse, value);
    }
    return false;
}

static bool take_option(struct parse *parse, const char *word)
{
    const char *equals = strchr(word, '=');
    struct text name = text_slice(text_from(word), 2, equals ? (size_t)(equals - word) : SIZE_MAX);
    const struct option_row *row = text_starts(text_from(word), TEXT("--")) ? find_row(name) : NULL;
    if (!row) {
        unknown_option(parse, word, name);
        return false;
    }
    const char *value = equals ? equals + 1 : NULL;
    if (!row->argument && value) {
        complain(parse, "--%s takes no argument", row->name);
        return false;
    }
    if (row->argument && !value) {
        if (parse->at + 1 >= parse->argc) {
            problem_hint(complain(parse, "--%s needs an argument", row->name), "--%s=%s", row->name,
                         row->argument);
            return false;
        }
        value = parse->argv[++parse->at];
    }
    parse->given[row - rows] = true;
    return take_value(parse, row, value);
}

/* The first word names the subcommand, if it is one's; every other is a path. */
static void take_word(struct parse *parse, const char *word)
{
    struct options *options = parse->options;
    if (options->subcommand == SUBCOMMAND_READ && options->path_count == 0) {
        for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++) {
            if (strcmp(word, subcommands[i].name) == 0) {
                options->subcommand = i;
                return;
            }
        }
    }
    append(&options->paths, &options->path_count, &options->path_capacity, word);
}

static bool check_fit(struct parse *parse)
{
    const struct options *options = parse->options;
    const char *word = subcommands[options->subcommand].name;
    bool good = true;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!parse->given[i] || option_fits(i, options->subcommand))
            continue;
        struct text_builder subject = {0};
        text_builder_printf(&subject, "%s does not take --%s", *word ? word : "the reader",
                            rows[i].name);
        problem_hint(complain(parse, "%s", subject.bytes), "diptych %s%s--help lists what it takes",
                     word, *word ? " " : "");
        text_builder_free(&subject);
        good = false;
    }
    if (good && options->json && options->tsv) {
        complain(parse, "%s", "--json and --tsv exclude each other");
        good = false;
    }
    return good;
}

static bool check_paths(struct parse *parse)
{
    const struct options *options = parse->options;
    if (options->files0_from && options->path_count > 0) {
        complain(parse, "%s", "a PATH and --files0-from exclude each other");
        return false;
    }
    if (options->help || options->version || options->files0_from ||
        options->path_count >= subcommands[options->subcommand].paths)
        return true;
    const struct subcommand_row *row = &subcommands[options->subcommand];
    problem_hint(complain(parse, "%s needs a PATH", row->name), "diptych %s %s", row->name,
                 row->arguments);
    return false;
}

enum status options_parse(int argc, char *const *argv, struct options *out,
                          struct problem_list *problems)
{
    struct parse parse = {argc, 1, argv, out, problems, {false}};
    bool good = true, only_words = false;
    *out = (struct options){0};
    for (; parse.at < argc; parse.at++) {
        const char *word = argv[parse.at];
        if (!only_words && strcmp(word, "--") == 0)
            only_words = true;
        else if (!only_words && word[0] == '-' && word[1] != '\0')
            good = take_option(&parse, word) && good;
        else if (only_words)
            append(&out->paths, &out->path_count, &out->path_capacity, word);
        else
            take_word(&parse, word);
    }
    good = good && check_fit(&parse) && check_paths(&parse);
    return good ? STATUS_OK : STATUS_USAGE;
}

void options_settle(const struct options *options, struct config *config)
{
    const struct {
        const char *name, *value;
    } given[] = {{"theme", options->theme},
                 {"background", options->background},
                 {"color", options->color},
                 {"borders", options->ascii ? "ascii" : NULL},
                 {"plain", options->plain ? "on" : NULL}};
    struct text_builder unused = {0};
    for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++)
        if (given[i].value)
            config_set(config, (size_t)settings_find(text_from(given[i].name)),
                       text_from(given[i].value), &unused, &unused);
    if (options->jobs > 0)
        config->settings.jobs = options->jobs;
    config->source.fields = (struct field_names){options->maps, options->map_count};
    text_builder_free(&unused);
}

void options_free(struct options *options)
{
    free(options->paths);
    free(options->watchlists);
    free(options->maps);
}

/* --- help ------------------------------------------------------------------------------------- */

static void print_options(enum subcommand subcommand, FILE *out)
{
    fputs("\noptions:\n", out);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        char name[64];
        if (!option_fits(i, subcommand))
            continue;
        snprintf(name, sizeof(name), "--%s%s%s", rows[i].name, rows[i].argument ? "=" : "",
                 rows[i].argument ? rows[i].argument : "");
        fprintf(out, "  %-24s  %s\n", name, rows[i].help);
    }
}

void options_help(enum subcommand subcommand, FILE *out)
{
    const struct subcommand_row *row = &subcommands[subcommand];
    fprintf(out, "usage: diptych %s%s[OPTION]... %s\n", row->name, *row->name ? " " : "",
            row->arguments);
    if (subcommand != SUBCOMMAND_READ) {
        fprintf(out, "%s\n", row->help);
        print_options(subcommand, out);
        return;
    }
    fprintf(out,
            "       diptych SUBCOMMAND [OPTION]... [PATH]...\n\n"
            "Reads the same story as several outlets told it, side by side.\n"
            "Without a subcommand: %s.\n\nsubcommands (SUBCOMMAND --help says more):\n",
            row->help);
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        fprintf(out, "  %-9s %-14s  %s\n", subcommands[i].name, subcommands[i].arguments,
                subcommands[i].help);
    print_options(subcommand, out);
    fputs("\nexit status: 0 done (watch: a hit); 1 watch without a hit, check with findings; 2 an "
          "error\n",
          out);
}
