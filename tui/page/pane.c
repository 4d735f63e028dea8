#include "tui/page/pane.h"

#include "core/base/utf8.h"
#include "tui/page/pane_words.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t NO_PARAGRAPH = UINT32_MAX;

void pane_open(struct pane *pane, struct context *context, size_t item)
{
    *pane = (struct pane){.context = context, .collection = context->collection, .item = item};
    pane->analysis = collection_hold(context->collection, item);
    pane->article = collection_item(context->collection, item)->article;
    pane->arena = arena_new();
}

void pane_close(struct pane *pane)
{
    arena_free(pane->arena);
    pane->arena = NULL;
    collection_release(pane->collection, pane->item);
}

void pane_move(struct pane *pane, size_t item)
{
    collection_release(pane->collection, pane->item);
    pane->collection = pane->context->collection;
    pane->item = item;
    pane->analysis = collection_hold(pane->collection, item);
    pane->repeated = collection_item(pane->collection, item)->repeated;
}

bool pane_shows(const struct pane *pane, uint32_t paragraph)
{
    bool folded = pane->article->paragraphs[paragraph].kind == PARAGRAPH_BOILERPLATE ||
                  (pane->repeated && pane->repeated[paragraph]);
    return pane->context->boilerplate || !folded;
}

/* --- layout ----------------------------------------------------------------------------------- */

bool pane_line_is_text(const struct pane_line *line)
{
    return line->kind == PANE_TEXT || line->kind == PANE_CUT;
}

static struct pane_line *add_line(struct pane *pane, enum pane_line_kind kind, size_t paragraph)
{
    pane->lines = arena_grow(pane->arena, pane->lines, pane->line_count, &pane->line_capacity,
                             sizeof(*pane->lines));
    struct pane_line *line = &pane->lines[pane->line_count++];
    *line = (struct pane_line){.kind = kind, .paragraph = (uint32_t)paragraph, .row = pane->row};
    return line;
}

void pane_begin_row(struct pane *pane, uint32_t row)
{
    pane->row = row;
}

void pane_add_gap(struct pane *pane, uint32_t paragraph, uint32_t start)
{
    add_line(pane, PANE_GAP, paragraph)->line.start = start;
}

void pane_add_note(struct pane *pane, uint32_t paragraph, uint32_t start, const char *words)
{
    struct pane_line *line = add_line(pane, PANE_NOTE, paragraph);
    line->line.start = start;
    line->words = text_from(arena_strdup(pane->arena, words));
}

/* Wrapped on its own: a stretch begins at column 0 wherever in its paragraph it stands. */
void pane_add_text(struct pane *pane, uint32_t paragraph, uint32_t start, uint32_t end,
                   const char *rest)
{
    struct text text = text_slice(pane->article->paragraphs[paragraph].text, start, end);
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0, inserts = pane->insert_counts[paragraph];
    struct flow_insert *shifted = arena_array(pane->arena, inserts, sizeof(*shifted));
    size_t shifted_count = 0;
    for (size_t i = 0; i < inserts; i++) {
        const struct flow_insert *insert = &pane->inserts[paragraph][i];
        if (insert->offset >= start && insert->offset <= end)
            shifted[shifted_count++] = (struct flow_insert){insert->offset - start, insert->text};
    }
    flow_wrap(text, pane->text.width, shifted, shifted_count, pane->arena, &lines, &count,
              &capacity);
    bool cut = rest && (count > 1 || rest[0]);
    for (size_t i = 0; i < (cut ? 1 : count); i++) {
        struct pane_line *line = add_line(pane, cut ? PANE_CUT : PANE_TEXT, paragraph);
        line->line = (struct flow_line){
            lines[i].start + start, lines[cut ? count - 1 : i].end + start, lines[i].shown + start};
        line->words = cut ? text_from(arena_strdup(pane->arena, rest)) : (struct text){"", 0};
    }
}

/* Outlet, date and length, before a place in the text. */
static void add_meta(struct pane *pane, uint32_t paragraph, uint32_t start)
{
    const struct article *article = pane->article;
    struct text_builder meta = {0};
    char date[12];
    date_format(article->date, date);
    text_builder_printf(&meta, "%s, %s, %s, %zu min", article->outlet, date[0] ? date : "undated",
                        TEXT_COUNTED(article->words, "word"), article_minutes(article));
    if (strcmp(article->language, "en") != 0)
        text_builder_add_string(&meta,
                                "; not in English: names, figures and quotations are left out");
    struct text words = {arena_copy(pane->arena, meta.bytes, meta.length), meta.length};
    text_builder_free(&meta);
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    flow_wrap(words, pane->text.width, NULL, 0, pane->arena, &lines, &count, &capacity);
    for (size_t i = 0; i < count; i++) {
        struct pane_line *line = add_line(pane, PANE_META, paragraph);
        line->line.start = start;
        line->words = text_slice(words, lines[i].start, lines[i].shown);
    }
}

