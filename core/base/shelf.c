#include "core/base/shelf.h"
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
    PLAIN_BYTES = 128 << 20, /* some 10,000 articles of 800 words */
    RESIDENT_BYTES = 64 << 20,
    GROWTH_BYTES = 8 << 20,
    LOOK_MS = 50, /* what two workers touch meanwhile is a few megabytes */
    TENDED = 128, /* pieces that are passed between two looks */
};

/* A stretch of the file, filled from its beginning; when nothing in it is taken it begins again. */
struct stretch {
    char *bytes;
    size_t size, used, taken;
};

struct shelf {
    pthread_mutex_t lock;
    pthread_cond_t ends;
    struct shelf_limits limits;
    char *folder;
    int file; /* or -1 */
    size_t length;
    bool full; /* the file cannot be made, or not grow */
    struct stretch *stretches;
    size_t count, capacity, filling; /* `filling`: the stretch that is filled */
    struct shelf_use use;
    pthread_t keeper;
    bool keeps, ending;
    atomic_uint passed;
};

/* Before what was taken. */
struct head {
    alignas(max_align_t) size_t size; /* with the head */
    size_t stretch;                   /* its number plus 1; 0: plain memory */
};

/* --- the file --------------------------------------------------------------------------------- */

/* No other program can open it, and it goes with this one, however that ends. */
static int open_unnamed(const char *folder)
{
    char *path = file_join(folder, "kept-XXXXXX");
    file_make_folders(path);
    int file = mkstemp(path);
    if (file >= 0) {
        unlink(path);
        fcntl(file, F_SETFD, FD_CLOEXEC);
    }
    free(path);
    return file;
}

/* Growing a file beyond what the process may is not refused: it is a signal, which ends it. */
static bool may_grow(const struct shelf *shelf, size_t size)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
           shelf->length + size <= limit.rlim_cur;
}

/* The room is taken from the disk before it is mapped: writing to a page that the disk has no room
 * for would be SIGBUS. */
static char *grow_file(struct shelf *shelf, size_t size)
{
    int failed;
    if (shelf->file < 0)
        shelf->file = open_unnamed(shelf->folder);
    if (shelf->file < 0 || !may_grow(shelf, size))
        return NULL;
    do
        failed = posix_fallocate(shelf->file, (off_t)shelf->length, (off_t)size);
    while (failed == EINTR);
    char *bytes = failed ? MAP_FAILED
                         : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, shelf->file,
                                (off_t)shelf->length);
    if (bytes != MAP_FAILED) {
        shelf->length += size;
        return bytes;
    }
    int cut = ftruncate(shelf->file, (off_t)shelf->length);
    (void)cut;
    return NULL;
}

static void put_away(const struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++)
        madvise(shelf->stretches[i].bytes, shelf->stretches[i].size, MADV_DONTNEED);
}

void shelf_put_away(struct shelf *shelf)
{
    pthread_mutex_lock(&shelf->lock);
    put_away(shelf);
    pthread_mutex_unlock(&shelf->lock);
}

/* --- keeping below the limit ------------------------------------------------------------------ */

/* Bytes of files that the process has in memory; where the system does not tell, as if there were
 * no end of them. */
static size_t resident_bytes(void)
{
    enum { OF_FILES = 3 }; /* which number of the line: pages */
    char line[128], *at = line;
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    bool told = file && fgets(line, sizeof(line), file);
    if (file)
        fclose(file);
    for (int i = 0; told && i < OF_FILES; i++)
        pages = strtoul(at, &at, 10);
    return told ? pages * (size_t)sysconf(_SC_PAGESIZE) : SIZE_MAX;
}

static void put_away_beyond(const struct shelf *shelf)
{
    if (shelf->count > 0 && resident_bytes() > shelf->limits.resident)
        put_away(shelf);
}

void shelf_tend(struct shelf *shelf)
{
    if (!shelf || atomic_fetch_add(&shelf->passed, 1) % TENDED != 0)
        return;
    pthread_mutex_lock(&shelf->lock);
    put_away_beyond(shelf);
    pthread_mutex_unlock(&shelf->lock);
}

static struct timespec after_ms(long ms)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += ms * 1000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static void *keep(void *argument)
{
    struct shelf *shelf = argument;
    pthread_mutex_lock(&shelf->lock);
    while (!shelf->ending) {
        struct timespec until = after_ms(LOOK_MS);
        if (pthread_cond_timedwait(&shelf->ends, &shelf->lock, &until) == ETIMEDOUT)
            put_away_beyond(shelf);
    }
    pthread_mutex_unlock(&shelf->lock);
    return NULL;
}

/* --- taking and giving back ------------------------------------------------------------------- */

static bool has_room(const struct stretch *stretch, size_t size)
{
    return stretch->size - stretch->used >= size;
}

