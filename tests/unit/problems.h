/* problems: what was told, as one text that a test can compare. */
#ifndef DIPTYCH_TESTS_UNIT_PROBLEMS_H
#define DIPTYCH_TESTS_UNIT_PROBLEMS_H

#include "core/base/error.h"

/* Each as "line:column message | hint\n", a warning marked as one; empties the list. The caller
 * frees the builder. */
static inline const char *problems_text(struct problem_list *problems, struct text_builder *out)
{
    text_builder_add_string(out, "");
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        text_builder_printf(out, "%zu:%zu %s%s%s%s\n", problem->line, problem->column,
                            problem->severity == SEVERITY_WARNING ? "warning: " : "",
                            problem->message, problem->hint ? " | " : "",
                            problem->hint ? problem->hint : "");
    }
    problem_list_free(problems);
    *problems = (struct problem_list){0};
    return out->bytes;
}

#endif
