#include "core/compare/reading.h"

#include <stdlib.h>

#include "core/compare/links.h"

enum { REPEAT_WORDS_MIN = 3 };

struct pair_list {
    uint32_t (*items)[2];
    size_t count, capacity;
};

static void add_pair(struct arena *arena, struct pair_list *list, uint32_t a, uint32_t b)
{
    list->items =
        arena_grow(arena, list->items, list->count, &list->capacity, sizeof(*list->items));
    list->items[list->count][0] = a < b ? a : b;
    list->items[list->count++][1] = a < b ? b : a;
}

static int compare_pairs(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    if (x[0] != y[0])
        return x[0] < y[0] ? -1 : 1;
    return (x[1] > y[1]) - (x[1] < y[1]);
}

/* Sentences of the same words, each with the one before it. */
static void add_copies(const struct words *words, struct arena *arena, struct pair_list *list)
{
    for (size_t u = 0; u < words->unit_count; u++) {
        const struct unit *unit = &words->units[u];
        for (uint32_t i = 1; i < unit->place_count && unit->word_count >= REPEAT_WORDS_MIN; i++)
            add_pair(arena, list, words->places[unit->first_place + i - 1],
                     words->places[unit->first_place + i]);
    }
}

/* Sentences that the article says twice: the same words, or links inside it. */
static void find_repeated(struct compare_reading *reading, struct arena *arena)
{
    struct arena *scratch = arena_new();
    struct weighted_pair pair;
    struct links links;
    struct pair_list list = {0};
    weights_make(reading, reading, scratch, &pair);
    links_find(&pair.vocabulary, &pair.sides[0], &pair.sides[0], &links);
    add_copies(&reading->words, arena, &list);
    for (size_t i = 0; i < links.count; i++)
        add_pair(arena, &list, links.items[i].left, links.items[i].right);
    if (list.count > 0)
        qsort(list.items, list.count, sizeof(*list.items), compare_pairs);
    reading->repeated = list.items;
    reading->repeated_count = list.count;
    arena_free(scratch);
}

struct compare_reading *compare_read_words(struct compare_side side, struct arena *arena)
{
    struct compare_reading *reading = arena_alloc(arena, sizeof(*reading));
    reading->side = side;
    vocabulary_init(&reading->vocabulary, arena);
    words_read(&reading->vocabulary, &reading->side, arena, &reading->words);
    words_renumber(&reading->words, vocabulary_sort(&reading->vocabulary), arena, &reading->words);
    profile_make(&reading->vocabulary, &reading->words, &reading->profile);
    runs_read(&reading->words, arena, &reading->runs);
    reading->quantities = quantities_read(&reading->vocabulary, &reading->words,
                                          reading->profile.names, &reading->quantity_count);
    return reading;
}

struct compare_reading *compare_read(struct compare_side side, struct arena *arena)
{
    struct compare_reading *reading = compare_read_words(side, arena);
    find_repeated(reading, arena);
    return reading;
}
