#include "tui/page/frame.h"

#include "core/base/utf8.h"
#include "tui/page/legend.h"

#include <string.h>

enum { BAR_CELLS = 10, BAR_LEAST = 60, MINUTE = 60, LEGEND_FROM_HEIGHT = 12, LEGEND_APART = 3 };

struct frame {
    struct view *view;
    struct draw *draw;
    struct area area;
};

static void add_bar(const struct frame *frame, struct text_builder *out, size_t done, size_t all)
{
    const struct styles *styles = draw_styles(frame->draw);
    for (size_t cell = 0; cell < BAR_CELLS; cell++)
        text_builder_add(
            out, style_sign(styles, cell * all < done * BAR_CELLS ? SIGN_BAR_DONE : SIGN_BAR_LEFT));
}

/* A bar where there is room, how far it is, how long it will take. */
static void add_steps(const struct frame *frame, struct text_builder *out, size_t done, size_t all,
                      long seconds_left)
{
    if (frame->area.width >= BAR_LEAST && all > 1) {
        add_bar(frame, out, done, all);
        text_builder_add_string(out, " ");
    }
    if (all > 0)
        text_builder_printf(out, "%zu of %zu", done, all);
    if (seconds_left >= MINUTE)
        text_builder_printf(out, ", %ld min left", (seconds_left + MINUTE - 1) / MINUTE);
    else if (seconds_left >= 0)
        text_builder_printf(out, ", %ld s left", seconds_left);
}

/* What is read behind, else what the view waits for. */
static void add_progress(const struct frame *frame, struct text_builder *out)
{
    struct collection_progress progress = collection_progress(frame->view->context->collection);
    struct view_progress waits;
    if (!progress.loaded && progress.files_done == progress.files) {
        text_builder_add_string(out, progress.files > 0 ? "grouping" : "reading");
    } else if (!progress.loaded) {
        text_builder_add_string(out, "reading ");
        add_steps(frame, out, progress.files_done, progress.files, progress.seconds_left);
    } else if (view_progress(frame->view, &waits)) {
        text_builder_printf(out, "%s ", waits.doing);
        add_steps(frame, out, waits.done, waits.all, waits.seconds_left);
    }
}

static int width_of(const struct text_builder *text)
{
    return utf8_width(text_builder_text(text));
}

/* Whether the left side keeps a third of the row beside so many columns. */
static bool leaves_room(const struct frame *frame, int columns)
{
    return frame->area.width - 2 - (columns > 0 ? columns + 2 : 0) >= frame->area.width / 3;
}

static void draw_title(const struct frame *frame)
{
    struct text_builder left = {0}, right = {0}, progress = {0};
    struct look look = draw_look(frame->draw, STYLE_TITLE);
    frame->view->ops->title(frame->view, &left, &right);
    add_progress(frame, &progress);
    if (progress.length > 0) {
        if (!leaves_room(frame, right.length > 0 ? width_of(&right) + 2 + width_of(&progress) : 0))
            text_builder_clear(&right);
        text_builder_printf(&right, "%s%s", right.length > 0 ? ", " : "", progress.bytes);
    }
    int right_width = leaves_room(frame, width_of(&right)) ? width_of(&right) : 0;
    int left_room = frame->area.width - 2 - (right_width > 0 ? right_width + 2 : 0);
    draw_fill(frame->draw, area_rows(frame->area, 0, 1), look);
    draw_clipped(frame->draw, frame->area, 0, 1, left_room, text_builder_text(&left), look);
    if (right_width > 0)
        draw_text(frame->draw, frame->area, 0, frame->area.width - 1 - right_width,
                  text_builder_text(&right), look);
    text_builder_free(&left);
    text_builder_free(&right);
    text_builder_free(&progress);
}

/* "key word" for an action; returns the column behind it, or `column` when it does not fit before
 * `end`. */
static int draw_hint(const struct frame *frame, int row, int column, int end, enum action action)
{
    struct text_builder key = {0}, word = {0};
    struct view *view = frame->view;
    text_builder_add_string(&word, action_row(action)->status);
    bool does = !view->ops->hint || view->ops->hint(view, action, &word);
    keymap_describe(view->context->keymap, action, view->ops->scope, true, &key);
    if (column + width_of(&key) + 1 + width_of(&word) > end) {
        text_builder_clear(&word);
        text_builder_add_string(&word, action_row(action)->status);
    }
    int width = width_of(&key) + 1 + width_of(&word);
    if (does && key.length > 0 && column + width <= end) {
        int at = draw_text(frame->draw, frame->area, row, column, text_builder_text(&key),
                           draw_look(frame->draw, STYLE_KEY));
        draw_text(frame->draw, frame->area, row, at + 1, text_builder_text(&word),
                  draw_look(frame->draw, STYLE_STATUS));
        column += width + 3;
    }
    text_builder_free(&key);
    text_builder_free(&word);
    return column;
}

