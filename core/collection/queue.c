/* The queue between the loop's thread and the workers. A job's results wait in the job, and jobs
 * stand in two lines, urgent and not, each in the order of posting: taking from the head of a line
 * keeps that order whatever the number of workers. A worker that is far ahead waits (RESULTS_MAX),
 * but never the head of a line, whose results can always be taken. */
#include "core/base/memory.h"
#include "core/base/thread.h"
#include "core/collection/analysis.h"
#include "core/ingest/source.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { RESULTS_MAX = 32 };

struct result {
    struct analysis_result value;
    struct result *next;
};

struct job {
    struct analysis_job work;
    struct result *first, *last;
    size_t waiting;
    struct job *next;
};

/* Jobs whose last result is not yet taken; `waiting` is the first that has not begun. */
struct line {
    struct job *first, *last, *waiting;
};

enum { LINE_URGENT, LINE_NORMAL, LINE_COUNT };

struct analysis_queue {
    pthread_mutex_t lock;
    pthread_cond_t work;    /* a job was posted, or the end */
    pthread_cond_t room;    /* results were taken, or the end */
    pthread_cond_t matched; /* a worker let go of the matcher, or has ended */
    struct line lines[LINE_COUNT];
    const struct source_options *source;
    const struct known_names *names;
    const struct matcher *matcher;
    unsigned matcher_version;
    unsigned matcher_users[2]; /* by the version's lowest bit: of this and of the one before */
    int pipe[2];               /* holds a byte while `signalled` */
    bool signalled, ending;
    pthread_t *workers;
    int worker_count, working;
};

/* --- what a worker does ----------------------------------------------------------------------- */

static void signal_result(struct analysis_queue *queue)
{
    if (queue->signalled)
        return;
    while (write(queue->pipe[1], "", 1) < 0 && errno == EINTR)
        continue;
    queue->signalled = true;
}

bool analysis_queue_ends(struct analysis_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    bool ending = queue->ending;
    pthread_mutex_unlock(&queue->lock);
    return ending;
}

bool analysis_queue_rests(struct analysis_queue *queue)
{
    bool rests = true;
    pthread_mutex_lock(&queue->lock);
    for (size_t line = 0; line < LINE_COUNT; line++)
        rests = rests && !queue->lines[line].first;
    pthread_mutex_unlock(&queue->lock);
    return rests;
}

void analysis_queue_wake(struct analysis_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    signal_result(queue);
    pthread_mutex_unlock(&queue->lock);
}

/* Hands a result over: from here on it is not the worker's. False when the queue ends. */
static bool hand_over(struct analysis_queue *queue, struct job *job, struct analysis_result value)
{
    struct result *result = memory_calloc(1, sizeof(*result));
    result->value = value;
    result->value.tag = job->work.tag;
    pthread_mutex_lock(&queue->lock);
    while (job->waiting >= RESULTS_MAX && !queue->ending)
        pthread_cond_wait(&queue->room, &queue->lock);
    if (job->last)
        job->last->next = result;
    else
        job->first = result;
    job->last = result;
    job->waiting++;
    signal_result(queue);
    bool more = !queue->ending;
    pthread_mutex_unlock(&queue->lock);
    return more;
}

/* Matches with the matcher of this moment, which is not replaced meanwhile; returns its version. */
static unsigned match(struct analysis_queue *queue, struct analysis *analysis,
                      const struct article *article, struct problem_list *problems)
{
    pthread_mutex_lock(&queue->lock);
    const struct matcher *matcher = queue->matcher;
    unsigned version = queue->matcher_version;
    queue->matcher_users[version & 1]++;
    pthread_mutex_unlock(&queue->lock);
    if (matcher)
        analysis_rematch(analysis, article, NULL, matcher, problems);
    pthread_mutex_lock(&queue->lock);
    queue->matcher_users[version & 1]--;
    pthread_cond_broadcast(&queue->matched);
    pthread_mutex_unlock(&queue->lock);
    return version;
}

/* One job under way on a worker. */
struct run {
    struct analysis_queue *queue;
    struct job *job;
    struct problem_list problems;
    size_t seen;
};

