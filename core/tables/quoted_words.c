#include "core/tables/quoted_words.h"

#include "core/base/memory.h"
#include "core/language/stems.h"

#include <stdlib.h>

void quoted_words_read(const struct article *article, const struct annotation *annotation,
                       uint32_t index, struct arena *arena, struct quoted_words *out)
{
    struct article *quotation = arena_alloc(arena, sizeof(*quotation));
    struct tokens *tokens = arena_alloc(arena, sizeof(*tokens));
    quotation->paragraphs = arena_alloc(arena, sizeof(*quotation->paragraphs));
    quotation->paragraphs->text = article_span_text(article, annotation->quotes[index].span);
    quotation->paragraph_count = 1;
    tokens_make(quotation, arena, tokens);
    *out = (struct quoted_words){.quotation = quotation, .tokens = tokens};
    out->hashes = arena_array(arena, tokens->count, sizeof(*out->hashes));
    out->places = arena_array(arena, tokens->count, sizeof(*out->places));
    for (size_t i = 0; i < tokens->count; i++) {
        char folded[STEM_LENGTH_MAX];
        if (tokens->items[i].kind != TOKEN_WORD && tokens->items[i].kind != TOKEN_NUMBER)
            continue;
        size_t length = stem_fold(token_text(quotation, tokens, i), folded);
        out->hashes[out->count] = text_hash((struct text){folded, length});
        out->places[out->count++] = (uint32_t)i;
    }
}

struct text quoted_words_text(const struct quoted_words *words, uint32_t first, uint32_t end)
{
    return article_span_text(words->quotation, tokens_span(words->tokens, words->places[first],
                                                           (size_t)words->places[end - 1] + 1));
}

static bool run_at(const struct quoted_words *whole, uint32_t at, const struct quoted_words *part)
{
    for (uint32_t i = 0; i < part->count; i++)
        if (whole->hashes[at + i] != part->hashes[i])
            return false;
    return true;
}

uint32_t quoted_words_find(const struct quoted_words *whole, const struct quoted_words *part)
{
    for (uint32_t at = 0; at + part->count <= whole->count; at++)
        if (run_at(whole, at, part))
            return at;
    return UINT32_MAX;
}

static uint32_t looked_at(const struct quoted_words *words)
{
    return words->count < QUOTED_WORDS_MAX ? words->count : QUOTED_WORDS_MAX;
}

uint32_t quoted_words_match(const struct quoted_words *a, const struct quoted_words *b,
                            uint32_t *match)
{
    uint32_t rows = looked_at(a), columns = looked_at(b), width = columns + 1;
    uint16_t *most = memory_calloc((size_t)(rows + 1) * width, sizeof(*most));
    for (uint32_t i = rows; i-- > 0;)
        for (uint32_t j = columns; j-- > 0;) {
            uint16_t below = most[(i + 1) * width + j], right = most[i * width + j + 1];
            most[i * width + j] = a->hashes[i] == b->hashes[j]
                                      ? (uint16_t)(most[(i + 1) * width + j + 1] + 1)
                                  : below > right ? below
                                                  : right;
        }
    for (uint32_t i = 0; i < a->count; i++)
        match[i] = UINT32_MAX;
    for (uint32_t i = 0, j = 0; i < rows && j < columns;) {
        if (a->hashes[i] == b->hashes[j])
            match[i++] = j++;
        else if (most[(i + 1) * width + j] >= most[i * width + j + 1])
            i++;
        else
            j++;
    }
    uint32_t matched = most[0];
    free(most);
    return matched;
}
