/* Work for a view: it is made and handed back, or left at any time, and freed once either way. */
#include "core/base/memory.h"
#include "core/collection/work.h"
#include "tests/unit/suite.h"

#include <poll.h>
#include <stdlib.h>

enum { WAIT_MS = 30000, STEPS = 3 };

struct counting {
    struct work work;
    bool endless;
    size_t words;
    int *freed;
};

static void count_words(struct work *work)
{
    struct counting *counting = (struct counting *)work;
    for (size_t i = 0; (counting->endless || i < STEPS) && work_goes_on(work, i, STEPS); i++)
        counting->words += collection_item(work->collection, i % STEPS)->article->words;
}

static void free_counting(struct work *work)
{
    (*((struct counting *)work)->freed)++;
    free(work);
}

static struct counting *start(struct collection *collection, bool at_once, bool endless, int *freed)
{
    struct counting *counting = memory_calloc(1, sizeof(*counting));
    *freed = 0;
    counting->work.make = count_words;
    counting->work.free = free_counting;
    counting->endless = endless;
    counting->freed = freed;
    work_start(&counting->work, collection, at_once);
    return counting;
}

static struct collection *open_sample(void)
{
    struct collection *collection =
        collection_open(NULL, 0, (struct collection_options){.workers = 2});
    collection_finish(collection);
    return collection;
}

START_TEST(is_made_at_once_or_on_a_worker)
{
    int freed[2];
    struct collection *collection = open_sample();
    struct counting *here = start(collection, true, false, &freed[0]);
    struct counting *there = start(collection, false, false, &freed[1]);
    ck_assert(here->work.finished);
    ck_assert_uint_gt(here->words, 0);
    while (!there->work.finished) {
        struct pollfd wait = {.fd = collection_descriptor(collection), .events = POLLIN};
        ck_assert_int_eq(poll(&wait, 1, WAIT_MS), 1);
        collection_step(collection, 4);
    }
    ck_assert_uint_eq(there->words, here->words);
    work_leave(&here->work);
    work_leave(&there->work);
    ck_assert_int_eq(freed[0], 1);
    ck_assert_int_eq(freed[1], 1);
    collection_free(collection);
}
END_TEST

/* What would never end does, once it is left: while it runs, waits for a worker, or when the
 * collection goes first. */
START_TEST(is_left_at_any_time)
{
    int freed[4];
    struct collection *collection = open_sample();
    struct counting *left[3];
    for (int i = 0; i < 3; i++)
        left[i] = start(collection, false, true, &freed[i]);
    for (int i = 0; i < 3; i++)
        work_leave(&left[i]->work);
    struct counting *held = start(collection, false, true, &freed[3]);
    collection_free(collection);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(freed[i], 1);
    ck_assert_int_eq(freed[3], 0);
    work_leave(&held->work);
    ck_assert_int_eq(freed[3], 1);
    work_leave(NULL);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {is_made_at_once_or_on_a_worker, is_left_at_any_time};
    return suite_run("work", tests, sizeof(tests) / sizeof(tests[0]));
}
