#include "tui/correcting.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/reloading.h"
#include "tui/views/stories.h"

#include <stdlib.h>

static char *copy_of(struct text value)
{
    struct text_builder copy = {0};
    text_builder_add(&copy, value);
    return copy.bytes;
}

static void correct(struct app *app, size_t item, enum correction correction, struct text value)
{
    struct context *context = &app->context;
    struct problem_list problems = {0};
    char *written = NULL;
    enum status status =
        collection_correct(context->collection, item, correction, value, &written, &problems);
    if (status == STATUS_OK) {
        struct text_builder path = {0};
        utf8_add_visible(&path, text_from(written));
        context_say(context, "%s: written to %s", correction_name(correction), path.bytes);
        text_builder_free(&path);
    } else {
        context_complain_of(context, problem_list_error(&problems));
    }
    problem_list_move(&context->problems, &problems);
    free(written);
    view_changed(app_view(app));
    app->layout = app->dirty = true;
    if (status == STATUS_OK)
        reloading_follow(app);
}

void correcting_do(struct app *app, enum correction correction, struct text value)
{
    struct context *context = &app->context;
    size_t item = view_item(app_view(app));
    struct correction_waiting *waiting = &app->correction;
    if (item == SIZE_MAX) {
        context_complain(context, "no article is in focus here");
    } else if (stories_view_on_several(app_view(app))) {
        context_complain(context, "a story is in focus: go to one of its articles");
    } else if (!collection_reloading(context->collection)) {
        correct(app, item, correction, value);
    } else if (waiting->value) {
        context_complain(context, "the articles are being read again: try once more");
    } else {
        *waiting = (struct correction_waiting){correction, item, copy_of(value)};
        context_say(context, "%s: when all is read again", correction_name(correction));
    }
}

void correcting_go_on(struct app *app, const uint32_t *item_of)
{
    struct correction_waiting waiting = app->correction;
    app->correction = (struct correction_waiting){0};
    if (!waiting.value)
        return;
    uint32_t item = item_of[waiting.item];
    if (item == ANNOTATION_NONE)
        context_complain(&app->context, "%s: the article is gone",
                         correction_name(waiting.correction));
    else
        correct(app, item, waiting.correction, text_from(waiting.value));
    free(waiting.value);
}

void correcting_end(struct app *app)
{
    free(app->correction.value);
}
