#include "core/ingest/masthead_parts.h"

#include "core/ingest/clues.h"
#include "core/ingest/credit.h"
#include "core/ingest/line.h"

#include <string.h>

/* What a clue weighs, of a name in the table and of one that only looks like a paper's. */
enum {
    WEIGHT_LABEL = 6,
    WEIGHT_LABEL_PAPER = 2,
    WEIGHT_HEAD_PAPER = 3, /* the first line of the page */
    WEIGHT_IMAGE_LABEL = 6,
    WEIGHT_IMAGE_LABEL_PAPER = 3,
    WEIGHT_HOST = 4,
    WEIGHT_LINK = 1,
    WEIGHT_APPEAL = 4,
    WEIGHT_FURNITURE_PAPER = 1,
    WEIGHT_BYLINE = 5,
    WEIGHT_BYLINE_PAPER = 3,
    WEIGHT_COPYRIGHT = 4,
    WEIGHT_COPYRIGHT_PAPER = 3,
    WEIGHT_TITLE = 5,
    WEIGHT_TITLE_PAPER = 3,
    WEIGHT_CREDIT_PAPER = 1,
    WEIGHT_SELF = 3,
    WEIGHT_TOLD = 2, /* once is not enough: outlets quote one another */
    WEIGHT_AGENCY = 2,
    WEIGHT_AGENCY_ALONE = 3, /* where the file's name says nothing */
    LABEL_WORDS_MAX = 4,
    TITLE_WORDS_MIN = 3,
    DATELINE_BYTES_MAX = 80,
};

struct weights {
    int known, paper;
};

static void add_name(struct clues *clues, struct text name, struct weights weights)
{
    if (outlet_by_name(clues->known, name))
        clues_add(clues, name, weights.known);
    else if (weights.paper > 0 && clues_is_paper(name))
        clues_add(clues, name, weights.paper);
}

/* A line of a few capitalised words and nothing else. */
static bool is_label(struct text text)
{
    size_t words = 0;
    for (size_t at = 0;; words++) {
        struct text word = line_next_word(text, at, &at);
        if (word.length == 0)
            break;
        bool small = text_equal(word, TEXT("of")) || text_equal(word, TEXT("and")) ||
                     text_equal(word, TEXT("the"));
        if (!line_starts_capital(word) && !(small && words > 0))
            return false;
    }
    return words > 0 && words <= LABEL_WORDS_MAX;
}

/* "The National:" alone on a line labels an image with the outlet. */
static void clue_from_image_label(struct article *article, size_t p, struct clues *clues)
{
    struct text text = article->paragraphs[p].text;
    if (!text_ends(text, TEXT(":")))
        return;
    struct text label = text_slice(text, 0, text.length - 1);
    bool named = text_starts(label, TEXT("The ")) || clues_is_paper(label) ||
                 outlet_by_name(clues->known, label);
    if (!named || !is_label(label))
        return;
    masthead_put_out(article, p, BOILERPLATE_CREDIT);
    clues_add(clues, label,
              outlet_by_name(clues->known, label) ? WEIGHT_IMAGE_LABEL : WEIGHT_IMAGE_LABEL_PAPER);
}

/* A label line at the top: a known name, or one that the page prints twice. */
static void clue_from_label(struct article *article, size_t p, struct clues *clues)
{
    struct text text = article->paragraphs[p].text;
    bool out = masthead_is_out(article, p);
    if (!is_label(text) || (out && article->paragraphs[p].boilerplate == BOILERPLATE_RELATED))
        return;
    bool known = outlet_by_name(clues->known, text);
    bool twice =
        p + 1 < article->paragraph_count && text_equal(text, article->paragraphs[p + 1].text);
    bool label = out && article->paragraphs[p].boilerplate == BOILERPLATE_LABEL;
    if (known || (twice && (label || !out)))
        clues_add(clues, text, WEIGHT_LABEL);
    else if (clues_is_paper(text))
        clues_add(clues, text, p == 0 ? WEIGHT_HEAD_PAPER : WEIGHT_LABEL_PAPER);
    else
        return;
    if (p == 0)
        clues->head = text;
    masthead_put_out(article, p, BOILERPLATE_LABEL);
}

