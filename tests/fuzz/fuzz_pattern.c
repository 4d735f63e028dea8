/* Patterns: each compiles or says why; matches are not empty, in order, on character boundaries;
 * what runs away is stopped. The input's part before a line "====" is the pattern. */
#include "core/base/pattern.h"
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { MATCHES_MAX = 64 };

static void expect_matches(const struct pattern *pattern, struct text text)
{
    struct pattern_matcher *matcher = pattern_matcher_new();
    enum status status = STATUS_OK;
    size_t from = 0, start, end;
    for (int i = 0; i < MATCHES_MAX; i++) {
        if (!pattern_find(pattern, matcher, text, from, &start, &end, &status)) {
            FUZZ_ASSERT(status == STATUS_OK || status == STATUS_LIMIT);
            break;
        }
        FUZZ_ASSERT(from <= start && start < end && end <= text.length);
        FUZZ_ASSERT(utf8_valid_length(text_slice(text, start, end)) == end - start);
        FUZZ_ASSERT(utf8_valid_length(text_slice(text, end, text.length)) == text.length - end);
        from = end;
    }
    pattern_matcher_free(matcher);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text head;
    struct text rest = fuzz_split(fuzz_text(data, size), &head);
    struct arena *arena = arena_new();
    struct text text = utf8_sanitize(arena, rest, NULL);
    struct text source = text_slice(head, 0, head.length ? head.length - 1 : 0);
    unsigned flags = size ? data[size - 1] & 7u : 0;
    struct pattern_error error = {.offset = SIZE_MAX};
    struct pattern *pattern = pattern_compile(source, flags, &error);
    if (pattern) {
        pattern_matches_empty(pattern);
        expect_matches(pattern, text);
    } else {
        FUZZ_ASSERT(error.offset <= source.length && error.message[0]);
        FUZZ_ASSERT(memchr(error.message, '\0', sizeof(error.message)));
    }
    pattern_free(pattern);
    arena_free(arena);
    return 0;
}
