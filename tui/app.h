/* app: the reader: one structure, one loop. */
#ifndef DIPTYCH_TUI_APP_H
#define DIPTYCH_TUI_APP_H

#include "core/config/config.h"

/* What the command line asks of the reader. Strings and arrays are the caller's. */
struct app_options {
    const char *const *paths; /* none: the sample */
    size_t path_count;
    const char *const *watchlists; /* besides those in opened folders */
    size_t watchlist_count;
    struct config *config;         /* the reader may change its settings */
    struct problem_list *problems; /* of the configuration; the reader takes them */
    /* Reads the configuration again, what else was `given` over it; *out is a good one in every
     * case. NULL: it stays as it is. */
    void (*reread)(const void *given, struct config *out, struct problem_list *problems);
    const void *given;
};

/* Runs the reader until it is quit. Returns the exit status: 0, or 2 when the terminal cannot be
 * used (told on standard error). */
int app_run(const struct app_options *options);

#endif
