/* How a grid is laid out and drawn. */
#include "tui/views/grid.h"

#include "core/base/utf8.h"
#include "tui/page/flow.h"

#include <inttypes.h>

enum {
    SIGN_AT = 1,
    NAMES_AT = 3,
    HEADER_ROWS = 1,
    DETAIL_MOST = 7,        /* rows below the table */
    DETAIL_FROM_HEIGHT = 14 /* of the view */
};

static struct grid *self(struct view *view)
{
    return (struct grid *)view;
}

/* --- layout ----------------------------------------------------------------------------------- */

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : least(value, high);
}

void grid_show_column(struct grid *grid)
{
    size_t column = grid->column > 0 ? grid->column - 1 : 0;
    if (grid->column > 0 && column < grid->first)
        grid->first = column;
    if (grid->column > 0 && column >= grid->first + grid->visible)
        grid->first = column + 1 - grid->visible;
    if (grid->first + grid->visible > grid->table.column_count)
        grid->first = grid->table.column_count - grid->visible;
}

static int facts_room(const struct grid *grid)
{
    return grid->facts > 0 ? GRID_AIR + grid->facts : 0;
}

static void measure(struct grid *grid, int width)
{
    const struct grid_kind *kind = grid->kind;
    int columns = (int)grid->table.column_count;
    bool one = width < GRID_NARROW || grid->list.view.context->styles->plain;
    grid->facts = width >= GRID_NARROW ? grid->facts_whole : 0;
    if (one || columns == 0) {
        grid->visible = columns > 0;
        grid->cells = width * kind->narrow_cell / 100;
        grid->names = width - NAMES_AT - facts_room(grid) - grid->cells - 1;
        return;
    }
    grid->names = clamp(width * kind->name_share / 100, kind->name_least, kind->name_most);
    int room = width - NAMES_AT - grid->names - facts_room(grid) - 1;
    int spared = kind->facts_least > 0 ? grid->facts - kind->facts_least : 0;
    int fit = clamp(room / kind->cell_least, 1, columns);
    if (spared > 0 && clamp((room + spared) / kind->cell_least, 1, columns) > fit) {
        grid->facts -= spared;
        room += spared;
        fit = clamp(room / kind->cell_least, 1, columns);
    }
    grid->visible = (size_t)fit;
    grid->cells = clamp(room / fit, kind->cell_least, kind->cell_most);
    grid->names += clamp(room - fit * grid->cells, 0, kind->name_most - grid->names);
}

static int detail_rows(struct area area)
{
    return area.height < DETAIL_FROM_HEIGHT ? 0 : least(area.height / 4, DETAIL_MOST);
}

void grid_layout(struct view *view, struct area area)
{
    struct grid *grid = self(view);
    struct area body = area_rows(area, HEADER_ROWS, area.height - HEADER_ROWS - detail_rows(area));
    measure(grid, area.width);
    grid_show_column(grid);
    list_layout(view, body);
}

/* Where a visible outlet's column begins: 0 is the leftmost. */
static int column_at(const struct grid *grid, size_t visible)
{
    return NAMES_AT + grid->names + facts_room(grid) + (int)visible * grid->cells;
}

