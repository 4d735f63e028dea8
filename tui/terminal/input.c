#include "tui/terminal/input.h"

#include "core/base/color.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { ESCAPE = 27, DELETE = 127, BELL = 7, PARAMETER_MAX = 32, PASTE_NUMBER = 200 };

/* Buttons of the mouse as xterm numbers them; X10's bytes are 32 above what they tell. */
enum {
    BUTTON_FIRST = 0,
    BUTTON_WHEEL_UP = 64,
    BUTTON_WHEEL_DOWN = 65,
    X10_LENGTH = 3,
    X10_BASE = 32
};

/* How far the bytes that wait are a key. */
enum progress { PROGRESS_NONE, PROGRESS_MORE, PROGRESS_KEY };

struct match {
    enum progress progress;
    size_t length; /* bytes that the key took */
    uint32_t key;  /* SCREEN_KEY_NONE: a sequence that means nothing to us */
};

/* The last byte of "ESC [ x" and "ESC O x". */
static const struct {
    char final;
    uint32_t key;
} final_keys[] = {
    {'A', SCREEN_KEY_UP},      {'B', SCREEN_KEY_DOWN},   {'C', SCREEN_KEY_RIGHT},
    {'D', SCREEN_KEY_LEFT},    {'F', SCREEN_KEY_END},    {'H', SCREEN_KEY_HOME},
    {'Z', SCREEN_KEY_BACKTAB}, {'P', SCREEN_KEY_F1},     {'Q', SCREEN_KEY_F1 + 1},
    {'R', SCREEN_KEY_F1 + 2},  {'S', SCREEN_KEY_F1 + 3},
};

/* The number in "ESC [ number ~". */
static const struct {
    int number;
    uint32_t key;
} numbered_keys[] = {
    {1, SCREEN_KEY_HOME},    {3, SCREEN_KEY_DELETE},    {4, SCREEN_KEY_END},
    {5, SCREEN_KEY_PAGE_UP}, {6, SCREEN_KEY_PAGE_DOWN}, {7, SCREEN_KEY_HOME},
    {8, SCREEN_KEY_END},     {11, SCREEN_KEY_F1},       {12, SCREEN_KEY_F1 + 1},
    {13, SCREEN_KEY_F1 + 2}, {14, SCREEN_KEY_F1 + 3},   {15, SCREEN_KEY_F1 + 4},
    {17, SCREEN_KEY_F1 + 5}, {18, SCREEN_KEY_F1 + 6},   {19, SCREEN_KEY_F1 + 7},
    {20, SCREEN_KEY_F1 + 8}, {21, SCREEN_KEY_F1 + 9},   {23, SCREEN_KEY_F1 + 10},
    {24, SCREEN_KEY_F12},
};

int input_escape_ms(const char *delay)
{
    char *end;
    if (!delay || *delay < '0' || *delay > '9')
        return INPUT_ESCAPE_MS;
    long value = strtol(delay, &end, 10);
    return *end || value > INPUT_ESCAPE_MAX ? INPUT_ESCAPE_MS : (int)value;
}

void input_add_sequence(struct input *input, const char *bytes, uint32_t key)
{
    size_t length = bytes ? strlen(bytes) : 0;
    if (length == 0 || length > INPUT_SEQUENCE_LENGTH ||
        input->sequence_count == INPUT_SEQUENCES_MAX)
        return;
    struct input_sequence *sequence = &input->sequences[input->sequence_count++];
    memcpy(sequence->bytes, bytes, length);
    sequence->length = length;
    sequence->key = key;
}

size_t input_push(struct input *input, const char *bytes, size_t length, int64_t now)
{
    size_t room = INPUT_ROOM - input->length;
    size_t taken = length < room ? length : room;
    memcpy(input->bytes + input->length, bytes, taken);
    if (input->length == 0)
        input->began = now;
    input->length += taken;
    input->arrived = now;
    return taken;
}

static uint32_t key_of_final(char final)
{
    for (size_t i = 0; i < sizeof(final_keys) / sizeof(final_keys[0]); i++)
        if (final_keys[i].final == final)
            return final_keys[i].key;
    return SCREEN_KEY_NONE;
}

