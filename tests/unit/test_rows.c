/* Rows: pieces of several articles side by side. Letters are passages, capitals those in a
 * headline,
 * "." what only one has, "!" a headline that only one has; a digit behind it says to which piece of
 * the lead it is closest, from 1. */
#include "core/compare/rows.h"
#include "tests/unit/told.h"

#include <string.h>

enum { COLUMNS_MAX = 4, GROUPS = 26, SIDES_MAX = 12 };

/* A column of pieces as a word spells it. */
static struct pieces spell(const char *word, struct arena *arena)
{
    struct pieces pieces = {.items = arena_array(arena, strlen(word), sizeof(*pieces.items))};
    for (; *word; word++) {
        if (*word >= '0' && *word <= '9') {
            pieces.items[pieces.count - 1].closest = (uint32_t)(*word - '1');
            continue;
        }
        uint32_t at = (uint32_t)pieces.count++;
        pieces.items[at] = (struct piece){
            .first = at,
            .end = at + 1,
            .group = *word < 'A' ? ANNOTATION_NONE : (uint32_t)((*word | 32) - 'a'),
            .closest = ANNOTATION_NONE,
            .headline = *word == '!',
            .above = *word < 'a' && *word != '.',
        };
    }
    return pieces;
}

/* Every piece stands once, in its column's order; the leading column's rows are in its order; a
 * pointer names a moved piece of the same passage and stands where nothing else does. */
static void check_rows(const struct pieces *columns, const struct rows *rows)
{
    for (size_t c = 0; c < rows->columns; c++) {
        uint32_t next = 0, pointers = 0, moved = 0;
        for (size_t r = 0; r < rows->count; r++) {
            uint32_t piece = rows_cell(rows, r, c), pointer = rows_pointer(rows, r, c);
            ck_assert(piece == ANNOTATION_NONE || pointer == ANNOTATION_NONE);
            if (piece != ANNOTATION_NONE) {
                ck_assert_uint_eq(piece, next++);
                ck_assert_uint_eq(columns[c].items[piece].row, r);
            }
            if (pointer != ANNOTATION_NONE) {
                ck_assert(columns[c].items[pointer].moved);
                ck_assert(columns[c].items[pointer].row != r);
                pointers++;
            }
        }
        for (size_t i = 0; i < columns[c].count; i++)
            moved += columns[c].items[i].moved;
        ck_assert_uint_eq(next, columns[c].count);
        ck_assert_uint_eq(pointers, moved);
    }
}

/* A row: what each column has there, "-" for nothing, a capital for a pointer; rows are parted by
 * spaces. */
static void write_rows(const struct pieces *columns, const struct rows *rows,
                       struct text_builder *out)
{
    for (size_t r = 0; r < rows->count; r++) {
        if (r > 0)
            text_builder_add_byte(out, ' ');
        for (size_t c = 0; c < rows->columns; c++) {
            uint32_t piece = rows_cell(rows, r, c), pointer = rows_pointer(rows, r, c);
            uint32_t shown = piece != ANNOTATION_NONE ? piece : pointer;
            uint32_t group =
                shown == ANNOTATION_NONE ? ANNOTATION_NONE : columns[c].items[shown].group;
            char first = piece != ANNOTATION_NONE ? 'a' : 'A';
            char sign = shown == ANNOTATION_NONE ? '-' : '.';
            text_builder_add_byte(out,
                                  group == ANNOTATION_NONE ? sign : (char)(first + (char)group));
        }
    }
}

static const struct {
    const char *columns[COLUMNS_MAX];
    size_t lead;
    const char *rows;
} cases[] = {
    {{"abc", "abc"}, 0, "aa bb cc"},
    {{"a.b", "a..b"}, 0, "aa -. -. .- bb"},
    {{".a", ".a"}, 0, ".- -. aa"},
    /* the fewest pieces move */
    {{"abcd", "dabc"}, 0, "-d aa bb cc dD"},
    {{"abcd", "bcda"}, 0, "aA bb cc dd -a"},
    {{"ab", "ba"}, 1, "a- bb Aa"},
    /* what the lead lacks, others still share a row of */
    {{"ac", "abc", "abc"}, 0, "aaa -bb ccc"},
    {{"a", "a.", "a."}, 0, "aaa -.- --."},
    {{"a", "a.b", "a.b"}, 0, "aaa -.- --. -bb"},
    {{"a.", "b.", "ab"}, 2, "a-a .-- -bb -.-"},
    /* nothing in common, nothing at all */
    {{"..", ".."}, 0, ".- -. -. .-"},
    {{"", "a"}, 0, "-a"},
    {{"", ""}, 0, ""},
    {{"a.a"}, 0, "a . a"},
    /* headlines */
    {{"!a", "!.a"}, 0, ".. -. aa"},
    {{".!a", "!.a", "b!a"}, 0, "--b .-- ... -.- aaa"},
    {{"!a", "a!"}, 0, "-a .. aA"},
    {{"a", "!a"}, 0, "-. aa"},
    {{".!a", ".a"}, 0, ".- .- -. aa"},
    /* what a headline tells the text tells again */
    {{"Aa", "a"}, 0, "a- aa"},
    {{"a", "Aa"}, 0, "-a aa"},
    {{"Aa", "Aa"}, 0, "aa aa"},
    {{"a", "A"}, 0, "aa"},
    /* what is closest meets first */
    {{"aa", "a2"}, 0, "a- aa"},
    {{"a.a", "a3"}, 0, "a- .- aa"},
    {{"aaa", "aa1"}, 0, "-a aa aA a-"},
    {{"aA", "a2"}, 0, "a- aa"},
    {{"ab", "a2"}, 0, "aa b-"},
    {{"ab", "a9"}, 0, "aa b-"},
    /* said twice */
    {{"a.a", "a"}, 0, "aa .- a-"},
    {{"a", "a.a"}, 0, "aa -. -a"},
};

