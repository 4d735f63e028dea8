#include "core/ingest/reading.h"

#include "core/ingest/boilerplate.h"
#include "core/ingest/masthead.h"
#include "core/ingest/plain.h"
#include "core/language/language.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_BYTES = 512 };

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

/* --- problems --------------------------------------------------------------------------------- */

size_t reading_record_max(const struct reading *reading)
{
    size_t given = reading->options ? reading->options->record_max : 0;
    return given > 0 ? given : READING_RECORD_MAX;
}

struct problem *reading_tell(struct reading *reading, enum severity severity, size_t at,
                             const char *format, ...)
{
    va_list arguments;
    char message[MESSAGE_BYTES];
    if (++reading->told[severity] > READING_TOLD_MAX) {
        reading->untold++;
        return NULL;
    }
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    struct place place = stream_place(reading->stream, at);
    struct problem *problem =
        problem_add(reading->problems, severity, STATUS_FORMAT, reading->name, "%s", message);
    problem_at(problem, place.line, place.column, 1, (struct text){NULL, 0});
    return problem;
}

bool reading_goes_on(struct reading *reading, size_t wasted)
{
    reading->wasted += wasted;
    if (reading->wasted <= READING_WASTE_MAX)
        return true;
    problem_add(reading->problems, SEVERITY_ERROR, STATUS_LIMIT, reading->name,
                "too much of it is broken: the rest is left out");
    reading->told[SEVERITY_ERROR]++;
    return false;
}

enum status reading_sum_up(struct reading *reading)
{
    size_t lost = reading->records > reading->count ? reading->records - reading->count : 0;
    if (reading->records == 0 && reading->told[SEVERITY_ERROR] == 0)
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "there is no record in it");
    if (reading->untold > 0)
        problem_add(reading->problems, SEVERITY_NOTE, STATUS_FORMAT, reading->name, "%s not shown",
                    TEXT_COUNTED(reading->untold, "more problem"));
    if (lost > 0 && !reading->stopped)
        problem_add(reading->problems, SEVERITY_NOTE, STATUS_FORMAT, reading->name,
                    "%zu of %s read", reading->count, TEXT_COUNTED(reading->records, "record"));
    return reading->told[SEVERITY_ERROR] > 0 ? STATUS_FORMAT : STATUS_OK;
}
