/* A small annotated set of our own: who is who over the articles of two invented stories, and a
 * floor under the pairwise F1 of what is taken for the same. */
#include "core/collection/entities.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_MAX = 256, PATH_MAX_LENGTH = 256 };
#define FLOOR 0.95

/* "[who|as printed]"; persons and firms are invented. */
struct marked {
    const char *path, *text;
};
static const struct marked news[] = {
    {"harbour/a.txt",
     "Minister quits over harbour fire\n\n"
     "Transport Minister [orlov|Sergei Orlov] resigned on Monday, a week after the fire that "
     "killed nine people in the harbour of [tallinn|Tallinn].\n\n"
     "Mr [orlov|Orlov] told reporters at the [mot|Ministry of Transport] that he had asked Prime "
     "Minister [saar|Katrin Saar] to let him go. [saar|Saar] accepted at once.\n\n"
     "The [hsb|Harbour Safety Board] ([hsb|HSB]) had warned of old cables in May. A spokesman for "
     "the [hsb|HSB] said nobody had answered.\n\n"
     "Among the dead were a crane driver, [meerits|Paul Meerits], his wife [lidia|Lidia] and two "
     "dockers from [riga|Riga]. [lidia|Lidia] had come to bring him his lunch.\n\n"
     "[uk|Britain] and the [us|United States] offered help. The [us|US] embassy in "
     "[estonia|Estonia] lowered its flag.\n"},
    {"harbour/b.txt",
     "Orlov out as harbour inquiry begins\n\n"
     "[tallinn|Tallinn] - [orlov|Sergey Orlov] has left the government of [estonia|Estonia]. The "
     "transport minister, [orlov|Orlov], 54, said he carried the blame.\n\n"
     "[saar|Katrin Saar], the prime minister, named [kask|Peeter Kask] to follow him. "
     "[kask|Kask] ran the port of [riga|Riga] until last year.\n\n"
     "Judge [tamm|Marta Tamm] will lead the inquiry. Judge [tamm|Tamm] is no kin of "
     "[jtamm|Juhan Tamm], who owns the burnt store; [jtamm|Juhan Tamm] has said nothing.\n\n"
     "\"He did right,\" said [meerits2|Olga Meerits], whose brother [meerits|Paul Meerits] died in "
     "the fire.\n\n"
     "The [uk|UK] sent two experts, the [bbc|BBC] reported.\n"},
    {"harbour/c.txt",
     "What the papers say: a fire and a fall\n\n"
     "\"[saar|Saar] must tell what she knew,\" wrote the [mirror|Daily Mirror] in [london|London]. "
     "The [mirror|Mirror] asked why the [hsb|HSB] was not heard.\n\n"
     "[mail|MailOnline] found that [orlov|Orlov] had met the owner twice this year; the "
     "[mail|Daily Mail] showed a picture of both in [brussels|Brussels].\n\n"
     "The [eu|European Union] lent money for the cables, and the [eu|EU] wants to see the bills. "
     "[vdm|Annelies van der Molen], who speaks for it, said so on Friday. Ms [vdm|van der Molen] "
     "will fly to [tallinn|Tallinn].\n\n"
     "In [us|America] the fire made no news.\n"},
    {"harbour/d.txt",
     "Inquiry hears of cables\n\n"
     "Judge [tamm|Marta Tamm] asked [kask|Peeter Kask] on Thursday why the cables under the "
     "harbour of [tallinn|Tallinn] were never changed.\n\n"
     "[kask|Kask] blamed the [mot|Transport Ministry]. \"I wrote to [orlov|Orlov] in June,\" "
     "he said.\n\n"
     "[vdm|Van der Molen] sat in the second row beside a man from the [us|U.S.] embassy. The "
     "[hsb|Harbour Safety Board] is to be heard next.\n"},
    {"vote/a.txt",
     "Two Mensahs, one seat\n\n"
     "Voters in [kumasi|Kumasi] will choose on Sunday between [kofi|Kofi Mensah] and his cousin "
     "[akua|Akua Mensah].\n\n"
     "[kofi|Kofi Mensah], a lawyer, wants lower fees. [akua|Akua Mensah] promised a clinic on the "
     "first day.\n\n"
     "The [ncc|National Count Commission] in [accra|Accra] printed ballots with pictures so that "
     "nobody in [ghana|Ghana] takes one for the other. The [ncc|NCC] opens 300 polling places.\n\n"
     "[larbi|William Larbi], who held the seat, said he would vote for neither.\n"},
    {"vote/b.txt",
     "Cousins wait for the count in Kumasi\n\n"
     "[kumasi|Kumasi] went to the polls on Sunday. [larbi|Bill Larbi], the former deputy, voted "
     "first and left for [accra|Accra].\n\n"
     "\"We are one family,\" said [akua|Akua Mensah]. Her rival [kofi|Kofi Mensah] kissed her "
     "hand.\n\n"
     "[addo|Yaa Addo] of the [ncc|NCC] said the count would take until Tuesday. [addo|Addo] spoke "
     "to [reuters|Reuters] and the [bbc|BBC].\n"},
    {"vote/c.txt",
     "Akua Mensah wins\n\n"
     "[akua|Akua Mensah] won the seat of [kumasi|Kumasi] by 212 votes, the "
     "[ncc|National Count Commission] said.\n\n"
     "[larbi|Larbi] sent flowers from [uk|Britain], where he sees his daughter [esi|Esi Larbi]. In "
     "[london|London], [esi|Esi Larbi] works for the [bbc|British Broadcasting Corporation].\n\n"
     "[orlovl|Lev Orlov], who watched the vote for the [au|African Union], called it calm. "
     "[orlovl|Orlov] flies home to [moscow|Moscow] today.\n"},
};

