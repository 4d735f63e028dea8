#include "tui/page/prompt.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    char mark;
    const char *label;
    bool recalls;
} marks[] = {{'/', "/", true},
             {':', ":", true},
             {'M', "note: ", false},
             {'&', "&", false},
             {'|', "|", false}};

static size_t row_of(char mark)
{
    size_t row = 0;
    while (marks[row].mark != mark)
        row++;
    return row;
}

bool prompt_recalls(char mark)
{
    return marks[row_of(mark)].recalls;
}

static struct prompt_history *history_of(struct prompt *prompt, char mark)
{
    if (!prompt_recalls(mark))
        return NULL;
    return mark == '/' ? &prompt->searches : &prompt->commands;
}

void prompt_open(struct prompt *prompt, char mark, prompt_completer *complete)
{
    text_builder_clear(&prompt->text);
    prompt->cursor = 0;
    prompt->mark = mark;
    prompt->open = true;
    prompt->complete = complete;
    prompt->completed = 0;
    prompt->note[0] = '\0';
    prompt->history = history_of(prompt, mark);
    prompt->recalled = prompt->history ? prompt->history->count : 0;
}

static void forget(struct prompt_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        free(history->lines[i]);
}

void prompt_free(struct prompt *prompt)
{
    forget(&prompt->searches);
    forget(&prompt->commands);
    text_builder_free(&prompt->text);
    text_builder_free(&prompt->draft);
    *prompt = (struct prompt){0};
}

/* Cuts bytes [start, end) out; the cursor goes to start. */
static enum prompt_result cut(struct prompt *prompt, size_t start, size_t end)
{
    prompt->cursor = start;
    if (start >= end)
        return PROMPT_MORE;
    memmove(prompt->text.bytes + start, prompt->text.bytes + end, prompt->text.length - end + 1);
    prompt->text.length -= end - start;
    return PROMPT_EDITED;
}

static void insert(struct prompt *prompt, uint32_t code)
{
    char bytes[4];
    size_t size = utf8_encode(code, bytes), at = prompt->cursor;
    if (prompt->text.length + size > PROMPT_TEXT_MAX)
        return;
    text_builder_add(&prompt->text, (struct text){bytes, size});
    memmove(prompt->text.bytes + at + size, prompt->text.bytes + at,
            prompt->text.length - size - at);
    memcpy(prompt->text.bytes + at, bytes, size);
    prompt->cursor += size;
}

static size_t previous(const struct prompt *prompt)
{
    return prompt->cursor > 0 ? utf8_previous(text_builder_text(&prompt->text), prompt->cursor) : 0;
}

static size_t next(const struct prompt *prompt)
{
    if (prompt->cursor >= prompt->text.length)
        return prompt->text.length;
    return prompt->cursor + utf8_cluster(text_builder_text(&prompt->text), prompt->cursor);
}

static size_t word_start(const struct prompt *prompt)
{
    size_t at = prompt->cursor;
    while (at > 0 && prompt->text.bytes[at - 1] == ' ')
        at--;
    while (at > 0 && prompt->text.bytes[at - 1] != ' ')
        at--;
    return at;
}

enum {
    CONTROL_A = 1,
    CONTROL_C = 3,
    CONTROL_E = 5,
    CONTROL_H = 8,
    CONTROL_K = 11,
    CONTROL_N = 14,
    CONTROL_P = 16,
    CONTROL_U = 21,
    CONTROL_W = 23,
    ESCAPE = 27
};

static enum prompt_result move_to(struct prompt *prompt, size_t cursor)
{
    prompt->cursor = cursor;
    return PROMPT_MORE;
}

/* --- history and completion ------------------------------------------------------------------- */

static void remember(struct prompt_history *history, const char *line)
{
    if (!history || !line || !*line ||
        (history->count > 0 && strcmp(history->lines[history->count - 1], line) == 0))
        return;
    if (history->count == PROMPT_HISTORY_MAX) {
        free(history->lines[0]);
        memmove(history->lines, history->lines + 1, --history->count * sizeof(*history->lines));
    }
    history->lines[history->count++] = memory_strdup(line);
}

void prompt_remember_search(const char *line, void *prompt)
{
    remember(&((struct prompt *)prompt)->searches, line);
}

void prompt_remember_command(const char *line, void *prompt)
{
    remember(&((struct prompt *)prompt)->commands, line);
}

static enum prompt_result show(struct prompt *prompt, struct text line)
{
    text_builder_clear(&prompt->text);
    text_builder_add(&prompt->text, line);
    prompt->cursor = prompt->text.length;
    return PROMPT_EDITED;
}

void prompt_set(struct prompt *prompt, struct text line)
{
    show(prompt, line);
}

static void keep_draft(struct prompt *prompt)
{
    text_builder_clear(&prompt->draft);
    text_builder_add(&prompt->draft, text_builder_text(&prompt->text));
}

/* Goes to the line before (-1) or behind (1); behind the last stands what was typed. */
static enum prompt_result recall(struct prompt *prompt, int direction)
{
    size_t count = prompt->history ? prompt->history->count : 0;
    if (direction < 0 ? prompt->recalled == 0 : prompt->recalled == count)
        return PROMPT_MORE;
    if (prompt->recalled == count)
        keep_draft(prompt);
    prompt->recalled = direction < 0 ? prompt->recalled - 1 : prompt->recalled + 1;
    return show(prompt, prompt->recalled == count
                            ? text_builder_text(&prompt->draft)
                            : text_from(prompt->history->lines[prompt->recalled]));
}

