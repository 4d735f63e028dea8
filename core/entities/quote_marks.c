#include "core/entities/quote_marks.h"

#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/figure_tables.h"

enum { DEPTH_MAX = 4, WORDS_OF_AN_OPEN_END = 4 };

enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT };

/* Marks that go together. Some languages close with the mark that others open with. */
enum pair { PAIR_CURLY, PAIR_STRAIGHT, PAIR_LOW, PAIR_ANGLE, PAIR_TICKS };

struct style {
    enum mark mark;
    bool single;
    enum pair pair;
};

static bool doubled(const struct line *line, size_t index, char byte)
{
    return line_is_mark(line, index, byte) && line_is_mark(line, index + 1, byte) &&
           line_has_flag(line, index + 1, TOKEN_GLUED);
}

/* What a token is as a quotation mark. */
static struct style style_of(const struct line *line, size_t index)
{
    static const struct {
        const char *sign;
        struct style style;
    } signs[] = {
        {"\"", {MARK_STRAIGHT, false, PAIR_STRAIGHT}}, {"'", {MARK_STRAIGHT, true, PAIR_STRAIGHT}},
        {"\u201C", {MARK_OPEN, false, PAIR_CURLY}},    {"\u201D", {MARK_CLOSE, false, PAIR_CURLY}},
        {"\u2018", {MARK_OPEN, true, PAIR_CURLY}},     {"\u2019", {MARK_CLOSE, true, PAIR_CURLY}},
        {"\u00AB", {MARK_OPEN, false, PAIR_ANGLE}},    {"\u00BB", {MARK_CLOSE, false, PAIR_ANGLE}},
        {"\u2039", {MARK_OPEN, true, PAIR_ANGLE}},     {"\u203A", {MARK_CLOSE, true, PAIR_ANGLE}},
        {"\u201E", {MARK_OPEN, false, PAIR_LOW}},      {"\u201A", {MARK_OPEN, true, PAIR_LOW}},
    };
    static const struct style none = {MARK_NONE, false, PAIR_CURLY};
    enum token_kind kind = (enum token_kind)line_token(line, index).kind;
    if (kind != TOKEN_MARK && kind != TOKEN_CLITIC)
        return none;
    struct text word = line_word(line, index);
    if (word.length == 0 || word.length > 3)
        return none;
    /* Two backquotes, two apostrophes: of each pair the inner one is the mark. */
    if (doubled(line, index, '`') || doubled(line, index - 1, '\''))
        return none;
    if (doubled(line, index - 1, '`'))
        return (struct style){MARK_OPEN, false, PAIR_TICKS};
    if (doubled(line, index, '\''))
        return (struct style){MARK_CLOSE, false, PAIR_TICKS};
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (text_equal(word, text_from(signs[i].sign)))
            return signs[i].style;
    return none;
}

static bool glued_before(const struct line *line, size_t index)
{
    return line_has_flag(line, index, TOKEN_GLUED);
}

static bool glued_after(const struct line *line, size_t index)
{
    return line_has_flag(line, index + 1, TOKEN_GLUED);
}

/* Space, a bracket, a dash or an opening mark before it, and something right behind it. */
static bool may_open(const struct line *line, size_t index)
{
    if (!glued_after(line, index))
        return false;
    if (!glued_before(line, index) || line_is_mark(line, index - 1, '(') ||
        line_is_mark(line, index - 1, '[') || line_is_mark(line, index - 1, ':') ||
        line_is_mark(line, index - 1, '/') || line_is_dash(line, index - 1))
        return true;
    struct style before = style_of(line, index - 1);
    return before.mark == MARK_OPEN ||
           (before.mark == MARK_STRAIGHT && !glued_before(line, index - 1));
}

/* Something right before it, and no word right behind it. */
static bool may_close(const struct line *line, size_t index)
{
    return glued_before(line, index) &&
           !(glued_after(line, index) && (line_is_kind(line, index + 1, TOKEN_WORD) ||
                                          line_is_kind(line, index + 1, TOKEN_NUMBER)));
}

