/* Text that would command the terminal, wherever text comes from: in the reader and in the
 * subcommands, nothing reaches the terminal but what terminfo has. */
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include "core/base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A title, a query, a device string, the mouse, a colour, a reset, bells, C1 and bytes that are no
 * UTF-8, text turned about. */
#define HOSTILE                                                                                    \
    "\033]0;owned\007\033[5n\033P1;2|q\033\\\033[?1000h\033[38;5;199m\033c"                        \
    "\302\2335n\302\2350;owned\302\234\233\377\342\200\256\342\201\246\b\177\001"
#define HOSTILE_YAML                                                                               \
    "\\e]0;owned\\a\\e[5n\\ePq\\e\\\\\\e[?1000h\\e[38;5;199m\\ec\\x9b5n\\u202e\\u2066\\b\\x7f"

/* --- what may reach a terminal ---------------------------------------------------------------- */

/* The sequences of xterm-256color that curses and the reader use, and those of colours. */
static size_t known_sequence(struct text bytes, size_t at)
{
    static const char *const modes[] = {
        "[?1h",    "[?1l",    "[?7h",    "[?25h",   "[?25l",       "[?12l",    "[?12h",
        "[?1049h", "[?1049l", "[?2004h", "[?2004l", "]11;?\033\\", "[22;0;0t", "[23;0;0t",
        "[4l",     "(B",      "=",       ">",       "7",           "8",        "M"};
    struct text rest = text_slice(bytes, at + 1, bytes.length);
    for (int i = 0; i < COUNT(modes); i++)
        if (text_starts(rest, text_from(modes[i])))
            return 1 + strlen(modes[i]);
    if (!text_starts(rest, TEXT("[")))
        return 0;
    size_t end = 1;
    while (end < rest.length && strchr("0123456789;", rest.bytes[end]))
        end++;
    return end < rest.length && strchr("ABCDGHJKLMPSTXbdmr@", rest.bytes[end]) ? end + 2 : 0;
}

