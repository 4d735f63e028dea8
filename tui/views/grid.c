#include "tui/views/grid.h"

#include "core/base/utf8.h"
#include "tui/flow.h"
#include "tui/views/article.h"

#include <string.h>

enum {
    SIGN_AT = 1,
    NAMES_AT = 3,
    AIR = 2,
    HEADER_ROWS = 1,
    DETAIL_MOST = 7,        /* rows below the table */
    DETAIL_FROM_HEIGHT = 14 /* of the view */
};

static struct grid *self(struct view *view)
{
    return (struct grid *)view;
}

/* --- rows ------------------------------------------------------------------------------------- */

static const struct outlet_row *row_at(const struct grid *grid, size_t index)
{
    return &grid->table.rows[grid->shown[index]];
}

const struct outlet_row *grid_row(const struct grid *grid)
{
    const struct scroller *scroller = &grid->list.scroller;
    return scroller->cursor < scroller->rows ? row_at(grid, scroller->cursor) : NULL;
}

const struct outlet_cell *grid_cell(const struct grid *grid)
{
    const struct outlet_row *row = grid_row(grid);
    return row && grid->column > 0 ? outlet_row_cell(row, grid->column - 1) : NULL;
}

static struct text name_of(struct grid *grid, const struct outlet_row *row)
{
    text_builder_clear(&grid->scratch);
    grid->kind->name(grid, row, &grid->scratch);
    return text_builder_text(&grid->scratch);
}

static bool passes(struct grid *grid, const struct outlet_row *row)
{
    size_t start, end;
    return !search_active(&grid->filter) ||
           search_find(&grid->filter, name_of(grid, row), 0, &start, &end);
}

void grid_reorder(struct grid *grid, const void *thing)
{
    struct scroller *scroller = &grid->list.scroller;
    size_t cursor = 0;
    scroller->rows = 0;
    for (size_t i = 0; i < grid->table.row_count; i++) {
        if (!passes(grid, &grid->table.rows[i]))
            continue;
        if (thing && grid->table.rows[i].thing == thing)
            cursor = scroller->rows;
        grid->shown[scroller->rows++] = (uint32_t)i;
    }
    scroller_go(scroller, cursor);
}

static void make(struct grid *grid)
{
    arena_reset(grid->arena);
    grid->kind->make(grid);
    grid->made = true;
    grid->shown = arena_array(grid->arena, grid->table.row_count, sizeof(*grid->shown));
    grid->list.scroller.top = 0;
    if (grid->column > grid->table.column_count)
        grid->column = 0;
    grid_reorder(grid, NULL);
}

void grid_changed(struct view *view)
{
    struct grid *grid = self(view);
    if (!grid->made && collection_progress(view->context->collection).loaded &&
        (!grid->kind->ready || grid->kind->ready(grid)))
        make(grid);
}

