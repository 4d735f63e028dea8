#include "core/ingest/masthead.h"

#include "core/base/utf8.h"
#include "core/ingest/outlets.h"

#include <stdlib.h>
#include <string.h>

/* How far down a page its masthead reaches, in paragraphs; and what a line of it may be, in words. */
enum {
    TOP_PARAGRAPHS = 16,
    HEADLINE_WORDS_MIN = 3,
    HEADLINE_WORDS_MAX = 32,
    HEADING_WORDS_MAX = 8,
    LABEL_WORDS_MAX = 4,
    BODY_WORDS_MIN = 12,
    DATE_LINE_WORDS_MAX = 12,
    CLUES_MAX = 32,
};

/* --- words ---------------------------------------------------------------------------------------------- */

static size_t count_words(struct text text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.length; i++)
        words += text.bytes[i] != ' ' && (i == 0 || text.bytes[i - 1] == ' ');
    return words;
}

/* The word at `from` (spaces skipped), with *next behind it; empty at the end. */
static struct text next_word(struct text text, size_t from, size_t *next)
{
    while (from < text.length && text.bytes[from] == ' ')
        from++;
    size_t end = from;
    while (end < text.length && text.bytes[end] != ' ')
        end++;
    *next = end;
    return text_slice(text, from, end);
}

static bool starts_capital(struct text word)
{
    size_t size;
    return word.length > 0 && utf8_is_upper(utf8_decode(word.bytes, word.length, &size));
}

static bool has_final_stop(struct text text)
{
    static const char *const closings[] = {"”", "’", "\"", "'"};
    for (size_t i = 0; i < sizeof(closings) / sizeof(*closings); i++)
        if (text_ends(text, text_from(closings[i])))
            text = text_slice(text, 0, text.length - strlen(closings[i]));
    return text_ends(text, TEXT(".")) || text_ends(text, TEXT("!")) || text_ends(text, TEXT("?")) ||
           text_ends(text, TEXT("…")) || text_ends(text, TEXT(":")) || text_ends(text, TEXT(",")) ||
           text_ends(text, TEXT(";"));
}

static bool is_boilerplate(const struct article *article, size_t p)
{
    return article->paragraphs[p].kind == PARAGRAPH_BOILERPLATE;
}

static void put_out(struct article *article, size_t p, enum boilerplate kind)
{
    article->paragraphs[p].kind = PARAGRAPH_BOILERPLATE;
    article->paragraphs[p].boilerplate = kind;
}

/* --- outlet ------------------------------------------------------------------------------------------------ */

/* A name that the page gives, with how much it weighs. */
struct clue {
    const char *name;
    int weight;
};

struct clues {
    struct clue items[CLUES_MAX];
    size_t count;
};

enum {
    WEIGHT_LABEL = 6,
    WEIGHT_HOST = 4,
    WEIGHT_IMAGE_LABEL = 6,
    WEIGHT_APPEAL = 4,
    WEIGHT_BYLINE = 5,
    WEIGHT_TOLD = 2,
    WEIGHT_ENOUGH = 2
};

static void add_clue(struct clues *clues, const char *name, int weight)
{
    for (size_t i = 0; i < clues->count; i++) {
        if (strcmp(clues->items[i].name, name) != 0)
            continue;
        clues->items[i].weight += weight;
        return;
    }
    if (clues->count < CLUES_MAX)
        clues->items[clues->count++] = (struct clue){name, weight};
}

/* A line of a few capitalised words and nothing else. */
static bool is_label(struct text text)
{
    size_t words = 0;
    for (size_t at = 0;; words++) {
        struct text word = next_word(text, at, &at);
        if (word.length == 0)
            break;
        bool small = text_equal(word, TEXT("of")) || text_equal(word, TEXT("and")) ||
                     text_equal(word, TEXT("the"));
        if (!starts_capital(word) && !(small && words > 0))
            return false;
    }
    return words > 0 && words <= LABEL_WORDS_MAX;
}

/* "The National:" alone on a line labels an image with the outlet. */
static void clue_from_image_label(struct article *article, size_t p, struct clues *clues)
{
    struct text text = article->paragraphs[p].text;
    if (!text_ends(text, TEXT(":")) || !is_label(text_slice(text, 0, text.length - 1)))
        return;
    struct text label = text_slice(text, 0, text.length - 1);
    const char *known = outlet_by_name(label);
    put_out(article, p, BOILERPLATE_CREDIT);
    if (known)
        add_clue(clues, known, WEIGHT_IMAGE_LABEL);
    else if (text_starts(label, TEXT("The ")))
        add_clue(clues, arena_copy(article->arena, label.bytes, label.length),
                 WEIGHT_IMAGE_LABEL / 2);
}

