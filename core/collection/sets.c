/* Comparisons, made once and kept; and articles set side by side: at once, or by a worker for a
 * view that asks, and for a story whose share is measured unasked and not kept. */
#include "core/base/memory.h"
#include "core/collection/collection_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    MEASURED_MAX = 64,    /* members of a story that is measured unasked */
    WORDS_AT_ONCE = 8000, /* of all pairs: about 10 ms */
};

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

static void keep_comparison(struct record *record, size_t right,
                            const struct comparison *comparison)
{
    size_t place = partner_place(record, (uint32_t)right);
    record->partners = memory_grow(record->partners, record->partner_count,
                                   &record->partner_capacity, sizeof(*record->partners));
    memmove(record->partners + place + 1, record->partners + place,
            (record->partner_count - place) * sizeof(*record->partners));
    record->partners[place] = (struct partner){(uint32_t)right, comparison};
    record->partner_count++;
}

/* A side of its own, packed, and then with words: what is kept in a comparison stays, whatever the
 * collection drops. */
static struct compare_side copy_side(const struct collection *collection, size_t item,
                                     struct arena *arena)
{
    struct compare_side side = collection_side(collection, item);
    struct annotation *copy = arena_alloc(arena, sizeof(*copy));
    *copy = *side.annotation;
    side.annotation = copy;
    return side;
}

static void unpack_sides(struct compare_side *sides, size_t count, struct arena *arena)
{
    for (size_t i = 0; i < count; i++)
        annotation_unpack(sides[i].article, arena, (struct annotation *)sides[i].annotation);
}

const struct comparison *collection_compare(struct collection *collection, size_t left,
                                            size_t right)
{
    assert(left < collection->record_count && right < collection->record_count);
    const struct comparison *found = find_comparison(collection, left, right);
    if (found)
        return found;
    struct compare_side sides[] = {copy_side(collection, left, collection->arena),
                                   copy_side(collection, right, collection->arena)};
    struct comparison *comparison = arena_alloc(collection->arena, sizeof(*comparison));
    unpack_sides(sides, 2, collection->arena);
    compare_pair(sides[0], sides[1], collection->arena, comparison);
    keep_comparison(collection->records[left], right, comparison);
    return comparison;
}

static bool same_members(const struct collection_set *set, const uint32_t *members, size_t count)
{
    return set->count == count && memcmp(set->members, members, count * sizeof(*members)) == 0;
}

static uint64_t hash_members(const uint32_t *members, size_t count)
{
    return text_hash((struct text){(const char *)members, count * sizeof(*members)});
}

static const struct collection_set *find_set(const struct collection *collection,
                                             const uint32_t *members, size_t count)
{
    uint32_t found = hash_map_find(&collection->set_of, hash_members(members, count));
    if (found == HASH_MAP_NONE || !same_members(&collection->sets[found]->value, members, count))
        return NULL;
    return &collection->sets[found]->value;
}

/* It touches nothing of the collection but articles and their annotations. */
struct set_task {
    struct analysis_task task;
    struct arena *arena;
    struct kept_set *kept; /* lives in the arena */
    bool asked, done;
    double shared;         /* measured; all that is found of a set that nobody asked for */
    struct set_task *next; /* among those asked for */
};

/* How articles are read and compared: wholly, or for what they share alone. */
struct depth {
    struct compare_reading *(*read)(struct compare_side side, struct arena *arena);
    void (*compare)(const struct compare_reading *left, const struct compare_reading *right,
                    struct arena *arena, struct comparison *out);
};
static const struct depth whole = {compare_read, compare_readings},
                          passages = {compare_read_words, compare_passages};

/* Compares every pair; each article is read once. The queue, where there is one, may stop it: NULL
 * then. */
static struct comparison *compare_all(struct collection_set *set, const struct depth *depth,
                                      struct arena *arena, struct analysis_queue *queue)
{
    size_t count = set->count, pairs = count * (count - 1) / 2, at = 0;
    struct arena *scratch = arena_new();
    struct comparison *row = arena_array(arena, pairs, sizeof(*row));
    struct compare_reading **readings = arena_array(scratch, count, sizeof(*readings));
    set->comparisons = arena_array(arena, pairs, sizeof(*set->comparisons));
    unpack_sides(set->sides, count, arena);
    for (size_t a = 0; a < count; a++)
        readings[a] = depth->read(set->sides[a], scratch);
    for (size_t a = 0; a < count && !(queue && analysis_queue_ends(queue)); a++)
        for (size_t b = a + 1; b < count; b++) {
            depth->compare(readings[a], readings[b], arena, &row[at]);
            set->comparisons[at] = &row[at];
            at++;
        }
    arena_free(scratch);
    return at == pairs ? row : NULL;
}

static void open_set(const struct collection *collection, const uint32_t *members, size_t count,
                     struct arena *arena, struct collection_set *set)
{
    set->members = arena_array(arena, count, sizeof(*set->members));
    memcpy(set->members, members, count * sizeof(*members));
    set->count = count;
    set->sides = arena_array(arena, count, sizeof(*set->sides));
    for (size_t i = 0; i < count; i++)
        set->sides[i] = copy_side(collection, members[i], arena);
}

static void make_set(struct set_task *task, struct analysis_queue *queue)
{
    struct collection_set *set = &task->kept->value;
    const struct comparison *row = compare_all(set, &whole, task->arena, queue);
    task->done = row != NULL;
    if (!task->done)
        return;
    groups_make(set->sides, set->count, row, task->arena, &set->groups);
    task->shared = groups_shared(set->groups.coverage, set->count);
}

static void measure_set(struct set_task *task, struct analysis_queue *queue)
{
    struct collection_set *set = &task->kept->value;
    const struct comparison *row = compare_all(set, &passages, task->arena, queue);
    task->done = row != NULL;
    if (task->done)
        task->shared = groups_measure(set->sides, set->count, row);
}

