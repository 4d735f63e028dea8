#include "core/ingest/newsboat.h"

#include "core/base/hash_map.h"
#include "core/ingest/record.h"

#include <sqlite3.h>
#include <string.h>

/* A row of a real table takes few steps; what takes so many is made to. */
enum { DATABASE_BYTES_MAX = 256 << 20, STEPS_AT_ONCE = 100000, PAUSES_MAX = 1000 };

struct cache {
    struct reading *reading;
    sqlite3 *database;
    int result; /* SQLite's last */
    int pauses; /* since the last row */
    sqlite3_int64 number;
    size_t budget; /* bytes that rows may yet hold */
    struct arena *arena;
    struct hash_map feed_of; /* by address */
    struct text *feeds;      /* their titles */
    size_t count, capacity;
};

bool newsboat_takes(const struct reading *reading, struct text head)
{
    (void)reading;
    return text_starts(head, TEXT("SQLite format 3"));
}

static int count_pause(void *context)
{
    struct cache *cache = context;
    return ++cache->pauses > PAUSES_MAX;
}

static struct text column_text(sqlite3_stmt *row, int column)
{
    const char *bytes = (const char *)sqlite3_column_text(row, column);
    return (struct text){bytes ? bytes : "", bytes ? (size_t)sqlite3_column_bytes(row, column) : 0};
}

/* Goes through the rows of a query; whether to their end, or as far as wanted. */
static bool visit(struct cache *cache, const char *query,
                  bool (*take)(struct cache *cache, sqlite3_stmt *row))
{
    sqlite3_stmt *statement = NULL;
    cache->result = sqlite3_prepare_v2(cache->database, query, -1, &statement, NULL);
    bool goes_on = cache->result == SQLITE_OK;
    while (goes_on && (cache->result = sqlite3_step(statement)) == SQLITE_ROW) {
        cache->pauses = 0;
        goes_on = take(cache, statement);
    }
    sqlite3_finalize(statement);
    return cache->result == SQLITE_DONE || cache->result == SQLITE_ROW;
}

static bool take_number(struct cache *cache, sqlite3_stmt *row)
{
    cache->number = sqlite3_column_int64(row, 0);
    return false;
}

static bool counts(struct cache *cache, const char *query, sqlite3_int64 wanted)
{
    cache->number = -1;
    visit(cache, query, take_number);
    return cache->number == wanted;
}

/* Only tables, and only what lies in them: a view of that name may give rows without end, a column
 * that is computed take any time. */
static bool is_newsboat(struct cache *cache)
{
    return counts(cache,
                  "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND "
                  "name IN ('rss_item', 'rss_feed') AND sql LIKE 'CREATE TABLE%'",
                  2) &&
           counts(cache, "SELECT count(*) FROM pragma_table_xinfo('rss_item') WHERE hidden <> 0",
                  0) &&
           counts(cache, "SELECT count(*) FROM pragma_table_xinfo('rss_feed') WHERE hidden <> 0",
                  0);
}

/* Many rows may hold what stands in the file once: a feed's title, a column's default. */
static bool spend(struct cache *cache, size_t bytes)
{
    bool good = bytes <= cache->budget;
    cache->budget -= good ? bytes : cache->budget;
    if (!good)
        problem_add(cache->reading->problems, SEVERITY_ERROR, STATUS_LIMIT, cache->reading->name,
                    "the records hold more than 150 times the database; the rest is left out");
    return good;
}

static bool take_feed(struct cache *cache, sqlite3_stmt *row)
{
    struct text title = column_text(row, 1);
    if (!spend(cache, title.length))
        return false;
    cache->feeds = arena_grow(cache->arena, cache->feeds, cache->count, &cache->capacity,
                              sizeof(*cache->feeds));
    hash_map_set(&cache->feed_of, text_hash(column_text(row, 0)), (uint32_t)cache->count);
    cache->feeds[cache->count++] =
        (struct text){arena_copy(cache->arena, title.bytes, title.length), title.length};
    return true;
}

static void tell_empty(struct reading *reading)
{
    struct problem *problem = reading_tell(
        reading, SEVERITY_WARNING, 0, "record %zu has no text; it is left out", reading->records);
    if (problem)
        problem->line = problem->column = 0; /* of a database, which has no lines */
}

