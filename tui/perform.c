/* Actions: those that no view does, and doing any of them. */
#include "tui/app_private.h"

#include "tui/keys/command.h"
#include "tui/mentions.h"
#include "tui/page/pane.h"
#include "tui/page/remember.h"
#include "tui/page/watching.h"
#include "tui/reloading.h"
#include "tui/terminal/clipboard.h"
#include "tui/views/bookmarks.h"
#include "tui/views/details.h"
#include "tui/views/help.h"
#include "tui/views/messages.h"
#include "tui/views/tables.h"
#include "tui/views/watchlist.h"

#include <string.h>

/* --- views ------------------------------------------------------------------------------------ */

void app_push(struct app *app, struct view *view)
{
    if (app->view_count == APP_VIEWS_MAX) {
        view_free(view);
        context_complain(&app->context, "too many views: q goes back");
        return;
    }
    app->views[app->view_count++] = view;
    app->layout = true;
}

void app_pop(struct app *app)
{
    struct view *view = app->views[--app->view_count];
    remember_view(view);
    places_forget(&app->places, view);
    view_free(view);
}

void app_show_opened(struct app *app)
{
    struct view *view = app->context.opened;
    if (!view)
        return;
    app->context.opened = NULL;
    if (app->context.replaces)
        app_pop(app);
    app_push(app, view);
}

static void back(struct app *app)
{
    if (app->view_count == 1) {
        app->quit = true;
        return;
    }
    app_pop(app);
    view_changed(app_view(app));
    app->layout = true;
}

/* --- actions that are not a view's ------------------------------------------------------------ */

static void next_theme(struct app *app)
{
    size_t at = 0;
    while (theme_shipped_name(at) && strcmp(theme_shipped_name(at), app->theme.name) != 0)
        at++;
    const char *name = theme_shipped_name(at) ? theme_shipped_name(at + 1) : NULL;
    app_use_theme(app, name ? name : theme_shipped_name(0));
    context_say(&app->context, "theme: %s", app->theme.name);
    app->dirty = app->repaint = true;
}

static void open_search(struct app *app)
{
    app->search_origin = app_view(app)->ops->search_place(app_view(app));
    app->search_from = places_here(app_view(app));
    prompt_open(&app->prompt, '/', NULL);
}

static void open_command(struct app *app)
{
    prompt_open(&app->prompt, ':', command_complete);
}

/* Clears what was made last: a selection, a filter, a search, a focus. Whether there was any. */
static bool clear(struct app *app)
{
    struct view *view = app_view(app);
    struct pane *pane = view->ops->pane ? view->ops->pane(view) : NULL;
    bool focused = pane && pane->focus.length > 0, searched = search_active(&app->context.search);
    if (app_drop_selection(app))
        return true;
    if (view->ops->filter && view->ops->filter(view, (struct text){"", 0})) {
        context_say(&app->context, "all rows again");
        return true;
    }
    search_set(&app->context.search, (struct text){0});
    if (searched)
        context_say(&app->context, "search cleared");
    if (view->ops->place && view->ops->moved) /* the line is in focus now, not a part of it */
        view->ops->moved(view);
    return focused || searched;
}

static void cancel(struct app *app)
{
    bool cleared = clear(app);
    if (app->last_key == APP_CONTROL_C)
        context_say(&app->context, "^C again quits");
    else if (!cleared)
        context_say(&app->context, "nothing to clear: q goes back");
}

/* Whether a view of a kind is shown, and says so. */
static bool is_here(struct app *app, enum action_scope scope)
{
    bool here = app_view(app)->ops->scope == scope;
    if (here)
        context_say(&app->context, "%s: shown already, q goes back", app_view(app)->ops->name);
    return here;
}

static void open_help(struct app *app)
{
    if (!is_here(app, IN_HELP))
        app_push(app, help_view_new(&app->context, app_view(app)->ops));
}

static void open_watchlist(struct app *app)
{
    if (!is_here(app, IN_WATCHLIST))
        app_push(app, watchlist_view_new(&app->context));
}

