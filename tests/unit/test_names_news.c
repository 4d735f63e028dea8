/* A small annotated set of our own, and the F1 that the tagger must reach on it: exact spans and
 * classes. */
#include <string.h>

#include "core/entities/resolve.h"
#include "core/entities/tagger.h"
#include "tests/unit/suite.h"

enum { PARAGRAPHS_MAX = 12, NAMES_MAX = 96 };
#define FLOOR_PERSON_PLACE 0.95
#define FLOOR_ORGANIZATION 0.92

/* Articles of paragraphs; persons, clubs and firms are invented, marks as in
 * core/entities/train/text. */
static const char *const articles[][PARAGRAPHS_MAX] = {
    {"Harbour deal signed after night of talks",
     "[PER Oren Castellan], the trade minister of [LOC Malta], signed an agreement with "
     "[ORG Nordhaven Shipping] in [LOC Valletta] on Tuesday after talks that lasted until dawn.",
     "[PER Castellan] said the accord would bring 400 jobs to the [LOC Grand Harbour]. The [DEM "
     "Maltese] "
     "parliament has to approve it before May.",
     "The company's chief executive, [PER Ingrid Solvang], told reporters that ships from [LOC "
     "Genoa] and "
     "[LOC Piraeus] would call twice a week.",
     "Opposition leader [PER Marisa Tabone] accused the government of haste. \"Nobody has read "
     "it,\" "
     "[PER Tabone] said."},
    {"Defence ministers meet in Ankara",
     "[LOC UK] Defence Secretary [PER Howard Penrose] flew to [LOC Ankara] on Monday for talks "
     "with his "
     "[DEM Turkish] counterpart, [PER Selim Karadag].",
     "The [LOC US] Secretary of State, [PER Laura Whitcombe], joined them by video from [LOC "
     "Washington].",
     "[PER Penrose] said [ORG Nato] would not leave the [LOC Black Sea]. [LOC Russia]'s foreign "
     "ministry "
     "called the meeting a provocation.",
     "A spokesman for the [ORG Kremlin], [PER Anton Velichko], said [LOC Moscow] would answer in "
     "time.",
     "The [PER Penrose]-[PER Karadag] talks are to go on in [LOC London] next week."},
    {"Flood waters reach Beira",
     "At least 12 people died when the [LOC Pungwe River] burst its banks near [LOC Beira], "
     "officials in "
     "[LOC Mozambique] said.",
     "[PER Amélia Chissico], who heads the [ORG National Institute for Disaster Management] ([ORG "
     "INGD]) in the "
     "city, said 3,000 families had been moved to schools.",
     "The [ORG Red Cross] sent boats from [LOC Maputo]. \"We need tents,\" said [PER Chissico].",
     "The [ORG INGD] expects more rain from the [LOC Mozambique Channel]."},
    {"Late goal sends Rovers through",
     "[ORG Tarnford Rovers] beat [ORG Celtic] 2-1 on Saturday with a goal in the last minute from "
     "[PER Kofi Brantley].",
     "[PER Brantley], 22, who came from [ORG Ajax] in the summer, headed in a corner by [PER Luis "
     "Ferrao].",
     "[ORG Rovers] meet [ORG Liverpool] next, and manager [PER Dougie Hallam] said he feared "
     "nobody.",
     "The [DEM Scottish] side had a penalty saved by goalkeeper [PER Piotr Wesolek]."},
    {"Court frees editor",
     "A judge in [LOC Nairobi] ordered the release of [PER Wanjiru Otieno], an editor of the "
     "[ORG Daily Nation], after two nights in a cell.",
     "[ORG Amnesty International] said [PER Otieno] had been held for her reports on a bank in "
     "[LOC Mombasa].",
     "Lawyers of the [ORG Law Society of Kenya] waited outside the court. The police gave no "
     "comment.",
     "[PER Otieno]'s husband, [PER Daniel Mwangi], thanked readers from [LOC Kisumu] to [LOC "
     "Kampala]."},
    {"Rate held in Tokyo",
     "The [ORG Bank of Japan] kept its rate at minus 0.1 percent on Friday, and the yen fell to a "
     "low against "
     "the dollar.",
     "Governor [PER Kenji Morisawa] said prices in [LOC Japan] would settle by the autumn. Shares "
     "of "
     "[ORG Toyota] and [ORG Sony] rose.",
     "\"[PER Morisawa] will not move before the [ORG Federal Reserve] does,\" said [PER Helen "
     "Strand], an "
     "economist at [ORG Barclays] in [LOC Singapore]."},
    {"[LOC POLAND] OPENS AIRLIFT",
     "Transport planes from the [LOC Netherlands] landed at [LOC Graf Ignatievo] airbase and at "
     "[LOC Constanta Airport] on Sunday, [LOC Bulgaria]'s Defence Minister [PER Todor Vasilev] "
     "told the [ORG People's Assembly].",
     "[PER Vasilev] thanked [PER Jan van der Meulen], who leads the [DEM Dutch] crews. [PER Van "
     "der Meulen] said ships would sail from the [LOC Caspian] and [LOC Black seas].",
     "\"We'll fly until May,\" said a colonel of the [ORG Royal Netherlands Air Force]. The "
     "[LOC Moscow]-backed [ORG Danube Observer] called it a stunt."},
    {"Teachers end strike in Porto",
     "The [ORG Teachers' Union of Portugal] ended its strike on Monday after [PER Luísa dos Reis], "
     "the education minister, met its leader, [PER Tiago Faria], at [ORG St Anne's College].",
     "\"[PER Dos Reis] kept her word,\" [PER Faria] said outside the college in [LOC Rua do Sol].",
     "Schools in [LOC Porto] and [LOC Braga] open on Tuesday, the mayor of [LOC Braga], "
     "[PER Inês Falcão], wrote on [ORG Twitter]."},
};

