#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/embed.h"
#include "core/base/memory.h"
#include "core/entities/gazetteer.h"
#include "core/entities/model.h"
#include "core/entities/nicknames.h"
#include "core/entities/resolve.h"
#include "core/entities/spelling.h"
#include "core/entities/tagger.h"
#include "core/entities/titles.h"

/* An article of a few paragraphs with its names found and resolved. */
struct sample {
    struct arena *arena;
    struct article article;
    struct annotation annotation;
};

static void annotate(struct sample *s, const char *const *paragraphs)
{
    s->arena = arena_new();
    s->article = (struct article){.arena = s->arena};
    s->annotation = (struct annotation){0};
    s->article.paragraphs = arena_array(s->arena, 16, sizeof(struct paragraph));
    for (; *paragraphs != NULL; paragraphs++)
        s->article.paragraphs[s->article.paragraph_count++] =
            (struct paragraph){.text = text_from(*paragraphs), .kind = PARAGRAPH_BODY};
    tokens_make(&s->article, s->arena, &s->annotation.tokens);
    sentences_make(&s->article, &s->annotation.tokens, s->arena, &s->annotation.sentences);
    tagger_find_mentions(&s->article, s->arena, &s->annotation);
    resolve_entities(&s->article, NULL, s->arena, &s->annotation);
}

/* "class|text|name; …" of every mention. */
static const char *listing(struct sample *s)
{
    struct text_builder out = {0};
    for (size_t i = 0; i < s->annotation.mention_count; i++) {
        const struct mention *m = &s->annotation.mentions[i];
        struct text text = article_span_text(&s->article, m->span);
        ck_assert(article_span_valid(&s->article, m->span));
        if (i > 0)
            ck_assert(!span_overlaps(m[-1].span, m->span) && span_compare(m[-1].span, m->span) < 0);
        text_builder_printf(&out, "%s%.3s|%.*s|%s", i ? "; " : "", entity_class_name(m->class),
                            (int)text.length, text.bytes, s->annotation.entities[m->entity].id);
    }
    const char *copy = arena_copy(s->arena, out.length ? out.bytes : "", out.length);
    text_builder_free(&out);
    return copy;
}

