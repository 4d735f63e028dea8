/* Tokens and sentences tile every paragraph. Paragraphs are the input's lines, cleaned, none of
 * them judged. */
#include "core/base/utf8.h"
#include "core/language/sentences.h"
#include "tests/fuzz/fuzz.h"

static void add_lines(struct article *article, struct text text)
{
    size_t capacity = 0;
    for (size_t at = 0, end; at <= text.length; at = end + 1) {
        end = text_find(text, TEXT("\n"), at);
        end = end == SIZE_MAX ? text.length : end;
        struct text line = utf8_sanitize(article->arena, text_slice(text, at, end), NULL);
        article->paragraphs =
            arena_grow(article->arena, article->paragraphs, article->paragraph_count, &capacity,
                       sizeof(*article->paragraphs));
        article->paragraphs[article->paragraph_count++] = (struct paragraph){
            .text = line, .kind = PARAGRAPH_BODY, .source_start = -1, .source_end = -1};
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct article article = {.arena = arena_new(), .language = "en"};
    struct tokens tokens;
    struct sentences sentences;
    add_lines(&article, fuzz_text(data, size));
    tokens_make(&article, article.arena, &tokens);
    sentences_make(&article, &tokens, article.arena, &sentences);
    fuzz_expect_tokens(&article, &tokens, &sentences);
    for (size_t i = 0; i < sentences.count; i++) {
        struct span span = sentences.items[i].span;
        FUZZ_ASSERT(sentences_at(&sentences, span.paragraph, span.start) == i);
    }
    arena_free(article.arena);
    return 0;
}
