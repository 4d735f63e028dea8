#include "tests/screen/reader.h"
#include "tui/terminal/input.h"

#include <stdlib.h>
#include <string.h>

enum { PIECES_MAX = 6, KEYS_MAX = 8, LONG_TIME = 100000 };

#define P(code) (SCREEN_PASTED | (code))

/* Bytes with the time at which they arrive, and the keys that come of them. */
static const struct {
    struct {
        int at;
        const char *bytes;
    } pieces[PIECES_MAX];
    uint32_t keys[KEYS_MAX];
} cases[] = {
    {{{0, "jk"}}, {'j', 'k'}},
    {{{0, "\x1b[A"}}, {SCREEN_KEY_UP}},
    {{{0, "\x1bOB"}}, {SCREEN_KEY_DOWN}},
    {{{0, "\x1b[15~"}}, {SCREEN_KEY_F1 + 4}},
    {{{0, "\x1b[[A"}}, {SCREEN_KEY_F1}},
    {{{0, "\x1b[1;5C"}}, {SCREEN_KEY_RIGHT}},
    {{{0, "\x1b[<0;10;20M"}, {0, "j"}}, {SCREEN_KEY_CLICK, 'j'}},
    {{{0, "\x1b[<64;1;1M\x1b[<65;1;1Mj"}}, {SCREEN_KEY_WHEEL_UP, SCREEN_KEY_WHEEL_DOWN, 'j'}},
    {{{0, "\x1b[<0;10;20m\x1b[<2;1;1Mj"}}, {'j'}}, /* let go; another button */
    {{{0, "\x1b[<0;"}, {90, "5;6"}, {180, "Mj"}}, {SCREEN_KEY_CLICK, 'j'}},
    {{{0, "\x1b[<0;1;2;3Mj"}}, {'j'}},
    {{{0, "\x1b[Mj"}}, {27, '[', 'M', 'j'}}, /* the mouse is off */
    /* what is pasted: never a key, however long it takes and whatever it holds */
    {{{0, "\x1b[200~jQ\r\x03\x7f\x1b[201~k"}},
     {P('j'), P('Q'), P('\r'), P(3), SCREEN_KEY_PASTE_END, 'k'}},
    {{{0, "\x1b[200~\x1b[A\x1b[20"}, {5000, "1~j"}},
     {P(27), P('['), P('A'), SCREEN_KEY_PASTE_END, 'j'}},
    {{{0, "\x1b[200~\xE2\x82"}, {900, "\xAC\x1b"}, {2000, "[201~"}},
     {P(0x20AC), SCREEN_KEY_PASTE_END}},
    {{{0, "\x1b[200~]11;\x07"}, {9, "\x1b[201~"}},
     {P(']'), P('1'), P('1'), P(';'), P(7), SCREEN_KEY_PASTE_END}},
    {{{0, "\x1b[201~j"}}, {'j'}},
    /* the answer to OSC 11, whole, in pieces and broken: never keys */
    {{{0, "\x1b]11;rgb:0000/0000/0000\x1b\\j"}}, {SCREEN_KEY_GROUND, 'j'}},
    {{{0, "\x1b]11;rgb:ff/ff/ff\x07j"}}, {SCREEN_KEY_GROUND, 'j'}},
    {{{0, "\x1b"}, {50, "]1"}, {99, "1;rgb:f"}, {5000, "/f/"}, {9000, "f\x1b"}, {20000, "\\"}},
     {SCREEN_KEY_GROUND}},
    {{{0, "\x1b"}, {300, "]11;rgba:f/f/f"}, {5000, "/f\x07j"}}, {27, SCREEN_KEY_GROUND, 'j'}},
    {{{0, "\x1b]11;#102030\x07"}}, {SCREEN_KEY_GROUND}},
    {{{0, "\x1b]11;rgb:12345/0/0\x07j"}}, {'j'}},
    {{{0, "\x1b]11;no colour\x1b[A"}}, {SCREEN_KEY_UP}},
    {{{0, "\x1b]11;\rj"}}, {'\r', 'j'}},
    {{{0, "\x1b]p"}}, {27, ']', 'p'}}, /* typed */
    {{{0, "\x1b"}, {200, "]p"}}, {27, ']', 'p'}},
    {{{0, "]11;"}}, {']', '1', '1', ';'}},
    {{{0, "\x1bOp"}}, {'0'}}, /* the number pad */
    {{{0, "\x1bk"}}, {27, 'k'}},
    {{{0, "\x1b\x1b[A"}}, {27, SCREEN_KEY_UP}},
    /* in pieces within ESC's time */
    {{{0, "\x1b"}, {50, "["}, {99, "A"}}, {SCREEN_KEY_UP}},
    {{{0, "\x1b["}, {90, "5"}, {180, "~"}}, {SCREEN_KEY_PAGE_UP}},
    /* the rest after a lone ESC was handed out */
    {{{0, "\x1b"}, {200, "[A"}}, {27, SCREEN_KEY_UP}},
    {{{0, "\x1b"}, {200, "["}, {400, "A"}}, {27, SCREEN_KEY_UP}},
    {{{0, "\x1b"}, {250, "OD"}}, {27, SCREEN_KEY_LEFT}},
    {{{0, "\x1b"}, {301, "[A"}}, {27, '[', 'A'}},
    {{{0, "\x1b"}, {200, "[p"}}, {27, '[', 'p'}},
    {{{0, "\x1b"}, {200, "["}, {600, "A"}}, {27, '[', 'A'}},
    {{{0, "\x1b"}, {150, "j"}, {200, "[A"}}, {27, 'j', '[', 'A'}},
    {{{0, "[A"}}, {'[', 'A'}},
    /* UTF-8, whole, in pieces and broken */
    {{{0, "é"}}, {0xE9}},
    {{{0, "\xE2\x82"}, {20, "\xAC"}}, {0x20AC}},
    {{{0, "\xE2\x82"}, {500, "j"}}, {0xFFFD, 'j'}},
    {{{0, "\xFFj"}}, {0xFFFD, 'j'}},
    {{{0, "\x08\x7f"}}, {SCREEN_KEY_BACKSPACE, SCREEN_KEY_BACKSPACE}},
    /* a key that only this terminal has: see make_input */
    {{{0, "\x1b]x"}}, {SCREEN_KEY_HOME}},
};

