#include "core/ingest/markdown_inline.h"

#include <string.h>

enum { LINK_BYTES_MAX = 4096, NESTED_MAX = 8 };

/* Where the bracket at `open` is closed again, or SIZE_MAX. */
static size_t closing(struct text text, size_t open, char left, char right)
{
    size_t depth = 0;
    for (size_t i = open; i < text.length && i < open + LINK_BYTES_MAX; i++) {
        if (text.bytes[i] == '\\')
            i++;
        else if (text.bytes[i] == left)
            depth++;
        else if (text.bytes[i] == right && --depth == 0)
            return i;
    }
    return SIZE_MAX;
}

static void add(struct text_builder *out, struct text text, unsigned nested);

/* "[words](address)", "![words](address)", "[words][name]": the bytes it takes, 0 where it is none.
 */
static size_t add_link(struct text_builder *out, struct text text, size_t at, unsigned nested)
{
    size_t open = at + (text.bytes[at] == '!');
    if (open >= text.length || text.bytes[open] != '[')
        return 0;
    size_t end = closing(text, open, '[', ']');
    if (end == SIZE_MAX || end + 1 >= text.length || !strchr("([", text.bytes[end + 1]))
        return 0;
    bool round = text.bytes[end + 1] == '(';
    size_t last = closing(text, end + 1, round ? '(' : '[', round ? ')' : ']');
    if (last == SIZE_MAX)
        return 0;
    add(out, text_slice(text, open + 1, end), nested + 1);
    return last + 1 - at;
}

static bool is_word(struct text text, size_t at)
{
    unsigned char byte = at < text.length ? (unsigned char)text.bytes[at] : ' ';
    return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

/* "*words*", "__words__", "`words`": the run of marks opens before a word and closes behind one. */
static size_t add_marked(struct text_builder *out, struct text text, size_t at, unsigned nested)
{
    char mark = text.bytes[at];
    size_t run = 0, end = at;
    while (at + run < text.length && text.bytes[at + run] == mark)
        run++;
    bool opens = run <= 3 && at + run < text.length && text.bytes[at + run] != ' ' &&
                 !(at > 0 && is_word(text, at - 1));
    if (!opens)
        return 0;
    for (end = at + run; end + run <= text.length && end < at + LINK_BYTES_MAX; end++) {
        size_t same = 0;
        if (text.bytes[end] == '\\') {
            end++;
            continue;
        }
        while (same < run && text.bytes[end + same] == mark)
            same++;
        bool closes =
            same == run && text.bytes[end - 1] != ' ' && !(mark == '_' && is_word(text, end + run));
        if (!closes)
            continue;
        if (mark == '`')
            text_builder_add(out, text_slice(text, at + run, end));
        else
            add(out, text_slice(text, at + run, end), nested + 1);
        return end + run - at;
    }
    return 0;
}

static void add(struct text_builder *out, struct text text, unsigned nested)
{
    for (size_t at = 0, used; at < text.length; at += used) {
        char byte = text.bytes[at];
        used = 0;
        if (byte == '\\' && at + 1 < text.length &&
            strchr("\\`*_{}[]()#+-.!>", text.bytes[at + 1])) {
            text_builder_add_byte(out, text.bytes[at + 1]);
            used = 2;
        } else if (nested < NESTED_MAX && (byte == '[' || byte == '!')) {
            used = add_link(out, text, at, nested);
        } else if (nested < NESTED_MAX && strchr("*_`", byte)) {
            used = add_marked(out, text, at, nested);
        }
        if (used == 0) {
            text_builder_add_byte(out, byte);
            used = 1;
        }
    }
}

void markdown_inline_add(struct text_builder *out, struct text text)
{
    add(out, text, 0);
}