/* A label line at the top: a known name, or one that the page prints twice. */
static void clue_from_label(struct article *article, size_t p, struct clues *clues)
{
    struct text text = article->paragraphs[p].text;
    if (p >= TOP_PARAGRAPHS || !is_label(text))
        return;
    const char *known = outlet_by_name(text);
    bool twice =
        p + 1 < article->paragraph_count && text_equal(text, article->paragraphs[p + 1].text);
    if (known)
        add_clue(clues, known, WEIGHT_LABEL);
    else if (twice)
        add_clue(clues, arena_copy(article->arena, text.bytes, text.length), WEIGHT_LABEL);
    else
        return;
    put_out(article, p, BOILERPLATE_LABEL);
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
        const char *known = outlet_by_host(text_slice(paragraph->text, at + 3, end));
        if (known)
            add_clue(clues, known,
                     paragraph->boilerplate == BOILERPLATE_CODE ? WEIGHT_HOST : WEIGHT_TOLD / 2);
    }
}

static bool preceded_by(struct text text, size_t at, const char *words)
{
    return text_ends(text_slice(text, 0, at), text_from(words));
}

/* Names in appeals speak of the page itself; in news "told the Mirror" and "for MailOnline" do. */
static void clue_from_names(const struct paragraph *paragraph, struct clues *clues)
{
    bool appeal =
        paragraph->kind == PARAGRAPH_BOILERPLATE && paragraph->boilerplate != BOILERPLATE_CODE;
    bool brief = count_words(paragraph->text) <= DATE_LINE_WORDS_MAX;
    const char *name;
    size_t start, end;
    for (size_t from = 0; outlet_find(paragraph->text, from, &name, &start, &end); from = end) {
        if (appeal)
            add_clue(clues, name, WEIGHT_APPEAL);
        else if (preceded_by(paragraph->text, start, "told the ") ||
                 preceded_by(paragraph->text, start, "tells the "))
            add_clue(clues, name, WEIGHT_TOLD);
        else if (brief && (preceded_by(paragraph->text, start, " for ") ||
                           preceded_by(paragraph->text, start, " For The ")))
            add_clue(clues, name, WEIGHT_BYLINE);
    }
}

/* The capitalised words at `from`, three at most. */
static struct text capitalised_run(struct text text, size_t from)
{
    size_t end = from;
    for (size_t at = from, words = 0; words < 3; words++) {
        struct text word = next_word(text, at, &at);
        if (!starts_capital(word))
            break;
        size_t letters = 0;
        while (letters < word.length && !strchr(".,;:'\"", word.bytes[letters]))
            letters++;
        end = (size_t)(word.bytes - text.bytes) + letters;
        if (letters < word.length)
            break;
    }
    return text_slice(text, from, end);
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

/* "told the Meridian" in meridian.txt: a page that names itself as its file is named. */
static void clue_from_self(struct article *article, const struct paragraph *paragraph,
                           struct text stem, struct clues *clues)
{
    static const char *const leads[] = {"told the ", "Also in the ", "ore from the ", "by the ",
                                        " for "};
    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
        size_t length = strlen(leads[i]);
        for (size_t at = text_find(paragraph->text, text_from(leads[i]), 0); at != SIZE_MAX;
             at = text_find(paragraph->text, text_from(leads[i]), at + length)) {
            struct text name = capitalised_run(paragraph->text, at + length);
            bool single = memchr(name.bytes, ' ', name.length) == NULL;
            bool article_word = single && text_ends(text_from(leads[i]), TEXT("the "));
            if (name_is_stem(name, stem))
                add_clue(clues,
                         arena_printf(article->arena, "%s%.*s", article_word ? "The " : "",
                                      (int)name.length, name.bytes),
                         WEIGHT_TOLD);
        }
    }
}

static void read_outlet(struct article *article)
{
    struct clues clues = {.count = 0};
    struct text stem = text_from(article->outlet);
    for (size_t p = 0; p < article->paragraph_count; p++) {
        clue_from_image_label(article, p, &clues);
        clue_from_label(article, p, &clues);
        clue_from_hosts(&article->paragraphs[p], &clues);
        clue_from_names(&article->paragraphs[p], &clues);
        clue_from_self(article, &article->paragraphs[p], stem, &clues);
    }
    const struct clue *best = NULL;
    for (size_t i = 0; i < clues.count; i++)
        if (!best || clues.items[i].weight > best->weight)
            best = &clues.items[i];
    if (!best || best->weight < WEIGHT_ENOUGH)
        return;
    article->outlet = arena_strdup(article->arena, best->name);
    article->outlet_basis = OUTLET_FROM_TEXT;
}

