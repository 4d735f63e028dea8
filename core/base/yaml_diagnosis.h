/* yaml_diagnosis: what a YAML error means to the one who wrote the file. Private to yaml. */
#ifndef DIPTYCH_BASE_YAML_DIAGNOSIS_H
#define DIPTYCH_BASE_YAML_DIAGNOSIS_H

#include "core/base/yaml.h"

/* One line taken apart as `key: value` behind any `- `: byte ranges of it; the key is empty where
 * there is none. */
struct yaml_line_parts {
    struct text key, value;
    size_t value_column; /* of the value, 1-based, in code points */
};

struct yaml_line_parts yaml_line_parts(struct text line);

/* The hint of a problem: the line's value in single quotes, with its key. */
void yaml_hint_quoted(struct problem *problem, struct text line);

/* What libyaml reported: its words and marks (1-based). `last` is the last scalar before, or NULL.
 */
struct yaml_failure {
    const struct yaml_document *document;
    struct problem_list *problems;
    const char *problem; /* libyaml's words */
    size_t line, column;
    size_t context_line, context_column; /* of what had begun; 0 where nothing had */
    const struct yaml_node *last;
    bool last_quoted;
    size_t last_end_line;
};

/* Adds one problem of STATUS_FORMAT that says it in words of the file. */
void yaml_diagnose(const struct yaml_failure *failure);

/* How far a line was gone through for its columns, zero at first: one line may hold everything. */
struct yaml_cursor {
    size_t line, index, offset; /* the line's number; code points and bytes in it */
};

/* Of yaml_slips.c. Warns of what is surely a slip in a scalar; `escapes`: it stands in double
 * quotes, which have them. Scalars come in their order. */
void yaml_warn_of_slips(struct problem_list *problems, const struct yaml_document *document,
                        const struct yaml_node *node, bool escapes, struct yaml_cursor *cursor);

/* Adds a problem at a place of the document, with its source line. */
struct problem *yaml_problem_at(struct problem_list *problems, const struct yaml_document *document,
                                enum severity severity, enum status status, size_t line,
                                size_t column, size_t length, const char *message);

#endif