/* A lone surname joins the one full name of its article, else of its story; never another story's,
 * and none where two carry it. */
static const struct marked lone[] = {
    {"mill/a.txt", "Mill to close\n\nThe owner, [tom|Tom Hartley], said so. Mr [tom|Hartley] "
                   "wept.\n\nThe mayor, [ines|Ines Calder], was told by [calder|Rob Calder].\n"},
    {"mill/b.txt", "Mill workers wait\n\nMr [tom|Hartley] did not speak to them, they said. Mr "
                   "[other|Calder] did.\n"},
    {"boat/a.txt", "Boat found\n\nA boat was found by Mr [sailor|Hartley] on Monday.\n"},
    {"boat/b.txt", "Sailor home\n\nMr [sailor|Hartley] came home on Tuesday, his wife said.\n"},
};

struct gold {
    struct span span;
    size_t item;
    const char *who;
    size_t who_length;
    uint32_t entity; /* of all articles, or one of its own */
};

struct set {
    const struct marked *articles;
    size_t article_count;
    struct collection *collection;
    struct arena *arena;
    struct entities_over_all all;
    struct gold names[NAMES_MAX];
    size_t count;
};

static void write_article(const char *folder, const char *path, struct text text)
{
    char name[PATH_MAX_LENGTH];
    snprintf(name, sizeof(name), "%s/%s", folder, path);
    *strrchr(name, '/') = '\0';
    mkdir(name, 0700);
    snprintf(name, sizeof(name), "%s/%s", folder, path);
    FILE *file = fopen(name, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text.bytes, 1, text.length, file), text.length);
    fclose(file);
}

