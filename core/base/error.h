/* error: what went wrong, where, and what to write instead.
 *
 * Functions that can fail return a status; the detail goes to the caller's report, which keeps
 * every problem of a run in the order found. */
#ifndef DIPTYCH_BASE_ERROR_H
#define DIPTYCH_BASE_ERROR_H

#include "core/base/text.h"
#include <stdio.h>

enum status {
    STATUS_OK,
    STATUS_IO,      /* a file could not be opened, read or written */
    STATUS_FORMAT,  /* bytes that are not of the form they should be */
    STATUS_SCHEMA,  /* well formed, but not what a list, theme or manifest may hold */
    STATUS_PATTERN, /* a regular expression that does not compile or runs away */
    STATUS_LIMIT,   /* larger or deeper than diptych takes */
    STATUS_USAGE,   /* the command line */
    STATUS_COUNT
};

/* A short English name of a status, for messages and tests; never NULL for a valid status. */
const char *status_name(enum status status);

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };
/* "note", "warning", "error". */
const char *severity_name(enum severity severity);

/* One problem. Strings belong to the report. line and column are 1-based, 0 where there is none; a
 * column counts code points. `source_line` is the line it stands on (may be NULL), sanitised;
 * `length` is how many code points the caret underlines. */
struct problem {
    enum status status;
    enum severity severity;
    char *file;
    size_t line, column, length;
    char *message;
    char *hint; /* what to write instead, or NULL */
    char *source_line;
    size_t source_skip; /* code points of the line that source_line leaves out at its start (it may
                           leave out its end too) */
};

/* All problems of a run. Zero-initialise; problem_list_free at the end. */
struct problem_list {
    struct problem *items;
    size_t count, capacity;
    size_t errors; /* how many are SEVERITY_ERROR */
};

/* Adds a problem; `file` may be NULL. Copies and sanitises every string. Returns it, to fill in
 * place and hint with problem_at and problem_hint; the pointer is valid until the next one is
 * added. */
struct problem *problem_add(struct problem_list *list, enum severity severity, enum status status,
                            const char *file, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void problem_at(struct problem *problem, size_t line, size_t column, size_t length,
                struct text source_line);
void problem_hint(struct problem *problem, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds a copy of a problem of another list. */
void problem_add_copy(struct problem_list *list, const struct problem *problem);

/* Adds the last system error (errno) of an action on a file: "FILE: cannot read: No such file or
 * directory". */
struct problem *problem_errno(struct problem_list *list, const char *file, const char *action,
                              int number);

/* Writes a problem as `file:line:column: error: message`, then, where there is a place, the line
 * with a caret under it (tabs and wide characters measured), then `  = help: hint`. */
void problem_print(const struct problem *problem, FILE *out);

/* The same first line as one string; the caller frees it. */
char *problem_summary(const struct problem *problem);

/* Moves all problems of `from` behind those of `to`; `from` is empty then. */
void problem_list_move(struct problem_list *to, struct problem_list *from);

/* The same, but of more than twenty errors the rest is only counted, in a note on `file`. Returns
 * the status of the first error, else STATUS_OK. */
enum status problem_list_move_some(struct problem_list *to, struct problem_list *from,
                                   const char *file);

/* The first error of a list; NULL where it has none. */
const struct problem *problem_list_error(const struct problem_list *list);

void problem_list_free(struct problem_list *list);

#endif
