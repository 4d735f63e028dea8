/* The same quantity in two articles, and quantities that only look the same: on texts of our own.
 * Each article is a headline and sentences of one event. */
#include "core/compare/quantity_words.h"
#include "tests/unit/told.h"

#include <string.h>

/* Both articles begin with their event, so that each case is its sentences alone. */
static const char flood[] = "Flood in Vardal\n\nThe river Skara burst its banks in Vardal province "
                            "after a week of rain.\n";
static const char crash[] = "Bus plunges off bridge\n\nA coach plunged off the Torsvik bridge near "
                            "Karsand at dawn, police said.\n";
static const char vote[] = "Parliament votes on pension bill\n\nThe lower house in Lerdal voted on "
                           "the government's pension bill late on Thursday.\n";
static const char firm[] =
    "Norvik Steel to shut plant\n\nNorvik Steel will shut its rolling mill at "
    "Hauge, the company said.\n";
static const char front[] =
    "Army masses at border\n\nThe Ostran army has massed at the border with "
    "Belmark, officials said.\n";

static const char quake[] = "Quake hits Morava\n\nA strong earthquake shook the hills of the "
                            "Morava region before dawn, and "
                            "it was felt as far away as the coast.\n";

/* What is expected: "LEFT / RIGHT verdict" of each figure pair, joined by "; ". */
static const struct {
    const char *event, *left, *right, *expected;
} cases[] = {
    /* the same toll, rising, in other words */
    {flood, "At least 12 people were killed.", "The flood has killed 17 people.",
     "at least 12 / 17 agree"},
    {flood, "Twelve people were killed.", "The death toll rose to 17, the governor said.",
     "Twelve / 17 conflict"},
    {flood, "The death toll rose to 14 from 12.", "Seventeen people have died.",
     "14 / Seventeen conflict"},
    {crash, "Three people died in the crash.", "Two people were killed, the hospital said.",
     "Three / Two conflict"},
    {crash, "The crash killed 14 people and injured 40.", "12 people were killed and 38 injured.",
     "14 / 12 conflict; 40 / 38 conflict"},
    {crash, "At least 14 people, including two children, were killed.",
     "Sixteen people died, among them three children.",
     "at least 14 / Sixteen agree; two / three conflict"},
    {flood, "More than 200 people are missing.", "Some 180 people are still missing.",
     "more than 200 / some 180 differ"},
    {flood, "About 3,000 people were evacuated.", "Officials said 4,500 people had been evacuated.",
     "about 3,000 / 4,500 conflict"},
    {flood, "Some 400 people were evacuated.", "Officials said 400 people had been evacuated.",
     "some 400 / 400 agree"},
    {flood, "About 3,000 people were evacuated.", "Officials said 2,870 people had been evacuated.",
     "about 3,000 / 2,870 agree"},
    {flood, "About 3,000 people were evacuated.", "Officials said 3,400 people had been evacuated.",
     "about 3,000 / 3,400 differ"},
    {flood, "Between 300 and 400 people were evacuated.",
     "Officials said 350 people had been evacuated.", "300 and 400 / 350 agree"},
    {flood, "The water destroyed 120 homes.", "In all 150 homes were destroyed by the water.",
     "120 / 150 conflict"},
    {flood, "Up to 50 people may have died.", "As many as 70 people are feared dead.",
     "up to 50 / as many as 70 differ"},
    /* fates that differ, parts, other events, other times */
    {crash, "The crash killed 14 people.", "The crash injured 40 people.", ""},
    {crash, "14 people were killed.", "There were 52 people on board the coach.", ""},
    {crash, "14 people were killed.", "Two children are among those killed.", ""},
    {flood, "The flood killed 12 people.", "A flood there in 2009 killed 31 people.", ""},
    {flood, "The flood killed 12 people.", "Last year a landslide killed 20 people in Vardal.", ""},
    {flood, "Six people died in the city.", "Nineteen people have died in the region.", ""},
    {flood, "Nine people were killed in Skarby and four in Lom.",
     "In Lom, four people were killed; in Skarby, nine died.",
     "Nine / nine agree; four / four agree"},
    {flood, "Another 30 people were evacuated on Friday.", "In all 900 people have been evacuated.",
     ""},
    {flood, "A dam break could kill 2,000 people, engineers warned.", "The flood killed 12 people.",
     ""},
    {crash, "Twelve firefighters were injured.", "Forty people were injured.", ""},
    {crash, "The crash injured 30 per cent of those on board.", "The crash injured 30 people.", ""},
    /* votes */
    {vote, "The bill passed with 176 votes in favour.",
     "Deputies backed the bill with 178 votes in favour.", "176 / 178 conflict"},
    {vote, "The bill passed with 176 votes in favour.",
     "The opposition mustered 154 votes against.", ""},
    {vote, "The Farmers' Party holds 41 seats in the house.",
     "The Liberal Party holds 38 seats in the house.", ""},
    {vote, "The Farmers' Party holds 41 seats in the house.",
     "The Farmers' Party, which has 43 seats in the house, abstained.", "41 / 43 conflict"},
    {vote, "The turnout was 71 per cent.", "The turnout exceeded 70 per cent.",
     "71 per cent / 70 per cent agree"},
    {vote, "The turnout was 68 per cent.", "The turnout exceeded 70 per cent.",
     "68 per cent / 70 per cent conflict"},
    {vote, "The pension age will rise to 67.", "The pension bill passed with 67 votes.", ""},
    /* money, work, per cent */
    {firm, "The closure will cost Norvik Steel 40 million euros.",
     "The closure will cost the company 55 million euros, Norvik Steel said.",
     "40 million euros / 55 million euros conflict"},
    {firm, "The closure will cost Norvik Steel 40 million euros.",
     "Norvik Steel made a profit of 55 million euros.", ""},
    {firm, "The closure will cost Norvik Steel 40 million euros.",
     "The closure will cost Norvik Steel 40 million dollars.", ""},
    {firm, "The company will cut 1,200 jobs at Hauge.",
     "About 1,500 jobs will go at Hauge, the union said.", "1,200 / about 1,500 differ"},
    {firm, "The company will cut 1,200 jobs at Hauge.",
     "A new battery plant would create 600 jobs at Hauge.", ""},
    {firm, "The mill employs 1,200 workers.", "The company will cut 1,200 jobs at Hauge.", ""},
    {firm, "Shares in Norvik Steel fell 7 per cent.",
     "Norvik Steel shares fell 9 per cent on the news.", "7 per cent / 9 per cent conflict"},
    {firm, "Shares in Norvik Steel fell 7 per cent.", "Steel output rose 9 per cent last year.",
     ""},
    {firm, "Sales rose from 300 million to 340 million euros.", "Sales rose to 340 million euros.",
     "340 million euros / 340 million euros agree"},
    /* troops: bounds, parts, other armies, other units */
    {front, "More than 150,000 Ostran troops are at the border.",
     "Ostra has 100,000 troops at the border.", "more than 150,000 / 100,000 conflict"},
    {front, "More than 100,000 Ostran troops are at the border.",
     "Ostra has 130,000 troops at the border.", "more than 100,000 / 130,000 agree"},
    {front, "More than 150,000 Ostran troops are massed at the border, with 60,000 in the north.",
     "Ostra has massed 150,000 troops at the border.", "more than 150,000 / 150,000 differ"},
    {front, "Ostra has massed 110 battalion groups at the border.",
     "Ostra has massed 110,000 troops at the border.", ""},
    {front, "Ostra has massed 100,000 troops at the border.",
     "Belmark has moved 60,000 troops to the border.", ""},
    {front, "Ostra has moved 7,000 extra troops to the border.",
     "Ostra has massed 100,000 troops at the border.", ""},
    {front, "It has 90 armoured brigades at the border.",
     "Ostra has massed more than 90 armoured brigades at the border.", "90 / more than 90 differ"},
    /* distances and times */
    {front, "The capital Belgar lies about 33 miles east of the coast.",
     "Belgar, the capital, is less than 40 miles east of the coast.",
     "about 33 miles / less than 40 miles differ"},
    {front, "The capital Belgar lies 80 km south of the border.",
     "Belgar, the capital, is 50 miles south of the border.", "80 km / 50 miles agree"},
    {front, "The capital Belgar lies 80 km south of the border.",
     "The convoy on the road to Belgar is 64 km long.", ""},
    {front, "The attack on Belmark could come in the next 48 hours, officials said.",
     "Officials said an attack on Belmark could come within the next 72 hours.",
     "48 hours / 72 hours conflict"},
    {front, "The attack on Belmark could come in the next 24 to 48 hours, officials said.",
     "Officials said an attack on Belmark could come within two days.",
     "24 to 48 hours / within two days agree"},
    {front, "The attack on Belmark could come in the next 48 hours, officials said.",
     "Officials said shelling killed a farmer over the past 24 hours.", ""},
    /* parts, bids, other months, spans of time */
    {crash, "Twenty people were injured. Four of the injured were taken to hospital.",
     "Twenty people were injured, two of them badly.", "Twenty / Twenty agree"},
    {firm, "The union wants 8 per cent; the company offers 4.5 per cent.",
     "The company repeated its offer of 4.5 per cent.", "4.5 per cent / 4.5 per cent agree"},
    {firm, "Police arrested 31 people at the mill.",
     "In April police arrested 12 people at the mill.", ""},
    {firm, "The state pension will go up by 4.1 per cent.",
     "Child benefit will go up by 1.7 per cent.", ""},
    {firm, "Shareholders will receive 415 pence in cash for each share.",
     "Shares in Harbour Inns closed at 312 pence.", ""},
    {firm, "The company kept silent for six days about the mill.",
     "The chief left ten days after the company told of the mill.", ""},
    {vote, "The speaker was jailed for nine years for fraud in 2031.",
     "The speaker was jailed for seven years for fraud in 2031.",
     "nine years / seven years conflict"},
    /* what nothing else in the articles can be meant by */
    {quake, "By noon there had been 40 aftershocks.", "Forty-six aftershocks had followed by noon.",
     "40 / Forty-six conflict"},
    {quake, "By noon there had been 40 aftershocks. There were 44 aftershocks by dusk.",
     "Ninety aftershocks had followed by noon.", ""},
    {quake, "The quake had a magnitude of 6.1, the institute said.",
     "The magnitude 6.4 quake damaged roads.", "6.1 / 6.4 conflict"},
    {quake, "The quake had a magnitude of 6.1. An aftershock had a magnitude of 5.8.",
     "The magnitude 6.4 quake damaged roads.", "6.1 / 6.4 conflict"},
    {quake, "The fire has burned 3,000 hectares of forest.",
     "The blaze has destroyed 4,200 hectares of pine forest.",
     "3,000 hectares / 4,200 hectares conflict"},
    {quake, "Winds reached 70 km/h.", "Winds of up to 90 km/h fanned the flames.",
     "70 km/h / up to 90 km/h agree"},
    {quake, "A tree fell 12 metres from the road.", "The tree was 18 metres high.", ""},
    {quake, "Schools will stay closed for two weeks.", "Schools will be closed for three weeks.",
     "two weeks / three weeks conflict"},
    {quake, "The trial lasted two weeks.", "The road will be closed for three weeks.", ""},
    {crash, "The driver, Nils Aamodt, was sentenced to six years in prison.",
     "Nils Aamodt was jailed for seven years.", "six years / seven years conflict"},
    {crash, "Nils Aamodt was jailed for six years. His brother was jailed for four years.",
     "Nils Aamodt was jailed for seven years.", "six years / seven years conflict"},
    /* the noun says what happened; a thing by other names */
    {crash, "Police made 14 arrests.", "Sixteen people were arrested.", "14 / Sixteen conflict"},
    {firm, "Norvik Steel will cut 1,200 jobs.", "Norvik Steel is to shed 1,500 posts at Hauge.",
     "1,200 / 1,500 conflict"},
    {firm, "Norvik Steel lost 300 million euros in the first half.",
     "The loss of Norvik Steel in the first half was 340 million euros.",
     "300 million euros / 340 million euros conflict"},
    /* how much it is now, and by how much it changed */
    {vote, "The turnout was 61 per cent.", "The turnout fell to 58 per cent.",
     "61 per cent / 58 per cent conflict"},
    {vote, "The turnout fell by 58 per cent.", "The turnout fell to 61 per cent.", ""},
    {firm, "Shares in Norvik Steel fell 8 per cent.", "Norvik Steel shares dropped by 11 per cent.",
     "8 per cent / 11 per cent conflict"},
    {vote, "The Farmers' Party won 34 per cent of the vote.",
     "The Farmers' Party took 36 per cent of votes.", "34 per cent / 36 per cent conflict"},
    /* ages, as long as they are one person's */
    {crash, "The driver, Nils Aamodt, 34, was arrested.",
     "Police arrested Nils Aamodt, 43, the driver.", "34 / 43 conflict"},
    {crash, "The driver, Nils Aamodt, 34, was arrested.", "A passenger, Ana Roos, 43, climbed out.",
     ""},
};