/* Puts the next (1) or previous (-1) word that the line can go on to in the place of its last; what
 * was typed comes round too. */
static enum prompt_result complete(struct prompt *prompt, int direction)
{
    struct text_builder word = {0}, whole = {0};
    size_t start, count = 1;
    if (!prompt->complete)
        return PROMPT_MORE;
    if (prompt->completed == 0)
        keep_draft(prompt);
    struct text line = text_builder_text(&prompt->draft);
    while (prompt->complete(line, count - 1, &start, &word))
        count++;
    prompt->completed = (prompt->completed + (direction > 0 ? 1 : count - 1)) % count;
    text_builder_add(&whole, line);
    if (prompt->completed > 0 && prompt->complete(line, prompt->completed - 1, &start, &word)) {
        text_builder_clear(&whole);
        text_builder_add(&whole, text_slice(line, 0, start));
        text_builder_add(&whole, text_builder_text(&word));
    }
    enum prompt_result result = show(prompt, text_builder_text(&whole));
    text_builder_free(&word);
    text_builder_free(&whole);
    return result;
}

/* --- keys ------------------------------------------------------------------------------------- */

static enum prompt_result close_with(struct prompt *prompt, enum prompt_result result)
{
    prompt->open = false;
    return result;
}

static enum prompt_result backspace(struct prompt *prompt)
{
    if (prompt->text.length == 0)
        return close_with(prompt, PROMPT_CANCELLED);
    return cut(prompt, previous(prompt), prompt->cursor);
}

/* What was copied ends in line ends more often than not. */
static void paste(struct prompt *prompt, uint32_t code)
{
    uint32_t clean = utf8_clean(code);
    if (clean != 0 && (clean != ' ' || code == ' ' || prompt->cursor > 0))
        insert(prompt, clean);
}

/* Keys that edit the line; others are characters, or nothing. */
static enum prompt_result edit(struct prompt *prompt, uint32_t key)
{
    switch (key) {
    case SCREEN_KEY_BACKSPACE:
    case CONTROL_H:
    case 127:
        return backspace(prompt);
    case SCREEN_KEY_DELETE:
        return cut(prompt, prompt->cursor, next(prompt));
    case CONTROL_U:
        return cut(prompt, 0, prompt->cursor);
    case CONTROL_K:
        return cut(prompt, prompt->cursor, prompt->text.length);
    case CONTROL_W:
        return cut(prompt, word_start(prompt), prompt->cursor);
    case SCREEN_KEY_LEFT:
        return move_to(prompt, previous(prompt));
    case SCREEN_KEY_RIGHT:
        return move_to(prompt, next(prompt));
    case SCREEN_KEY_HOME:
    case CONTROL_A:
        return move_to(prompt, 0);
    case SCREEN_KEY_END:
    case CONTROL_E:
        return move_to(prompt, prompt->text.length);
    }
    if (key >= SCREEN_KEY_UP || utf8_clean(key) != key)
        return PROMPT_MORE;
    insert(prompt, key);
    return PROMPT_EDITED;
}

enum prompt_result prompt_key(struct prompt *prompt, uint32_t key)
{
    if (key == '\t' || key == SCREEN_KEY_BACKTAB)
        return complete(prompt, key == '\t' ? 1 : -1);
    prompt->completed = 0;
    if (key & SCREEN_PASTED) {
        paste(prompt, key & ~(uint32_t)SCREEN_PASTED);
        return PROMPT_MORE;
    }
    if (key == SCREEN_KEY_PASTE_END)
        return PROMPT_EDITED;
    switch (key) {
    case '\r':
    case '\n':
        remember(prompt->history, prompt->text.bytes);
        return close_with(prompt, PROMPT_DONE);
    case SCREEN_KEY_UP:
    case CONTROL_P:
        return recall(prompt, -1);
    case SCREEN_KEY_DOWN:
    case CONTROL_N:
        return recall(prompt, 1);
    case ESCAPE:
    case CONTROL_C:
        return close_with(prompt, PROMPT_CANCELLED);
    default:
        return edit(prompt, key);
    }
}

void prompt_note(struct prompt *prompt, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(prompt->note, sizeof(prompt->note), format, arguments);
    va_end(arguments);
}

void prompt_draw(const struct prompt *prompt, struct draw *draw, struct area area, int row)
{
    struct look look = draw_look(draw, STYLE_PROMPT);
    struct text text = text_builder_text(&prompt->text);
    struct text before = text_slice(text, 0, prompt->cursor);
    draw_fill(draw, area_rows(area, row, 1), look);
    int column = draw_text(draw, area, row, 1, text_from(marks[row_of(prompt->mark)].label), look);
    /* What does not fit is cut at the left: the cursor must be seen. */
    while (utf8_width(before) > area.width - column - 1 && before.length > 0)
        before = text_slice(before, utf8_cluster(before, 0), before.length);
    int cursor = draw_text(draw, area, row, column, before, look);
    draw_text(draw, area, row, cursor, text_slice(text, prompt->cursor, text.length), look);
    int right = area.width - 1 - utf8_width(text_from(prompt->note));
    if (prompt->note[0] &&
        right > cursor + utf8_width(text_slice(text, prompt->cursor, text.length)))
        draw_text(draw, area, row, right, text_from(prompt->note), draw_look(draw, STYLE_STATUS));
    draw_cursor(draw, area, row, cursor);
}
