/* watchlist: the terms a reader watches for, checked.
 *
 * A list is one YAML file (version 1; man/diptych-watchlist.5) or several merged. */
#ifndef DIPTYCH_WATCH_WATCHLIST_H
#define DIPTYCH_WATCH_WATCHLIST_H

#include "core/base/arena.h"
#include "core/base/error.h"
#include "core/base/pattern.h"

/* INFO to CRITICAL; names "info" to "critical". */
enum watch_severity {
    WATCH_INFO,
    WATCH_LOW,
    WATCH_MEDIUM,
    WATCH_HIGH,
    WATCH_CRITICAL,
    WATCH_SEVERITY_COUNT
};
const char *watch_severity_name(enum watch_severity severity);

enum watch_form { WATCH_TERM, WATCH_REGEX, WATCH_ENTITY };
enum watch_case { WATCH_CASE_SMART, WATCH_CASE_IGNORE, WATCH_CASE_MATCH };

struct watch_group {
    const char *name;
    enum watch_severity severity;
    const char *color, *note; /* or NULL */
};

/* Literals, as written. */
struct watch_texts {
    struct text *items;
    size_t count;
};

/* A hit counts only where one of `any` stands in the same paragraph, at most `within` words away
 * (the next word is 1 away), and behind it where `ordered`. */
struct watch_near {
    struct watch_texts any; /* none: the hit counts anywhere */
    unsigned within;
    bool ordered;
};

/* Where a term is looked for. */
enum watch_field { WATCH_TITLE = 1, WATCH_BODY = 2 };

struct watch_term {
    enum watch_form form;
    const char *id;   /* unique; the slug of the text by default */
    struct text text; /* the term, pattern or canonical name as written */
    struct watch_texts aliases;
    struct watch_texts exclude; /* longer phrases: a hit that one covers does not count */
    struct watch_near near;
    unsigned fields;                 /* of enum watch_field */
    const struct watch_group *group; /* or NULL */
    enum watch_severity severity;
    enum watch_case match_case;
    bool whole_word, enabled;
    const char *color, *note, *kind; /* or NULL */
    struct pattern *pattern;         /* of WATCH_REGEX; */
    bool pattern_whole;              /* it keeps to whole words */
    const char *file;
    size_t line;
};

struct watchlist;

/* An empty list; the caller frees it with watchlist_free. */
struct watchlist *watchlist_new(void);
void watchlist_free(struct watchlist *list);

/* Adds the terms of a YAML source (copied). Every problem is reported with its place; the good rest
 * is added. STATUS_OK, else STATUS_FORMAT, STATUS_LIMIT, STATUS_SCHEMA or STATUS_PATTERN of the
 * worst problem. */
enum status watchlist_add(struct watchlist *list, const char *file, struct text source,
                          struct problem_list *problems);

/* The same of a file. STATUS_IO when it cannot be read. */
enum status watchlist_load(struct watchlist *list, const char *path, struct problem_list *problems);

size_t watchlist_count(const struct watchlist *list);
const struct watch_term *watchlist_term(const struct watchlist *list, size_t index);
size_t watchlist_group_count(const struct watchlist *list);
const struct watch_group *watchlist_group(const struct watchlist *list, size_t index);

#endif
