#include "tui/page/selection.h"

/* The focus, else the cursor's line. */
static struct span reach(const struct pane *pane)
{
    struct span place = pane_place(pane);
    if (place.length > 0 || pane->line_count == 0)
        return place;
    const struct pane_line *line = &pane->lines[pane->scroller.cursor];
    if (pane_line_is_text(line))
        place.length = line->line.end - line->line.start;
    return place;
}

void selection_toggle(struct pane *pane)
{
    pane->selecting = !pane->selecting;
    pane->anchor = reach(pane);
}

static bool is_before(struct span a, uint32_t a_offset, struct span b, uint32_t b_offset)
{
    return a.paragraph < b.paragraph || (a.paragraph == b.paragraph && a_offset < b_offset);
}

struct span selection_in(const struct pane *pane, uint32_t paragraph)
{
    struct span none = {paragraph, 0, 0}, here = reach(pane), anchor = pane->anchor;
    struct span first = is_before(here, here.start, anchor, anchor.start) ? here : anchor;
    uint32_t here_end = here.start + here.length, anchor_end = anchor.start + anchor.length;
    bool ends_here = is_before(anchor, anchor_end, here, here_end);
    uint32_t last = ends_here ? here.paragraph : anchor.paragraph;
    if (!pane->selecting || paragraph < first.paragraph || paragraph > last)
        return none;
    uint32_t start = paragraph == first.paragraph ? first.start : 0;
    uint32_t end = paragraph == last ? ends_here ? here_end : anchor_end
                                     : (uint32_t)pane->article->paragraphs[paragraph].text.length;
    return end > start ? (struct span){paragraph, start, end - start} : none;
}

void selection_add(const struct pane *pane, struct text_builder *out)
{
    for (uint32_t p = 0; p < pane->article->paragraph_count; p++) {
        struct span span = selection_in(pane, p);
        if (span.length == 0 || !pane_shows(pane, p))
            continue;
        if (out->length > 0)
            text_builder_add_string(out, "\n\n");
        text_builder_add(out, text_trim(article_span_text(pane->article, span)));
    }
}
