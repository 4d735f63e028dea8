/* marked: an article for a test from one string: paragraphs end in '\n', names stand in braces:
 * {Orla Brandt} a person, {o:White Palace} an organisation, {p:Norland} a place. A name that ends
 * one before it is the same entity. */
#ifndef DIPTYCH_TESTS_UNIT_MARKED_H
#define DIPTYCH_TESTS_UNIT_MARKED_H

#include "core/entities/annotation.h"

#include <string.h>

enum { MARKED_PARAGRAPHS = 8, MARKED_NAMES = 16, MARKED_BYTES = 1024 };

struct marked {
    struct arena *arena;
    char text[MARKED_BYTES];
    struct paragraph paragraphs[MARKED_PARAGRAPHS];
    struct article article;
    struct annotation annotation;
    struct mention mentions[MARKED_NAMES];
    struct entity entities[MARKED_NAMES];
};

static inline uint32_t marked_entity(struct marked *marked, struct text name,
                                     enum entity_class class)
{
    struct annotation *annotation = &marked->annotation;
    for (size_t i = 0; i < annotation->entity_count; i++)
        if (text_ends(text_from(annotation->entities[i].name), name))
            return (uint32_t)i;
    char *copy = arena_copy(marked->arena, name.bytes, name.length);
    marked->entities[annotation->entity_count] = (struct entity){.class = class, .name = copy};
    return (uint32_t)annotation->entity_count++;
}

static inline uint32_t marked_token(const struct tokens *tokens, size_t paragraph, size_t offset)
{
    size_t i = tokens->first_of[paragraph];
    while (i < tokens->first_of[paragraph + 1] && tokens->items[i].start < offset)
        i++;
    return (uint32_t)i;
}

/* Copies the text without its braces and notes where the names stood. */
static inline void marked_read(struct marked *marked, const char *text)
{
    size_t length = 0, start = 0, paragraph = 0, count = 0;
    for (const char *at = text;; at++) {
        if (*at == '{') {
            bool typed = at[2] == ':';
            struct mention *mention = &marked->mentions[count];
            mention->class = !typed         ? ENTITY_PERSON
                             : at[1] == 'o' ? ENTITY_ORGANIZATION
                                            : ENTITY_PLACE;
            at += typed ? 2 : 0;
            mention->span = (struct span){(uint32_t)paragraph, (uint32_t)(length - start), 0};
        } else if (*at == '}') {
            struct span *span = &marked->mentions[count++].span;
            span->length = (uint32_t)(length - start) - span->start;
        } else if (*at == '\n' || *at == '\0') {
            marked->paragraphs[paragraph].kind = PARAGRAPH_BODY;
            marked->paragraphs[paragraph++].text =
                (struct text){marked->text + start, length - start};
            start = length;
            if (*at == '\0')
                break;
        } else {
            marked->text[length++] = *at;
        }
    }
    marked->article =
        (struct article){.paragraphs = marked->paragraphs, .paragraph_count = paragraph};
    marked->annotation.mention_count = count;
}

/* Tokens, sentences and the marked names; dates, figures and quotations are the test's to find. */
static inline void marked_open(struct marked *marked, const char *text)
{
    memset(marked, 0, sizeof(*marked));
    marked->arena = arena_new();
    marked_read(marked, text);
    struct annotation *annotation = &marked->annotation;
    annotation->mentions = marked->mentions;
    annotation->entities = marked->entities;
    tokens_make(&marked->article, marked->arena, &annotation->tokens);
    sentences_make(&marked->article, &annotation->tokens, marked->arena, &annotation->sentences);
    for (size_t i = 0; i < annotation->mention_count; i++) {
        struct mention *mention = &marked->mentions[i];
        struct span span = mention->span;
        mention->first_token = marked_token(&annotation->tokens, span.paragraph, span.start);
        mention->end_token =
            marked_token(&annotation->tokens, span.paragraph, span.start + span.length);
        mention->entity =
            marked_entity(marked, article_span_text(&marked->article, span), mention->class);
    }
}

static inline void marked_close(struct marked *marked)
{
    arena_free(marked->arena);
}

#endif
