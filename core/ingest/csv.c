#include "core/ingest/csv.h"

#include "core/ingest/csv_row.h"
#include "core/ingest/record.h"

#include <string.h>

enum { WINDOW_BYTES = 64 << 10, HEADER_CELL_MAX = 40 };

/* What a tool writes without a header. */
struct layout {
    size_t address; /* the column that is an address */
    bool escaped;   /* "\n", "\t" and "\\" stand for themselves */
    size_t count;
    const char *columns[12];
};

static const struct layout layouts[] = {
    {0,
     false,
     11,
     {"url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments",
      "license", "pagetype"}},
    {2,
     true,
     9,
     {"timestamp", "title", "link", "content", "content_type", "id", "author", "enclosure",
      "category"}},
};

struct table {
    struct arena *arena; /* of the header */
    char separator;
    const struct layout *layout; /* NULL: the file has a header */
    struct text columns[CSV_CELLS_MAX];
    size_t count;
    size_t day_first; /* the column of dates whose day comes first; SIZE_MAX: none */
};

/* --- what kind of table ----------------------------------------------------------------------- */

static bool is_header(const struct csv_row *row, const struct field_names *names)
{
    size_t known = 0, text = 0;
    if (row->count < 2 || row->count > CSV_CELLS_MAX)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        unsigned rank;
        enum field field = field_find(names, text_trim(row->cells[i]), &rank);
        if (row->cells[i].length > HEADER_CELL_MAX)
            return false;
        known += field != FIELD_OTHER;
        text += field == FIELD_TITLE || field == FIELD_BODY;
    }
    return known >= 2 && text >= 1;
}

static const struct layout *layout_of(const struct csv_row *row)
{
    for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++)
        if (row->count == layouts[i].count && field_is_url(row->cells[layouts[i].address]))
            return &layouts[i];
    return NULL;
}

/* wallabag's own header: its dates are "31/12/2024 01:02:03", which of others nobody can tell. */
static size_t find_day_first(const struct table *table)
{
    static const char *const header[] = {"title",     "url",      "content",      "tags",
                                         "mime type", "language", "creation date"};
    size_t count = sizeof(header) / sizeof(*header);
    bool same = table->separator == ';' && table->count == count;
    for (size_t i = 0; same && i < count; i++)
        same = text_equal_ascii_case(table->columns[i], text_from(header[i]));
    return same ? count - 1 : SIZE_MAX;
}

/* Finds separator and columns by the first row. */
static bool recognise(struct text head, const struct field_names *names, struct table *table)
{
    static const char separators[] = {'\t', ',', ';', '|'};
    for (size_t i = 0; i < sizeof(separators); i++) {
        struct csv_extent extent = {0};
        struct csv_row row;
        csv_row_find_end(&extent, head, separators[i]);
        csv_row_split(text_slice(head, 0, extent.at), separators[i], table->arena, &row);
        table->separator = separators[i];
        table->layout = separators[i] == '\t' ? layout_of(&row) : NULL;
        table->count = table->layout ? table->layout->count : row.count;
        if (!table->layout && !is_header(&row, names))
            continue;
        for (size_t c = 0; c < table->count; c++) {
            struct text name =
                table->layout ? text_from(table->layout->columns[c]) : text_trim(row.cells[c]);
            table->columns[c] =
                (struct text){arena_copy(table->arena, name.bytes, name.length), name.length};
        }
        table->day_first = find_day_first(table);
        return true;
    }
    return false;
}

static struct text without_mark(struct text head)
{
    return text_starts(head, TEXT("\xEF\xBB\xBF")) ? text_slice(head, 3, head.length) : head;
}

static const struct field_names *names_of(const struct reading *reading)
{
    return reading->options ? &reading->options->fields : NULL;
}

bool csv_takes(const struct reading *reading, struct text head)
{
    struct table table = {.arena = arena_new(), .day_first = SIZE_MAX};
    bool taken = recognise(without_mark(head), names_of(reading), &table);
    arena_free(table.arena);
    return taken;
}

/* --- rows ------------------------------------------------------------------------------------- */

static struct text unescape(struct text cell, struct arena *arena)
{
    char *out = arena_alloc(arena, cell.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < cell.length; i++) {
        char byte = cell.bytes[i], next = i + 1 < cell.length ? cell.bytes[i + 1] : 0;
        if (byte == '\\' && next && strchr("nt\\", next)) {
            byte = next;
            byte = byte == 'n' ? '\n' : byte == 't' ? '\t' : byte;
            i++;
        }
        out[length++] = byte;
    }
    return (struct text){out, length};
}

