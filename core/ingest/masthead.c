#include "core/ingest/masthead.h"

#include "core/ingest/line.h"
#include "core/ingest/masthead_parts.h"

#include <string.h>

/* In words. */
enum {
    HEADLINE_WORDS_MIN = 3,
    HEADLINE_WORDS_MAX = 32,
    HEADING_WORDS_MAX = 8,
    BODY_WORDS_MIN = 12
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

static bool may_be_headline(struct text text)
{
    size_t words = line_words(text);
    bool question = text_ends(text, TEXT("?")) || text_ends(text, TEXT("!"));
    return words >= HEADLINE_WORDS_MIN && words <= HEADLINE_WORDS_MAX &&
           (question || !line_has_stop(text));
}

/* One name without "By" is a byline between furniture and a headline. */
static bool stands_over_headline(const struct article *article, size_t p)
{
    return p > 0 && masthead_is_out(article, p - 1) && p + 1 < article->paragraph_count &&
           !masthead_is_out(article, p + 1) && may_be_headline(article->paragraphs[p + 1].text) &&
           line_words(article->paragraphs[p + 1].text) > HEADING_WORDS_MAX / 2;
}

/* Reads "By A B and C D for Outlet" or, without "By", two persons joined; false where the line is
 * no byline. */
static bool is_body(const struct article *article, size_t p)
{
    struct text text = article->paragraphs[p].text;
    return !masthead_is_out(article, p) && line_words(text) >= BODY_WORDS_MIN &&
           line_has_stop(text);
}

/* "Matthias Oyelaran in Ruse" between headline and body, or over the date. */
static bool stands_over_body(const struct article *article, size_t p)
{
    if (line_words(article->paragraphs[p].text) > HEADING_WORDS_MAX - 2)
        return false;
    return p + 1 < article->paragraph_count &&
           (masthead_is_out(article, p + 1) || is_body(article, p + 1));
}

/* The first line that may be a headline with body somewhere below it and none above. */
static size_t read_headline(struct article *article)
{
    for (size_t p = 0; p < article->paragraph_count && p < MASTHEAD_PARAGRAPHS; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        if (masthead_is_out(article, p) ||
            (article->byline_count == 0 &&
             masthead_read_byline(article, p, stands_over_headline(article, p))))
            continue;
        if (is_body(article, p))
            return SIZE_MAX;
        if (paragraph->kind != PARAGRAPH_BODY || !may_be_headline(paragraph->text))
            continue;
        paragraph->kind = PARAGRAPH_HEADLINE;
        article->title = arena_copy(article->arena, paragraph->text.bytes, paragraph->text.length);
        return p;
    }
    return SIZE_MAX;
}

/* Below the headline: a byline; a line without a stop, or one sentence that furniture parts from
 * the body. */
static void read_below_headline(struct article *article, size_t headline)
{
    bool standfirst = false;
    for (size_t p = headline + 1; p < article->paragraph_count && p < headline + 4; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        if (masthead_is_out(article, p)) {
            standfirst = true; /* which stands at the headline, not below furniture */
            continue;
        }
        if (article->byline_count == 0 &&
            masthead_read_byline(article, p, stands_over_body(article, p)))
            continue;
        bool parted = p + 1 < article->paragraph_count && masthead_is_out(article, p + 1);
        if (!standfirst && line_words(paragraph->text) >= HEADING_WORDS_MAX &&
            (!line_has_stop(paragraph->text) || parted)) {
            paragraph->kind = PARAGRAPH_STANDFIRST;
            standfirst = true;
        }
    }
}

/* --- captions and headings -------------------------------------------------------------------- */

static bool names_picture(struct text text)
{
    static const char *const signs[] = {"(Getty",    "Getty Images)", "(Pictured", "(pictured",
                                        "Pictured:", "(AP Photo",     "Photo:",    "Photograph:",
                                        "Image:",    "(Image",        "Picture:",  "(Picture",
                                        "(PA)",      "/PA)",          "(AFP",      "/AFP",
                                        "(Reuters)", "via REUTERS",   "/Reuters"};
    if (!memchr(text.bytes, '(', text.length) && !memchr(text.bytes, ')', text.length) &&
        !memchr(text.bytes, ':', text.length) && !memchr(text.bytes, '/', text.length))
        return false;
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (text_find(text, text_from(signs[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

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

static bool is_byline(struct text text)
{
    return text_starts(text, TEXT("By ")) && !line_has_stop(text) &&
           line_words(text) <= MASTHEAD_LINE_WORDS_MAX;
}

/* What a line below the body's first is, if not body. A page with several stories has a headline
 * over each byline. */
static enum paragraph_kind kind_of(const struct article *article, size_t p)
{
    struct text text = article->paragraphs[p].text;
    bool credited = names_picture(text), stop = line_has_stop(text) || goes_on(text);
    bool over_byline =
        p + 1 < article->paragraph_count && is_byline(article->paragraphs[p + 1].text);
    if (credited)
        return PARAGRAPH_CAPTION;
    if (is_byline(text))
        return PARAGRAPH_BYLINE;
    if (stop)
        return PARAGRAPH_BODY;
    return over_byline || line_words(text) <= HEADING_WORDS_MAX ? PARAGRAPH_HEADING
                                                                : PARAGRAPH_CAPTION;
}

static void read_captions(struct article *article, size_t from)
{
    for (size_t p = from; p < article->paragraph_count; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        if (paragraph->kind != PARAGRAPH_BODY)
            continue;
        paragraph->kind = kind_of(article, p);
        bool again = paragraph->kind == PARAGRAPH_CAPTION && p > 0 &&
                     text_equal(paragraph->text, article->paragraphs[p - 1].text);
        if (again)
            masthead_put_out(article, p, BOILERPLATE_CREDIT);
    }
}

void masthead_read(struct article *article, const struct known_outlets *known)
{
    if (!date_known(article->date))
        masthead_read_date(article);
    masthead_read_outlet(article, known);
    size_t headline = article->title ? SIZE_MAX : read_headline(article);
    if (headline != SIZE_MAX)
        read_below_headline(article, headline);
    size_t body = 0;
    while (body < article->paragraph_count && !is_body(article, body))
        body++;
    read_captions(article, body);
}
