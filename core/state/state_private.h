/* state_private: the database behind state. For core/state/state*.c alone. */
#ifndef DIPTYCH_STATE_STATE_PRIVATE_H
#define DIPTYCH_STATE_STATE_PRIVATE_H

#include "core/state/state.h"

#include <sqlite3.h>
#include <sys/stat.h>

struct state {
    sqlite3 *database; /* NULL: not even memory could be had, nothing is kept */
    char *path;        /* NULL: in memory */
    struct stat file;  /* which one it was when it was opened */
    struct problem_list *problems;
};

/* A statement with its values bound: `kinds` has a letter each, i an int64_t, s a string (NULL is
 * null), t a struct text. NULL where it cannot be prepared. sqlite3_finalize frees. */
sqlite3_stmt *state_prepare(struct state *state, const char *sql, const char *kinds, ...);
/* Steps to the next row. What fails is told; damage sets the database aside. */
bool state_step(struct state *state, sqlite3_stmt *statement);
/* Runs a statement that has no rows. */
void state_run(struct state *state, const char *sql, const char *kinds, ...);

#endif