static const struct {
    const char *paragraphs[4];
    const char *names;
} cases[] = {
    {{"President Anna Marlowe's plan was praised in Paris. Marlowe left on Friday.", NULL},
     "per|Anna Marlowe|anna-marlowe; pla|Paris|paris; per|Marlowe|anna-marlowe"},
    {{"The UK said so. Britain is in Europe.", NULL},
     "pla|UK|united-kingdom; pla|Britain|united-kingdom; pla|Europe|europe"},
    {{"He flew from Kiev to Warsaw; Kyiv was calm.", NULL},
     "pla|Kiev|kyiv; pla|Warsaw|warsaw; pla|Kyiv|kyiv"},
    {{"Russian troops met Ukrainian officers.", NULL},
     "dem|Russian|russian; dem|Ukrainian|ukrainian"},
    {{"Downing Street said Boris Kemble would speak.", NULL},
     "org|Downing Street|downing-street; per|Boris Kemble|boris-kemble"},
    {{"Sergei Alderov spoke first.", "Later, Sergey Alderov left Berlin.", NULL},
     "per|Sergei Alderov|sergei-alderov; per|Sergey Alderov|sergei-alderov; pla|Berlin|berlin"},
    {{"Ben Marlowe Friday warned of floods.", NULL}, "per|Ben Marlowe|ben-marlowe"},
    {{"Mayor Marlowe Vows Probe After Flood", "The mayor, Ben Marlowe, said so on Friday.", NULL},
     "per|Marlowe|ben-marlowe; per|Ben Marlowe|ben-marlowe"},
    {{"The court heard Ben Marlowe QC for an hour, then Ann Copeland MP.", NULL},
     "per|Ben Marlowe|ben-marlowe; per|Ann Copeland|ann-copeland"},
    {{"It burned in Peoria, Ill., on Friday, the PTI said.", NULL},
     "pla|Peoria|peoria; pla|Ill.|illinois; org|PTI|pti"},
    /* the land before an office is a place, the office nobody */
    {{"The US Secretary of State left.", NULL}, "pla|US|united-states"},
    {{"The UK Defence Secretary said nothing in Rome.", NULL},
     "pla|UK|united-kingdom; pla|Rome|rome"},
    {{"US Secretary of State Ann Copeland arrived.", NULL},
     "pla|US|united-states; per|Ann Copeland|ann-copeland"},
    /* surnames in a pair are two persons */
    {{"Ben Marlowe met Ann Copeland.",
      "Mr Marlowe and Ms Copeland flew home after the Marlowe-Copeland talks.", NULL},
     "per|Ben Marlowe|ben-marlowe; per|Ann Copeland|ann-copeland; per|Marlowe|ben-marlowe; "
     "per|Copeland|ann-copeland; per|Marlowe|ben-marlowe; per|Copeland|ann-copeland"},
    /* a word that scraping has glued to a person */
    {{"Ben Marlowe and Sergei AlderovDefence Secretary spoke.", NULL},
     "per|Ben Marlowe|ben-marlowe; per|Sergei Alderov|sergei-alderov"},
    {{"Leonardo DiCarlo and Flora MacBrain sang.", NULL},
     "per|Leonardo DiCarlo|leonardo-dicarlo; per|Flora MacBrain|flora-macbrain"},
    /* glued small words, page code, contractions, offices cut in two, a people's word */
    {{"The Paris andRussian teams met Ben Marlowe.", NULL},
     "pla|Paris|paris; per|Ben Marlowe|ben-marlowe"},
    {{"prev.parentNode.insertBefore(s, prev); node.firstChild", NULL}, ""},
    {{"We\u2019ll see, said Ben Marlowe. They've gone.", NULL}, "per|Ben Marlowe|ben-marlowe"},
    {{"UK Secretary of State for Fisheries, Ben Marlowe, left.", NULL},
     "pla|UK|united-kingdom; per|Ben Marlowe|ben-marlowe"},
    {{"Russian troops stood near Ukrainian territory.", NULL},
     "dem|Russian|russian; dem|Ukrainian|ukrainian"},
    /* possessives inside and outside */
    {{"The People's Party of Kenya met Amnesty International's lawyers.", NULL},
     "org|People's Party of Kenya|people-s-party-of-kenya; "
     "org|Amnesty International|amnesty-international"},
    /* nouns that names share, places called after persons, hyphens, clubs called after towns */
    {{"Ships in the Caspian and Black seas moved.", NULL},
     "pla|Caspian|caspian-sea; pla|Black seas|black-sea"},
    {{"The jets left Mihail Kogalniceanu airbase and John F. Kennedy International Airport.", NULL},
     "pla|Mihail Kogalniceanu|mihail-kogalniceanu; "
     "pla|John F. Kennedy International Airport|john-f-kennedy-international-airport"},
    {{"Moscow-backed rebels took the Oslo-Bergen road.", NULL},
     "pla|Moscow|moscow; pla|Oslo|oslo; pla|Bergen|bergen"},
    {{"It is played at San Francisco-San Jose, near Guinea-Bissau.", NULL},
     "pla|San Francisco|san-francisco; pla|San Jose|san-jose; pla|Guinea-Bissau|guinea-bissau"},
    {{"Chelsea beat Leeds United 2-1 and Everton drew. Manager Mikel Verano praised Liverpool.",
      NULL},
     "org|Chelsea|chelsea; org|Leeds United|leeds-united; org|Everton|everton; "
     "per|Mikel Verano|mikel-verano; org|Liverpool|liverpool"},
    {{"He worked in Downing Street and at King's College London.", NULL},
     "org|Downing Street|downing-street; org|King's College London|king-s-college-london"},
    /* an address that is a medium's name; forms of a place */
    {{"Ben Marlowe told DailyMail.com and the Daily Mail; see www.example.com.", NULL},
     "per|Ben Marlowe|ben-marlowe; org|DailyMail.com|daily-mail; org|Daily Mail|daily-mail"},
    {{"He flew from Washington, D.C. to New York City, then from New York to Washington.", NULL},
     "pla|Washington, D.C.|washington; pla|New York City|new-york; pla|New York|new-york; "
     "pla|Washington|washington"},
    {{"", NULL}, ""},
    {{"nothing here at all, and no names", NULL}, ""},
};