static struct input make_input(void)
{
    struct input input = {.escape_ms = INPUT_ESCAPE_MS};
    input_add_sequence(&input, "\x1b]x", SCREEN_KEY_HOME);
    input_add_sequence(&input, NULL, SCREEN_KEY_END);
    input_add_sequence(&input, "", SCREEN_KEY_END);
    input_add_sequence(&input, "a sequence that is too long", SCREEN_KEY_END);
    return input;
}

/* Takes the keys that come until a time, asking when input_wait says so. */
static void take_until(struct input *input, int64_t from, int64_t until, uint32_t *keys,
                       size_t *count)
{
    for (int64_t now = from;;) {
        for (uint32_t key; (key = input_next(input, now)) != SCREEN_KEY_NONE;) {
            ck_assert_uint_lt(*count, KEYS_MAX);
            keys[(*count)++] = key;
        }
        int wait = input_wait(input, now);
        if (wait < 0 || now + wait >= until)
            return;
        ck_assert_msg(wait > 0, "bytes are left that no time will make a key");
        now += wait;
    }
}

START_TEST(reads_bytes)
{
    struct input input = make_input();
    uint32_t keys[KEYS_MAX] = {0};
    size_t count = 0;
    for (int i = 0; i < PIECES_MAX && cases[_i].pieces[i].bytes; i++) {
        const char *bytes = cases[_i].pieces[i].bytes;
        int at = cases[_i].pieces[i].at;
        bool last = i + 1 == PIECES_MAX || !cases[_i].pieces[i + 1].bytes;
        ck_assert_uint_eq(input_push(&input, bytes, strlen(bytes), at), strlen(bytes));
        take_until(&input, at, last ? LONG_TIME : cases[_i].pieces[i + 1].at, keys, &count);
    }
    for (int i = 0; i < KEYS_MAX; i++)
        ck_assert_uint_eq(keys[i], cases[_i].keys[i]);
}
END_TEST

