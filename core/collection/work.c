#include "core/collection/work.h"

#include "core/base/clock.h"
#include "core/collection/collection_private.h"

enum { TELL_MS = 100 };

static void run_work(struct analysis_task *task, struct analysis_queue *queue)
{
    struct work *work = (struct work *)task;
    work->queue = queue;
    atomic_store(&work->begun, clock_ms());
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
    int64_t now = clock_ms();
    if (now - work->told >= TELL_MS) {
        work->told = now;
        analysis_queue_wake(work->queue);
    }
    return !atomic_load(&work->left) && !analysis_queue_ends(work->queue);
}

long work_seconds_left(const struct work *work)
{
    return clock_seconds_left(atomic_load(&work->begun), atomic_load(&work->done),
                              atomic_load(&work->all));
}
