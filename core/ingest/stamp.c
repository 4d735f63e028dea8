#include "core/ingest/stamp.h"

#include "core/ingest/line.h"

#include <string.h>

enum { YEAR_FIRST = 1900, YEAR_LAST = 2100 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

/* A word without the marks about it. */
static struct text bare_word(struct text word)
{
    while (word.length > 0 && strchr(".,:;|()[]-", word.bytes[word.length - 1]))
        word.length--;
    while (word.length > 0 && strchr("([|", word.bytes[0]))
        word = text_slice(word, 1, word.length);
    return word;
}

/* The number that a word begins with, of at most `most` digits; *used are its bytes. */
static int number_at(struct text word, size_t from, size_t most, size_t *used)
{
    int value = 0;
    for (*used = 0;
         *used < most && from + *used < word.length && is_digit(word.bytes[from + *used]);
         (*used)++)
        value = value * 10 + (word.bytes[from + *used] - '0');
    return value;
}

/* "2022-02-06", "2022/02/06" or "20220206T", with whatever follows. */
static bool iso_date(struct text word, struct date *out)
{
    size_t used, gap = word.length > 4 && strchr("-/", word.bytes[4]) ? 1 : 0;
    int year = number_at(word, 0, 4, &used);
    if (used != 4 || word.length < 8 + 2 * gap ||
        (gap ? word.bytes[7] != word.bytes[4] : word.length < 9 || word.bytes[8] != 'T'))
        return false;
    size_t month_used, day_used;
    int month = number_at(word, 4 + gap, 2, &month_used);
    int day = number_at(word, 6 + 2 * gap, 2, &day_used);
    if (month_used != 2 || day_used != 2 || year < YEAR_FIRST || year > YEAR_LAST ||
        !date_valid(year, month, day))
        return false;
    *out = (struct date){year, month, day};
    return true;
}

/* A number of one or two digits, an ordinal ending aside; 0 where the word is none. */
static int day_number(struct text word)
{
    size_t used;
    struct text bare = bare_word(word);
    int day = number_at(bare, 0, 3, &used);
    struct text rest = text_slice(bare, used, bare.length);
    bool plain = rest.length == 0 || text_equal(rest, TEXT("st")) || text_equal(rest, TEXT("nd")) ||
                 text_equal(rest, TEXT("rd")) || text_equal(rest, TEXT("th"));
    return used >= 1 && used <= 2 && plain ? day : 0;
}

static int month_number(struct text word)
{
    struct text bare = bare_word(word);
    return bare.length >= 3 && line_starts_capital(bare)
               ? date_month_from(bare.bytes, (int)bare.length)
               : 0;
}

static int year_number(struct text word)
{
    size_t used;
    struct text bare = bare_word(word);
    int year = number_at(bare, 0, 5, &used);
    return used == 4 && bare.length == 4 && year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

bool stamp_find(struct text text, struct date *out, size_t *start, size_t *end)
{
    struct text words[3] = {{0}};
    for (size_t at = 0;;) {
        struct text word = line_next_word(text, at, &at);
        if (word.length == 0)
            return false;
        words[0] = words[1];
        words[1] = words[2];
        words[2] = word;
        *end = at;
        *start = (size_t)(word.bytes - text.bytes);
        if (!is_digit(word.bytes[0]))
            continue;
        if (iso_date(word, out))
            return true;
        int year = year_number(words[2]);
        if (!year || words[0].length == 0)
            continue;
        int middle_month = month_number(words[1]), first_month = month_number(words[0]);
        int month = middle_month ? middle_month : first_month;
        int day = middle_month ? day_number(words[0]) : day_number(words[1]);
        if (month && date_valid(year, month, day)) {
            *out = (struct date){year, month, day};
            *start = (size_t)(words[0].bytes - text.bytes);
            return true;
        }
    }
}

/* --- lines ------------------------------------------------------------------------------------ */

static bool is_one_of(struct text word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal_ascii_case(word, text_from(words[i])))
            return true;
    return false;
}

static const char *const publishing_words[] = {"published", "posted", "issued", "created", "first"};
static const char *const updating_words[] = {"updated", "modified", "edited", "update"};
/* Beside a date or time in a line that says nothing else. */
static const char *const stamp_words[] = {
    "date",      "last",        "on",         "at",  "gmt",  "bst",     "utc",  "est",   "edt",
    "et",        "cet",         "cest",       "ist", "wat",  "eat",     "sgt",  "pst",   "pdt",
    "pt",        "cst",         "cdt",        "ct",  "mst",  "mdt",     "aest", "aedt",  "hkt",
    "am",        "pm",          "a.m",        "p.m", "time", "edition", "noon", "local", "today",
    "yesterday", "publication", "originally", "hrs", "sast"};
/* Only with "ago", "read" or "old". */
static const char *const units[] = {
    "m",     "min",  "mins", "minute",  "minutes", "h",      "hr",   "hour",  "hours", "d",
    "day",   "days", "week", "weeks",   "month",   "months", "year", "years", "a",     "an",
    "about", "this", "was",  "article", "story",   "is",     "more", "than",  "over"};
#define HOLDS(word, list) is_one_of(word, list, sizeof(list) / sizeof(*(list)))

bool stamp_is_publishing(struct text word, bool *update)
{
    struct text bare = bare_word(word);
    *update = HOLDS(bare, updating_words);
    return *update || HOLDS(bare, publishing_words);
}

/* Behind the digits (and "10:42", "10.42") that a word begins with. */
static struct text without_number(struct text word)
{
    size_t at = 0;
    while (at < word.length &&
           (is_digit(word.bytes[at]) || (at > 0 && strchr(":.", word.bytes[at]))))
        at++;
    return text_slice(word, at, word.length);
}

struct stamp_counts {
    size_t words, digits, units, publishing;
    bool ago;
};

/* Counts a word of a stamp; false where it is of another line. */
static bool take_word(struct text word, struct stamp_counts *counts)
{
    bool update;
    struct text bare = bare_word(word), rest = without_number(bare);
    bool digit = bare.length > 0 && is_digit(bare.bytes[0]), numbers = digit;
    for (size_t i = 0; i < bare.length; i++)
        numbers = numbers && (is_digit(bare.bytes[i]) || strchr("/.-:", bare.bytes[i]));
    counts->words++;
    counts->digits += digit;
    if (bare.length == 0 || !is_letter(bare.bytes[0])) {
        bool marks = !digit && (bare.length == 0 || (unsigned char)bare.bytes[0] >= 0x80);
        bool zulu = digit && iso_date(bare, &(struct date){0});
        counts->units += HOLDS(rest, units);
        bool zone = bare.length > 4 && bare.bytes[0] == '+' && is_digit(bare.bytes[1]);
        return marks || zulu || numbers || zone || rest.length == 0 || day_number(bare) ||
               HOLDS(rest, stamp_words) || HOLDS(rest, units);
    }
    if (text_equal_ascii_case(bare, TEXT("ago")) || text_equal_ascii_case(bare, TEXT("read")) ||
        text_equal_ascii_case(bare, TEXT("old"))) {
        counts->ago = true;
        return counts->words > 1;
    }
    if (HOLDS(bare, units)) {
        counts->units++;
        return true;
    }
    if (stamp_is_publishing(bare, &update)) {
        counts->publishing++;
        return true;
    }
    return month_number(bare) || date_weekday_from(bare.bytes, (int)bare.length) >= 0 ||
           HOLDS(bare, stamp_words);
}

bool stamp_is_line(struct text text)
{
    struct stamp_counts counts = {0};
    for (size_t at = 0;;) {
        struct text word = line_next_word(text, at, &at);
        if (word.length == 0)
            break;
        if (counts.words == STAMP_WORDS_MAX || !take_word(word, &counts))
            return false;
    }
    return (counts.digits > 0 && (counts.units == 0 || counts.ago)) ||
           (counts.ago && counts.units > 1);
}

bool stamp_is_clock(struct text text)
{
    if (text_starts(text, TEXT("Key event")))
        text = text_trim(text_slice(text, 9, text.length));
    size_t hour_used, minute_used, next;
    struct text word = line_next_word(text, 0, &next);
    int hour = number_at(word, 0, 3, &hour_used);
    if (hour_used == 0 || hour_used > 2 || hour > 24)
        return false;
    bool parted = hour_used < word.length && strchr(".:", word.bytes[hour_used]);
    int minute = parted ? number_at(word, hour_used + 1, 3, &minute_used) : 0;
    struct text rest = text_slice(word, hour_used + (parted ? 1 + minute_used : 0), word.length);
    if (parted && (minute_used != 2 || minute > 59))
        return false;
    bool half = text_equal_ascii_case(rest, TEXT("am")) || text_equal_ascii_case(rest, TEXT("pm"));
    if (rest.length > 0 && !half)
        return false;
    struct text zone = text_trim(text_slice(text, next, text.length));
    return (parted || half) && (zone.length == 0 || HOLDS(bare_word(zone), stamp_words));
}
