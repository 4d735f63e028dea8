#include "core/state/state_private.h"

#include "core/base/utf8.h"

#include <string.h>
#include <time.h>

/* SQLite's numbers have a sign. */
static int64_t key_of(const struct article *article)
{
    return (int64_t)article->hash;
}

/* --- places ----------------------------------------------------------------------------------- */

struct state_place state_place_at(const struct article *article, struct span span)
{
    struct state_place place = {.paragraph = span.paragraph, .offset = span.start};
    if (span.paragraph >= article->paragraph_count)
        return place;
    struct text text = article->paragraphs[span.paragraph].text;
    struct text rest = text_slice(text, span.start, text.length);
    rest.length = utf8_index_to_offset(rest, STATE_WORDS_MAX);
    memcpy(place.words, rest.bytes, rest.length);
    return place;
}

bool state_place_find(const struct state_place *place, const struct article *article,
                      struct span *out)
{
    struct text words = text_from(place->words);
    size_t nearest = SIZE_MAX;
    for (size_t p = 0; p < article->paragraph_count; p++) {
        struct text text = article->paragraphs[p].text;
        bool same = p == place->paragraph;
        size_t at = place->offset, away = same                   ? 0
                                          : p > place->paragraph ? p - place->paragraph
                                                                 : place->paragraph - p;
        if (away >= nearest)
            continue;
        if (!same || at > text.length || !text_starts(text_slice(text, at, text.length), words))
            at = words.length > 0 ? text_find(text, words, 0) : SIZE_MAX;
        if (at == SIZE_MAX)
            continue;
        nearest = away;
        *out = (struct span){(uint32_t)p, (uint32_t)at, (uint32_t)words.length};
    }
    return nearest != SIZE_MAX;
}

/* The text of a column that is never null: "" where there was no memory to make it. */
static const char *column_string(sqlite3_stmt *row, int column)
{
    const char *string = (const char *)sqlite3_column_text(row, column);
    return string ? string : "";
}

static void read_words(sqlite3_stmt *row, int column, struct state_place *place)
{
    struct text words = text_from(column_string(row, column));
    words = text_slice(words, 0, utf8_index_to_offset(words, STATE_WORDS_MAX));
    memcpy(place->words, words.bytes, words.length);
    place->words[words.length] = '\0';
}

/* From three columns of a row. */
static struct state_place read_place(sqlite3_stmt *row, int column)
{
    struct state_place place = {.paragraph = (uint32_t)sqlite3_column_int64(row, column),
                                .offset = (uint32_t)sqlite3_column_int64(row, column + 1)};
    read_words(row, column + 2, &place);
    return place;
}

/* --- articles --------------------------------------------------------------------------------- */

bool state_is_read(struct state *state, const struct article *article)
{
    sqlite3_stmt *row = state_prepare(state, "SELECT 1 FROM articles WHERE hash = ? AND read", "i",
                                      key_of(article));
    bool found = state_step(state, row);
    sqlite3_finalize(row);
    return found;
}

void state_set_read(struct state *state, const struct article *article, bool read)
{
    state_run(state,
              "INSERT INTO articles (hash, source, read) VALUES (?1, ?2, ?3) "
              "ON CONFLICT (hash) DO UPDATE SET source = ?2, read = ?3",
              "isi", key_of(article), article->source, (int64_t)read);
}

void state_set_place(struct state *state, const struct article *article, struct span span)
{
    struct state_place place = state_place_at(article, span);
    state_run(state,
              "INSERT INTO articles (hash, source, paragraph, offset, words, seen) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (hash) DO UPDATE SET source = ?2, "
              "paragraph = ?3, offset = ?4, words = ?5, seen = ?6",
              "isiisi", key_of(article), article->source, (int64_t)place.paragraph,
              (int64_t)place.offset, place.words, (int64_t)time(NULL));
}

bool state_find_place(struct state *state, const struct article *article, struct span *out)
{
    sqlite3_stmt *row =
        state_prepare(state,
                      "SELECT paragraph, offset, words FROM articles WHERE (hash = ?1 OR "
                      "source = ?2) AND words IS NOT NULL ORDER BY hash = ?1 DESC, seen DESC",
                      "is", key_of(article), article->source);
    bool found = false;
    if (state_step(state, row)) {
        struct state_place place = read_place(row, 0);
        found = state_place_find(&place, article, out);
    }
    sqlite3_finalize(row);
    return found;
}

/* --- marks ------------------------------------------------------------------------------------ */

void state_set_mark(struct state *state, const char *collection, char letter,
                    const struct article *article, struct span span)
{
    struct state_place place = state_place_at(article, span);
    state_run(state, "INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?)", "stiiis", collection,
              (struct text){&letter, 1}, key_of(article), (int64_t)place.paragraph,
              (int64_t)place.offset, place.words);
}

