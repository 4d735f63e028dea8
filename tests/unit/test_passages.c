/* What two short texts are made into: each case is two texts and the passages between them, as
 * "relation left-sentences/right-sentences", "moved" behind those that stand in another order. */
#include "tests/unit/told.h"

#define HEAD_A "Ferry aground off Sandvik\n\n"
#define HEAD_B "Passengers lifted from wreck\n\n"
#define HULL "The hull of the ferry was torn open by a rock off Sandvik on Friday night."
#define CHART "The captain had misread the chart and mistaken a lighthouse for the harbour."
#define DIVERS "Divers will try to close the leak before the next storm reaches the coast."

static const struct {
    const char *what, *left, *right, *passages;
} cases[] = {
    {"the same", HEAD_A HULL, HEAD_B HULL, "verbatim 1/1"},
    {"moved", HEAD_A HULL "\n\n" CHART "\n\n" DIVERS, HEAD_B CHART "\n\n" DIVERS "\n\n" HULL,
     "verbatim 1/3 moved; verbatim 2/1; verbatim 3/2"},
    {"run on in one paragraph", HEAD_A HULL " " CHART, HEAD_B HULL " " CHART, "verbatim 1-2/1-2"},
    {"run on in two paragraphs on one side", HEAD_A HULL " " CHART, HEAD_B HULL "\n\n" CHART,
     "verbatim 1/1; verbatim 2/2"},
    {"one sentence answers two", HEAD_A HULL " " CHART,
     HEAD_B
     "The hull of the ferry was torn open by a rock off Sandvik after the captain had misread "
     "the chart and mistaken a lighthouse for the harbour.",
     "reworded 1-2/1"},
    {"a clause", HEAD_A HULL,
     HEAD_B "Forty passengers spent the night in a school at Bremnes, where blankets and soup were "
            "handed out by volunteers, after the hull of their ferry was torn open by a rock.",
     "reworded 1/1"},
    {"a short sentence beside a link", HEAD_A HULL " No. " CHART, HEAD_B HULL " No. " CHART,
     "verbatim 1-3/1-3"},
    {"a short sentence alone", HEAD_A "Was he drunk? No. " HULL, HEAD_B "Is she safe? No. " CHART,
     ""},
    {"spelling, numbers, hyphens, contractions",
     HEAD_A "The company's 23 long-distance ferries didn't honour the programme, a judge in Oslo "
            "found.",
     HEAD_B
     "The company's twenty-three long distance ferries did not honor the program, a judge in "
     "Oslo found.",
     "reworded 1/1"},
    {"a compound in one word and in two",
     HEAD_A "The coastguard kept watch overnight over lifeboats in the shipyard, lawmakers heard.",
     HEAD_B
     "The coast guard kept watch over night over life-boats in the ship yard, law makers heard.",
     "verbatim 1/1"},
    {"the same told with other forms of the verbs",
     HEAD_A "The ferry sank within an hour and its captain fled with the ship's papers.",
     HEAD_B "It took an hour for the ferry to sink, and the captain was seen fleeing with papers.",
     "reworded 1/1"},
    {"a quotation", HEAD_A "“We heard a bang and then the water came in,” Liv Moen said.",
     HEAD_B
     "Liv Moen, a passenger, told the Courier they had “heard a bang and then the water came "
     "in”.",
     "quote 1/1"},
    {"a quotation in single marks",
     HEAD_A "‘We heard a bang and then the water came in,’ Liv Moen said.",
     HEAD_B "\"We heard a bang and then the water came in,\" a passenger told the Courier.",
     "quote 1/1"},
    {"another statement of the same speaker",
     HEAD_A "“We heard a bang and then the water came in,” Liv Moen said on Saturday.",
     HEAD_B "“Nobody had told us where the boats were kept,” Liv Moen said on Saturday.", ""},
    {"the same count, differing",
     HEAD_A "More than 1,400 passengers were taken off the Sandvik ferry, the coastguard said.",
     HEAD_B
     "By midnight helicopters had carried 1,250 passengers from the Sandvik ferry to Bremnes.",
     "figure 1/1"},
    {"the same words of other figures",
     HEAD_A "More than 1,400 passengers were taken off the Sandvik ferry, the coastguard said.",
     HEAD_B "The ferry carries 300 tonnes of fuel, which the coastguard said would be pumped out.",
     ""},
    {"names and titles alone",
     HEAD_A "Transport Minister Geir Halvorsen and Prime Minister Boris Aalto flew to Bergen.",
     HEAD_B "Prime Minister Boris Aalto sacked Transport Minister Geir Halvorsen after a quarrel "
            "over the budget.",
     ""},
    {"boilerplate takes no part",
     HEAD_A HULL "\n\nSign up to our newsletter for the best stories of the week.",
     HEAD_B CHART "\n\nSign up to our newsletter for the best stories of the week.", ""},
};

