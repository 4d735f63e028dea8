/* The mouse: its wheel moves as the keys do, a click puts the focus on a cell. */
#include "tui/app_private.h"
#include "tui/page/pane.h"

#include <stdlib.h>

enum { WHEEL_ROWS = 3 };

/* Where the focus is in the view's area; of an article's column its left edge. */
struct cell {
    int row, column;
};

static struct cell focus_of(struct app *app)
{
    struct cell cell = {0, 0};
    struct view *view = app_view(app);
    view->ops->focus(view, &cell.row, &cell.column);
    if (view->ops->pane)
        cell.column = view->ops->pane(view)->area.x - view->area.x;
    return cell;
}

static void step(struct app *app, enum action action, int times)
{
    app_perform(app, &(struct action_call){.action = action, .count = times});
    view_layout(app_view(app), app_view(app)->area);
}

/* As many rows as lie between: what is shown may scroll on the way. */
static void go_to_row(struct app *app, int row)
{
    int distance = row - focus_of(app).row;
    if (distance != 0)
        step(app, distance > 0 ? ACTION_DOWN : ACTION_UP, abs(distance));
}

/* Columns are of any width: the last one that begins at the cell or before it. */
static void go_to_column(struct app *app, int column)
{
    int before = -1;
    if (!(action_row(ACTION_RIGHT)->scope & app_view(app)->ops->scope))
        return;
    while (focus_of(app).column > column && focus_of(app).column != before) {
        before = focus_of(app).column;
        step(app, ACTION_LEFT, 1);
    }
    for (before = -1; focus_of(app).column < column && focus_of(app).column > before;) {
        before = focus_of(app).column;
        step(app, ACTION_RIGHT, 1);
    }
    if (focus_of(app).column > column)
        step(app, ACTION_LEFT, 1);
}

/* A click on what is in focus acts on it. */
static void click(struct app *app)
{
    struct view *view = app_view(app);
    struct cell clicked, before = focus_of(app);
    screen_clicked(app->screen, &clicked.row, &clicked.column);
    clicked.row -= view->area.y;
    clicked.column -= view->area.x;
    if (clicked.row < 0 || clicked.row >= view->area.height)
        return;
    go_to_column(app, clicked.column);
    go_to_row(app, clicked.row);
    struct cell after = focus_of(app);
    if (clicked.row == before.row && after.row == before.row && after.column == before.column)
        app_perform(app, &(struct action_call){.action = ACTION_OPEN});
}

bool app_point(struct app *app, uint32_t key)
{
    bool wheel = key == SCREEN_KEY_WHEEL_UP || key == SCREEN_KEY_WHEEL_DOWN;
    if (!wheel && key != SCREEN_KEY_CLICK)
        return false;
    if (app->prompt.open || view_holds_keys(app_view(app)))
        return true;
    text_builder_clear(&app->context.message);
    app->context.message_is_error = false;
    if (wheel)
        step(app, key == SCREEN_KEY_WHEEL_UP ? ACTION_UP : ACTION_DOWN, WHEEL_ROWS);
    else
        click(app);
    return true;
}
