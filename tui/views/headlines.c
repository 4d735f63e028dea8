#include "tui/views/headlines.h"

#include "core/base/memory.h"
#include "core/collection/work.h"
#include "core/tables/headlines.h"
#include "tui/page/flow.h"
#include "tui/views/article.h"
#include "tui/views/list.h"
#include "tui/views/stories_words.h"

#include <stdlib.h>

enum {
    OUTLET_AT = 3,
    OUTLET_COLUMNS = 22,
    DATE_COLUMNS = 12,
    NARROW = 76,
    ONE_OUTLET = 1,
    AT_ONCE = 300 /* headlines that are found without a worker */
};

/* A line of a headline; where `begins` with its outlet and date, on a narrow screen alone; before a
 * new story a line without a headline. */
struct headlines_line {
    const struct headline *headline; /* or NULL */
    bool begins, has_words;
    struct flow_line words;
};

struct headlines_view {
    struct list list;
    uint32_t story, home;
    struct arena *arena, *layout;
    struct headline *headlines;
    struct text *shown; /* of each */
    size_t count;
    struct headlines_work *work; /* what finds and keeps them; NULL: not begun */
    bool made;
    struct headlines_line *lines;
    size_t line_count, capacity, laid; /* laid: headlines that have their lines */
    int width;                         /* of the area that they were laid out for */
    const struct headline *kept;       /* the cursor's, while its lines are not there yet */
    struct text_builder scratch;       /* for filter_text */
};

static struct headlines_view *self(struct view *view)
{
    return (struct headlines_view *)view;
}

static const struct article *article_of(const struct headlines_view *view,
                                        const struct headline *headline)
{
    return collection_item(view->list.view.context->collection, headline->item)->article;
}

/* --- lines ------------------------------------------------------------------------------------ */

/* Of a text that has none its beginning. */
static struct text first_words(const struct headlines_view *view, const struct headline *headline)
{
    struct text_builder words = {0};
    stories_add_beginning(&words, article_of(view, headline));
    text_builder_add(&words, style_sign(view->list.view.context->styles, SIGN_ELLIPSIS));
    struct text copy = {arena_copy(view->arena, words.bytes, words.length), words.length};
    text_builder_free(&words);
    return copy;
}

static struct text words_of(const struct headlines_view *view, const struct headline *headline)
{
    return view->shown[headline - view->headlines];
}

static int words_at(const struct area *area)
{
    return area->width < NARROW ? OUTLET_AT + 1 : OUTLET_AT + OUTLET_COLUMNS + DATE_COLUMNS;
}

static struct headlines_line *add_line(struct headlines_view *view, const struct headline *headline)
{
    view->lines = arena_grow(view->layout, view->lines, view->line_count, &view->capacity,
                             sizeof(*view->lines));
    view->lines[view->line_count] = (struct headlines_line){.headline = headline};
    return &view->lines[view->line_count++];
}

static void add_headline(struct headlines_view *view, const struct headline *headline)
{
    const struct area *area = &view->list.view.area;
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    if (area->width < NARROW)
        add_line(view, headline)->begins = true;
    flow_wrap(words_of(view, headline), area->width - words_at(area) - 1, NULL, 0, view->layout,
              &lines, &count, &capacity);
    for (size_t i = 0; i < count; i++) {
        struct headlines_line *line = add_line(view, headline);
        line->begins = i == 0 && area->width >= NARROW;
        line->has_words = true;
        line->words = lines[i];
    }
}

/* Adds lines for a short while; the cursor stays on its headline. */
static void add_lines(struct headlines_view *view)
{
    int64_t end = view_step_end();
    size_t kept_row = SIZE_MAX;
    for (; view->laid < view->count && !view_step_over(end); view->laid++) {
        const struct headline *headline = &view->headlines[view->laid];
        if (view->laid > 0 && headline->story != headline[-1].story)
            add_line(view, NULL);
        if (headline == view->kept)
            kept_row = view->line_count;
        add_headline(view, headline);
    }
    list_add_rows(&view->list, view->line_count);
    if (kept_row == SIZE_MAX)
        return;
    list_go(&view->list, kept_row);
    view->kept = NULL;
}

static void drop_lines(struct headlines_view *view)
{
    arena_reset(view->layout);
    view->lines = NULL;
    view->line_count = view->capacity = view->laid = 0;
    list_set_rows(&view->list, 0);
}

static void layout(struct view *view, struct area area)
{
    struct headlines_view *headlines = self(view);
    size_t row = list_row(&headlines->list);
    list_layout(view, area);
    if (headlines->width != area.width) {
        if (!headlines->kept && row < headlines->line_count)
            headlines->kept = headlines->lines[row].headline;
        drop_lines(headlines);
        headlines->width = area.width;
    }
    add_lines(headlines);
}