/* "31/12/2024 01:02:03" as "2024-12-31"; else as it is. */
static struct text turn_date(struct text cell, struct arena *arena)
{
    static const char shape[] = "00/00/0000";
    cell = text_trim(cell);
    const char *digits = cell.bytes;
    for (size_t i = 0; i < sizeof(shape) - 1; i++)
        if (i >= cell.length ||
            (shape[i] == '/' ? digits[i] != '/' : digits[i] < '0' || digits[i] > '9'))
            return cell;
    struct date date;
    struct text turned =
        text_from(arena_printf(arena, "%.4s-%.2s-%.2s", digits + 6, digits + 3, digits));
    return date_read(turned, &date) ? turned : cell;
}

/* What a cell says. */
static struct text cell_text(const struct table *table, const struct csv_row *row, size_t column,
                             struct arena *arena)
{
    if (table->layout && table->layout->escaped)
        return unescape(row->cells[column], arena);
    return column == table->day_first ? turn_date(row->cells[column], arena) : row->cells[column];
}

static void tell_row(struct reading *reading, enum severity severity, const char *what)
{
    reading_tell(reading, severity, 0, "record %zu %s", reading->records, what);
}

/* How many bytes of a row are done with: where it has too many fields, its first line, for then a
 * quotation mark in it may have no partner. */
static size_t read_row(struct reading *reading, const struct table *table, struct text bytes)
{
    size_t used = bytes.length;
    if (text_trim(bytes).length == 0)
        return used;
    struct arena *arena = arena_new();
    struct csv_row row;
    csv_row_split(bytes, table->separator, arena, &row);
    reading->records++;
    if (row.count > table->count) {
        tell_row(reading, SEVERITY_ERROR, "is skipped: it has more fields than there are columns");
        used = text_find(bytes, TEXT("\n"), 0);
        used = used < bytes.length ? used + 1 : bytes.length;
    } else {
        struct record *record = record_new(reading);
        for (size_t i = 0; i < row.count; i++)
            if (table->columns[i].length > 0)
                record_add(record, table->columns[i], cell_text(table, &row, i, arena));
        struct article *article = record_article(record, "csv");
        record_free(record);
        if (row.count < table->count)
            tell_row(reading, SEVERITY_WARNING, "has fewer fields than there are columns");
        if (article)
            reading_hand_on(reading, article, false);
        else
            tell_row(reading, SEVERITY_WARNING, "has no text; it is left out");
    }
    arena_free(arena);
    return used;
}

/* A row whose quotation mark has no partner, or that is too large: its first line is left out. */
static bool skip_line(struct reading *reading, struct text window, bool quoted)
{
    reading->records++;
    tell_row(reading, SEVERITY_ERROR,
             quoted ? "is skipped: a quotation mark in it is opened and never closed"
                    : "is skipped: it is larger than a record may be (64 MiB)");
    if (!reading_goes_on(reading, window.length))
        return false;
    for (;;) {
        size_t end = text_find(window, TEXT("\n"), 0);
        stream_advance(reading->stream, end == SIZE_MAX ? window.length : end + 1);
        if (end != SIZE_MAX || window.length == 0)
            return true;
        window = stream_window(reading->stream, WINDOW_BYTES);
    }
}

/* Reads the row at the window's start; false at the end. */
static bool next_row(struct reading *reading, const struct table *table)
{
    struct csv_extent extent = {0};
    size_t wanted = WINDOW_BYTES;
    for (;;) {
        struct text window = stream_window(reading->stream, wanted);
        bool whole = csv_row_find_end(&extent, window, table->separator);
        bool last = window.length < wanted;
        if (window.length == 0)
            return false;
        if (!whole && !last && window.length <= reading_record_max(reading)) {
            wanted = window.length * 2;
            continue;
        }
        if (!whole && (extent.quoted || !last))
            return skip_line(reading, window, extent.quoted);
        size_t end = whole ? extent.at : window.length;
        size_t used = read_row(reading, table, text_slice(window, 0, end));
        stream_advance(reading->stream, used);
        return reading_goes_on(reading, end - used);
    }
}

static void read_rows(struct reading *reading, const struct table *table)
{
    if (!table->layout) {
        struct csv_extent extent = {0};
        struct text window = stream_window(reading->stream, WINDOW_BYTES);
        csv_row_find_end(&extent, window, table->separator);
        stream_advance(reading->stream, extent.at);
    }
    while (!reading->stopped && next_row(reading, table))
        continue;
}

enum status csv_read(struct reading *reading)
{
    struct table table = {.arena = arena_new(), .day_first = SIZE_MAX};
    struct text head = stream_window(reading->stream, WINDOW_BYTES);
    if (without_mark(head).length < head.length)
        stream_advance(reading->stream, 3);
    recognise(text_slice(stream_window(reading->stream, WINDOW_BYTES), 0, WINDOW_BYTES),
              names_of(reading), &table);
    read_rows(reading, &table);
    arena_free(table.arena);
    return reading_sum_up(reading);
}
