/* The database: opened, brought to today's schema, set aside where it is damaged. */
#include "core/state/state_private.h"

#include "core/base/file.h"
#include "core/base/memory.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BUSY_MS = 500 };

/* What leads from one version of the schema to the next; user_version says how many were done. */
static const char *const migrations[] = {
    "CREATE TABLE articles (hash INTEGER PRIMARY KEY, source TEXT NOT NULL, "
    "read INTEGER NOT NULL DEFAULT 0, paragraph INTEGER, offset INTEGER, words TEXT, "
    "seen INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX articles_by_source ON articles (source);"
    "CREATE TABLE marks (collection TEXT NOT NULL, letter TEXT NOT NULL, article INTEGER NOT NULL, "
    "paragraph INTEGER NOT NULL, offset INTEGER NOT NULL, words TEXT NOT NULL, "
    "PRIMARY KEY (collection, letter)) WITHOUT ROWID;"
    "CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, "
    "source TEXT NOT NULL, title TEXT, outlet TEXT NOT NULL, paragraph INTEGER NOT NULL, "
    "start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL, "
    "created TEXT NOT NULL);",
    "CREATE TABLE lines (prompt TEXT NOT NULL, line TEXT NOT NULL, number INTEGER NOT NULL, "
    "PRIMARY KEY (prompt, line)) WITHOUT ROWID;"
    "CREATE TABLE facts (collection TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, "
    "PRIMARY KEY (collection, name)) WITHOUT ROWID;",
};
enum { VERSION = sizeof(migrations) / sizeof(migrations[0]) };

/* --- opening ---------------------------------------------------------------------------------- */

enum opened { OPENED, DAMAGED, NEWER, UNUSABLE };

static bool is_damage(int result)
{
    return (result & 0xFF) == SQLITE_CORRUPT || (result & 0xFF) == SQLITE_NOTADB;
}

/* The first column of the first row of a statement of ours as text, or "". */
static int ask(sqlite3 *database, const char *sql, char *out, size_t size)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    snprintf(out, size, "%s", "");
    if (result == SQLITE_OK)
        result = sqlite3_step(statement);
    if (result == SQLITE_ROW && sqlite3_column_text(statement, 0))
        snprintf(out, size, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return result == SQLITE_ROW || result == SQLITE_DONE ? SQLITE_OK : result;
}

static int read_version(sqlite3 *database, int *version)
{
    char number[16];
    int result = ask(database, "PRAGMA user_version", number, sizeof(number));
    *version = (int)strtol(number, NULL, 10);
    return result;
}

/* Another program may migrate at the same time: what is to be done is asked inside the transaction.
 */
static int migrate(sqlite3 *database)
{
    int version = 0, result = sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (result != SQLITE_OK)
        return result;
    result = read_version(database, &version);
    for (int i = version; result == SQLITE_OK && i < VERSION; i++) {
        char done[40];
        snprintf(done, sizeof(done), "PRAGMA user_version = %d", i + 1);
        result = sqlite3_exec(database, migrations[i], NULL, NULL, NULL);
        if (result == SQLITE_OK)
            result = sqlite3_exec(database, done, NULL, NULL, NULL);
    }
    int end = sqlite3_exec(database, result == SQLITE_OK ? "COMMIT" : "ROLLBACK", NULL, NULL, NULL);
    return result == SQLITE_OK ? end : result;
}

static bool is_busy(int result)
{
    return (result & 0xFF) == SQLITE_BUSY;
}

/* Whether WAL works: it needs memory that programs share, which not every disk gives, and which is
 * missed only when something is to be written. */
static int try_wal(sqlite3 *database)
{
    char mode[16];
    int result = ask(database, "PRAGMA journal_mode = WAL", mode, sizeof(mode));
    if (result == SQLITE_OK && strcmp(mode, "wal") != 0)
        return SQLITE_CANTOPEN;
    if (result != SQLITE_OK)
        return result;
    result = sqlite3_exec(database, "BEGIN IMMEDIATE; ROLLBACK", NULL, NULL, NULL);
    return is_busy(result) ? SQLITE_OK : result;
}

