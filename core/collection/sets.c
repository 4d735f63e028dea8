/* Comparisons, made once and kept; and articles set side by side. */
#include "core/base/memory.h"
#include "core/collection/collection_private.h"

#include <assert.h>
#include <string.h>

/* Where `right` stands among a record's partners, or would stand. */
static size_t partner_place(const struct record *record, uint32_t right)
{
    size_t low = 0, high = record->partner_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (record->partners[middle].right < right)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The comparison of two articles where it was made already, else NULL. */
static const struct comparison *find_comparison(const struct collection *collection, size_t left,
                                                size_t right)
{
    const struct record *record = collection->records[left];
    size_t place = partner_place(record, (uint32_t)right);
    bool found = place < record->partner_count && record->partners[place].right == right;
    return found ? record->partners[place].comparison : NULL;
}

static void keep_comparison(struct record *record, size_t right, struct comparison *comparison)
{
    size_t place = partner_place(record, (uint32_t)right);
    record->partners = memory_grow(record->partners, record->partner_count,
                                   &record->partner_capacity, sizeof(*record->partners));
    memmove(record->partners + place + 1, record->partners + place,
            (record->partner_count - place) * sizeof(*record->partners));
    record->partners[place] = (struct partner){(uint32_t)right, comparison};
    record->partner_count++;
}

const struct comparison *collection_compare(struct collection *collection, size_t left,
                                            size_t right)
{
    assert(left < collection->record_count && right < collection->record_count);
    const struct comparison *found = find_comparison(collection, left, right);
    if (found)
        return found;
    collection_analyse(collection, left);
    collection_analyse(collection, right);
    struct comparison *comparison = arena_alloc(collection->arena, sizeof(*comparison));
    compare_pair(collection_side(collection, left), collection_side(collection, right),
                 collection->arena, comparison);
    keep_comparison(collection->records[left], right, comparison);
    return comparison;
}

/* Compares two articles of a set; each is read once for all its pairs. */
static const struct comparison *compare_members(struct collection *collection,
                                                const struct collection_set *set, size_t a,
                                                size_t b, struct compare_reading **readings,
                                                struct arena *scratch)
{
    uint32_t left = set->members[a], right = set->members[b];
    const struct comparison *found = find_comparison(collection, left, right);
    if (found)
        return found;
    if (!readings[a])
        readings[a] = compare_read(set->sides[a], scratch);
    if (!readings[b])
        readings[b] = compare_read(set->sides[b], scratch);
    struct comparison *comparison = arena_alloc(collection->arena, sizeof(*comparison));
    compare_readings(readings[a], readings[b], collection->arena, comparison);
    keep_comparison(collection->records[left], right, comparison);
    return comparison;
}

static const struct collection_set *find_set(const struct collection *collection,
                                             const uint32_t *members, size_t count)
{
    for (const struct kept_set *set = collection->sets; set; set = set->next)
        if (set->value.count == count &&
            memcmp(set->value.members, members, count * sizeof(*members)) == 0)
            return &set->value;
    return NULL;
}

/* Fills sides and comparisons, and groups what they link. */
static void fill_set(struct collection *collection, struct collection_set *set)
{
    size_t count = set->count, pairs = count * (count - 1) / 2, at = 0;
    struct arena *scratch = arena_new();
    struct comparison *row = arena_array(scratch, pairs, sizeof(*row));
    struct compare_reading **readings =
        arena_array(scratch, count, sizeof(struct compare_reading *));
    set->comparisons = arena_array(collection->arena, pairs, sizeof(*set->comparisons));
    for (size_t a = 0; a < count; a++) {
        collection_analyse(collection, set->members[a]);
        set->sides[a] = collection_side(collection, set->members[a]);
    }
    for (size_t a = 0; a < count; a++) {
        for (size_t b = a + 1; b < count; b++) {
            set->comparisons[at] = compare_members(collection, set, a, b, readings, scratch);
            row[at] = *set->comparisons[at];
            at++;
        }
    }
    groups_make(set->sides, count, row, collection->arena, &set->groups);
    arena_free(scratch);
}

/* A set that holds a whole story tells how much of it is shared. */
static void tell_story(struct collection *collection, const struct collection_set *set)
{
    uint32_t index = collection->records[set->members[0]]->item.story;
    if (index == ANNOTATION_NONE)
        return;
    struct collection_story *story = &collection->stories[index];
    if (story->count == set->count &&
        memcmp(story->members, set->members, set->count * sizeof(*set->members)) == 0)
        story->shared = groups_shared(set->groups.coverage, set->count);
}

const struct collection_set *collection_set(struct collection *collection, const uint32_t *members,
                                            size_t count)
{
    assert(count > 0);
    const struct collection_set *found = find_set(collection, members, count);
    if (found)
        return found;
    struct kept_set *kept = arena_alloc(collection->arena, sizeof(*kept));
    struct collection_set *set = &kept->value;
    set->members = arena_array(collection->arena, count, sizeof(*set->members));
    memcpy(set->members, members, count * sizeof(*members));
    set->count = count;
    set->sides = arena_array(collection->arena, count, sizeof(*set->sides));
    fill_set(collection, set);
    tell_story(collection, set);
    kept->next = collection->sets;
    collection->sets = kept;
    return set;
}

const struct comparison *collection_set_pair(const struct collection_set *set, size_t a, size_t b)
{
    assert(a < b && b < set->count);
    return set->comparisons[a * (2 * set->count - a - 1) / 2 + (b - a - 1)];
}
