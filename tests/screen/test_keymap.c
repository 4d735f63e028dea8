#include "core/base/utf8.h"
#include "tests/screen/reader.h"
#include "tui/keys/keymap.h"
#include "tui/terminal/screen.h"

#include <stdlib.h>
#include <string.h>

/* Keys typed one after the other, and what the last one gave. */
static const struct {
    const char *keys;
    unsigned scope;
    enum keymap_result result;
    enum action action;
    int count;
} cases[] = {
    {"j", IN_STORIES, KEYMAP_ACTION, ACTION_DOWN, 0},
    {"12j", IN_ARTICLE, KEYMAP_ACTION, ACTION_DOWN, 12},
    {"120G", IN_ARTICLE, KEYMAP_ACTION, ACTION_BOTTOM, 120},
    {"]", IN_ARTICLE, KEYMAP_PENDING, ACTION_NONE, 0},
    {"]p", IN_ARTICLE, KEYMAP_ACTION, ACTION_NEXT_PERSON, 0},
    {"3]p", IN_COMPARE, KEYMAP_ACTION, ACTION_NEXT_PERSON, 3},
    {">p", IN_ARTICLE, KEYMAP_ACTION, ACTION_NEXT_PERSON, 0},
    {"<l", IN_ARTICLE, KEYMAP_ACTION, ACTION_PREVIOUS_PLACE, 0},
    {">>", IN_ARTICLE, KEYMAP_ACTION, ACTION_NEXT_HIGHLIGHT, 0},
    {"]p", IN_STORIES, KEYMAP_UNBOUND, ACTION_NONE, 0},
    {"]c", IN_ARTICLE, KEYMAP_UNBOUND, ACTION_NONE, 0},
    {"]c", IN_COMPARE, KEYMAP_ACTION, ACTION_NEXT_CHANGE, 0},
    {"tp", IN_ARTICLE, KEYMAP_ACTION, ACTION_TOGGLE_PERSON, 0},
    {" ", IN_STORIES, KEYMAP_ACTION, ACTION_CHOOSE, 0},
    {" ", IN_ARTICLE, KEYMAP_ACTION, ACTION_PAGE_DOWN, 0},
    {"]\033", IN_ARTICLE, KEYMAP_UNBOUND, ACTION_NONE, 0},
    {"5\033j", IN_ARTICLE, KEYMAP_ACTION, ACTION_DOWN, 0},
    {"\033", IN_ARTICLE, KEYMAP_ACTION, ACTION_CANCEL, 0},
    {"\n", IN_STORIES, KEYMAP_ACTION, ACTION_OPEN, 0},
    {"é", IN_STORIES, KEYMAP_UNBOUND, ACTION_NONE, 0},
    {"0", IN_STORIES, KEYMAP_UNBOUND, ACTION_NONE, 0},
    {"99999999999j", IN_ARTICLE, KEYMAP_ACTION, ACTION_DOWN, 99999},
};

START_TEST(feeds_keys)
{
    struct keymap *keymap = keymap_new();
    struct keymap_state state = {0};
    struct action_call call = {0};
    enum keymap_result result = KEYMAP_UNBOUND;
    struct text keys = text_from(cases[_i].keys);
    for (size_t at = 0, size; at < keys.length; at += size)
        result = keymap_feed(keymap, &state, cases[_i].scope,
                             utf8_decode(keys.bytes + at, keys.length - at, &size), &call);
    ck_assert_int_eq(result, cases[_i].result);
    if (result == KEYMAP_ACTION) {
        ck_assert_int_eq(call.action, cases[_i].action);
        ck_assert_int_eq(call.count, cases[_i].count);
    }
    keymap_free(keymap);
}
END_TEST

/* Every action has a name of its own, help, and in each of its scopes a key that reaches it. */
START_TEST(table_is_complete)
{
    struct keymap *keymap = keymap_new();
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const struct action_row *row = action_row(action);
        ck_assert_int_eq(row->action, action);
        ck_assert_uint_gt(strlen(row->help), 0);
        for (enum action other = ACTION_NONE + 1; other < action; other++)
            ck_assert_str_ne(row->name, action_row(other)->name);
        for (unsigned scope = 1; scope & IN_ALL; scope <<= 1) {
            struct text_builder keys = {0};
            if (!(row->scope & scope))
                continue;
            keymap_describe(keymap, action, scope, false, &keys);
            ck_assert_msg(keys.length > 0, "no key reaches %s in scope %u", row->name, scope);
            text_builder_free(&keys);
        }
    }
    keymap_free(keymap);
}
END_TEST

