#include "tui/page/scroller.h"

static size_t context_rows(const struct scroller *scroller)
{
    int quarter = scroller->height / 4;
    return (size_t)(quarter < scroller->margin ? quarter : scroller->margin);
}

void scroller_fit(struct scroller *scroller)
{
    size_t height = scroller->height > 0 ? (size_t)scroller->height : 1;
    size_t margin = context_rows(scroller);
    if (scroller->cursor >= scroller->rows)
        scroller->cursor = scroller->rows > 0 ? scroller->rows - 1 : 0;
    size_t highest = scroller->cursor > margin ? scroller->cursor - margin : 0;
    size_t lowest = scroller->cursor + margin + 1;
    if (lowest > scroller->rows)
        lowest = scroller->rows;
    if (scroller->top > highest)
        scroller->top = highest;
    if (scroller->top + height < lowest)
        scroller->top = lowest - height;
    if (scroller->top + height > scroller->rows)
        scroller->top = scroller->rows > height ? scroller->rows - height : 0;
}

void scroller_go(struct scroller *scroller, size_t row)
{
    scroller->cursor = row;
    scroller_fit(scroller);
}
