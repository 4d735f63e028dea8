/* Keys: a written binding gives as many keys as it says, and any row of keys typed ends in an
 * action of its scope, a wait or nothing. */
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tui/keys/keymap.h"

static void type(const struct keymap *keymap, struct text keys, unsigned scope)
{
    struct keymap_state state = {0};
    for (size_t at = 0, size; at < keys.length; at += size) {
        struct action_call call = {0};
        uint32_t key = utf8_decode(keys.bytes + at, keys.length - at, &size);
        enum keymap_result result = keymap_feed(keymap, &state, scope, key, &call);
        FUZZ_ASSERT(state.length >= 0 && state.length <= KEYMAP_CHORD_MAX && state.count >= 0);
        if (result == KEYMAP_PENDING)
            continue;
        FUZZ_ASSERT(state.length == 0 && state.count == 0);
        if (result == KEYMAP_UNBOUND)
            continue;
        FUZZ_ASSERT(call.action > ACTION_NONE && call.action < ACTION_COUNT);
        FUZZ_ASSERT((action_row(call.action)->scope & scope) && action_times(&call) >= 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint32_t keys[KEYMAP_CHORD_MAX];
    struct text text = fuzz_text(data, size);
    struct keymap *keymap = keymap_new();
    int count = keymap_parse(text, keys);
    FUZZ_ASSERT(count >= 0 && count <= KEYMAP_CHORD_MAX);
    for (unsigned scope = 1; scope & IN_ALL; scope <<= 1)
        type(keymap, text, scope);
    keymap_free(keymap);
    return 0;
}