static bool unfinished(const struct view *view)
{
    const struct headlines_view *headlines = (const struct headlines_view *)view;
    return headlines->laid < headlines->count;
}

struct headlines_work {
    struct work work;
    uint32_t story;
    struct arena *arena;
    struct headline *headlines;
    size_t count;
};

static void find_headlines(struct work *work)
{
    struct headlines_work *made = (struct headlines_work *)work;
    made->headlines = headlines_find(work->collection, made->story, made->arena, &made->count);
}

static void free_headlines(struct work *work)
{
    arena_free(((struct headlines_work *)work)->arena);
    free(work);
}

static void start(struct headlines_view *view)
{
    struct collection *collection = view->list.view.context->collection;
    struct headlines_work *work = memory_calloc(1, sizeof(*work));
    work->work.make = find_headlines;
    work->work.free = free_headlines;
    work->story = view->story;
    work->arena = arena_new();
    view->work = work;
    work_start(&work->work, collection,
               view->story != ANNOTATION_NONE || collection_count(collection) <= AT_ONCE);
}

static void take(struct headlines_view *view)
{
    arena_reset(view->arena);
    drop_lines(view);
    view->headlines = view->work->headlines;
    view->count = view->work->count;
    view->shown = arena_array(view->arena, view->count, sizeof(*view->shown));
    for (size_t i = 0; i < view->count; i++)
        view->shown[i] = view->headlines[i].text.length > 0
                             ? view->headlines[i].text
                             : first_words(view, &view->headlines[i]);
    view->made = true;
}

static void changed(struct view *view)
{
    struct headlines_view *headlines = self(view);
    if (!headlines->work && collection_progress(view->context->collection).loaded)
        start(headlines);
    if (headlines->work && !headlines->made && headlines->work->work.finished)
        take(headlines);
}