void grid_focus(struct view *view, int *row, int *column)
{
    const struct grid *grid = self(view);
    list_focus(view, row, column);
    *row += HEADER_ROWS;
    if (grid->column > 0)
        *column = column_at(grid, grid->column - 1 - grid->first) + GRID_AIR;
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* One cell's words in columns [at, at + width), to the right where they are numbers. */
static void draw_aligned(struct draw *draw, struct area area, int line, int at, int width,
                         bool right, struct text words, struct look look)
{
    int used = utf8_width(words);
    if (right && used < width)
        at += width - used;
    draw_clipped(draw, area, line, at, right ? least(width, used) : width, words, look);
}

static void draw_cells(struct grid *grid, struct draw *draw, struct area area,
                       const struct outlet_row *row, int line)
{
    for (size_t i = 0; i < grid->visible; i++) {
        size_t column = grid->first + i;
        text_builder_clear(&grid->scratch);
        enum style style =
            grid->kind->cell(grid, row, column, outlet_row_cell(row, column), &grid->scratch);
        draw_aligned(draw, area, line, column_at(grid, i) + GRID_AIR, grid->cells - GRID_AIR,
                     grid->kind->numbers, text_builder_text(&grid->scratch),
                     draw_look(draw, style));
    }
}

/* The focus: the name, or the outlet's cell. Drawn before the cursor's row is laid over. */
static void draw_focus(const struct grid *grid, struct draw *draw, struct area area, int line)
{
    int at = NAMES_AT, width = grid->names;
    if (grid->column > 0) {
        at = column_at(grid, grid->column - 1 - grid->first) + 1;
        width = grid->cells;
    }
    draw_overlay(draw, area, line, at, width, draw_look(draw, STYLE_CURRENT));
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int line)
{
    struct grid *grid = (struct grid *)list;
    const struct outlet_row *row = grid_row_of(grid, index);
    enum sign sign = grid->kind->sign ? grid->kind->sign(grid, row) : SIGN_COUNT;
    if (sign != SIGN_COUNT && !draw_styles(draw)->plain)
        draw_text(draw, area, line, SIGN_AT, style_sign(draw_styles(draw), sign),
                  draw_look(draw, STYLE_SIGN));
    text_builder_clear(&grid->scratch);
    enum style style = grid->kind->name(grid, row, &grid->scratch);
    draw_clipped(draw, area, line, NAMES_AT, grid->names, text_builder_text(&grid->scratch),
                 draw_look(draw, style));
    if (grid->facts > 0) {
        text_builder_clear(&grid->scratch);
        style = grid->kind->facts(grid, row, &grid->scratch);
        draw_clipped(draw, area, line, NAMES_AT + grid->names + GRID_AIR, grid->facts,
                     text_builder_text(&grid->scratch), draw_look(draw, style));
    }
    draw_cells(grid, draw, area, row, line);
    if (row == grid_row(grid))
        draw_focus(grid, draw, area, line);
}

const struct list_kind grid_list_kind = {.draw_row = draw_row, .row_text = grid_row_text};

static void draw_header(const struct grid *grid, struct draw *draw, struct area area)
{
    struct look dim = draw_look(draw, STYLE_DIM), focus = draw_look(draw, STYLE_KEY);
    draw_clipped(draw, area, 0, NAMES_AT, grid->names, text_from(grid->kind->heading),
                 grid->column == 0 ? look_over(dim, focus) : dim);
    if (grid->facts > 0)
        draw_clipped(draw, area, 0, NAMES_AT + grid->names + GRID_AIR, grid->facts,
                     text_from(grid->kind->facts_heading), dim);
    for (size_t i = 0; i < grid->visible; i++) {
        struct look look = draw_look(draw, STYLE_OUTLET);
        if (grid->column == grid->first + i + 1)
            look = look_over(look, focus);
        draw_aligned(draw, area, 0, column_at(grid, i) + GRID_AIR, grid->cells - GRID_AIR,
                     grid->kind->numbers, text_from(grid->table.columns[grid->first + i].name),
                     look);
    }
}

/* What stands where there are no rows. */
static void draw_nothing(const struct grid *grid, struct draw *draw, struct area area)
{
    struct collection *collection = grid->list.view.context->collection;
    struct look dim = draw_look(draw, STYLE_DIM);
    if (grid->made)
        draw_text(draw, area, 0, 1, TEXT("nothing here"), dim);
    else if (collection_progress(collection).loaded)
        draw_printf(draw, area, 0, 1, dim, "%s", grid->kind->making);
    else
        draw_text(draw, area, 0, 1, TEXT("reading"), dim);
}

static void draw_words(struct draw *draw, struct area area, struct text words)
{
    struct arena *arena = arena_new();
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    flow_wrap(words, area.width, NULL, 0, arena, &lines, &count, &capacity);
    for (size_t i = 0; i < count && (int)i < area.height; i++)
        draw_text(draw, area, (int)i, 0, text_slice(words, lines[i].start, lines[i].shown),
                  draw_look(draw, STYLE_TEXT));
    arena_free(arena);
}

/* What is in focus, as it stands in the text. */
static void draw_detail(const struct grid *grid, struct draw *draw, struct area area)
{
    const struct outlet_row *row = grid_row(grid);
    struct text_builder heading = {0}, words = {0};
    if (area.height < 2 || !row)
        return;
    struct text rule = style_sign(draw_styles(draw), SIGN_RULE);
    for (int x = 1; x < area.width - 1 && !draw_styles(draw)->plain; x++)
        draw_text(draw, area, 0, x, rule, draw_look(draw, STYLE_DIM));
    size_t column = grid->column > 0 ? grid->column - 1 : row->cells[0].column;
    grid->kind->detail(grid, row, column, outlet_row_cell(row, column), &heading, &words);
    text_builder_add_byte(&heading, ' ');
    draw_clipped(draw, area, 0, NAMES_AT - 1, area.width - NAMES_AT - 1,
                 text_builder_text(&heading), draw_look(draw, STYLE_OUTLET));
    struct area inner = area_columns(area_rows(area, 1, area.height - 1), NAMES_AT,
                                     least(area.width - NAMES_AT - 1, 100));
    draw_words(draw, inner, text_builder_text(&words));
    text_builder_free(&heading);
    text_builder_free(&words);
}

void grid_draw(struct view *view, struct draw *draw)
{
    struct grid *grid = self(view);
    int below = detail_rows(view->area);
    struct area body = area_rows(view->area, HEADER_ROWS, view->area.height - HEADER_ROWS - below);
    if (!grid->made || grid->table.row_count == 0) {
        draw_nothing(grid, draw, view->area);
        return;
    }
    draw_header(grid, draw, view->area);
    list_draw(&grid->list, draw, body);
    draw_detail(grid, draw, area_rows(view->area, view->area.height - below, below));
}
