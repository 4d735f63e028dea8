#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/embed.h"
#include "core/base/memory.h"
#include "core/entities/gazetteer.h"
#include "core/entities/model.h"
#include "core/entities/resolve.h"
#include "core/entities/spelling.h"
#include "core/entities/tagger.h"

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
    {"Ursula von der Aue. Von der Aue left.",
     {"Ursula von der Aue", "Von der Aue"},
     "ursula-von-der-aue ursula-von-der-aue"},
};

START_TEST(links_persons)
{
    struct arena *arena = arena_new();
    struct paragraph paragraph = {.text = text_from(links[_i].text)};
    struct article article = {.arena = arena, .paragraphs = &paragraph, .paragraph_count = 1};
    struct mention mentions[8] = {0};
    struct annotation annotation = {.mentions = mentions};
    struct text_builder out = {0};
    size_t from = 0, token = 0;
    tokens_make(&article, arena, &annotation.tokens);
    for (size_t i = 0; links[_i].mentions[i] != NULL; i++) {
        struct text name = text_from(links[_i].mentions[i]);
        size_t at = text_find(paragraph.text, name, from);
        ck_assert(at != SIZE_MAX);
        while (annotation.tokens.items[token].start < at)
            token++;
        mentions[annotation.mention_count].first_token = (uint32_t)token;
        mentions[annotation.mention_count].end_token = (uint32_t)token + 1;
        mentions[annotation.mention_count++].span =
            (struct span){0, (uint32_t)at, (uint32_t)name.length};
        from = at + name.length;
    }
    resolve_entities(&article, NULL, arena, &annotation);
    for (size_t i = 0; i < annotation.mention_count; i++)
        text_builder_printf(&out, "%s%s", i ? " " : "", annotation.entities[mentions[i].entity].id);
    ck_assert_str_eq(out.bytes, links[_i].ids);
    text_builder_free(&out);
    arena_free(arena);
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

START_TEST(knows_names)
{
    struct gazetteer g;
    struct text bytes = embed_find("core/entities/gazetteer/gazetteer.bin");
    ck_assert(gazetteer_intact(bytes) && gazetteer_open(bytes, &g));
    ck_assert_str_eq(gazetteer_canonical(&g, ENTITY_PLACE, TEXT("U.K.")), "United Kingdom");
    ck_assert_str_eq(gazetteer_canonical(&g, ENTITY_ORGANIZATION, TEXT("No 10")), "Downing Street");
    ck_assert_str_eq(gazetteer_canonical(&g, ENTITY_DEMONYM, TEXT("Ukrainians")), "Ukrainian");
    ck_assert_str_eq(gazetteer_country(&g, TEXT("Ukrainians")), "Ukraine");
    ck_assert_ptr_null(gazetteer_canonical(&g, ENTITY_PERSON, TEXT("Ukraine")));
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
    tcase_add_loop_test(tests, links_persons, 0, COUNT(links));
    tcase_add_loop_test(tests, makes_slugs, 0, COUNT(slugs));
    tcase_add_loop_test(tests, compares_spellings, 0, COUNT(spellings));
    tcase_add_loop_test(tests, refuses_damaged_weights, 0, COUNT(damages));
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