static bool host_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' ||
           byte == '-';
}

static void clue_from_hosts(const struct paragraph *paragraph, struct clues *clues)
{
    for (size_t at = text_find(paragraph->text, TEXT("://"), 0); at != SIZE_MAX;
         at = text_find(paragraph->text, TEXT("://"), at + 3)) {
        size_t end = at + 3;
        while (end < paragraph->text.length && host_byte(paragraph->text.bytes[end]))
            end++;
        const char *known = outlet_by_host(clues->known, text_slice(paragraph->text, at + 3, end));
        if (known)
            clues_add(clues, text_from(known),
                      paragraph->boilerplate == BOILERPLATE_CODE ? WEIGHT_HOST : WEIGHT_LINK);
    }
}

/* "© 2025 Orle Herald. All rights reserved" */
static void clue_from_copyright(struct text text, struct clues *clues)
{
    size_t at = text_find(text, TEXT("©"), 0), from;
    if (at == SIZE_MAX)
        at = text_find(text, TEXT("Copyright"), 0);
    if (at == SIZE_MAX)
        return;
    for (;;) {
        struct text word = line_next_word(text, at, &from);
        at = from - word.length;
        bool skipped = text_starts(word, TEXT("©")) || text_equal(word, TEXT("Copyright")) ||
                       text_equal(word, TEXT("(c)")) || text_equal(word, TEXT("by")) ||
                       (word.length > 0 && word.bytes[0] >= '0' && word.bytes[0] <= '9');
        if (!skipped)
            break;
        at = from;
    }
    add_name(clues, clues_name_at(text, at),
             (struct weights){WEIGHT_COPYRIGHT, WEIGHT_COPYRIGHT_PAPER});
}

/* A name behind a mark in a line: "By Anna Moor | Orle Herald", "Crane falls - Orle Herald". */
static void clue_behind(struct text text, const char *mark, struct weights weights,
                        struct clues *clues)
{
    size_t length = strlen(mark);
    for (size_t at = text_find(text, text_from(mark), 0); at != SIZE_MAX;
         at = text_find(text, text_from(mark), at + length)) {
        size_t from = at + length;
        from += text_equal(text_slice(text, from, from + 4), TEXT("the ")) ? 4 : 0;
        struct text name = clues_name_at(text, from);
        if (name.length > 0)
            add_name(clues, name, weights);
    }
}

static void clue_from_brief(const struct paragraph *paragraph, struct clues *clues)
{
    static const char *const marks[] = {" | ", " - ", " – ", " — "};
    struct text text = paragraph->text;
    bool byline = masthead_may_be_byline(text);
    struct weights title = {WEIGHT_TITLE, WEIGHT_TITLE_PAPER},
                   by = {WEIGHT_BYLINE, WEIGHT_BYLINE_PAPER};
    if (paragraph->kind == PARAGRAPH_BOILERPLATE)
        return;
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        size_t at = text_find(text, text_from(marks[i]), 0);
        size_t words = at == SIZE_MAX ? 0 : line_words(text_slice(text, 0, at));
        if (byline)
            clue_behind(text, marks[i], by, clues);
        else if (words >= TITLE_WORDS_MIN &&
                 clues_name_at(text, at + strlen(marks[i])).length + at + strlen(marks[i]) ==
                     text.length)
            clue_behind(text, marks[i], title, clues);
    }
    clue_behind(text, " for ", (struct weights){WEIGHT_BYLINE, byline ? WEIGHT_BYLINE_PAPER : 0},
                clues);
    clue_behind(text, " For ", by, clues);
}