START_TEST(finds_and_resolves)
{
    struct sample s;
    annotate(&s, cases[_i].paragraphs);
    ck_assert_str_eq(listing(&s), cases[_i].names);
    arena_free(s.arena);
}
END_TEST

/* Which of its forms an entity is shown by. */
static const struct {
    const char *paragraphs[4];
    const char *id, *name;
} shown[] = {
    {{"WEST HELPS KENYA", "The West said so in Nairobi.", NULL}, "west", "West"},
    {{"Ben Marlowe spoke.", "BEN MARLOWE WARNS PARIS AGAIN", NULL}, "ben-marlowe", "Ben Marlowe"},
    {{"The MoD said so. The Ministry of Defence was right.", NULL},
     "ministry-of-defence",
     "Ministry of Defence"},
    {{"The UK's army met Britain's navy.", NULL}, "united-kingdom", "United Kingdom"},
};

START_TEST(shows_the_best_form)
{
    struct sample s;
    annotate(&s, shown[_i].paragraphs);
    size_t found = 0;
    for (size_t i = 0; i < s.annotation.entity_count; i++) {
        if (strcmp(s.annotation.entities[i].id, shown[_i].id) != 0)
            continue;
        ck_assert_str_eq(s.annotation.entities[i].name, shown[_i].name);
        found++;
    }
    ck_assert_uint_eq(found, 1);
    arena_free(s.arena);
}
END_TEST

/* Resolution alone: mentions are given, as "class text" in the order of the text. */
static const struct {
    const char *text;
    const char *mentions[8];
    const char *ids;
} links[] = {
    {"John Smith met Mary Smith. Smith left.",
     {"John Smith", "Mary Smith", "Smith"},
     "john-smith mary-smith smith"},
    {"Paul Meakin and his wife Svetlana. Meakin wept.",
     {"Paul Meakin", "Svetlana", "Meakin"},
     "paul-meakin svetlana paul-meakin"},
    {"Volodymyr Zelensky spoke. Zelenskyy left.",
     {"Volodymyr Zelensky", "Zelenskyy"},
     "volodymyr-zelensky volodymyr-zelensky"},
    {"Xi Jinping spoke. Xi left.", {"Xi Jinping", "Xi"}, "xi-jinping xi-jinping"},
    {"J. Brandt met Jonas Brandt.", {"J. Brandt", "Jonas Brandt"}, "jonas-brandt jonas-brandt"},
    /* a title tells two of one surname apart, where one alone has it */
    {"President Joe Varga and Hunter Varga. President Varga left. Mr Varga wept.",
     {"Joe Varga", "Hunter Varga", "Varga", "Varga"},
     "joe-varga hunter-varga joe-varga varga"},
    /* a first name in a family stays with who has it */
    {"Paul Meakin, his wife Svetlana Meakin. Svetlana wept.",
     {"Paul Meakin", "Svetlana Meakin", "Svetlana"},
     "paul-meakin svetlana-meakin svetlana-meakin"},
    /* middle names and second surnames, short forms of first names */
    {"Gabriel Alder Pont, then Gabriel Alder, then Alder.",
     {"Gabriel Alder Pont", "Gabriel Alder", "Alder"},
     "gabriel-alder-pont gabriel-alder-pont gabriel-alder-pont"},
    {"Bill Kemble or William Kemble; Kemble left.",
     {"Bill Kemble", "William Kemble", "Kemble"},
     "bill-kemble bill-kemble bill-kemble"},
    {"Anna Kemble, not Anne Kemble.", {"Anna Kemble", "Anne Kemble"}, "anna-kemble anne-kemble"},
    {"Ursula von der Aue. Von der Aue left.",
     {"Ursula von der Aue", "Von der Aue"},
     "ursula-von-der-aue ursula-von-der-aue"},
};