/* A database that is alone does without that memory, and so leaves WAL. */
static int leave_wal(sqlite3 *database)
{
    char mode[16];
    ask(database, "PRAGMA locking_mode = EXCLUSIVE", mode, sizeof(mode));
    int result = ask(database, "PRAGMA journal_mode = DELETE", mode, sizeof(mode));
    ask(database, "PRAGMA locking_mode = NORMAL", mode, sizeof(mode));
    ask(database, "SELECT count(*) FROM sqlite_master", mode, sizeof(mode)); /* lets the lock go */
    return result;
}

static int open_database(const char *path, int (*choose_journal)(sqlite3 *), sqlite3 **out)
{
    sqlite3_close_v2(*out);
    int result = sqlite3_open_v2(path, out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    return result == SQLITE_OK ? choose_journal(*out) : result;
}

/* No checkpoint while the reader runs, for it waits for the disk: when it ends, or here after it
 * was killed. */
static int set_up(const char *path, sqlite3 **database)
{
    static const char pragmas[] = "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; "
                                  "PRAGMA wal_checkpoint";
    int result = open_database(path, try_wal, database);
    if (result != SQLITE_OK && !is_damage(result) && !is_busy(result))
        result = open_database(path, leave_wal, database);
    return result == SQLITE_OK ? sqlite3_exec(*database, pragmas, NULL, NULL, NULL) : result;
}

/* Another program may be choosing the journal at this moment, for which SQLite does not always
 * wait: until it is chosen the waiting is done here, for a second at most. */
static int set_up_patiently(const char *path, sqlite3 **database)
{
    enum { TRIES = 40, PAUSE_MS = 25 };
    int result = set_up(path, database);
    for (int i = 0; i < TRIES && is_busy(result); i++) {
        sqlite3_sleep(PAUSE_MS);
        result = set_up(path, database);
    }
    if (result == SQLITE_OK)
        sqlite3_busy_timeout(*database, BUSY_MS);
    return result;
}

static enum opened examine(sqlite3 *database, int result)
{
    char found[64];
    int version = 0;
    if (result == SQLITE_OK)
        result = read_version(database, &version);
    if (result == SQLITE_OK && version > VERSION)
        return NEWER;
    if (result == SQLITE_OK)
        result = ask(database, "PRAGMA quick_check(1)", found, sizeof(found));
    if (is_damage(result) || (result == SQLITE_OK && strcmp(found, "ok") != 0))
        return DAMAGED;
    if (result == SQLITE_OK && version < VERSION)
        result = migrate(database);
    return result == SQLITE_OK ? OPENED : UNUSABLE;
}

static enum opened open_file(struct state *state)
{
    file_make_folders(state->path);
    int result = set_up_patiently(state->path, &state->database);
    enum opened opened = examine(state->database, result);
    if (opened == OPENED &&
        (stat(state->path, &state->file) != 0 || sqlite3_db_readonly(state->database, "main")))
        opened = UNUSABLE;
    return opened;
}

/* Nothing is kept but for this run. */
static void open_memory(struct state *state, const char *why)
{
    const char *name = state->path ? state->path : "what you read";
    problem_hint(problem_add(state->problems, SEVERITY_WARNING, STATUS_IO, name,
                             "nothing is remembered beyond this run: %s", why),
                 "XDG_STATE_HOME names the folder; it must be writable");
    sqlite3_close_v2(state->database);
    free(state->path);
    state->path = NULL;
    if (sqlite3_open(":memory:", &state->database) == SQLITE_OK &&
        migrate(state->database) == SQLITE_OK)
        return;
    sqlite3_close_v2(state->database);
    state->database = NULL;
}

/* --- damage ----------------------------------------------------------------------------------- */

/* Gives the damaged file another name, unless another program did so and began a new one. */
static void rename_damaged(struct state *state)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    struct stat now;
    char stamp[32];
    time_t seconds = time(NULL);
    struct tm parted;
    bool known = state->file.st_ino != 0;
    if (stat(state->path, &now) != 0 || (known && now.st_ino != state->file.st_ino))
        return;
    gmtime_r(&seconds, &parted);
    strftime(stamp, sizeof(stamp), "%Y%m%dT%H%M%SZ", &parted);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct text_builder from = {0}, to = {0};
        text_builder_printf(&from, "%s%s", state->path, parts[i]);
        text_builder_printf(&to, "%s.damaged-%s%s", state->path, stamp, parts[i]);
        if (rename(from.bytes, to.bytes) == 0 && i == 0)
            problem_add(state->problems, SEVERITY_WARNING, STATUS_FORMAT, state->path,
                        "damaged: kept as %s, a new one is begun", file_base(to.bytes));
        text_builder_free(&from);
        text_builder_free(&to);
    }
}