/* Where the mouse was, in both forms; what the ground is. */
static const struct {
    const char *bytes;
    uint32_t key, ground;
    int row, column;
} details[] = {
    {"\x1b[<0;10;20M", SCREEN_KEY_CLICK, 0, 19, 9},
    {"\x1b[<0;99999999999;20M", SCREEN_KEY_CLICK, 0, 19, 99998},
    {"\x1b[M *4", SCREEN_KEY_CLICK, 0, 19, 9},
    {"\x1b[M`!!", SCREEN_KEY_WHEEL_UP, 0, 0, 0},
    {"\x1b]11;rgb:ffff/8000/0000\x07", SCREEN_KEY_GROUND, 0xff7f00, 0, 0},
    {"\x1b]11;rgb:f/8/0\x07", SCREEN_KEY_GROUND, 0xff8800, 0, 0},
    {"\x1b]11;rgba:12/34/56/ff\x07", SCREEN_KEY_GROUND, 0x123456, 0, 0},
};

START_TEST(tells_details)
{
    struct input input = make_input();
    input.mouse = true;
    input_push(&input, details[_i].bytes, strlen(details[_i].bytes), 0);
    ck_assert_uint_eq(input_next(&input, 0), details[_i].key);
    ck_assert_uint_eq(input.length, 0);
    ck_assert_uint_eq(input.ground, details[_i].ground);
    ck_assert_int_eq(input.row, details[_i].row);
    ck_assert_int_eq(input.column, details[_i].column);
}
END_TEST

START_TEST(takes_floods)
{
    static const char *const floods[] = {"\x1b", "\x1b[", "[", "1", ";", "\xE2", "O"};
    struct input input = make_input();
    int64_t now = 0;
    for (int i = 0; i < 20000; i++, now += i % 7) {
        const char *bytes = floods[(i * 31 + i / 50) % COUNT(floods)];
        if (input_push(&input, bytes, strlen(bytes), now) < strlen(bytes))
            while (input_next(&input, now) != SCREEN_KEY_NONE)
                continue;
        ck_assert_uint_le(input.length, INPUT_ROOM);
    }
    for (int i = 0; i < 10; i++, now += 1000)
        while (input_next(&input, now) != SCREEN_KEY_NONE)
            continue;
    ck_assert_uint_eq(input.length, 0);
}
END_TEST

/* ESCDELAY, and the time that it sets. */
static const struct {
    const char *delay;
    int milliseconds;
} delays[] = {
    {NULL, INPUT_ESCAPE_MS},
    {"", INPUT_ESCAPE_MS},
    {"0", 0},
    {"25", 25},
    {"10000", 10000},
    {"10001", INPUT_ESCAPE_MS},
    {"-1", INPUT_ESCAPE_MS},
    {" 5", INPUT_ESCAPE_MS},
    {"12ms", INPUT_ESCAPE_MS},
    {"soon", INPUT_ESCAPE_MS},
    {"1e3", INPUT_ESCAPE_MS},
    {"99999999999999999999", INPUT_ESCAPE_MS},
};

START_TEST(reads_the_delay)
{
    ck_assert_int_eq(input_escape_ms(delays[_i].delay), delays[_i].milliseconds);
}
END_TEST

/* A lone ESC is handed out when its time has passed, not before. */
START_TEST(waits_as_long_as_told)
{
    struct input input = {.escape_ms = input_escape_ms("25")};
    input_push(&input, "\x1b", 1, 0);
    ck_assert_uint_eq(input_next(&input, 24), SCREEN_KEY_NONE);
    ck_assert_uint_eq(input_next(&input, 25), 27);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{reads_bytes, COUNT(cases)},
                                        {tells_details, COUNT(details)},
                                        {takes_floods, 1},
                                        {reads_the_delay, COUNT(delays)},
                                        {waits_as_long_as_told, 1}};
    return reader_suite("input", tests, COUNT(tests), NULL, NULL);
}
