#include "core/ingest/masthead.h"

#include "core/ingest/credit.h"
#include "core/ingest/line.h"
#include "core/ingest/masthead_parts.h"

#include <string.h>

/* In words. */
enum {
    LABEL_WORDS_MAX = 4,
    SLOGAN_WORDS_MAX = 9,
    HEADING_WORDS_MAX = 8,
    STANDFIRST_WORDS_MAX = 45,
    STANDFIRSTS_MAX = 3,
};

bool masthead_is_out(const struct article *article, size_t p)
{
    return article->paragraphs[p].kind == PARAGRAPH_BOILERPLATE;
}

void masthead_put_out(struct article *article, size_t p, enum boilerplate kind)
{
    article->paragraphs[p].kind = PARAGRAPH_BOILERPLATE;
    article->paragraphs[p].boilerplate = kind;
}

static bool is_body(const struct article *article, size_t p)
{
    return article->paragraphs[p].kind == PARAGRAPH_BODY &&
           line_is_prose(article->paragraphs[p].text);
}

static size_t next_body(const struct article *article, size_t from)
{
    while (from < article->paragraph_count && !is_body(article, from))
        from++;
    return from;
}

size_t masthead_body(const struct article *article)
{
    return next_body(article, 0);
}

/* --- bylines ---------------------------------------------------------------------------------- */

/* A name without "By" is a byline between furniture and a headline, and between headline and body
 * or over the date. */
static bool stands_over_headline(const struct article *article, size_t p)
{
    return p > 0 && masthead_is_out(article, p - 1) && p + 1 < article->paragraph_count &&
           !masthead_is_out(article, p + 1) &&
           masthead_may_be_headline(article->paragraphs[p + 1].text) &&
           line_words(article->paragraphs[p + 1].text) > LABEL_WORDS_MAX;
}

static bool stands_over_body(const struct article *article, size_t p)
{
    if (line_words(article->paragraphs[p].text) > HEADING_WORDS_MAX - 2)
        return false;
    if (p + 1 >= article->paragraph_count)
        return false;
    return article->paragraphs[p + 1].kind != PARAGRAPH_BODY || is_body(article, p + 1) ||
           (p + 2 < article->paragraph_count && is_body(article, p + 2));
}

/* "By our Political Staff" */
static bool is_byline(struct text text)
{
    return text_starts(text, TEXT("By ")) && !line_has_stop(text) &&
           line_words(text) <= MASTHEAD_LINE_WORDS_MAX;
}

static void read_bylines(struct article *article, size_t headline, size_t body)
{
    for (size_t p = 0; p < article->paragraph_count && p < body + MASTHEAD_BELOW; p++) {
        if (p == headline || article->paragraphs[p].kind != PARAGRAPH_BODY)
            continue;
        bool above = headline == SIZE_MAX || p < headline;
        bool bare = above ? stands_over_headline(article, p) : stands_over_body(article, p);
        if (masthead_read_byline(article, p, bare && p < body && article->byline_count == 0))
            continue;
        bool below = p > 0 && article->paragraphs[p - 1].kind == PARAGRAPH_BYLINE;
        bool staff = p < body && !above && is_byline(article->paragraphs[p].text);
        if (staff || (below && masthead_is_role(article->paragraphs[p].text)))
            article->paragraphs[p].kind = PARAGRAPH_BYLINE;
    }
}

/* --- the headline and what is about it -------------------------------------------------------- */

static bool stands_beside_furniture(const struct article *article, size_t p)
{
    return (p > 0 && masthead_is_out(article, p - 1)) ||
           (p + 1 < article->paragraph_count && masthead_is_out(article, p + 1));
}

/* What stands above the headline and is neither byline nor caption, labels the page. */
static void clear_above(struct article *article, size_t headline)
{
    for (size_t p = 0; p < headline; p++) {
        const struct paragraph *paragraph = &article->paragraphs[p];
        size_t words = line_words(paragraph->text);
        if (paragraph->kind != PARAGRAPH_BODY)
            continue;
        if (!line_has_stop(paragraph->text))
            masthead_put_out(article, p,
                             words <= LABEL_WORDS_MAX ? BOILERPLATE_LABEL : BOILERPLATE_RELATED);
        else if (words <= SLOGAN_WORDS_MAX && stands_beside_furniture(article, p))
            masthead_put_out(article, p, BOILERPLATE_SLOGAN);
    }
}

static void take_headline(struct article *article, size_t p, const struct known_outlets *known)
{
    struct paragraph *paragraph = &article->paragraphs[p];
    paragraph->kind = PARAGRAPH_HEADLINE;
    if (article->title)
        return;
    struct text title = masthead_without_outlet(article, known, paragraph->text);
    article->title = arena_copy(article->arena, title.bytes, title.length);
}

/* Whether a byline or date stands between p and the line of body after it. */
static bool parted_from_body(const struct article *article, size_t p)
{
    size_t body = next_body(article, p + 1);
    for (size_t at = p + 1; at < body && body < article->paragraph_count; at++)
        if (article->paragraphs[at].kind == PARAGRAPH_BYLINE ||
            article->paragraphs[at].boilerplate == BOILERPLATE_LABEL)
            return true;
    return false;
}

/* "PARIS, Feb 4 - …", "1. …": body and lists, no standfirst. */
static bool starts_capital_words(struct text text)
{
    size_t capitals = 0;
    while (capitals < text.length &&
           !(text.bytes[capitals] >= 'a' && text.bytes[capitals] <= 'z') &&
           text.bytes[capitals] != ' ')
        capitals++;
    return capitals > 2 || !line_starts_capital(text);
}