static void open_filter(struct app *app)
{
    if (app_view(app)->ops->filter)
        prompt_open(&app->prompt, '&', NULL);
}

static void reload_watchlist(struct app *app)
{
    watching_reload(app->context.watching);
    view_changed(app_view(app));
    app->layout = true;
}

static void edit_watchlist(struct app *app)
{
    if (app_edit_watchlist(app))
        reload_watchlist(app);
}

static void open_messages(struct app *app)
{
    if (!is_here(app, IN_MESSAGES))
        app_push(app, messages_view_new(&app->context));
}

static void redraw(struct app *app)
{
    app->layout = app->repaint = true;
}

static void suspend(struct app *app)
{
    screen_suspend(app->screen);
    redraw(app);
}

static void quit(struct app *app)
{
    app->quit = true;
}

static void search_on(struct app *app)
{
    view_search(app_view(app), 1, action_times(&app->call), false);
}

static void search_back(struct app *app)
{
    view_search(app_view(app), -1, action_times(&app->call), false);
}

static void mark(struct app *app)
{
    places_mark(app_view(app), app->call.letter);
}

static void go_to_mark(struct app *app)
{
    struct place place;
    if (places_find_mark(app_view(app), app->call.letter, &place))
        places_go(app_view(app), place);
    app->layout = true;
}

static void last_place(struct app *app)
{
    places_last(&app->places, app_view(app));
    app->layout = true;
}

static void jump_back(struct app *app)
{
    places_back(&app->places, app_view(app));
    app->layout = true;
}

static void open_note(struct app *app)
{
    struct text note = {"", 0};
    if (app_view(app)->ops->scope == IN_BOOKMARKS && !bookmarks_note(app_view(app), &note)) {
        context_say(&app->context, "no bookmark is in focus");
        return;
    }
    prompt_open(&app->prompt, 'M', NULL);
    prompt_set(&app->prompt, note);
}

void app_bookmark(struct app *app, struct text note)
{
    if (app_view(app)->ops->scope == IN_BOOKMARKS)
        bookmarks_set_note(app_view(app), note);
    else
        places_bookmark(app_view(app), note);
}

static void open_bookmarks(struct app *app)
{
    if (!is_here(app, IN_BOOKMARKS))
        app_push(app, bookmarks_view_new(&app->context));
}

static void open_pipe(struct app *app)
{
    prompt_open(&app->prompt, '|', NULL);
}

static void open_details(struct app *app)
{
    size_t item = view_item(app_view(app));
    if (item == SIZE_MAX)
        context_say(&app->context, "no article is in focus here");
    else if (!is_here(app, IN_DETAILS))
        app_push(app, details_view_new(&app->context, item, SIZE_MAX));
}

static void toggle_read(struct app *app)
{
    size_t item = view_item(app_view(app));
    if (item == SIZE_MAX) {
        context_say(&app->context, "no article is in focus here");
        return;
    }
    bool read = !remember_is_read(&app->context, item);
    remember_read(&app->context, item, read);
    context_say(&app->context, read ? "read" : "unread");
}

/* The last jump again, or the one that goes the other way. */
static void repeat_jump(struct app *app)
{
    struct action_call call = app->call;
    if (app->last_jump == ACTION_NONE) {
        context_say(&app->context, "no jump to repeat yet");
        return;
    }
    call.action =
        app->call.action == ACTION_REPEAT_JUMP ? app->last_jump : action_reversed(app->last_jump);
    enum action last = app->last_jump;
    if (action_row(call.action)->scope & app_view(app)->ops->scope)
        app_perform(app, &call);
    else
        app_refuse(app, call.action);
    app->last_jump = last;
}