/* "'em", "'til", "'90s": an apostrophe that stands for what is left out. */
static bool is_elision(const struct line *line, size_t index)
{
    static const char *const words[] = {"bout", "cause", "cos",  "em",   "n",    "round",
                                        "tis",  "til",   "till", "twas", "twere"};
    if (line_is_kind(line, index + 1, TOKEN_NUMBER))
        return line_word(line, index + 1).length == 2 && line_is(line, index + 2, "s");
    return WORDS_HAVE(line_word(line, index + 1), words) && !line_is_mark(line, index + 2, ',');
}

/* Whether the mark may be a plural's possessive: "the workers' rights". */
static bool may_possess(const struct line *line, size_t index)
{
    struct text before = line_word(line, index - 1);
    return line_is_kind(line, index - 1, TOKEN_WORD) &&
           strchr("sSzZ", before.bytes[before.length - 1]) != NULL &&
           line_is_kind(line, index + 1, TOKEN_WORD) && !glued_after(line, index) &&
           !figure_ends_noun(line_word(line, index + 1));
}

/* For every token of the paragraph: whether a single mark that may close comes later, before the
 * next that opens. */
static void look_ahead(const struct line *line, bool *later)
{
    bool closes = false;
    for (size_t i = line->end; i-- > line->first;) {
        later[i - line->first] = closes;
        struct style style = style_of(line, i);
        if (style.mark == MARK_NONE || !style.single)
            continue;
        if (style.mark == MARK_OPEN || (style.mark == MARK_STRAIGHT && may_open(line, i)))
            closes = false;
        else if (may_close(line, i))
            closes = true;
    }
}

/* What is open at a place of the paragraph. */
struct nest {
    struct {
        size_t piece;
        struct style style;
    } open[DEPTH_MAX];
    size_t depth;
};

struct finder {
    struct arena *arena;
    struct quote_pieces *pieces;
    size_t capacity;
    struct line line;
    struct nest nest;
    const bool *later;
};

/* The innermost open mark of this style, plus one; 0 where there is none. A single mark outside a
 * double one that is open cannot close within it. */
static size_t find_open(const struct nest *nest, bool single)
{
    for (size_t i = nest->depth; i > 0; i--) {
        if (nest->open[i - 1].style.single == single)
            return i;
        if (single)
            return 0;
    }
    return 0;
}

/* The style as its surroundings turn it: a low mark is closed by one that opens elsewhere, and
 * angles may point either way. */
static struct style turned(const struct nest *nest, struct style style)
{
    size_t slot = find_open(nest, style.single);
    const struct style *open = slot > 0 ? &nest->open[slot - 1].style : NULL;
    if (open != NULL && style.mark == MARK_OPEN &&
        ((open->pair == PAIR_LOW && style.pair == PAIR_CURLY) ||
         (open->pair == PAIR_ANGLE && style.pair == PAIR_ANGLE && open->mark == MARK_CLOSE)))
        style.mark = MARK_CLOSE;
    return style;
}

static void open_piece(struct finder *finder, size_t index, struct style style)
{
    struct nest *nest = &finder->nest;
    struct quote_pieces *pieces = finder->pieces;
    if (nest->depth == DEPTH_MAX)
        return;
    pieces->items = arena_grow(finder->arena, pieces->items, pieces->count, &finder->capacity,
                               sizeof(*pieces->items));
    nest->open[nest->depth].piece = pieces->count;
    nest->open[nest->depth].style = style;
    pieces->items[pieces->count++] =
        (struct quote_piece){finder->line.paragraph, (uint32_t)index, 0, false, nest->depth > 0};
    nest->depth++;
}

/* A piece that never closed says nothing; what it held is no longer nested in it. */
static void drop_above(struct finder *finder, size_t depth)
{
    while (finder->nest.depth > depth)
        finder->pieces->items[finder->nest.open[--finder->nest.depth].piece].close = 0;
}

static void close_piece(struct finder *finder, size_t slot, size_t index)
{
    size_t piece = finder->nest.open[slot - 1].piece;
    drop_above(finder, slot);
    finder->pieces->items[piece].close = (uint32_t)index;
    finder->nest.depth = slot - 1;
}

