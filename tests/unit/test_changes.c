/* Words that differ inside a passage: each case is two sentences and the changes between them, as
 * "op kind [left words|right words]". House style makes none. */
#include "tests/unit/told.h"

static const struct {
    const char *left, *right, *changes;
} cases[] = {
    /* names */
    {"Transport minister Geir Halvorsen has closed the Torsvik bridge to lorries for two weeks.",
     "Transport minister Marit Solheim has closed the Torsvik bridge to lorries for two weeks.",
     "replace name [Geir Halvorsen|Marit Solheim]"},
    {"Transport minister Geir Halvorsen has closed the Torsvik bridge to lorries for two weeks.",
     "Geir Halvorsen has closed the Torsvik bridge to lorries for two weeks.",
     "delete name [Transport minister|]"},
    {"The wreck of the ferry will be towed to the yard at Bergen once the weather allows.",
     "The wreck of the ferry will be towed to the yard once the weather allows.",
     "delete name [at Bergen|]"},
    /* a cut is more than the names and numbers in it */
    {"The director defended the crew of the ferry after an angry meeting with Marit Solheim at the "
     "town hall.",
     "The director defended the crew of the ferry.",
     "delete wording [after an angry meeting with Marit Solheim at the town hall|]"},
    {"The ferry was torn open by a rock off Sandvik, and the owners have hired a tug and 14 divers "
     "to raise it.",
     "The ferry was torn open by a rock off Sandvik.",
     "delete wording [and the owners have hired a tug and 14 divers to raise it|]"},
    {"Prime Minister Boris Aalto told parliament in Oslo that the wreck would be raised.",
     "Prime Minister Aalto told parliament in Oslo that the wreck would be raised.",
     "delete name [Boris|]"},
    /* figures */
    {"The hull was torn open off Sandvik late on Friday, when 41 passengers were on board.",
     "The hull was torn open off Sandvik late on Friday, when 47 passengers were on board.",
     "replace figure [41|47]"},
    {"The inspection found deep cracks in two of the concrete piers of the Torsvik bridge.",
     "The inspection found deep cracks in three of the concrete piers of the Torsvik bridge.",
     "replace figure [two|three]"},
    {"The hull was torn open off Sandvik late on Friday, with 41 passengers on board.",
     "The hull was torn open off Sandvik late on Friday.",
     "delete figure [with 41 passengers on board|]"},
    {"One of the sailors had warned the harbour master at Torsvik that the chart was wrong.",
     "A sailor had warned the harbour master at Torsvik that the chart was wrong.",
     "replace wording [One of the sailors|A sailor]"},
    /* negations */
    {"The company has repeatedly denied that the captain was drunk when the ferry ran aground.",
     "The company has repeatedly admitted that the captain was drunk when the ferry ran aground.",
     "replace negation [denied|admitted]"},
    {"The ferry will sail again in spring when the hull is repaired, the director told reporters.",
     "The ferry will never sail again in spring when the hull is repaired, the director told "
     "reporters.",
     "insert negation [|never]"},
    {"The chart that the captain used on the night was drawn in 1987, says Pier No 4.",
     "The chart that the captain used on the night was drawn in 1987, a pilot told the board.",
     "replace attribution [says Pier No 4|a pilot told the board]"},
    {"The ferry was towed to the yard in Torsvik for repairs, and there was no sign that oil had "
     "leaked into "
     "the "
     "harbour.",
     "The ferry was towed to the yard in Torsvik for repairs.",
     "delete wording [and there was no sign that oil had leaked into the harbour|]"},
    /* who says it */
    {"The minister said on Tuesday that the Torsvik bridge would be closed to lorries for weeks.",
     "Mr Halvorsen said on Tuesday that the Torsvik bridge would be closed to lorries for weeks.",
     "replace attribution [The minister|Halvorsen]"},
    {"Transport minister Geir Halvorsen said the Torsvik bridge would be closed to lorries.",
     "Transport minister Marit Solheim said the Torsvik bridge would be closed to lorries.",
     "replace attribution [Geir Halvorsen|Marit Solheim]"},
    {"“We heard a bang and then the water came in,” said passenger Liv Moen.",
     "“We heard a bang and then the water came in,” said steward Jon Vik.",
     "replace attribution [passenger Liv Moen|steward Jon Vik]"},
    {"“We heard a bang and then the water came in,” fumed the mayor of Sandvik.",
     "“We heard a bang and then the water came in,” said the mayor of Sandvik.",
     "replace attribution [fumed|said]"},
    {"The skipper was told by the harbour master that the chart of the bay was wrong.",
     "The skipper was warned by the harbour master that the chart of the bay was wrong.",
     "replace wording [told|warned]"},
    {"The owners had told the crew of the ferry that the chart of the bay was wrong.",
     "The owners had told the crew of the ferry in writing that the chart of the bay was wrong.",
     "insert wording [|in writing]"},
    {"“We heard a bang and then the water came in,” passenger Liv Moen told reporters.",
     "“We heard a bang and then the water came in.”",
     "delete attribution [passenger Liv Moen told reporters|]"},
    {"He said: “We heard a bang and then the water came in.”",
     "“We heard a bang and then the water came in,” he said.", ""},
    {"The hull of the ferry was torn open by a rock off Sandvik, the coastguard said.",
     "The hull of the ferry was torn open by a rock off Sandvik, according to two of the sailors.",
     "replace attribution [the coastguard said|according to two of the sailors]"},
    {"The hull of the ferry was torn open by a rock off Sandvik.",
     "The hull of the ferry was torn open by a rock off Sandvik, the coastguard claimed.",
     "insert attribution [|the coastguard claimed]"},
    /* inside quotation marks on both sides: the loudest */
    {"“We heard a bang and then the water came in,” passenger Liv Moen said of the night.",
     "“We heard a bang and then the sea came in,” passenger Liv Moen said of the night.",
     "replace quoted [water|sea]"},
    {"“We heard a terrible bang and then the water came in,” passenger Liv Moen said later.",
     "“We heard a bang and then the water came in,” passenger Liv Moen said later.",
     "delete quoted [terrible|]"},
    {"He said: “We heard a bang and then the water came in from below. It was over in a minute.”",
     "“We heard a bang and then the water came in. It was over in a minute,” she said.",
     "delete attribution [He said|] delete quoted [from below|] insert attribution [|she said]"},
    {"“We heard a bang and then the water came in. It was over in a minute.”",
     "“We heard a bang and then the sea came in,” passenger Liv Moen said of the night.",
     "replace quoted [water|sea] "
     "insert attribution [|passenger Liv Moen said of the night]"},
    /* marks around words that only one side has */
    {"The “old and rusty” ferry was torn open by a rock off Sandvik late on Friday, owners said.",
     "The ferry was torn open by a rock off Sandvik late on Friday, owners said.",
     "delete wording [old and rusty|]"},
    /* cuts, additions and phrases, not confetti */
    {"The hull, which was built in Gdansk and had been inspected in May, was torn open by a rock.",
     "The hull was torn open by a rock.",
     "delete wording [which was built in Gdansk and had been inspected in May|]"},
    {"The skipper was arrested at the quay and taken to a police station for questioning.",
     "The captain was detained at the quay and taken to a police station for questioning.",
     "replace wording [skipper was arrested|captain was detained]"},
    {"The ferry ran aground off Sandvik because the captain had misread the chart, an inquiry "
     "found.",
     "An inquiry found that the ferry ran aground off Sandvik because the captain had misread the "
     "chart.",
     "insert wording [|An inquiry found that] delete wording [an inquiry found|]"},
    /* house style */
    {"Mr Geir Halvorsen organised the defence of the harbour, which cost 10 per cent more than £2 "
     "million.",
     "Geir Halvorsen organized the defense of the harbor, which cost ten percent more than £2m.",
     ""},
    {"The talks about the wreck are to be resumed in Bergen on November 17, the owners said.",
     "The talks about the wreck are to be resumed in Bergen on 17 November, the owners said.", ""},
    {"Twenty-three people were taken off the wreck by helicopter and flown to hospital in Bergen.",
     "23 people were taken off the wreck by helicopter and flown to hospital in Bergen.", ""},
    {"The board doesn't expect the ferry - built in 1998 - to sail before the Spring, officials "
     "said.",
     "The board does not expect the ferry – built in 1998 – to sail before the spring, officials "
     "said.",
     ""},
    {"The organisers of the harbour neighbourhood's favourite race can't say where 1.5 million "
     "people will stand.",
     "The organizers of the harbor neighborhood's favorite race cannot say where one and a half "
     "million people will stand.",
     ""},
    {"The repairs of the ferry will cost £2.5m in spring and as much in autumn, the yard said.",
     "The repairs of the ferry will cost 2.5 million pounds in spring and as much in autumn, the "
     "yard said.",
     ""},
    {"The repairs of the ferry will cost £2.5m in spring and as much in autumn, the yard said.",
     "The repairs of the ferry will cost £3.5m in spring and as much in autumn, the yard said.",
     "replace figure [2.5|3.5]"},
    {"The repairs of the ferry will cost $2.5m in spring and as much in autumn, the yard said.",
     "The repairs of the ferry will cost 2.5m euros in spring and as much in autumn, the yard "
     "said.",
     "replace figure [$|euros]"},
    {"A coast guard helicopter lifted twelve night watchmen from the wreck off Sandvik.",
     "A coastguard helicopter lifted twelve nightwatchmen from the wreck off Sandvik.", ""},
};