uint32_t pane_add_fold(struct pane *pane, uint32_t first)
{
    const struct article *article = pane->article;
    uint32_t end = first;
    while (end < article->paragraph_count && !pane_shows(pane, end))
        end++;
    struct pane_line *line = add_line(pane, PANE_FOLD, first);
    enum boilerplate kind = article->paragraphs[first].boilerplate;
    const char *name =
        kind == BOILERPLATE_NONE ? "in several stories of this outlet" : boilerplate_name(kind);
    char *words = arena_printf(pane->arena, "+%s: %s", TEXT_COUNTED(end - first, "line"), name);
    line->words = text_from(words);
    return end;
}

static void collect_highlights(struct pane *pane)
{
    size_t kept = 0, count;
    pane->highlights =
        highlight_collect(pane->analysis, (1u << HIGHLIGHT_COUNT) - 1, pane->arena, &count);
    for (size_t i = 0; i < count; i++)
        if (pane_shows(pane, pane->highlights[i].span.paragraph))
            pane->highlights[kept++] = pane->highlights[i];
    pane->highlight_count = kept;
}

/* A headline that is the first that shows; NO_PARAGRAPH. */
static uint32_t headline_on_top(const struct pane *pane)
{
    const struct article *article = pane->article;
    uint32_t p = 0;
    while (p < article->paragraph_count && !pane_shows(pane, p))
        p++;
    bool found = p < article->paragraph_count && article->paragraphs[p].kind == PARAGRAPH_HEADLINE;
    return found ? p : NO_PARAGRAPH;
}

static void add_lines(struct pane *pane)
{
    const struct article *article = pane->article;
    uint32_t headed = headline_on_top(pane);
    if (!pane->letters && headed == NO_PARAGRAPH)
        add_meta(pane, 0, 0);
    for (uint32_t p = 0; p < article->paragraph_count;) {
        if (pane->line_count > 0)
            pane_add_gap(pane, p, 0);
        if (!pane_shows(pane, p)) {
            p = pane_add_fold(pane, p);
            continue;
        }
        uint32_t end = (uint32_t)article->paragraphs[p].text.length;
        pane_add_text(pane, p, 0, end, NULL);
        if (!pane->letters && p == headed)
            add_meta(pane, p, end);
        p++;
    }
}

static void place_text(struct pane *pane, int widest)
{
    int margin = pane->letters ? PANE_LETTER_MARGIN : PANE_MARGIN;
    int width = pane->area.width - margin - PANE_AIR;
    pane->text = pane->area;
    if (width > widest)
        width = widest;
    if (width < 1)
        width = 1;
    int left = (pane->area.width - width - margin - PANE_AIR) / 2;
    if (pane->context->styles->plain) /* nothing stands in the margin */
        left = PANE_AIR - margin;
    pane->text.x = pane->area.x + (left > 0 || pane->context->styles->plain ? left : 0) + margin;
    pane->text.width = width;
}

static struct pane_terms terms_of(const struct pane *pane, struct area area, int widest)
{
    const struct context *context = pane->context;
    return (struct pane_terms){
        .analysis = pane->analysis,
        .width = area.width,
        .height = area.height,
        .widest = widest,
        .boilerplate = context->boilerplate,
        .brackets = context->styles->bracket_places && (context->classes >> HIGHLIGHT_PLACE & 1),
        .words = pane_words_version(pane),
        .plan = pane->plan,
        .watch_version = context->watch_version,
    };
}

static bool same_terms(struct pane_terms a, struct pane_terms b)
{
    return a.analysis == b.analysis && a.width == b.width && a.height == b.height &&
           a.widest == b.widest && a.boilerplate == b.boilerplate && a.brackets == b.brackets &&
           a.words == b.words && a.plan == b.plan && a.watch_version == b.watch_version;
}

/* The start of the cursor's line, but where the reader has not left that line since the last layout
 * what was kept then: else every new width would lead a little further up. */
static struct span place_to_keep(const struct pane *pane)
{
    struct span place = pane_place(pane);
    bool stays =
        place.length == 0 && pane->line_count > 0 &&
        pane_line_is_text(&pane->lines[pane->scroller.cursor]) &&
        pane_line_of(pane, pane->kept.paragraph, pane->kept.start) == pane->scroller.cursor;
    return stays ? (struct span){pane->kept.paragraph, pane->kept.start, 0} : place;
}

bool pane_flow(struct pane *pane, struct area area, int widest)
{
    struct pane_terms terms = terms_of(pane, area, widest);
    pane->area = area;
    place_text(pane, widest);
    if (pane->line_count > 0 && same_terms(terms, pane->laid_out_for))
        return false;
    pane->laid_out_for = terms;
    pane->kept = place_to_keep(pane);
    bool first = pane->line_count == 0;
    bool at_start = pane->kept.paragraph == 0 && pane->kept.start == 0;
    pane->kept_top = pane->kept.length == 0 && (first ? at_start : pane->scroller.cursor == 0);
    pane->kept_row = first ? (size_t)area.height / 3 : pane->scroller.cursor - pane->scroller.top;
    arena_reset(pane->arena);
    pane->lines = NULL;
    pane->line_count = pane->line_capacity = 0;
    pane->row = 0;
    collect_highlights(pane);
    pane_make_inserts(pane);
    if (pane->composer)
        pane->composer(pane->owner, pane);
    else
        add_lines(pane);
    return true;
}