static uint32_t key_of_number(int number)
{
    for (size_t i = 0; i < sizeof(numbered_keys) / sizeof(numbered_keys[0]); i++)
        if (numbered_keys[i].number == number)
            return numbered_keys[i].key;
    return SCREEN_KEY_NONE;
}

/* The terminal's own keys, whole or begun. */
static struct match match_sequences(const struct input *input)
{
    struct match best = {PROGRESS_NONE, 0, SCREEN_KEY_NONE};
    for (size_t i = 0; i < input->sequence_count; i++) {
        const struct input_sequence *sequence = &input->sequences[i];
        size_t length = sequence->length < input->length ? sequence->length : input->length;
        if (memcmp(sequence->bytes, input->bytes, length) != 0)
            continue;
        if (length < sequence->length && best.progress == PROGRESS_NONE)
            best.progress = PROGRESS_MORE;
        else if (length == sequence->length && length > best.length)
            best = (struct match){PROGRESS_KEY, length, sequence->key};
    }
    return best;
}

/* --- the mouse -------------------------------------------------------------------------------- */

/* What a button means; a cell counts from 1. */
static uint32_t key_of_button(struct input *input, int button, int column, int row)
{
    if (button == BUTTON_WHEEL_UP)
        return SCREEN_KEY_WHEEL_UP;
    if (button == BUTTON_WHEEL_DOWN)
        return SCREEN_KEY_WHEEL_DOWN;
    if (button != BUTTON_FIRST)
        return SCREEN_KEY_NONE;
    input->column = column - 1;
    input->row = row - 1;
    return SCREEN_KEY_CLICK;
}

/* "[ < button ; column ; row M", or m where the button went up. `at` is where the "[" stands. */
static struct match match_mouse(struct input *input, size_t at)
{
    int numbers[3] = {0}, count = 0;
    size_t i = at + 2;
    for (; i < input->length && i - at <= PARAMETER_MAX; i++) {
        char byte = input->bytes[i];
        if (byte == ';')
            count++;
        else if (byte < '0' || byte > '9')
            break;
        else if (count < 3 && numbers[count] < 10000)
            numbers[count] = numbers[count] * 10 + (byte - '0');
    }
    if (i == input->length)
        return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
    uint32_t key = SCREEN_KEY_NONE;
    if (input->bytes[i] == 'M' && count == 2)
        key = key_of_button(input, numbers[0], numbers[1], numbers[2]);
    return (struct match){PROGRESS_KEY, i + 1, key};
}

/* "[ M" and a byte each: of terminals that do not know mode 1006. */
static struct match match_old_mouse(struct input *input, size_t at)
{
    size_t first = at + 2;
    if (input->length < first + X10_LENGTH)
        return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
    int numbers[X10_LENGTH];
    for (size_t i = 0; i < X10_LENGTH; i++)
        numbers[i] = (unsigned char)input->bytes[first + i] - X10_BASE;
    uint32_t key = key_of_button(input, numbers[0], numbers[1], numbers[2]);
    return (struct match){PROGRESS_KEY, first + X10_LENGTH, key};
}

/* --- sequences -------------------------------------------------------------------------------- */

/* ECMA-48 5.4 of what follows ESC: "[" parameters intermediates final. `at` is where the "["
 * stands. A final that is no key, without parameters, was typed by hand: no terminal sends it. */
