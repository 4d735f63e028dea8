/* show: articles as text. What stands out is styled as the theme says where colour is on; without
 * it the signs in the margin tell: a watched term by its severity, - page furniture; in plain,
 * words.
 */
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/batch/batch_common.h"
#include "tui/page/flow.h"
#include "tui/page/highlight.h"
#include "tui/terminal/appearance.h"
#include "tui/terminal/style.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MARGIN = 2, TEXT_COLUMNS_MIN = 20, NO_STYLE = STYLE_COUNT };

struct show {
    struct styles styles;
    const struct watchlist *list;
    bool color, plain;
    int width; /* of the text, 0: lines are not broken */
    size_t shown;
};

static const enum style kind_styles[PARAGRAPH_KIND_COUNT] = {
    [PARAGRAPH_HEADLINE] = STYLE_HEADLINE, [PARAGRAPH_STANDFIRST] = STYLE_STANDFIRST,
    [PARAGRAPH_BYLINE] = STYLE_BYLINE,     [PARAGRAPH_BODY] = STYLE_TEXT,
    [PARAGRAPH_CAPTION] = STYLE_CAPTION,   [PARAGRAPH_HEADING] = STYLE_HEADING,
    [PARAGRAPH_TIME] = STYLE_TIME,         [PARAGRAPH_BOILERPLATE] = STYLE_FOLD,
};

/* --- escape sequences (ECMA-48 SGR) ----------------------------------------------------------- */

static const struct {
    unsigned attribute;
    int code;
} attribute_codes[] = {
    {THEME_BOLD, 1}, {THEME_DIM, 2}, {THEME_ITALIC, 3}, {THEME_UNDERLINE, 4}, {THEME_REVERSE, 7},
};

static void put_color(struct theme_color color, int base)
{
    enum { PLAIN = 8, BRIGHT = 16, BRIGHT_BASE = 60, EXTENDED = 8 };
    if (color.kind == THEME_INDEX && color.value < PLAIN)
        printf(";%d", base + (int)color.value);
    else if (color.kind == THEME_INDEX && color.value < BRIGHT)
        printf(";%d", base + BRIGHT_BASE + (int)color.value - PLAIN);
    else if (color.kind == THEME_INDEX)
        printf(";%d;5;%u", base + EXTENDED, (unsigned)color.value);
    else if (color.kind == THEME_RGB)
        printf(";%d;2;%u;%u;%u", base + EXTENDED, (unsigned)color.value >> 16 & 255,
               (unsigned)color.value >> 8 & 255, (unsigned)color.value & 255);
}

static void put_look(const struct show *show, struct look look)
{
    enum { FOREGROUND = 30, BACKGROUND = 40 };
    if (!show->color)
        return;
    fputs("\033[0", stdout);
    for (size_t i = 0; i < sizeof(attribute_codes) / sizeof(attribute_codes[0]); i++)
        if (look.attributes & attribute_codes[i].attribute)
            printf(";%d", attribute_codes[i].code);
    put_color(look.fg, FOREGROUND);
    put_color(look.bg, BACKGROUND);
    putchar('m');
}

static void put_plain(const struct show *show)
{
    if (show->color)
        fputs("\033[0m", stdout);
}

/* --- paragraphs ------------------------------------------------------------------------------- */

/* The styles of a paragraph's bytes: its kind, a name, figure or date on it, a watched term above
 * all. */
struct paint {
    enum style kind;
    unsigned char *names; /* a byte each: a style, or NO_STYLE */
    uint32_t *watched;    /* likewise: 1 + the term that is seen there, or 0 */
};

static struct look look_at(const struct show *show, const struct paint *paint, size_t at)
{
    struct look look = look_over(show->styles.looks[STYLE_TEXT], show->styles.looks[paint->kind]);
    if (paint->names[at] != NO_STYLE)
        look = look_over(look, show->styles.looks[paint->names[at]]);
    if (paint->watched[at])
        look = look_over(
            look,
            highlight_term_look(&show->styles, watchlist_term(show->list, paint->watched[at] - 1)));
    return look;
}

static void put_styled(const struct show *show, const struct paint *paint, struct text text,
                       size_t start, size_t end)
{
    while (start < end) {
        size_t stop = start + 1;
        while (stop < end && paint->names[stop] == paint->names[start] &&
               paint->watched[stop] == paint->watched[start])
            stop++;
        put_look(show, look_at(show, paint, start));
        fwrite(text.bytes + start, 1, stop - start, stdout);
        start = stop;
    }
    put_plain(show);
}

/* Paints the highlights of one paragraph, spans[first] on; returns the first span of a later one.
 */
static size_t paint_paragraph(struct paint *paint, uint32_t paragraph,
                              const struct highlight_span *spans, size_t first, size_t count)
{
    for (; first < count && spans[first].span.paragraph == paragraph; first++) {
        const struct highlight_span *span = &spans[first];
        memset(paint->names + span->span.start, (int)highlight_row(span->highlight)->style,
               span->span.length);
    }
    return first;
}

/* Paints the hits of a paragraph; returns the severity of the first in rank, below 0 where
 * there is none. */
