#include "tui/app_private.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/collection/inputs.h"
#include "tui/appearance.h"
#include "tui/bindings.h"
#include "tui/clipboard.h"
#include "tui/command.h"
#include "tui/frame.h"
#include "tui/highlight.h"
#include "tui/views/help.h"
#include "tui/views/messages.h"
#include "tui/views/stories.h"
#include "tui/views/tables.h"
#include "tui/views/watchlist.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { STEP_MS = 4, ROWS_MIN = 4, COLUMNS_MIN = 20, CONTROL_C = 3, QUIT_STATUS = 2 };

struct view *app_view(struct app *app)
{
    return app->views[app->view_count - 1];
}

/* --- themes and watchlists -------------------------------------------------------------------- */

bool app_use_theme(struct app *app, const char *name)
{
    struct theme theme;
    bool good = theme_load(name, &theme, &app->context.problems) == STATUS_OK;
    if (good)
        app->theme = theme;
    else if (!app->theme.name[0])
        theme_load("dark", &app->theme, &app->context.problems);
    styles_make(&app->theme, screen_traits(app->screen), &app->styles);
    return good;
}

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

static void use_watchlists(struct app *app)
{
    struct context *context = &app->context;
    const char *found = collection_watchlist_path(context->collection);
    context->watchlist = watchlist_new();
    for (size_t i = 0; i < app->options->watchlist_count; i++)
        watchlist_load(context->watchlist, app->options->watchlists[i], &context->problems);
    inputs_load_watchlists(app->options->paths, app->options->path_count, app->options->watchlists,
                           app->options->watchlist_count, context->watchlist, &context->problems);
    context->watchlist_path =
        app->options->watchlist_count > 0 ? app->options->watchlists[0] : found;
    if (watchlist_count(context->watchlist) == 0)
        return;
    app->matcher = matcher_new(context->watchlist);
    collection_set_matcher(context->collection, app->matcher);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static struct area whole(const struct app *app)
{
    struct area area = {0};
    screen_size(app->screen, &area.height, &area.width);
    return area;
}

static bool too_small(struct area area)
{
    return area.height < ROWS_MIN || area.width < COLUMNS_MIN;
}

static void draw_all(struct app *app)
{
    struct area area = whole(app);
    draw_fill(app->draw, area, draw_look(app->draw, STYLE_TEXT));
    if (too_small(area)) {
        draw_text(app->draw, area, 0, 0, TEXT("too small: 20x4"), draw_look(app->draw, STYLE_TEXT));
        draw_flush(app->draw, app->repaint);
        return;
    }
    struct view *view = app_view(app);
    struct area body = area_rows(area, 1, area.height - 2);
    if (app->layout)
        view_layout(view, body);
    frame_draw(view, app->draw, area);
    view_draw(view, app->draw);
    int row = 0, column = 0;
    view->ops->focus(view, &row, &column);
    draw_cursor(app->draw, body, row, column);
    if (app->prompt.open)
        prompt_draw(&app->prompt, app->draw, area, area.height - 1);
    draw_flush(app->draw, app->repaint);
    app->layout = app->repaint = false;
}

/* --- actions that are not a view's ------------------------------------------------------------ */

static void push(struct app *app, struct view *view)
{
    if (app->view_count == APP_VIEWS_MAX) {
        view_free(view);
        context_complain(&app->context, "too many views: q goes back");
        return;
    }
    app->views[app->view_count++] = view;
    app->layout = true;
}

static void back(struct app *app)
{
    if (app->view_count == 1) {
        app->quit = true;
        return;
    }
    view_free(app->views[--app->view_count]);
    view_changed(app_view(app));
    app->layout = true;
}

static void open_search(struct app *app)
{
    app->search_origin = app_view(app)->ops->search_place(app_view(app));
    prompt_open(&app->prompt, '/', NULL);
}

static void open_command(struct app *app)
{
    prompt_open(&app->prompt, ':', command_complete);
}

static void cancel(struct app *app)
{
    if (app->last_key == CONTROL_C)
        context_say(&app->context, "^C again quits");
    search_set(&app->context.search, (struct text){0});
}

static void open_help(struct app *app)
{
    if (app_view(app)->ops->scope != IN_HELP)
        push(app, help_view_new(&app->context, app_view(app)->ops));
}

static void open_watchlist(struct app *app)
{
    push(app, watchlist_view_new(&app->context));
}

static void open_filter(struct app *app)
{
    if (app_view(app)->ops->filter)
        prompt_open(&app->prompt, '&', NULL);
}

static void open_messages(struct app *app)
{
    if (app_view(app)->ops->scope != IN_MESSAGES)
        push(app, messages_view_new(&app->context));
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
    view_search(app_view(app), 1, app->times, false);
}

static void search_back(struct app *app)
{
    view_search(app_view(app), -1, app->times, false);
}

static const struct {
    enum action action;
    void (*run)(struct app *app);
} general_actions[] = {
    {ACTION_HELP, open_help},
    {ACTION_WATCHLIST, open_watchlist},
    {ACTION_MESSAGES, open_messages},
    {ACTION_COMMAND, open_command},
    {ACTION_FILTER, open_filter},
    {ACTION_SEARCH, open_search},
    {ACTION_SEARCH_NEXT, search_on},
    {ACTION_SEARCH_PREVIOUS, search_back},
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

static void show_opened(struct app *app)
{
    struct view *view = app->context.opened;
    if (!view)
        return;
    app->context.opened = NULL;
    if (app->context.replaces)
        view_free(app->views[--app->view_count]);
    push(app, view);
}

/* Nothing of curses is pending while an action is done. */
static void copy(struct context *context)
{
    static const char *const told[] = {
        [CLIPBOARD_SENT_TO_PROGRAM] = "sent to the clipboard",
        [CLIPBOARD_SENT_TO_TERMINAL] = "sent to the terminal's clipboard",
        [CLIPBOARD_TOO_LONG] = "too long for the clipboard",
    };
    enum clipboard_result result = clipboard_send(text_builder_text(&context->copied), stdout);
    context_say(context, "%zu bytes: %s", context->copied.length, told[result]);
    text_builder_clear(&context->copied);
}

void app_perform(struct app *app, const struct action_call *call)
{
    unsigned reaction = view_act(app_view(app), call);
    app->times = action_times(call);
    if (reaction == REACTION_UNHANDLED)
        run_general(app, call->action);
    else if (reaction & REACTION_LAYOUT)
        app->layout = true;
    show_opened(app);
    if (app->context.copied.length > 0)
        copy(&app->context);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void search_from_prompt(struct app *app, enum prompt_result result)
{
    struct view *view = app_view(app);
    if (result == PROMPT_CANCELLED) {
        search_set(&app->context.search, (struct text){0});
        view->ops->search_show(view, app->search_origin.unit, app->search_origin.start,
                               app->search_origin.start);
        return;
    }
    if (result == PROMPT_MORE || (result == PROMPT_DONE && app->prompt.text.length == 0))
        return;
    search_set(&app->context.search, text_builder_text(&app->prompt.text));
    view->ops->search_show(view, app->search_origin.unit, app->search_origin.start,
                           app->search_origin.start);
    if (search_active(&app->context.search))
        view_search(view, 1, 1, true);
}

/* What is typed at a view that waits goes to what takes its place, but for leaving. */
static bool hold_key(struct app *app, uint32_t key)
{
    static const enum action leaving[] = {ACTION_BACK, ACTION_QUIT, ACTION_CANCEL, ACTION_SUSPEND,
                                          ACTION_REDRAW};
    struct keymap_state fresh = {0};
    struct action_call call;
    if (!app_view(app)->ops->holds_keys)
        return false;
    bool acts = keymap_feed(app->context.keymap, &fresh, app_view(app)->ops->scope, key, &call) ==
                KEYMAP_ACTION;
    for (size_t i = 0; acts && i < sizeof(leaving) / sizeof(leaving[0]); i++)
        if (call.action == leaving[i]) {
            app->held_count = 0;
            return false;
        }
    if (app->held_count < APP_HELD_MAX)
        app->held[app->held_count++] = key;
    return true;
}

/* The first of the keys that waited. */
static uint32_t take_held(struct app *app)
{
    uint32_t key = app->held[0];
    app->held_count--;
    memmove(app->held, app->held + 1, app->held_count * sizeof(app->held[0]));
    return key;
}

static void filter_from_prompt(struct app *app, enum prompt_result result)
{
    if (result == PROMPT_CANCELLED)
        text_builder_clear(&app->prompt.text);
    if (result != PROMPT_MORE)
        app_view(app)->ops->filter(app_view(app), text_builder_text(&app->prompt.text));
}

static void take_prompt(struct app *app, enum prompt_result result)
{
    if (app->prompt.mark == '/')
        search_from_prompt(app, result);
    else if (app->prompt.mark == '&')
        filter_from_prompt(app, result);
    else if (result == PROMPT_DONE)
        command_run(app, text_builder_text(&app->prompt.text));
}

static void take_key(struct app *app, uint32_t key)
{
    if (hold_key(app, key))
        return;
    bool again = key == CONTROL_C && app->last_key == CONTROL_C;
    app->last_key = key;
    if (again) {
        app->quit = true;
        return;
    }
    text_builder_clear(&app->context.message);
    app->context.message_is_error = false;
    if (app->prompt.open) {
        take_prompt(app, prompt_key(&app->prompt, key));
        return;
    }
    struct action_call call;
    enum keymap_result result =
        keymap_feed(app->context.keymap, &app->keys, app_view(app)->ops->scope, key, &call);
    if (result == KEYMAP_ACTION)
        app_perform(app, &call);
    else if (result == KEYMAP_UNBOUND && key != 27)
        context_say(&app->context, "no such key here: ? lists them");
}

/* Where there is no room to see what a key does, only leaving is possible. */
static bool is_taken(struct app *app, uint32_t key)
{
    return key != SCREEN_KEY_NONE && (key == 'Q' || key == CONTROL_C || !too_small(whole(app)));
}

/* Once, when all is read: that something could not be. */
static void tell_problems(struct app *app)
{
    size_t count = collection_problems(app->context.collection)->count;
    if (count > 0 && app->context.message.length == 0)
        context_complain(&app->context, "%zu message%s about what was read  (! lists %s)", count,
                         count == 1 ? "" : "s", count == 1 ? "it" : "them");
}

static void take_in(struct app *app)
{
    bool loaded = collection_progress(app->context.collection).loaded;
    if (!collection_step(app->context.collection, STEP_MS))
        return;
    view_changed(app_view(app));
    show_opened(app);
    app->layout = app->dirty = true;
    if (!loaded && collection_progress(app->context.collection).loaded)
        tell_problems(app);
}

static void take_event(struct app *app, uint32_t key)
{
    if (key == SCREEN_KEY_QUIT) {
        app->quit = true;
    } else if (key == SCREEN_KEY_RESIZE || key == SCREEN_KEY_SUSPENDED) {
        redraw(app);
        app->dirty = true;
    } else if (is_taken(app, key)) {
        take_key(app, key);
        app->dirty = true;
    }
}

static void loop(struct app *app)
{
    app->layout = app->dirty = true;
    while (!app->quit) {
        if (app->dirty)
            draw_all(app);
        app->dirty = false;
        bool goes_on = view_unfinished(app_view(app));
        uint32_t key =
            app->held_count > 0 && !app_view(app)->ops->holds_keys
                ? take_held(app)
                : screen_read_key(app->screen, collection_descriptor(app->context.collection),
                                  goes_on ? 0 : -1);
        take_event(app, key);
        if (!app->dirty && !app->quit)
            take_in(app);
        if (!app->dirty && !app->quit && goes_on) {
            view_changed(app_view(app));
            app->layout = app->dirty = true;
        }
    }
}

/* --- start and end ---------------------------------------------------------------------------- */

static bool start(struct app *app)
{
    struct context *context = &app->context;
    struct problem_list problems = {0};
    struct config *config = app->options->config;
    struct screen_options screen = {.color = appearance_color(&config->settings),
                                    .ascii = config->settings.borders == BORDERS_ASCII};
    if (screen_start(screen, &app->screen, &problems) != STATUS_OK) {
        for (size_t i = 0; i < problems.count; i++)
            problem_print(&problems.items[i], stderr);
        problem_list_free(&problems);
        return false;
    }
    problem_list_free(&problems);
    problem_list_move(&context->problems, app->options->problems);
    app_use_theme(app, appearance_theme(&config->settings));
    app->draw = draw_new(app->screen, &app->styles);
    context->styles = &app->styles;
    context->keymap = keymap_new();
    bindings_apply(context->keymap, config, &context->problems);
    context->classes = HIGHLIGHT_ALL;
    struct collection_options options = {.workers = (int)config->settings.jobs,
                                         .source = &config->source,
                                         .names = config->names,
                                         .measures_stories = true};
    context->collection = collection_open(app->options->paths, app->options->path_count, options);
    use_watchlists(app);
    if (context->problems.count > 0) {
        char *line = problem_summary(&context->problems.items[0]);
        context_complain(context, "%s  (! lists all)", line);
        free(line);
    }
    push(app, stories_view_new(context));
    return true;
}

static void end(struct app *app)
{
    struct context *context = &app->context;
    while (app->view_count > 0)
        view_free(app->views[--app->view_count]);
    view_free(context->opened);
    collection_free(context->collection);
    matcher_free(app->matcher);
    watchlist_free(context->watchlist);
    problem_list_free(&context->problems);
    search_clear(&context->search);
    text_builder_free(&context->message);
    text_builder_free(&context->copied);
    free(context->read);
    prompt_free(&app->prompt);
    keymap_free(context->keymap);
    draw_free(app->draw);
    screen_end(app->screen);
}

int app_run(const struct app_options *options)
{
    struct app app = {.options = options, .context.config = options->config};
    if (!start(&app))
        return QUIT_STATUS;
    loop(&app);
    int number = screen_quit_signal(app.screen);
    end(&app);
    if (number)
        raise(number);
    return 0;
}
