/* Comparison, groups and stories, on texts written for these tests. */
#include "core/compare/groups.h"
#include "core/compare/story.h"
#include "tests/unit/told.h"

#include <string.h>

/* The first sentence of a side that begins with these words. */
static uint32_t sentence(const struct told *told, size_t side, const char *words)
{
    const struct sentences *sentences = &told->annotations[side].sentences;
    for (uint32_t s = 0; s < sentences->count; s++)
        if (text_starts(article_span_text(told->articles[side], sentences->items[s].span),
                        text_from(words)))
            return s;
    ck_abort_msg("no sentence begins with: %s", words);
    return 0;
}

static const struct passage *link_of(const struct comparison *comparison, uint32_t left,
                                     uint32_t right)
{
    for (size_t i = 0; i < comparison->passage_count; i++) {
        const struct passage *passage = &comparison->passages[i];
        if (left >= passage->left_first && left < passage->left_end &&
            right >= passage->right_first && right < passage->right_end)
            return passage;
    }
    return NULL;
}

static const char left_text[] =
    "Bridge at Torsvik shut after cracks are found\n\n"
    "Engineers have closed the Torsvik bridge after an inspection found deep cracks in two of its "
    "piers.\n"
    "\"We could not in good conscience keep traffic on it for another night,\" the road agency's "
    "director Marit "
    "Solheim said.\n"
    "More than 14,000 vehicles a day must now take the detour along the Norddal valley.\n"
    "The council will meet on Thursday to hear how long the repairs may take.\n"
    "Fishermen in the harbour below said they had heard the concrete groan for weeks.\n"
    "A bakery on the north bank is giving its bread away.\n";

static const char right_text[] =
    "Norddal detour for thousands as bridge closes\n\n"
    "The council will meet on Thursday to hear how long the repairs may take.\n"
    "The Torsvik bridge was closed by engineers when an inspection turned up deep cracks in two of "
    "the piers.\n"
    "Marit Solheim, director of the road agency, said they \"could not in good conscience keep "
    "traffic on it for "
    "another day\".\n"
    "About 9,000 vehicles a day use the bridge, according to the county.\n"
    "Schools on the island have moved their lessons to the town hall.\n";

static const struct {
    const char *left, *right;
    enum relation relation; /* RELATION_COUNT: no link */
} links[] = {
    {"The council will meet", "The council will meet", RELATION_VERBATIM},
    {"Engineers have closed", "The Torsvik bridge was closed", RELATION_REWORDED},
    {"\"We could not", "Marit Solheim, director", RELATION_QUOTE},
    {"Fishermen in", "Schools on", RELATION_COUNT},
    {"A bakery", "The council", RELATION_COUNT},
    {"More than 14,000", "Schools on", RELATION_COUNT},
};

START_TEST(finds_passages)
{
    struct told told = {0};
    struct comparison comparison;
    told_add(&told, left_text);
    told_add(&told, right_text);
    compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
    for (size_t i = 0; i < COUNT(links); i++) {
        const struct passage *found = link_of(&comparison, sentence(&told, 0, links[i].left),
                                              sentence(&told, 1, links[i].right));
        if (links[i].relation == RELATION_COUNT) {
            ck_assert_msg(!found, "%s: linked", links[i].left);
            continue;
        }
        ck_assert_msg(found != NULL, "%s: not linked", links[i].left);
        ck_assert_msg(found->relation == links[i].relation, "%s: %s", links[i].left,
                      relation_name(found->relation));
    }
    told_end(&told);
}
END_TEST

/* The same words told of another time, or denied. */
static const struct {
    const char *left, *right;
} apart[] = {
    {"Ferries will carry lorries over the fjord from Monday.",
     "In 2011 ferries were built for the lorries of another fjord."},
    {"Inspectors said rusted anchors and split cables had been found in the eastern tower.",
     "Inspectors did not say whether rusted anchors were to be sold."},
};