static bool progress(const struct view *view, struct view_progress *out)
{
    const struct headlines_view *headlines = (const struct headlines_view *)view;
    *out = view_work_progress("reading headlines", (const struct work *)headlines->work);
    return !headlines->made;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw_outlet(const struct headlines_view *view, struct draw *draw, struct area area,
                        const struct headline *headline, int line)
{
    const struct article *article = article_of(view, headline);
    char date[12];
    date_format(article->date, date);
    draw_clipped(draw, area, line, OUTLET_AT, OUTLET_COLUMNS - 2, text_from(article->outlet),
                 draw_look(draw, STYLE_OUTLET));
    draw_text(draw, area, line, OUTLET_AT + OUTLET_COLUMNS, text_from(date[0] ? date : "undated"),
              draw_look(draw, STYLE_DIM));
}

/* Words that others have too, and those that only this one has; none of a story that one outlet
 * tells. */
static void mark_words(const struct headlines_view *view, const struct draw *draw,
                       const struct headline *headline, struct flow_marks *marks)
{
    const struct collection_story *story =
        collection_story(view->list.view.context->collection, headline->story);
    for (size_t i = 0; story->count > ONE_OUTLET && i < headline->count; i++) {
        const struct headline_word *word = &headline->words[i];
        if (word->tells)
            flow_marks_add(
                marks, word->start, word->end, LAYER_DIFFERENCE,
                draw_look(draw, word->outlets > ONE_OUTLET ? STYLE_HEADING : STYLE_DIFFERENCE));
    }
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index,
                      int line)
{
    const struct headlines_view *view = (const struct headlines_view *)list;
    const struct headlines_line *shown = &view->lines[index];
    struct flow_marks marks = {0};
    if (!shown->headline)
        return;
    if (shown->begins)
        draw_outlet(view, draw, area, shown->headline, line);
    if (!shown->has_words)
        return;
    mark_words(view, draw, shown->headline, &marks);
    bool has_headline = shown->headline->text.length > 0;
    flow_draw(draw, area, line, words_at(&area), words_of(view, shown->headline), shown->words,
              draw_look(draw, has_headline ? STYLE_TEXT : STYLE_DIM), &marks, NULL, 0);
    flow_marks_free(&marks);
}

static void draw(struct view *view, struct draw *draw)
{
    if (!self(view)->made)
        draw_text(draw, view->area, 0, 1, TEXT("reading"), draw_look(draw, STYLE_DIM));
    list_draw((struct list *)view, draw, view->area);
}

/* Headlines of which a line shows. */
static size_t count_shown(const struct headlines_view *view)
{
    const struct headline *last = NULL;
    size_t count = 0;
    for (size_t row = 0; row < view->list.scroller.rows; row++) {
        const struct headline *headline = view->lines[view->list.shown[row]].headline;
        count += headline && headline != last;
        last = headline;
    }
    return count;
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    text_builder_printf(left, "headlines of %s",
                        self(view)->story == ANNOTATION_NONE ? "the whole collection"
                                                             : "this story");
    list_add_filter_of(&self(view)->list, count_shown(self(view)), right);
    text_builder_printf(right, "%s; bold: shared words, lit: only here",
                        TEXT_COUNTED(self(view)->count, "headline"));
}

/* --- actions ---------------------------------------------------------------------------------- */

static const struct headline *headline_in_focus(const struct headlines_view *view)
{
    size_t row = list_row(&view->list);
    return row == SIZE_MAX ? NULL : view->lines[row].headline;
}

static void begin_anew(struct headlines_view *view, uint32_t story)
{
    view->story = story;
    view->made = false;
    view->count = 0;
    view->kept = NULL;
    drop_lines(view);
    work_leave((struct work *)view->work);
    view->work = NULL;
    changed(&view->list.view);
}

static unsigned widen(struct headlines_view *view)
{
    if (view->home == ANNOTATION_NONE) {
        context_say(view->list.view.context, "this is the whole collection");
        return REACTION_REDRAW;
    }
    begin_anew(view, view->story == ANNOTATION_NONE ? view->home : ANNOTATION_NONE);
    return REACTION_LAYOUT;
}

static unsigned act(struct view *view, const struct action_call *call)
{
    const struct headline *headline = headline_in_focus(self(view));
    if (call->action == ACTION_WIDEN)
        return widen(self(view));
    if (call->action != ACTION_OPEN)
        return REACTION_UNHANDLED;
    if (headline)
        context_open(view->context,
                     article_view_new(view->context, headline->item, (struct span){0}));
    return REACTION_REDRAW;
}

static size_t item(struct view *view)
{
    const struct headline *headline = headline_in_focus(self(view));
    return headline ? headline->item : SIZE_MAX;
}

static uint32_t story(struct view *view)
{
    const struct headline *headline = headline_in_focus(self(view));
    return headline ? headline->story : self(view)->story;
}

static struct text row_text(struct list *list, size_t index)
{
    const struct headlines_view *view = (const struct headlines_view *)list;
    const struct headlines_line *line = &view->lines[index];
    if (!line->headline)
        return (struct text){"", 0};
    if (!line->has_words)
        return text_from(article_of(view, line->headline)->outlet);
    return text_slice(words_of(view, line->headline), line->words.start, line->words.shown);
}

/* All lines of a headline show or none. */
static struct text filter_text(struct list *list, size_t index)
{
    struct headlines_view *view = (struct headlines_view *)list;
    const struct headline *headline = view->lines[index].headline;
    text_builder_clear(&view->scratch);
    if (headline) {
        text_builder_printf(&view->scratch, "%s ", article_of(view, headline)->outlet);
        text_builder_add(&view->scratch, words_of(view, headline));
    }
    return text_builder_text(&view->scratch);
}

static void headlines_free(struct view *view)
{
    work_leave((struct work *)self(view)->work);
    list_close(&self(view)->list);
    text_builder_free(&self(view)->scratch);
    arena_free(self(view)->arena);
    arena_free(self(view)->layout);
    free(view);
}

static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct headlines_view *headlines = self(view);
    const struct collection *after = view->context->collection;
    uint32_t story = collection_moved_story(moves, after, headlines->story);
    if (story == ANNOTATION_NONE && headlines->story != ANNOTATION_NONE)
        return NULL;
    headlines->home = collection_moved_story(moves, after, headlines->home);
    begin_anew(headlines, story);
    return view;
}

static const struct list_kind kind = {draw_line, row_text, filter_text, NULL};

static const struct view_ops ops = {
    .name = "headlines",
    .scope = IN_HEADLINES,
    .renew = renew,
    .layout = layout,
    LIST_OPS_BUT_LAYOUT,
    .draw = draw,
    .act = act,
    .title = title,
    .changed = changed,
    .progress = progress,
    .unfinished = unfinished,
    .story = story,
    .item = item,
    .free = headlines_free,
};

struct view *headlines_view_new(struct context *context, uint32_t story)
{
    struct headlines_view *view = memory_calloc(1, sizeof(*view));
    list_open(&view->list, &ops, context, &kind);
    view->story = view->home = story;
    view->arena = arena_new();
    view->layout = arena_new();
    changed(&view->list.view);
    return &view->list.view;
}
