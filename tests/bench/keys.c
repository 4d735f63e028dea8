/* keys PROGRAM FOLDER [ARTICLES]: how long the reader takes to its first frame, and from a key to
 * the frame that answers it, while it still reads and analyses what FOLDER holds and after that.
 * ARTICLES: they are made first.
 *
 * A key is answered when the cursor, or what stands in its row, is another on the terminal. The
 * keys are such that each changes one of them. */
#include "tests/bench/measure.h"
#include "tests/bench/terminal.h"
#include "tests/bench/text.h"

#include <stdio.h>
#include <stdlib.h>

enum { KEYS = 1000, FRAME_MS = 16, PAUSE_MS = 4, LENGTH = 800, STARTS = 5 };

/* Moving, paging, reading an article, back; tables and back. */
static const char script[] = "jjjjjjkkkkkkddddjjuuuuGgjjj\rjjjdukkqeqHq\"qfq";

static double now_ms(void)
{
    return measure_now() * 1e3;
}

/* What a key took ('E': Enter): ms from the key to the frame; of these the loop's thread at work.
 */
struct answer {
    char key;
    double waited, worked;
};

/* From a key to the frame that answers it. */
static struct answer press(struct terminal *terminal, char key)
{
    struct look before = terminal_look(terminal);
    double begin = now_ms(), worked = terminal_loop_worked(terminal);
    terminal_type(terminal, key);
    terminal_wait_other(terminal, &before);
    return (struct answer){key == '\r' ? 'E' : key, now_ms() - begin,
                           terminal_loop_worked(terminal) - worked};
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
    struct answer median = answers[count / 2], worst = answers[count - 1];
    qsort(answers, count, sizeof(*answers), by_worked);
    struct answer busiest = answers[count - 1];
    measure_row(when, "worst 16 ms",
                "%zu keys, median %.2f ms, worst %.2f ms (%c), %zu over %d ms; the loop at work: "
                "median %.2f ms, worst %.2f ms (%c), %zu over",
                count, median.waited, worst.waited, worst.key, slow, FRAME_MS,
                answers[count / 2].worked, busiest.worked, busiest.key, busy);
}

/* Types while all is read, then as many keys after that. */
static void type(struct terminal *terminal)
{
    static struct answer during[KEYS], later[KEYS];
    size_t during_count = 0, later_count = 0;
    for (size_t at = 0; later_count < KEYS; at++) {
        bool reading = terminal_is_reading(terminal);
        struct answer answer = press(terminal, script[at % (sizeof(script) - 1)]);
        if (reading && during_count < KEYS)
            during[during_count++] = answer;
        else if (!reading)
            later[later_count++] = answer;
        terminal_take_for(terminal, PAUSE_MS);
    }
    tell("keys, reading", during, during_count);
    tell("keys, all read", later, later_count);
}

/* What stands on the screen after so long a time. */
struct first {
    double frame, counted, headline; /* the title row; how many files there are; a headline */
};

static struct first wait_first(struct terminal *terminal, double begin)
{
    struct first first = {0};
    while (first.headline == 0 || first.counted == 0) {
        if (!terminal_take(terminal, TERMINAL_PATIENCE_MS)) {
            fprintf(stderr, "keys: no headline\n");
            exit(2);
        }
        double passed = now_ms() - begin;
        if (first.frame == 0 && terminal_shows(terminal, 0, 1, "diptych"))
            first.frame = passed;
        if (first.counted == 0 && terminal_shows(terminal, 0, 1, "reading "))
            first.counted = passed;
        if (first.headline == 0 && terminal_shows(terminal, 1, TERMINAL_ROWS, "Benchmark report"))
            first.headline = passed;
    }
    return first;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values)
{
    qsort(values, STARTS, sizeof(*values), by_size);
    return values[STARTS / 2];
}

/* The last start stays. */
static struct terminal *start(const char *const *arguments)
{
    double frame[STARTS], counted[STARTS], headline[STARTS];
    struct terminal *terminal = NULL;
    for (int i = 0; i < STARTS; i++) {
        if (terminal)
            terminal_end(terminal, false);
        double begin = now_ms();
        terminal = terminal_start(arguments);
        struct first first = wait_first(terminal, begin);
        frame[i] = first.frame;
        counted[i] = first.counted;
        headline[i] = first.headline;
    }
    measure_row("first frame", "50 ms",
                "%.1f ms to the title row, %.1f to the number of files, %.1f to headlines (medians "
                "of %d starts)",
                median(frame), median(counted), median(headline), STARTS);
    return terminal;
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: keys PROGRAM FOLDER [ARTICLES]\n");
        return 2;
    }
    if (argc == 4)
        bench_write_stories(argv[2], (int)strtol(argv[3], NULL, 10), LENGTH);
    const char *arguments[] = {argv[1], argv[2], NULL};
    struct terminal *terminal = start(arguments);
    type(terminal);
    double begin = now_ms();
    terminal_end(terminal, false);
    measure_row("leaving", "", "%.0f ms", now_ms() - begin);
    return 0;
}
