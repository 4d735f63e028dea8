#include "tui/prompt.h"

#include "core/base/utf8.h"

#include <string.h>

void prompt_open(struct prompt *prompt, char mark)
{
    text_builder_clear(&prompt->text);
    prompt->cursor = 0;
    prompt->mark = mark;
    prompt->open = true;
}

void prompt_free(struct prompt *prompt)
{
    text_builder_free(&prompt->text);
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
    CONTROL_U = 21,
    CONTROL_W = 23,
    ESCAPE = 27
};

static enum prompt_result move_to(struct prompt *prompt, size_t cursor)
{
    prompt->cursor = cursor;
    return PROMPT_MORE;
}

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

enum prompt_result prompt_key(struct prompt *prompt, uint32_t key)
{
    switch (key) {
    case '\r':
    case '\n':
        return close_with(prompt, PROMPT_DONE);
    case ESCAPE:
    case CONTROL_C:
        return close_with(prompt, PROMPT_CANCELLED);
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

void prompt_draw(const struct prompt *prompt, struct draw *draw, struct area area, int row)
{
    struct look look = draw_look(draw, STYLE_PROMPT);
    struct text text = text_builder_text(&prompt->text);
    struct text before = text_slice(text, 0, prompt->cursor);
    draw_fill(draw, area_rows(area, row, 1), look);
    int column = draw_text(draw, area, row, 1, (struct text){&prompt->mark, 1}, look);
    /* What does not fit is cut at the left: the cursor must be seen. */
    while (utf8_width(before) > area.width - column - 1 && before.length > 0)
        before = text_slice(before, utf8_cluster(before, 0), before.length);
    int cursor = draw_text(draw, area, row, column, before, look);
    draw_text(draw, area, row, cursor, text_slice(text, prompt->cursor, text.length), look);
    draw_cursor(draw, area, row, cursor);
}
