/* watch: where the terms of the watchlist stand, how often, and why. */
#include "core/base/memory.h"
#include "core/base/suggest.h"
#include "core/report/lists.h"
#include "tui/batch/batch_common.h"

#include <stdlib.h>

/* --- why a term hits or not ------------------------------------------------------------------- */

struct explaining {
    struct explainer *explainer;
    struct table *table;
    size_t hits;
};

static void explain_one(struct batch *batch, const struct article *article,
                        const struct analysis *analysis, void *context)
{
    struct explaining *explaining = context;
    (void)batch;
    explaining->hits +=
        lists_add_places(explaining->table, article, analysis, explaining->explainer);
    table_flush(explaining->table);
}

/* The nearest id or text of the list to what was asked for. */
static const char *nearest_term(const struct watchlist *list, const char *wanted)
{
    size_t count = watchlist_count(list);
    const char **ids = memory_calloc(count, sizeof(*ids));
    for (size_t i = 0; i < count; i++)
        ids[i] = watchlist_term(list, i)->id;
    const char *nearest = suggest_nearest(text_from(wanted), ids, count);
    free(ids);
    return nearest;
}

static int explain(struct batch *batch)
{
    const char *wanted = batch->options->explain;
    const struct watch_term *term = explain_find_term(batch->list, text_from(wanted));
    if (!term) {
        const char *nearest = nearest_term(batch->list, wanted);
        struct problem_list problems = {0};
        struct problem *problem = problem_add(&problems, SEVERITY_ERROR, STATUS_USAGE, NULL,
                                              "the watchlist has no term '%s'", wanted);
        problem_hint(problem, nearest ? "did you mean '%s'?" : "watch --count lists them", nearest);
        batch_tell(batch, &problems);
        return EXIT_ERROR;
    }
    struct explaining explaining = {.explainer = explainer_new(term),
                                    .table = lists_places_new(stdout, batch_form(batch))};
    batch_stream(batch, explain_one, &explaining);
    table_free(explaining.table);
    explainer_free(explaining.explainer);
    return explaining.hits > 0 ? EXIT_DONE : EXIT_NOTHING;
}

/* --- hits ------------------------------------------------------------------------------------- */

struct watch {
    struct table *table;
    struct lists_term_count *counts;
    size_t *last_article; /* by term: the number of the last article that was counted */
    size_t articles, hits;
};

static void watch_one(struct batch *batch, const struct article *article,
                      const struct analysis *analysis, void *context)
{
    struct watch *watch = context;
    watch->articles++;
    watch->hits += analysis->hits.count;
    if (watch->table) {
        lists_add_hits(watch->table, article, analysis, batch->list);
        table_flush(watch->table);
    }
    for (size_t i = 0; i < analysis->hits.count; i++) {
        uint32_t term = analysis->hits.items[i].term;
        watch->counts[term].hits++;
        watch->counts[term].articles += watch->last_article[term] != watch->articles;
        watch->last_article[term] = watch->articles;
    }
}

int batch_watch(struct batch *batch)
{
    size_t terms = watchlist_count(batch->list);
    if (terms == 0) {
        batch_complain(batch, "there is no watchlist, or it has no term",
                       "--watchlist=FILE names one");
        return EXIT_ERROR;
    }
    if (batch->options->explain)
        return explain(batch);
    struct watch watch = {.counts = memory_calloc(terms, sizeof(*watch.counts)),
                          .last_article = memory_calloc(terms, sizeof(*watch.last_article))};
    if (!batch->options->count)
        watch.table = lists_hits_new(stdout, batch_form(batch));
    batch_stream(batch, watch_one, &watch);
    table_free(watch.table);
    if (batch->options->count)
        lists_write_term_counts(stdout, batch_form(batch), batch->list, watch.counts);
    free(watch.counts);
    free(watch.last_article);
    return watch.hits > 0 ? EXIT_DONE : EXIT_NOTHING;
}
