/* Keys typed at a view that waits for a worker go to what it waits for, in their order. */
#include "core/base/memory.h"
#include "tui/app_private.h"

#include <stdlib.h>
#include <string.h>

enum { ESCAPE = 27 };

/* Of a list that ends with ACTION_NONE. */
static bool is_among(const enum action *actions, enum action action)
{
    while (*actions != ACTION_NONE && *actions != action)
        actions++;
    return *actions != ACTION_NONE;
}

static bool opens_prompt(enum action action)
{
    static const enum action opening[] = {ACTION_SEARCH, ACTION_COMMAND,  ACTION_FILTER,
                                          ACTION_PIPE,   ACTION_BOOKMARK, ACTION_NONE};
    return is_among(opening, action);
}

static bool leaves(enum action action)
{
    static const enum action leaving[] = {ACTION_BACK,    ACTION_QUIT,   ACTION_CANCEL,
                                          ACTION_SUSPEND, ACTION_REDRAW, ACTION_NONE};
    return is_among(leaving, action);
}

/* Reads a key as it will be read later: whether it leaves the view that waits. What belongs to a
 * line that is typed, or to a chord, does not. */
static bool read_key(struct app *app, uint32_t key)
{
    struct holding *holding = &app->holding;
    struct action_call call = {.action = ACTION_NONE};
    if (holding->count == 0) {
        holding->keys_read = app->keys;
        holding->in_prompt = app->prompt.open;
    }
    if (key == APP_CONTROL_C)
        return true;
    if (holding->in_prompt) {
        holding->in_prompt = key != '\r' && key != '\n' && key != ESCAPE;
        return false;
    }
    const struct view_ops *ops = app_view(app)->ops;
    unsigned scope = ops->awaits ? ops->awaits : (unsigned)ops->scope;
    bool acts =
        keymap_feed(app->context.keymap, &holding->keys_read, scope, key, &call) == KEYMAP_ACTION;
    holding->in_prompt = acts && opens_prompt(call.action);
    return acts && leaves(call.action);
}

static void hold(struct app *app, uint32_t key)
{
    struct holding *holding = &app->holding;
    if (holding->count == HOLDING_MAX) {
        context_complain(&app->context, "too many keys wait: no more are taken");
        return;
    }
    holding->items =
        memory_grow(holding->items, holding->count, &holding->capacity, sizeof(*holding->items));
    holding->items[holding->count++] = key;
}

/* Whether a key goes to a prompt for which the view works: what it does for the words before is
 * given up. */
static bool asks_anew(struct app *app)
{
    return app->prompt.open && app->holding.count == 0 && view_waits(app_view(app));
}

bool app_hold(struct app *app, uint32_t key)
{
    if (!view_holds_keys(app_view(app)) || asks_anew(app))
        return false;
    bool pasted = (key & SCREEN_PASTED) || key == SCREEN_KEY_PASTE_END;
    if (pasted && (app->holding.count == 0 || !app->holding.in_prompt))
        return false;
    if (!pasted && read_key(app, key)) {
        app->holding.count = 0;
        return false;
    }
    hold(app, key);
    return true;
}

bool app_has_held(struct app *app)
{
    return app->holding.count > 0 && !view_holds_keys(app_view(app));
}

uint32_t app_take_held(struct app *app)
{
    struct holding *holding = &app->holding;
    uint32_t key = holding->items[0];
    holding->count--;
    memmove(holding->items, holding->items + 1, holding->count * sizeof(*holding->items));
    return key;
}

void app_free_held(struct app *app)
{
    free(app->holding.items);
    app->holding = (struct holding){0};
}
