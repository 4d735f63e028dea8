#include "tests/screen/reader.h"
#include "tui/page/prompt.h"

#include "core/base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { KEYS_MAX = 6 };
#define P(code) (SCREEN_PASTED | (code))
enum { C_A = 1, C_C = 3, C_E = 5, C_H = 8, C_K = 11, C_U = 21, C_W = 23, ESC = 27 };

/* What is typed, then keys; what stands there then, where the cursor is in bytes, and what the last
 * key did. */
static const struct {
    const char *typed;
    uint32_t keys[KEYS_MAX];
    const char *text;
    size_t cursor;
    enum prompt_result result;
} cases[] = {
    {"", {0}, "", 0, PROMPT_MORE},
    {"ferry", {0}, "ferry", 5, PROMPT_EDITED},
    {"日é", {0}, "日é", 5, PROMPT_EDITED},
    {"ferry", {'\r'}, "ferry", 5, PROMPT_DONE},
    {"ferry", {'\n'}, "ferry", 5, PROMPT_DONE},
    {"ferry", {ESC}, "ferry", 5, PROMPT_CANCELLED},
    {"ferry", {C_C}, "ferry", 5, PROMPT_CANCELLED},
    /* moving */
    {"日é", {SCREEN_KEY_LEFT}, "日é", 3, PROMPT_MORE},
    {"日é", {SCREEN_KEY_LEFT, SCREEN_KEY_LEFT, SCREEN_KEY_LEFT}, "日é", 0, PROMPT_MORE},
    {"日é", {SCREEN_KEY_HOME, SCREEN_KEY_RIGHT}, "日é", 3, PROMPT_MORE},
    {"日é", {SCREEN_KEY_RIGHT}, "日é", 5, PROMPT_MORE},
    {"ab", {C_A}, "ab", 0, PROMPT_MORE},
    {"ab", {C_A, C_E}, "ab", 2, PROMPT_MORE},
    {"ab", {SCREEN_KEY_HOME, SCREEN_KEY_END}, "ab", 2, PROMPT_MORE},
    {"ac", {SCREEN_KEY_LEFT, 'b'}, "abc", 2, PROMPT_EDITED},
    {"ac", {C_A, 0x65E5}, "日ac", 3, PROMPT_EDITED},
    /* cutting */
    {"日é", {SCREEN_KEY_BACKSPACE}, "日", 3, PROMPT_EDITED},
    {"日é", {127}, "日", 3, PROMPT_EDITED},
    {"日é", {C_H, C_H}, "", 0, PROMPT_EDITED},
    {"a", {C_A, SCREEN_KEY_BACKSPACE}, "a", 0, PROMPT_MORE},
    {"a", {C_H, C_H}, "", 0, PROMPT_CANCELLED},
    {"abc", {C_A, SCREEN_KEY_DELETE}, "bc", 0, PROMPT_EDITED},
    {"e\u0301x", {C_A, SCREEN_KEY_DELETE}, "x", 0, PROMPT_EDITED},
    {"abc", {SCREEN_KEY_DELETE}, "abc", 3, PROMPT_MORE},
    {"one two", {SCREEN_KEY_LEFT, C_U}, "o", 0, PROMPT_EDITED},
    {"one two", {SCREEN_KEY_LEFT, C_K}, "one tw", 6, PROMPT_EDITED},
    {"one two", {C_W}, "one ", 4, PROMPT_EDITED},
    {"one two  ", {C_W, C_W}, "", 0, PROMPT_EDITED},
    {"one two", {SCREEN_KEY_LEFT, C_W}, "one o", 4, PROMPT_EDITED},
    {"", {C_W}, "", 0, PROMPT_MORE},
    /* what is no character */
    {"a", {SCREEN_KEY_UP}, "a", 1, PROMPT_MORE},
    {"a", {SCREEN_KEY_F1}, "a", 1, PROMPT_MORE},
    {"a", {'\t'}, "a", 1, PROMPT_MORE},
    {"a", {0x9B}, "a", 1, PROMPT_MORE},
    {"a", {0x202E}, "a", 1, PROMPT_MORE},
    {"a", {0x2066}, "a", 1, PROMPT_MORE},
    {"a", {0xFEFF}, "a", 1, PROMPT_MORE},
    /* pasted: text whatever it is, edited when it ends */
    {"a", {P('b'), P('\r'), P('c')}, "ab c", 4, PROMPT_MORE},
    {"a", {P('b'), P('\t'), P('c'), SCREEN_KEY_PASTE_END}, "ab c", 4, PROMPT_EDITED},
    {"a",
     {P(ESC), P(C_C), P(C_U), P(0x9B), P(0x202E), SCREEN_KEY_PASTE_END},
     "a",
     1,
     PROMPT_EDITED},
    {"", {P('\n'), P(' '), P('a'), SCREEN_KEY_PASTE_END}, " a", 2, PROMPT_EDITED},
    {"a", {SCREEN_KEY_PASTE_END, '\r'}, "a", 1, PROMPT_DONE},
};

