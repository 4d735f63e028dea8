#include "tui/page/flow.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <stdlib.h>

/* Wrapping: one pass over the clusters that remembers the last place where the line may end. */

enum { SOFT_HYPHEN = 0xAD, ZERO_WIDTH_SPACE = 0x200B, EM_DASH = 0x2014 };

/* What a cluster's first character means for breaking. */
enum breaking { BREAK_WORD, BREAK_SPACE, BREAK_SOFT, BREAK_HYPHEN, BREAK_IDEOGRAPH };

struct cluster {
    size_t start, end;
    int width;
    uint32_t code; /* its first character */
    enum breaking breaking;
};

/* Characters that may stand alone on a line's end or start: Han, kana, CJK symbols and punctuation,
 * full-width forms. Hangul is written with spaces. */
static bool is_ideographic(uint32_t code)
{
    return (code >= 0x2E80 && code <= 0x312F) || (code >= 0x3190 && code <= 0x9FFF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) ||
           (code >= 0xFF01 && code <= 0xFF60) || (code >= 0x20000 && code <= 0x3FFFF);
}

static bool is_breaking_space(uint32_t code)
{
    return code == ' ' || code == 0x1680 || (code >= 0x2000 && code <= 0x200A && code != 0x2007) ||
           code == 0x205F || code == 0x3000;
}

static enum breaking breaking_of(uint32_t code)
{
    if (is_breaking_space(code) || code == ZERO_WIDTH_SPACE)
        return BREAK_SPACE;
    if (code == SOFT_HYPHEN)
        return BREAK_SOFT;
    if (code == '-' || code == 0x2010 || (code >= 0x2012 && code <= EM_DASH))
        return BREAK_HYPHEN;
    return is_ideographic(code) ? BREAK_IDEOGRAPH : BREAK_WORD;
}

/* JIS X 4051 kinsoku, and the Western marks that close: what may not begin a line. Sorted. */
static bool may_not_begin(uint32_t code)
{
    static const uint16_t closing[] = {
        '!',    '"',    '%',    '\'',   ')',    ',',    '.',    ':',    ';',    '?',
        ']',    '}',    0xBB,   0x2019, 0x201D, 0x2026, 0x203A, 0x3001, 0x3002, 0x3005,
        0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301C, 0x301F,
        0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E,
        0x309D, 0x309E, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5,
        0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB, 0x30FC, 0x30FD, 0x30FE, 0xFF01, 0xFF05,
        0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60};
    for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]) && closing[i] <= code; i++)
        if (closing[i] == code)
            return true;
    return false;
}

/* What may not end a line: marks that open. Sorted. */
static bool may_not_end(uint32_t code)
{
    static const uint16_t opening[] = {'(',    '[',    '{',    0xAB,   0x2018, 0x201C, 0x2039,
                                       0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016,
                                       0x3018, 0x301D, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F};
    for (size_t i = 0; i < sizeof(opening) / sizeof(opening[0]) && opening[i] <= code; i++)
        if (opening[i] == code)
            return true;
    return false;
}

static struct cluster cluster_at(struct text text, size_t offset)
{
    unsigned char first = (unsigned char)text.bytes[offset];
    bool alone = offset + 1 == text.length || (unsigned char)text.bytes[offset + 1] < 0x80;
    if (first >= ' ' && first < 0x7F && alone)
        return (struct cluster){offset, offset + 1, 1, first, breaking_of(first)};
    size_t size;
    uint32_t code = utf8_decode(text.bytes + offset, text.length - offset, &size);
    size_t end = offset + utf8_cluster(text, offset);
    int width = utf8_cluster_width(text_slice(text, offset, end));
    enum breaking breaking = breaking_of(code);
    if (breaking == BREAK_SPACE && end > offset + size)
        breaking = BREAK_WORD; /* a space that carries a mark */
    return (struct cluster){offset, end, width, code, breaking};
}

/* Whether a line may end between two clusters of which neither is a space. */
static bool may_break_between(const struct cluster *left, const struct cluster *right,
                              bool left_begins_word)
{
    if (may_not_end(left->code) || may_not_begin(right->code))
        return false;
    if (left->breaking == BREAK_HYPHEN) {
        bool number = utf8_is_digit(right->code) && left->code != EM_DASH;
        return right->breaking != BREAK_HYPHEN && !number && !left_begins_word;
    }
    return left->breaking == BREAK_IDEOGRAPH || right->breaking == BREAK_IDEOGRAPH;
}

