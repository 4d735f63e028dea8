#include "tui/keys/keymap_private.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/terminal/screen.h"

#include <stdlib.h>
#include <string.h>

#define LETTER "{a-z}"

enum { ESCAPE = 27, COUNT_MAX = 99999 };

static const struct {
    const char *name;
    uint32_t key;
} named_keys[] = {
    {"Enter", '\r'},
    {"Esc", ESCAPE},
    {"Tab", '\t'},
    {"S-Tab", SCREEN_KEY_BACKTAB},
    {"Space", ' '},
    {"Up", SCREEN_KEY_UP},
    {"Down", SCREEN_KEY_DOWN},
    {"Left", SCREEN_KEY_LEFT},
    {"Right", SCREEN_KEY_RIGHT},
    {"Home", SCREEN_KEY_HOME},
    {"End", SCREEN_KEY_END},
    {"PgUp", SCREEN_KEY_PAGE_UP},
    {"PgDn", SCREEN_KEY_PAGE_DOWN},
    {"Backspace", SCREEN_KEY_BACKSPACE},
    {"Delete", SCREEN_KEY_DELETE},
};

/* A key by name, or 0. */
static uint32_t named_key(struct text word)
{
    for (size_t i = 0; i < sizeof(named_keys) / sizeof(named_keys[0]); i++)
        if (text_equal(word, text_from(named_keys[i].name)))
            return named_keys[i].key;
    if (word.length == 3 && word.bytes[0] == 'C' && word.bytes[1] == '-')
        return (uint32_t)word.bytes[2] & 0x1F;
    if (word.length >= 2 && word.length <= 3 && word.bytes[0] == 'F') {
        int number = 0;
        for (size_t i = 1; i < word.length; i++) {
            if (word.bytes[i] < '0' || word.bytes[i] > '9')
                return 0;
            number = number * 10 + (word.bytes[i] - '0');
        }
        return number >= 1 && number <= 12 ? SCREEN_KEY_F1 + (uint32_t)number - 1 : 0;
    }
    return 0;
}

/* Far brackets: > and < begin what ] and [ begin. */
static uint32_t near_bracket(uint32_t key)
{
    return key == '>' ? ']' : key == '<' ? '[' : key;
}

static bool is_bracket(uint32_t key)
{
    return key == ']' || key == '[';
}

int keymap_parse(struct text word, uint32_t keys[KEYMAP_CHORD_MAX])
{
    if ((keys[0] = named_key(word)))
        return 1;
    int length = 0;
    bool letter = text_ends(word, TEXT(LETTER));
    if (letter)
        word.length -= strlen(LETTER);
    for (size_t at = 0, size; at < word.length; at += size) {
        if (length == KEYMAP_CHORD_MAX)
            return 0;
        keys[length++] = utf8_decode(word.bytes + at, word.length - at, &size);
        if (length == 1 || is_bracket(keys[0]))
            keys[length - 1] = near_bracket(keys[length - 1]);
    }
    if (letter && length < KEYMAP_CHORD_MAX)
        keys[length++] = KEYMAP_LETTER;
    return length;
}

static bool is_letter(uint32_t key)
{
    return key == KEYMAP_LETTER || (key >= 'a' && key <= 'z');
}

bool keymap_alike(const uint32_t *one, const uint32_t *other, int length)
{
    for (int i = 0; i < length; i++) {
        bool any = one[i] == KEYMAP_LETTER || other[i] == KEYMAP_LETTER;
        if (any ? !is_letter(one[i]) || !is_letter(other[i]) : one[i] != other[i])
            return false;
    }
    return true;
}

void keymap_bind(struct keymap *keymap, struct binding binding)
{
    keymap->bindings =
        memory_grow(keymap->bindings, keymap->count, &keymap->capacity, sizeof(*keymap->bindings));
    keymap->bindings[keymap->count++] = binding;
}

static void bind_row(struct keymap *keymap, const struct action_row *row)
{
    for (const char *at = row->keys; *at;) {
        size_t length = strcspn(at, " ");
        struct binding binding = {
            .action = row->action, .scope = row->scope, .written = {at, length}};
        binding.length = keymap_parse(binding.written, binding.keys);
        keymap_bind(keymap, binding);
        at += length + strspn(at + length, " ");
    }
}

struct keymap *keymap_new(void)
{
    struct keymap *keymap = memory_calloc(1, sizeof(*keymap));
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
        bind_row(keymap, action_row(action));
    return keymap;
}

void keymap_free(struct keymap *keymap)
{
    if (!keymap)
        return;
    free(keymap->bindings);
    free(keymap);
}

/* The first binding that applies here and begins with the keys; *whole tells whether it is them. A
 * whole one is preferred to a longer. */
static const struct binding *find(const struct keymap *keymap, unsigned scope, const uint32_t *keys,
                                  int length, bool *whole)
{
    const struct binding *longer = NULL;
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (!(binding->scope & scope) || binding->length < length ||
            !keymap_alike(binding->keys, keys, length))
            continue;
        if (binding->length == length) {
            *whole = true;
            return binding;
        }
        if (!longer)
            longer = binding;
    }
    *whole = false;
    return longer;
}

static bool take_digit(struct keymap_state *state, uint32_t key)
{
    if (state->length > 0 || key < '0' || key > '9' || (key == '0' && state->count == 0))
        return false;
    state->count = state->count * 10 + (int)(key - '0');
    if (state->count > COUNT_MAX)
        state->count = COUNT_MAX;
    return true;
}

static char letter_of(const struct binding *binding, uint32_t key)
{
    return binding->keys[binding->length - 1] == KEYMAP_LETTER ? (char)key : '\0';
}

enum keymap_result keymap_feed(const struct keymap *keymap, struct keymap_state *state,
                               unsigned scope, uint32_t key, struct action_call *call)
{
    bool begun = state->length > 0 || state->count > 0;
    if (key == '\n')
        key = '\r';
    if (key == ESCAPE && begun) {
        *state = (struct keymap_state){0};
        return KEYMAP_UNBOUND;
    }
    if (take_digit(state, key))
        return KEYMAP_PENDING;
    if (state->length == 0 || is_bracket(state->keys[0]))
        key = near_bracket(key);
    state->keys[state->length++] = key;
    bool whole;
    const struct binding *binding = find(keymap, scope, state->keys, state->length, &whole);
    bool here = binding != NULL;
    if (!here) /* a chord of another view is read to its end: its last key alone means other things
                */
        binding = find(keymap, IN_ALL, state->keys, state->length, &whole);
    if (binding && !whole && state->length < KEYMAP_CHORD_MAX)
        return KEYMAP_PENDING;
    *call = (struct action_call){.action = ACTION_NONE};
    if (binding && whole)
        *call = (struct action_call){binding->action, state->count, letter_of(binding, key)};
    *state = (struct keymap_state){0};
    return here && whole ? KEYMAP_ACTION : KEYMAP_UNBOUND;
}

void keymap_describe(const struct keymap *keymap, enum action action, unsigned scope,
                     bool first_only, struct text_builder *out)
{
    bool any = false;
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        bool whole;
        if (binding->action != action ||
            find(keymap, scope & binding->scope, binding->keys, binding->length, &whole) != binding)
            continue;
        if (any)
            text_builder_add_byte(out, ' ');
        text_builder_add(out, binding->written);
        any = true;
        if (first_only)
            return;
    }
}