static void take_double(struct finder *finder, size_t index, struct style style)
{
    const struct line *line = &finder->line;
    size_t slot = find_open(&finder->nest, false);
    if (slot > 0 && (style.mark == MARK_CLOSE || style.mark == MARK_STRAIGHT)) {
        close_piece(finder, slot, index);
        return;
    }
    if (style.mark == MARK_OPEN) {
        if (slot > 0)
            drop_above(finder, slot - 1);
        open_piece(finder, index, style);
        return;
    }
    /* Inches: 12" */
    if (may_open(line, index) || (style.mark == MARK_STRAIGHT && !glued_before(line, index)))
        open_piece(finder, index, style);
}

static void take_single(struct finder *finder, size_t index, struct style style)
{
    const struct line *line = &finder->line;
    size_t slot = find_open(&finder->nest, true);
    bool opens = style.mark == MARK_OPEN || (style.mark == MARK_STRAIGHT && may_open(line, index));
    if (opens && glued_after(line, index)) {
        /* "'round" and "'cause" are words too: with a mark that closes they are quoted. */
        bool quoted = slot == 0 && finder->later[index - line->first] &&
                      line_word(line, index + 1).length > 4;
        if (is_elision(line, index) && !quoted)
            return;
        if (slot > 0)
            drop_above(finder, slot - 1);
        open_piece(finder, index, style);
        return;
    }
    if (slot == 0 || !may_close(line, index))
        return;
    if (may_possess(line, index) && finder->later[index - line->first])
        return;
    close_piece(finder, slot, index);
}

bool quote_marks_opens(const struct line *line)
{
    struct style style = style_of(line, line->first);
    return style.mark != MARK_NONE && glued_after(line, line->first) &&
           (style.mark == MARK_OPEN || style.mark == MARK_STRAIGHT);
}

/* Whether the outermost open mark is a quotation that goes on in the next paragraph, or ends with
 * this one. */
static bool runs_on(const struct finder *finder, const struct line *next)
{
    const struct line *line = &finder->line;
    size_t open = finder->pieces->items[finder->nest.open[0].piece].open;
    struct style style = finder->nest.open[0].style;
    if (line->end - open < WORDS_OF_AN_OPEN_END)
        return false;
    if (quote_marks_opens(next)) {
        struct style other = style_of(next, next->first);
        if (other.single == style.single)
            return true;
    }
    bool led = open == line->first || line_is_mark(line, open - 1, ':');
    return led && (!style.single || style.mark == MARK_OPEN);
}

/* Takes out the pieces of this paragraph that never closed. */
static void compact(struct finder *finder, size_t from)
{
    struct quote_pieces *pieces = finder->pieces;
    size_t kept = from;
    uint32_t inside_until = 0;
    for (size_t i = from; i < pieces->count; i++) {
        struct quote_piece piece = pieces->items[i];
        if (piece.close <= piece.open + 1)
            continue;
        piece.nested = piece.open < inside_until;
        if (piece.close > inside_until)
            inside_until = piece.close;
        pieces->items[kept++] = piece;
    }
    pieces->count = kept;
}

static void find_in_line(struct finder *finder, const struct line *next)
{
    const struct line *line = &finder->line;
    size_t from = finder->pieces->count;
    finder->nest.depth = 0;
    for (size_t i = line->first; i < line->end; i++) {
        struct style style = turned(&finder->nest, style_of(line, i));
        if (style.mark == MARK_NONE)
            continue;
        if (style.single)
            take_single(finder, i, style);
        else
            take_double(finder, i, style);
    }
    if (finder->nest.depth > 0 && runs_on(finder, next)) {
        struct quote_piece *piece = &finder->pieces->items[finder->nest.open[0].piece];
        piece->close = (uint32_t)line->end;
        piece->runs_on = true;
    }
    compact(finder, from);
}

void quote_marks_find(const struct article *article, const struct tokens *tokens,
                      struct arena *arena, struct quote_pieces *out)
{
    struct finder finder = {.arena = arena, .pieces = out};
    *out = (struct quote_pieces){0};
    bool *later = arena_array(arena, tokens->count, sizeof(*later));
    for (size_t p = 0; p < article->paragraph_count; p++) {
        finder.line = line_of(article, tokens, p);
        struct line next = {0};
        if (p + 1 < article->paragraph_count)
            next = line_of(article, tokens, p + 1);
        look_ahead(&finder.line, later + finder.line.first);
        finder.later = later + finder.line.first;
        find_in_line(&finder, &next);
    }
}
