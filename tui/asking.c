/* What is done with what is typed into a prompt. */
#include "tui/app_private.h"
#include "tui/keys/command.h"

void app_note_found(struct app *app)
{
    struct view *view = app_view(app);
    const struct search *search = &app->context.search;
    const char *more = view_waits(view) ? " so far" : "";
    if (app->prompt.mark == '&')
        prompt_note(&app->prompt, "%s%s", TEXT_COUNTED(view->ops->scroller(view)->rows, "row"),
                    more);
    else if (app->prompt.mark != '/')
        return;
    else if (search->all > 0)
        prompt_note(&app->prompt, "%zu/%zu", search->number, search->all);
    else if (app->prompt.text.length > 0)
        prompt_note(&app->prompt, "%s%s",
                    search->error.message[0] ? search->error.message : "not here", more);
    else
        prompt_note(&app->prompt, "%s", "");
}

static void search_from_prompt(struct app *app, enum prompt_result result)
{
    struct view *view = app_view(app);
    if (result != PROMPT_MORE)
        app->context.walk.view = NULL;
    if (result == PROMPT_CANCELLED) {
        search_set(&app->context.search, (struct text){0});
        view->ops->search_show(view, app->search_origin.unit, app->search_origin.start,
                               app->search_origin.start);
        return;
    }
    if (result == PROMPT_MORE || (result == PROMPT_DONE && app->prompt.text.length == 0))
        return;
    if (result == PROMPT_DONE) {
        places_push(&app->places, app->search_from);
        app->last_jump = ACTION_SEARCH_NEXT;
    }
    search_set(&app->context.search, text_builder_text(&app->prompt.text));
    view->ops->search_show(view, app->search_origin.unit, app->search_origin.start,
                           app->search_origin.start);
    if (app->prompt.text.length > 0)
        view_search(view, 1, 1, true);
    app_note_found(app);
}

static void filter_from_prompt(struct app *app, enum prompt_result result)
{
    if (result == PROMPT_CANCELLED)
        text_builder_clear(&app->prompt.text);
    if (result == PROMPT_MORE)
        return;
    struct view *view = app_view(app);
    view->ops->filter(view, text_builder_text(&app->prompt.text));
    app_note_found(app);
}

static void note_from_prompt(struct app *app, enum prompt_result result)
{
    if (result == PROMPT_DONE)
        app_bookmark(app, text_builder_text(&app->prompt.text));
}

static void pipe_from_prompt(struct app *app, enum prompt_result result)
{
    if (result == PROMPT_DONE && app->prompt.text.length > 0)
        app_pipe(app, app->prompt.text.bytes);
}

static void command_from_prompt(struct app *app, enum prompt_result result)
{
    if (result == PROMPT_DONE)
        command_run(app, text_builder_text(&app->prompt.text));
}

void app_take_prompt(struct app *app, enum prompt_result result)
{
    static const struct {
        char mark;
        void (*take)(struct app *app, enum prompt_result result);
    } prompts[] = {{'/', search_from_prompt},
                   {'&', filter_from_prompt},
                   {'M', note_from_prompt},
                   {'|', pipe_from_prompt},
                   {':', command_from_prompt}};
    struct text line = text_builder_text(&app->prompt.text);
    char mark = app->prompt.mark; /* what is done may open another */
    if (result == PROMPT_DONE && prompt_recalls(mark) && line.length > 0)
        state_add_line(app->context.state, mark, line);
    for (size_t i = 0; i < sizeof(prompts) / sizeof(prompts[0]); i++)
        if (prompts[i].mark == mark)
            prompts[i].take(app, result);
}