static struct match match_control_sequence(struct input *input, size_t at)
{
    const struct match typed = {PROGRESS_NONE, 0, SCREEN_KEY_NONE};
    int number = 0;
    size_t i = at + 1;
    if (i < input->length && input->bytes[i] == '<')
        return match_mouse(input, at);
    if (i < input->length && input->bytes[i] == 'M' && input->mouse)
        return match_old_mouse(input, at);
    if (i < input->length && input->bytes[i] == '[') { /* the Linux console's F1 to F5: ESC [ [ A */
        if (i + 1 >= input->length)
            return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
        char final = input->bytes[i + 1];
        if (final < 'A' || final > 'E')
            return typed;
        return (struct match){PROGRESS_KEY, i + 2, SCREEN_KEY_F1 + (uint32_t)(final - 'A')};
    }
    bool first = true;
    for (; i < input->length && input->bytes[i] >= 0x20 && input->bytes[i] <= 0x3F; i++) {
        if (i - at > PARAMETER_MAX)
            return (struct match){PROGRESS_KEY, i, SCREEN_KEY_NONE};
        first = first && input->bytes[i] >= '0' && input->bytes[i] <= '9';
        if (first)
            number = number < 1000 ? number * 10 + (input->bytes[i] - '0') : number;
    }
    if (i == input->length)
        return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
    char final = input->bytes[i];
    uint32_t key = final == '~' ? key_of_number(number) : key_of_final(final);
    bool bare = i == at + 1;
    input->pasting = final == '~' && number == PASTE_NUMBER;
    if (final < 0x40 || (key == SCREEN_KEY_NONE && bare))
        return typed;
    return (struct match){PROGRESS_KEY, i + 1, key};
}

/* "ESC O x", where `at` is the place of the "O". */
static struct match match_single_shift(const struct input *input, size_t at)
{
    if (at + 1 >= input->length)
        return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
    char final = input->bytes[at + 1];
    uint32_t key = key_of_final(final);
    if (key == SCREEN_KEY_NONE && final == 'M')
        key = '\r';
    if (key == SCREEN_KEY_NONE && final >= 'j' &&
        final <= 'y') /* the number pad, 0x40 above its characters */
        key = (uint32_t)(final - 0x40);
    if (key == SCREEN_KEY_NONE)
        return (struct match){PROGRESS_NONE, 0, SCREEN_KEY_NONE};
    return (struct match){PROGRESS_KEY, at + 2, key};
}

/* --- what the terminal tells ------------------------------------------------------------------ */

#define REPORT_START "]11;"
enum { REPORT_START_LENGTH = sizeof(REPORT_START) - 1, REPORT_MAX = 64 };

/* Where ST or BEL ends a report's text that begins at `start`, or what no report holds breaks it
 * off; `length` where neither came yet. */
static size_t report_end(const struct input *input, size_t start)
{
    size_t i = start;
    while (i < input->length && i - start < REPORT_MAX && input->bytes[i] >= 0x20 &&
           input->bytes[i] < DELETE)
        i++;
    return i;
}

/* The answer to OSC 11. What begins as one is never keys, whatever becomes of it. */
static struct match match_report(struct input *input, size_t at)
{
    size_t there = input->length - at, start = at + REPORT_START_LENGTH;
    if (memcmp(input->bytes + at, REPORT_START,
               there < REPORT_START_LENGTH ? there : REPORT_START_LENGTH) != 0)
        return (struct match){PROGRESS_NONE, 0, SCREEN_KEY_NONE};
    size_t end = there < REPORT_START_LENGTH ? input->length : report_end(input, start);
    if (end == input->length || (input->bytes[end] == ESCAPE && end + 1 == input->length))
        return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
    bool bell = input->bytes[end] == BELL;
    bool ended = bell || (input->bytes[end] == ESCAPE && input->bytes[end + 1] == '\\');
    struct text told = {input->bytes + start, end - start};
    uint32_t key =
        ended && color_read_report(told, &input->ground) ? SCREEN_KEY_GROUND : SCREEN_KEY_NONE;
    return (struct match){PROGRESS_KEY, end + (ended ? bell ? 1 : 2 : 0), key};
}

/* What begins with "[", "O" or "]" at `at`. */
static struct match match_introducer(struct input *input, size_t at)
{
    if (at >= input->length)
        return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
    if (input->bytes[at] == '[')
        return match_control_sequence(input, at);
    if (input->bytes[at] == 'O')
        return match_single_shift(input, at);
    if (input->bytes[at] == ']')
        return match_report(input, at);
    return (struct match){PROGRESS_NONE, 0, SCREEN_KEY_NONE};
}

