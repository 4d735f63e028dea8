/* batch: the subcommands: what the reader shows, for pipes and scripts. Makes no curses call. */
#ifndef DIPTYCH_TUI_BATCH_H
#define DIPTYCH_TUI_BATCH_H

#include "tui/batch/options.h"

enum { EXIT_DONE = 0, EXIT_NOTHING = 1, EXIT_ERROR = 2 };

/* Runs the subcommand of the options (not SUBCOMMAND_READ); writes to standard output, problems to
 * standard error, first those of the configuration. Returns the exit status. */
int batch_run(const struct options *options, const struct config *config,
              struct problem_list *problems);

/* The watchlists to use: those asked for, else the one in the configuration folder if there is one.
 * Fills options->watchlists; the string found is the caller's to free, or NULL. */
char *batch_default_watchlist(struct options *options);

#endif