bool state_find_mark(struct state *state, const char *collection, char letter,
                     struct state_mark *out)
{
    sqlite3_stmt *row = state_prepare(state,
                                      "SELECT article, paragraph, offset, words FROM marks "
                                      "WHERE collection = ? AND letter = ?",
                                      "st", collection, (struct text){&letter, 1});
    bool found = state_step(state, row);
    if (found)
        *out =
            (struct state_mark){letter, (uint64_t)sqlite3_column_int64(row, 0), read_place(row, 1)};
    sqlite3_finalize(row);
    return found;
}

/* --- bookmarks -------------------------------------------------------------------------------- */

void state_add_bookmark(struct state *state, const struct article *article, const char *source,
                        struct span span, struct text note)
{
    char created[32];
    time_t now = time(NULL);
    struct tm parted;
    struct text text = article->paragraphs[span.paragraph].text;
    gmtime_r(&now, &parted);
    strftime(created, sizeof(created), "%Y-%m-%dT%H:%M:%SZ", &parted);
    state_run(state,
              "INSERT INTO bookmarks (article, source, title, outlet, paragraph, start, \"end\", "
              "text, note, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              "isssiiitts", key_of(article), source, article->title, article->outlet,
              (int64_t)span.paragraph, (int64_t)utf8_offset_to_index(text, span.start),
              (int64_t)utf8_offset_to_index(text, span.start + span.length),
              article_span_text(article, span), note, created);
}

void state_visit_bookmarks(struct state *state,
                           void (*visit)(const struct state_bookmark *bookmark, void *context),
                           void *context)
{
    sqlite3_stmt *row = state_prepare(
        state,
        "SELECT id, article, source, title, outlet, paragraph, start, \"end\", text, note, created "
        "FROM bookmarks ORDER BY id",
        "");
    while (state_step(state, row)) {
        struct state_bookmark bookmark = {
            .id = sqlite3_column_int64(row, 0),
            .article = (uint64_t)sqlite3_column_int64(row, 1),
            .source = column_string(row, 2),
            .title = (const char *)sqlite3_column_text(row, 3),
            .outlet = column_string(row, 4),
            .paragraph = (uint32_t)sqlite3_column_int64(row, 5),
            .start = (size_t)sqlite3_column_int64(row, 6),
            .end = (size_t)sqlite3_column_int64(row, 7),
            .text = column_string(row, 8),
            .note = column_string(row, 9),
            .created = column_string(row, 10),
        };
        visit(&bookmark, context);
    }
    sqlite3_finalize(row);
}

void state_set_note(struct state *state, int64_t id, struct text note)
{
    state_run(state, "UPDATE bookmarks SET note = ? WHERE id = ?", "ti", note, id);
}

void state_remove_bookmark(struct state *state, int64_t id)
{
    state_run(state, "DELETE FROM bookmarks WHERE id = ?", "i", id);
}

/* --- lines and facts -------------------------------------------------------------------------- */

void state_add_line(struct state *state, char prompt, struct text line)
{
    struct text kind = {&prompt, 1};
    state_run(state,
              "INSERT OR REPLACE INTO lines VALUES (?1, ?2, "
              "(SELECT 1 + coalesce(max(number), 0) FROM lines WHERE prompt = ?1))",
              "tt", kind, line);
    state_run(state,
              "DELETE FROM lines WHERE prompt = ?1 AND number <= "
              "(SELECT max(number) FROM lines WHERE prompt = ?1) - ?2",
              "ti", kind, (int64_t)STATE_HISTORY_MAX);
}

void state_visit_lines(struct state *state, char prompt,
                       void (*visit)(const char *line, void *context), void *context)
{
    sqlite3_stmt *row =
        state_prepare(state, "SELECT line FROM lines WHERE prompt = ? ORDER BY number", "t",
                      (struct text){&prompt, 1});
    while (state_step(state, row))
        visit(column_string(row, 0), context);
    sqlite3_finalize(row);
}

void state_set_fact(struct state *state, const char *collection, const char *name, int64_t value)
{
    state_run(state, "INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", "ssi", collection, name,
              value);
}

int64_t state_fact(struct state *state, const char *collection, const char *name, int64_t absent)
{
    sqlite3_stmt *row = state_prepare(
        state, "SELECT value FROM facts WHERE collection = ? AND name = ?", "ss", collection, name);
    int64_t value = state_step(state, row) ? sqlite3_column_int64(row, 0) : absent;
    sqlite3_finalize(row);
    return value;
}