/* Hints that give way to the others of a view, or that it needs none of. */
static const struct {
    enum action action;
    unsigned late, never;
} ranks[] = {
    {ACTION_YANK, IN_STORIES, 0},
    {ACTION_SEARCH, IN_STORIES | IN_GRIDS, 0},
    {ACTION_ENTITIES, IN_ALL & ~IN_TEXTS, IN_ENTITIES},
    {ACTION_WATCHLIST, IN_ALL & ~(IN_STORIES | IN_TEXTS), IN_WATCHLIST},
};

enum rank { RANK_FIRST, RANK_LATE, RANK_NEVER };

static enum rank rank_of(enum action action, unsigned scope)
{
    const struct action_row *hint = action_row(action);
    if (!hint->status || action == ACTION_HELP || !(hint->scope & scope))
        return RANK_NEVER;
    for (size_t i = 0; i < sizeof(ranks) / sizeof(ranks[0]); i++)
        if (ranks[i].action == action)
            return ranks[i].never & scope  ? RANK_NEVER
                   : ranks[i].late & scope ? RANK_LATE
                                           : RANK_FIRST;
    return RANK_FIRST;
}

/* The keys that matter here; help always has room. */
static void draw_hints(const struct frame *frame, int row)
{
    int end = frame->area.width - 1, help_room = (int)strlen("? help") + 3, column = 1;
    for (enum rank rank = RANK_FIRST; rank < RANK_NEVER; rank++)
        for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
            if (rank_of(action, frame->view->ops->scope) == rank)
                column = draw_hint(frame, row, column, end - help_room, action);
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

/* --- what signs mean -------------------------------------------------------------------------- */

static bool has_legend(const struct view *view, struct area area)
{
    const struct legend_row *row;
    bool has = false;
    for (size_t i = 0; (row = legend_row(i)); i++)
        has = has || (row->scope & view->ops->scope);
    return has && (view->context->legend || view->ops->explains_signs) &&
           !view->context->styles->plain && area.height >= LEGEND_FROM_HEIGHT;
}

static struct text legend_sign(const struct frame *frame, const struct legend_row *entry)
{
    return entry->sign == SIGN_COUNT ? TEXT("") : style_sign(draw_styles(frame->draw), entry->sign);
}

/* The columns of all that the view has, so far apart. */
static int legend_width(const struct frame *frame, int apart)
{
    const struct legend_row *entry;
    int width = -apart;
    for (size_t i = 0; (entry = legend_row(i)); i++)
        if (entry->scope & frame->view->ops->scope)
            width += utf8_width(legend_sign(frame, entry)) + (entry->sign != SIGN_COUNT) +
                     utf8_width(text_from(entry->word)) + apart;
    return width;
}

/* As many as fit, whole. */
static void draw_legend(const struct frame *frame, int row)
{
    const struct legend_row *entry;
    int column = 1, end = frame->area.width - 1;
    int apart = legend_width(frame, LEGEND_APART) <= end - column ? LEGEND_APART : LEGEND_APART - 1;
    for (size_t i = 0; (entry = legend_row(i)); i++) {
        struct text sign = legend_sign(frame, entry);
        if (!(entry->scope & frame->view->ops->scope))
            continue;
        int air = sign.length > 0;
        if (column + utf8_width(sign) + air + utf8_width(text_from(entry->word)) > end)
            return;
        column = draw_text(frame->draw, frame->area, row, column, sign,
                           draw_look(frame->draw, STYLE_SIGN));
        column = draw_text(frame->draw, frame->area, row, column + air, text_from(entry->word),
                           draw_look(frame->draw, STYLE_DIM));
        column += apart;
    }
}

struct area frame_body(const struct view *view, struct area area)
{
    return area_rows(area, 1, area.height - 2 - has_legend(view, area));
}

void frame_draw(struct view *view, struct draw *draw, struct area area)
{
    struct frame frame = {view, draw, area};
    draw_title(&frame);
    if (has_legend(view, area))
        draw_legend(&frame, area.height - 2);
    draw_status(&frame);
}