static bool add_stretch(struct shelf *shelf, size_t size)
{
    size_t growth = shelf->limits.growth;
    struct stretch stretch = {.size = (size + growth - 1) / growth * growth};
    stretch.bytes = grow_file(shelf, stretch.size);
    if (!stretch.bytes)
        return false;
    shelf->stretches =
        memory_grow(shelf->stretches, shelf->count, &shelf->capacity, sizeof(*shelf->stretches));
    shelf->stretches[shelf->count++] = stretch;
    if (!shelf->keeps)
        shelf->keeps = thread_start(&shelf->keeper, keep, shelf);
    return true;
}

/* Makes `filling` a stretch that has so much room. */
static bool find_room(struct shelf *shelf, size_t size)
{
    if (shelf->count > 0 && has_room(&shelf->stretches[shelf->filling], size))
        return true;
    for (shelf->filling = 0; shelf->filling < shelf->count; shelf->filling++)
        if (shelf->stretches[shelf->filling].taken == 0 &&
            has_room(&shelf->stretches[shelf->filling], size))
            return true;
    if (!shelf->full && add_stretch(shelf, size))
        return true;
    shelf->filling = 0;
    shelf->full = true;
    return false;
}

static struct head *take_filed(struct shelf *shelf, size_t size)
{
    if (!shelf->folder || !find_room(shelf, size))
        return NULL;
    struct stretch *stretch = &shelf->stretches[shelf->filling];
    struct head *head = (struct head *)(void *)(stretch->bytes + stretch->used);
    stretch->used += size;
    stretch->taken += size;
    shelf->use.filed += size;
    *head = (struct head){size, shelf->filling + 1};
    return head;
}

void *shelf_take(struct shelf *shelf, size_t bytes)
{
    enum { ALIGNMENT = alignof(struct head) };
    if (bytes > SIZE_MAX / 4)
        memory_fail();
    size_t size = sizeof(struct head) + (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct head *head = NULL;
    pthread_mutex_lock(&shelf->lock);
    if (shelf->use.plain + size > shelf->limits.plain)
        head = take_filed(shelf, size);
    if (!head)
        shelf->use.plain += size;
    pthread_mutex_unlock(&shelf->lock);
    if (!head) {
        head = memory_alloc(size);
        *head = (struct head){size, 0};
    }
    return head + 1;
}

void shelf_give_back(struct shelf *shelf, void *memory)
{
    struct head *head = (struct head *)memory - 1;
    bool plain = head->stretch == 0;
    pthread_mutex_lock(&shelf->lock);
    if (plain) {
        shelf->use.plain -= head->size;
    } else {
        struct stretch *stretch = &shelf->stretches[head->stretch - 1];
        shelf->use.filed -= head->size;
        stretch->taken -= head->size;
        if (stretch->taken == 0)
            stretch->used = 0;
    }
    pthread_mutex_unlock(&shelf->lock);
    if (plain)
        free(head);
}

struct shelf_use shelf_use(struct shelf *shelf)
{
    pthread_mutex_lock(&shelf->lock);
    struct shelf_use use = shelf->use;
    pthread_mutex_unlock(&shelf->lock);
    return use;
}

/* --- beginning and end ------------------------------------------------------------------------ */

struct shelf *shelf_new(const char *folder, struct shelf_limits limits)
{
    struct shelf *shelf = memory_calloc(1, sizeof(*shelf));
    pthread_mutex_init(&shelf->lock, NULL);
    pthread_cond_init(&shelf->ends, NULL);
    shelf->limits = limits;
    shelf->folder = folder ? memory_strdup(folder) : NULL;
    shelf->file = -1;
    return shelf;
}

struct shelf *shelf_new_usual(void)
{
    static const struct shelf_limits limits = {PLAIN_BYTES, RESIDENT_BYTES, GROWTH_BYTES};
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    char *folder = NULL;
    if (cache && cache[0] == '/')
        folder = file_join(cache, "diptych");
    else if (home && home[0] == '/')
        folder = file_join(home, ".cache/diptych");
    struct shelf *shelf = shelf_new(folder, limits);
    free(folder);
    return shelf;
}

void shelf_free(struct shelf *shelf)
{
    if (!shelf)
        return;
    pthread_mutex_lock(&shelf->lock);
    shelf->ending = true;
    pthread_cond_signal(&shelf->ends);
    pthread_mutex_unlock(&shelf->lock);
    if (shelf->keeps)
        pthread_join(shelf->keeper, NULL);
    for (size_t i = 0; i < shelf->count; i++)
        munmap(shelf->stretches[i].bytes, shelf->stretches[i].size);
    if (shelf->file >= 0)
        close(shelf->file);
    pthread_mutex_destroy(&shelf->lock);
    pthread_cond_destroy(&shelf->ends);
    free(shelf->stretches);
    free(shelf->folder);
    free(shelf);
}
