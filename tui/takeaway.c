/* What leaves the reader: words for the clipboard or a program, an article for browser and editor.
 */
#include "tui/app_private.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "tui/page/cite.h"
#include "tui/page/selection.h"
#include "tui/page/watching.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 16 };

static const struct article *article_in_focus(struct app *app)
{
    size_t item = view_item(app_view(app));
    if (item != SIZE_MAX)
        return collection_item(app->context.collection, item)->article;
    context_say(&app->context, "no article is in focus here");
    return NULL;
}

static struct pane *pane_in_focus(struct app *app)
{
    struct view *view = app_view(app);
    return view->ops->pane ? view->ops->pane(view) : NULL;
}

/* --- words ------------------------------------------------------------------------------------ */

void app_select(struct app *app)
{
    struct pane *pane = pane_in_focus(app);
    selection_toggle(pane);
    context_say(&app->context, pane->selecting ? "selecting: move, then y copies, | pipes; Esc ends"
                                               : "nothing is selected");
}

bool app_drop_selection(struct app *app)
{
    struct pane *pane = pane_in_focus(app);
    if (!pane || !pane->selecting)
        return false;
    pane->selecting = false;
    context_say(&app->context, "nothing is selected");
    return true;
}

/* The sentence in focus; what is no sentence's, its paragraph. */
static void add_focus(const struct pane *pane, struct text_builder *out)
{
    size_t at = pane_sentence(pane);
    struct span span = pane_place(pane);
    span.start = 0;
    span.length = (uint32_t)pane->article->paragraphs[span.paragraph].text.length;
    if (at != SIZE_MAX)
        span = pane->analysis->annotation.sentences.items[at].span;
    text_builder_add(out, article_span_text(pane->article, span));
}

/* The sentence that a list's focus is in; where it is at the top of an article, its headline. */
static void add_spot(struct app *app, const struct article *article, struct text_builder *out)
{
    struct view *view = app_view(app);
    struct span spot = view_spot(view);
    if (spot.length > 0)
        spot = places_sentence(&app->context, view_item(view), spot);
    else
        spot.length = (uint32_t)article->paragraphs[0].text.length;
    text_builder_add(out, article_span_text(article, spot));
}

void app_yank(struct app *app)
{
    const struct article *article = article_in_focus(app);
    struct pane *pane = pane_in_focus(app);
    struct text_builder words = {0};
    if (!article || article->paragraph_count == 0)
        return;
    if (pane && pane->selecting)
        selection_add(pane, &words);
    else if (pane)
        add_focus(pane, &words);
    else
        add_spot(app, article, &words);
    cite_add(&app->context.copied, article, text_builder_text(&words));
    if (pane)
        pane->selecting = false;
    text_builder_free(&words);
}

static void add_all(const struct pane *pane, struct text_builder *out)
{
    for (uint32_t p = 0; p < pane->article->paragraph_count; p++)
        if (pane_shows(pane, p)) {
            text_builder_add(out, pane->article->paragraphs[p].text);
            text_builder_add_string(out, "\n\n");
        }
}

void app_pipe(struct app *app, const char *command)
{
    struct pane *pane = pane_in_focus(app);
    struct text_builder words = {0};
    FILE *file = tmpfile();
    if (pane->selecting)
        selection_add(pane, &words);
    else
        add_all(pane, &words);
    text_builder_add_byte(&words, '\n');
    bool written = file && fwrite(words.bytes, 1, words.length, file) == words.length &&
                   fflush(file) == 0 && fseek(file, 0, SEEK_SET) == 0;
    text_builder_free(&words);
    if (written) {
        char *argv[] = {(char *)"sh", (char *)"-c", (char *)command, NULL};
        int status = screen_filter(app->screen, argv, fileno(file));
        context_say(&app->context, "%s: status %d", command, status);
    } else {
        context_complain(&app->context, "no temporary file can be written");
    }
    if (file)
        fclose(file);
    app->layout = app->repaint = true;
}

/* --- programs --------------------------------------------------------------------------------- */

/* Words of a command, parted by blanks, into argv; no shell reads them. */
static size_t split(char *command, char *argv[WORDS_MAX])
{
    size_t count = 0;
    for (char *rest = command, *word; count < WORDS_MAX && (word = strtok_r(rest, " \t", &rest));)
        argv[count++] = word;
    return count;
}