START_TEST(keeps_apart_what_looks_alike)
{
    for (size_t i = 0; i < COUNT(apart); i++) {
        struct told told = {0};
        struct comparison comparison;
        struct text_builder left = {0}, right = {0};
        text_builder_printf(&left, "%s%s\n", left_text, apart[i].left);
        text_builder_printf(&right, "%s%s\n", right_text, apart[i].right);
        told_add_text(&told, text_builder_text(&left));
        told_add_text(&told, text_builder_text(&right));
        compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
        ck_assert_msg(!link_of(&comparison, sentence(&told, 0, apart[i].left),
                               sentence(&told, 1, apart[i].right)),
                      "linked: %s", apart[i].right);
        text_builder_free(&left);
        text_builder_free(&right);
        told_end(&told);
    }
}
END_TEST

/* A long article in which every word of a quotation is common. */
static void add_long(struct told *told, const char *what, const char *last)
{
    enum { SENTENCES = 90 };
    static const char *const fillings[] = {
        "What the boy had seen was %s %d, and he told it.\n",
        "The rain will be at the door of %s %d to the end of the day.\n",
        "Nobody is on the way as we near %s %d at noon.\n",
        "They have to paint what they do on %s %d.\n",
    };
    struct text_builder text = {0};
    text_builder_add_string(&text, "A year in the dark\n\n");
    for (int i = 0; i < SENTENCES; i++)
        text_builder_printf(&text, fillings[i % 4], what, 100 + 7 * i);
    text_builder_add_string(&text, last);
    told_add_text(told, text_builder_text(&text));
    text_builder_free(&text);
}

START_TEST(finds_a_run_of_common_words)
{
    struct told told = {0};
    struct comparison comparison;
    add_long(&told, "lamp",
             "“It is what it is and we will do what we have to do,” he told them on the day.\n");
    add_long(&told, "signal",
             "Asked about it later, the man said that “it is what it is and we will do what we "
             "have to do”, and left.\n");
    compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
    const struct passage *found = link_of(&comparison, sentence(&told, 0, "“It is what it is"),
                                          sentence(&told, 1, "Asked about"));
    ck_assert(found != NULL && found->relation == RELATION_QUOTE);
    told_end(&told);
}
END_TEST

START_TEST(knows_what_only_one_side_has)
{
    struct told told = {0};
    struct comparison comparison;
    bool bakery = false;
    told_add(&told, left_text);
    told_add(&told, right_text);
    compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
    for (size_t i = 0; i < comparison.left_only_count; i++) {
        bakery |= comparison.left_only[i] == sentence(&told, 0, "A bakery");
        for (size_t p = 0; p < comparison.passage_count; p++)
            ck_assert(comparison.left_only[i] < comparison.passages[p].left_first ||
                      comparison.left_only[i] >= comparison.passages[p].left_end);
    }
    ck_assert(bakery);
    ck_assert(comparison.left_shared > 0.3 && comparison.left_shared < 0.9);
    ck_assert(comparison.right_shared > 0.3 && comparison.right_shared < 0.9);
    told_end(&told);
}
END_TEST

/* The words that differ in a quotation are the loudest kind of change. */
static const struct {
    const char *left, *right, *word; /* of the left side, among the words that differ */
    enum change_kind kind;
} changes[] = {
    {"Director Marit Solheim said: \"We could not in good conscience keep traffic on the bridge "
     "another night.\"",
     "Director Marit Solheim said: \"We could not in good conscience keep traffic on the bridge "
     "another day.\"",
     "night", CHANGE_QUOTED},
    {"Engineers closed the Torsvik bridge after an inspection found cracks in two of its concrete "
     "piers.",
     "Engineers closed the Torsvik bridge after an inspection found cracks in three of its "
     "concrete piers.",
     "two", CHANGE_FIGURE},
    {"The detour along the valley will be open to lorries from Sunday, the agency for roads said.",
     "The detour along the valley will not be open to lorries from Sunday, the agency for roads "
     "said.",
     "", CHANGE_NEGATION},
    {"Drivers must take the winding detour along the Norddal valley until the repairs are done.",
     "Drivers must take the narrow detour along the Norddal valley until the repairs are done.",
     "winding", CHANGE_WORDING},
};

