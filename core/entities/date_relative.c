#include "core/base/word_table.h"
#include "core/entities/amounts.h"
#include "core/entities/date_reading.h"
#include "core/entities/figure_nouns.h"

enum {
    DAYS_OF_WEEK = 7,
    MONTHS_OF_YEAR = 12,
    SHORT_WEEKDAY = 5,
    AGO_WORDS_MAX = 4,
    AGO_MAX = 1000
};

static bool is_full(struct date date)
{
    return date_known(date) && date.month > 0 && date.day > 0;
}

static struct date day_from_today(const struct date_search *search, long days)
{
    return is_full(search->today) ? date_from_days(date_to_days(search->today) + days)
                                  : (struct date){0};
}

static struct date month_from_today(const struct date_search *search, int months)
{
    struct date today = search->today;
    if (!date_known(today) || today.month == 0)
        return (struct date){0};
    int month = today.year * MONTHS_OF_YEAR + today.month - 1 + months;
    return (struct date){month / MONTHS_OF_YEAR, month % MONTHS_OF_YEAR + 1, 0};
}

static struct date year_from_today(const struct date_search *search, int years)
{
    struct date today = search->today;
    return date_known(today) ? (struct date){today.year + years, 0, 0} : (struct date){0};
}

/* --- weekdays --------------------------------------------------------------------------------- */

static int weekday_at(const struct line *line, size_t index)
{
    struct text word = line_word(line, index);
    if (!line_is_kind(line, index, TOKEN_WORD) || !line_has_flag(line, index, TOKEN_CAPITAL) ||
        word.length > 9)
        return -1;
    /* "Sun" and "Sat" alone are a paper and a verb. */
    if (word.length == 3 &&
        (line_is(line, index - 1, "the") ||
         (!line_is_mark(line, index + 1, '.') && !line_is_mark(line, index + 1, ',') &&
          !line_is_kind(line, index + 1, TOKEN_NUMBER))))
        return -1;
    return date_weekday_from(word.bytes, (int)word.length);
}

/* What a word before a weekday makes of it. "Good Friday" is no Friday of this week, "the previous
 * Friday" counts from another day than the article's. */
enum weekday_kind { WEEKDAY_BARE, WEEKDAY_LAST, WEEKDAY_NEXT, WEEKDAY_COMING, WEEKDAY_UNKNOWN };

static const struct weekday_word {
    const char *word;
    enum weekday_kind kind;
} weekday_words[] = {
    {"ash", WEEKDAY_UNKNOWN},   {"black", WEEKDAY_UNKNOWN},     {"bloody", WEEKDAY_UNKNOWN},
    {"coming", WEEKDAY_COMING}, {"each", WEEKDAY_UNKNOWN},      {"easter", WEEKDAY_UNKNOWN},
    {"every", WEEKDAY_UNKNOWN}, {"following", WEEKDAY_UNKNOWN}, {"good", WEEKDAY_UNKNOWN},
    {"holy", WEEKDAY_UNKNOWN},  {"last", WEEKDAY_LAST},         {"next", WEEKDAY_NEXT},
    {"palm", WEEKDAY_UNKNOWN},  {"previous", WEEKDAY_UNKNOWN},  {"shrove", WEEKDAY_UNKNOWN},
    {"super", WEEKDAY_UNKNOWN}, {"this", WEEKDAY_COMING},
};

static enum weekday_kind weekday_kind_at(const struct line *line, size_t index)
{
    const struct weekday_word *row = WORDS_FIND(line_word(line, index - 1), weekday_words);
    return row != NULL ? row->kind : WEEKDAY_BARE;
}

/* Days from the article's to the weekday that lies `ahead` days from it, 0 to 6. */
static int weekday_offset(enum weekday_kind kind, int ahead, bool future)
{
    switch (kind) {
    case WEEKDAY_LAST:
        return ahead - DAYS_OF_WEEK;
    case WEEKDAY_NEXT:
        return ahead > 0 ? ahead : DAYS_OF_WEEK;
    case WEEKDAY_COMING:
        return ahead;
    default:
        return ahead == 0 || future ? ahead : ahead - DAYS_OF_WEEK;
    }
}

/* Where the other weekday of "from Monday to Friday" stands: behind or before this one; SIZE_MAX
 * where it is none. */
