/* reading: an article read as the program reads it. */
#ifndef DIPTYCH_TESTS_UNIT_READING_H
#define DIPTYCH_TESTS_UNIT_READING_H

#include "core/ingest/source.h"

#include <check.h>

static inline bool reading_take(struct article *article, void *context)
{
    struct article **only = context;
    ck_assert_ptr_null(*only);
    *only = article;
    return true;
}

/* The one article of a file's bytes, in which nothing is wrong; `options` may be NULL. Freed with
 * article_free. */
static inline struct article *reading_one(const char *name, struct text bytes,
                                          const struct source_options *options)
{
    struct problem_list problems = {0};
    struct article *article = NULL;
    enum status status = source_read_bytes(name, bytes, options, reading_take, &article, &problems);
    ck_assert_msg(status == STATUS_OK && article != NULL, "%s: %s", name, status_name(status));
    problem_list_free(&problems);
    return article;
}

#endif
