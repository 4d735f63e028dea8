/* state: what the reader did, kept from run to run in an SQLite database: what was read, places,
 * marks, bookmarks, lines that were entered, how things stood.
 *
 * An article is known by the hash of its text. A place is a paragraph, an offset and the first 40
 * characters there, so that it is found again in a text that has changed. What a function has
 * recorded survives the end of the program however it comes: each write is a transaction, in WAL
 * (where that cannot work, with a rollback journal). Several programs may have one database open.
 * It belongs to one thread.
 *
 * Nothing here fails: where no database can be, what is recorded is kept for the run; where one
 * turns out damaged it is given another name and a new one is begun. Both are told. */
#ifndef DIPTYCH_STATE_STATE_H
#define DIPTYCH_STATE_STATE_H

#include "core/base/article.h"
#include "core/base/error.h"

struct state;

/* Opens or makes the database; NULL: state_default_path. Problems are added to the list now and
 * later: it must outlive the state. The caller frees it with state_close. */
struct state *state_open(const char *path, struct problem_list *problems);
void state_close(struct state *state);

/* $XDG_STATE_HOME/diptych/state.db, by default ~/.local/state/diptych/state.db; NULL where neither
 * is known. The caller frees it. */
char *state_default_path(void);

/* --- places ----------------------------------------------------------------------------------- */

enum { STATE_WORDS_MAX = 40 };

struct state_place {
    uint32_t paragraph, offset;          /* bytes */
    char words[STATE_WORDS_MAX * 4 + 1]; /* what stands there */
};

struct state_place state_place_at(const struct article *article, struct span span);
/* Finds a place again: where it was, else the same words nearest by paragraph. *out is the words'
 * span. False where they stand nowhere. */
bool state_place_find(const struct state_place *place, const struct article *article,
                      struct span *out);

/* --- articles --------------------------------------------------------------------------------- */

bool state_is_read(struct state *state, const struct article *article);
void state_set_read(struct state *state, const struct article *article, bool read);

/* The place where an article was left; where its text has changed since, that of the text last seen
 * of its source. */
void state_set_place(struct state *state, const struct article *article, struct span place);
bool state_find_place(struct state *state, const struct article *article, struct span *out);

/* --- marks: a letter each, of what is opened ("" is the sample) ------------------------------- */

struct state_mark {
    char letter;
    uint64_t article; /* the hash */
    struct state_place place;
};

void state_set_mark(struct state *state, const char *collection, char letter,
                    const struct article *article, struct span place);
bool state_find_mark(struct state *state, const char *collection, char letter,
                     struct state_mark *out);

/* --- bookmarks -------------------------------------------------------------------------------- */

/* `start` and `end` count code points of the paragraph. */
struct state_bookmark {
    int64_t id;
    uint64_t article;
    const char *source, *title, *outlet; /* `title` may be NULL */
    uint32_t paragraph;
    size_t start, end;
    const char *text, *note, *created; /* `created`: 2022-02-21T09:30:00Z */
};

/* `source` is where the article will be found again. */
void state_add_bookmark(struct state *state, const struct article *article, const char *source,
                        struct span span, struct text note);
/* Visits all, the oldest first; strings live for the visit. */
void state_visit_bookmarks(struct state *state,
                           void (*visit)(const struct state_bookmark *bookmark, void *context),
                           void *context);
void state_set_note(struct state *state, int64_t id, struct text note);
void state_remove_bookmark(struct state *state, int64_t id);

/* --- lines and facts -------------------------------------------------------------------------- */

enum { STATE_HISTORY_MAX = 100 };

/* Lines entered at a prompt ('/' or ':'); of each the latest, STATE_HISTORY_MAX of a kind. */
void state_add_line(struct state *state, char prompt, struct text line);
/* The oldest first. */
void state_visit_lines(struct state *state, char prompt,
                       void (*visit)(const char *line, void *context), void *context);

/* A number by its name, of what is opened or ("") of all. */
void state_set_fact(struct state *state, const char *collection, const char *name, int64_t value);
int64_t state_fact(struct state *state, const char *collection, const char *name, int64_t absent);

#endif
