/* What the subcommands that take one article after the other share. */
#include "core/collection/inputs.h"
#include "tui/batch/batch_common.h"
#include "tui/batch/names0.h"

/* One article after another, in the order of the paths, few in memory at a time. */
struct stream {
    struct batch *batch;
    struct analysis_queue *queue;
    size_t posted, done, most;
    batch_visit visit;
    void *context;
};

static void take_ready(struct stream *stream)
{
    struct analysis_result result;
    analysis_queue_wait(stream->queue);
    while (analysis_queue_take(stream->queue, &result)) {
        if (result.article)
            stream->visit(stream->batch, result.article, result.analysis, stream->context);
        article_free(result.article);
        analysis_free(result.analysis);
        batch_tell(stream->batch, &result.problems);
        stream->done += result.last;
    }
}

static void post(const struct input *input, void *context)
{
    struct stream *stream = context;
    while (stream->posted - stream->done >= stream->most)
        take_ready(stream);
    analysis_queue_post(stream->queue, inputs_job(input), false);
    stream->posted++;
}

static void stream_paths(struct batch *batch, const char *const *paths, size_t count,
                         batch_visit visit, void *context)
{
    enum { JOBS_AHEAD = 4 };
    const struct config *config = batch->config;
    int jobs = (int)config->settings.jobs;
    struct problem_list problems = {0};
    struct manifests *manifests = manifests_load(paths, count, &config->source, &problems);
    struct stream stream = {.batch = batch,
                            .queue = analysis_queue_new(jobs, manifests_source(manifests),
                                                        config->names, batch->matcher),
                            .most = (size_t)jobs * JOBS_AHEAD,
                            .visit = visit,
                            .context = context};
    inputs_find(paths, count, manifests, post, &stream, &problems);
    while (stream.done < stream.posted)
        take_ready(&stream);
    analysis_queue_free(stream.queue);
    manifests_free(manifests);
    batch_tell(batch, &problems);
}

/* So many names at a time: what is kept of them does not grow with their list. */
static void stream_names(struct batch *batch, batch_visit visit, void *context)
{
    enum { NAMES_AT_ONCE = 1024 };
    struct problem_list problems = {0};
    struct names0 *names = names0_open(batch->options->files0_from, &problems);
    struct arena *arena = arena_new();
    size_t count = names ? 1 : 0;
    while (count > 0) {
        const char **paths = names0_take(names, NAMES_AT_ONCE, arena, &count, &problems);
        batch_tell(batch, &problems);
        if (count > 0)
            stream_paths(batch, paths, count, visit, context);
        arena_reset(arena);
    }
    batch_tell(batch, &problems);
    arena_free(arena);
    names0_free(names);
}

void batch_stream(struct batch *batch, batch_visit visit, void *context)
{
    const struct options *options = batch->options;
    if (options->files0_from)
        stream_names(batch, visit, context);
    else
        stream_paths(batch, options->paths, options->path_count, visit, context);
}
