#include "core/entities/annotation.h"

#include <string.h>

#include "core/entities/dates.h"
#include "core/entities/figures.h"
#include "core/entities/known_names.h"
#include "core/entities/quotes.h"
#include "core/entities/resolve.h"
#include "core/entities/tagger.h"
#include "core/entities/titles.h"

/* Below so many words the language cannot be told, and English is taken. */
enum { WORDS_TO_JUDGE_BY = 20 };

static const char *const class_names[ENTITY_CLASS_COUNT] = {
    [ENTITY_PERSON] = "person",
    [ENTITY_PLACE] = "place",
    [ENTITY_ORGANIZATION] = "organization",
    [ENTITY_DEMONYM] = "demonym",
};

static const struct {
    const char *name;
    enum entity_class class;
} class_aliases[] = {
    {"org", ENTITY_ORGANIZATION},
    {"organisation", ENTITY_ORGANIZATION},
    {"location", ENTITY_PLACE},
};

static const char *const figure_names[FIGURE_KIND_COUNT] = {
    [FIGURE_CARDINAL] = "cardinal", [FIGURE_MONEY] = "money", [FIGURE_PERCENT] = "percent",
    [FIGURE_MEASURE] = "measure",   [FIGURE_AGE] = "age",     [FIGURE_SCORE] = "score",
    [FIGURE_ORDINAL] = "ordinal",
};

const char *entity_class_name(enum entity_class class)
{
    return class < ENTITY_CLASS_COUNT ? class_names[class] : NULL;
}

enum entity_class entity_class_from(struct text name)
{
    for (size_t i = 0; i < ENTITY_CLASS_COUNT; i++)
        if (text_equal(name, text_from(class_names[i])))
            return (enum entity_class)i;
    for (size_t i = 0; i < sizeof(class_aliases) / sizeof(class_aliases[0]); i++)
        if (text_equal(name, text_from(class_aliases[i].name)))
            return class_aliases[i].class;
    return ENTITY_CLASS_COUNT;
}

const char *figure_kind_name(enum figure_kind kind)
{
    return kind < FIGURE_KIND_COUNT ? figure_names[kind] : NULL;
}

static bool is_english(const struct article *article)
{
    const char *language = article->language;
    if (language == NULL || strncmp(language, "en", 2) == 0)
        return true;
    return strcmp(language, "und") == 0 && article->words < WORDS_TO_JUDGE_BY;
}

void annotate_article(const struct article *article, const struct known_names *names,
                      struct arena *arena, struct annotation *out)
{
    *out = (struct annotation){0};
    tokens_make(article, arena, &out->tokens);
    sentences_make(article, &out->tokens, arena, &out->sentences);
    if (!is_english(article))
        return;
    dates_find(article, arena, out);
    tagger_find_mentions(article, arena, out);
    known_names_apply(names, article, arena, out);
    resolve_entities(article, names, arena, out);
    titles_find(article, arena, out);
    figures_find(article, arena, out);
    quotes_find(article, arena, out);
}

void annotate_dates(const struct article *article, struct arena *arena,
                    struct annotation *annotation)
{
    if (is_english(article))
        dates_find(article, arena, annotation);
}
