/* schema: a watchlist file's YAML read into terms. Internal to core/watch. */
#ifndef DIPTYCH_WATCH_SCHEMA_H
#define DIPTYCH_WATCH_SCHEMA_H

#include "core/base/yaml.h"
#include "core/watch/watchlist.h"

enum {
    WATCH_TERMS_MAX = 10000,
    WATCH_TERM_LENGTH_MAX = 256,
    WATCH_ID_LENGTH_MAX = 64,
    WATCH_WITHIN = 10, /* words, where `near` does not say */
    WATCH_WITHIN_MAX = 50
};

/* What a file is read into. */
struct schema_reader {
    struct watchlist *list;
    struct arena *arena; /* of the list */
    const char *file;    /* lives in the arena */
    const struct yaml_document *document;
    struct problem_list *problems;
    struct watch_term defaults;
    bool full; /* said that there are too many terms */
};

/* Reads the whole document; what is good is added to the list. */
void schema_read(struct schema_reader *reader);

/* A problem (STATUS_SCHEMA) at a node. */
struct problem *schema_report(struct schema_reader *reader, const struct yaml_node *node,
                              enum severity severity, const char *message);

enum schema_place { SCHEMA_TERM, SCHEMA_DEFAULTS, SCHEMA_GROUP };

/* Of schema_keys.c. Reads a map's keys into a term, each by its row in the table; false when any is
 * refused. */
bool schema_read_keys(struct schema_reader *reader, const struct yaml_node *map,
                      enum schema_place place, struct watch_term *term);
/* The key of a term that is written so or nearly so, or NULL. */
const char *schema_nearest_key(struct text word);
/* A literal alone, as an entry that is text. */
bool schema_read_term(struct schema_reader *reader, const struct yaml_node *node,
                      struct watch_term *term);

/* Whether text can be a literal term: 1 to WATCH_TERM_LENGTH_MAX code points, a letter or digit
 * among them, no "*" but at its end. NULL when it can, else what is wrong. */
const char *schema_literal_fault(struct text text);

/* Of watchlist.c. Adds a term (copied); a duplicate id of the same file gives the first term and
 * adds nothing, one of another file is replaced with a note. NULL when added. `id` NULL: a slug of
 * the text. */
const struct watch_term *watchlist_put(struct watchlist *list, struct watch_term *term,
                                       struct problem_list *problems);
struct watch_group *watchlist_put_group(struct watchlist *list, struct text name);

#endif
