/* What the reader's configuration adds to the names found, and forbids. */
#include "core/collection/collection.h"
#include "core/entities/resolve.h"
#include "tests/unit/suite.h"

#include <string.h>

enum { MENTIONS_MAX = 6 };

static const char *const zed_aliases[] = {"Zed", "Z. Orvelian"}, *const who_aliases[] = {"WHO"},
                         *const empty_aliases[] = {"", " "};
static const struct known_name rows[] = {
    {"Zedrik Orvelian", ENTITY_PERSON, zed_aliases, 2, false},
    {"World Health Organization", ENTITY_ORGANIZATION, who_aliases, 1, false},
    {"Iris", ENTITY_ORGANIZATION, NULL, 0, false},
    {"Iris", ENTITY_PERSON, NULL, 0, false}, /* the first row of a form counts */
    {"Kettle's Yard", ENTITY_PLACE, NULL, 0, false},
    {"Spring Fling Festival", ENTITY_PLACE, empty_aliases, 2, false},
    {"Marlowe", ENTITY_CLASS_COUNT, NULL, 0, true},
    {"Paris", ENTITY_PERSON, NULL, 0, true},
    {"", ENTITY_PERSON, NULL, 0, false},
};

/* What the tagger is taken to have found ("per text"), and what is left of it as class, text, name.
 */
static const struct {
    const char *text;
    const char *found[MENTIONS_MAX];
    const char *names;
} cases[] = {
    {"Zedrik Orvelian spoke. Zed left; zed is a letter.",
     {NULL},
     "per|Zedrik Orvelian|Zedrik Orvelian; per|Zed|Zedrik Orvelian"},
    /* an alias stands for the row's name, and the surname follows it */
    {"Z. Orvelian spoke. Orvelian left.",
     {"per Z. Orvelian", "per Orvelian"},
     "per|Z. Orvelian|Zedrik Orvelian; per|Orvelian|Zedrik Orvelian"},
    {"The WHO knows who said it. Who?", {NULL}, "org|WHO|World Health Organization"},
    {"IRIS OPENS. The iris of an eye.", {NULL}, "org|IRIS|Iris"},
    /* another class, and a longer name */
    {"Iris said so.", {"per Iris"}, "org|Iris|Iris"},
    {"Ann Iris lives in Iris Street.",
     {"per Ann Iris", "pla Iris Street"},
     "per|Ann Iris|Ann Iris; pla|Iris Street|Iris Street"},
    {"He met Today Spring Fling Festival and Rome.",
     {"per Today Spring Fling Festival", "pla Rome"},
     "pla|Spring Fling Festival|Spring Fling Festival; pla|Rome|Rome"},
    {"In Kettle's Yard, Kettle's wife wept.",
     {"per Kettle", "per Kettle"},
     "pla|Kettle's Yard|Kettle's Yard; per|Kettle|Kettle"},
    {"Iris and Zed: Iris.", {"org Iris"}, "org|Iris|Iris; per|Zed|Zedrik Orvelian; org|Iris|Iris"},
    /* forbidden: alone, of a class */
    {"Marlowe met Anna Marlowe.",
     {"per Marlowe", "per Anna Marlowe"},
     "per|Anna Marlowe|Anna Marlowe"},
    {"Paris met Paris.", {"per Paris", "pla Paris"}, "pla|Paris|Paris"},
    {"", {NULL}, ""},
};

/* Finds the mentions that a case gives, one behind the other. */
static void find_given(struct annotation *annotation, const struct article *article,
                       const char *const *found)
{
    struct tokens *tokens = &annotation->tokens;
    size_t at = 0;
    for (size_t i = 0; i < MENTIONS_MAX && found[i] != NULL; i++) {
        struct text text = article->paragraphs[0].text, name = text_from(found[i] + 4);
        struct mention *mention = &annotation->mentions[annotation->mention_count++];
        size_t start = text_find(text, name, at), token = 0;
        ck_assert_uint_ne(start, SIZE_MAX);
        at = start + name.length;
        while (tokens->items[token].start < start)
            token++;
        mention->first_token = (uint32_t)token;
        while (token < tokens->count && tokens->items[token].start < at)
            token++;
        mention->end_token = (uint32_t)token;
        mention->span = (struct span){0, (uint32_t)start, (uint32_t)name.length};
        while (strncmp(entity_class_name(mention->class), found[i], 3) != 0)
            mention->class ++;
    }
}

