/* clock: time that passes, whatever the date is set to. */
#ifndef DIPTYCH_BASE_CLOCK_H
#define DIPTYCH_BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

/* Milliseconds since some moment before the program began; more than 0. */
int64_t clock_ms(void);

/* Seconds until `all` steps are done, as fast as `done` of them were since `begun` (clock_ms; 0:
 * not yet); -1 where that is not known: in the first second, before the first step. */
long clock_seconds_left(int64_t begun, size_t done, size_t all);

#endif