static size_t other_weekday(const struct line *line, size_t index, bool behind)
{
    size_t link = behind ? index + 1 : index - 1, other = behind ? index + 2 : index - 2;
    bool joined =
        line_is(line, link, "to") || line_is(line, link, "until") || amount_is_hyphen(line, link);
    return joined && weekday_at(line, other) >= 0 ? other : SIZE_MAX;
}

static struct date weekday_value(const struct date_search *search, size_t index, int weekday)
{
    const struct line *line = &search->line;
    enum weekday_kind kind = weekday_kind_at(line, index);
    if (!is_full(search->today) || kind == WEEKDAY_UNKNOWN)
        return (struct date){0};
    int today = date_weekday(search->today);
    bool future = date_is_ahead(search, index);
    int offset = weekday_offset(kind, (weekday - today + DAYS_OF_WEEK) % DAYS_OF_WEEK, future);
    /* A range does not end before it begins, and one that is past ends today at the latest. */
    size_t other = other_weekday(line, index, !future);
    if (other != SIZE_MAX) {
        int fixed = weekday_at(line, other);
        int apart = (future ? weekday - fixed : fixed - weekday) + DAYS_OF_WEEK;
        int there =
            weekday_offset(WEEKDAY_BARE, (fixed - today + DAYS_OF_WEEK) % DAYS_OF_WEEK, future);
        offset = there + (future ? apart % DAYS_OF_WEEK : -(apart % DAYS_OF_WEEK));
    }
    return day_from_today(search, offset);
}

bool date_read_weekday(const struct date_search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    int weekday = weekday_at(line, index);
    if (weekday < 0)
        return false;
    size_t end = index + 1;
    end += line_is_mark(line, end, '.') && line_word(line, index).length <= SHORT_WEEKDAY;
    size_t at = end + line_is_mark(line, end, ',');
    at += line_is(line, at, "the");
    struct date_reading dated;
    if (date_read_day(search, at, &dated)) {
        *reading = (struct date_reading){index, dated.end, dated.value};
        return true;
    }
    size_t first = index;
    if (weekday_kind_at(line, index) != WEEKDAY_BARE)
        first -= line_is(line, index - 1, "coming") && line_is(line, index - 2, "this") ? 2 : 1;
    *reading = (struct date_reading){first, end, weekday_value(search, index, weekday)};
    return true;
}

/* --- days and periods ------------------------------------------------------------------------- */

/* Days from the article's own. */
static const struct day_word {
    const char *word;
    int offset;
} day_words[] = {{"today", 0}, {"tomorrow", 1}, {"tonight", 0}, {"yesterday", -1}};

static bool read_day_word(const struct date_search *search, size_t index,
                          struct date_reading *reading)
{
    const struct day_word *day = WORDS_FIND(line_word(&search->line, index), day_words);
    *reading = (struct date_reading){index, index + 1, {0}};
    if (day != NULL)
        reading->value = day_from_today(search, day->offset);
    return day != NULL;
}

/* Units of time: how much of a date they leave known, and how many make one step. */
enum unit { UNIT_DAY, UNIT_MONTH, UNIT_YEAR, UNIT_NONE };

/* "this morning", "last night", "next month". */
static const struct period {
    const char *word;
    enum unit unit;
} periods[] = {
    {"afternoon", UNIT_DAY}, {"autumn", UNIT_NONE}, {"day", UNIT_NONE},    {"decade", UNIT_NONE},
    {"evening", UNIT_DAY},   {"fall", UNIT_NONE},   {"month", UNIT_MONTH}, {"morning", UNIT_DAY},
    {"night", UNIT_DAY},     {"spring", UNIT_NONE}, {"summer", UNIT_NONE}, {"week", UNIT_NONE},
    {"weekend", UNIT_NONE},  {"winter", UNIT_NONE}, {"year", UNIT_YEAR},
};

static struct date step_from_today(const struct date_search *search, enum unit unit, int steps)
{
    switch (unit) {
    case UNIT_DAY:
        return day_from_today(search, steps);
    case UNIT_MONTH:
        return month_from_today(search, steps);
    case UNIT_YEAR:
        return year_from_today(search, steps);
    default:
        return (struct date){0};
    }
}

