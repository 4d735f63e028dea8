/* The command line: any line is understood, or a clean message says why not; every completion of
 * it begins as its last word does. */
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tui/keys/command.h"

static void expect_completions(struct text line)
{
    struct text_builder word = {0};
    size_t start;
    for (size_t i = 0; i < 200 && command_complete(line, i, &start, &word); i++) {
        FUZZ_ASSERT(start <= line.length);
        FUZZ_ASSERT(text_starts(text_builder_text(&word), text_slice(line, start, line.length)));
        FUZZ_ASSERT(text_find(text_builder_text(&word), TEXT(" "), 0) == SIZE_MAX);
    }
    text_builder_free(&word);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct text line = utf8_sanitize(arena, fuzz_text(data, size), NULL);
    struct text_builder message = {0};
    struct command command = command_parse(line, &message);
    FUZZ_ASSERT((command.kind == COMMAND_UNKNOWN) == (message.length > 0));
    FUZZ_ASSERT(command.argument.length <= line.length);
    fuzz_expect_clean(text_builder_text(&message), false);
    if (command.kind == COMMAND_ACTION) {
        FUZZ_ASSERT(command.call.action > ACTION_NONE && command.call.action < ACTION_COUNT);
        FUZZ_ASSERT(command.call.count >= 0);
    }
    expect_completions(line);
    text_builder_free(&message);
    arena_free(arena);
    return 0;
}
