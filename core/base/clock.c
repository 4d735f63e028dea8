#include "core/base/clock.h"

#include <time.h>

enum { ESTIMATE_MS = 1000 };

int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

long clock_seconds_left(int64_t begun, size_t done, size_t all)
{
    int64_t taken = clock_ms() - begun;
    if (begun == 0 || done == 0 || done > all || taken < ESTIMATE_MS)
        return -1;
    return (long)((taken * (int64_t)(all - done) / (int64_t)done + 999) / 1000);
}