static char *read_figure(const struct compare_side *side, uint32_t index, struct text_builder *out)
{
    const struct figure *figure = &side->annotation->figures[index];
    if (figure->modifier)
        text_builder_printf(out, "%s ", figure->modifier);
    text_builder_add(out, article_span_text(side->article, figure->span));
    return out->bytes;
}

/* With the other side first where `swapped`. */
static void write_disputes(const struct comparison *comparison, bool swapped,
                           struct text_builder *out)
{
    const struct compare_side *left = &comparison->left, *right = &comparison->right;
    text_builder_add(out, TEXT(""));
    for (size_t i = 0; i < comparison->dispute_count; i++) {
        const struct dispute *dispute = &comparison->disputes[i];
        text_builder_add_string(out, i ? "; " : "");
        read_figure(swapped ? right : left, swapped ? dispute->right : dispute->left, out);
        text_builder_add_string(out, " / ");
        read_figure(swapped ? left : right, swapped ? dispute->left : dispute->right, out);
        text_builder_printf(out, " %s", verdict_name(dispute->verdict));
    }
}

static void add(struct told *told, const char *event, const char *text)
{
    struct text_builder whole = {0};
    text_builder_printf(&whole, "%s\n%s\n", event, text);
    told_add_text(told, text_builder_text(&whole));
    text_builder_free(&whole);
}

