#include "core/ingest/csv_row.h"

bool csv_row_find_end(struct csv_extent *extent, struct text window, char separator)
{
    while (extent->at < window.length) {
        char byte = window.bytes[extent->at++];
        if (byte == '"' && (extent->quoted || !extent->cell)) {
            extent->quoted = !extent->quoted;
            extent->cell = extent->quoted;
        } else if (!extent->quoted && byte == '\n') {
            return true;
        } else if (!extent->quoted && byte == '\r') { /* a line's end of its own, or half of one */
            if (extent->at == window.length) {
                extent->at--;
                return false;
            }
            extent->at += window.bytes[extent->at] == '\n';
            return true;
        } else if (!extent->quoted) {
            extent->cell = byte != separator;
        }
    }
    return false;
}

/* The cell at *at; its end is behind its separator, or past the row's end. */
static struct text next_cell(struct text row, size_t *at, char separator, struct arena *arena)
{
    size_t start = *at, end = start;
    if (start >= row.length || row.bytes[start] != '"') {
        while (end < row.length && row.bytes[end] != separator)
            end++;
        *at = end + 1;
        return text_slice(row, start, end);
    }
    char *copy = arena_alloc(arena, row.length - start + 1);
    size_t length = 0;
    for (end = start + 1; end < row.length; end++) {
        bool mark = row.bytes[end] == '"';
        if (mark && (end + 1 >= row.length || row.bytes[end + 1] != '"'))
            break;
        end += mark;
        copy[length++] = row.bytes[end];
    }
    /* What stands between the closing mark and the separator belongs to the cell all the same. */
    for (end++; end < row.length && row.bytes[end] != separator; end++)
        copy[length++] = row.bytes[end];
    *at = end + 1;
    return (struct text){copy, length};
}

void csv_row_split(struct text row, char separator, struct arena *arena, struct csv_row *out)
{
    while (row.length > 0 &&
           (row.bytes[row.length - 1] == '\n' || row.bytes[row.length - 1] == '\r'))
        row.length--;
    out->count = 0;
    for (size_t at = 0; at <= row.length;) {
        struct text cell = next_cell(row, &at, separator, arena);
        if (out->count < CSV_CELLS_MAX)
            out->cells[out->count] = cell;
        out->count++;
    }
}
