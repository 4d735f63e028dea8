#include "tui/frame.h"

#include "core/base/utf8.h"

#include <string.h>

struct frame {
    struct view *view;
    struct draw *draw;
    struct area area;
};

static void draw_title(const struct frame *frame)
{
    struct text_builder left = {0}, right = {0};
    struct look look = draw_look(frame->draw, STYLE_TITLE);
    frame->view->ops->title(frame->view, &left, &right);
    struct collection_progress progress = collection_progress(frame->view->context->collection);
    if (!progress.loaded)
        text_builder_printf(&right, "%sreading %zu of %zu", right.length ? ", " : "",
                            progress.files_done, progress.files);
    int right_width = utf8_width(text_builder_text(&right));
    int left_room = frame->area.width - 2 - (right_width > 0 ? right_width + 2 : 0);
    if (left_room < frame->area.width / 3) {
        left_room = frame->area.width - 2;
        right_width = 0;
    }
    draw_fill(frame->draw, area_rows(frame->area, 0, 1), look);
    draw_clipped(frame->draw, frame->area, 0, 1, left_room, text_builder_text(&left), look);
    if (right_width > 0)
        draw_text(frame->draw, frame->area, 0, frame->area.width - 1 - right_width,
                  text_builder_text(&right), look);
    text_builder_free(&left);
    text_builder_free(&right);
}

/* "key word" for an action; returns the column behind it, or `column` when it does not fit before
 * `end`. */
static int draw_hint(const struct frame *frame, int row, int column, int end, enum action action)
{
    struct text_builder key = {0};
    const char *word = action_row(action)->status;
    keymap_describe(frame->view->context->keymap, action, frame->view->ops->scope, true, &key);
    int width = utf8_width(text_builder_text(&key)) + 1 + (int)strlen(word);
    if (key.length > 0 && column + width <= end) {
        int at = draw_text(frame->draw, frame->area, row, column, text_builder_text(&key),
                           draw_look(frame->draw, STYLE_KEY));
        draw_text(frame->draw, frame->area, row, at + 1, text_from(word),
                  draw_look(frame->draw, STYLE_STATUS));
        column += width + 3;
    }
    text_builder_free(&key);
    return column;
}

/* The keys that matter here; help always has room. */
static void draw_hints(const struct frame *frame, int row)
{
    int end = frame->area.width - 1, help_room = (int)strlen("? help") + 3, column = 1;
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const struct action_row *hint = action_row(action);
        if (hint->status && action != ACTION_HELP && (hint->scope & frame->view->ops->scope))
            column = draw_hint(frame, row, column, end - help_room, action);
    }
    draw_hint(frame, row, column, end, ACTION_HELP);
}

static void draw_status(const struct frame *frame)
{
    int row = frame->area.height - 1;
    const struct context *context = frame->view->context;
    draw_fill(frame->draw, area_rows(frame->area, row, 1), draw_look(frame->draw, STYLE_STATUS));
    if (context->message.length > 0)
        draw_clipped(
            frame->draw, frame->area, row, 1, frame->area.width - 2,
            text_builder_text(&context->message),
            draw_look(frame->draw, context->message_is_error ? STYLE_ERROR : STYLE_STATUS));
    else
        draw_hints(frame, row);
}

void frame_draw(struct view *view, struct draw *draw, struct area area)
{
    struct frame frame = {view, draw, area};
    draw_title(&frame);
    draw_status(&frame);
}
