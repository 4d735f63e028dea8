/* told: articles that a test tells in its own words, read and annotated as the program does it. */
#ifndef DIPTYCH_TESTS_UNIT_TOLD_H
#define DIPTYCH_TESTS_UNIT_TOLD_H

#include "core/compare/compare.h"
#include "core/ingest/source.h"
#include "tests/unit/suite.h"

enum { TOLD_MAX = 8 };

struct told {
    struct arena *arena;
    struct article *articles[TOLD_MAX];
    struct annotation annotations[TOLD_MAX];
    struct compare_side sides[TOLD_MAX];
    size_t count;
};

static inline bool told_take(struct article *article, void *context)
{
    struct told *told = context;
    ck_assert_uint_lt(told->count, TOLD_MAX);
    told->articles[told->count] = article;
    annotate_article(article, NULL, told->arena, &told->annotations[told->count]);
    told->sides[told->count] = (struct compare_side){article, &told->annotations[told->count]};
    told->count++;
    return true;
}

/* Adds the article that `text` is as a file. */
static inline void told_add_text(struct told *told, struct text text)
{
    struct problem_list problems = {0};
    size_t before = told->count;
    if (told->arena == NULL)
        told->arena = arena_new();
    source_read_bytes("told.txt", text, NULL, told_take, told, &problems);
    ck_assert_uint_eq(told->count, before + 1);
    problem_list_free(&problems);
}

static inline void told_add(struct told *told, const char *text)
{
    told_add_text(told, text_from(text));
}

/* Compares two articles and keeps both. */
static inline void told_compare(struct told *told, const char *left, const char *right,
                                struct comparison *out)
{
    told_add(told, left);
    told_add(told, right);
    compare_pair(told->sides[told->count - 2], told->sides[told->count - 1], told->arena, out);
}

static inline void told_end(struct told *told)
{
    for (size_t i = 0; i < told->count; i++)
        article_free(told->articles[i]);
    arena_free(told->arena);
    *told = (struct told){0};
}

#endif
