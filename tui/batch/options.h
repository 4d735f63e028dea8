/* options: the command line, read against one table of subcommands and one of options. */
#ifndef DIPTYCH_TUI_BATCH_OPTIONS_H
#define DIPTYCH_TUI_BATCH_OPTIONS_H

#include "core/config/config.h"

enum subcommand {
    SUBCOMMAND_READ, /* no word: the reader */
    SUBCOMMAND_ANNOTATE,
    SUBCOMMAND_COMPARE,
    SUBCOMMAND_LIST,
    SUBCOMMAND_ENTITIES,
    SUBCOMMAND_FIGURES,
    SUBCOMMAND_QUOTES,
    SUBCOMMAND_WATCH,
    SUBCOMMAND_SHOW,
    SUBCOMMAND_CHECK,
    SUBCOMMAND_INIT,
    SUBCOMMAND_BOOKMARKS,
    SUBCOMMAND_COUNT
};

/* What was asked for. Strings are argv's; options_free frees the arrays. */
struct options {
    enum subcommand subcommand;
    const char **paths;
    size_t path_count, path_capacity;
    const char **watchlists;
    size_t watchlist_count, watchlist_capacity;
    struct field_name *maps; /* `--map`: the field's own name, and what records call it */
    size_t map_count, map_capacity;
    const char *config;                     /* or NULL */
    const char *files0_from;                /* a list of names, or NULL */
    const char *explain;                    /* a term of the watchlist, or NULL */
    const char *theme, *background, *color; /* or NULL: as the configuration has it */
    int jobs;                               /* 0: not given */
    bool json, tsv, ascii, plain, count, help, version;
};

/* Reads argv. STATUS_USAGE with a problem and a hint for what is unknown, misplaced, or lacks its
 * argument. */
enum status options_parse(int argc, char *const *argv, struct options *out,
                          struct problem_list *problems);
/* What the command line says goes over what the configuration does. */
void options_settle(const struct options *options, struct config *config);
void options_free(struct options *options);

/* What --help prints: of the program, or of one subcommand. */
void options_help(enum subcommand subcommand, FILE *out);

/* The word on the command line, "" for the reader (NULL past the end); what stands behind it, as
 * help writes it; what it does. */
const char *subcommand_name(enum subcommand subcommand);
const char *subcommand_arguments(enum subcommand subcommand);
const char *subcommand_help(enum subcommand subcommand);
/* How many paths a subcommand needs at least. */
size_t subcommand_paths(enum subcommand subcommand);

/* Nth option's name, without its dashes, and whether a subcommand takes it; NULL past the end. */
const char *option_name(size_t index);
bool option_fits(size_t index, enum subcommand subcommand);
/* Its argument as help writes it, NULL for a flag; what it does; whether it may be repeated. */
const char *option_argument(size_t index);
const char *option_help(size_t index);
bool option_repeats(size_t index);
/* The Nth of the words that its argument is one of; NULL past the end, and where it is none of
 * such.
 */
const char *option_choice(size_t index, size_t number);

#endif
