/* Text for other programs: the sequence that asks a terminal, what is too long, a program that
 * takes it. */
#include "core/base/memory.h"
#include "tests/screen/reader.h"
#include "tui/terminal/clipboard.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* RFC 4648, 10, and text that is no ASCII. */
static const struct {
    const char *text, *sequence;
} sequences[] = {
    {"", "\x1b]52;c;\a"},
    {"f", "\x1b]52;c;Zg==\a"},
    {"fo", "\x1b]52;c;Zm8=\a"},
    {"foo", "\x1b]52;c;Zm9v\a"},
    {"foob", "\x1b]52;c;Zm9vYg==\a"},
    {"fooba", "\x1b]52;c;Zm9vYmE=\a"},
    {"foobar", "\x1b]52;c;Zm9vYmFy\a"},
    {"\xC3\xBF\xE2\x80\x9C", "\x1b]52;c;w7/igJw=\a"},
};

START_TEST(asks_the_terminal)
{
    struct text_builder out = {0};
    clipboard_sequence(text_from(sequences[_i].text), &out);
    ck_assert_str_eq(out.bytes, sequences[_i].sequence);
    text_builder_free(&out);
}
END_TEST

/* Sends into memory; what was written there is the caller's. */
static enum clipboard_result send_text(struct text text, char **written)
{
    size_t size;
    FILE *terminal = open_memstream(written, &size);
    ck_assert(terminal != NULL);
    enum clipboard_result result = clipboard_send(text, terminal);
    fclose(terminal);
    return result;
}

START_TEST(bounds_what_it_sends)
{
    char *bytes = memory_calloc(CLIPBOARD_BYTES_MAX + 1, 1), *written;
    memset(bytes, 'a', CLIPBOARD_BYTES_MAX + 1);
    ck_assert_int_eq(send_text((struct text){bytes, CLIPBOARD_BYTES_MAX + 1}, &written),
                     CLIPBOARD_TOO_LONG);
    ck_assert_str_eq(written, "");
    free(written);
    ck_assert_int_eq(send_text((struct text){bytes, CLIPBOARD_BYTES_MAX}, &written),
                     CLIPBOARD_SENT_TO_TERMINAL);
    ck_assert_uint_gt(strlen(written), CLIPBOARD_BYTES_MAX);
    free(written);
    free(bytes);
}
END_TEST

/* A folder with a wl-copy of our own in front of the others, which keeps what it gets. */
static void make_program(char folder[64], const char *script)
{
    char path[96];
    snprintf(folder, 64, "/tmp/diptych-clipboard-XXXXXX");
    ck_assert(mkdtemp(folder) != NULL);
    snprintf(path, sizeof(path), "%s/wl-copy", folder);
    FILE *file = fopen(path, "w");
    ck_assert(file != NULL);
    fputs(script, file);
    fclose(file);
    ck_assert_int_eq(chmod(path, 0700), 0);
    struct text_builder search = {0};
    text_builder_printf(&search, "%s:%s", folder, getenv("PATH"));
    setenv("PATH", search.bytes, 1);
    setenv("WAYLAND_DISPLAY", "none", 1);
    setenv("KEPT", folder, 1);
    text_builder_free(&search);
}

static void remove_program(const char *folder)
{
    char path[96];
    snprintf(path, sizeof(path), "%s/wl-copy", folder);
    unlink(path);
    snprintf(path, sizeof(path), "%s/kept", folder);
    unlink(path);
    rmdir(folder);
}

START_TEST(feeds_a_program)
{
    char folder[64], path[96], kept[16] = "", *written;
    make_program(folder, "#!/bin/sh\ncat >\"$KEPT/kept\"\n");
    ck_assert_int_eq(send_text(TEXT("one\ntwo"), &written), CLIPBOARD_SENT_TO_PROGRAM);
    ck_assert_str_eq(written, "");
    free(written);
    snprintf(path, sizeof(path), "%s/kept", folder);
    FILE *file = fopen(path, "r");
    ck_assert(file != NULL);
    ck_assert_uint_eq(fread(kept, 1, sizeof(kept) - 1, file), 7);
    ck_assert_str_eq(kept, "one\ntwo");
    fclose(file);
    remove_program(folder);
}
END_TEST

/* One that fails leaves it to the terminal. */
START_TEST(goes_on_to_the_terminal)
{
    char folder[64], *written;
    make_program(folder, "#!/bin/sh\nexit 1\n");
    ck_assert_int_eq(send_text(TEXT("foo"), &written), CLIPBOARD_SENT_TO_TERMINAL);
    ck_assert_str_eq(written, "\x1b]52;c;Zm9v\a");
    free(written);
    remove_program(folder);
}
END_TEST

int main(void)
{
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    signal(SIGPIPE, SIG_IGN); /* as the reader does */
    const struct reader_test tests[] = {{asks_the_terminal, COUNT(sequences)},
                                        {bounds_what_it_sends, 1},
                                        {feeds_a_program, 1},
                                        {goes_on_to_the_terminal, 1}};
    return reader_suite("clipboard", tests, COUNT(tests), NULL, NULL);
}