static void compare(const char *event, const char *left, const char *right, bool swapped,
                    struct text_builder *out)
{
    struct told told = {0};
    struct comparison comparison;
    add(&told, event, swapped ? right : left);
    add(&told, event, swapped ? left : right);
    compare_pair(told.sides[0], told.sides[1], told.arena, &comparison);
    text_builder_clear(out);
    write_disputes(&comparison, swapped, out);
    told_end(&told);
}

START_TEST(sets_the_same_quantity_against_each_other)
{
    struct text_builder out = {0};
    compare(cases[_i].event, cases[_i].left, cases[_i].right, false, &out);
    ck_assert_msg(strcmp(out.bytes, cases[_i].expected) == 0, "%s | %s: got \"%s\", not \"%s\"",
                  cases[_i].left, cases[_i].right, out.bytes, cases[_i].expected);
    compare(cases[_i].event, cases[_i].left, cases[_i].right, true, &out);
    bool one = strchr(out.bytes, ';') == NULL; /* several may come in another order */
    ck_assert_msg(one ? strcmp(out.bytes, cases[_i].expected) == 0
                      : strlen(out.bytes) == strlen(cases[_i].expected),
                  "%s | %s: the other way round \"%s\"", cases[_i].left, cases[_i].right,
                  out.bytes);
    text_builder_free(&out);
}
END_TEST

/* An article full of figures: what is told behind them is found too. */
START_TEST(looks_behind_many_figures)
{
    enum { FIGURES = 1000 };
    struct text_builder left = {0}, right = {0}, out = {0};
    for (int i = 0; i < FIGURES; i++)
        text_builder_printf(&left, "By noon the stall at gate %d had sold %d jars of honey.\n\n", i,
                            100 + i);
    text_builder_add_string(&left, "The flood destroyed 120 homes.");
    text_builder_add_string(&right, "In all 150 homes were destroyed by the flood.");
    compare(flood, left.bytes, right.bytes, false, &out);
    ck_assert_str_eq(out.bytes, "120 / 150 conflict");
    text_builder_free(&left);
    text_builder_free(&right);
    text_builder_free(&out);
}
END_TEST

START_TEST(has_its_words_in_order)
{
    ck_assert(quantity_words_sorted());
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("disputes");
    TCase *tests = tcase_create("disputes");
    setlocale(LC_ALL, "C.UTF-8");
    tcase_add_loop_test(tests, sets_the_same_quantity_against_each_other, 0, (int)COUNT(cases));
    tcase_add_test(tests, looks_behind_many_figures);
    tcase_add_test(tests, has_its_words_in_order);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