static struct match match_escape(struct input *input)
{
    struct match own = match_sequences(input);
    if (own.progress == PROGRESS_KEY)
        return own;
    struct match known = match_introducer(input, 1);
    return known.progress == PROGRESS_NONE ? own : known;
}

static struct match match_character(const struct input *input, bool final)
{
    size_t size;
    uint32_t code = utf8_decode(input->bytes, input->length, &size);
    unsigned char lead = (unsigned char)input->bytes[0];
    size_t expected = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    if (code == UTF8_REPLACEMENT && size == input->length && size < expected && !final)
        return (struct match){PROGRESS_MORE, 0, SCREEN_KEY_NONE};
    if (code == DELETE || code == '\b')
        return (struct match){PROGRESS_KEY, size, SCREEN_KEY_BACKSPACE};
    return (struct match){PROGRESS_KEY, size, code};
}

/* What is pasted: characters, none of them a key, to the sequence that ends it. */
static struct match match_pasted(const struct input *input)
{
    static const char ending[] = "\x1b[201~";
    size_t whole = sizeof(ending) - 1, there = input->length < whole ? input->length : whole;
    if (memcmp(input->bytes, ending, there) == 0)
        return (struct match){there < whole ? PROGRESS_MORE : PROGRESS_KEY, whole,
                              SCREEN_KEY_PASTE_END};
    struct match match = match_character(input, false);
    match.key = match.key < SCREEN_KEY_UP ? match.key | SCREEN_PASTED : SCREEN_KEY_NONE;
    return match;
}

static uint32_t take(struct input *input, size_t length, uint32_t key)
{
    input->length -= length;
    memmove(input->bytes, input->bytes + length, input->length);
    input->joinable = false;
    return key;
}

static bool may_join(const struct input *input)
{
    return input->joinable && input->began - input->escaped <= INPUT_JOIN_MS && input->length > 0 &&
           strchr("[O]", input->bytes[0]) && input->bytes[0];
}

/* A paste or a report under way: nothing of it becomes keys, however late the rest comes. */
static bool is_bound(const struct input *input)
{
    size_t at = may_join(input) ? 0 : 1;
    return input->pasting ||
           ((at == 0 || input->bytes[0] == ESCAPE) && input->length >= at + REPORT_START_LENGTH &&
            memcmp(input->bytes + at, REPORT_START, REPORT_START_LENGTH) == 0);
}

/* How long the bytes that wait may be a part of a key. */
static int patience(const struct input *input)
{
    return may_join(input) ? INPUT_JOIN_MS : input->escape_ms;
}

static struct match match_any(struct input *input, bool final)
{
    struct match match = {PROGRESS_NONE, 0, SCREEN_KEY_NONE};
    if (input->pasting)
        return match_pasted(input);
    if (may_join(input))
        match = match_introducer(input, 0);
    else if (input->bytes[0] == ESCAPE)
        match = match_escape(input);
    else
        match = match_sequences(input);
    if (match.progress == PROGRESS_KEY || (match.progress == PROGRESS_MORE && !final))
        return match;
    return match_character(input, final);
}

uint32_t input_next(struct input *input, int64_t now)
{
    while (input->length > 0) {
        bool final = !is_bound(input) &&
                     (now - input->arrived >= patience(input) || input->length == INPUT_ROOM);
        struct match match = match_any(input, final);
        if (match.progress != PROGRESS_KEY)
            return SCREEN_KEY_NONE;
        bool lone_escape = match.key == ESCAPE && input->length == 1;
        if (match.key == SCREEN_KEY_PASTE_END)
            input->pasting = false;
        uint32_t key = take(input, match.length, match.key);
        if (lone_escape) {
            input->joinable = true;
            input->escaped = input->arrived;
        }
        if (key != SCREEN_KEY_NONE)
            return key;
    }
    return SCREEN_KEY_NONE;
}

int input_wait(const struct input *input, int64_t now)
{
    if (input->length == 0 || is_bound(input))
        return -1;
    int64_t left = input->arrived + patience(input) - now;
    return left > 0 ? (int)left : 0;
}