/* A place where the line may end: behind it the next begins. `width` counts from the line's start
 * to `end`. */
struct chance {
    size_t end, shown;
    int width;
    bool is_set;
};

struct wrapper {
    struct text text;
    int limit;
    const struct flow_insert *inserts;
    size_t insert_count, insert_next;
    struct arena *arena;
    struct flow_line **lines;
    size_t *count, *capacity;

    size_t start;       /* of the line that is being filled */
    size_t shown;       /* end of what is not trailing space so far */
    int width;          /* of [start, here) with inserts and trailing spaces */
    struct chance last; /* in this line */
    struct cluster before;
    bool before_begins_word;
};

static void end_line(struct wrapper *w, size_t end, size_t shown)
{
    *w->lines = arena_grow(w->arena, *w->lines, *w->count, w->capacity, sizeof(**w->lines));
    (*w->lines)[(*w->count)++] = (struct flow_line){
        (uint32_t)w->start, (uint32_t)end, (uint32_t)(shown > w->start ? shown : w->start)};
    w->start = end;
}

/* Ends lines until `width` more columns fit in front of `offset`. */
static void make_room(struct wrapper *w, size_t offset, int width)
{
    while (w->width + width > w->limit) {
        if (w->last.is_set) {
            int rest = w->width - w->last.width;
            end_line(w, w->last.end, w->last.shown);
            w->width = rest;
            w->last.is_set = false;
        } else if (offset > w->start && w->width > 0) {
            end_line(w, offset, w->shown);
            w->width = 0;
        } else {
            return;
        }
    }
}

/* Columns of the inserts that stand at an offset; passes over them. */
static int take_inserts(struct wrapper *w, size_t offset)
{
    int width = 0;
    for (; w->insert_next < w->insert_count && w->inserts[w->insert_next].offset <= offset;
         w->insert_next++)
        width += utf8_width(w->inserts[w->insert_next].text);
    return width;
}

static void set_chance(struct wrapper *w, size_t end, size_t shown)
{
    w->last = (struct chance){end, shown, w->width, true};
}

static void take_space(struct wrapper *w, const struct cluster *space, int insert_width)
{
    if (insert_width > 0) {
        make_room(w, space->start, insert_width);
        w->width += insert_width;
    }
    w->width += space->width;
    set_chance(w, space->end, w->shown);
}

static void take_visible(struct wrapper *w, const struct cluster *cluster, int insert_width)
{
    bool after_space = w->before.breaking == BREAK_SPACE || cluster->start == 0;
    if (!after_space && may_break_between(&w->before, cluster, w->before_begins_word))
        set_chance(w, cluster->start, w->shown);
    make_room(w, cluster->start, insert_width + cluster->width);
    w->width += insert_width + cluster->width;
    w->before_begins_word = after_space;
    if (cluster->breaking != BREAK_SOFT)
        w->shown = cluster->end;
    else if (!after_space && w->width > 0 && w->width < w->limit)
        set_chance(w, cluster->end, cluster->end);
}

void flow_wrap(struct text text, int width, const struct flow_insert *inserts, size_t insert_count,
               struct arena *arena, struct flow_line **lines, size_t *count, size_t *capacity)
{
    struct wrapper w = {.text = text,
                        .limit = width < 1 ? 1 : width,
                        .inserts = inserts,
                        .insert_count = insert_count,
                        .arena = arena,
                        .lines = lines,
                        .count = count,
                        .capacity = capacity};
    for (size_t offset = 0; offset < text.length;) {
        struct cluster cluster = cluster_at(text, offset);
        int insert_width = take_inserts(&w, offset);
        if (cluster.breaking == BREAK_SPACE)
            take_space(&w, &cluster, insert_width);
        else
            take_visible(&w, &cluster, insert_width);
        w.before = cluster;
        offset = cluster.end;
    }
    int last_width = take_inserts(&w, text.length);
    if (last_width > 0)
        make_room(&w, text.length, last_width);
    end_line(&w, text.length, w.shown);
}

void flow_marks_add(struct flow_marks *marks, uint32_t start, uint32_t end, enum flow_layer layer,
                    struct look look)
{
    if (start >= end)
        return;
    marks->items = memory_grow(marks->items, marks->count, &marks->capacity, sizeof(*marks->items));
    marks->items[marks->count++] = (struct flow_mark){start, end, layer, look};
}

