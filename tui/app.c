#include "tui/app_private.h"

#include "core/base/shelf.h"
#include "core/collection/reload.h"
#include "tui/keys/bindings.h"
#include "tui/page/frame.h"
#include "tui/page/highlight.h"
#include "tui/page/remember.h"
#include "tui/page/watching.h"
#include "tui/reloading.h"
#include "tui/terminal/appearance.h"
#include "tui/terminal/wide.h"
#include "tui/views/stories.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    STEP_MS = 4,
    ROWS_MIN = 4,
    COLUMNS_MIN = 20,
    QUIT_STATUS = 2,
    IDLE_MS = 700,
    RELOAD_MS = 30,
    END_MS = 200
};

struct view *app_view(struct app *app)
{
    return app->views[app->view_count - 1];
}

/* --- themes ----------------------------------------------------------------------------------- */

static void make_styles(struct app *app)
{
    const struct settings *settings = &app->options->config->settings;
    struct screen_options may = {.color = appearance_color(settings),
                                 .ascii = settings->borders == BORDERS_ASCII ||
                                          settings->ambiguous == 2}; /* signs have one column */
    styles_make(&app->theme, screen_traits(app->screen, may), &app->styles);
    app->styles.plain = settings->plain;
}

bool app_use_theme(struct app *app, const char *name)
{
    struct theme theme;
    bool good = theme_load(name, &theme, &app->context.problems) == STATUS_OK;
    if (good)
        app->theme = theme;
    else if (!app->theme.name[0])
        theme_load("dark", &app->theme, &app->context.problems);
    make_styles(app);
    return good;
}

void app_apply_settings(struct app *app)
{
    wide_set(app->options->config->settings.ambiguous == 2);
    make_styles(app);
    screen_set_mouse(app->screen, app->options->config->settings.mouse);
    app->layout = app->repaint = true;
}

void app_ask_ground(struct app *app)
{
    if (app->asked || !appearance_asks(&app->options->config->settings))
        return;
    screen_ask_ground(app->screen);
    app->asked = true;
}

