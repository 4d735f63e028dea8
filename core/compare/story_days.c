/* The day an article tells of: its date; else the middle one of the days that it names with month
 * and number, where it names enough: one alone may as well be a day to come or long past. */
#include "core/compare/story_days.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/base/word_table.h"
#include "core/entities/line.h"

enum {
    DAYS_MAX = 64,  /* named days that are looked at */
    DAYS_LEAST = 3, /* that tell the article's own */
    YEARS_MAX = 64, /* different years of a collection that are counted */
};

static bool is_full(struct date date)
{
    return date.year > 0 && date.month > 0 && date.day > 0;
}

/* "February 17", "17 Feb.": a day whose year is not said. */
static struct date read_day(const struct article *article, const struct annotation *annotation,
                            const struct date_mention *mention)
{
    struct date date = mention->value;
    struct line line = line_of(article, &annotation->tokens, mention->span.paragraph);
    if (is_full(date))
        return date;
    for (size_t t = tokens_from(&annotation->tokens, line.paragraph, mention->span.start);
         t < line.end; t++) {
        struct token token = line_token(&line, t);
        if (token.start >= mention->span.start + mention->span.length)
            break;
        struct text word = line_word(&line, t);
        if (token.kind == TOKEN_WORD && date.month == 0)
            date.month = date_month_from(word.bytes, (int)word.length);
        else if (token.kind == TOKEN_NUMBER && word.length <= 2 && date.day == 0)
            date.day = (int)strtol(word.bytes, NULL, 10);
    }
    bool valid = date.month > 0 && date.day > 0 && date_valid(2000, date.month, date.day);
    return valid ? date : (struct date){0};
}

static void read_dates(const struct compare_side *side, struct arena *arena,
                       struct story_dates *out)
{
    struct annotation annotation = *side->annotation;
    out->stated = side->article->date;
    if (is_full(out->stated) || annotation.date_count == 0)
        return;
    struct arena *scratch = arena_new();
    struct date named[DAYS_MAX];
    annotation_unpack(side->article, scratch, &annotation);
    for (size_t i = 0; i < annotation.date_count && out->count < DAYS_MAX; i++) {
        struct date date = read_day(side->article, &annotation, &annotation.dates[i]);
        if (date.day > 0)
            named[out->count++] = date;
    }
    out->named = arena_array(arena, out->count, sizeof(*named));
    if (out->count > 0)
        memcpy(out->named, named, out->count * sizeof(*named));
    arena_free(scratch);
}

struct story_dates *story_dates_read(const struct compare_side *sides, size_t count,
                                     struct arena *arena)
{
    struct story_dates *all = arena_array(arena, count, sizeof(*all));
    for (size_t i = 0; i < count; i++)
        read_dates(&sides[i], arena, &all[i]);
    return all;
}

/* --- the year of most ------------------------------------------------------------------------- */

struct years {
    int year[YEARS_MAX];
    size_t uses[YEARS_MAX];
    size_t count;
};

static void add_year(struct years *years, int year)
{
    size_t i = 0;
    while (i < years->count && years->year[i] != year)
        i++;
    if (i == YEARS_MAX)
        return;
    if (i == years->count)
        years->year[years->count++] = year;
    years->uses[i]++;
}

static int usual_year(const struct story_dates *dates, size_t count)
{
    struct years years = {0};
    for (size_t i = 0; i < count; i++) {
        bool stated = dates[i].stated.year > 0;
        if (stated)
            add_year(&years, dates[i].stated.year);
        for (size_t d = 0; d < dates[i].count && !stated; d++)
            if (dates[i].named[d].year > 0)
                add_year(&years, dates[i].named[d].year);
    }
    size_t best = 0;
    for (size_t i = 1; i < years.count; i++)
        if (years.uses[i] > years.uses[best] ||
            (years.uses[i] == years.uses[best] && years.year[i] > years.year[best]))
            best = i;
    return years.count > 0 ? years.year[best] : 2000;
}

/* --- days ------------------------------------------------------------------------------------- */

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static struct story_day day_of(const struct story_dates *dates, int year)
{
    struct date stated = dates->stated;
    long days[DAYS_MAX];
    size_t count = 0;
    if (is_full(stated))
        return (struct story_day){(double)date_to_days(stated), true, true};
    for (size_t i = 0; i < dates->count; i++) {
        struct date named = dates->named[i];
        if (named.year == 0)
            named.year = stated.year > 0 ? stated.year : year;
        if (named.year == year && date_valid(named.year, named.month, named.day))
            days[count++] = date_to_days(named);
    }
    if (count < DAYS_LEAST)
        return (struct story_day){0};
    qsort(days, count, sizeof(*days), compare_longs);
    size_t middle = count / 2;
    return (struct story_day){(double)days[middle], true, false};
}

void story_days_find(const struct story_dates *dates, size_t count, struct story_day *out)
{
    int year = usual_year(dates, count);
    for (size_t i = 0; i < count; i++)
        out[i] = day_of(&dates[i], year);
}

struct days_apart story_days_apart(const struct story_dates *dates, size_t count)
{
    struct story_day *days = memory_calloc(count, sizeof(*days)), *first = NULL, *last = NULL;
    struct days_apart apart = {0};
    story_days_find(dates, count, days);
    for (size_t i = 0; i < count; i++) {
        if (!days[i].known)
            continue;
        first = first && first->day <= days[i].day ? first : &days[i];
        last = last && last->day >= days[i].day ? last : &days[i];
    }
    if (first)
        apart =
            (struct days_apart){(long)(last->day - first->day), !first->stated || !last->stated};
    free(days);
    return apart;
}
