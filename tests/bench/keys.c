/* keys PROGRAM FOLDER [ARTICLES]: how long the reader takes from a key to the frame that answers
 * it, while it still reads and analyses what FOLDER holds, and after that. ARTICLES: they are made
 * first.
 *
 * A key is answered when the cursor, or what stands in its row, is another on the terminal. The
 * keys are such that each changes one of them. */
#include "tests/bench/text.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum {
    ROWS = 24,
    COLUMNS = 80,
    KEYS = 1000,
    FRAME_MS = 16,
    PATIENCE_MS = 10000,
    PAUSE_MS = 4,
    FIRST_ROWS_MS = 600,
    LENGTH = 800
};

/* Moving, paging, reading an article, back; tables and back. */
static const char script[] = "jjjjjjkkkkkkddddjjuuuuGgjjj\rjjjdukkqeqHq\"qfq";

struct reader {
    int master;
    pid_t child;
    VTerm *vterm;
    VTermScreen *screen;
};

/* What tells that a key was answered. */
struct look {
    VTermPos cursor;
    char row[COLUMNS * VTERM_MAX_CHARS_PER_CELL + 1];
};

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* What the thread of the reader's loop has worked: whatever else the machine does. */
static double worked_ms(const struct reader *reader)
{
    char path[64];
    char line[64] = "";
    snprintf(path, sizeof(path), "/proc/%d/task/%d/schedstat", (int)reader->child,
             (int)reader->child);
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    if (!fgets(line, sizeof(line), file))
        line[0] = '\0';
    fclose(file);
    return strtod(line, NULL) / 1e6; /* it begins with nanoseconds */
}

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "keys: %s\n", what);
    exit(2);
}

static void start(struct reader *reader, const char *program, const char *path)
{
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    reader->vterm = vterm_new(ROWS, COLUMNS);
    vterm_set_utf8(reader->vterm, 1);
    reader->screen = vterm_obtain_screen(reader->vterm);
    vterm_screen_reset(reader->screen, 1);
    reader->child = forkpty(&reader->master, NULL, NULL, &size);
    if (reader->child == 0) {
        setenv("TERM", "xterm-256color", 1);
        execl(program, program, path, (char *)NULL);
        _exit(127);
    }
    if (reader->child < 0)
        die("no pty");
}

/* Takes in what the reader writes; false where nothing comes for so long. */
static bool take(struct reader *reader, int wait_ms)
{
    char bytes[1 << 14];
    struct pollfd ready = {.fd = reader->master, .events = POLLIN};
    if (poll(&ready, 1, wait_ms) != 1)
        return false;
    ssize_t length = read(reader->master, bytes, sizeof(bytes));
    if (length <= 0)
        die("the reader has ended");
    vterm_input_write(reader->vterm, bytes, (size_t)length);
    return true;
}

static void row_text(const struct reader *reader, int row, struct look *look)
{
    VTermRect rect = {row, row + 1, 0, COLUMNS};
    size_t length = vterm_screen_get_text(reader->screen, look->row, sizeof(look->row) - 1, rect);
    look->row[length] = '\0';
}

static struct look look_at(const struct reader *reader)
{
    struct look look = {.row = ""};
    vterm_state_get_cursorpos(vterm_obtain_state(reader->vterm), &look.cursor);
    row_text(reader, look.cursor.row, &look);
    return look;
}

static bool same(const struct look *a, const struct look *b)
{
    return a->cursor.row == b->cursor.row && a->cursor.col == b->cursor.col &&
           strcmp(a->row, b->row) == 0;
}

static bool is_reading(const struct reader *reader)
{
    struct look title = {.row = ""};
    row_text(reader, 0, &title);
    return strstr(title.row, "reading ") != NULL;
}

/* What a key took. */
struct answer {
    char key;
    double waited, worked; /* ms from the key to the frame; of these the loop's thread at work */
};

