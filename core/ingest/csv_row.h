/* csv_row: one row of cells between separators. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_CSV_ROW_H
#define DIPTYCH_INGEST_CSV_ROW_H

#include "core/base/arena.h"
#include "core/base/text.h"

enum { CSV_CELLS_MAX = 512 };

struct csv_row {
    struct text cells[CSV_CELLS_MAX];
    size_t count; /* may be above CSV_CELLS_MAX: the rest is counted only */
};

/* How far the search for a row's end is; zero to begin. */
struct csv_extent {
    size_t at;
    bool quoted, cell; /* inside quotation marks; inside a cell */
};

/* Goes on in a window that begins with the row: true where it ends, with `at` behind its line end,
 * which is LF, CR LF or CR (that is known only with a byte behind it).
 * A false at the end of a file means that the last line has no end, or (quoted) a mark no partner.
 */
bool csv_row_find_end(struct csv_extent *extent, struct text window, char separator);

/* Splits a row, its line end cut off; doubled marks are undone in the arena. A mark within a cell
 * that has none at its start is itself. */
void csv_row_split(struct text row, char separator, struct arena *arena, struct csv_row *out);

#endif