struct span pane_bottom(const struct pane *pane)
{
    size_t count = pane->article->paragraph_count;
    if (count == 0)
        return (struct span){0};
    return (struct span){(uint32_t)count - 1,
                         (uint32_t)pane->article->paragraphs[count - 1].text.length, 0};
}

void pane_pad(struct pane *pane, const uint32_t *heights, size_t rows)
{
    const struct pane_line *from = pane->lines, *end = from + pane->line_count;
    struct span bottom = pane_bottom(pane);
    pane->lines = NULL;
    pane->line_count = pane->line_capacity = 0;
    for (uint32_t row = 0; row < rows; row++) {
        uint32_t height = 0;
        for (; from < end && from->row == row; from++, height++)
            *add_line(pane, from->kind, 0) = *from;
        pane->row = row;
        for (; height < heights[row]; height++)
            pane_add_gap(pane, from < end ? from->paragraph : bottom.paragraph,
                         from < end ? from->line.start : bottom.start);
    }
}

void pane_settle(struct pane *pane)
{
    struct span place = pane->kept;
    pane->scroller.rows = pane->line_count;
    pane->scroller.height = pane->area.height;
    pane->scroller.margin = (int)pane->context->config->settings.scrolloff;
    size_t line = pane->kept_top ? 0 : pane_line_of(pane, place.paragraph, place.start);
    pane_level(pane, line == SIZE_MAX ? 0 : line, (int)pane->kept_row);
}

void pane_layout(struct pane *pane, struct area area, int widest)
{
    if (pane_flow(pane, area, widest))
        pane_settle(pane);
}

/* --- places ----------------------------------------------------------------------------------- */

size_t pane_line_of(const struct pane *pane, uint32_t paragraph, uint32_t offset)
{
    size_t low = 0, high = pane->line_count;
    while (low < high) { /* the first line past the place */
        size_t middle = (low + high) / 2;
        const struct pane_line *line = &pane->lines[middle];
        bool past = line->paragraph > paragraph ||
                    (line->paragraph == paragraph && line->line.start > offset);
        if (past)
            high = middle;
        else
            low = middle + 1;
    }
    return low > 0 ? low - 1 : SIZE_MAX;
}

static bool focus_on_line(const struct pane *pane)
{
    return pane->focus.length > 0 &&
           pane_line_of(pane, pane->focus.paragraph, pane->focus.start) == pane->scroller.cursor;
}

struct span pane_place(const struct pane *pane)
{
    if (pane->line_count == 0 || focus_on_line(pane))
        return pane->focus;
    const struct pane_line *line = &pane->lines[pane->scroller.cursor];
    return (struct span){line->paragraph, line->line.start, 0};
}

size_t pane_sentence(const struct pane *pane)
{
    struct span place = pane_place(pane);
    if (pane->line_count > 0 && !pane_line_is_text(&pane->lines[pane->scroller.cursor]))
        return SIZE_MAX;
    return sentences_at(&pane->analysis->annotation.sentences, place.paragraph, place.start);
}

bool pane_go(struct pane *pane, struct span focus)
{
    if (!pane_shows(pane, focus.paragraph))
        return false;
    if (pane->line_count == 0) {
        pane->focus = focus; /* the first layout goes there */
        return true;
    }
    size_t line = pane_line_of(pane, focus.paragraph, focus.start);
    if (line == SIZE_MAX)
        return false;
    pane->focus = focus;
    scroller_go(&pane->scroller, line);
    return true;
}

void pane_level(struct pane *pane, size_t line, int row)
{
    size_t last = pane->line_count > 0 ? pane->line_count - 1 : 0;
    line = line > last ? last : line;
    size_t height = pane->scroller.height > 0 ? (size_t)pane->scroller.height : 1;
    size_t above = row > 0 ? (size_t)row : 0;
    above = above < height ? above : height - 1;
    size_t deepest = pane->line_count > height ? pane->line_count - height : 0;
    pane->scroller.cursor = line;
    pane->scroller.top = line > above ? line - above : 0;
    if (pane->scroller.top > deepest)
        pane->scroller.top = deepest;
}

void pane_cursor(const struct pane *pane, int *row, int *column)
{
    const struct pane_line *line =
        pane->line_count > 0 ? &pane->lines[pane->scroller.cursor] : NULL;
    *row = (int)(pane->scroller.cursor - pane->scroller.top);
    *column = pane->text.x - pane->area.x;
    if (!line || !pane_line_is_text(line) || !focus_on_line(pane))
        return;
    uint32_t p = line->paragraph;
    *column += flow_column(pane->article->paragraphs[p].text, line->line, pane->inserts[p],
                           pane->insert_counts[p], pane->focus.start);
}