/* Names in furniture speak of the page itself. */
static void clue_from_furniture(const struct paragraph *paragraph, struct clues *clues)
{
    const char *name;
    size_t start, end, next;
    struct text text = paragraph->text;
    for (size_t from = 0; outlet_find(clues->known, text, from, &name, &start, &end); from = end)
        clues_add(clues, text_from(name), WEIGHT_APPEAL);
    for (size_t at = 0;; at = next) {
        struct text word = line_next_word(text, at, &next);
        if (word.length == 0)
            return;
        if (!line_starts_capital(word))
            continue;
        struct text run = clues_name_at(text, (size_t)(word.bytes - text.bytes));
        if (run.length == 0)
            continue;
        size_t the = text_find(run, TEXT(" The "), 0);
        if (the != SIZE_MAX)
            run = text_slice(run, the + 1, run.length);
        add_name(clues, run, (struct weights){0, WEIGHT_FURNITURE_PAPER});
        next = (size_t)(run.bytes - text.bytes) + run.length;
    }
}

/* Whether a name is the file's own: its letters begin with the letters of the file's stem. */
static bool name_is_stem(struct text name, struct text stem)
{
    enum { STEM_LETTERS_MIN = 4 };
    size_t at = 0;
    for (size_t i = 0; i < name.length && at < stem.length; i++) {
        if (name.bytes[i] == ' ')
            continue;
        while (at < stem.length && (stem.bytes[at] == '-' || stem.bytes[at] == '_'))
            at++;
        if (at < stem.length && (name.bytes[i] | 32) != (stem.bytes[at] | 32))
            return false;
        at++;
    }
    return at >= stem.length && stem.length >= STEM_LETTERS_MIN;
}

static bool is_single_word(struct text name)
{
    return memchr(name.bytes, ' ', name.length) == NULL;
}

/* A name that follows words which speak of the page itself, or of a paper that was told something;
 * one that is the file's own weighs more. */
static void clue_from_lead(struct article *article, struct text text, struct text lead,
                           struct clues *clues)
{
    for (size_t at = text_find(text, lead, 0); at != SIZE_MAX;
         at = text_find(text, lead, at + lead.length)) {
        size_t from = at + lead.length;
        bool the = text_equal_ascii_case(text_slice(text, from, from + 4), TEXT("the "));
        struct text name = clues_name_at(text, the ? from + 4 : from);
        if (name.length == 0)
            continue;
        bool article_word = the && (text.bytes[from] == 'T' || is_single_word(name));
        struct text full = name;
        if (article_word)
            full =
                text_from(arena_printf(article->arena, "The %.*s", (int)name.length, name.bytes));
        if (name_is_stem(name, text_from(article->outlet)))
            clues_add(clues, full, WEIGHT_SELF);
        else if (!text_equal(lead, TEXT(" for ")))
            add_name(clues, full, (struct weights){WEIGHT_TOLD, the ? WEIGHT_TOLD : 0});
    }
}

/* --- agencies --------------------------------------------------------------------------------- */

static const struct {
    const char *sign, *name;
} agencies[] = {
    {"(Reuters)", "Reuters"},
    {"(AP)", "Associated Press"},
    {"(AFP)", "Agence France-Presse"},
    {"(UPI)", "United Press International"},
    {"(Xinhua)", "Xinhua"},
    {"(PTI)", "Press Trust of India"},
    {"(ANI)", "Asian News International"},
    {"(IANS)", "Indo-Asian News Service"},
    {"(Bloomberg)", "Bloomberg"},
    {"(CNN)", "CNN"},
    {"(dpa)", "dpa"},
    {"(TASS)", "TASS"},
    {"(Interfax)", "Interfax"},
    {"(Kyodo)", "Kyodo News"},
    {"(Yonhap)", "Yonhap"},
    {"(PA)", "Press Association"},
    {"(AAP)", "Australian Associated Press"},
};

static bool is_agency(struct text name)
{
    for (size_t i = 0; i < sizeof(agencies) / sizeof(*agencies); i++)
        if (text_equal(name, text_from(agencies[i].name)))
            return true;
    return false;
}

/* "LONDON (Reuters) - …" at the head of the body; an agency's copy may stand in another's paper, so
 * alone it counts only where the file's name is a number. */