START_TEST(types_words_that_differ)
{
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct told told = {0};
        struct comparison comparison;
        told_add(&told, changes[i].left);
        told_add(&told, changes[i].right);
        compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
        ck_assert_msg(comparison.passage_count == 1, "%s: %zu passages", changes[i].left,
                      comparison.passage_count);
        const struct passage *passage = &comparison.passages[0];
        ck_assert_msg(passage->change_count == 1, "%s: %u changes", changes[i].left,
                      passage->change_count);
        const struct change *change = &passage->changes[0];
        struct text words = {"", 0};
        if (change->left_first < change->left_end)
            words = article_span_text(
                told.articles[0],
                tokens_span(&told.annotations[0].tokens, change->left_first, change->left_end));
        ck_assert_msg(text_equal(words, text_from(changes[i].word)), "%s: %.*s", changes[i].left,
                      (int)words.length, words.bytes);
        ck_assert_msg(change->kind == changes[i].kind, "%s: %s", changes[i].left,
                      change_kind_name(change->kind));
        told_end(&told);
    }
}
END_TEST

START_TEST(compares_alike_from_both_sides)
{
    struct told told = {0};
    struct comparison there, back;
    told_add(&told, left_text);
    told_add(&told, right_text);
    compare_pair(told.sides[0], told.sides[1], told.arena, &there);
    compare_pair(told.sides[1], told.sides[0], told.arena, &back);
    ck_assert_uint_eq(there.passage_count, back.passage_count);
    for (size_t i = 0; i < there.passage_count; i++)
        ck_assert_ptr_nonnull(
            link_of(&back, there.passages[i].right_first, there.passages[i].left_first));
    told_end(&told);
}
END_TEST

START_TEST(takes_an_article_against_itself_and_nothing)
{
    struct told told = {0};
    struct comparison comparison;
    told_add(&told, left_text);
    told_add(&told, "One line.\n");
    compare_pair(told.sides[0], told.sides[0], told.arena, &comparison);
    ck_assert_uint_eq(comparison.left_only_count, 0);
    ck_assert(comparison.left_shared > 0.99);
    for (size_t i = 0; i < comparison.passage_count; i++)
        if (comparison.passages[i].left_first == comparison.passages[i].right_first)
            ck_assert_int_eq(comparison.passages[i].relation, RELATION_VERBATIM);
    compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
    ck_assert_uint_eq(comparison.passage_count, 0);
    told_end(&told);
}
END_TEST

static const struct {
    const char *left, *right;
    enum verdict verdict;
} disputes[] = {
    {"The flood has killed 41 people in the Vardal district.",
     "The flood has killed 41 people in the Vardal district.", VERDICT_AGREE},
    {"The flood has killed 41 people in the Vardal district.",
     "The flood killed 47 people in the Vardal district.", VERDICT_CONFLICT},
    {"The flood killed more than 44 people in the Vardal district.",
     "The flood killed 47 people in the Vardal district.", VERDICT_AGREE},
    {"The flood killed about 40 people in the Vardal district.",
     "The flood killed 43 people in the Vardal district.", VERDICT_DIFFER},
};

START_TEST(weighs_figures_that_differ)
{
    for (size_t i = 0; i < COUNT(disputes); i++) {
        struct told told = {0};
        struct comparison comparison;
        told_add(&told, disputes[i].left);
        told_add(&told, disputes[i].right);
        compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
        ck_assert_msg(comparison.dispute_count == 1, "%s: %zu figures set against each other",
                      disputes[i].right, comparison.dispute_count);
        ck_assert_msg(comparison.disputes[0].verdict == disputes[i].verdict, "%s: %s",
                      disputes[i].right, verdict_name(comparison.disputes[0].verdict));
        told_end(&told);
    }
}
END_TEST

