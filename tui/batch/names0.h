/* names0: file names parted by NUL bytes, as `find -print0` writes them, for --files0-from. */
#ifndef DIPTYCH_TUI_BATCH_NAMES0_H
#define DIPTYCH_TUI_BATCH_NAMES0_H

#include "core/base/arena.h"
#include "core/base/error.h"

struct names0;

/* Of a file, or of standard input for "-". NULL with a problem where it cannot be read. The caller
 * frees it with names0_free. */
struct names0 *names0_open(const char *path, struct problem_list *problems);
void names0_free(struct names0 *names);

/* Up to `most` names more; *count is 0 at the end. Names and array live in the arena. One that
 * cannot be a file's name is told and left out; what is longer than any, ends the list. */
const char **names0_take(struct names0 *names, size_t most, struct arena *arena, size_t *count,
                         struct problem_list *problems);

#endif
