#include "core/collection/work.h"

#include "core/collection/collection_private.h"

#include <time.h>

enum { TELL_MS = 100, ESTIMATE_MS = 1000 };

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void run_work(struct analysis_task *task, struct analysis_queue *queue)
{
    struct work *work = (struct work *)task;
    work->queue = queue;
    atomic_store(&work->begun, now_ms());
    if (work_goes_on(work, 0, 0))
        work->make(work);
}

static void drop_work(struct analysis_task *task)
{
    struct work *work = (struct work *)task;
    work->dropped = true;
    if (atomic_load(&work->left))
        work->free(work);
}

void work_start(struct work *work, struct collection *collection, bool at_once)
{
    work->task = (struct analysis_task){run_work, drop_work};
    work->collection = collection;
    if (at_once) {
        work->make(work);
        work->finished = true;
    } else {
        analysis_queue_post(collection->queue, (struct analysis_job){.task = &work->task}, true);
    }
}

bool collection_take_work(struct analysis_task *task)
{
    struct work *work = (struct work *)task;
    if (task->run != run_work)
        return false;
    work->finished = true;
    if (atomic_load(&work->left))
        work->free(work);
    return true;
}

void work_leave(struct work *work)
{
    if (!work)
        return;
    atomic_store(&work->left, true);
    if (work->finished || work->dropped)
        work->free(work);
}

bool work_goes_on(struct work *work, size_t done, size_t all)
{
    if (!work || !work->queue)
        return true;
    atomic_store(&work->done, done);
    atomic_store(&work->all, all);
    long long now = now_ms();
    if (now - work->told >= TELL_MS) {
        work->told = now;
        analysis_queue_wake(work->queue);
    }
    return !atomic_load(&work->left) && !analysis_queue_ends(work->queue);
}

long work_seconds_left(const struct work *work)
{
    long long begun = atomic_load(&work->begun), taken = now_ms() - begun;
    size_t done = atomic_load(&work->done), all = atomic_load(&work->all);
    if (begun == 0 || done == 0 || taken < ESTIMATE_MS || done > all)
        return -1;
    return (long)((taken * (long long)(all - done) / (long long)done + 999) / 1000);
}
