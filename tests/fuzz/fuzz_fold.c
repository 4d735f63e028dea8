/* Folding: what is folded folds to itself, is clean, and every part of it leads back to whole
 * characters of the source, in order. */
#include "core/base/utf8.h"
#include "core/watch/fold.h"
#include "tests/fuzz/fuzz.h"

static bool is_boundary(struct text text, size_t at)
{
    return at == text.length || ((unsigned char)text.bytes[at] & 0xC0) != 0x80;
}

static void expect_way_back(const struct fold *fold, struct text source)
{
    struct text folded = fold_result(fold);
    size_t end_before = 0;
    for (size_t at = 0, size; at < folded.length; at += size) {
        utf8_decode(folded.bytes + at, folded.length - at, &size);
        size_t start = at, end = at + size;
        fold_map_back(fold, source, &start, &end);
        FUZZ_ASSERT(start < end && end <= source.length && end >= end_before);
        FUZZ_ASSERT(is_boundary(source, start) && is_boundary(source, end));
        end_before = end;
    }
}

static void expect_fold(struct text source, bool keep_case)
{
    struct fold once = {0}, twice = {0};
    fold_text(&once, source, keep_case);
    FUZZ_ASSERT(once.length <= source.length);
    fuzz_expect_clean(fold_result(&once), false);
    expect_way_back(&once, source);
    fold_text(&twice, fold_result(&once), keep_case);
    FUZZ_ASSERT(text_equal(fold_result(&once), fold_result(&twice)));
    fold_free(&once);
    fold_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct text source = utf8_sanitize(arena, fuzz_text(data, size), NULL);
    expect_fold(source, false);
    expect_fold(source, true);
    arena_free(arena);
    return 0;
}