/* A passage over three articles is one group, each sentence in one group at most. */
START_TEST(groups_a_passage_over_outlets)
{
    struct told told = {0};
    struct comparison pairs[3];
    struct passage_groups groups;
    told_add(&told, left_text);
    told_add(&told, right_text);
    told_add(
        &told,
        "Torsvik waits\n\nThe council will meet on Thursday to hear how long the repairs may "
        "take.\n"
        "Nobody has asked the ferrymen, who have been out of work since the bridge was built.\n");
    compare_pair(told.sides[0], told.sides[1], told.arena, &pairs[0]);
    compare_pair(told.sides[0], told.sides[2], told.arena, &pairs[1]);
    compare_pair(told.sides[1], told.sides[2], told.arena, &pairs[2]);
    groups_make(told.sides, 3, pairs, told.arena, &groups);
    uint32_t group = groups.group_of[0][sentence(&told, 0, "The council")];
    ck_assert_uint_ne(group, ANNOTATION_NONE);
    ck_assert_uint_eq(group, groups.group_of[1][sentence(&told, 1, "The council")]);
    ck_assert_uint_eq(group, groups.group_of[2][sentence(&told, 2, "The council")]);
    ck_assert_uint_eq(groups.items[group].article_count, 3);
    ck_assert_int_eq(groups.items[group].relation, RELATION_VERBATIM);
    ck_assert_uint_eq(groups.group_of[2][sentence(&told, 2, "Nobody has")], ANNOTATION_NONE);
    told_end(&told);
}
END_TEST

/* Five outlets on one landslide: the first three print the agency's run, one trims it, one writes
 * its own. */
static const char *const landslide[] = {
    "Landslide shuts the Karsand road\n\n"
    "A landslide has cut the only road to the village of Karsand after three days of rain.\n"
    "Geologist Ingrid Vestre told the PA news agency that the slope had been creeping since "
    "spring.\n"
    "Helicopters carried out eleven pensioners from the nursing home before dusk fell.\n"
    "The bakery gave its bread away.\n",
    "Village cut off\n\n"
    "A landslide has cut the only road to the village of Karsand after three days of rain.\n"
    "Geologist Ingrid Vestre told the PA news agency that the slope had been creeping since "
    "spring.\n"
    "Helicopters carried out eleven pensioners from the nursing home before dusk fell.\n",
    "Rain brings down a hillside\n\n"
    "A landslide has cut the only road to the village of Karsand after three days of rain.\n"
    "Pensioners from the nursing home were carried out by helicopters before dusk fell.\n",
    ("Night in the gymnasium\n\n"
     "Schoolteacher Nils Bru spent the night with his pupils in the gymnasium.\n"),
};

START_TEST(tells_variants_agencies_and_what_is_missing)
{
    struct told told = {0};
    struct comparison pairs[6];
    struct passage_groups groups;
    size_t at = 0;
    for (size_t i = 0; i < COUNT(landslide); i++)
        told_add(&told, landslide[i]);
    for (size_t a = 0; a < COUNT(landslide); a++)
        for (size_t b = a + 1; b < COUNT(landslide); b++)
            compare_pair(told.sides[a], told.sides[b], told.arena, &pairs[at++]);
    groups_make(told.sides, COUNT(landslide), pairs, told.arena, &groups);
    ck_assert_uint_eq(groups.count, 3);
    const struct passage_group *first = &groups.items[0], *second = &groups.items[1],
                               *carried = &groups.items[2];
    ck_assert_uint_eq(first->article_count, 3);
    ck_assert_uint_eq(first->variant_count, 1);
    ck_assert_uint_eq(carried->article_count, 3);
    ck_assert_uint_eq(carried->variant_count, 2);
    ck_assert_uint_eq(carried->members[0].variant, 0);
    ck_assert_uint_eq(carried->members[1].variant, 0);
    ck_assert_uint_eq(carried->members[2].variant, 1);
    ck_assert_str_eq(second->agency, "PA");
    ck_assert_msg(first->agency != NULL && strcmp(first->agency, "PA") == 0,
                  "the run around it is the agency's");
    ck_assert_uint_eq(groups.coverage[0].missing_count, 0);
    ck_assert_uint_eq(groups.coverage[2].missing_count, 1);
    ck_assert_uint_eq(groups.coverage[2].missing[0], 1);
    ck_assert_uint_eq(groups.coverage[3].missing_count, 3);
    ck_assert_uint_eq(groups.coverage[3].missing[2], 1); /* what two carry comes last */
    ck_assert_uint_eq(groups.coverage[3].shared_words, 0);
    ck_assert_uint_eq(groups.coverage[3].only[1], sentence(&told, 3, "Schoolteacher"));
    /* The headline is near to what others tell. */
    ck_assert_uint_eq(groups.coverage[0].only_count, 1);
    ck_assert_uint_eq(groups.coverage[0].only[0], sentence(&told, 0, "The bakery"));
    ck_assert_double_gt(groups_shared(&groups.coverage[1], 1), 0.9);
    told_end(&told);
}
END_TEST