/* Lines right below the headline: without a stop, or one sentence that byline or date part from the
 * body. */
static size_t read_standfirsts(struct article *article, size_t headline)
{
    size_t p = headline + 1;
    for (size_t count = 0; p < article->paragraph_count && count < STANDFIRSTS_MAX; p++, count++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        size_t words = line_words(paragraph->text);
        bool sentence = line_has_stop(paragraph->text) || line_is_prose(paragraph->text);
        if (paragraph->kind != PARAGRAPH_BODY || words < HEADING_WORDS_MAX ||
            words > STANDFIRST_WORDS_MAX || starts_capital_words(paragraph->text) ||
            (sentence && !parted_from_body(article, p)))
            break;
        paragraph->kind = PARAGRAPH_STANDFIRST;
    }
    return p;
}

static bool heads_points(struct text text)
{
    static const char *const heads[] = {
        "summary",  "key points",   "highlights", "at a glance",    "in brief",
        "in short", "what to know", "key facts",  "the key points", "what you need to know"};
    if (text_ends(text, TEXT(":")))
        text.length--;
    for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
        if (text_equal_ascii_case(text, text_from(heads[i])))
            return true;
    return false;
}

/* Words between headline and body that are no heading of it label the page. */
static void clear_below(struct article *article, size_t from, size_t body)
{
    for (size_t p = from; p + 1 < body; p++) {
        struct text text = article->paragraphs[p].text;
        if (article->paragraphs[p].kind == PARAGRAPH_BODY && !line_has_stop(text) &&
            line_words(text) <= LABEL_WORDS_MAX - 1 && !heads_points(text) &&
            stands_beside_furniture(article, p))
            masthead_put_out(article, p, BOILERPLATE_LABEL);
    }
}

/* --- captions and headings -------------------------------------------------------------------- */

/* A line that begins with somebody's words is news, stop or none. */
static bool opens_quotation(struct text text)
{
    return text_starts(text, TEXT("“")) || text_starts(text, TEXT("\"")) ||
           text_starts(text, TEXT("‘"));
}

/* A line that begins as a sentence of the story goes on is news though its stop was lost. */
static bool goes_on(struct text text)
{
    static const char *const starts[] = {"It ",  "He ",      "She ",       "They ",  "But ",
                                         "And ", "However ", "Meanwhile ", "There ", "However, ",
                                         "We ",  "I ",       "Meanwhile, "};
    for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
        if (text_starts(text, text_from(starts[i])))
            return true;
    return opens_quotation(text);
}

/* "(Reporting by Anna Moor in Orle; Editing by Piet Lund)" */
static bool signs_off(struct text text)
{
    static const char *const starts[] = {"Reporting by ", "Additional reporting by ", "Writing by ",
                                         "Editing by ", "Compiled by "};
    if (text_starts(text, TEXT("(")))
        text = text_slice(text, 1, text.length);
    for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
        if (text_starts(text, text_from(starts[i])))
            return !line_is_prose(text) || !line_has_stop(text);
    return false;
}

/* What a line below the headline is, if not body. A page with several stories has a headline over
 * each byline. */
static enum paragraph_kind kind_of(const struct article *article, size_t p)
{
    struct text text = article->paragraphs[p].text;
    bool over_byline =
        p + 1 < article->paragraph_count && is_byline(article->paragraphs[p + 1].text);
    if (heads_points(text))
        return PARAGRAPH_HEADING;
    if (is_byline(text) || signs_off(text))
        return PARAGRAPH_BYLINE;
    if (line_has_stop(text) || line_is_prose(text) || goes_on(text))
        return PARAGRAPH_BODY;
    return over_byline || line_words(text) <= HEADING_WORDS_MAX ? PARAGRAPH_HEADING
                                                                : PARAGRAPH_CAPTION;
}

static void read_captions(struct article *article)
{
    for (size_t p = 0; p < article->paragraph_count; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        if (paragraph->kind != PARAGRAPH_BODY || !credit_in(paragraph->text))
            continue;
        paragraph->kind = PARAGRAPH_CAPTION;
    }
}

static void read_kinds(struct article *article, size_t from)
{
    bool points = false; /* of a summary, which have no stops */
    for (size_t p = from; p < article->paragraph_count; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        bool body = paragraph->kind == PARAGRAPH_BODY;
        bool listed = body && points && !line_has_stop(paragraph->text);
        if (body && !listed)
            paragraph->kind = kind_of(article, p);
        points = listed || (paragraph->kind == PARAGRAPH_HEADING && heads_points(paragraph->text));
        bool again = paragraph->kind == PARAGRAPH_CAPTION && p > 0 &&
                     text_equal(paragraph->text, article->paragraphs[p - 1].text);
        if (again)
            masthead_put_out(article, p, BOILERPLATE_CREDIT);
    }
}

void masthead_read(struct article *article, const struct known_outlets *known)
{
    read_captions(article);
    if (!date_known(article->date))
        masthead_read_date(article);
    masthead_read_outlet(article, known);
    size_t body = masthead_body(article), from = body;
    size_t headline = masthead_choose_headline(article, body);
    read_bylines(article, headline, body);
    if (headline != SIZE_MAX && article->paragraphs[headline].kind == PARAGRAPH_BODY) {
        take_headline(article, headline, known);
        if (body < article->paragraph_count)
            clear_above(article, headline);
        from = read_standfirsts(article, headline);
        clear_below(article, from, masthead_body(article));
    }
    read_kinds(article, from);
}