static void run_set(struct analysis_task *base, struct analysis_queue *queue)
{
    struct set_task *task = (struct set_task *)base;
    (task->asked ? make_set : measure_set)(task, queue);
}

static void drop_set(struct analysis_task *base)
{
    arena_free(((struct set_task *)base)->arena);
}

static struct set_task *new_task(struct collection *collection, const uint32_t *members,
                                 size_t count)
{
    struct arena *arena = arena_new();
    struct set_task *task = arena_alloc(arena, sizeof(*task));
    *task = (struct set_task){.task = {run_set, drop_set}, .arena = arena};
    task->kept = arena_alloc(arena, sizeof(*task->kept));
    task->kept->arena = arena;
    open_set(collection, members, count, arena, &task->kept->value);
    return task;
}

/* A set that holds a whole story tells how much of it is shared. */
static void tell_story(struct collection *collection, const struct set_task *task)
{
    const struct collection_set *set = &task->kept->value;
    uint32_t index = collection->records[set->members[0]]->item.story;
    if (index == ANNOTATION_NONE)
        return;
    struct collection_story *story = &collection->stories[index];
    if (story->count == set->count &&
        memcmp(story->members, set->members, set->count * sizeof(*set->members)) == 0)
        story->shared = task->shared;
}

/* Keeps a set that is made. A pair that was compared before keeps its comparison. */
static const struct collection_set *keep_set(struct collection *collection, struct kept_set *kept)
{
    struct collection_set *set = &kept->value;
    size_t at = 0;
    for (size_t a = 0; a < set->count; a++)
        for (size_t b = a + 1; b < set->count; b++, at++) {
            const struct comparison *found =
                find_comparison(collection, set->members[a], set->members[b]);
            if (!found)
                keep_comparison(collection->records[set->members[a]], set->members[b],
                                set->comparisons[at]);
            else
                set->comparisons[at] = found;
        }
    collection->sets = memory_grow(collection->sets, collection->set_count,
                                   &collection->set_capacity, sizeof(*collection->sets));
    hash_map_set(&collection->set_of, hash_members(set->members, set->count),
                 (uint32_t)collection->set_count);
    collection->sets[collection->set_count++] = kept;
    return set;
}

const struct collection_set *collection_set(struct collection *collection, const uint32_t *members,
                                            size_t count)
{
    assert(count > 0);
    const struct collection_set *found = find_set(collection, members, count);
    if (found)
        return found;
    struct set_task *task = new_task(collection, members, count);
    make_set(task, NULL);
    tell_story(collection, task);
    return keep_set(collection, task->kept);
}

/* --- on workers ------------------------------------------------------------------------------- */

static void post(struct collection *collection, struct set_task *task, bool asked)
{
    task->asked = asked;
    analysis_queue_post(collection->queue, (struct analysis_job){.task = &task->task}, asked);
}

const struct collection_set *collection_ask_set(struct collection *collection,
                                                const uint32_t *members, size_t count)
{
    const struct collection_set *found = find_set(collection, members, count);
    size_t words = 0;
    if (found)
        return found;
    for (size_t i = 0; i < count; i++)
        words += collection->records[members[i]]->item.article->words * (count - 1);
    if (words <= WORDS_AT_ONCE)
        return collection_set(collection, members, count);
    for (const struct set_task *task = collection->asked; task; task = task->next)
        if (same_members(&task->kept->value, members, count))
            return NULL;
    struct set_task *task = new_task(collection, members, count);
    task->next = collection->asked;
    collection->asked = task;
    post(collection, task, true);
    return NULL;
}

void collection_show_story(struct collection *collection, uint32_t index)
{
    if (collection->stories[index].shared < 0)
        collection->shown[collection->shown_count++ % SHOWN_MAX] = index;
}

/* Gives a story out once; false where there is nothing to measure. */
static bool give(struct collection *collection, uint32_t index)
{
    const struct collection_story *story = &collection->stories[index];
    if (collection->given[index])
        return false;
    collection->given[index] = true;
    if (story->count < 2 || story->count > MEASURED_MAX || story->shared >= 0)
        return false;
    post(collection, new_task(collection, story->members, story->count), false);
    return true;
}

/* What is on screen first, then one after the other. */
void collection_measure_next(struct collection *collection)
{
    if (!collection->measures || !collection->formed)
        return;
    for (size_t i = 0; i < SHOWN_MAX && i < collection->shown_count; i++) {
        size_t last = collection->shown_count - 1 - i;
        if (give(collection, collection->shown[last % SHOWN_MAX]))
            return;
    }
    while (collection->measured < collection->story_count)
        if (give(collection, (uint32_t)collection->measured++))
            return;
}

void collection_take_set(struct collection *collection, struct set_task *task)
{
    struct collection_set *set = &task->kept->value;
    for (struct set_task **at = &collection->asked; *at; at = &(*at)->next)
        if (*at == task) {
            *at = task->next;
            break;
        }
    if (task->done)
        tell_story(collection, task);
    bool asked = task->asked;
    if (asked && task->done && !find_set(collection, set->members, set->count))
        keep_set(collection, task->kept);
    else
        drop_set(&task->task);
    if (!asked)
        collection_measure_next(collection);
}

void collection_free_sets(struct collection *collection)
{
    for (size_t i = 0; i < collection->set_count; i++)
        arena_free(collection->sets[i]->arena);
    free(collection->sets);
    hash_map_free(&collection->set_of);
}

const struct comparison *collection_set_pair(const struct collection_set *set, size_t a, size_t b)
{
    assert(a < b && b < set->count);
    return set->comparisons[a * (2 * set->count - a - 1) / 2 + (b - a - 1)];
}