static const struct {
    const char *first, *second, *agency;
} agencies[] = {
    {"Port shut\n\nTORSVIK (Reuters) - The port of Torsvik was shut on Friday by a strike of its "
     "crane drivers.\n",
     "Strike\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers.\n",
     "Reuters"},
    {"Port shut\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers, union "
     "leader Ana Roos told AFP.\n",
     "Strike\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers.\n", "AFP"},
    {"Port shut\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers.\n"
     "Associated Press\n",
     "Strike\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers.\n", "AP"},
    {"Port shut\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers.\n"
     "A striker holds a flag (Photo: Ana Roos/Reuters)\n",
     "Strike\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers.\n", NULL},
    {"Port shut\n\nThe port of Torsvik, in the PA district, was shut on Friday by a strike of its "
     "crane drivers.\n",
     "Strike\n\nThe port of Torsvik was shut on Friday by a strike of its crane drivers.\n", NULL},
};

START_TEST(names_the_agency)
{
    for (size_t i = 0; i < COUNT(agencies); i++) {
        struct told told = {0};
        struct comparison pair;
        struct passage_groups groups;
        told_add(&told, agencies[i].first);
        told_add(&told, agencies[i].second);
        compare_pair(told.sides[0], told.sides[1], told.arena, &pair);
        groups_make(told.sides, 2, &pair, told.arena, &groups);
        ck_assert_uint_eq(groups.count, 1);
        const char *agency = groups.items[0].agency;
        ck_assert_msg(agencies[i].agency ? agency && strcmp(agency, agencies[i].agency) == 0
                                         : agency == NULL,
                      "%s: %s", agencies[i].first, agency ? agency : "none");
        told_end(&told);
    }
}
END_TEST

START_TEST(tells_stories_apart)
{
    struct told told = {0};
    uint32_t story_of[TOLD_MAX];
    told_add(&told, left_text);
    told_add(&told,
             "Harvest of plums is the best in years\n\nGrowers in the Lerdal orchards say the "
             "plum harvest is the "
             "best for a decade after a dry summer.\nThe fruit will be sold at the market in "
             "Lerdal from Saturday.\n"
             "Grower Nils Aamodt said his family had picked nine tonnes already.\n");
    told_add(&told, right_text);
    ck_assert_uint_eq(story_group(told.sides, 3, NULL, story_of), 2);
    ck_assert_uint_eq(story_of[0], 0);
    ck_assert_uint_eq(story_of[1], 1);
    ck_assert_uint_eq(story_of[2], 0);
    told_end(&told);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        finds_passages,
        keeps_apart_what_looks_alike,
        finds_a_run_of_common_words,
        knows_what_only_one_side_has,
        types_words_that_differ,
        compares_alike_from_both_sides,
        takes_an_article_against_itself_and_nothing,
        weighs_figures_that_differ,
        groups_a_passage_over_outlets,
        tells_variants_agencies_and_what_is_missing,
        names_the_agency,
        tells_stories_apart,
    };
    return suite_run("compare", tests, COUNT(tests));
}