void grid_filter(struct view *view, struct text words)
{
    const struct outlet_row *row = grid_row(self(view));
    search_set(&self(view)->filter, words);
    if (self(view)->made)
        grid_reorder(self(view), row ? row->thing : NULL);
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

/* Scrolls the outlets as little as needed for the one in focus. */
static void show_column(struct grid *grid)
{
    size_t column = grid->column > 0 ? grid->column - 1 : 0;
    if (grid->column > 0 && column < grid->first)
        grid->first = column;
    if (grid->column > 0 && column >= grid->first + grid->visible)
        grid->first = column + 1 - grid->visible;
    if (grid->first + grid->visible > grid->table.column_count)
        grid->first = grid->table.column_count - grid->visible;
}

static void measure(struct grid *grid, int width)
{
    const struct grid_kind *kind = grid->kind;
    int columns = (int)grid->table.column_count;
    grid->facts = width >= GRID_NARROW && kind->facts_columns > 0;
    if (width < GRID_NARROW || columns == 0) {
        grid->visible = columns > 0;
        grid->cells = width * kind->narrow_cell / 100;
        grid->names = width - NAMES_AT - grid->cells - 1;
        return;
    }
    int facts = grid->facts ? AIR + kind->facts_columns : 0;
    grid->names = clamp(width * kind->name_share / 100, kind->name_least, kind->name_most);
    int room = width - NAMES_AT - grid->names - facts - 1;
    grid->cells = clamp(room / columns, kind->cell_least, kind->cell_most);
    grid->visible = (size_t)clamp(room / grid->cells, 1, columns);
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
    show_column(grid);
    list_layout(view, body);
}

/* Where a visible outlet's column begins: 0 is the leftmost. */
static int column_at(const struct grid *grid, size_t visible)
{
    int facts = grid->facts ? AIR + grid->kind->facts_columns : 0;
    return NAMES_AT + grid->names + facts + (int)visible * grid->cells;
}

void grid_focus(struct view *view, int *row, int *column)
{
    const struct grid *grid = self(view);
    list_focus(view, row, column);
    *row += HEADER_ROWS;
    if (grid->column > 0)
        *column = column_at(grid, grid->column - 1 - grid->first) + AIR;
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
        draw_aligned(draw, area, line, column_at(grid, i) + AIR, grid->cells - AIR,
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
    const struct outlet_row *row = row_at(grid, index);
    enum sign sign = grid->kind->sign ? grid->kind->sign(grid, row) : SIGN_COUNT;
    if (sign != SIGN_COUNT)
        draw_text(draw, area, line, SIGN_AT, style_sign(draw_styles(draw), sign),
                  draw_look(draw, STYLE_SIGN));
    text_builder_clear(&grid->scratch);
    enum style style = grid->kind->name(grid, row, &grid->scratch);
    draw_clipped(draw, area, line, NAMES_AT, grid->names, text_builder_text(&grid->scratch),
                 draw_look(draw, style));
    if (grid->facts) {
        text_builder_clear(&grid->scratch);
        style = grid->kind->facts(grid, row, &grid->scratch);
        draw_clipped(draw, area, line, NAMES_AT + grid->names + AIR, grid->kind->facts_columns,
                     text_builder_text(&grid->scratch), draw_look(draw, style));
    }
    draw_cells(grid, draw, area, row, line);
    if (index == list->scroller.cursor)
        draw_focus(grid, draw, area, line);
}

static void draw_header(const struct grid *grid, struct draw *draw, struct area area)
{
    struct look dim = draw_look(draw, STYLE_DIM), focus = draw_look(draw, STYLE_KEY);
    draw_clipped(draw, area, 0, NAMES_AT, grid->names, text_from(grid->kind->heading),
                 grid->column == 0 ? look_over(dim, focus) : dim);
    if (grid->facts)
        draw_clipped(draw, area, 0, NAMES_AT + grid->names + AIR, grid->kind->facts_columns,
                     text_from(grid->kind->facts_heading), dim);
    for (size_t i = 0; i < grid->visible; i++) {
        struct look look = draw_look(draw, STYLE_OUTLET);
        if (grid->column == grid->first + i + 1)
            look = look_over(look, focus);
        draw_aligned(draw, area, 0, column_at(grid, i) + AIR, grid->cells - AIR,
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
        draw_printf(draw, area, 0, 1, dim, "comparing: story %zu of %zu", grid->compared + 1,
                    collection_story_count(collection));
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
    for (int x = 1; x < area.width - 1; x++)
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
    list_draw(&grid->list, draw, body, draw_row);
    draw_detail(grid, draw, area_rows(view->area, view->area.height - below, below));
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void add_story(struct text_builder *out, struct collection *collection, uint32_t index)
{
    const struct collection_story *story = collection_story(collection, index);
    const char *headline = collection_item(collection, story->title_item)->article->title;
    text_builder_add_string(out, story->title ? story->title : headline ? headline : story->id);
}

void grid_title(struct grid *grid, const char *name, const char *things, struct text_builder *left,
                struct text_builder *right)
{
    text_builder_printf(left, "%s  ", name);
    if (grid->story == ANNOTATION_NONE)
        text_builder_add_string(left, "the whole collection");
    else
        add_story(left, grid->list.view.context->collection, grid->story);
    if (search_active(&grid->filter))
        text_builder_printf(right, "&%s: %zu of ", grid->filter.words.bytes,
                            grid->list.scroller.rows);
    text_builder_printf(right, "%zu %s", grid->table.row_count, things);
    if (grid->visible < grid->table.column_count)
        text_builder_printf(right, ", outlet%s %zu%s%.0zu of %zu", grid->visible > 1 ? "s" : "",
                            grid->first + 1, grid->visible > 1 ? "-" : "",
                            grid->visible > 1 ? grid->first + grid->visible : 0,
                            grid->table.column_count);
}

struct text grid_sentence(const struct grid *grid, struct outlet_place place)
{
    const struct collection_item *item =
        collection_item(grid->list.view.context->collection, place.item);
    const struct annotation *annotation = &item->analysis->annotation;
    struct span span = grid->kind->span(annotation, place.index);
    size_t index = sentences_at(&annotation->sentences, span.paragraph, span.start);
    return article_span_text(item->article,
                             index == SIZE_MAX ? span : annotation->sentences.items[index].span);
}

enum style grid_absent(const struct grid *grid, const struct outlet_row *row, size_t column,
                       struct text_builder *out)
{
    struct collection *collection = grid->list.view.context->collection;
    uint32_t index = collection_item(collection, row->cells[0].places[0].item)->story;
    const struct collection_story *story = collection_story(collection, index);
    for (size_t i = 0; i < story->count; i++)
        if (grid->table.column_of[story->members[i]] == column) {
            text_builder_add(out, style_sign(grid->list.view.context->styles, SIGN_DASH));
            break;
        }
    return STYLE_DIM;
}

/* --- actions ---------------------------------------------------------------------------------- */

/* Puts the cursor on the row of a name, where there is one. */
static void find_name(struct grid *grid, struct text name)
{
    for (size_t i = 0; i < grid->list.scroller.rows; i++)
        if (text_equal(name_of(grid, row_at(grid, i)), name)) {
            scroller_go(&grid->list.scroller, i);
            return;
        }
}

static void widen(struct grid *grid)
{
    struct context *context = grid->list.view.context;
    const struct outlet_row *row = grid_row(grid);
    struct text_builder name = {0};
    if (grid->home == ANNOTATION_NONE) {
        context_say(context, "this is the whole collection");
        return;
    }
    if (row)
        text_builder_add(&name, name_of(grid, row));
    grid->story = grid->story == ANNOTATION_NONE ? grid->home : ANNOTATION_NONE;
    grid->made = false;
    grid->compared = grid->list.scroller.rows = 0;
    grid_changed(&grid->list.view);
    find_name(grid, text_builder_text(&name));
    text_builder_free(&name);
    context_say(context, grid->story == ANNOTATION_NONE ? "the whole collection" : "this story");
}

/* Goes to the first place of a cell; on a row's name, of the row. */
static void open_cell(struct grid *grid)
{
    struct context *context = grid->list.view.context;
    const struct outlet_row *row = grid_row(grid);
    const struct outlet_cell *cell = grid->column > 0 ? grid_cell(grid) : row ? row->cells : NULL;
    if (!row)
        return;
    if (!cell) {
        context_say(context, "%s has nothing of it", grid->table.columns[grid->column - 1].name);
        return;
    }
    const struct collection_item *item = collection_item(context->collection, cell->places[0].item);
    struct span span = grid->kind->span(&item->analysis->annotation, cell->places[0].index);
    context_open(context, article_view_new(context, cell->places[0].item, span));
    if (cell->count > 1)
        context_say(context, "%s 1 of %zu in %s", grid->kind->singular, cell->count,
                    grid->table.columns[cell->column].name);
}

static void move_column(struct grid *grid, long distance)
{
    long column = (long)grid->column + distance, last = (long)grid->table.column_count;
    grid->column = (size_t)(column < 0 ? 0 : column > last ? last : column);
    show_column(grid);
}

unsigned grid_act(struct view *view, const struct action_call *call)
{
    struct grid *grid = self(view);
    switch (call->action) {
    case ACTION_RIGHT:
        move_column(grid, action_times(call));
        return REACTION_REDRAW;
    case ACTION_LEFT:
        move_column(grid, -(long)action_times(call));
        return REACTION_REDRAW;
    case ACTION_OPEN:
        open_cell(grid);
        return REACTION_REDRAW;
    case ACTION_WIDEN:
        widen(grid);
        return REACTION_LAYOUT;
    default:
        return REACTION_UNHANDLED;
    }
}

uint32_t grid_story(struct view *view)
{
    return self(view)->story;
}

struct text grid_search_text(struct view *view, size_t unit)
{
    return name_of(self(view), row_at(self(view), unit));
}

/* --- beginning and end ------------------------------------------------------------------------ */

void grid_open(struct grid *grid, struct context *context, const struct grid_kind *kind,
               uint32_t story)
{
    grid->list.view.context = context;
    grid->kind = kind;
    grid->story = grid->home = story;
    grid->arena = arena_new();
    grid_changed(&grid->list.view);
}

void grid_close(struct grid *grid)
{
    arena_free(grid->arena);
    search_clear(&grid->filter);
    text_builder_free(&grid->scratch);
}