static bool is_forbidden(uint32_t code, size_t size)
{
    bool line_control = code == '\r' || code == '\n' || code == '\t' || code == '\b';
    return (code < ' ' && !line_control) || (code >= 0x7F && code < 0xA0) ||
           (code == UTF8_REPLACEMENT && size < 3) || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

static void assert_tame(struct text bytes, const char *where)
{
    for (size_t at = 0, size; at < bytes.length; at += size) {
        uint32_t code = utf8_decode(bytes.bytes + at, bytes.length - at, &size);
        if (code == 27)
            size = known_sequence(bytes, at);
        ck_assert_msg(size > 0 && (code == 27 || !is_forbidden(code, size)),
                      "%s: U+%04X then \"%.8s\" reaches the terminal", where, (unsigned)code,
                      bytes.bytes + at + 1);
    }
    ck_assert_msg(text_find(bytes, TEXT("\x1b[38;5;199m"), 0) == SIZE_MAX, "%s: a colour", where);
}

/* --- files whose names and contents are hostile ------------------------------------------------
 */

static const struct {
    const char *name, *text;
} files[] = {
    {"a" HOSTILE ".txt",
     "Mayor " HOSTILE " opens bridge\n\nBy Ida " HOSTILE " Example\n\n"
     "The mayor " HOSTILE " of Velmouth said that 1,200" HOSTILE " boats had come in.\n"
     "\"We " HOSTILE " have no boats,\" she said.\n\nSubscribe " HOSTILE " to our newsletter.\n"},
    {"b.txt", "Mayor " HOSTILE " opens bridge\n\nBy Per " HOSTILE " Sample\n\n"
              "The mayor " HOSTILE " of Velmouth said that 1,500" HOSTILE " boats had come in.\n"
              "\"We " HOSTILE " have no boats,\" she said.\n\nThe bridge " HOSTILE " was sound.\n"},
    {"w.yaml",
     "version: 1\nterms:\n  - {term: \"mayor\", note: \"" HOSTILE_YAML "\", group: sea}\n"
     "  - {term: \"boats\", id: \"" HOSTILE_YAML "\"}\n  - term: \"" HOSTILE_YAML " bridge\"\n"
     "groups:\n  sea: {note: \"" HOSTILE_YAML "\"}\n"},
    {"mistaken" HOSTILE ".yaml", "version: 1\nterms:\n  - {term: x, severity: \"" HOSTILE_YAML
                                 "\"}\n  - {\"" HOSTILE_YAML "\": x}\n" HOSTILE "\n"},
    {"theme" HOSTILE ".yaml",
     "version: 1\nname: \"" HOSTILE_YAML "\"\nstyles:\n  \"" HOSTILE_YAML "\": {fg: \"" HOSTILE_YAML
     "\"}\n  person: {fg: \"" HOSTILE_YAML "\"}\n"},
};
enum { FILE_A, FILE_B, WATCHLIST, MISTAKEN, THEME, FILE_COUNT };

static char folder[FOLDER_ROOM], paths[FILE_COUNT][512];

static void make_files(void)
{
    folder_make(folder);
    for (int i = 0; i < FILE_COUNT; i++) {
        snprintf(paths[i], sizeof(paths[i]), "%s/%s", folder, files[i].name);
        folder_put(folder, files[i].name, files[i].text);
    }
}

static void remove_files(void)
{
    folder_remove(folder);
}

/* A program's arguments: "%N" in them is the path of a file of the table. */
enum { ARGUMENTS_MAX = 8, ARGUMENT_ROOM = 600 };

static void fill_argument(const char *pattern, char out[ARGUMENT_ROOM])
{
    const char *percent = strchr(pattern, '%');
    if (percent)
        snprintf(out, ARGUMENT_ROOM, "%.*s%s%s", (int)(percent - pattern), pattern,
                 paths[percent[1] - '0'], percent + 2);
    else
        snprintf(out, ARGUMENT_ROOM, "%s", pattern);
}

static struct pty *start(const char *const *patterns, int columns)
{
    char filled[ARGUMENTS_MAX][ARGUMENT_ROOM];
    const char *arguments[ARGUMENTS_MAX + 1] = {NULL};
    for (int i = 0; i < ARGUMENTS_MAX && patterns[i]; i++) {
        fill_argument(patterns[i], filled[i]);
        arguments[i] = filled[i];
    }
    return reader_start((struct pty_options){.columns = columns}, arguments, NULL);
}

/* --- the reader ------------------------------------------------------------------------------- */

enum { STEPS_MAX = 8 };
static const struct {
    const char *arguments[ARGUMENTS_MAX];
    struct reader_step steps[STEPS_MAX];
} walks[] = {
    {{"%0", "%1", "--watchlist=%2"},
     {{"", "2 articles, 1 story"},
      {"gjj\r", "boats had come in"},
      {"B]p]f\t*", "boats"},
      {"", "only here"},
      {"c", "of 2)"},
      {"]c]s", "passage"},
      {"qqw", "watchlist"},
      {"?", "help: watchlist"}}},
    {{"%0", "--watchlist=%3"}, {{"", "1 article"}, {"!", "messages"}}},
    {{"%0", "--theme=%4"}, {{"", "1 article"}, {"!", "messages"}, {"T", "theme: "}}},
    {{"%0", "--theme=" HOSTILE}, {{"", "lists all"}, {"!", "messages"}}},
    {{"%0", "missing" HOSTILE ".txt"}, {{"", "lists "}, {"!", "missing"}}},
    /* what is typed or pasted */
    {{"%0"},
     {{"", "1 article"},
      {"gjj\r/bo\xC2\x9B\xC2\x9D\xE2\x80\xAE\xFF\xE2\x81\xA6\x07"
       "ats",
       "/bo"},
      {"\x15zz\xE2\x80\xAE\xC2\x9B\xE2\x81\xA6z\r", "not here"}}},
};

START_TEST(disarms_the_reader)
{
    static const int widths[] = {80, 160};
    struct pty *pty = start(walks[_i].arguments, widths[_i % 2]);
    reader_walk(pty, walks[_i].steps, STEPS_MAX);
    pty_settle(pty);
    pty_type(pty, "\x1bQ");
    ck_assert_int_eq(pty_wait_status(pty), 0);
    assert_tame(pty_bytes(pty), "reader");
    pty_assert_restored(pty);
    pty_free(pty);
}
END_TEST

/* --- subcommands, output and errors on the terminal ------------------------------------------- */

static const char *const commands[][ARGUMENTS_MAX] = {
    {"list", "--color=always", "--watchlist=%2", "%0", "%1"},
    {"entities", "--color=always", "%0", "%1"},
    {"figures", "%0", "%1"},
    {"quotes", "%0", "%1"},
    {"watch", "--watchlist=%2", "%0", "%1"},
    {"watch", "--watchlist=%3", "%0"},
    {"compare", "%0", "%1"},
    {"show", "--watchlist=%2", "%0"},
    {"show", "--theme=%4", "%0"},
    {"show", "--theme=" HOSTILE, "%0"},
    {"annotate", "%0"},
    {"check", "%2", "%3", "%4"},
    {"list", "missing" HOSTILE},
    {"missing" HOSTILE},
    {"--" HOSTILE},
    {"list", "--color=" HOSTILE},
    {"list", "--" HOSTILE "=x", "%0"},
};

START_TEST(disarms_subcommands)
{
    struct pty *pty = start(commands[_i], 80);
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) <= 2);
    ck_assert_uint_gt(pty_bytes(pty).length, 0);
    assert_tame(pty_bytes(pty), commands[_i][0]);
    pty_free(pty);
}
END_TEST

/* --- the test itself -------------------------------------------------------------------------- */

/* Each of these would be seen. */
START_TEST(knows_what_is_hostile)
{
    static const char *const seen[] = {"\x1b]0;x", "\x1b[5n", "\x1bPq",   "\x1b[?1000h",
                                       "\x07",     "\033c",   "\xC2\x9B", "\xE2\x80\xAE",
                                       "\xFF",     "\x7F"};
    struct text text = text_from(seen[_i]);
    size_t size;
    uint32_t code = utf8_decode(text.bytes, text.length, &size);
    ck_assert(code == 27 ? known_sequence(text, 0) == 0 : is_forbidden(code, size));
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{disarms_the_reader, COUNT(walks)},
                                        {disarms_subcommands, COUNT(commands)},
                                        {knows_what_is_hostile, 10}};
    return reader_suite("hostile", tests, COUNT(tests), make_files, remove_files);
}
