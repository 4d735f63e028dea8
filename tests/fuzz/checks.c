#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/ingest/source.h"
#include "tests/fuzz/fuzz.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : 1;
}

void fuzz_fail(const char *file, int line, const char *condition)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    abort();
}

struct text fuzz_text(const uint8_t *data, size_t size)
{
    return (struct text){(const char *)data, size};
}

struct text fuzz_split(struct text input, struct text *head)
{
    struct text line = TEXT("\n====\n");
    size_t at = text_find(input, line, 0);
    *head = text_slice(input, 0, at == SIZE_MAX ? 0 : at + 1);
    return text_slice(input, at == SIZE_MAX ? 0 : at + line.length, input.length);
}

char *fuzz_string(struct text text)
{
    char *string = memory_alloc(text.length + 1);
    if (text.length > 0)
        memcpy(string, text.bytes, text.length);
    string[text.length] = '\0';
    return string;
}

/* --- text ------------------------------------------------------------------------------------- */

void fuzz_expect_clean(struct text text, bool lines)
{
    FUZZ_ASSERT(utf8_valid_length(text) == text.length);
    for (size_t at = 0, size; at < text.length; at += size) {
        uint32_t code = utf8_decode(text.bytes + at, text.length - at, &size);
        FUZZ_ASSERT(utf8_clean(code) == code || (lines && code == '\n'));
    }
}

void fuzz_expect_clean_string(const char *string)
{
    if (string)
        fuzz_expect_clean(text_from(string), false);
}

static void expect_problem(const struct problem *problem)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    FUZZ_ASSERT(out);
    problem_print(problem, out);
    fclose(out);
    fuzz_expect_clean((struct text){bytes, length}, true);
    free(bytes);

    char *summary = problem_summary(problem);
    fuzz_expect_clean_string(summary);
    free(summary);
    FUZZ_ASSERT(problem->severity != SEVERITY_ERROR || problem->status != STATUS_OK);
    FUZZ_ASSERT(problem->column == 0 || problem->line > 0);
}

void fuzz_expect_problems(struct problem_list *problems)
{
    size_t errors = 0;
    for (size_t i = 0; i < problems->count; i++) {
        expect_problem(&problems->items[i]);
        errors += problems->items[i].severity == SEVERITY_ERROR;
    }
    FUZZ_ASSERT(errors == problems->errors);
    problem_list_free(problems);
}

/* --- articles --------------------------------------------------------------------------------- */

struct shelf {
    struct article **articles;
    size_t count, capacity;
};

static bool take(struct article *article, void *context)
{
    struct shelf *shelf = context;
    FUZZ_ASSERT(article);
    if (shelf->count == shelf->capacity) {
        article_free(article);
        return false;
    }
    shelf->articles[shelf->count++] = article;
    return true;
}

size_t fuzz_read(const char *name, struct text bytes, struct article **articles, size_t capacity)
{
    struct shelf shelf = {articles, 0, capacity};
    struct problem_list problems = {0};
    enum status status = source_read_bytes(name, bytes, NULL, take, &shelf, &problems);
    FUZZ_ASSERT((status == STATUS_OK) == (problems.errors == 0));
    fuzz_expect_problems(&problems);
    return shelf.count;
}

static void expect_paragraph(const struct paragraph *paragraph, int64_t source_bytes)
{
    fuzz_expect_clean(paragraph->text, false);
    FUZZ_ASSERT(paragraph->kind < PARAGRAPH_KIND_COUNT);
    FUZZ_ASSERT((paragraph->kind == PARAGRAPH_BOILERPLATE) ==
                (paragraph->boilerplate != BOILERPLATE_NONE));
    if (paragraph->source_start < 0)
        FUZZ_ASSERT(paragraph->source_start == -1 && paragraph->source_end == -1);
    else
        FUZZ_ASSERT(paragraph->source_start < paragraph->source_end &&
                    paragraph->source_end <= source_bytes);
}

void fuzz_expect_article(const struct article *article, size_t source_bytes)
{
    int64_t end = 0;
    FUZZ_ASSERT(article->outlet && article->source && article->language);
    fuzz_expect_clean_string(article->outlet);
    fuzz_expect_clean_string(article->title);
    fuzz_expect_clean_string(article->url);
    for (size_t i = 0; i < article->byline_count; i++)
        fuzz_expect_clean_string(article->bylines[i]);
    for (size_t i = 0; i < article->paragraph_count; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        expect_paragraph(paragraph, (int64_t)source_bytes);
        FUZZ_ASSERT(paragraph->source_start < 0 || paragraph->source_start >= end);
        end = paragraph->source_end;
    }
}

void fuzz_read_records(const char *name, struct text bytes)
{
    struct article *articles[8];
    size_t count = fuzz_read(name, bytes, articles, 8);
    for (size_t i = 0; i < count; i++) {
        fuzz_expect_article(articles[i], INT64_MAX);
        for (size_t f = 0; f < articles[i]->field_count; f++) {
            fuzz_expect_clean_string(articles[i]->fields[f].name);
            fuzz_expect_clean_string(articles[i]->fields[f].value);
        }
        article_free(articles[i]);
    }
}

/* --- what is found ---------------------------------------------------------------------------- */

static bool is_blank(struct text text)
{
    for (size_t at = 0, size; at < text.length; at += size)
        if (!utf8_is_space(utf8_decode(text.bytes + at, text.length - at, &size)))
            return false;
    return true;
}