static struct text words_of(struct compare_side side, uint32_t first, uint32_t end)
{
    if (first == end)
        return TEXT("");
    return article_span_text(side.article, tokens_span(&side.annotation->tokens, first, end));
}

static void describe(const struct comparison *comparison, struct text_builder *out)
{
    const struct passage *passage = &comparison->passages[0];
    for (uint32_t i = 0; i < passage->change_count; i++) {
        const struct change *change = &passage->changes[i];
        struct text left = words_of(comparison->left, change->left_first, change->left_end);
        struct text right = words_of(comparison->right, change->right_first, change->right_end);
        text_builder_printf(out, "%s%s %s [%.*s|%.*s]", i ? " " : "", change_op_name(change->op),
                            change_kind_name(change->kind), (int)left.length, left.bytes,
                            (int)right.length, right.bytes);
    }
}

START_TEST(types_words_that_differ)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct told told = {0};
        struct comparison comparison;
        struct text_builder found = {0};
        told_compare(&told, cases[i].left, cases[i].right, &comparison);
        ck_assert_msg(comparison.passage_count == 1, "%s: %zu passages", cases[i].left,
                      comparison.passage_count);
        describe(&comparison, &found);
        ck_assert_msg(text_equal(text_builder_text(&found), text_from(cases[i].changes)),
                      "%s: %.*s", cases[i].left, (int)found.length, found.bytes);
        text_builder_free(&found);
        told_end(&told);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {types_words_that_differ};
    return suite_run("changes", tests, COUNT(tests));
}