static void clue_from_dateline(const struct article *article, size_t body, struct text stem,
                               struct clues *clues)
{
    bool number = false;
    for (size_t i = 0; i < stem.length; i++)
        number = number || (stem.bytes[i] >= '0' && stem.bytes[i] <= '9');
    struct text head = text_slice(article->paragraphs[body].text, 0, DATELINE_BYTES_MAX);
    for (size_t i = 0; i < sizeof(agencies) / sizeof(*agencies); i++) {
        size_t next, at = text_find(head, text_from(agencies[i].sign), 0);
        if (at == SIZE_MAX)
            continue;
        struct text dash = line_next_word(head, at + strlen(agencies[i].sign), &next);
        if (text_equal(dash, TEXT("-")) || text_equal(dash, TEXT("–")) ||
            text_equal(dash, TEXT("—")))
            clues_add(clues, text_from(agencies[i].name),
                      number ? WEIGHT_AGENCY_ALONE : WEIGHT_AGENCY);
    }
}

/* --- together --------------------------------------------------------------------------------- */

struct text masthead_without_outlet(const struct article *article,
                                    const struct known_outlets *known, struct text title)
{
    static const char *const partings[] = {" | ", " - ", " – ", " — "};
    for (size_t i = 0; i < sizeof(partings) / sizeof(*partings); i++) {
        size_t at = text_find(title, text_from(partings[i]), 0);
        if (at == SIZE_MAX)
            continue;
        struct text name = text_slice(title, at + strlen(partings[i]), title.length);
        if (outlet_by_name(known, name) || text_equal_ascii_case(name, text_from(article->outlet)))
            return text_slice(title, 0, at);
    }
    return title;
}

static void find_in_furniture(struct article *article, const struct paragraph *paragraph,
                              struct clues *clues)
{
    clue_from_copyright(paragraph->text, clues);
    clue_from_lead(article, paragraph->text, TEXT("Also in "), clues);
    clue_from_lead(article, paragraph->text, TEXT("ubscribe to "), clues);
    clue_from_lead(article, paragraph->text, TEXT("ore from "), clues);
    if (paragraph->boilerplate != BOILERPLATE_CODE && paragraph->boilerplate != BOILERPLATE_RELATED)
        clue_from_furniture(paragraph, clues);
}

static void find_clues(struct article *article, struct clues *clues)
{
    size_t body = masthead_body(article);
    for (size_t p = 0; p < article->paragraph_count; p++) {
        const struct paragraph *paragraph = &article->paragraphs[p];
        clue_from_image_label(article, p, clues);
        if (p < body)
            clue_from_label(article, p, clues);
        clue_from_hosts(paragraph, clues);
        clue_from_lead(article, paragraph->text, TEXT("told "), clues);
        clue_from_lead(article, paragraph->text, TEXT("tells "), clues);
        if (masthead_is_out(article, p))
            find_in_furniture(article, paragraph, clues);
        else if (p < body && line_words(paragraph->text) <= MASTHEAD_LINE_WORDS_MAX) {
            clue_from_brief(paragraph, clues);
            clue_from_lead(article, paragraph->text, TEXT(" for "), clues);
        }
    }
    if (body < article->paragraph_count)
        clue_from_dateline(article, body, text_from(article->outlet), clues);
}

void masthead_read_outlet(struct article *article, const struct known_outlets *known)
{
    struct clues clues = {.known = known};
    find_clues(article, &clues);
    struct text best = clues_best(&clues);
    /* A paper prints an agency's copy with all its notices. */
    if (clues.head.length > 0 && is_agency(best))
        best = clues.head;
    if (best.length > 0 && article->outlet_basis != OUTLET_FROM_METADATA) {
        article->outlet = arena_copy(article->arena, best.bytes, best.length);
        article->outlet_basis = OUTLET_FROM_TEXT;
    }
    const char *called = outlet_known(known, text_from(article->outlet));
    if (called)
        article->outlet = arena_strdup(article->arena, called);
}
