#include "core/ingest/masthead_parts.h"

#include "core/ingest/line.h"

#include <string.h>

static int digits(struct text word, size_t *used)
{
    int value = 0;
    for (*used = 0;
         *used < word.length && *used < 4 && word.bytes[*used] >= '0' && word.bytes[*used] <= '9';
         (*used)++)
        value = value * 10 + (word.bytes[*used] - '0');
    return value;
}

/* "2022-02-06" or "2022/02/06", with whatever follows it ignored. Other orders of numbers are not
 * read: which is the day cannot be told. */
static bool iso_date(struct text word, struct date *out)
{
    if (word.length < 10 || !strchr("-/", word.bytes[4]) || word.bytes[7] != word.bytes[4])
        return false;
    size_t year_size, month_size, day_size;
    int year = digits(text_slice(word, 0, 4), &year_size);
    int month = digits(text_slice(word, 5, 7), &month_size);
    int day = digits(text_slice(word, 8, 10), &day_size);
    if (year_size != 4 || month_size != 2 || day_size != 2 || !date_valid(year, month, day))
        return false;
    *out = (struct date){year, month, day};
    return true;
}

/* A number of one or two digits, an ordinal ending or comma aside; 0 where the word is none. */
static int day_number(struct text word)
{
    size_t used;
    int day = digits(word, &used);
    struct text rest = text_slice(word, used, word.length);
    if (text_ends(rest, TEXT(",")))
        rest.length--;
    bool plain = rest.length == 0 || text_equal(rest, TEXT("st")) || text_equal(rest, TEXT("nd")) ||
                 text_equal(rest, TEXT("rd")) || text_equal(rest, TEXT("th"));
    return used >= 1 && used <= 2 && plain ? day : 0;
}

static int month_number(struct text word)
{
    while (word.length > 0 && strchr(".,", word.bytes[word.length - 1]))
        word.length--;
    return word.length >= 3 && line_starts_capital(word)
               ? date_month_from(word.bytes, (int)word.length)
               : 0;
}

static int year_number(struct text word)
{
    size_t used;
    int year = digits(word, &used);
    return used == 4 && year >= 1900 && year <= 2100 ? year : 0;
}

/* The first date of a line: ISO, "21 February 2022" or "February 21, 2022". *end is behind it. */
static bool find_date(struct text text, struct date *out, size_t *end)
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
        if (iso_date(word, out))
            return true;
        int year = year_number(words[2]), middle_month = month_number(words[1]),
            first_month = month_number(words[0]);
        int month = middle_month ? middle_month : first_month;
        int day = middle_month ? day_number(words[0]) : day_number(words[1]);
        if (year && month && date_valid(year, month, day)) {
            *out = (struct date){year, month, day};
            return true;
        }
    }
}

/* Cuts the first `length` bytes of a paragraph off as one of their own before it. */
static void cut_paragraph(struct article *article, size_t p, size_t length)
{
    struct paragraph *old = article->paragraphs;
    size_t count = article->paragraph_count;
    struct paragraph *paragraphs = arena_array(article->arena, count + 1, sizeof(*paragraphs));
    memcpy(paragraphs, old, (p + 1) * sizeof(*old));
    memcpy(paragraphs + p + 1, old + p, (count - p) * sizeof(*old));
    struct paragraph *head = &paragraphs[p], *tail = &paragraphs[p + 1];
    head->text = text_trim(text_slice(old[p].text, 0, length));
    tail->text = text_trim(text_slice(old[p].text, length, old[p].text.length));
    if (old[p].source_start >= 0) {
        head->source_end = head->source_start + (int64_t)head->text.length;
        tail->source_start = tail->source_end - (int64_t)tail->text.length;
    }
    article->paragraphs = paragraphs;
    article->paragraph_count = count + 1;
}

/* A word without the marks about it. */
static struct text bare_word(struct text word)
{
    while (word.length > 0 && strchr(".,:;|()-", word.bytes[word.length - 1]))
        word.length--;
    return word;
}

/* Whether a word may stand beside a date in a line that says nothing else. */
static bool is_date_word(struct text word)
{
    static const char *const words[] = {
        "published", "updated", "posted", "date", "last", "first", "modified", "created",
        "issued",    "on",      "at",     "gmt",  "bst",  "utc",   "est",      "edt",
        "et",        "cet",     "am",     "pm",   "a.m",  "p.m",   "time",     "edition"};
    struct text bare = bare_word(word);
    bool letters = false;
    for (size_t i = 0; i < bare.length; i++)
        letters = letters || ((bare.bytes[i] | 32) >= 'a' && (bare.bytes[i] | 32) <= 'z');
    if (!letters || iso_date(bare, &(struct date){0}) || day_number(bare) || month_number(bare) ||
        date_weekday_from(bare.bytes, (int)bare.length) >= 0)
        return true;
    while (bare.length > 2 && bare.bytes[0] >= '0' && bare.bytes[0] <= '9')
        bare = text_slice(bare, 1, bare.length);
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (text_equal_ascii_case(bare, text_from(words[i])))
            return true;
    return false;
}

/* Whether the line is a date and nothing else. */
static bool is_date_line(struct text text)
{
    size_t words = 0;
    for (size_t at = 0;; words++) {
        struct text word = line_next_word(text, at, &at);
        if (word.length == 0)
            return words <= MASTHEAD_LINE_WORDS_MAX;
        if (words > MASTHEAD_LINE_WORDS_MAX || !is_date_word(word))
            return false;
    }
}

/* Behind the date words at the head of a line that ends its date at `end`; 0 where others stand
 * before it. A time of day behind the date belongs to it. */
static size_t date_head(struct text text, size_t end)
{
    if (!is_date_line(text_slice(text, 0, end)))
        return 0;
    for (size_t at = end;;) {
        struct text word = line_next_word(text, at, &at);
        bool time = word.length > 0 && word.bytes[0] >= '0' && word.bytes[0] <= '9' &&
                    memchr(word.bytes, ':', word.length);
        if (!time)
            return end;
        end = at;
    }
}

void masthead_read_date(struct article *article)
{
    for (size_t p = 0; p < article->paragraph_count && p < MASTHEAD_PARAGRAPHS; p++) {
        struct text text = article->paragraphs[p].text, word;
        struct date date;
        size_t end, first;
        if (!find_date(text, &date, &end))
            continue;
        word = line_next_word(text, 0, &first);
        bool byline = text_equal_ascii_case(word, TEXT("by")) &&
                      line_words(text) <= MASTHEAD_LINE_WORDS_MAX && !line_has_stop(text);
        bool labelled = text_equal_ascii_case(bare_word(word), TEXT("date")) ||
                        text_equal_ascii_case(bare_word(word), TEXT("published")) ||
                        iso_date(word, &(struct date){0});
        size_t head = is_date_line(text) ? text.length : labelled ? date_head(text, end) : 0;
        if (head == 0 && !byline)
            continue;
        article->date = date;
        if (byline)
            return;
        if (head < text.length)
            cut_paragraph(article, p, head);
        masthead_put_out(article, p, BOILERPLATE_LABEL);
        return;
    }
}
