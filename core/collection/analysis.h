/* analysis: what is found in articles, made on workers, handed back through a queue.
 *
 * A worker owns an article and its annotation until it posts them; then it never touches them
 * again. The loop's thread posts work and collects what is done; a file descriptor tells it when.
 */
#ifndef DIPTYCH_COLLECTION_ANALYSIS_H
#define DIPTYCH_COLLECTION_ANALYSIS_H

#include "core/config/manifest.h"
#include "core/entities/known_names.h"
#include "core/ingest/source.h"
#include "core/watch/matcher.h"

/* One article with its findings. `arena` owns what was found, `words` the tokens and sentences
 * where they are apart from it (a packed annotation), `hits_arena` (NULL where there are none) the
 * hits.
 */
struct analysis {
    struct arena *arena, *words, *hits_arena;
    struct annotation annotation; /* packed: without tokens and sentences while `words` is NULL */
    struct annotation found;      /* the same without them: what workers read */
    struct hits hits;
    /* Those of another watchlist that is to take this one's place; or what was in its place. */
    struct hits next_hits;
    struct arena *next_arena;
    unsigned next_round; /* which list they are of: the caller's number; 0: none */
};

/* Annotates, then matches (names and matcher may be NULL). The caller frees it with analysis_free.
 */
struct analysis *analysis_make(const struct article *article, const struct known_names *names,
                               const struct matcher *matcher, struct problem_list *problems);
/* Packs a new annotation (annotation_pack); makes tokens and sentences of a packed one, where they
 * are not there; and drops those. */
void analysis_pack(struct analysis *analysis, struct shelf *shelf);
void analysis_unpack(struct analysis *analysis, const struct article *article);
void analysis_drop_words(struct analysis *analysis);
/* The resolved names of an annotation, by place, for `entity:` terms, so many; `full` has another
 * name of each of its entities, by which all articles together know it, or NULL for those without,
 * and may be NULL. */
struct matcher_name *analysis_names(const struct annotation *annotation, const char *const *full,
                                    struct arena *arena, size_t *count);
/* Finds the hits anew, for a changed watchlist or `full` names. */
void analysis_rematch(struct analysis *analysis, const struct article *article,
                      const char *const *full, const struct matcher *matcher,
                      struct problem_list *problems);
/* The same beside the hits that stand; then lets them take their place, which leaves the old ones
 * beside; drops what is beside. */
void analysis_match_next(struct analysis *analysis, const struct article *article,
                         const char *const *full, const struct matcher *matcher, unsigned round,
                         struct problem_list *problems);
void analysis_use_next(struct analysis *analysis);
void analysis_drop_next(struct analysis *analysis);
void analysis_free(struct analysis *analysis);

struct analysis_queue;

/* Work of another kind, on what does not change meanwhile: the caller's structure begins with this.
 * `run` is called on a worker, and should return soon once analysis_queue_ends; then the task comes
 * back in a result. `drop` frees it where the queue ends first. */
struct analysis_task {
    void (*run)(struct analysis_task *task, struct analysis_queue *queue);
    void (*drop)(struct analysis_task *task);
};

/* A piece of work: read `path` (NULL: the article is given) and analyse each of its articles; or a
 * task alone. */
struct analysis_job {
    char *path;        /* owned by the queue */
    struct text bytes; /* read instead of the file, under its name; must outlive the queue */
    size_t only;       /* 1-based: only this one of the file's articles; 0: all */
    struct manifest_facts facts; /* put into the articles they are of; must outlive the queue */
    struct article *article;     /* or NULL */
    bool packs;                  /* its articles and analyses are kept: they are packed … */
    struct shelf *shelf;         /* … on it, or NULL; must outlive them */
    uint32_t tag;                /* the caller's */
    struct analysis_task *task;
};

/* What a worker hands back: one article a result; `last` marks the end of a job. Ownership passes
 * to the caller. */
struct analysis_result {
    struct article *article; /* NULL in a result that only ends a job */
    struct analysis *analysis;
    struct problem_list problems; /* of the whole job, in its last result */
    uint32_t tag;
    unsigned matcher_version; /* which matcher found the hits: analysis_queue_matcher_version at
                                 that time */
    bool last;
    struct analysis_task *task; /* a task that was run; nothing else is set */
};

/* Starts `workers` threads (at least 1). Source options, names and matcher may be NULL; they must
 * outlive the queue, the matcher or be replaced first. The caller frees it with
 * analysis_queue_free, which cancels what has not begun and joins the threads. */
struct analysis_queue *analysis_queue_new(int workers, const struct source_options *source,
                                          const struct known_names *names,
                                          const struct matcher *matcher);
void analysis_queue_free(struct analysis_queue *queue);
/* Cancels what has not begun and waits so long for what has. False where a worker still works: then
 * nothing that it uses may go, nor the queue. Nothing is posted from here on. */
bool analysis_queue_end(struct analysis_queue *queue, long patience_ms);
/* Adds work behind (or, urgent, before) what waits. Takes ownership of path, article and task. */
void analysis_queue_post(struct analysis_queue *queue, struct analysis_job job, bool urgent);
/* Matches with another matcher (or NULL) from here on. When it returns no worker uses the one
 * before. */
void analysis_queue_set_matcher(struct analysis_queue *queue, const struct matcher *matcher);
/* How often the matcher was replaced. */
unsigned analysis_queue_matcher_version(struct analysis_queue *queue);
/* Takes one result without waiting, in the order of posting for jobs of equal urgency; false when
 * there is none. */
bool analysis_queue_take(struct analysis_queue *queue, struct analysis_result *out);
/* Whether no job is under way, waits, or has results that are not taken: no worker reads anything.
 */
bool analysis_queue_rests(struct analysis_queue *queue);
/* Whether the queue is being freed: for tasks. */
bool analysis_queue_ends(struct analysis_queue *queue);
/* Makes the descriptor readable though there may be no result: for tasks. */
void analysis_queue_wake(struct analysis_queue *queue);
/* Waits until there may be a result. */
void analysis_queue_wait(const struct analysis_queue *queue);
/* Readable whenever there may be a result; for poll(). */
int analysis_queue_descriptor(const struct analysis_queue *queue);

#endif
