/* json_mend: JSON as tools write it that take it less strictly. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_JSON_MEND_H
#define DIPTYCH_INGEST_JSON_MEND_H

#include "core/base/text.h"

/* Writes a value strictly: NaN and Infinity are null, numbers that no computer's number holds are
 * texts, halves of surrogate pairs are U+FFFD, control bytes in texts are escaped. False where
 * there is nothing of the kind. */
bool json_mend(struct text value, struct text_builder *out);

#endif