/* Writes an article without its marks, and notes these by their place in the file. */
static void write_marked(struct set *set, const char *folder, size_t number)
{
    struct text_builder out = {0};
    for (const char *at = set->articles[number].text; *at != '\0'; at++) {
        if (*at == '[') {
            struct gold *gold = &set->names[set->count++];
            ck_assert_uint_le(set->count, NAMES_MAX);
            *gold =
                (struct gold){.item = number, .who = at + 1, .who_length = strcspn(at, "|") - 1};
            gold->span.start = (uint32_t)out.length;
            at = strchr(at, '|');
        } else if (*at == ']') {
            struct gold *gold = &set->names[set->count - 1];
            gold->span.length = (uint32_t)out.length - gold->span.start;
        } else {
            text_builder_add_byte(&out, *at);
        }
    }
    write_article(folder, set->articles[number].path, text_builder_text(&out));
    text_builder_free(&out);
}

static size_t item_of(const struct set *set, size_t number)
{
    size_t item = 0;
    while (!text_ends(text_from(collection_item(set->collection, item)->article->source),
                      text_from(set->articles[number].path)))
        item++;
    return item;
}

/* The entity of a gold name that is found just so, else a number that no other has. */
static uint32_t entity_of(const struct set *set, size_t index)
{
    const struct gold *gold = &set->names[index];
    size_t item = item_of(set, gold->item);
    const struct collection_item *in = collection_item(set->collection, item);
    const struct annotation *annotation = &in->analysis->annotation;
    for (size_t i = 0; i < annotation->mention_count; i++) {
        struct span span = annotation->mentions[i].span;
        int64_t start = in->article->paragraphs[span.paragraph].source_start + span.start;
        if (start == gold->span.start && span.length == gold->span.length)
            return set->all.entity_of[item][annotation->mentions[i].entity];
    }
    return UINT32_MAX - (uint32_t)index;
}

static void open_set(struct set *set, const struct marked *articles, size_t count, char *folder)
{
    const char *paths[] = {folder};
    *set = (struct set){.articles = articles, .article_count = count, .arena = arena_new()};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < count; i++)
        write_marked(set, folder, i);
    set->collection = collection_open(paths, 1, (struct collection_options){.workers = 1});
    collection_finish(set->collection);
    ck_assert_uint_eq(collection_count(set->collection), count);
    entities_find(set->collection, set->arena, &set->all);
    for (size_t i = 0; i < set->count; i++)
        set->names[i].entity = entity_of(set, i);
}

static void close_set(struct set *set, const char *folder)
{
    char name[PATH_MAX_LENGTH];
    for (size_t i = 0; i < set->article_count; i++) {
        snprintf(name, sizeof(name), "%s/%s", folder, set->articles[i].path);
        ck_assert_int_eq(unlink(name), 0);
        *strrchr(name, '/') = '\0';
        rmdir(name); /* goes with the last file in it */
    }
    ck_assert_int_eq(rmdir(folder), 0);
    collection_free(set->collection);
    arena_free(set->arena);
}

static bool is_same(const struct gold *a, const struct gold *b)
{
    return a->who_length == b->who_length && memcmp(a->who, b->who, a->who_length) == 0;
}

/* F1 over all pairs of names: those that are the same against those taken for it. */
static double pairwise_f1(const struct marked *articles, size_t count)
{
    char folder[] = "/tmp/diptych-test-XXXXXX";
    struct set set;
    size_t same = 0, taken = 0, both = 0;
    open_set(&set, articles, count, folder);
    for (size_t i = 0; i < set.count; i++)
        for (size_t j = 0; j < i; j++) {
            bool gold = is_same(&set.names[i], &set.names[j]),
                 found = set.names[i].entity == set.names[j].entity;
            same += gold;
            taken += found;
            both += gold && found;
        }
    close_set(&set, folder);
    return 2.0 * (double)both / (double)(same + taken);
}

START_TEST(tells_who_is_who)
{
    ck_assert_double_ge(pairwise_f1(news, COUNT(news)), FLOOR);
}
END_TEST

START_TEST(joins_lone_surnames)
{
    ck_assert_double_eq(pairwise_f1(lone, COUNT(lone)), 1);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {tells_who_is_who, joins_lone_surnames};
    return suite_run("who is who", tests, COUNT(tests));
}