/* Where an action means to take a key from one further down the table. */
static const struct {
    enum action_scope scope;
    const char *key;
} masked[] = {{IN_STORIES, "Space"}};

static bool is_masked(unsigned scope, const uint32_t *keys, int length)
{
    for (size_t i = 0; i < sizeof(masked) / sizeof(masked[0]); i++) {
        uint32_t own[KEYMAP_CHORD_MAX];
        if (masked[i].scope == scope && keymap_parse(text_from(masked[i].key), own) == length &&
            memcmp(own, keys, (size_t)length * sizeof(*keys)) == 0)
            return true;
    }
    return false;
}

/* Neither the same, nor the start of the other, in a view where both apply. */
static void assert_apart(const struct action_row *one, struct text one_word,
                         const struct action_row *other, struct text other_word)
{
    uint32_t keys[KEYMAP_CHORD_MAX], other_keys[KEYMAP_CHORD_MAX];
    int length = keymap_parse(one_word, keys), other_length = keymap_parse(other_word, other_keys);
    int shorter = length < other_length ? length : other_length;
    ck_assert_msg(length > 0, "%s: no such key", one->name);
    if (memcmp(keys, other_keys, (size_t)shorter * sizeof(*keys)) != 0)
        return;
    for (unsigned scope = 1; scope & IN_ALL; scope <<= 1)
        if (one->scope & other->scope & scope)
            ck_assert_msg(is_masked(scope, keys, length), "%s and %s share %.*s in scope %u",
                          one->name, other->name, (int)one_word.length, one_word.bytes, scope);
}

/* The next word of a row's keys; empty behind the last. */
static struct text next_key(const char **at)
{
    struct text word = {*at, strcspn(*at, " ")};
    *at += word.length + strspn(*at + word.length, " ");
    return word;
}

START_TEST(no_key_is_shared)
{
    struct text word, other_word;
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
        for (const char *at = action_row(action)->keys; (word = next_key(&at)).length > 0;)
            for (enum action other = action + 1; other < ACTION_COUNT; other++)
                for (const char *o = action_row(other)->keys; (other_word = next_key(&o)).length;)
                    assert_apart(action_row(action), word, action_row(other), other_word);
}
END_TEST

/* `; ,` turn a jump round by its neighbour in the table. */
START_TEST(jumps_come_in_pairs)
{
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const char *name = action_row(action)->name;
        char previous[64];
        if (strncmp(name, "next-", 5) != 0)
            continue;
        snprintf(previous, sizeof(previous), "previous-%s", name + 5);
        ck_assert_str_eq(action_row(action + 1)->name, previous);
    }
}
END_TEST

static const struct {
    const char *word;
    int length;
    uint32_t first;
} written[] = {
    {"j", 1, 'j'},     {"]p", 2, ']'},           {"Tab", 1, '\t'}, {"S-Tab", 1, SCREEN_KEY_BACKTAB},
    {"C-d", 1, 4},     {"F1", 1, SCREEN_KEY_F1}, {"F13", 3, 'F'},  {"F12", 1, SCREEN_KEY_F12},
    {"Space", 1, ' '}, {"abcde", 0, 'a'},
};

START_TEST(parses_written_keys)
{
    uint32_t keys[KEYMAP_CHORD_MAX];
    ck_assert_int_eq(keymap_parse(text_from(written[_i].word), keys), written[_i].length);
    if (written[_i].length > 0)
        ck_assert_uint_eq(keys[0], written[_i].first);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {
        {feeds_keys, sizeof(cases) / sizeof(cases[0])},
        {table_is_complete, 1},
        {no_key_is_shared, 1},
        {jumps_come_in_pairs, 1},
        {parses_written_keys, sizeof(written) / sizeof(written[0])}};
    return reader_suite("keymap", tests, COUNT(tests), NULL, NULL);
}