static void begin_anew(struct state *state)
{
    sqlite3_close_v2(state->database);
    state->database = NULL;
    rename_damaged(state);
    if (open_file(state) != OPENED)
        open_memory(state, "a new database cannot be made");
}

static void tell_failure(struct state *state, int result)
{
    if (is_damage(result) && state->path) {
        begin_anew(state);
        return;
    }
    problem_add(state->problems, SEVERITY_WARNING, STATUS_IO, state->path, "not remembered: %s",
                sqlite3_errstr(result));
}

/* --- statements ------------------------------------------------------------------------------- */

static void bind_all(sqlite3_stmt *statement, const char *kinds, va_list values)
{
    for (int i = 1; kinds[i - 1]; i++) {
        if (kinds[i - 1] == 'i') {
            sqlite3_bind_int64(statement, i, va_arg(values, int64_t));
        } else if (kinds[i - 1] == 's') {
            sqlite3_bind_text(statement, i, va_arg(values, const char *), -1, SQLITE_TRANSIENT);
        } else {
            struct text text = va_arg(values, struct text);
            sqlite3_bind_text(statement, i, text.bytes, (int)text.length, SQLITE_TRANSIENT);
        }
    }
}

static int prepare(struct state *state, const char *sql, const char *kinds, va_list values,
                   sqlite3_stmt **out)
{
    int result = SQLITE_MISUSE;
    *out = NULL;
    if (state->database)
        result = sqlite3_prepare_v2(state->database, sql, -1, out, NULL);
    if (result == SQLITE_OK)
        bind_all(*out, kinds, values);
    return result;
}

sqlite3_stmt *state_prepare(struct state *state, const char *sql, const char *kinds, ...)
{
    sqlite3_stmt *statement;
    va_list values;
    va_start(values, kinds);
    int result = prepare(state, sql, kinds, values, &statement);
    va_end(values);
    if (result != SQLITE_OK && state->database)
        tell_failure(state, result);
    return statement;
}

bool state_step(struct state *state, sqlite3_stmt *statement)
{
    int result = statement ? sqlite3_step(statement) : SQLITE_DONE;
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        tell_failure(state, result);
    return result == SQLITE_ROW;
}

/* A write that met damage is done again in the new database. */
void state_run(struct state *state, const char *sql, const char *kinds, ...)
{
    for (int attempt = 0; attempt < 2 && state->database; attempt++) {
        sqlite3_stmt *statement;
        va_list values;
        va_start(values, kinds);
        int result = prepare(state, sql, kinds, values, &statement);
        va_end(values);
        if (result == SQLITE_OK)
            result = sqlite3_step(statement);
        sqlite3_finalize(statement);
        if (result == SQLITE_DONE || result == SQLITE_ROW)
            return;
        tell_failure(state, result);
        if (!is_damage(result))
            return;
    }
}

/* --- start and end ---------------------------------------------------------------------------- */

char *state_default_path(void)
{
    const char *folder = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    struct text_builder path = {0};
    if (folder && folder[0] == '/')
        text_builder_printf(&path, "%s/diptych/state.db", folder);
    else if (home && home[0] == '/')
        text_builder_printf(&path, "%s/.local/state/diptych/state.db", home);
    return path.bytes;
}

struct state *state_open(const char *path, struct problem_list *problems)
{
    struct state *state = memory_calloc(1, sizeof(*state));
    state->problems = problems;
    state->path = path ? memory_strdup(path) : state_default_path();
    if (!state->path) {
        open_memory(state, "neither XDG_STATE_HOME nor HOME is set");
        return state;
    }
    enum opened opened = open_file(state);
    if (opened == DAMAGED)
        begin_anew(state);
    else if (opened == NEWER)
        open_memory(state, "a newer diptych wrote it");
    else if (opened == UNUSABLE)
        open_memory(state, sqlite3_errmsg(state->database));
    return state;
}

void state_close(struct state *state)
{
    if (!state)
        return;
    sqlite3_close_v2(state->database);
    free(state->path);
    free(state);
}