static bool take_article(struct article *article, void *context)
{
    struct run *run = context;
    size_t only = run->job->work.only;
    run->seen++;
    if (only && run->seen != only) {
        article_free(article);
        return true;
    }
    manifest_apply_facts(run->job->work.facts, run->seen, article);
    struct analysis_result result = {.article = article};
    result.analysis = analysis_make(article, run->queue->names, NULL, NULL);
    result.matcher_version = match(run->queue, result.analysis, article, &run->problems);
    if (run->job->work.packs) {
        result.article = article_pack(article, run->job->work.shelf);
        article_free(article);
        analysis_pack(result.analysis, run->job->work.shelf);
    }
    return hand_over(run->queue, run->job, result) && !only;
}

static void read_articles(struct run *run)
{
    const struct analysis_job *work = &run->job->work;
    enum status status;
    struct source_options own =
        run->queue->source ? *run->queue->source : (struct source_options){0};
    for (size_t i = 0; i < work->facts.count; i++)
        if (work->facts.rows[i].map.count > 0)
            own.fields = work->facts.rows[i].map;
    if (work->bytes.bytes)
        status =
            source_read_bytes(work->path, work->bytes, &own, take_article, run, &run->problems);
    else
        status = source_read_file(work->path, &own, take_article, run, &run->problems);
    if (work->only > run->seen && status == STATUS_OK)
        problem_add(&run->problems, SEVERITY_ERROR, STATUS_USAGE, work->path,
                    "has no article %zu: it holds %zu", work->only, run->seen);
}

static void do_job(struct analysis_queue *queue, struct job *job)
{
    struct run run = {.queue = queue, .job = job};
    struct article *article = job->work.article;
    struct analysis_task *task = job->work.task;
    job->work.article = NULL;
    job->work.task = NULL;
    if (task) {
        task->run(task, queue);
        hand_over(queue, job, (struct analysis_result){.task = task, .last = true});
        return;
    }
    if (!job->work.path) {
        assert(article);
        run.seen = job->work.only > 0 ? job->work.only - 1 : 0;
        take_article(article, &run);
    } else if (!analysis_queue_ends(queue)) {
        read_articles(&run);
    }
    hand_over(queue, job, (struct analysis_result){.problems = run.problems, .last = true});
}

static struct job *begin_job(struct analysis_queue *queue)
{
    for (size_t line = 0; line < LINE_COUNT; line++) {
        struct job *job = queue->lines[line].waiting;
        if (job) {
            queue->lines[line].waiting = job->next;
            return job;
        }
    }
    return NULL;
}

static void *work(void *argument)
{
    struct analysis_queue *queue = argument;
    pthread_mutex_lock(&queue->lock);
    while (!queue->ending) {
        struct job *job = begin_job(queue);
        if (!job) {
            pthread_cond_wait(&queue->work, &queue->lock);
            continue;
        }
        pthread_mutex_unlock(&queue->lock);
        do_job(queue, job);
        pthread_mutex_lock(&queue->lock);
    }
    queue->working--;
    pthread_cond_broadcast(&queue->matched);
    pthread_mutex_unlock(&queue->lock);
    return NULL;
}

/* --- the loop's side -------------------------------------------------------------------------- */

static void make_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        memory_fail();
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
}

static void start_workers(struct analysis_queue *queue, int wanted)
{
    queue->workers = memory_calloc((size_t)wanted, sizeof(*queue->workers));
    queue->working = wanted;
    while (queue->worker_count < wanted &&
           thread_start(&queue->workers[queue->worker_count], work, queue))
        queue->worker_count++;
    if (queue->worker_count == 0)
        memory_fail();
    pthread_mutex_lock(&queue->lock);
    queue->working -= wanted - queue->worker_count;
    pthread_mutex_unlock(&queue->lock);
}

struct analysis_queue *analysis_queue_new(int workers, const struct source_options *source,
                                          const struct known_names *names,
                                          const struct matcher *matcher)
{
    struct analysis_queue *queue = memory_calloc(1, sizeof(*queue));
    queue->source = source;
    queue->names = names;
    queue->matcher = matcher;
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->work, NULL);
    pthread_cond_init(&queue->room, NULL);
    pthread_cond_init(&queue->matched, NULL);
    make_pipe(queue->pipe);
    start_workers(queue, workers > 0 ? workers : 1);
    return queue;
}

static void free_result(struct result *result)
{
    article_free(result->value.article);
    analysis_free(result->value.analysis);
    problem_list_free(&result->value.problems);
    if (result->value.task)
        result->value.task->drop(result->value.task);
    free(result);
}