/* An article of one paragraph in which the mentions are given. */
static void give_mentions(struct sample *s, const char *text, const char *const *mentions)
{
    size_t from = 0, token = 0;
    *s = (struct sample){.arena = arena_new()};
    s->article.paragraphs = arena_array(s->arena, 1, sizeof(struct paragraph));
    s->article.paragraph_count = 1;
    s->article.paragraphs[0].text = text_from(text);
    s->annotation.mentions = arena_array(s->arena, 8, sizeof(struct mention));
    tokens_make(&s->article, s->arena, &s->annotation.tokens);
    for (; *mentions != NULL; mentions++) {
        const struct token *tokens = s->annotation.tokens.items;
        struct mention *mention = &s->annotation.mentions[s->annotation.mention_count++];
        struct text name = text_from(*mentions);
        size_t at = text_find(text_from(text), name, from);
        ck_assert(at != SIZE_MAX);
        from = at + name.length;
        for (; tokens[token].start < at; token++)
            continue;
        mention->first_token = (uint32_t)token;
        for (; token < s->annotation.tokens.count && tokens[token].start < from; token++)
            continue;
        mention->end_token = (uint32_t)token;
        mention->span = (struct span){0, (uint32_t)at, (uint32_t)name.length};
    }
    resolve_entities(&s->article, NULL, s->arena, &s->annotation);
    titles_find(&s->article, s->arena, &s->annotation);
}

START_TEST(links_persons)
{
    struct sample s;
    struct text_builder out = {0};
    give_mentions(&s, links[_i].text, links[_i].mentions);
    for (size_t i = 0; i < s.annotation.mention_count; i++)
        text_builder_printf(&out, "%s%s", i ? " " : "",
                            s.annotation.entities[s.annotation.mentions[i].entity].id);
    ck_assert_str_eq(out.bytes, links[_i].ids);
    text_builder_free(&out);
    arena_free(s.arena);
}
END_TEST

/* What a person is called beside the name: titles of the entities, those of one after the other. */
static const struct {
    const char *text;
    const char *mentions[8];
    const char *titles;
} titles[] = {
    {"Defence Secretary Ben Marlowe spoke; Mr Marlowe left.",
     {"Ben Marlowe", "Marlowe"},
     "Defence Secretary, Mr"},
    {"Dr. Anna Olin, the head of the navy, and Mrs Olin.",
     {"Anna Olin", "Olin"},
     "Dr., head of the navy, Mrs"},
    {"Former acting Treasury Secretary Bob Kemble, 55, a lawyer, spoke.",
     {"Bob Kemble"},
     "Former acting Treasury Secretary, lawyer"},
    /* weekdays, cases, kin, commas, another name between */
    {"On Friday President Joe Varga left.", {"Joe Varga"}, "President"},
    {"He accused Miss Olin.", {"Olin"}, "Miss"},
    {"Ben Marlowe and his wife Svetlana left.", {"Ben Marlowe", "Svetlana"}, ""},
    {"To the speaker, Ann Copeland said no.", {"Ann Copeland"}, ""},
    {"Ben Marlowe, Ann Copeland, a judge, met.", {"Ben Marlowe", "Ann Copeland"}, "judge"},
    {"Ben Marlowe, the minister said, is ill.", {"Ben Marlowe"}, ""},
    {"the goalkeeper Piotr Wesolek.", {"Piotr Wesolek"}, "goalkeeper"},
    {"Ben Marlowe", {"Ben Marlowe"}, ""},
};

