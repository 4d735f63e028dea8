/* What is found over all articles of a collection: entities, counted things, quotations. On the
 * embedded sample. */
#include "core/collection/counted.h"
#include "core/collection/entities.h"
#include "core/tables/quotations.h"
#include "tests/unit/suite.h"
#include <string.h>

static struct collection *open_sample(void)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    collection_finish(collection);
    return collection;
}

START_TEST(every_mention_has_its_entity)
{
    struct collection *collection = open_sample();
    struct arena *arena = arena_new();
    struct entities_over_all all;
    size_t mentions = 0, places = 0;
    entities_find(collection, arena, &all);
    for (size_t i = 0; i < collection_count(collection); i++)
        mentions += collection_item(collection, i)->analysis->annotation.mention_count;
    for (size_t i = 0; i < all.count; i++) {
        const struct entity_over_all *entity = &all.items[i];
        places += entity->place_count;
        ck_assert_uint_gt(entity->place_count, 0);
        ck_assert_uint_ge(entity->place_count, entity->item_count);
        ck_assert_uint_ge(entity->item_count, entity->story_count);
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(entity->id, all.items[j].id);
        for (size_t p = 0; p < entity->place_count; p++) {
            const struct annotation *annotation =
                &collection_item(collection, entity->places[p].item)->analysis->annotation;
            const struct mention *mention = &annotation->mentions[entity->places[p].mention];
            ck_assert_uint_eq(all.entity_of[entity->places[p].item][mention->entity], i);
            ck_assert_int_eq(entity->class, mention->class);
        }
    }
    ck_assert_uint_eq(places, mentions);
    arena_free(arena);
    collection_free(collection);
}
END_TEST

START_TEST(a_full_name_joins_outlets)
{
    struct collection *collection = open_sample();
    struct arena *arena = arena_new();
    struct entities_over_all all;
    size_t found = 0;
    entities_find(collection, arena, &all);
    for (size_t i = 0; i < all.count; i++) {
        if (strcmp(all.items[i].id, "ilinca-dobrescu") != 0)
            continue;
        found++;
        ck_assert_uint_ge(all.items[i].item_count, 3);
        ck_assert_uint_eq(all.items[i].story_count, 1);
    }
    ck_assert_uint_eq(found, 1);
    arena_free(arena);
    collection_free(collection);
}
END_TEST

START_TEST(counted_things_have_two_numbers)
{
    struct collection *collection = open_sample();
    struct arena *arena = arena_new();
    size_t count, conflicts = 0;
    const struct counted *all = counted_find(collection, ANNOTATION_NONE, NULL, arena, &count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_ge(all[i].count, 2);
        conflicts += all[i].verdict == VERDICT_CONFLICT;
        for (size_t v = 0; v < all[i].count; v++)
            ck_assert_uint_eq(collection_item(collection, all[i].values[v].item)->story,
                              all[i].story);
    }
    ck_assert_uint_gt(conflicts, 0);
    arena_free(arena);
    collection_free(collection);
}
END_TEST

START_TEST(the_longest_variant_is_whole)
{
    struct collection *collection = open_sample();
    struct arena *arena = arena_new();
    size_t count, trimmed = 0;
    const struct quotation *all = quotations_find(collection, ANNOTATION_NONE, NULL, arena, &count);
    ck_assert_uint_gt(count, 0);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_lt(all[i].longest, all[i].count);
        ck_assert_int_eq(all[i].variants[all[i].longest].relation, QUOTATION_WHOLE);
        for (size_t v = 0; v < all[i].count; v++)
            trimmed += all[i].variants[v].relation == QUOTATION_TRIMMED;
    }
    ck_assert_uint_gt(trimmed, 0);
    arena_free(arena);
    collection_free(collection);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_mention_has_its_entity, a_full_name_joins_outlets,
                                  counted_things_have_two_numbers, the_longest_variant_is_whole};

    return suite_run("over_all", tests, COUNT(tests));
}
