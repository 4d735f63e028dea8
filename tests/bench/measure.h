/* measure: programs that are run and timed, and the rows of the table that `make bench` prints. */
#ifndef DIPTYCH_TESTS_BENCH_MEASURE_H
#define DIPTYCH_TESTS_BENCH_MEASURE_H

#include <stdbool.h>

/* What a run took. `worked` is what all threads worked, in seconds of one core: it says more than
 * `seconds` on a machine that does other things too. `kilobytes` is the peak of its memory. */
struct measure {
    double seconds, worked;
    long kilobytes;
};

/* Seconds of a clock that only goes on. */
double measure_now(void);
/* Seconds that this program has worked, on all threads. */
double measure_worked(void);
/* From the start of a program (looked for as a shell does) to its end, its output and messages
 * thrown away: the run that worked least of so many. It must end with a status of at most
 * `most_status`; else all ends with a message. */
struct measure measure_run(const char *const *arguments, int runs, int most_status);
/* One run; false where it ends with another status than 0. */
bool measure_tries(const char *const *arguments, struct measure *out);
/* Whether a program is installed; where not, a row says that it is left out. */
bool measure_finds(const char *program);

/* A row: what is measured, what is to be reached (or ""), and the figures as by printf. */
void measure_row(const char *what, const char *reach, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
