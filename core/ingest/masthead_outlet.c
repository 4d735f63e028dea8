#include "core/ingest/masthead_parts.h"

#include "core/ingest/line.h"
#include "core/ingest/outlets.h"

#include <string.h>

enum { LABEL_WORDS_MAX = 4, CLUES_MAX = 32 };

/* A name that the page gives, with how much it weighs. */
struct clue {
    const char *name;
    int weight;
};

struct clues {
    const struct known_outlets *known;
    struct clue items[CLUES_MAX];
    size_t count;
};

enum {
    WEIGHT_LABEL = 6,
    WEIGHT_HOST = 4,
    WEIGHT_IMAGE_LABEL = 6,
    WEIGHT_APPEAL = 4,
    WEIGHT_BYLINE = 5,
    WEIGHT_SELF = 3,
    WEIGHT_TOLD = 2, /* once is not enough: outlets quote one another */
    WEIGHT_LINK = 1,
    WEIGHT_ENOUGH = 3,
};

static const char *without_the(const char *name)
{
    return strncmp(name, "The ", 4) == 0 ? name + 4 : name;
}

/* Adds to a name's weight; a name with its article is the fuller one. */
static void add_clue(struct clues *clues, const char *name, int weight)
{
    for (size_t i = 0; i < clues->count; i++) {
        struct clue *clue = &clues->items[i];
        if (strcmp(without_the(clue->name), without_the(name)) != 0)
            continue;
        clue->weight += weight;
        clue->name = without_the(name) != name ? name : clue->name;
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
    if (!text_ends(text, TEXT(":")) || !is_label(text_slice(text, 0, text.length - 1)))
        return;
    struct text label = text_slice(text, 0, text.length - 1);
    const char *known = outlet_by_name(clues->known, label);
    if (known || text_starts(label, TEXT("The ")))
        masthead_put_out(article, p, BOILERPLATE_CREDIT);
    if (known)
        add_clue(clues, known, WEIGHT_IMAGE_LABEL);
    else if (text_starts(label, TEXT("The ")))
        add_clue(clues, arena_copy(article->arena, label.bytes, label.length),
                 WEIGHT_IMAGE_LABEL / 2);
}

/* A label line at the top: a known name, or one that the page prints twice. */
static void clue_from_label(struct article *article, size_t p, size_t body, struct clues *clues)
{
    struct text text = article->paragraphs[p].text;
    if (p >= body || !is_label(text))
        return;
    const char *known = outlet_by_name(clues->known, text);
    bool twice =
        p + 1 < article->paragraph_count && text_equal(text, article->paragraphs[p + 1].text);
    if (known)
        add_clue(clues, known, WEIGHT_LABEL);
    else if (twice)
        add_clue(clues, arena_copy(article->arena, text.bytes, text.length), WEIGHT_LABEL);
    else
        return;
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
            add_clue(clues, known,
                     paragraph->boilerplate == BOILERPLATE_CODE ? WEIGHT_HOST : WEIGHT_LINK);
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
    bool brief = line_words(paragraph->text) <= MASTHEAD_LINE_WORDS_MAX;
    const char *name;
    size_t start, end;
    for (size_t from = 0; outlet_find(clues->known, paragraph->text, from, &name, &start, &end);
         from = end) {
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
        struct text word = line_next_word(text, at, &at);
        if (!line_starts_capital(word))
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
                         WEIGHT_SELF);
        }
    }
}

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

void masthead_read_outlet(struct article *article, const struct known_outlets *known)
{
    struct clues clues = {.known = known};
    struct text stem = text_from(article->outlet);
    size_t body = masthead_body(article);
    for (size_t p = 0; p < article->paragraph_count; p++) {
        clue_from_image_label(article, p, &clues);
        clue_from_label(article, p, body, &clues);
        clue_from_hosts(&article->paragraphs[p], &clues);
        clue_from_names(&article->paragraphs[p], &clues);
        clue_from_self(article, &article->paragraphs[p], stem, &clues);
    }
    const struct clue *best = NULL;
    for (size_t i = 0; i < clues.count; i++)
        if (!best || clues.items[i].weight > best->weight)
            best = &clues.items[i];
    if (best && best->weight >= WEIGHT_ENOUGH) {
        article->outlet = arena_strdup(article->arena, best->name);
        article->outlet_basis = OUTLET_FROM_TEXT;
    }
    const char *called = outlet_known(known, text_from(article->outlet));
    if (called)
        article->outlet = arena_strdup(article->arena, called);
}
