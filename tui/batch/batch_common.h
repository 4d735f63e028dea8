/* batch_common: what the subcommands share. For tui/batch*.c alone. */
#ifndef DIPTYCH_TUI_BATCH_COMMON_H
#define DIPTYCH_TUI_BATCH_COMMON_H

#include "core/collection/analysis.h"
#include "core/report/table.h"
#include "tui/batch/batch.h"

/* One run of a subcommand. */
struct batch {
    const struct options *options;
    const struct config *config;
    struct problem_list *config_problems; /* for check; else told and empty */
    struct watchlist *list;               /* never NULL */
    struct matcher *matcher;              /* NULL where nothing is watched for */
    struct shelf *shelf;                  /* of what is kept */
    size_t told[SEVERITY_COUNT];          /* problems so far */
    const char *const *paths;             /* as they were given or, of a list of names, read */
    size_t path_count;
    bool failed; /* an error was told: the exit status is 2 whatever else was done */
};

/* Prints problems to standard error, remembers whether one was an error, and empties the list. */
void batch_tell(struct batch *batch, struct problem_list *problems);

/* Tells an error of the command line. */
void batch_complain(struct batch *batch, const char *message, const char *hint);

/* What --json and --tsv ask for. */
enum table_form batch_form(const struct batch *batch);

/* Visits the articles of the paths in their order, analysed; few are in memory at a time. They are
 * gone after the visit. */
typedef void (*batch_visit)(struct batch *batch, const struct article *article,
                            const struct analysis *analysis, void *context);
void batch_stream(struct batch *batch, batch_visit visit, void *context);

/* Subcommands of their own files; they return the exit status. */
int batch_show(struct batch *batch);
int batch_check(struct batch *batch);
int batch_watch(struct batch *batch);

#endif
