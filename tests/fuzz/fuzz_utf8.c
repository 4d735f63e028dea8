/* The sanitiser: valid UTF-8 comes out, without anything that steers a terminal, and cleaning it
 * again changes nothing. */
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz.h"

static void expect_stable(struct arena *arena, struct text clean)
{
    struct utf8_repairs none = {0};
    FUZZ_ASSERT(text_equal(utf8_sanitize(arena, clean, &none), clean));
    FUZZ_ASSERT(none.invalid == 0 && none.controls == 0);
}

/* Clusters tile the text, and its width is theirs; a clipped text fits. */
static void expect_measured(struct text text)
{
    int columns = 0, clipped;
    size_t at = 0;
    while (at < text.length) {
        size_t size = utf8_cluster(text, at);
        FUZZ_ASSERT(size > 0 && size <= text.length - at);
        columns += utf8_cluster_width(text_slice(text, at, at + size));
        at += size;
    }
    FUZZ_ASSERT(utf8_width(text) == columns);
    for (int limit = 0; limit < 12; limit += 3) {
        struct text part = utf8_clip(text, limit, &clipped);
        FUZZ_ASSERT(clipped <= limit && utf8_width(part) == clipped);
        FUZZ_ASSERT(part.length == 0 || text_starts(text, part));
    }
    for (size_t index = 0; index <= utf8_count(text); index += 7)
        FUZZ_ASSERT(utf8_offset_to_index(text, utf8_index_to_offset(text, index)) == index);
}

static size_t count_decoded(struct text text)
{
    size_t count = 0;
    for (size_t at = 0, size; at < text.length; at += size, count++)
        utf8_decode(text.bytes + at, text.length - at, &size);
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct text raw = fuzz_text(data, size);
    struct utf8_repairs repairs = {0};
    struct text clean = utf8_sanitize(arena, raw, &repairs);
    fuzz_expect_clean(clean, false);
    FUZZ_ASSERT((repairs.invalid > 0) == (utf8_valid_length(raw) < raw.length));
    expect_stable(arena, clean);
    expect_measured(clean);

    struct text_builder visible = {0};
    utf8_add_visible(&visible, raw);
    fuzz_expect_clean(text_builder_text(&visible), false);
    FUZZ_ASSERT(utf8_count(text_builder_text(&visible)) == count_decoded(raw));
    text_builder_free(&visible);
    arena_free(arena);
    return 0;
}