struct gold {
    struct span span;
    enum entity_class class;
};

struct sample {
    struct arena *arena;
    struct article article;
    struct annotation annotation;
    struct gold gold[NAMES_MAX];
    size_t gold_count;
};

static enum entity_class mark_class(const char *mark)
{
    static const char *const marks[ENTITY_CLASS_COUNT] = {[ENTITY_PERSON] = "PER",
                                                          [ENTITY_PLACE] = "LOC",
                                                          [ENTITY_ORGANIZATION] = "ORG",
                                                          [ENTITY_DEMONYM] = "DEM"};
    for (int i = 0; i < ENTITY_CLASS_COUNT; i++)
        if (strncmp(mark, marks[i], 3) == 0)
            return (enum entity_class)i;
    ck_abort_msg("no mark: %.8s", mark);
}

/* Adds a paragraph without its marks, and these as gold. */
static void add_marked(struct sample *s, const char *line)
{
    char *out = arena_alloc(s->arena, strlen(line) + 1);
    uint32_t length = 0;
    for (const char *at = line; *at != '\0'; at++) {
        if (*at == '[') {
            struct span span = {(uint32_t)s->article.paragraph_count, length, 0};
            ck_assert_uint_lt(s->gold_count, NAMES_MAX);
            s->gold[s->gold_count++] = (struct gold){span, mark_class(at + 1)};
            at += 4;
        } else if (*at == ']') {
            struct span *span = &s->gold[s->gold_count - 1].span;
            span->length = length - span->start;
        } else {
            out[length++] = *at;
        }
    }
    s->article.paragraphs[s->article.paragraph_count++] =
        (struct paragraph){.text = {out, length}, .kind = PARAGRAPH_BODY};
}

static void annotate(struct sample *s, const char *const *lines)
{
    *s = (struct sample){.arena = arena_new()};
    s->article.arena = s->arena;
    s->article.paragraphs = arena_array(s->arena, PARAGRAPHS_MAX, sizeof(struct paragraph));
    for (size_t i = 0; i < PARAGRAPHS_MAX && lines[i] != NULL; i++)
        add_marked(s, lines[i]);
    tokens_make(&s->article, s->arena, &s->annotation.tokens);
    sentences_make(&s->article, &s->annotation.tokens, s->arena, &s->annotation.sentences);
    tagger_find_mentions(&s->article, s->arena, &s->annotation);
    resolve_entities(&s->article, NULL, s->arena, &s->annotation);
}

struct score {
    size_t gold, found, right;
};

static bool is_gold(const struct sample *s, const struct mention *mention)
{
    for (size_t i = 0; i < s->gold_count; i++)
        if (s->gold[i].class == mention->class && span_compare(s->gold[i].span, mention->span) == 0)
            return true;
    return false;
}

static void score(const struct sample *s, struct score scores[ENTITY_CLASS_COUNT])
{
    for (size_t i = 0; i < s->gold_count; i++)
        scores[s->gold[i].class].gold++;
    for (size_t i = 0; i < s->annotation.mention_count; i++) {
        const struct mention *mention = &s->annotation.mentions[i];
        scores[mention->class].found++;
        scores[mention->class].right += is_gold(s, mention);
    }
}

static double f1(struct score s)
{
    return 2.0 * (double)s.right / (double)(s.gold + s.found);
}

START_TEST(finds_names_of_news)
{
    struct score scores[ENTITY_CLASS_COUNT] = {{0}};
    for (size_t i = 0; i < COUNT(articles); i++) {
        struct sample s;
        annotate(&s, articles[i]);
        score(&s, scores);
        arena_free(s.arena);
    }
    struct score both = scores[ENTITY_PERSON], place = scores[ENTITY_PLACE];
    both =
        (struct score){both.gold + place.gold, both.found + place.found, both.right + place.right};
    ck_assert_double_ge(f1(both), FLOOR_PERSON_PLACE);
    ck_assert_double_ge(f1(scores[ENTITY_ORGANIZATION]), FLOOR_ORGANIZATION);
}
END_TEST

/* Blank lines between paragraphs change no name. */
START_TEST(blank_paragraphs_change_nothing)
{
    for (size_t i = 0; i < COUNT(articles); i++) {
        const char *spaced[2 * PARAGRAPHS_MAX + 1] = {NULL};
        struct sample plain, wide;
        annotate(&plain, articles[i]);
        for (size_t k = 0; k < PARAGRAPHS_MAX / 2 && articles[i][k] != NULL; k++) {
            spaced[2 * k] = articles[i][k];
            spaced[2 * k + 1] = "";
        }
        annotate(&wide, spaced);
        ck_assert_uint_eq(plain.annotation.mention_count, wide.annotation.mention_count);
        for (size_t m = 0; m < plain.annotation.mention_count; m++) {
            const struct mention *a = &plain.annotation.mentions[m],
                                 *b = &wide.annotation.mentions[m];
            ck_assert(a->class == b->class && a->entity == b->entity &&
                      2 * a->span.paragraph == b->span.paragraph && a->span.start == b->span.start);
        }
        arena_free(plain.arena);
        arena_free(wide.arena);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_names_of_news, blank_paragraphs_change_nothing};
    return suite_run("names in news", tests, COUNT(tests));
}