/* "last month"; "the previous day", which counts from another day than the article's. */
static bool read_period(const struct date_search *search, size_t index,
                        struct date_reading *reading)
{
    static const struct step {
        const char *word;
        int steps;
        bool told; /* counts from what was told */
    } steps[] = {{"following", 0, true},
                 {"last", -1, false},
                 {"next", 1, false},
                 {"previous", 0, true},
                 {"this", 0, false}};
    const struct line *line = &search->line;
    const struct step *step = WORDS_FIND(line_word(line, index), steps);
    const struct period *period =
        step != NULL ? WORDS_FIND(line_word(line, index + 1), periods) : NULL;
    if (period == NULL)
        return false;
    bool day = line_is(line, index + 1, "day");
    bool told = step->told || (day && line_is(line, index, "next"));
    if ((told && !line_is(line, index - 1, "the")) || (day && !told))
        return false;
    *reading = (struct date_reading){index, index + 2, {0}};
    if (!told)
        reading->value = step_from_today(search, period->unit, step->steps);
    return true;
}

/* "the day before yesterday"; "the day before" where nothing follows that it is before. */
static bool read_day_beside(const struct date_search *search, size_t index,
                            struct date_reading *reading)
{
    const struct line *line = &search->line;
    bool before = line_is(line, index + 1, "before");
    if (!before && !line_is(line, index + 1, "after"))
        return false;
    *reading = (struct date_reading){index, index + 2, {0}};
    if (line_is(line, index + 2, before ? "yesterday" : "tomorrow")) {
        reading->end++;
        reading->value = day_from_today(search, before ? -2 : 2);
        return true;
    }
    return line_is(line, index - 1, "the") && !line_is_kind(line, index + 2, TOKEN_WORD) &&
           !line_is_kind(line, index + 2, TOKEN_NUMBER);
}

/* What is counted back from the article's date. */
static const struct ago_unit {
    const char *word;
    enum unit unit;
    int steps;
} ago_units[] = {
    {"day", UNIT_DAY, 1},       {"days", UNIT_DAY, 1},       {"decade", UNIT_YEAR, 10},
    {"decades", UNIT_YEAR, 10}, {"fortnight", UNIT_DAY, 14}, {"month", UNIT_MONTH, 1},
    {"months", UNIT_MONTH, 1},  {"week", UNIT_DAY, 7},       {"weeks", UNIT_DAY, 7},
    {"year", UNIT_YEAR, 1},     {"years", UNIT_YEAR, 1},
};

/* The whole number in tokens [*first, end) that "ago" counts, "a" for one; 0 where it is vague. */
static int counted_before(const struct line *line, size_t end, size_t *first)
{
    *first = end - 1;
    if (line_is(line, end - 1, "a"))
        return figure_modifier_before(line, end - 1) == NULL;
    int count = 0;
    for (size_t words = 1; words <= AGO_WORDS_MAX && end >= line->first + words; words++) {
        struct amount amount;
        if (!amount_read(line, end - words, false, &amount) || amount.end != end)
            continue;
        *first = end - words;
        bool exact = amount.low == amount.high && amount.low >= 1 && amount.low < AGO_MAX;
        count = exact && amount.low == (int)amount.low && !amount.ordinal ? (int)amount.low : 0;
    }
    return figure_modifier_before(line, *first) == NULL ? count : 0;
}

/* "three days ago", "a week ago": found at its last word. */
static bool read_ago(const struct date_search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    const struct ago_unit *unit =
        index > line->first + 1 ? WORDS_FIND(line_word(line, index - 1), ago_units) : NULL;
    size_t first;
    int count = unit != NULL ? counted_before(line, index - 1, &first) : 0;
    if (count == 0)
        return false;
    *reading = (struct date_reading){first, index + 1,
                                     step_from_today(search, unit->unit, -count * unit->steps)};
    return true;
}

/* The words that these begin at, "ago" that one ends with. */
static const struct lead_word {
    const char *word;
    bool (*read)(const struct date_search *search, size_t index, struct date_reading *reading);
} lead_words[] = {
    {"ago", read_ago},          {"day", read_day_beside},     {"following", read_period},
    {"last", read_period},      {"next", read_period},        {"previous", read_period},
    {"this", read_period},      {"today", read_day_word},     {"tomorrow", read_day_word},
    {"tonight", read_day_word}, {"yesterday", read_day_word},
};

bool date_read_relative(const struct date_search *search, size_t index,
                        struct date_reading *reading)
{
    const struct lead_word *lead = WORDS_FIND(line_word(&search->line, index), lead_words);
    return lead != NULL && lead->read(search, index, reading);
}

bool date_tables_sorted(void)
{
    return WORDS_SORTED(weekday_words) && WORDS_SORTED(day_words) && WORDS_SORTED(periods) &&
           WORDS_SORTED(ago_units) && WORDS_SORTED(lead_words) && date_tense_sorted();
}