static void free_job(struct job *job)
{
    while (job->first) {
        struct result *next = job->first->next;
        free_result(job->first);
        job->first = next;
    }
    article_free(job->work.article);
    if (job->work.task)
        job->work.task->drop(job->work.task);
    free(job->work.path);
    free(job);
}

bool analysis_queue_end(struct analysis_queue *queue, long patience_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += patience_ms / 1000;
    until.tv_nsec += patience_ms % 1000 * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&queue->lock);
    queue->ending = true;
    pthread_cond_broadcast(&queue->work);
    pthread_cond_broadcast(&queue->room);
    while (queue->working > 0 && patience_ms > 0 &&
           pthread_cond_timedwait(&queue->matched, &queue->lock, &until) != ETIMEDOUT)
        continue;
    bool ended = queue->working == 0;
    pthread_mutex_unlock(&queue->lock);
    return ended;
}

void analysis_queue_free(struct analysis_queue *queue)
{
    if (!queue)
        return;
    analysis_queue_end(queue, 0);
    for (int i = 0; i < queue->worker_count; i++)
        pthread_join(queue->workers[i], NULL);
    for (size_t line = 0; line < LINE_COUNT; line++) {
        while (queue->lines[line].first) {
            struct job *next = queue->lines[line].first->next;
            free_job(queue->lines[line].first);
            queue->lines[line].first = next;
        }
    }
    close(queue->pipe[0]);
    close(queue->pipe[1]);
    pthread_cond_destroy(&queue->work);
    pthread_cond_destroy(&queue->room);
    pthread_cond_destroy(&queue->matched);
    pthread_mutex_destroy(&queue->lock);
    free(queue->workers);
    free(queue);
}

void analysis_queue_post(struct analysis_queue *queue, struct analysis_job work, bool urgent)
{
    struct job *job = memory_calloc(1, sizeof(*job));
    job->work = work;
    pthread_mutex_lock(&queue->lock);
    struct line *line = &queue->lines[urgent ? LINE_URGENT : LINE_NORMAL];
    if (line->last)
        line->last->next = job;
    else
        line->first = job;
    line->last = job;
    if (!line->waiting)
        line->waiting = job;
    pthread_cond_signal(&queue->work);
    pthread_mutex_unlock(&queue->lock);
}

void analysis_queue_set_matcher(struct analysis_queue *queue, const struct matcher *matcher)
{
    pthread_mutex_lock(&queue->lock);
    queue->matcher = matcher;
    unsigned before = queue->matcher_version++ & 1;
    while (queue->matcher_users[before] > 0)
        pthread_cond_wait(&queue->matched, &queue->lock);
    pthread_mutex_unlock(&queue->lock);
}

unsigned analysis_queue_matcher_version(struct analysis_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    unsigned version = queue->matcher_version;
    pthread_mutex_unlock(&queue->lock);
    return version;
}

/* Takes the first result of a line's head; with its last one the job is done. */
static bool take_from(struct line *line, struct analysis_result *out)
{
    struct job *job = line->first;
    if (!job || !job->first)
        return false;
    struct result *result = job->first;
    *out = result->value;
    job->first = result->next;
    if (!job->first)
        job->last = NULL;
    job->waiting--;
    free(result);
    if (out->last) {
        line->first = job->next;
        if (!line->first)
            line->last = NULL;
        free_job(job);
    }
    return true;
}

bool analysis_queue_take(struct analysis_queue *queue, struct analysis_result *out)
{
    bool taken = false;
    pthread_mutex_lock(&queue->lock);
    for (size_t line = 0; line < LINE_COUNT && !taken; line++)
        taken = take_from(&queue->lines[line], out);
    if (taken) {
        pthread_cond_broadcast(&queue->room);
    } else if (queue->signalled) {
        char byte;
        while (read(queue->pipe[0], &byte, 1) < 0 && errno == EINTR)
            continue;
        queue->signalled = false;
    }
    pthread_mutex_unlock(&queue->lock);
    return taken;
}

int analysis_queue_descriptor(const struct analysis_queue *queue)
{
    return queue->pipe[0];
}

void analysis_queue_wait(const struct analysis_queue *queue)
{
    struct pollfd wait = {.fd = queue->pipe[0], .events = POLLIN};
    while (poll(&wait, 1, -1) < 0 && errno == EINTR)
        continue;
}