void app_take_ground(struct app *app)
{
    const struct settings *settings = &app->options->config->settings;
    const char *before = appearance_theme(settings, app->ground);
    app->ground = color_is_light(screen_ground(app->screen)) ? BACKGROUND_LIGHT : BACKGROUND_DARK;
    if (strcmp(before, appearance_theme(settings, app->ground)) == 0 ||
        strcmp(before, app->theme.name) != 0) /* a key chose another meanwhile */
        return;
    app_use_theme(app, appearance_theme(settings, app->ground));
    app->dirty = app->layout = true;
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

/* A single column stays empty: to set its last cell ncurses would read before the row. */
static void draw_too_small(struct app *app, struct area area)
{
    if (area.width > 1)
        draw_text(app->draw, area, 0, 0, TEXT("too small: 20x4"), draw_look(app->draw, STYLE_TEXT));
    else
        draw_erase(app->draw);
    draw_flush(app->draw, app->repaint);
}

static void draw_all(struct app *app)
{
    struct area area = whole(app);
    draw_fill(app->draw, area, draw_look(app->draw, STYLE_TEXT));
    if (too_small(area)) {
        draw_too_small(app, area);
        return;
    }
    struct view *view = app_view(app);
    struct area body = frame_body(view, area);
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

/* --- keys ------------------------------------------------------------------------------------- */

static void take_key(struct app *app, uint32_t key)
{
    if (app_hold(app, key))
        return;
    bool again = key == APP_CONTROL_C && app->last_key == APP_CONTROL_C;
    app->last_key = key;
    if (again) {
        app->quit = true;
        return;
    }
    text_builder_clear(&app->context.message);
    app->context.message_is_error = false;
    if (app->prompt.open) {
        app_take_prompt(app, prompt_key(&app->prompt, key));
        return;
    }
    struct action_call call;
    enum keymap_result result =
        keymap_feed(app->context.keymap, &app->keys, app_view(app)->ops->scope, key, &call);
    if (result == KEYMAP_ACTION)
        app_perform(app, &call);
    else if (result == KEYMAP_UNBOUND && key != 27 && call.action != ACTION_NONE)
        app_refuse(app, call.action);
    else if (result == KEYMAP_UNBOUND && key != 27)
        context_say(&app->context, "no such key here: ? lists them");
}

/* Where there is no room to see what a key does, only leaving is possible. */
static bool is_taken(struct app *app, uint32_t key)
{
    return key != SCREEN_KEY_NONE && (key == 'Q' || key == APP_CONTROL_C || !too_small(whole(app)));
}

/* Once, when all is read: that something could not be. */
static void tell_problems(struct app *app)
{
    size_t count = collection_problems(app->context.collection)->count;
    if (count > 0 && app->context.message.length == 0)
        context_complain(&app->context, "%s about what was read  (! lists %s)",
                         TEXT_COUNTED(count, "message"), count == 1 ? "it" : "them");
}

static void take_in(struct app *app)
{
    bool loaded = collection_progress(app->context.collection).loaded;
    struct view_progress progress;
    if (!collection_step(app->context.collection, STEP_MS)) {
        app->dirty = view_progress(app_view(app), &progress);
        return;
    }
    view_changed(app_view(app));
    app_show_opened(app);
    app->layout = app->dirty = true;
    if (!loaded && collection_progress(app->context.collection).loaded)
        tell_problems(app);
}

/* What is pasted where nothing is typed would be a row of keys. */
static void take_pasted(struct app *app, uint32_t key)
{
    if (app_hold(app, key))
        return;
    if (app->prompt.open)
        app_take_prompt(app, prompt_key(&app->prompt, key));
    else
        context_say(&app->context,
                    "what is pasted is no key: / searches for it, : takes a command");
    app->dirty = app->dirty || key == SCREEN_KEY_PASTE_END;
}

/* A watchlist that was read again. */
static void find_hits(struct app *app)
{
    if (!watching_step(app->context.watching))
        return;
    view_changed(app_view(app));
    app->layout = app->dirty = true;
}

static void take_event(struct app *app, uint32_t key)
{
    if (key == SCREEN_KEY_QUIT) {
        app->quit = true;
    } else if (key == SCREEN_KEY_GROUND) {
        app_take_ground(app);
    } else if ((key & SCREEN_PASTED) || key == SCREEN_KEY_PASTE_END) {
        take_pasted(app, key);
    } else if (key == SCREEN_KEY_RESIZE || key == SCREEN_KEY_SUSPENDED) {
        app->layout = app->repaint = true;
        app->dirty = true;
    } else if (is_taken(app, key)) {
        if (!app_point(app, key))
            take_key(app, key);
        app->dirty = app->unsaved = true;
        reloading_notice(app);
    }
}

/* Problems that came up meanwhile. */
static void tell_new_problems(struct app *app)
{
    struct context *context = &app->context;
    if (context->problems.count <= app->problems_told)
        return;
    char *line = problem_summary(&context->problems.items[app->problems_told]);
    if (context->message.length == 0)
        context_complain(context, "%s  (! lists all)", line);
    free(line);
    app->problems_told = context->problems.count;
    app->dirty = true;
}

/* Where the reader is, once no key has come for a while: a write for every key would be too many.
 */
static uint32_t wait_for_key(struct app *app, bool goes_on)
{
    int descriptor = collection_descriptor(app->context.collection);
    bool reloads = collection_reloading(app->context.collection);
    uint32_t key = screen_read_key(app->screen, descriptor,
                                   goes_on        ? 0
                                   : reloads      ? RELOAD_MS
                                   : app->unsaved ? IDLE_MS
                                                  : -1);
    if (key == SCREEN_KEY_NONE && app->unsaved && !goes_on && !reloads) {
        remember_view(app_view(app));
        app->unsaved = false;
    }
    return key;
}

/* Goes on with long work of the view. */
static void go_on(struct app *app)
{
    struct view *view = app_view(app);
    if (view_waits(view))
        view_go_on(view);
    else
        view_changed(view);
    if (app->prompt.open)
        app_note_found(app);
    app->layout = app->dirty = true;
}

static void loop(struct app *app)
{
    app->layout = app->dirty = true;
    while (!app->quit) {
        if (app->dirty)
            draw_all(app);
        app->dirty = false;
        app_ask_ground(app); /* not before the first frame, which waits for nothing */
        bool goes_on = view_unfinished(app_view(app));
        bool finds =
            watching_takes_names(app->context.watching) || watching_goes_on(app->context.watching);
        take_event(app,
                   app_has_held(app) ? app_take_held(app) : wait_for_key(app, goes_on || finds));
        tell_new_problems(app);
        if (!app->dirty && !app->quit && finds)
            find_hits(app);
        reloading_go_on(app);
        if (!app->dirty && !app->quit)
            take_in(app);
        if (!app->dirty && !app->quit && goes_on)
            go_on(app);
    }
}

/* --- start and end ---------------------------------------------------------------------------- */

static bool start(struct app *app)
{
    struct context *context = &app->context;
    struct problem_list problems = {0};
    struct config *config = app->options->config;
    if (screen_start(&app->screen, &problems) != STATUS_OK) {
        for (size_t i = 0; i < problems.count; i++)
            problem_print(&problems.items[i], stderr);
        problem_list_free(&problems);
        return false;
    }
    problem_list_free(&problems);
    problem_list_move(&context->problems, app->options->problems);
    app_use_theme(app, appearance_theme(&config->settings, app->ground));
    app_apply_settings(app);
    app->draw = draw_new(app->screen, &app->styles);
    context->styles = &app->styles;
    context->keymap = keymap_new();
    bindings_apply(context->keymap, config, &context->problems);
    context->classes = HIGHLIGHT_ALL;
    app->shelf = shelf_new_usual();
    struct collection_options options = {.workers = (int)config->settings.jobs,
                                         .source = &config->source,
                                         .names = config->names,
                                         .shelf = app->shelf,
                                         .measures_stories = true};
    context->collection = collection_open(app->options->paths, app->options->path_count, options);
    context->watching = watching_new(
        context, (struct watching_files){app->options->paths, app->options->path_count,
                                         app->options->watchlists, app->options->watchlist_count});
    remember_start(context, app->options->paths, app->options->path_count);
    state_visit_lines(context->state, '/', prompt_remember_search, &app->prompt);
    state_visit_lines(context->state, ':', prompt_remember_command, &app->prompt);
    reloading_start(app);
    tell_new_problems(app);
    app_push(app, stories_view_new(context));
    return true;
}

/* An article that takes long to analyse keeps nobody: the program ends under its worker. */
static bool end(struct app *app)
{
    struct context *context = &app->context;
    while (app->view_count > 0)
        app_pop(app);
    view_free(context->opened);
    app_free_held(app);
    remember_end(context);
    draw_free(app->draw);
    screen_end(app->screen);
    if (!collection_end(context->collection, END_MS))
        return false;
    reloading_end(app);
    watching_free(context->watching);
    collection_free(context->collection);
    shelf_free(app->shelf);
    problem_list_free(&context->problems);
    search_clear(&context->search);
    free(context->walk.matches);
    text_builder_free(&context->message);
    text_builder_free(&context->copied);
    prompt_free(&app->prompt);
    keymap_free(context->keymap);
    return true;
}

int app_run(const struct app_options *options)
{
    struct app app = {.options = options, .context.config = options->config};
    if (!start(&app))
        return QUIT_STATUS;
    loop(&app);
    int number = screen_quit_signal(app.screen);
    bool ended = end(&app);
    if (number)
        raise(number);
    if (!ended)
        _exit(0);
    return 0;
}