static void add_range(struct text_builder *out, uint32_t first, uint32_t end)
{
    text_builder_printf(out, end - first > 1 ? "%u-%u" : "%u", first, end - 1);
}

static void describe(const struct comparison *comparison, struct text_builder *out)
{
    text_builder_add_string(out, "");
    for (size_t i = 0; i < comparison->passage_count; i++) {
        const struct passage *p = &comparison->passages[i];
        text_builder_printf(out, "%s%s ", i ? "; " : "", relation_name(p->relation));
        add_range(out, p->left_first, p->left_end);
        text_builder_add_byte(out, '/');
        add_range(out, p->right_first, p->right_end);
        text_builder_add_string(out, p->moved ? " moved" : "");
    }
}

START_TEST(makes_passages)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct told told = {0};
        struct comparison comparison;
        struct text_builder found = {0};
        told_compare(&told, cases[i].left, cases[i].right, &comparison);
        describe(&comparison, &found);
        ck_assert_msg(text_equal(text_builder_text(&found), text_from(cases[i].passages)),
                      "%s: %.*s", cases[i].what, (int)found.length, found.bytes);
        for (size_t k = 0; k < comparison.passage_count; k++)
            ck_assert(comparison.passages[k].similarity > 0 &&
                      comparison.passages[k].similarity <= 1);
        text_builder_free(&found);
        told_end(&told);
    }
}
END_TEST

/* What an article says twice is kept apart from what it shares. */
START_TEST(finds_repetition_inside_an_article)
{
    static const char text[] = HEAD_A HULL "\n\n" CHART "\n\n" HULL "\n\n" DIVERS
                                           "\n\nThe captain, who had misread the chart, had "
                                           "mistaken a lighthouse for the harbour.";
    struct told told = {0};
    struct comparison comparison;
    told_compare(&told, text, HEAD_B HULL, &comparison);
    ck_assert_uint_eq(comparison.left_repeated_count, 2);
    ck_assert(comparison.left_repeated[0][0] == 1 && comparison.left_repeated[0][1] == 3);
    ck_assert(comparison.left_repeated[1][0] == 2 && comparison.left_repeated[1][1] == 5);
    ck_assert_uint_eq(comparison.right_repeated_count, 0);
    ck_assert_uint_eq(comparison.passage_count, 2);
    told_end(&told);
}
END_TEST

/* A reading that was compared with others before gives the same as a fresh one. */
START_TEST(does_not_mind_what_else_is_compared)
{
    struct told told = {0};
    struct comparison alone, after;
    told_compare(&told, HEAD_A HULL " " CHART, HEAD_B CHART "\n\n" HULL, &alone);
    told_add(&told, "Harvest of plums\n\n" DIVERS " " HULL);
    const struct compare_reading *left = compare_read(told.sides[0], told.arena);
    const struct compare_reading *right = compare_read(told.sides[1], told.arena);
    compare_readings(left, compare_read(told.sides[2], told.arena), told.arena, &after);
    compare_readings(left, right, told.arena, &after);
    ck_assert_uint_gt(alone.passage_count, 0);
    ck_assert_uint_eq(alone.passage_count, after.passage_count);
    for (size_t i = 0; i < alone.passage_count; i++) {
        ck_assert_uint_eq(alone.passages[i].left_first, after.passages[i].left_first);
        ck_assert_uint_eq(alone.passages[i].right_first, after.passages[i].right_first);
        ck_assert(alone.passages[i].similarity == after.passages[i].similarity);
    }
    told_end(&told);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        makes_passages,
        finds_repetition_inside_an_article,
        does_not_mind_what_else_is_compared,
    };
    return suite_run("passages", tests, COUNT(tests));
}
