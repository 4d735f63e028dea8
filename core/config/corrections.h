/* corrections: what the reader says of an article, written into the manifest.
 *
 * The manifest that is changed is the one the article is read with (see manifests.h); where there
 * is none, one is made in the opened folder, or beside a file that is opened alone. Only the one
 * value is written; the rest of the file stays as it is. */
#ifndef DIPTYCH_CONFIG_CORRECTIONS_H
#define DIPTYCH_CONFIG_CORRECTIONS_H

#include "core/base/error.h"

enum correction { CORRECT_OUTLET, CORRECT_DATE, CORRECT_HEADLINE, CORRECTION_COUNT };

/* The key in the manifest: "outlet", "date", "headline". */
const char *correction_name(enum correction correction);

/* Writes a value of the article `source` ("path" or "path:N") found among the paths of the command
 * line. The manifest's path in *written, which the caller frees. STATUS_SCHEMA where the value is
 * none, the manifest is not in order or has no place for it; STATUS_USAGE where the article is no
 * file; STATUS_IO where the manifest cannot be read or written: each with a problem, and nothing
 * changed. */
enum status correction_write(const char *const *paths, size_t count, const char *source,
                             enum correction correction, struct text value, char **written,
                             struct problem_list *problems);

#endif
