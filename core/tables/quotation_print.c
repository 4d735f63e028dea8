#include "core/tables/quotation_print.h"

#include "core/tables/quoted_words.h"

#include <stdlib.h>

struct reader {
    struct arena *arena, *scratch;
    struct quoted_words longest;
    bool *printed; /* by word of the longest: it stands there, or others for it */
    struct quotation_print *print;
    size_t capacity;
};

/* A variant of the outlet's: its words, and of each the word of the longest that it is. */
struct variant {
    struct quoted_words words;
    uint32_t *match;
    bool run; /* nothing but words of the longest */
};

static struct text part(const struct quoted_words *words, uint32_t first, uint32_t end)
{
    return first < end ? quoted_words_text(words, first, end) : (struct text){"", 0};
}

/* Words [first, end) of the longest, for which a variant has [own_first, own_end). */
static void add(struct reader *r, uint32_t first, uint32_t end, const struct quoted_words *own,
                uint32_t own_first, uint32_t own_end)
{
    struct quotation_print *print = r->print;
    if (first == end && own_first == own_end)
        return;
    print->differences = arena_grow(r->arena, print->differences, print->count, &r->capacity,
                                    sizeof(*print->differences));
    print->differences[print->count++] = (struct quotation_difference){
        part(&r->longest, first, end), part(own, own_first, own_end), first};
    for (uint32_t i = first; i < end; i++)
        r->printed[i] = true;
}

/* A word or two that match between others that do not are chance. */
static void drop_short(uint32_t *match, uint32_t count)
{
    enum { SHORT = 2 };
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first + 1;
             end < count && match[end] != UINT32_MAX && match[first] != UINT32_MAX;)
            end++;
        bool inside = first > 0 && end < count;
        for (uint32_t i = first; i < end && inside && end - first <= SHORT; i++)
            match[i] = UINT32_MAX;
    }
}

static void match_variant(struct reader *r, struct variant *variant)
{
    const struct quoted_words *own = &variant->words;
    uint32_t at = quoted_words_find(&r->longest, own);
    variant->run = at != UINT32_MAX;
    variant->match = arena_array(r->scratch, own->count, sizeof(*variant->match));
    if (!variant->run) {
        quoted_words_match(own, &r->longest, variant->match);
        drop_short(variant->match, own->count);
    }
    for (uint32_t i = 0; i < own->count; i++) {
        if (variant->run)
            variant->match[i] = at + i;
        if (variant->match[i] != UINT32_MAX)
            r->printed[variant->match[i]] = true;
    }
}

/* So many words, or as many as nothing else of the outlet's prints. */
static uint32_t lacking_before(const struct reader *r, uint32_t end, uint32_t count)
{
    uint32_t first = end;
    while (first > 0 && end - first < count && !r->printed[first - 1])
        first--;
    return first;
}

static uint32_t lacking_behind(const struct reader *r, uint32_t first, uint32_t count)
{
    uint32_t end = first;
    while (end < r->longest.count && end - first < count && !r->printed[end])
        end++;
    return end;
}

/* What a variant has in place of words of the longest. Words that stand before or behind all that
 * match stand for as many. */
static void compare_variant(struct reader *r, const struct variant *variant)
{
    const struct quoted_words *own = &variant->words;
    const uint32_t *match = variant->match;
    uint32_t next = UINT32_MAX, from = 0; /* words behind the last match */
    for (uint32_t i = 0; i < own->count; i++) {
        if (match[i] == UINT32_MAX)
            continue;
        add(r, next == UINT32_MAX ? lacking_before(r, match[i], i) : next, match[i], own, from, i);
        next = match[i] + 1;
        from = i + 1;
    }
    next = next == UINT32_MAX ? r->longest.count : next;
    add(r, next, lacking_behind(r, next, own->count - from), own, from, own->count);
}

static int by_place(const void *a, const void *b)
{
    const struct quotation_difference *left = a, *right = b;
    return left->at < right->at ? -1 : left->at > right->at;
}

/* Runs that no variant prints. */
static void add_cuts(struct reader *r)
{
    for (uint32_t first = 0, end; first < r->longest.count; first = end) {
        for (end = first; end < r->longest.count && r->printed[end] == r->printed[first];)
            end++;
        if (!r->printed[first])
            add(r, first, end, &r->longest, 0, 0);
    }
}

/* By place; what an outlet prints twice once. */
static void sort_differences(struct quotation_print *print)
{
    struct quotation_difference *items = print->differences;
    uint32_t kept = 0;
    if (print->count > 0)
        qsort(items, print->count, sizeof(*items), by_place);
    for (uint32_t i = 0; i < print->count; i++)
        if (kept == 0 || items[kept - 1].at != items[i].at ||
            !text_equal_ascii_case(items[kept - 1].own, items[i].own))
            items[kept++] = items[i];
    print->count = kept;
}

static struct quoted_words words_of(const struct collection *collection, uint32_t item,
                                    uint32_t quote, struct arena *arena)
{
    struct quoted_words words;
    const struct collection_item *of = collection_item(collection, item);
    quoted_words_read(of->article, &of->analysis->found, quote, arena, &words);
    return words;
}

struct quotation_print quotation_print_read(const struct collection *collection,
                                            const struct quotation *quotation,
                                            const struct outlet_cell *cell, struct arena *arena)
{
    struct quotation_print print = {QUOTATION_WHOLE, NULL, 0};
    struct reader r = {.arena = arena, .scratch = arena_new(), .print = &print};
    const struct quotation_variant *longest = &quotation->variants[quotation->longest];
    struct variant *variants = arena_array(r.scratch, cell->count, sizeof(*variants));
    bool whole = false, run = true;
    r.longest = words_of(collection, longest->item, longest->quote, r.scratch);
    r.printed = arena_array(r.scratch, r.longest.count, sizeof(*r.printed));
    for (size_t i = 0; i < cell->count; i++) {
        struct outlet_place place = cell->places[i];
        variants[i].words = words_of(collection, place.item, place.index, r.scratch);
        match_variant(&r, &variants[i]);
        whole |= variants[i].run && variants[i].words.count == r.longest.count;
        run &= variants[i].run;
    }
    for (size_t i = 0; i < cell->count && !whole; i++)
        compare_variant(&r, &variants[i]);
    add_cuts(&r);
    sort_differences(&print);
    if (print.count > 0)
        print.relation = run ? QUOTATION_TRIMMED : QUOTATION_CHANGED;
    arena_free(r.scratch);
    return print;
}

void quotation_print_describe(const struct quotation_print *print, struct text_builder *out)
{
    for (uint32_t i = 0; i < print->count; i++) {
        struct text longest = print->differences[i].longest, own = print->differences[i].own;
        text_builder_add_string(out, i > 0 ? ", " : "");
        if (own.length == 0)
            text_builder_printf(out, "cut “%.*s”", (int)longest.length, longest.bytes);
        else if (longest.length == 0)
            text_builder_printf(out, "added “%.*s”", (int)own.length, own.bytes);
        else
            text_builder_printf(out, "“%.*s” for “%.*s”", (int)own.length, own.bytes,
                                (int)longest.length, longest.bytes);
    }
}