static int paint_hits(struct paint *paint, uint32_t paragraph, const struct hits *hits)
{
    size_t count;
    struct hit *ranked = highlight_ranked_hits(hits, paragraph, &count);
    for (size_t i = 0; i < count; i++)
        for (uint32_t b = 0; b < ranked[i].span.length; b++)
            paint->watched[ranked[i].span.start + b] = ranked[i].term + 1;
    int severity = count > 0 ? (int)ranked[count - 1].severity : -1;
    free(ranked);
    return severity;
}

static void put_paragraph(const struct show *show, const struct paint *paint,
                          const struct paragraph *paragraph, int severity, struct arena *arena)
{
    struct flow_line whole = {0, (uint32_t)paragraph->text.length,
                              (uint32_t)paragraph->text.length};
    struct flow_line *lines = &whole, *wrapped = NULL;
    size_t count = 1, capacity = 0;
    if (show->width > 0) {
        count = 0;
        flow_wrap(paragraph->text, show->width, NULL, 0, arena, &wrapped, &count, &capacity);
        lines = wrapped;
    }
    bool furniture = paragraph->kind == PARAGRAPH_BOILERPLATE;
    const char *sign = furniture ? "-" : " ";
    enum sign watched = SIGN_WATCH;
    if (severity >= 0) {
        watched = highlight_severity_sign((enum watch_severity)severity).sign;
        sign = style_sign(&show->styles, watched).bytes;
    }
    if (show->plain && (furniture || severity >= 0))
        printf("[%s] ", furniture ? "page furniture" : style_sign_words(watched));
    for (size_t i = 0; i < count; i++) {
        if (!show->plain)
            printf("%s ", i == 0 ? sign : " ");
        put_styled(show, paint, paragraph->text, lines[i].start, lines[i].shown);
        putchar('\n');
    }
}

static void put_visible(const char *string)
{
    struct text_builder visible = {0};
    utf8_add_visible(&visible, text_from(string));
    fwrite(visible.bytes, 1, visible.length, stdout);
    text_builder_free(&visible);
}

static void put_heading(const struct show *show, const struct article *article)
{
    char date[12];
    date_format(article->date, date);
    put_look(show, show->styles.looks[STYLE_TITLE]);
    put_visible(article->outlet);
    if (date[0])
        printf(", %s", date);
    fputs("  ", stdout);
    put_visible(article->source);
    put_plain(show);
    fputs("\n\n", stdout);
}

static void show_one(struct batch *batch, const struct article *article,
                     const struct analysis *analysis, void *context)
{
    struct show *show = context;
    (void)batch;
    struct arena *arena = arena_new();
    size_t count, at = 0;
    struct highlight_span *spans =
        highlight_collect(analysis, HIGHLIGHT_ALL & ~(1U << HIGHLIGHT_WATCH), arena, &count);
    if (show->shown++ > 0)
        putchar('\n');
    put_heading(show, article);
    for (size_t i = 0; i < article->paragraph_count; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        size_t length = paragraph->text.length;
        struct paint paint = {.kind = kind_styles[paragraph->kind],
                              .names = arena_alloc(arena, length),
                              .watched = arena_array(arena, length, sizeof(*paint.watched))};
        memset(paint.names, NO_STYLE, length);
        at = paint_paragraph(&paint, (uint32_t)i, spans, at, count);
        put_paragraph(show, &paint, paragraph, paint_hits(&paint, (uint32_t)i, &analysis->hits),
                      arena);
    }
    arena_free(arena);
}

/* --- the terminal ----------------------------------------------------------------------------- */

static bool want_color(const struct settings *settings)
{
    const char *term = getenv("TERM");
    bool terminal = isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
    return appearance_color(settings) && (terminal || settings->color == COLOR_ALWAYS);
}

static int colors_of_terminal(void)
{
    const char *term = getenv("TERM"), *depth = getenv("COLORTERM");
    return (term && strstr(term, "256color")) || (depth && *depth) ? 256 : 8;
}

static int text_width(int most)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 0;
    int width = size.ws_col - MARGIN;
    if (width > most)
        return most;
    return width < TEXT_COLUMNS_MIN ? TEXT_COLUMNS_MIN : width;
}

int batch_show(struct batch *batch)
{
    const struct settings *settings = &batch->config->settings;
    struct show show = {.color = want_color(settings) && !settings->plain,
                        .plain = settings->plain,
                        .width = text_width((int)settings->width),
                        .list = batch->list};
    struct screen_traits traits = {.colors = colors_of_terminal(),
                                   .ascii = settings->borders == BORDERS_ASCII,
                                   .attributes = THEME_BOLD | THEME_DIM | THEME_ITALIC |
                                                 THEME_UNDERLINE | THEME_REVERSE};
    struct theme theme;
    struct problem_list problems = {0};
    enum status status = theme_load(appearance_theme(settings, BACKGROUND_AUTO), &theme, &problems);
    batch_tell(batch, &problems);
    if (status != STATUS_OK)
        return EXIT_ERROR;
    styles_make(&theme, traits, &show.styles);
    batch_stream(batch, show_one, &show);
    return EXIT_DONE;
}
