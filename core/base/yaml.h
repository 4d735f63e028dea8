/* yaml: a YAML document as a tree in which every node knows its place.
 *
 * Over libyaml's events. Aliases, anchors, tags, merge keys and second documents are refused; so is
 * anything deeper than 16 levels or larger than 4 MiB. Scalars are not typed: the schema that reads
 * the tree decides. */
#ifndef DIPTYCH_BASE_YAML_H
#define DIPTYCH_BASE_YAML_H

#include "core/base/arena.h"
#include "core/base/error.h"

enum { YAML_DEPTH_MAX = 16, YAML_SIZE_MAX = 4 << 20 };

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    /* 1-based; column and length in code points; length 0 for lists and maps. */
    size_t line, column, length;
    size_t end_line, end_column; /* just behind it; behind its last part, of a list or map that is
                                    told by indentation */
    struct text text;            /* of a scalar */
    bool plain;                  /* a scalar without quotes */
    bool flow;                   /* a list in [] or map in {} */
    struct yaml_node **keys;     /* of a map, in file order, beside items; NULL for a list */
    struct yaml_node **items;    /* of a list or map */
    size_t count;
};

struct yaml_document {
    const char *file;   /* name used in problems */
    struct text source; /* the whole file but a byte order mark, for lines shown with problems */
    size_t *lines;      /* byte offset of each line's start, in the arena */
    size_t line_count;
    struct yaml_node *root; /* NULL for an empty file */
};

/* Parses `source` (kept, not copied; must outlive the document). On failure adds problems with
 * place and hint and returns STATUS_FORMAT or STATUS_LIMIT, with `document->root` NULL. A duplicate
 * key is a problem too (at the second, naming the line of the first) but STATUS_OK, with the first
 * value in force and the second gone. What is surely a slip is a warning: curly quotes around a
 * value, ` #x` that ends one, "\b" as a backspace, a list's item that is read as the rest of the
 * one above. */
enum status yaml_parse(struct arena *arena, const char *file, struct text source,
                       struct yaml_document *document, struct problem_list *problems);

/* Line `line` (1-based) without its end; empty past the last. */
struct text yaml_line(const struct yaml_document *document, size_t line);

/* The value of a key of a map, or NULL. */
struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

/* Adds a problem (STATUS_SCHEMA) at a node, with its source line. */
struct problem *yaml_problem(struct problem_list *problems, const struct yaml_document *document,
                             const struct yaml_node *node, enum severity severity,
                             const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Reports every key of `map` that is not in the NULL-terminated `known`, with the nearest known one
 * as a hint. */
void yaml_check_keys(struct problem_list *problems, const struct yaml_document *document,
                     const struct yaml_node *map, const char *const *known);

/* Reports a map without `version: 1`. */
void yaml_check_version(struct problem_list *problems, const struct yaml_document *document,
                        const struct yaml_node *map);

/* Scalars read by a schema: false and a problem where the node is of another form (an empty plain
 * scalar is no text; true, yes, on and their opposites are booleans; integers are decimal). */
bool yaml_as_text(struct problem_list *problems, const struct yaml_document *document,
                  const struct yaml_node *node, struct text *out);
bool yaml_as_bool(struct problem_list *problems, const struct yaml_document *document,
                  const struct yaml_node *node, bool *out);
bool yaml_as_integer(struct problem_list *problems, const struct yaml_document *document,
                     const struct yaml_node *node, long minimum, long maximum, long *out);
/* One of the NULL-terminated `names`: its index in *out, else a problem that lists them with the
 * nearest. */
bool yaml_as_choice(struct problem_list *problems, const struct yaml_document *document,
                    const struct yaml_node *node, const char *const *names, size_t *out);

#endif
