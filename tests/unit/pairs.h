/* pairs: articles of tests/pairs, aligned by hand.
 *
 * A line is a sentence: its name (letter of the article, number; 0 is the headline), tags, " | ",
 * its text; with "+" before the name it goes on in the paragraph of the line above. A tag names a
 * sentence further up and what ties it: = verbatim, " quote, # figure, ~ reworded, ? neither asked
 * for nor held against it, ! looks alike and is not the same. Headlines are ? unless tagged. */
#ifndef DIPTYCH_TESTS_UNIT_PAIRS_H
#define DIPTYCH_TESTS_UNIT_PAIRS_H

#include <ctype.h>
#include <string.h>

#include "core/base/file.h"
#include "core/compare/compare.h"
#include "tests/unit/reading.h"
#include "tests/unit/suite.h"

enum { PAIRS_ARTICLES = 3, PAIRS_SENTENCES = 64 };

/* The tag of two sentences, 0 for none. */
struct pairs_tags {
    char tag[PAIRS_SENTENCES][PAIRS_SENTENCES];
};

struct pairs_article {
    struct text_builder text; /* as a file: a paragraph a block */
    struct text sentences[PAIRS_SENTENCES];
    size_t count;
    struct article *article;
    struct annotation annotation;
    uint32_t *named; /* by sentence of the annotation: its number here */
};

struct pairs_set {
    struct text file;
    struct arena *arena;
    struct pairs_article articles[PAIRS_ARTICLES];
    size_t count;
    /* The earlier article's sentence first; of one article the lower number. */
    struct pairs_tags tags[PAIRS_ARTICLES][PAIRS_ARTICLES];
};

static inline size_t pairs_number(struct text text, size_t *at)
{
    size_t number = 0;
    while (*at < text.length && isdigit((unsigned char)text.bytes[*at]))
        number = number * 10 + (size_t)(text.bytes[(*at)++] - '0');
    ck_assert_uint_lt(number, PAIRS_SENTENCES);
    return number;
}

static inline void pairs_read_line(struct pairs_set *set, struct text line)
{
    bool goes_on = line.bytes[0] == '+';
    size_t bar = text_find(line, TEXT(" | "), 0), at = goes_on;
    ck_assert_msg(bar != SIZE_MAX, "no bar: %.*s", (int)line.length, line.bytes);
    size_t own = (size_t)(line.bytes[at++] - 'a'), number = pairs_number(line, &at);
    ck_assert(own < PAIRS_ARTICLES);
    struct pairs_article *article = &set->articles[own];
    ck_assert_msg(number == article->count, "out of order: %.*s", (int)line.length, line.bytes);
    set->count = own + 1;
    if (article->count > 0)
        text_builder_add_string(&article->text, goes_on ? " " : "\n\n");
    article->sentences[article->count++] = text_slice(line, bar + 3, line.length);
    text_builder_add(&article->text, article->sentences[number]);
    while (at < bar) {
        char tag = line.bytes[++at];
        size_t other = (size_t)(line.bytes[at + 1] - 'a');
        ck_assert_msg(strchr("=\"#~?!", tag) && other <= own, "a tag: %.*s", (int)line.length,
                      line.bytes);
        at += 2;
        set->tags[other][own].tag[pairs_number(line, &at)][number] = tag;
    }
}

/* Which of our sentences each found one is, in whatever order: the one whose text it is in or
 * holds. */
static inline void pairs_name(struct arena *arena, struct pairs_article *article)
{
    const struct sentences *found = &article->annotation.sentences;
    bool named[PAIRS_SENTENCES] = {false};
    article->named = arena_array(arena, found->count, sizeof(*article->named));
    for (size_t s = 0; s < found->count; s++) {
        struct text text = article_span_text(article->article, found->items[s].span);
        for (size_t i = 0; i < article->count; i++)
            if (text_find(article->sentences[i], text, 0) != SIZE_MAX ||
                text_find(text, article->sentences[i], 0) != SIZE_MAX) {
                article->named[s] = (uint32_t)i;
                if (!named[i])
                    break;
            }
        named[article->named[s]] = true;
    }
    for (size_t i = 0; i < article->count; i++)
        ck_assert_msg(named[i], "not found as a sentence: %.*s", (int)article->sentences[i].length,
                      article->sentences[i].bytes);
}

static inline void pairs_read(struct pairs_set *set, const char *path)
{
    struct problem_list problems = {0};
    *set = (struct pairs_set){.arena = arena_new()};
    ck_assert_int_eq(file_read(path, FILE_SIZE_MAX, &set->file, &problems), STATUS_OK);
    for (size_t start = 0, end; start < set->file.length; start = end + 1) {
        end = text_find(set->file, TEXT("\n"), start);
        end = end == SIZE_MAX ? set->file.length : end;
        struct text line = text_slice(set->file, start, end);
        if (line.length > 0 && line.bytes[0] != '#')
            pairs_read_line(set, line);
    }
    for (size_t i = 0; i < set->count; i++) {
        struct pairs_article *article = &set->articles[i];
        char name[] = {(char)('a' + i), '\0'};
        article->article = reading_one(name, text_builder_text(&article->text), NULL);
        annotate_article(article->article, NULL, set->arena, &article->annotation);
        pairs_name(set->arena, article);
    }
    problem_list_free(&problems);
}

static inline struct compare_side pairs_side(const struct pairs_set *set, size_t index)
{
    return (struct compare_side){set->articles[index].article, &set->articles[index].annotation};
}

static inline void pairs_end(struct pairs_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        article_free(set->articles[i].article);
        text_builder_free(&set->articles[i].text);
    }
    arena_free(set->arena);
    free((char *)set->file.bytes);
}

#endif
