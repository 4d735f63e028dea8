#include "core/base/hash_map.h"
#include "tests/unit/suite.h"

enum { MANY = 5000 };

START_TEST(finds_what_was_set)
{
    struct hash_map map = {0};
    ck_assert_uint_eq(hash_map_find(&map, 7), HASH_MAP_NONE);
    for (uint32_t i = 0; i < MANY; i++)
        hash_map_set(&map, (uint64_t)i << 40 | i % 3, i);
    ck_assert_uint_eq(map.count, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        ck_assert_uint_eq(hash_map_find(&map, (uint64_t)i << 40 | i % 3), i);
    ck_assert_uint_eq(hash_map_find(&map, 5), HASH_MAP_NONE);
    hash_map_set(&map, 0, 9);
    ck_assert_uint_eq(hash_map_find(&map, 0), 9);
    ck_assert_uint_eq(map.count, MANY);
    hash_map_drop(&map, 0);
    ck_assert_uint_eq(hash_map_find(&map, 0), HASH_MAP_NONE);
    const uint32_t most = 0xFFFFFFFEU;
    hash_map_set(&map, 0, most);
    ck_assert_uint_eq(hash_map_find(&map, 0), most);
    hash_map_free(&map);
    ck_assert_uint_eq(hash_map_find(&map, 0), HASH_MAP_NONE);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_what_was_set};
    return suite_run("hash_map", tests, COUNT(tests));
}