static const struct {
    enum action action;
    void (*run)(struct app *app);
} general_actions[] = {
    {ACTION_HELP, open_help},
    {ACTION_WATCHLIST, open_watchlist},
    {ACTION_EDIT_WATCHLIST, edit_watchlist},
    {ACTION_RELOAD_WATCHLIST, reload_watchlist},
    {ACTION_RELOAD, reloading_begin},
    {ACTION_MESSAGES, open_messages},
    {ACTION_COMMAND, open_command},
    {ACTION_FILTER, open_filter},
    {ACTION_SEARCH, open_search},
    {ACTION_SEARCH_NEXT, search_on},
    {ACTION_SEARCH_PREVIOUS, search_back},
    {ACTION_MARK, mark},
    {ACTION_GO_TO_MARK, go_to_mark},
    {ACTION_LAST_PLACE, last_place},
    {ACTION_JUMP_BACK, jump_back},
    {ACTION_BOOKMARK, open_note},
    {ACTION_BOOKMARKS, open_bookmarks},
    {ACTION_TOGGLE_READ, toggle_read},
    {ACTION_REPEAT_JUMP, repeat_jump},
    {ACTION_REVERSE_JUMP, repeat_jump},
    {ACTION_SELECT, app_select},
    {ACTION_YANK, app_yank},
    {ACTION_PIPE, open_pipe},
    {ACTION_BROWSE, app_browse},
    {ACTION_EDIT, app_edit},
    {ACTION_DETAILS, open_details},
    {ACTION_THEME, next_theme},
    {ACTION_REDRAW, redraw},
    {ACTION_SUSPEND, suspend},
    {ACTION_CANCEL, cancel},
    {ACTION_BACK, back},
    {ACTION_QUIT, quit},
};

static bool run_general(struct app *app, enum action action)
{
    for (size_t i = 0; i < sizeof(general_actions) / sizeof(general_actions[0]); i++) {
        if (general_actions[i].action != action)
            continue;
        general_actions[i].run(app);
        return true;
    }
    return tables_open(app_view(app), action);
}

/* --- doing them ------------------------------------------------------------------------------- */

/* Nothing of curses is pending while an action is done. */
static void copy(struct context *context)
{
    static const char *const told[] = {
        [CLIPBOARD_SENT_TO_PROGRAM] = "sent to the clipboard",
        [CLIPBOARD_SENT_TO_TERMINAL] = "sent to the terminal's clipboard",
        [CLIPBOARD_TOO_LONG] = "too long for the clipboard",
    };
    enum clipboard_result result = clipboard_send(text_builder_text(&context->copied), stdout);
    context_say(context, "%s: %s", TEXT_COUNTED(context->copied.length, "byte"), told[result]);
    text_builder_clear(&context->copied);
}

/* What leads far away, so that one may want to come back. */
static bool leads_away(enum action action)
{
    static const enum action others[] = {ACTION_TOP, ACTION_BOTTOM, ACTION_PARTNER,
                                         ACTION_GO_TO_MARK};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (others[i] == action)
            return true;
    return action_is_jump(action);
}

void app_refuse(struct app *app, enum action action)
{
    const struct action_row *row = action_row(action);
    struct text_builder where = {0};
    unsigned scope;
    for (size_t i = 0; action_view(i, &scope); i++)
        if (row->scope & scope)
            text_builder_printf(&where, "%s%s", where.length > 0 ? ", " : "",
                                action_view(i, &scope));
    context_say(&app->context, "%s does nothing in %s, only in: %s", row->name,
                app_view(app)->ops->name, where.bytes);
    text_builder_free(&where);
}

void app_perform(struct app *app, const struct action_call *call)
{
    struct place from = places_here(app_view(app));
    unsigned reaction = view_act(app_view(app), call);
    app->call = *call;
    if (call->action != ACTION_WATCH_TERM)
        watching_add_nothing(app->context.watching);
    if (reaction == REACTION_UNHANDLED)
        run_general(app, call->action);
    else if (reaction & REACTION_CLOSE)
        back(app);
    else if (reaction & REACTION_LAYOUT)
        app->layout = true;
    mentions_go_on(app_view(app));
    app_show_opened(app);
    if ((leads_away(call->action) || reaction == REACTION_CLOSE) &&
        !places_equal(from, places_here(app_view(app))))
        places_push(&app->places, from);
    if (action_is_jump(call->action))
        app->last_jump = call->action;
    if (app->context.copied.length > 0)
        copy(&app->context);
}
