/* manifest: collection.yaml: what a collection is called, its outlets, its stories, and what is
 * known of its articles; it goes before what was found.
 *
 * Every mistake is told with its place; what is right works. */
#ifndef DIPTYCH_CONFIG_MANIFEST_H
#define DIPTYCH_CONFIG_MANIFEST_H

#include "core/base/article.h"
#include "core/base/error.h"
#include "core/ingest/fields.h"
#include "core/ingest/outlets.h"

#define MANIFEST_NAME "collection.yaml"
enum { MANIFEST_NO_STORY = UINT32_MAX };

/* What is known of one article. NULL, or a date without a year: nothing. */
struct manifest_article {
    const char *file; /* relative to the manifest's folder, inside it */
    size_t number;    /* 1-based, of a file with many; 0: all that the file holds */
    const char *outlet, *headline, *url;
    struct date date;
    const char *const *bylines;
    size_t byline_count;
    struct field_names map; /* what its records call their fields */
    uint32_t story;         /* index, or MANIFEST_NO_STORY */
    const struct yaml_node *place;
};

struct manifest {
    const char *title;          /* or NULL */
    const char *const *stories; /* titles; NULL where a story has none */
    size_t story_count;
    struct manifest_article *articles; /* in file order, each file and number once */
    size_t article_count;
    struct known_outlets outlets;
    struct field_names map;
    struct form *form; /* private: what the rest points into */
};

/* Reads a manifest; `bytes` are copied, `path` names them. *out is a good one in every case, and
 * the caller frees what is in it. The status of the first error, else STATUS_OK. */
enum status manifest_parse(const char *path, struct text bytes, struct manifest *out,
                           struct problem_list *problems);
void manifest_free(struct manifest *manifest);

/* Adds an error at an article's file. */
struct problem *manifest_problem(const struct manifest *manifest,
                                 const struct manifest_article *article,
                                 struct problem_list *problems, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* What is known of articles of one file: first of all of them, then by number. */
struct manifest_facts {
    const struct manifest_article *rows;
    size_t count;
};

/* Puts what is known into an article, and into the file's Nth: what is said of all, then what of
 * this one. */
void manifest_apply(const struct manifest_article *facts, struct article *article);
void manifest_apply_facts(struct manifest_facts facts, size_t number, struct article *article);

/* Whether they say the same of the articles, but for stories. */
bool manifest_facts_equal(struct manifest_facts a, struct manifest_facts b);

/* The story of the file's Nth article, MANIFEST_NO_STORY where none is given. */
uint32_t manifest_story(struct manifest_facts facts, size_t number);

#endif
