#include "tui/reloading.h"

#include "core/base/memory.h"
#include "core/collection/reload.h"
#include "tui/correcting.h"
#include "tui/keys/bindings.h"
#include "tui/page/remember.h"
#include "tui/page/watching.h"
#include "tui/terminal/appearance.h"

#include <stdlib.h>

/* --- beginning -------------------------------------------------------------------------------- */

static bool config_changed(const struct app *app)
{
    return app->options->reread && app->config_file &&
           !file_stamp_equal(file_stamp_of(app->config_file), app->config_stamp);
}

/* The configuration as it is on disk, where it changed and is in order; else NULL. */
static struct config *reread_config(struct app *app)
{
    const struct app_options *options = app->options;
    struct problem_list problems = {0};
    if (!config_changed(app))
        return NULL;
    app->config_stamp = file_stamp_of(app->config_file);
    struct config *config = memory_calloc(1, sizeof(*config));
    options->reread(options->given, config, &problems);
    if (problems.errors > 0) {
        char *line = problem_summary(problem_list_error(&problems));
        context_complain(&app->context, "%s  (the old one stays)", line);
        free(line);
        config_free(config);
        free(config);
        config = NULL;
    }
    problem_list_move(&app->context.problems, &problems);
    return config;
}

static void begin(struct app *app)
{
    struct context *context = &app->context;
    app->config_to_come = reread_config(app);
    const struct config *config = app->config_to_come ? app->config_to_come : app->options->config;
    struct collection_options options = {.workers = (int)config->settings.jobs,
                                         .source = &config->source,
                                         .names = config->names,
                                         .measures_stories = true};
    collection_reload(context->collection, options);
}

static bool is_reading(const struct app *app)
{
    const struct collection *collection = app->context.collection;
    return !collection_progress(collection).loaded || collection_reloading(collection);
}

void reloading_begin(struct app *app)
{
    struct context *context = &app->context;
    app->reload_follows = false;
    app->reload_again = collection_reloading(context->collection);
    if (!is_reading(app))
        begin(app);
    else if (!app->reload_again)
        context_say(context, "still reading");
    if (context->message.length == 0)
        context_say(context, "reading again");
}

void reloading_follow(struct app *app)
{
    if (is_reading(app))
        return;
    app->reload_follows = true;
    begin(app);
}

/* --- taking the place ------------------------------------------------------------------------- */

static void use_config(struct app *app)
{
    struct config *config = app->options->config, before = *config;
    if (!app->config_to_come)
        return;
    *config = *app->config_to_come;
    free(app->config_to_come);
    app->config_to_come = NULL;
    keymap_free(app->context.keymap);
    app->context.keymap = keymap_new();
    bindings_apply(app->context.keymap, config, &app->context.problems);
    app->keys = (struct keymap_state){0};
    app_use_theme(app, appearance_theme(&config->settings, app->ground));
    app_apply_settings(app);
    config_free(&before);
}

static void close_view(struct app *app, struct view *view)
{
    places_forget(&app->places, view);
    view_free(view);
}

/* Views follow their articles; how many closed. */
static size_t renew_views(struct app *app, const struct collection_moves *moves)
{
    size_t kept = 0, count = app->view_count;
    for (size_t i = 0; i < count; i++) {
        struct view *view = app->views[i];
        if (view->ops->stand_on)
            view->ops->stand_on(view, kept > 0 ? app->views[kept - 1] : NULL);
        struct view *renewed = view->ops->renew(view, moves);
        if (renewed != view)
            close_view(app, view);
        if (renewed)
            app->views[kept++] = renewed;
    }
    app->view_count = kept;
    return count - kept;
}

static void tell(struct app *app, const struct collection_moves *moves, size_t closed,
                 bool list_read)
{
    struct context *context = &app->context;
    size_t problems = collection_problems(context->collection)->count;
    struct text_builder line = {0};
    const struct {
        size_t count;
        const char *what;
    } parts[] = {{moves->added, "new"}, {moves->changed, "changed"}, {moves->removed, "removed"}};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (parts[i].count > 0)
            text_builder_printf(&line, "%s%zu %s", line.length > 0 ? ", " : "", parts[i].count,
                                parts[i].what);
    bool news = !app->reload_follows && !app->reload_again;
    if (line.length == 0 && closed == 0 && !news) {
        text_builder_free(&line);
        return;
    }
    if (line.length == 0)
        text_builder_add_string(&line, "no article has changed");
    if (list_read)
        text_builder_printf(&line, "; watchlist: %s",
                            TEXT_COUNTED(watchlist_count(context->watchlist), "term"));
    if (closed > 1)
        text_builder_printf(&line, "; %zu views of what is gone closed", closed);
    else if (closed == 1)
        text_builder_add_string(&line, "; a view of what is gone closed");
    if (problems > 0)
        text_builder_printf(&line, "; %s  (! lists %s)", TEXT_COUNTED(problems, "message"),
                            problems == 1 ? "it" : "them");
    context_say(context, "%s", line.bytes);
    text_builder_free(&line);
}

void reloading_go_on(struct app *app)
{
    struct context *context = &app->context;
    struct collection *before = context->collection;
    struct collection_moves moves;
    if (app->prompt.open || context->opened || !collection_reloading(before) ||
        watching_goes_on(context->watching)) /* whose hits are those of `before` */
        return;
    struct collection *after = collection_reloaded(before, &moves);
    if (!after)
        return;
    context->collection = after;
    context->watch_version++;
    remember_moved(context, &moves);
    places_moved(&app->places, context, &moves);
    size_t closed = renew_views(app, &moves);
    collection_replace(before, after);
    use_config(app); /* what came before used the one before */
    bool list_changed = watching_changed(context->watching);
    if (list_changed)
        watching_reload(context->watching);
    if (!context->message_is_error)
        tell(app, &moves, closed, list_changed && watching_percent(context->watching) < 0);
    app->layout = app->dirty = true;
    correcting_go_on(app, moves.item_of);
    if (app->reload_again && !is_reading(app)) { /* something may have changed since it began */
        app->reload_again = false;
        begin(app);
    }
}

void reloading_notice(struct app *app)
{
    struct view *view = app_view(app);
    struct context *context = &app->context;
    size_t item = view->ops->place && view->ops->item ? view->ops->item(view) : SIZE_MAX;
    if (context->message.length > 0 || !collection_progress(context->collection).loaded ||
        collection_reloading(context->collection))
        return;
    if (item != SIZE_MAX && collection_stale(context->collection, item))
        context_say(context, "changed on disk, R reloads");
    else if (collection_manifest_stale(context->collection))
        context_say(context, "the manifest changed on disk, R reloads");
    else if (config_changed(app))
        context_say(context, "the configuration changed on disk, R reloads");
    else if (!watching_goes_on(context->watching) && watching_changed(context->watching) &&
             view->ops->scope != IN_WATCHLIST) /* which says so itself */
        context_say(context, "the watchlist changed on disk, R reloads");
}

void reloading_start(struct app *app)
{
    const char *path = app->options->config->path;
    app->config_file = path ? memory_strdup(path) : config_file("config.yaml");
    if (app->config_file)
        app->config_stamp = file_stamp_of(app->config_file);
}

void reloading_end(struct app *app)
{
    free(app->config_file);
    if (app->config_to_come)
        config_free(app->config_to_come);
    free(app->config_to_come);
    correcting_end(app);
}
