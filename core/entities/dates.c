#include "core/entities/dates.h"

#include "core/entities/date_reading.h"

static bool read_date(const struct date_search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    if (line_is_kind(line, index, TOKEN_NUMBER))
        return date_read_numeric(line, index, reading) || date_read_day(search, index, reading) ||
               date_read_time(line, index, reading) || date_read_year(line, index, reading);
    if (!line_is_kind(line, index, TOKEN_WORD))
        return false;
    if (line_has_flag(line, index, TOKEN_CAPITAL) &&
        (date_read_weekday(search, index, reading) || date_read_day(search, index, reading) ||
         date_read_month(search, index, reading)))
        return true;
    return date_read_relative(search, index, reading) || date_read_time(line, index, reading);
}

struct finder {
    struct arena *arena;
    struct annotation *annotation;
    size_t capacity, sentence;
};

/* The sentence that token `index` stands in, within its paragraph. */
static void see_sentence(struct finder *finder, struct date_search *search, size_t index)
{
    const struct sentences *sentences = &finder->annotation->sentences;
    const struct line *line = &search->line;
    while (finder->sentence < sentences->count &&
           sentences->items[finder->sentence].end_token <= index)
        finder->sentence++;
    search->sentence_first = line->first;
    search->sentence_end = line->end;
    if (finder->sentence == sentences->count ||
        sentences->items[finder->sentence].first_token > index)
        return;
    const struct sentence *sentence = &sentences->items[finder->sentence];
    if (sentence->first_token > line->first)
        search->sentence_first = sentence->first_token;
    if (sentence->end_token < line->end)
        search->sentence_end = sentence->end_token;
}

static void find_in_line(struct finder *finder, struct date_search *search)
{
    struct annotation *annotation = finder->annotation;
    size_t done = search->line.first;
    for (size_t i = done; i < search->line.end;) {
        struct date_reading reading;
        see_sentence(finder, search, i);
        if (!read_date(search, i, &reading) || reading.first < done) {
            i++;
            continue;
        }
        annotation->dates = arena_grow(finder->arena, annotation->dates, annotation->date_count,
                                       &finder->capacity, sizeof(*annotation->dates));
        annotation->dates[annotation->date_count++] = (struct date_mention){
            line_span(&search->line, reading.first, reading.end), reading.value};
        i = done = reading.end;
    }
}

void dates_find(const struct article *article, struct arena *arena, struct annotation *annotation)
{
    struct finder finder = {.arena = arena, .annotation = annotation};
    struct date_search search = {.today = article->date};
    annotation->dates = NULL;
    annotation->date_count = 0;
    for (size_t p = 0; p < article->paragraph_count; p++) {
        search.line = line_of(article, &annotation->tokens, p);
        find_in_line(&finder, &search);
    }
}
