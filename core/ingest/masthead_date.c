#include "core/ingest/masthead_parts.h"

#include "core/ingest/line.h"
#include "core/ingest/stamp.h"

#include <string.h>

enum { DATELINE_BYTES_MAX = 80 };

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
    bool as_in_file = old[p].source_end - old[p].source_start == (int64_t)old[p].text.length;
    head->source_end = as_in_file ? head->source_start + (int64_t)head->text.length : -1;
    tail->source_start = as_in_file ? tail->source_end - (int64_t)tail->text.length : -1;
    if (!as_in_file)
        head->source_start = tail->source_end = -1; /* repaired: which bytes is not known */
    article->paragraphs = paragraphs;
    article->paragraph_count = count + 1;
}

/* Behind the date that a line begins with, where other words follow ("date 2022-02-06 Headline");
 * a time of day behind it belongs to it. 0 where the line begins otherwise: "On 4 March 2025, the
 * port …" is body. */
static size_t date_head(struct text text, size_t end)
{
    size_t next;
    bool update;
    struct text first = line_next_word(text, 0, &next);
    bool labelled = text_equal_ascii_case(text_slice(first, 0, 4), TEXT("date")) ||
                    stamp_is_publishing(first, &update) ||
                    (first.length > 7 && first.bytes[0] >= '0' && first.bytes[0] <= '9');
    if (!labelled || !stamp_is_line(text_slice(text, 0, end)))
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

/* The date of a line that says when the page came out; *update where it only says when it was
 * changed, *published where it says the other. */
struct found {
    struct date date;
    size_t end;
    bool update, published;
};

static bool find_published(struct text text, struct found *found)
{
    *found = (struct found){.end = 0};
    size_t from = 0, start, end;
    for (size_t at = 0; !found->published;) {
        struct text word = line_next_word(text, at, &at);
        bool update;
        if (word.length == 0)
            break;
        if (!stamp_is_publishing(word, &update))
            continue;
        found->update = found->update || update;
        found->published = !update;
        from = at;
    }
    if (found->published &&
        stamp_find(text_slice(text, from, text.length), &found->date, &start, &end)) {
        found->update = false;
        found->end = from + end;
        return true;
    }
    return stamp_find(text, &found->date, &start, &found->end);
}

static bool is_byline(struct text text)
{
    return text_equal_ascii_case(text_slice(text, 0, 3), TEXT("by ")) &&
           line_words(text) <= STAMP_WORDS_MAX && !line_has_stop(text);
}

/* "February 12, 2022 / 7:41 AM / Skerry Wire": a date, a time, and whoever gives it. */
static bool begins_with_time(struct text text, size_t end)
{
    return stamp_is_line(text_slice(text, 0, end)) &&
           memchr(text.bytes + end, ':', text.length - end) &&
           (memchr(text.bytes + end, '/', text.length - end) ||
            memchr(text.bytes + end, '|', text.length - end));
}

/* Reads the date of one line of the masthead, which becomes a label; a byline keeps its kind. */
static bool read_line(struct article *article, size_t p, struct found *found)
{
    struct text text = article->paragraphs[p].text;
    if (!find_published(text, found))
        return false;
    bool noon = text_ends(text, TEXT("a.m.")) || text_ends(text, TEXT("p.m."));
    bool brief = line_words(text) <= STAMP_WORDS_MAX && (noon || !line_has_stop(text));
    bool said = brief && (found->published || found->update);
    bool alone = stamp_is_line(text) || (brief && begins_with_time(text, found->end));
    size_t head = alone ? text.length : said ? 0 : date_head(text, found->end);
    if (head == 0 && !said && !is_byline(text))
        return false;
    if (is_byline(text) || text_find(text, TEXT(" by "), 0) != SIZE_MAX)
        return true;
    if (head > 0 && head < text.length)
        cut_paragraph(article, p, head);
    masthead_put_out(article, p, BOILERPLATE_LABEL);
    return true;
}

/* "ORLE, March 4, 2025 (Agency) - …" at the head of the body. */
static bool read_dateline(const struct article *article, size_t body, struct found *found)
{
    size_t start, end;
    struct text text = article->paragraphs[body].text;
    if (!stamp_find(text_slice(text, 0, DATELINE_BYTES_MAX), &found->date, &start, &end))
        return false;
    for (size_t i = 0; i < start; i++)
        if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z')
            return false;
    size_t next;
    struct text word = line_next_word(text, end, &next);
    return start > 0 && (text_starts(word, TEXT("(")) || text_starts(word, TEXT("-")) ||
                         text_starts(word, TEXT("–")) || text_starts(word, TEXT("—")));
}

void masthead_read_date(struct article *article)
{
    size_t body = masthead_body(article);
    struct found found, update = {.end = 0};
    for (size_t p = 0; p < article->paragraph_count && p < body + MASTHEAD_BELOW; p++) {
        if (!read_line(article, p, &found))
            continue;
        if (!found.update) {
            article->date = found.date;
            return;
        }
        update = date_known(update.date) ? update : found;
    }
    if (body < article->paragraph_count && read_dateline(article, body, &found))
        update = found;
    for (size_t p = body; p < article->paragraph_count && !date_known(update.date); p++)
        if (masthead_is_out(article, p) && find_published(article->paragraphs[p].text, &found) &&
            found.published && stamp_is_line(article->paragraphs[p].text))
            update = found;
    article->date = update.date;
}
