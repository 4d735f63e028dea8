/* analysis: what is found in articles, made on workers, handed back through a queue.
 *
 * A worker owns an article and its annotation until it posts them; then it never touches them again. The loop's thread posts work and collects what is
 * done; a file descriptor tells it when. */
#ifndef DIPTYCH_COLLECTION_ANALYSIS_H
#define DIPTYCH_COLLECTION_ANALYSIS_H

#include "core/entities/annotation.h"
#include "core/watch/matcher.h"

/* One article with its findings. `arena` owns the annotation and hits and can be dropped without the article. */
struct analysis {
    struct arena *arena;
    struct annotation annotation;
    struct hits hits;
};

/* Annotates, then matches (matcher may be NULL). The caller frees it with analysis_free. */
struct analysis *analysis_make(const struct article *article, const struct matcher *matcher,
                               struct problem_list *problems);
/* Finds the hits anew, for a changed watchlist. */
void analysis_rematch(struct analysis *analysis, const struct article *article, const struct matcher *matcher,
                      struct problem_list *problems);
void analysis_free(struct analysis *analysis);

/* A piece of work: read `path` (NULL: the article is given) and analyse each of its articles. */
struct analysis_job {
    char *path;              /* owned by the queue */
    struct article *article; /* or NULL */
    uint32_t tag;            /* the caller's */
};

/* What a worker hands back: one article a result; `last` marks the end of a job. Ownership passes to the caller. */
struct analysis_result {
    struct article *article; /* NULL in a result that only ends a job */
    struct analysis *analysis;
    struct problem_list problems;
    uint32_t tag;
    bool last;
};

struct analysis_queue;

/* Starts `workers` threads (at least 1). The matcher may be NULL and must outlive the queue. The caller frees it with analysis_queue_free, which cancels what has not
 * begun and joins the threads. */
struct analysis_queue *analysis_queue_new(int workers, const struct matcher *matcher);
void analysis_queue_free(struct analysis_queue *queue);
/* Adds work behind (or, urgent, before) what waits. Takes ownership of path and article. */
void analysis_queue_post(struct analysis_queue *queue, struct analysis_job job, bool urgent);
/* Takes one result without waiting, in the order of posting for jobs of equal urgency; false when there is none. */
bool analysis_queue_take(struct analysis_queue *queue, struct analysis_result *out);
/* Readable whenever there may be a result; for poll(). */
int analysis_queue_descriptor(const struct analysis_queue *queue);

#endif
