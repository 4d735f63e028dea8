#include "core/ingest/reading.h"

#include "core/ingest/boilerplate.h"
#include "core/ingest/masthead.h"
#include "core/ingest/plain.h"
#include "core/language/language.h"

void reading_finish(struct reading *reading, struct article *article)
{
    boilerplate_mark(article);
    masthead_read(article, reading->options ? &reading->options->outlets : NULL);
    article->language = language_guess(article);
    plain_count_words(article);
}

static bool give(struct reading *reading, struct article *article)
{
    if (reading->stopped) {
        article_free(article);
        return false;
    }
    reading->stopped = !reading->sink(article, reading->context);
    return !reading->stopped;
}

static void number(struct reading *reading, struct article *article, size_t n)
{
    article->source = arena_printf(article->arena, "%s:%zu", reading->name, n);
}

bool reading_hand_on(struct reading *reading, struct article *article, bool own_source)
{
    reading->count++;
    if (reading->held) {
        struct article *first = reading->held;
        reading->held = NULL;
        number(reading, first, 1);
        give(reading, first);
    }
    if (own_source)
        return give(reading, article);
    if (reading->count == 1) {
        reading->held = article;
        return true;
    }
    number(reading, article, reading->count);
    return give(reading, article);
}

void reading_end(struct reading *reading)
{
    if (reading->held)
        give(reading, reading->held);
    reading->held = NULL;
}

struct problem *reading_problem(struct reading *reading, enum severity severity, size_t at,
                                const char *message)
{
    struct place place = stream_place(reading->stream, at);
    struct problem *problem =
        problem_add(reading->problems, severity, STATUS_FORMAT, reading->name, "%s", message);
    problem_at(problem, place.line, place.column, 1, (struct text){NULL, 0});
    return problem;
}
