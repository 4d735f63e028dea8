/* watching: the watchlist in force: read, read again when its files change, added to.
 *
 * A list with an error never takes the place of the one in force; what is wrong stays to be shown.
 */
#ifndef DIPTYCH_TUI_PAGE_WATCHING_H
#define DIPTYCH_TUI_PAGE_WATCHING_H

#include "tui/page/context.h"

/* Where lists are looked for. Strings and arrays are the caller's, and outlive the watching. */
struct watching_files {
    const char *const *paths; /* what is opened: a folder may hold a list */
    size_t path_count;
    const char *const *lists; /* those asked for; none: the user's own, where it is */
    size_t list_count;
};

/* Reads the list for the first time, what is good of it, and puts it into the context. The caller
 * frees it with watching_free, before the collection is gone. */
struct watching *watching_new(struct context *context, struct watching_files files);
void watching_free(struct watching *watching);

/* Reads the list again, or says why the old one stays; all hits are found anew by watching_step,
 * and until then the old list stays with its hits. */
void watching_reload(struct watching *watching);
/* Goes on with that for a few milliseconds; whether there is something new to draw. */
bool watching_step(struct watching *watching);
/* Begins to find the hits of `entity:` terms by the names of all articles together, once these are
 * known; whether it did. */
bool watching_takes_names(const struct watching *watching);
/* Whether there is more for watching_step. */
bool watching_goes_on(const struct watching *watching);
/* How many of a hundred articles have their new hits; -1: no list is on its way. */
int watching_percent(const struct watching *watching);

/* Why a term of the list in force finds nothing: it is switched off, or its pattern ran away; else
 * NULL. */
const char *watching_off(const struct watching *watching, uint32_t term);

/* Whether a file of the list is not the one that was read. */
bool watching_changed(const struct watching *watching);

/* What was wrong when the list was last read; NULL: nothing. */
const struct problem *watching_problem(const struct watching *watching);
/* Then: whether the list before it stays in force, or what is good of it is (it was the first). */
bool watching_stays(const struct watching *watching);

/* The file that E and + change, the watching's, made with a commented example where there is none;
 * NULL with a complaint where that fails. */
const char *watching_file_to_change(struct watching *watching);

/* Says what line it would write for a term; asked for the same again, writes it and reloads: true
 * when it did. */
bool watching_add(struct watching *watching, struct text term);
/* Forgets what was asked for. */
void watching_add_nothing(struct watching *watching);

/* The example, a line each; NULL past the end. */
const char *watching_example(size_t line);

#endif