START_TEST(reads_titles)
{
    struct sample s;
    struct text_builder out = {0};
    give_mentions(&s, titles[_i].text, titles[_i].mentions);
    for (size_t i = 0; i < s.annotation.entity_count; i++)
        for (size_t t = 0; t < s.annotation.entities[i].title_count; t++)
            text_builder_printf(&out, "%s%s", out.length ? ", " : "",
                                s.annotation.entities[i].titles[t]);
    ck_assert_str_eq(out.length ? out.bytes : "", titles[_i].titles);
    text_builder_free(&out);
    arena_free(s.arena);
}
END_TEST

static const struct {
    const char *name, *slug;
} slugs[] = {{"Liz Truss", "liz-truss"},
             {"Élysée", "elysee"},
             {"Washington, D.C.", "washington-d-c"},
             {"...", "x"},
             {"", "x"}};

START_TEST(makes_slugs)
{
    struct arena *arena = arena_new();
    ck_assert_str_eq(resolve_slug(arena, text_from(slugs[_i].name)), slugs[_i].slug);
    arena_free(arena);
}
END_TEST

static const struct {
    const char *a, *b;
    bool same;
} spellings[] = {{"Zelensky", "Zelenskyy", true}, {"Sergei", "Sergey", true},
                 {"Mohammed", "Muhammad", true},  {"al-Assad", "Assad", true},
                 {"Müller", "Muller", true},      {"Smith", "Smyth", true},
                 {"Brown", "Browne", false},      {"Martin", "Marten", false}};

START_TEST(compares_spellings)
{
    bool same =
        spelling_key(text_from(spellings[_i].a)) == spelling_key(text_from(spellings[_i].b));
    ck_assert_int_eq(same, spellings[_i].same);
}
END_TEST

/* First names of one person; those of others differ. */
static const struct {
    const char *a, *b;
    bool same;
} nicknames[] = {{"Bill", "William", true},        {"Liz", "Elizabeth", true},
                 {"Volodymyr", "Vladimir", true},  {"Serhiy", "Sergey", true},
                 {"Oleksandr", "Alexander", true}, {"Mike", "Mick", true},
                 {"Anna", "Anne", false},          {"Bill", "Bob", false}};

START_TEST(knows_nicknames)
{
    ck_assert(nicknames_sorted());
    bool same =
        nickname_key(text_from(nicknames[_i].a)) == nickname_key(text_from(nicknames[_i].b));
    ck_assert_int_eq(same, nicknames[_i].same);
}
END_TEST

/* Forms of one place, one medium, one people. */
static const struct {
    enum entity_class class;
    const char *form, *name;
} forms[] = {
    {ENTITY_PLACE, "U.K.", "United Kingdom"},
    {ENTITY_PLACE, "St. Petersburg", "St Petersburg"},
    {ENTITY_PLACE, "Kiev", "Kyiv"},
    {ENTITY_PLACE, "Black seas", "Black Sea"},
    {ENTITY_PLACE, "Washington, D.C.", "Washington"},
    {ENTITY_PLACE, "People\u2019s Republic of China", "China"},
    {ENTITY_ORGANIZATION, "No 10", "Downing Street"},
    {ENTITY_ORGANIZATION, "the Mirror", "Daily Mirror"},
    {ENTITY_ORGANIZATION, "MailOnline", "Daily Mail"},
    {ENTITY_ORGANIZATION, "DailyMail.com", "Daily Mail"},
    {ENTITY_ORGANIZATION, "People's Liberation Army", "People's Liberation Army"},
    {ENTITY_DEMONYM, "Ukrainians", "Ukrainian"},
    {ENTITY_PERSON, "Ukraine", NULL},
};

START_TEST(knows_forms)
{
    struct gazetteer g;
    gazetteer_embedded(&g);
    const char *name = gazetteer_canonical(&g, forms[_i].class, text_from(forms[_i].form));
    if (forms[_i].name == NULL)
        ck_assert_ptr_null(name);
    else
        ck_assert_str_eq(name, forms[_i].name);
}
END_TEST