START_TEST(lays_rows)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena *arena = arena_new();
        struct pieces columns[COLUMNS_MAX];
        size_t order[COLUMNS_MAX] = {cases[i].lead}, count = 0;
        for (; count < COLUMNS_MAX && cases[i].columns[count]; count++)
            columns[count] = spell(cases[i].columns[count], arena);
        for (size_t c = 0, at = 1; c < count; c++)
            if (c != cases[i].lead)
                order[at++] = c;
        struct rows rows;
        struct text_builder written = {0};
        rows_make(columns, order, count, GROUPS, arena, &rows);
        check_rows(columns, &rows);
        write_rows(columns, &rows, &written);
        ck_assert_msg(text_equal(text_builder_text(&written), text_from(cases[i].rows)),
                      "case %zu: %s, not %s", i, written.bytes ? written.bytes : "", cases[i].rows);
        text_builder_free(&written);
        arena_free(arena);
    }
}
END_TEST

/* A generator that gives the same words everywhere (Knuth, MMIX). */
static uint32_t draw_number(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

START_TEST(keeps_every_piece_once)
{
    enum { TRIES = 400, LENGTH = 40 };
    uint64_t state = 1;
    for (int i = 0; i < TRIES; i++) {
        struct arena *arena = arena_new();
        struct pieces columns[COLUMNS_MAX];
        size_t order[COLUMNS_MAX] = {0, 1, 2, 3}, first = draw_number(&state, COLUMNS_MAX);
        order[0] = first;
        order[first] = 0;
        for (size_t c = 0; c < COLUMNS_MAX; c++) {
            char word[LENGTH + 1] = "";
            uint32_t length = draw_number(&state, LENGTH + 1);
            for (uint32_t p = 0; p < length; p++)
                word[p] = draw_number(&state, 3) ? (char)('a' + draw_number(&state, 15)) : '.';
            columns[c] = spell(word, arena);
        }
        struct rows rows;
        rows_make(columns, order, COLUMNS_MAX, GROUPS, arena, &rows);
        check_rows(columns, &rows);
        for (size_t p = 0; p < columns[first].count; p++)
            ck_assert(!columns[first].items[p].moved);
        arena_free(arena);
    }
}
END_TEST

/* --- on articles ------------------------------------------------------------------------------ */

static const char *const mill[] = {
    "Mill at Harnes burns for a second night\n\n"
    "Fire crews fought the blaze at the Harnes mill for a second night on Tuesday. The roof fell "
    "in shortly before dawn.\n"
    "Nobody was hurt, the fire chief Olga Brandt said. \"We were lucky with the wind,\" she said.\n"
    "Subscribe to our newsletter for the news of the day\n"
    "The mill was built in 1874 and gave work to 300 people.\n",
    "Lucky with the wind\n\n"
    "The mill was built in 1874 and gave work to 300 people.\n"
    "The roof of the Harnes mill fell in shortly before dawn. Neighbours brought soup.\n"
    "\"We were lucky with the wind,\" said the fire chief, Olga Brandt.\n",
    ("Wool prices rise again\n\nBuyers at the Lerdal auction paid more for wool than in any year "
     "since the war.\n"),
};

START_TEST(lays_every_sentence_once)
{
    struct told told = {0};
    for (size_t i = 0; i < COUNT(mill); i++)
        told_add(&told, mill[i]);
    struct comparison comparisons[3];
    compare_pair(told.sides[0], told.sides[1], told.arena, &comparisons[0]);
    compare_pair(told.sides[0], told.sides[2], told.arena, &comparisons[1]);
    compare_pair(told.sides[1], told.sides[2], told.arena, &comparisons[2]);
    struct passage_groups groups;
    groups_make(told.sides, told.count, comparisons, told.arena, &groups);
    struct pieces columns[SIDES_MAX];
    size_t order[] = {0, 1, 2}, shared = 0;
    for (size_t c = 0; c < told.count; c++) {
        pieces_make(&told.sides[c], groups.group_of[c], told.arena, &columns[c]);
        const struct sentences *sentences = &told.annotations[c].sentences;
        uint32_t next = 0;
        for (uint32_t s = 0; s < sentences->count; s++) {
            uint32_t p = sentences->items[s].span.paragraph, piece = columns[c].piece_of[s];
            bool apart = told.articles[c]->paragraphs[p].kind == PARAGRAPH_BOILERPLATE;
            ck_assert_int_eq(piece == ANNOTATION_NONE, apart);
            if (apart)
                continue;
            ck_assert_uint_le(piece, next);
            next = piece + 1;
            ck_assert(columns[c].items[piece].first <= s && s < columns[c].items[piece].end);
            ck_assert_uint_eq(columns[c].items[piece].group, groups.group_of[c][s]);
        }
    }
    struct rows rows;
    rows_make(columns, order, told.count, groups.count, told.arena, &rows);
    check_rows(columns, &rows);
    for (size_t r = 0; r < rows.count; r++)
        shared +=
            rows_cell(&rows, r, 0) != ANNOTATION_NONE && rows_cell(&rows, r, 1) != ANNOTATION_NONE;
    ck_assert_uint_ge(shared, 2);
    told_end(&told);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {lays_rows, keeps_every_piece_once, lays_every_sentence_once};
    return suite_run("rows", tests, COUNT(tests));
}