/* --- date ---------------------------------------------------------------------------------------------------- */

static int digits(struct text word, size_t *used)
{
    int value = 0;
    for (*used = 0;
         *used < word.length && *used < 4 && word.bytes[*used] >= '0' && word.bytes[*used] <= '9';
         (*used)++)
        value = value * 10 + (word.bytes[*used] - '0');
    return value;
}

/* "2022-02-06", with whatever follows it ignored. */
static bool iso_date(struct text word, struct date *out)
{
    if (word.length < 10 || word.bytes[4] != '-' || word.bytes[7] != '-')
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
    bool plain = rest.length == 0 || text_equal(rest, TEXT(",")) || text_equal(rest, TEXT("st")) ||
                 text_equal(rest, TEXT("nd")) || text_equal(rest, TEXT("rd")) ||
                 text_equal(rest, TEXT("th"));
    return used >= 1 && used <= 2 && plain ? day : 0;
}

static int month_number(struct text word)
{
    while (word.length > 0 && strchr(".,", word.bytes[word.length - 1]))
        word.length--;
    return word.length >= 3 && starts_capital(word) ? date_month_from(word.bytes, (int)word.length)
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
        struct text word = next_word(text, at, &at);
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

/* A date that stands at the head of a line before other words ("date 2022-02-06 Headline"), or a short line with one. */
static void read_date(struct article *article)
{
    for (size_t p = 0; p < article->paragraph_count && p < TOP_PARAGRAPHS; p++) {
        struct text text = article->paragraphs[p].text;
        struct date date;
        size_t end, first;
        if (!find_date(text, &date, &end))
            continue;
        struct text word = next_word(text, 0, &first);
        bool labelled = text_equal_ascii_case(word, TEXT("date")) ||
                        text_equal_ascii_case(word, TEXT("date:")) ||
                        text_equal_ascii_case(word, TEXT("published"));
        bool begins = labelled || iso_date(word, &date);
        bool at_head = begins && count_words(text_slice(text, 0, end)) <= (labelled ? 5 : 1);
        bool alone = count_words(text) <= DATE_LINE_WORDS_MAX && !has_final_stop(text) &&
                     end + 24 >= text.length;
        if (at_head && end < text.length)
            cut_paragraph(article, p, end);
        if (!at_head && !alone)
            continue;
        find_date(text, &article->date, &end);
        put_out(article, p, BOILERPLATE_LABEL);
        return;
    }
}

/* --- headline, byline, standfirst -------------------------------------------------------------------------------- */

/* "Dan Bloom": two to four capitalised words of letters. */
static bool is_person(struct text text)
{
    size_t words = 0;
    for (size_t at = 0;; words++) {
        struct text word = next_word(text, at, &at);
        if (word.length == 0)
            break;
        if (!starts_capital(word) || word.bytes[word.length - 1] == ':')
            return false;
        for (size_t i = 0; i < word.length; i++)
            if (word.bytes[i] >= '0' && word.bytes[i] <= '9')
                return false;
    }
    return words >= 2 && words <= 4 && !outlet_by_name(text);
}

static void add_byline(struct article *article, struct text name, size_t *capacity)
{
    article->bylines = arena_grow(article->arena, article->bylines, article->byline_count, capacity,
                                  sizeof(*article->bylines));
    article->bylines[article->byline_count++] = arena_copy(article->arena, name.bytes, name.length);
}

/* Where the next of several persons begins: behind " and ", " & " or ",". */
static size_t person_end(struct text text, size_t from, size_t *next)
{
    static const char *const partings[] = {" and ", " & ", ", "};
    size_t end = text.length;
    *next = text.length;
    for (size_t i = 0; i < sizeof(partings) / sizeof(*partings); i++) {
        size_t at = text_find(text, text_from(partings[i]), from);
        if (at < end) {
            end = at;
            *next = at + strlen(partings[i]);
        }
    }
    return end;
}

static bool may_be_headline(struct text text)
{
    size_t words = count_words(text);
    bool question = text_ends(text, TEXT("?")) || text_ends(text, TEXT("!"));
    return words >= HEADLINE_WORDS_MIN && words <= HEADLINE_WORDS_MAX &&
           (question || !has_final_stop(text));
}

/* One name without "By" is a byline between furniture and a headline. */
static bool stands_over_headline(const struct article *article, size_t p)
{
    return p > 0 && is_boilerplate(article, p - 1) && p + 1 < article->paragraph_count &&
           !is_boilerplate(article, p + 1) && may_be_headline(article->paragraphs[p + 1].text) &&
           count_words(article->paragraphs[p + 1].text) > HEADING_WORDS_MAX / 2;
}

/* Reads "By A B and C D for Outlet" or, without "By", two persons joined; false where the line is no byline. */
static bool read_byline(struct article *article, size_t p)
{
    struct text text = article->paragraphs[p].text;
    bool by = text_starts(text, TEXT("By ")) || text_starts(text, TEXT("BY "));
    struct text names = by ? text_slice(text, 3, text.length) : text;
    size_t cut = text_find(names, TEXT(" for "), 0);
    if (by && cut != SIZE_MAX)
        names = text_slice(names, 0, cut);
    size_t count = 0, capacity = 0;
    for (size_t at = 0, next; at < names.length; at = next, count++)
        if (!is_person(text_slice(names, at, person_end(names, at, &next))))
            return false;
    if (count == 0 || (!by && count < 2 && !stands_over_headline(article, p)))
        return false;
    for (size_t at = 0, next; at < names.length; at = next) {
        size_t end = person_end(names, at, &next);
        add_byline(article, text_slice(names, at, end), &capacity);
    }
    article->paragraphs[p].kind = PARAGRAPH_BYLINE;
    return true;
}

static bool is_body(const struct article *article, size_t p)
{
    struct text text = article->paragraphs[p].text;
    return !is_boilerplate(article, p) && count_words(text) >= BODY_WORDS_MIN &&
           has_final_stop(text);
}

/* The first line that may be a headline with body somewhere below it and none above. */
static size_t read_headline(struct article *article)
{
    for (size_t p = 0; p < article->paragraph_count && p < TOP_PARAGRAPHS; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        if (is_boilerplate(article, p) || (article->byline_count == 0 && read_byline(article, p)))
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

/* Below the headline: a byline; a line without a stop, or one sentence that furniture parts from the body. */
static void read_below_headline(struct article *article, size_t headline)
{
    bool standfirst = false;
    for (size_t p = headline + 1; p < article->paragraph_count && p < headline + 4; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        if (is_boilerplate(article, p))
            return;
        if (article->byline_count == 0 && read_byline(article, p))
            continue;
        bool parted = p + 1 < article->paragraph_count && is_boilerplate(article, p + 1);
        if (!standfirst && count_words(paragraph->text) >= HEADING_WORDS_MAX &&
            (!has_final_stop(paragraph->text) || parted)) {
            paragraph->kind = PARAGRAPH_STANDFIRST;
            standfirst = true;
        }
    }
}

/* --- captions and headings --------------------------------------------------------------------------------------- */

static bool names_picture(struct text text)
{
    static const char *const signs[] = {"(Getty",    "Getty Images)", "(Pictured", "(pictured",
                                        "Pictured:", "(AP Photo",     "Photo:",    "Photograph:",
                                        "Image:",    "(Image",        "Picture:",  "(Picture",
                                        "(PA)",      "/PA)",          "(AFP",      "/AFP",
                                        "(Reuters)", "via REUTERS",   "/Reuters"};
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

static void read_captions(struct article *article, size_t from)
{
    for (size_t p = from; p < article->paragraph_count; p++) {
        struct paragraph *paragraph = &article->paragraphs[p];
        if (paragraph->kind != PARAGRAPH_BODY)
            continue;
        bool stop = has_final_stop(paragraph->text) || opens_quotation(paragraph->text);
        bool credited = names_picture(paragraph->text);
        if (!stop && text_starts(paragraph->text, TEXT("By ")) &&
            count_words(paragraph->text) <= DATE_LINE_WORDS_MAX)
            paragraph->kind = PARAGRAPH_BYLINE;
        else if (!stop && !credited && count_words(paragraph->text) <= HEADING_WORDS_MAX)
            paragraph->kind = PARAGRAPH_HEADING;
        else if (!stop || credited)
            paragraph->kind = PARAGRAPH_CAPTION;
        bool again = paragraph->kind == PARAGRAPH_CAPTION && p > 0 &&
                     text_equal(paragraph->text, article->paragraphs[p - 1].text);
        if (again)
            put_out(article, p, BOILERPLATE_CREDIT);
    }
}

void masthead_read(struct article *article)
{
    if (!date_known(article->date))
        read_date(article);
    read_outlet(article);
    size_t headline = article->title ? SIZE_MAX : read_headline(article);
    if (headline != SIZE_MAX)
        read_below_headline(article, headline);
    size_t body = 0;
    while (body < article->paragraph_count && !is_body(article, body))
        body++;
    read_captions(article, body);
}