START_TEST(knows_names)
{
    struct gazetteer g;
    struct text bytes = embed_find("core/entities/gazetteer/gazetteer.bin");
    ck_assert(gazetteer_intact(bytes) && gazetteer_open(bytes, &g));
    ck_assert_str_eq(gazetteer_country(&g, TEXT("Ukrainians")), "Ukraine");
    ck_assert(gazetteer_lookup(&g, gazetteer_word_key(TEXT("Sergei"), false)) & GAZETTEER_FIRST);
    ck_assert(gazetteer_lookup(&g, gazetteer_name_key(TEXT("São Paulo"))) & GAZETTEER_CITY);
    ck_assert(!gazetteer_open(text_slice(bytes, 0, bytes.length - 1), &g));
    ck_assert_uint_eq(gazetteer_lookup(&g, 1), 0);
}
END_TEST

/* What is done to a copy of the weights, and what is said of it. */
static const struct {
    size_t cut, flip;
    const char *message;
} damages[] = {{1 << 30, SIZE_MAX, NULL},
               {0, SIZE_MAX, "these are no weights"},
               {10, SIZE_MAX, "these are no weights"},
               {1 << 30, 0, "these are no weights"},
               {1 << 30, 4, "another version"},
               {1000, SIZE_MAX, "cut short"},
               {1 << 30, 16, "cut short"},
               {1 << 30, 5000, "checksum"}};

START_TEST(refuses_damaged_weights)
{
    struct text whole = embed_find("core/entities/names.bin");
    char *copy = memory_alloc(whole.length);
    memcpy(copy, whole.bytes, whole.length);
    struct text bytes = text_slice((struct text){copy, whole.length}, 0, damages[_i].cut);
    if (damages[_i].flip != SIZE_MAX)
        copy[damages[_i].flip] ^= 0x55;
    struct problem_list problems = {0};
    ck_assert_int_eq(model_check(bytes, "names.bin", &problems),
                     damages[_i].message ? STATUS_FORMAT : STATUS_OK);
    if (damages[_i].message != NULL)
        ck_assert_ptr_nonnull(strstr(problems.items[0].message, damages[_i].message));
    problem_list_free(&problems);
    free(copy);
}
END_TEST

START_TEST(is_small)
{
    ck_assert_uint_lt(embed_find("core/entities/names.bin").length, 1000000);
    ck_assert_uint_lt(embed_find("core/entities/gazetteer/gazetteer.bin").length, 1000000);
}
END_TEST

START_TEST(names_classes)
{
    for (int i = 0; i < ENTITY_CLASS_COUNT; i++)
        ck_assert_int_eq(entity_class_from(text_from(entity_class_name((enum entity_class)i))), i);
    ck_assert_int_eq(entity_class_from(TEXT("org")), ENTITY_ORGANIZATION);
    ck_assert_int_eq(entity_class_from(TEXT("location")), ENTITY_PLACE);
    ck_assert_int_eq(entity_class_from(TEXT("thing")), ENTITY_CLASS_COUNT);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("names");
    TCase *tests = tcase_create("names");
    tcase_add_loop_test(tests, finds_and_resolves, 0, COUNT(cases));
    tcase_add_loop_test(tests, shows_the_best_form, 0, COUNT(shown));
    tcase_add_loop_test(tests, links_persons, 0, COUNT(links));
    tcase_add_loop_test(tests, reads_titles, 0, COUNT(titles));
    tcase_add_loop_test(tests, makes_slugs, 0, COUNT(slugs));
    tcase_add_loop_test(tests, compares_spellings, 0, COUNT(spellings));
    tcase_add_loop_test(tests, refuses_damaged_weights, 0, COUNT(damages));
    tcase_add_loop_test(tests, knows_nicknames, 0, COUNT(nicknames));
    tcase_add_loop_test(tests, knows_forms, 0, COUNT(forms));
    tcase_add_test(tests, knows_names);
    tcase_add_test(tests, is_small);
    tcase_add_test(tests, names_classes);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