/* Tokens stand in order on character boundaries, and only spaces between them. */
static void expect_tiles(const struct article *article, const struct tokens *tokens, size_t p)
{
    struct text text = article->paragraphs[p].text;
    size_t end = 0;
    for (size_t i = tokens->first_of[p]; i < tokens->first_of[p + 1]; i++) {
        const struct token *token = &tokens->items[i];
        struct span span = {(uint32_t)p, token->start, token->length};
        FUZZ_ASSERT(token->length > 0 && token->start >= end);
        FUZZ_ASSERT(article_span_valid(article, span));
        FUZZ_ASSERT(is_blank(text_slice(text, end, token->start)));
        end = token->start + token->length;
    }
    FUZZ_ASSERT(is_blank(text_slice(text, end, text.length)));
}

void fuzz_expect_tokens(const struct article *article, const struct tokens *tokens,
                        const struct sentences *sentences)
{
    size_t next = 0;
    FUZZ_ASSERT(tokens->paragraph_count == article->paragraph_count);
    FUZZ_ASSERT(tokens->first_of[article->paragraph_count] == tokens->count);
    for (size_t p = 0; p < article->paragraph_count; p++) {
        FUZZ_ASSERT(tokens->first_of[p] <= tokens->first_of[p + 1]);
        expect_tiles(article, tokens, p);
    }
    for (size_t i = 0; i < sentences->count; i++) {
        const struct sentence *sentence = &sentences->items[i];
        FUZZ_ASSERT(article_span_valid(article, sentence->span));
        FUZZ_ASSERT(sentence->first_token == next && sentence->end_token > next);
        FUZZ_ASSERT(tokens_paragraph(tokens, next) == sentence->span.paragraph);
        next = sentence->end_token;
        FUZZ_ASSERT(tokens_paragraph(tokens, next - 1) == sentence->span.paragraph);
    }
    FUZZ_ASSERT(next == tokens->count);
}

/* Valid, not empty, and behind the one before; a later one may lie inside an earlier one where
 * `nested`. */
static void expect_next(const struct article *article, const struct span *before, struct span span,
                        bool nested)
{
    FUZZ_ASSERT(span.length > 0 && article_span_valid(article, span));
    FUZZ_ASSERT(!before || span_compare(*before, span) < 0);
    FUZZ_ASSERT(!before || nested || !span_overlaps(*before, span));
}

static void expect_names(const struct article *article, const struct annotation *annotation)
{
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        expect_next(article, i ? &mention[-1].span : NULL, mention->span, false);
        FUZZ_ASSERT(mention->entity < annotation->entity_count);
        FUZZ_ASSERT(mention->first_token < mention->end_token &&
                    mention->end_token <= annotation->tokens.count);
    }
    for (size_t i = 0; i < annotation->entity_count; i++) {
        const struct entity *entity = &annotation->entities[i];
        fuzz_expect_clean_string(entity->id);
        fuzz_expect_clean_string(entity->name);
        FUZZ_ASSERT(entity->class < ENTITY_CLASS_COUNT && entity->mention_count > 0);
        FUZZ_ASSERT(annotation->mentions[entity->first_mention].entity == i);
        for (size_t t = 0; t < entity->title_count; t++)
            fuzz_expect_clean_string(entity->titles[t]);
    }
}

static void expect_numbers(const struct article *article, const struct annotation *annotation)
{
    for (size_t i = 0; i < annotation->figure_count; i++) {
        const struct figure *figure = &annotation->figures[i];
        expect_next(article, i ? &figure[-1].span : NULL, figure->span, false);
        FUZZ_ASSERT(figure->kind < FIGURE_KIND_COUNT);
        FUZZ_ASSERT(!(figure->low > figure->high));
        FUZZ_ASSERT(figure->noun_span.length == 0 ||
                    article_span_valid(article, figure->noun_span));
        fuzz_expect_clean_string(figure->modifier);
        fuzz_expect_clean_string(figure->unit);
        fuzz_expect_clean_string(figure->noun);
        fuzz_expect_clean_string(figure->lemma);
    }
    for (size_t i = 0, figure = 0; i < annotation->date_count; i++) {
        struct span date = annotation->dates[i].span;
        struct date value = annotation->dates[i].value;
        expect_next(article, i ? &annotation->dates[i - 1].span : NULL, date, false);
        FUZZ_ASSERT(!date_known(value) || date_valid(value.year, value.month ? value.month : 1,
                                                     value.day ? value.day : 1));
        while (figure < annotation->figure_count &&
               span_compare(annotation->figures[figure].span, date) < 0)
            FUZZ_ASSERT(!span_overlaps(annotation->figures[figure++].span, date));
        FUZZ_ASSERT(figure == annotation->figure_count ||
                    !span_overlaps(annotation->figures[figure].span, date));
    }
}

void fuzz_expect_annotation(const struct article *article, const struct annotation *annotation)
{
    fuzz_expect_tokens(article, &annotation->tokens, &annotation->sentences);
    expect_names(article, annotation);
    expect_numbers(article, annotation);
    for (size_t i = 0; i < annotation->quote_count; i++) {
        const struct quote *quote = &annotation->quotes[i];
        expect_next(article, i ? &quote[-1].span : NULL, quote->span, true);
        FUZZ_ASSERT(quote->speaker_span.length == 0 ||
                    article_span_valid(article, quote->speaker_span));
        FUZZ_ASSERT(
            quote->speaker_entity == ANNOTATION_NONE ||
            (quote->speaker_entity < annotation->entity_count && quote->speaker_span.length > 0));
        FUZZ_ASSERT(quote->speaker_span.length == 0 ||
                    (!quote->scare && !span_overlaps(quote->speaker_span, quote->span)));
    }
}
