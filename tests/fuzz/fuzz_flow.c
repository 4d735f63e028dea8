/* The wrapper: lines tile the text on character boundaries and fit their width, whatever stands in
 * it and is set into it. The first byte is the width. */
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tui/page/flow.h"

enum { INSERTS_MAX = 32 };

static size_t make_inserts(struct text text, struct flow_insert *inserts)
{
    size_t count = 0;
    for (size_t at = 0; at < text.length && count < INSERTS_MAX; at += utf8_cluster(text, at))
        if (text.bytes[at] == 'a') {
            inserts[count] = (struct flow_insert){(uint32_t)at, count % 2 ? TEXT("]") : TEXT("[")};
            count++;
        }
    return count;
}

/* A cluster that is wider than the line alone, and what has no columns, may stand in a line. */
static bool is_one_cluster(struct text line)
{
    int visible = 0;
    for (size_t at = 0, size; at < line.length; at += size) {
        size = utf8_cluster(line, at);
        visible += utf8_cluster_width(text_slice(line, at, at + size)) > 0;
    }
    return visible <= 1;
}

static void expect_line(struct text text, int width, struct flow_line line,
                        const struct flow_insert *inserts, size_t insert_count)
{
    struct text shown = text_slice(text, line.start, line.shown);
    FUZZ_ASSERT(line.start <= line.shown && line.shown <= line.end && line.end <= text.length);
    FUZZ_ASSERT(text.length == 0 || line.start < line.end);
    FUZZ_ASSERT(utf8_valid_length(shown) == shown.length);
    int columns = flow_column(text, line, inserts, insert_count, (uint32_t)text.length);
    FUZZ_ASSERT(columns <= width || is_one_cluster(shown));
}

static void wrap(struct text text, int width, const struct flow_insert *inserts,
                 size_t insert_count)
{
    struct arena *arena = arena_new();
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0, at = 0;
    flow_wrap(text, width, inserts, insert_count, arena, &lines, &count, &capacity);
    FUZZ_ASSERT(count > 0);
    for (size_t i = 0; i < count; i++) {
        FUZZ_ASSERT(lines[i].start == at);
        expect_line(text, width < 1 ? 1 : width, lines[i], inserts, insert_count);
        at = lines[i].end;
    }
    FUZZ_ASSERT(at == text.length);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct flow_insert inserts[INSERTS_MAX];
    int width = size ? data[0] % 90 : 0;
    struct text text = utf8_sanitize(arena, text_slice(fuzz_text(data, size), 1, size), NULL);
    wrap(text, width, NULL, 0);
    wrap(text, width, inserts, make_inserts(text, inserts));
    arena_free(arena);
    return 0;
}