static bool take_item(struct cache *cache, sqlite3_stmt *row)
{
    struct reading *reading = cache->reading;
    bool deleted = false;
    size_t bytes = 0;
    struct record *record = record_new(reading);
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        struct text name = text_from(sqlite3_column_name(row, i)), value = column_text(row, i);
        deleted = deleted || (text_equal(name, TEXT("deleted")) && text_equal(value, TEXT("1")));
        record_add(record, name, value);
        bytes += value.length;
        uint32_t feed = text_equal(name, TEXT("feedurl"))
                            ? hash_map_find(&cache->feed_of, text_hash(value))
                            : HASH_MAP_NONE;
        if (feed == HASH_MAP_NONE)
            continue;
        record_add(record, TEXT("feed"), cache->feeds[feed]);
        bytes += cache->feeds[feed].length;
    }
    reading->records += !deleted;
    struct article *article = deleted ? NULL : record_article(record, "newsboat");
    record_free(record);
    if (article)
        reading_hand_on(reading, article, false);
    else if (!deleted)
        tell_empty(reading);
    return !reading->stopped && spend(cache, bytes);
}

/* Without their feeds the articles are named by their hosts. */
static void read_items(struct cache *cache)
{
    struct reading *reading = cache->reading;
    if (!visit(cache, "SELECT rssurl, title FROM rss_feed", take_feed))
        problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                    "the database's feeds cannot be read: %s", sqlite3_errstr(cache->result));
    if (!visit(cache, "SELECT * FROM rss_item", take_item))
        problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                    "the database cannot be read behind record %zu: %s", reading->records,
                    sqlite3_errstr(cache->result));
}

static void refuse(const struct cache *cache)
{
    struct reading *reading = cache->reading;
    if (cache->result != SQLITE_OK && cache->result != SQLITE_ROW)
        problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                    "the database cannot be read: %s", sqlite3_errstr(cache->result));
    else
        problem_hint(problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                                 "this is a database, but not of newsboat; it is not read"),
                     "export the articles in it as JSON or CSV");
}

/* A database whose changes go through a journal beside it is not opened from memory: what is in the
 * file itself is read as if there were none. */
static struct text without_journal(struct cache *cache, struct text bytes)
{
    enum { WRITE_VERSION = 18, READ_VERSION = 19, ROLLBACK = 1 };
    if (bytes.length <= READ_VERSION || bytes.bytes[READ_VERSION] <= ROLLBACK)
        return bytes;
    char *copy = arena_copy(cache->arena, bytes.bytes, bytes.length);
    copy[WRITE_VERSION] = copy[READ_VERSION] = ROLLBACK;
    return (struct text){copy, bytes.length};
}

static bool open_bytes(struct cache *cache, struct text bytes)
{
    cache->budget = STREAM_FREE + bytes.length * STREAM_RATIO_MAX;
    bytes = without_journal(cache, bytes);
    if (sqlite3_open_v2(":memory:", &cache->database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return false;
    sqlite3_db_config(cache->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(cache->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_limit(cache->database, SQLITE_LIMIT_LENGTH, (int)reading_record_max(cache->reading));
    sqlite3_progress_handler(cache->database, STEPS_AT_ONCE, count_pause, cache);
    return sqlite3_deserialize(cache->database, "main", (unsigned char *)bytes.bytes,
                               (sqlite3_int64)bytes.length, (sqlite3_int64)bytes.length,
                               SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
}

enum status newsboat_read(struct reading *reading)
{
    struct cache cache = {.reading = reading, .arena = arena_new()};
    struct text bytes;
    enum status status = stream_rest(reading->stream, DATABASE_BYTES_MAX, &bytes);
    if (status == STATUS_OK && open_bytes(&cache, bytes) && is_newsboat(&cache)) {
        size_t errors = reading->problems->errors;
        read_items(&cache);
        bool damaged = reading->problems->errors > errors;
        if (!damaged || reading->records > 0)
            status = reading_sum_up(reading);
        status = damaged ? STATUS_FORMAT : status;
    } else if (status == STATUS_OK) {
        refuse(&cache);
        status = STATUS_FORMAT;
    }
    sqlite3_close(cache.database);
    hash_map_free(&cache.feed_of);
    arena_free(cache.arena);
    return status;
}