/* Whether it ran and was content. */
static bool run_on(struct app *app, const char *program, char *first, char *second)
{
    char *command = memory_strdup(program), *argv[WORDS_MAX + 3];
    size_t count = split(command, argv);
    if (first)
        argv[count++] = first;
    argv[count++] = second;
    argv[count] = NULL;
    int status = screen_run(app->screen, argv);
    if (status < 0)
        context_complain(&app->context, "%s cannot be started", program);
    else if (status > 0)
        context_complain(&app->context, "%s ended with status %d", program, status);
    else
        context_say(&app->context, "%s: done", program);
    free(command);
    app->layout = app->repaint = true;
    return status == 0;
}

/* The first that is set: the option, then variables, else what there usually is. */
static const char *choose(const char *option, const char *const variables[2], const char *usual)
{
    const char *found = option;
    for (int i = 0; i < 2 && (!found || !*found); i++)
        found = variables[i] ? getenv(variables[i]) : NULL;
    return found && found[strspn(found, " \t")] ? found : usual;
}

#ifdef __APPLE__
#define USUAL_BROWSER "open"
#else
#define USUAL_BROWSER "xdg-open"
#endif

/* A file named in an article is none of the web's. */
static bool is_web(const char *url)
{
    struct text text = text_from(url);
    return text_equal_ascii_case(text_slice(text, 0, 7), TEXT("http://")) ||
           text_equal_ascii_case(text_slice(text, 0, 8), TEXT("https://"));
}

void app_browse(struct app *app)
{
    static const char *const variables[] = {"BROWSER", NULL};
    const struct article *article = article_in_focus(app);
    if (!article)
        return;
    if (!article->url)
        context_say(&app->context, "this article names no URL");
    else if (!is_web(article->url))
        context_complain(&app->context, "only http and https are opened: %s", article->url);
    else
        run_on(app, choose(app->context.config->settings.browser, variables, USUAL_BROWSER), NULL,
               article->url);
}

/* Where a paragraph begins in a file: at its bytes, else where its first words stand first. */
static size_t find_paragraph(const struct paragraph *paragraph, struct text file)
{
    enum { WORDS_BYTES = 24 };
    if (paragraph->source_start >= 0)
        return (size_t)paragraph->source_start;
    return text_find(file, text_slice(paragraph->text, 0, WORDS_BYTES), 0);
}

/* The line of a paragraph in its file, from 1; 0 where it is not known. */
static size_t line_of(const char *path, const struct paragraph *paragraph)
{
    struct problem_list problems = {0};
    struct text bytes = {0};
    size_t line = 1, offset = SIZE_MAX;
    if (file_read(path, FILE_SIZE_MAX, &bytes, &problems) == STATUS_OK)
        offset = find_paragraph(paragraph, bytes);
    for (size_t i = 0; offset <= bytes.length && i < offset; i++)
        line += bytes.bytes[i] == '\n';
    line = offset <= bytes.length ? line : 0;
    free((void *)bytes.bytes);
    problem_list_free(&problems);
    return line;
}

/* The file of an article, without the number of one of many; "./" keeps it from being an option.
 * NULL where it is none. The caller frees it. */
static char *file_of(const struct article *article)
{
    struct text_builder path = {0};
    struct text source = text_from(article->source);
    const char *colon = strrchr(article->source, ':');
    if (!file_exists(article->source) && colon)
        source.length = (size_t)(colon - article->source);
    text_builder_printf(&path, "%s%.*s", article->source[0] == '-' ? "./" : "", (int)source.length,
                        source.bytes);
    if (!file_exists(path.bytes))
        text_builder_free(&path);
    return path.bytes;
}

/* `number` is "+LINE", or NULL. */
static bool run_editor(struct app *app, char *number, char *path)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    return run_on(app, choose(app->context.config->settings.editor, variables, "vi"), number, path);
}

bool app_edit_watchlist(struct app *app)
{
    const char *file = watching_file_to_change(app->context.watching);
    if (!file)
        return false;
    char *path = memory_strdup(file);
    bool good = run_editor(app, NULL, path);
    free(path);
    return good;
}

void app_edit(struct app *app)
{
    const struct article *article = article_in_focus(app);
    char *path = article ? file_of(article) : NULL, number[24];
    uint32_t paragraph = article ? view_spot(app_view(app)).paragraph : 0;
    if (article && !path)
        context_say(&app->context, "no file: %s is not on the disk", article->source);
    if (!path)
        return;
    size_t line = article->paragraph_count > 0 ? line_of(path, &article->paragraphs[paragraph]) : 0;
    snprintf(number, sizeof(number), "+%zu", line);
    run_editor(app, line > 0 ? number : NULL, path);
    free(path);
}
