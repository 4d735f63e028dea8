/* annotation: everything that is found in one article: tokens, sentences, names, figures, dates,
 * quotations.
 *
 * Made by annotate_article from the article alone, on any thread; owned by an arena that can be
 * dropped and made again. In an article whose language is not English only tokens and sentences are
 * filled. */
#ifndef DIPTYCH_ENTITIES_ANNOTATION_H
#define DIPTYCH_ENTITIES_ANNOTATION_H

#include "core/base/article.h"
#include "core/language/sentences.h"
#include "core/language/tokens.h"

enum entity_class {
    ENTITY_PERSON,
    ENTITY_PLACE,
    ENTITY_ORGANIZATION,
    ENTITY_DEMONYM,
    ENTITY_CLASS_COUNT
};

/* "person", "place", "organization", "demonym"; the reverse gives ENTITY_CLASS_COUNT for no such
 * name ("org", "location" are taken too). */
const char *entity_class_name(enum entity_class class);
enum entity_class entity_class_from(struct text name);

/* A name where it stands, without title and possessive. */
struct mention {
    struct span span;
    uint32_t first_token, end_token;
    enum entity_class class;
    uint32_t entity; /* index into entities */
    uint32_t known;  /* row of the reader's known names, plus 1; 0: none */
};

/* Who or what mentions stand for, within one article. */
struct entity {
    enum entity_class class;
    const char *id; /* slug of the name: "liz-truss", "-2" in source order where taken */
    const char
        *name; /* canonical: the fullest form, or the gazetteer's ("United Kingdom" for "UK") */
    uint32_t mention_count;
    uint32_t first_mention;
    const char **titles; /* of a person: as printed beside the name (titles.h), by place */
    size_t title_count;
};

enum figure_kind {
    FIGURE_CARDINAL,
    FIGURE_MONEY,
    FIGURE_PERCENT,
    FIGURE_MEASURE,
    FIGURE_AGE,
    FIGURE_SCORE,
    FIGURE_ORDINAL,
    FIGURE_KIND_COUNT
};
const char *figure_kind_name(enum figure_kind kind);

/* A number as the text states it. NAN stands for an open or unknown value. */
struct figure {
    struct span span; /* the number with scale, currency, percent or unit */
    enum figure_kind kind;
    double value; /* what is printed; the middle of a range is not invented: NAN for ranges */
    double low,
        high; /* what it can be: equal for an exact value, open (NAN) where a modifier says so */
    const char *modifier;  /* "more than", as printed in lower case, or NULL */
    const char *unit;      /* normalised: "km", "USD", "%", "hours"; NULL for plain counts */
    const char *noun;      /* the counted noun phrase as printed ("Russian troops"), or NULL */
    const char *lemma;     /* its head, singular, lower case ("troop"), or NULL */
    struct span noun_span; /* length 0 where there is no noun */
};

/* A date as the text states it, and the day it means where that is certain. */
struct date_mention {
    struct span span;
    struct date value; /* unknown parts 0 */
};

/* The words between quotation marks in one paragraph. */
struct quote {
    struct span span;         /* without the marks */
    struct span speaker_span; /* the words that name the speaker; length 0 where nobody is named */
    uint32_t speaker_entity;  /* index into entities, or ANNOTATION_NONE */
    bool scare;               /* a word or two set apart, nobody's statement */
};

enum { ANNOTATION_NONE = UINT32_MAX };

struct annotation {
    struct tokens tokens;
    struct sentences sentences;
    struct mention *mentions; /* by place, not overlapping */
    size_t mention_count;
    struct entity *entities; /* by first mention */
    size_t entity_count;
    struct figure *figures; /* by place, not overlapping */
    size_t figure_count;
    struct date_mention *dates; /* by place */
    size_t date_count;
    struct quote *quotes; /* by place; a quotation inside another follows it */
    size_t quote_count;
};

struct known_names;

/* Annotates an article; `names` (known_names.h) are those that the reader adds and forbids, or
 * NULL. Everything lives in the arena. Linear in the article's length. */
void annotate_article(const struct article *article, const struct known_names *names,
                      struct arena *arena, struct annotation *out);
/* What takes most of the room, and the least time to make again, are tokens and sentences: a packed
 * annotation lacks them. Copies all else into an arena of its size on a shelf (arena_new_on), which
 * the caller frees. */
struct arena *annotation_pack(const struct annotation *from, struct shelf *shelf,
                              struct annotation *out);
/* Makes them anew, in the arena, where they are not there. */
void annotation_unpack(const struct article *article, struct arena *arena,
                       struct annotation *annotation);
/* Finds the dates anew, for an article whose own date was corrected. */
void annotate_dates(const struct article *article, struct arena *arena,
                    struct annotation *annotation);

#endif
