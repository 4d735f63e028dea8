#include "tui/views/grid.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/collection/entities.h"
#include "tui/views/article.h"

#include <stdlib.h>

static struct grid *self(struct view *view)
{
    return (struct grid *)view;
}

/* --- rows ------------------------------------------------------------------------------------- */

const struct outlet_row *grid_row_of(const struct grid *grid, size_t place)
{
    const uint32_t **orders = grid->table.orders;
    return &grid->table.rows[orders ? orders[grid->order][place] : place];
}

const struct outlet_row *grid_row_at(const struct grid *grid, size_t index)
{
    return grid_row_of(grid, grid->list.shown[index]);
}

const struct outlet_row *grid_row(const struct grid *grid)
{
    size_t row = list_row(&grid->list);
    return row == SIZE_MAX ? NULL : grid_row_of(grid, row);
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

void grid_set_order(struct grid *grid, size_t order)
{
    const struct outlet_row *kept = grid_row(grid);
    size_t place = 0;
    grid->order = order;
    if (!grid->made)
        return;
    while (place < grid->table.row_count && grid_row_of(grid, place) != kept)
        place++;
    list_set_rows(&grid->list, grid->table.row_count);
    list_go(&grid->list, place);
}

/* --- making them ------------------------------------------------------------------------------ */

struct grid_work {
    struct work work;
    const struct grid_kind *kind;
    uint32_t story;
    struct arena *arena;
    struct outlet_table table;
};

static void make_table(struct work *work)
{
    struct grid_work *made = (struct grid_work *)work;
    made->kind->make(&made->table, work->collection, made->story, work, made->arena);
}

static void free_table(struct work *work)
{
    arena_free(((struct grid_work *)work)->arena);
    free(work);
}

/* The words that are gone through. */
static size_t effort(const struct grid *grid)
{
    const struct collection *collection = grid->list.view.context->collection;
    size_t words = 0;
    for (size_t i = 0; i < collection_members(collection, grid->story); i++) {
        const struct collection_item *item =
            collection_item(collection, collection_member(collection, grid->story, i));
        size_t others = collection_story(collection, item->story)->count - 1;
        words += item->article->words * (grid->kind->by_pairs ? others : 1);
    }
    return words;
}

static void start(struct grid *grid)
{
    struct grid_work *work = memory_calloc(1, sizeof(*work));
    work->work.make = make_table;
    work->work.free = free_table;
    work->kind = grid->kind;
    work->story = grid->story;
    work->arena = arena_new();
    grid->work = work;
    work_start(&work->work, grid->list.view.context->collection,
               effort(grid) <= grid->kind->at_once);
}

/* Puts the cursor on the row of the name that is sought, where there is one: looks at some rows,
 * and then for a short while. */
static void find_name(struct grid *grid)
{
    enum { AT_ONCE = 256 };
    int64_t end = view_step_end();
    struct text name = text_builder_text(&grid->sought);
    size_t rows = grid->list.scroller.rows;
    bool found = false;
    for (size_t more = 0; grid->looked < rows && !found; grid->looked++, more++) {
        if (more >= AT_ONCE && more % AT_ONCE == 0 && view_step_over(end))
            return;
        found = text_equal(name_of(grid, grid_row_at(grid, grid->looked)), name);
    }
    if (found)
        scroller_go(&grid->list.scroller, grid->looked - 1);
    text_builder_clear(&grid->sought);
}

/* Their columns, where not all rows have as much to tell: of a large table by the first rows, which
 * have most (conflicts, days apart). */
static void measure_facts(struct grid *grid)
{
    enum { LOOKED_AT = 2000 };
    size_t rows = grid->table.row_count < LOOKED_AT ? grid->table.row_count : LOOKED_AT;
    const struct grid_kind *kind = grid->kind;
    grid->facts_whole =
        kind->facts_least > 0 ? utf8_width(text_from(kind->facts_heading)) : kind->facts_columns;
    grid->facts = kind->facts_columns;
    for (size_t i = 0; i < rows && grid->facts_whole < kind->facts_columns; i++) {
        text_builder_clear(&grid->scratch);
        kind->facts(grid, grid_row_of(grid, i), &grid->scratch);
        int width = utf8_width(text_builder_text(&grid->scratch));
        grid->facts_whole = width > grid->facts_whole ? width : grid->facts_whole;
    }
    if (grid->facts_whole > kind->facts_columns)
        grid->facts_whole = kind->facts_columns;
}

static void take_table(struct grid *grid)
{
    grid->table = grid->work->table;
    grid->made = true;
    if (grid->column > grid->table.column_count)
        grid->column = 0;
    list_set_rows(&grid->list, grid->table.row_count);
    list_go(&grid->list, SIZE_MAX);
    measure_facts(grid);
    grid->looked = 0;
    grid_go_on(&grid->list.view);
}

bool grid_waits(const struct view *view)
{
    const struct grid *grid = (const struct grid *)view;
    return list_waits(view) || (grid->made && grid->sought.length > 0);
}

void grid_go_on(struct view *view)
{
    struct grid *grid = self(view);
    if (list_waits(view))
        list_go_on(view);
    else if (grid->sought.length > 0)
        find_name(grid);
}

void grid_changed(struct view *view)
{
    struct grid *grid = self(view);
    const struct collection *collection = view->context->collection;
    if (!grid->work && collection_progress(collection).loaded &&
        collection_has_entities(collection))
        start(grid);
    if (grid->work && !grid->made && grid->work->work.finished)
        take_table(grid);
}

bool grid_progress(const struct view *view, struct view_progress *out)
{
    const struct grid *grid = (const struct grid *)view;
    *out = view_work_progress(grid->kind->making, (const struct work *)grid->work);
    return !grid->made;
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void add_story(struct text_builder *out, struct collection *collection, uint32_t index)
{
    const struct collection_story *story = collection_story(collection, index);
    const char *headline = collection_item(collection, story->title_item)->article->title;
    text_builder_add_string(out, story->title ? story->title : headline ? headline : story->id);
}

void grid_title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct grid *grid = (struct grid *)view;
    text_builder_printf(left, "%s  ", view->ops->name);
    if (grid->story == ANNOTATION_NONE)
        text_builder_add_string(left, "the whole collection");
    else
        add_story(left, grid->list.view.context->collection, grid->story);
    if (!grid->made)
        return;
    list_add_filter(&grid->list, right);
    text_builder_add_string(right, TEXT_COUNTED(grid->table.row_count, grid->kind->row));
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
    const struct annotation *annotation =
        &collection_analyse(grid->list.view.context->collection, place.item)->annotation;
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

/* All is made anew, of a story or of all; the row in focus is sought again. */
static void begin_anew(struct grid *grid, uint32_t story)
{
    const struct outlet_row *row = grid_row(grid);
    if (row)
        text_builder_add(&grid->sought, name_of(grid, row));
    grid->story = story;
    list_set_rows(&grid->list, 0);
    work_leave((struct work *)grid->work);
    grid->table = (struct outlet_table){0};
    grid->work = NULL;
    grid->made = false;
    grid_changed(&grid->list.view);
}

static void widen(struct grid *grid)
{
    struct context *context = grid->list.view.context;
    if (grid->home == ANNOTATION_NONE) {
        context_say(context, "this is the whole collection");
        return;
    }
    begin_anew(grid, grid->story == ANNOTATION_NONE ? grid->home : ANNOTATION_NONE);
    context_say(context, grid->story == ANNOTATION_NONE ? "the whole collection" : "this story");
}

struct view *grid_renew(struct view *view, const struct collection_moves *moves)
{
    struct grid *grid = self(view);
    const struct collection *after = view->context->collection;
    uint32_t story = collection_moved_story(moves, after, grid->story);
    if (story == ANNOTATION_NONE && grid->story != ANNOTATION_NONE)
        return NULL;
    grid->home = collection_moved_story(moves, after, grid->home);
    begin_anew(grid, story);
    return view;
}

/* Goes to the first place of a cell; on a row's name, of the row. */
static void open_cell(struct grid *grid)
{
    struct context *context = grid->list.view.context;
    const struct outlet_row *row = grid_row(grid);
    const struct outlet_cell *cell = grid->column > 0 ? grid_cell(grid) : row ? row->cells : NULL;
    if (!row) {
        context_say(context, "no row is in focus");
        return;
    }
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
    grid_show_column(grid);
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

struct text grid_row_text(struct list *list, size_t index)
{
    struct grid *grid = (struct grid *)list;
    return name_of(grid, grid_row_of(grid, index));
}

/* --- beginning and end ------------------------------------------------------------------------ */

void grid_open(struct grid *grid, const struct view_ops *ops, struct context *context,
               const struct grid_kind *kind, uint32_t story)
{
    list_open(&grid->list, ops, context, &grid_list_kind);
    grid->kind = kind;
    grid->story = grid->home = story;
    grid_changed(&grid->list.view);
}

struct view *grid_view_new(struct context *context, const struct view_ops *ops,
                           const struct grid_kind *kind, uint32_t story)
{
    struct grid *grid = memory_calloc(1, sizeof(*grid));
    grid_open(grid, ops, context, kind, story);
    return &grid->list.view;
}

void grid_free(struct view *view)
{
    struct grid *grid = (struct grid *)view;
    work_leave((struct work *)grid->work);
    list_close(&grid->list);
    text_builder_free(&grid->scratch);
    text_builder_free(&grid->sought);
    free(grid);
}
