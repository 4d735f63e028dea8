/* outlet_index: rows about outlets by hash, for collections of thousands of them. Private to
 * core/ingest but for being made. */
#ifndef DIPTYCH_INGEST_OUTLET_INDEX_H
#define DIPTYCH_INGEST_OUTLET_INDEX_H

#include "core/ingest/outlets.h"

/* The rows must outlive it. The caller frees it with outlet_index_free. */
struct outlet_index *outlet_index_new(const struct known_outlet *rows, size_t count);
/* NULL is allowed. */
void outlet_index_free(struct outlet_index *index);

/* Each the first row that fits, as outlets.h has it; NULL where none does. */
const struct known_outlet *outlet_index_name(const struct outlet_index *index, struct text name);
const struct known_outlet *outlet_index_host(const struct outlet_index *index, struct text host);

/* Rows whose key may begin a text, one after the other; NULL behind the last. */
struct outlet_begin {
    uint32_t next;
};
struct outlet_begin outlet_index_begin(const struct outlet_index *index, struct text text);
const struct known_outlet *outlet_index_next(const struct outlet_index *index,
                                             struct outlet_begin *begin);

#endif
