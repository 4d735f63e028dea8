#include "core/report/code_points.h"

/* A count is kept for every so many bytes; between them it is counted anew. */
enum { STEP = 64 };

struct code_points {
    const struct article *article;
    uint32_t **counts; /* of a paragraph: before byte 0, STEP, 2 STEP, …; NULL where all is ASCII */
};

/* In valid UTF-8 a code point is a byte that does not continue one. */
static size_t count_bytes(struct text text, size_t start, size_t end)
{
    size_t count = 0;
    for (size_t i = start; i < end; i++)
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return count;
}

static bool is_ascii(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

static uint32_t *count_paragraph(struct text text, struct arena *arena)
{
    if (is_ascii(text))
        return NULL;
    size_t steps = text.length / STEP + 1;
    uint32_t *counts = arena_array(arena, steps, sizeof(*counts));
    for (size_t i = 1; i < steps; i++)
        counts[i] = counts[i - 1] + (uint32_t)count_bytes(text, (i - 1) * STEP, i * STEP);
    return counts;
}

const struct code_points *code_points_count(const struct article *article, struct arena *arena)
{
    struct code_points *points = arena_alloc(arena, sizeof(*points));
    points->article = article;
    points->counts = arena_array(arena, article->paragraph_count, sizeof(*points->counts));
    for (size_t i = 0; i < article->paragraph_count; i++)
        points->counts[i] = count_paragraph(article->paragraphs[i].text, arena);
    return points;
}

size_t code_points_at(const struct code_points *points, size_t paragraph, size_t offset)
{
    struct text text = points->article->paragraphs[paragraph].text;
    const uint32_t *counts = points->counts[paragraph];
    size_t byte = offset < text.length ? offset : text.length;
    if (!counts)
        return byte;
    return counts[byte / STEP] + count_bytes(text, byte / STEP * STEP, byte);
}