START_TEST(takes_so_much)
{
    struct prompt prompt = {.open = false};
    prompt_open(&prompt, ':', NULL);
    for (int i = 0; i < 3 * PROMPT_TEXT_MAX; i++)
        prompt_key(&prompt, P(0x65E5));
    ck_assert_uint_eq(prompt.text.length, PROMPT_TEXT_MAX / 3 * 3);
    ck_assert_uint_eq(prompt.cursor, prompt.text.length);
    prompt_free(&prompt);
}
END_TEST

START_TEST(takes_keys)
{
    struct prompt prompt = {.open = false};
    struct text typed = text_from(cases[_i].typed);
    enum prompt_result result = PROMPT_MORE;
    prompt_open(&prompt, '/', NULL);
    for (size_t i = 0, size; i < typed.length; i += size)
        result = prompt_key(&prompt, utf8_decode(typed.bytes + i, typed.length - i, &size));
    for (int i = 0; i < KEYS_MAX && cases[_i].keys[i]; i++)
        result = prompt_key(&prompt, cases[_i].keys[i]);
    ck_assert_int_eq(result, cases[_i].result);
    ck_assert(text_equal(text_builder_text(&prompt.text), text_from(cases[_i].text)));
    ck_assert_uint_eq(prompt.cursor, cases[_i].cursor);
    ck_assert_int_eq(prompt.open, result == PROMPT_MORE || result == PROMPT_EDITED);
    prompt_free(&prompt);
}
END_TEST

/* --- history and completion ------------------------------------------------------------------- */

static bool complete(struct text line, size_t index, size_t *start, struct text_builder *word)
{
    static const char *const words[] = {"ferry", "fern", "fog"};
    *start = 0;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (text_starts(text_from(words[i]), line) && index-- == 0) {
            text_builder_clear(word);
            text_builder_add_string(word, words[i]);
            return true;
        }
    return false;
}

/* Keys in a prompt that was opened twice before, for "one" and "two"; what stands there then. */
static const struct {
    const char *typed;
    uint32_t keys[KEYS_MAX];
    const char *text;
} more[] = {
    {"", {SCREEN_KEY_UP}, "two"},
    {"x", {SCREEN_KEY_UP, SCREEN_KEY_UP}, "one"},
    {"x", {16, 16, 16}, "one"},
    {"x", {SCREEN_KEY_UP, SCREEN_KEY_UP, SCREEN_KEY_DOWN}, "two"},
    {"x", {SCREEN_KEY_UP, 14}, "x"},
    {"x", {SCREEN_KEY_DOWN}, "x"},
    {"x", {SCREEN_KEY_UP, '!', SCREEN_KEY_UP}, "one"},
    {"f", {'\t'}, "ferry"},
    {"f", {'\t', '\t', '\t'}, "fog"},
    {"f", {'\t', '\t', '\t', '\t'}, "f"},
    {"f", {SCREEN_KEY_BACKTAB}, "fog"},
    {"f", {'\t', SCREEN_KEY_BACKTAB}, "f"},
    {"fe", {'\t', '\t', '\t'}, "fe"},
    {"fer", {'\t', 's', '\t'}, "ferrys"},
    {"z", {'\t'}, "z"},
    {"f", {'\t', SCREEN_KEY_UP, SCREEN_KEY_DOWN}, "ferry"},
    {"fer", {'\t', P('s'), SCREEN_KEY_PASTE_END, '\t'}, "ferrys"},
};

static void enter(struct prompt *prompt, const char *line)
{
    prompt_open(prompt, ':', complete);
    for (; *line; line++)
        prompt_key(prompt, (unsigned char)*line);
    prompt_key(prompt, '\r');
}

START_TEST(recalls_and_completes)
{
    struct prompt prompt = {.open = false};
    enter(&prompt, "one");
    enter(&prompt, "two");
    enter(&prompt, "two");
    enter(&prompt, "");
    prompt_open(&prompt, '/', NULL);
    ck_assert_int_eq(prompt_key(&prompt, SCREEN_KEY_UP), PROMPT_MORE);
    prompt_open(&prompt, ':', complete);
    for (const char *typed = more[_i].typed; *typed; typed++)
        prompt_key(&prompt, (unsigned char)*typed);
    for (int i = 0; i < KEYS_MAX && more[_i].keys[i]; i++)
        prompt_key(&prompt, more[_i].keys[i]);
    ck_assert(text_equal(text_builder_text(&prompt.text), text_from(more[_i].text)));
    ck_assert_uint_eq(prompt.cursor, prompt.text.length);
    prompt_free(&prompt);
}
END_TEST

START_TEST(keeps_the_last_lines)
{
    struct prompt prompt = {.open = false};
    char line[32];
    for (int i = 0; i < PROMPT_HISTORY_MAX + 50; i++) {
        snprintf(line, sizeof(line), "line %d", i);
        enter(&prompt, line);
    }
    ck_assert_uint_eq(prompt.commands.count, PROMPT_HISTORY_MAX);
    ck_assert_str_eq(prompt.commands.lines[0], "line 50");
    prompt_free(&prompt);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{takes_so_much, 1},
                                        {takes_keys, COUNT(cases)},
                                        {recalls_and_completes, COUNT(more)},
                                        {keeps_the_last_lines, 1}};
    return reader_suite("prompt", tests, COUNT(tests), NULL, NULL);
}
