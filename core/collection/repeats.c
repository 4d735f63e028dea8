#include "core/collection/repeats.h"

#include "core/base/shelf.h"

#include <stdlib.h>

enum { STORIES_MIN = 3, BYTES_MAX = 240 };

struct line {
    uint64_t outlet, hash; /* of the outlet's name, of the text */
    uint32_t story, item, paragraph;
};

static int by_number(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int by_text(const void *a, const void *b)
{
    const struct line *left = a, *right = b;
    int order = by_number(left->outlet, right->outlet);
    order = order ? order : by_number(left->hash, right->hash);
    order = order ? order : by_number(left->story, right->story);
    order = order ? order : by_number(left->item, right->item);
    return order ? order : by_number(left->paragraph, right->paragraph);
}

/* What a masthead gives may well be the same in many articles. */
static bool may_repeat(const struct paragraph *paragraph)
{
    return paragraph->text.length <= BYTES_MAX &&
           (paragraph->kind == PARAGRAPH_BODY || paragraph->kind == PARAGRAPH_CAPTION ||
            paragraph->kind == PARAGRAPH_HEADING);
}

/* All lines that may repeat, into `lines` where that is not NULL; how many. */
static size_t gather(const struct compare_side *sides, const uint32_t *story_of, size_t articles,
                     struct shelf *shelf, struct line *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < articles; i++) {
        shelf_tend(shelf);
        const struct article *article = sides[i].article;
        uint64_t outlet = text_hash(text_from(article->outlet));
        for (size_t p = 0; p < article->paragraph_count; p++) {
            const struct paragraph *paragraph = &article->paragraphs[p];
            if (!may_repeat(paragraph))
                continue;
            if (lines)
                lines[count] = (struct line){outlet, text_hash(paragraph->text), story_of[i],
                                             (uint32_t)i, (uint32_t)p};
            count++;
        }
    }
    return count;
}

size_t repeats_find(const struct compare_side *sides, const uint32_t *story_of, size_t count,
                    struct shelf *shelf, struct arena *arena, struct repeat **out)
{
    struct arena *scratch = arena_new();
    size_t found = 0, capacity = 0, line_count = gather(sides, story_of, count, shelf, NULL);
    struct line *lines = arena_array(scratch, line_count, sizeof(*lines));
    *out = NULL;
    gather(sides, story_of, count, shelf, lines);
    qsort(lines, line_count, sizeof(*lines), by_text);
    for (size_t i = 0, end; i < line_count; i = end) {
        size_t stories = 1;
        for (end = i + 1; end < line_count && lines[end].outlet == lines[i].outlet &&
                          lines[end].hash == lines[i].hash;
             end++)
            stories += lines[end].story != lines[end - 1].story;
        for (size_t line = i; line < end && stories >= STORIES_MIN; line++) {
            *out = arena_grow(arena, *out, found, &capacity, sizeof(**out));
            (*out)[found++] = (struct repeat){lines[line].item, lines[line].paragraph};
        }
    }
    arena_free(scratch);
    return found;
}