/* From a key to the frame that answers it. */
static struct answer press(struct reader *reader, char key)
{
    struct look before = look_at(reader), after;
    double begin = now_ms(), worked = worked_ms(reader);
    if (write(reader->master, &key, 1) != 1)
        die("no key goes in");
    do {
        if (!take(reader, PATIENCE_MS)) {
            fprintf(stderr, "keys: no answer to '%c' at %d: %s\n", key, before.cursor.row,
                    before.row);
            for (int row = 0; row < ROWS; row++) {
                row_text(reader, row, &after);
                fprintf(stderr, "%s\n", after.row);
            }
            exit(2);
        }
        after = look_at(reader);
    } while (same(&before, &after));
    return (struct answer){key, now_ms() - begin, worked_ms(reader) - worked};
}

static int by_waited(const void *a, const void *b)
{
    double left = ((const struct answer *)a)->waited, right = ((const struct answer *)b)->waited;
    return (left > right) - (left < right);
}

static int by_worked(const void *a, const void *b)
{
    double left = ((const struct answer *)a)->worked, right = ((const struct answer *)b)->worked;
    return (left > right) - (left < right);
}

static void tell(const char *when, struct answer *answers, size_t count)
{
    size_t slow = 0, busy = 0;
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        slow += answers[i].waited > FRAME_MS;
        busy += answers[i].worked > FRAME_MS;
    }
    qsort(answers, count, sizeof(*answers), by_waited);
    struct answer worst = answers[count - 1];
    printf("keys %-9s %4zu keys, median %.2f ms, worst %.2f ms (%c), %zu over %d ms;", when, count,
           answers[count / 2].waited, worst.waited, worst.key == '\r' ? 'E' : worst.key, slow,
           FRAME_MS);
    qsort(answers, count, sizeof(*answers), by_worked);
    worst = answers[count - 1];
    printf(" at work: median %.2f ms, worst %.2f ms (%c), %zu over\n", answers[count / 2].worked,
           worst.worked, worst.key == '\r' ? 'E' : worst.key, busy);
}

static void pause_ms(struct reader *reader, double length)
{
    for (double end = now_ms() + length; now_ms() < end;)
        take(reader, 1);
}

/* Types while all is read, then as many keys after that. */
static void type(struct reader *reader, double begin)
{
    static struct answer during[KEYS], later[KEYS];
    size_t during_count = 0, later_count = 0;
    for (size_t at = 0; later_count < KEYS; at++) {
        bool reading = is_reading(reader);
        struct answer answer = press(reader, script[at % (sizeof(script) - 1)]);
        if (reading && during_count < KEYS) {
            during[during_count++] = answer;
        } else if (!reading) {
            if (later_count == 0)
                printf("keys all read after %.1f s\n", (now_ms() - begin) / 1e3);
            later[later_count++] = answer;
        }
        pause_ms(reader, PAUSE_MS);
    }
    tell("reading:", during, during_count);
    tell("all read:", later, later_count);
}

static void end(struct reader *reader)
{
    struct rusage usage;
    char bytes[1 << 14];
    double begin = now_ms();
    kill(reader->child, SIGTERM);
    while (read(reader->master, bytes, sizeof(bytes)) > 0)
        continue;
    wait4(reader->child, NULL, 0, &usage);
    printf("keys memory %.1f MB, ends in %.0f ms\n", (double)usage.ru_maxrss / 1024,
           now_ms() - begin);
    vterm_free(reader->vterm);
}

int main(int argc, char **argv)
{
    struct reader reader;
    if (argc != 3 && argc != 4)
        die("usage: keys PROGRAM FOLDER [ARTICLES]");
    if (argc == 4)
        bench_write_stories(argv[2], (int)strtol(argv[3], NULL, 10), LENGTH);
    double begin = now_ms();
    start(&reader, argv[1], argv[2]);
    while (!is_reading(&reader))
        take(&reader, PATIENCE_MS);
    printf("keys first frame %.1f ms, at work %.1f ms\n", now_ms() - begin, worked_ms(&reader));
    pause_ms(&reader, FIRST_ROWS_MS);
    type(&reader, begin);
    end(&reader);
    return 0;
}