void flow_marks_clear(struct flow_marks *marks)
{
    marks->count = 0;
}

void flow_marks_free(struct flow_marks *marks)
{
    free(marks->items);
    *marks = (struct flow_marks){0};
}

/* The marks that touch a line, in the order in which they are laid. The caller frees. */
static struct flow_mark *marks_on_line(const struct flow_marks *marks, struct flow_line line,
                                       size_t *count)
{
    struct flow_mark *found = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; marks && i < marks->count; i++) {
        const struct flow_mark *mark = &marks->items[i];
        if (mark->end <= line.start || mark->start >= line.end)
            continue;
        found = memory_grow(found, *count, &capacity, sizeof(*found));
        size_t place = (*count)++;
        for (; place > 0 && found[place - 1].layer > mark->layer; place--)
            found[place] = found[place - 1];
        found[place] = *mark;
    }
    return found;
}

/* The look at an offset, and in *end how far it reaches. */
static struct look look_at(const struct flow_mark *marks, size_t count, struct look base,
                           size_t offset, size_t *end)
{
    for (size_t i = 0; i < count; i++) {
        if (marks[i].start > offset) {
            if (marks[i].start < *end)
                *end = marks[i].start;
        } else if (marks[i].end > offset) {
            base = look_over(base, marks[i].look);
            if (marks[i].end < *end)
                *end = marks[i].end;
        }
    }
    return base;
}

/* Inserts of a line are those at its bytes, and those where its last spaces begin; see flow_wrap.
 */
static bool insert_belongs(struct flow_line line, size_t text_length, uint32_t offset)
{
    if (offset < line.start)
        return false;
    return offset < line.shown ||
           (offset == line.shown && (line.shown < line.end || line.end == text_length));
}

static size_t first_insert(const struct flow_insert *inserts, size_t count, uint32_t offset)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (inserts[middle].offset < offset)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* Whether the line was broken at a soft hyphen, which then shows. */
static bool ends_in_soft_hyphen(struct text text, struct flow_line line)
{
    return line.shown == line.end && line.end < text.length &&
           text_ends(text_slice(text, line.start, line.shown), TEXT("\xC2\xAD"));
}

int flow_draw(struct draw *draw, struct area area, int row, int column, struct text text,
              struct flow_line line, struct look base, const struct flow_marks *marks,
              const struct flow_insert *inserts, size_t insert_count)
{
    size_t mark_count;
    struct flow_mark *on_line = marks_on_line(marks, line, &mark_count);
    size_t next = first_insert(inserts, insert_count, line.start);
    struct look look = base;
    for (size_t offset = line.start; offset < line.shown;) {
        size_t end = line.shown;
        look = look_at(on_line, mark_count, base, offset, &end);
        for (; next < insert_count && inserts[next].offset <= offset; next++)
            column = draw_text(draw, area, row, column, inserts[next].text, base);
        if (next < insert_count && inserts[next].offset < end)
            end = inserts[next].offset;
        size_t run_end = offset;
        while (run_end < end)
            run_end += utf8_cluster(text, run_end);
        column = draw_text(draw, area, row, column, text_slice(text, offset, run_end), look);
        offset = run_end;
    }
    if (ends_in_soft_hyphen(text, line))
        column = draw_text(draw, area, row, column, TEXT("-"), look);
    for (; next < insert_count && insert_belongs(line, text.length, inserts[next].offset); next++)
        column = draw_text(draw, area, row, column, inserts[next].text, base);
    free(on_line);
    return column;
}

int flow_column(struct text text, struct flow_line line, const struct flow_insert *inserts,
                size_t insert_count, uint32_t offset)
{
    int column = 0;
    size_t next = first_insert(inserts, insert_count, line.start);
    for (size_t here = line.start; here <= line.shown;) {
        for (;
             next < insert_count && inserts[next].offset <= here && inserts[next].offset <= offset;
             next++)
            if (insert_belongs(line, text.length, inserts[next].offset))
                column += utf8_width(inserts[next].text);
        if (here >= line.shown)
            break;
        struct cluster cluster = cluster_at(text, here);
        if (cluster.end > offset)
            break;
        column += cluster.width;
        here = cluster.end;
    }
    return column;
}