static void check_case(const struct known_names *names, size_t number)
{
    struct arena *arena = arena_new();
    struct paragraph paragraph = {.text = text_from(cases[number].text)};
    struct article article = {.arena = arena, .paragraphs = &paragraph, .paragraph_count = 1};
    struct mention mentions[MENTIONS_MAX] = {0};
    struct annotation annotation = {.mentions = mentions};
    struct text_builder out = {0};
    tokens_make(&article, arena, &annotation.tokens);
    find_given(&annotation, &article, cases[number].found);
    known_names_apply(names, &article, arena, &annotation);
    resolve_entities(&article, names, arena, &annotation);
    for (size_t i = 0; i < annotation.mention_count; i++) {
        const struct mention *mention = &annotation.mentions[i];
        struct text text = article_span_text(&article, mention->span);
        text_builder_printf(&out, "%s%.3s|%.*s|%s", i ? "; " : "",
                            entity_class_name(mention->class), (int)text.length, text.bytes,
                            annotation.entities[mention->entity].name);
    }
    ck_assert_str_eq(out.length ? out.bytes : "", cases[number].names);
    text_builder_free(&out);
    arena_free(arena);
}

START_TEST(adds_and_forbids)
{
    struct known_names *names = known_names_new(rows, COUNT(rows));
    for (size_t i = 0; i < COUNT(cases); i++)
        check_case(names, i);
    known_names_free(names);
}
END_TEST

START_TEST(none_change_nothing)
{
    struct paragraph paragraph = {.text = TEXT("Iris said so.")};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct known_names *none = known_names_new(NULL, 0);
    for (int i = 0; i < 2; i++) {
        struct arena *arena = arena_new();
        struct mention mention = {.span = {0, 0, 4}, .end_token = 1};
        struct annotation annotation = {.mentions = &mention, .mention_count = 1};
        tokens_make(&article, arena, &annotation.tokens);
        known_names_apply(i ? none : NULL, &article, arena, &annotation);
        ck_assert_uint_eq(annotation.mention_count, 1);
        ck_assert_uint_eq(annotation.mentions[0].span.length, 4);
        ck_assert_ptr_null(known_names_canonical(none, &annotation.mentions[0]));
        arena_free(arena);
    }
    known_names_free(none);
    known_names_free(NULL);
}
END_TEST

/* How often a form stands as a name in the sample collection. */
static size_t count_in_sample(const struct known_names *names, const char *form)
{
    struct collection *collection =
        collection_open(NULL, 0, (struct collection_options){.workers = 2, .names = names});
    size_t count = 0;
    collection_finish(collection);
    for (size_t i = 0; i < collection_count(collection); i++) {
        const struct collection_item *item = collection_item(collection, i);
        const struct annotation *annotation = &item->analysis->annotation;
        for (size_t m = 0; m < annotation->mention_count; m++)
            count += text_equal(article_span_text(item->article, annotation->mentions[m].span),
                                text_from(form));
    }
    collection_free(collection);
    return count;
}

START_TEST(reach_a_collection)
{
    const struct known_name forbidden = {"Ilinca Dobrescu", ENTITY_PERSON, NULL, 0, true};
    struct known_names *names = known_names_new(&forbidden, 1);
    ck_assert_uint_gt(count_in_sample(NULL, forbidden.name), 0);
    ck_assert_uint_eq(count_in_sample(names, forbidden.name), 0);
    known_names_free(names);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {adds_and_forbids, none_change_nothing, reach_a_collection};
    return suite_run("known names", tests, COUNT(tests));
}
