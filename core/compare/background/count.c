/* count: makes background.bin from training text: how many sentences each word is in.
 *
 * usage: count FILE...   Lines "#doc ID" begin an article; marks "[PER Name]" are taken off. Writes
 * the table (core/compare/background.h) to standard output. Built and run by `make background`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/compare/words.h"

enum { ROWS = 2000 };

struct tally {
    uint32_t key, sentences;
};

/* A line without its inline marks. */
static struct text strip(struct arena *arena, struct text line)
{
    char *out = arena_copy(arena, line.bytes, line.length);
    size_t length = 0;
    for (size_t i = 0; i < line.length; i++) {
        static const char *const marks[] = {"[PER ", "[LOC ", "[ORG ", "[DEM "};
        bool mark = false;
        for (size_t k = 0; k < sizeof(marks) / sizeof(marks[0]) && !mark; k++)
            mark = text_starts(text_slice(line, i, line.length), text_from(marks[k]));
        if (mark)
            i += strlen(marks[0]) - 1;
        else if (line.bytes[i] != ']')
            out[length++] = line.bytes[i];
    }
    return (struct text){out, length};
}

/* Every line but headers becomes a paragraph of one article. */
static void add_lines(struct article *article, size_t *capacity, struct text text)
{
    for (size_t start = 0, end; start < text.length; start = end + 1) {
        end = text_find(text, TEXT("\n"), start);
        end = end == SIZE_MAX ? text.length : end;
        struct text line = text_slice(text, start, end);
        if (line.length == 0 || text_starts(line, TEXT("#doc ")))
            continue;
        article->paragraphs =
            arena_grow(article->arena, article->paragraphs, article->paragraph_count, capacity,
                       sizeof(*article->paragraphs));
        article->paragraphs[article->paragraph_count++] =
            (struct paragraph){.text = strip(article->arena, line), .kind = PARAGRAPH_BODY};
    }
}

static int compare_tallies(const void *a, const void *b)
{
    const struct tally *x = a, *y = b;
    if (x->sentences != y->sentences)
        return x->sentences > y->sentences ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

static int compare_rows(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void write_table(const struct vocabulary *vocabulary, struct tally *tallies,
                        size_t sentences)
{
    char *rows[ROWS] = {NULL};
    size_t count = 0;
    uint32_t rarest = 0;
    qsort(tallies, vocabulary->count, sizeof(*tallies), compare_tallies);
    for (size_t i = 0; i < vocabulary->count && count < ROWS; i++) {
        struct text key = vocabulary->keys[tallies[i].key].text;
        if (key.length > BACKGROUND_KEY_WIDTH)
            continue;
        rows[count] = malloc(BACKGROUND_ROW_WIDTH + 1);
        if (rows[count] == NULL)
            exit(EXIT_FAILURE);
        rarest = tallies[i].sentences;
        snprintf(rows[count++], BACKGROUND_ROW_WIDTH + 1, "%-*.*s %5u", BACKGROUND_KEY_WIDTH,
                 (int)key.length, key.bytes, tallies[i].sentences);
    }
    qsort(rows, count, sizeof(rows[0]), compare_rows);
    printf("%-*u %5zu\n", BACKGROUND_KEY_WIDTH, rarest, sentences);
    for (size_t i = 0; i < count; i++) {
        puts(rows[i]);
        free(rows[i]);
    }
}

int main(int count, char **names)
{
    struct arena *arena = arena_new();
    struct article article = {.arena = arena};
    struct problem_list problems = {0};
    size_t capacity = 0;
    for (int i = 1; i < count; i++) {
        struct text text;
        if (file_read(names[i], FILE_SIZE_MAX, &text, &problems) != STATUS_OK)
            return EXIT_FAILURE;
        add_lines(&article, &capacity, text);
        free((char *)text.bytes);
    }
    struct annotation annotation = {0};
    tokens_make(&article, arena, &annotation.tokens);
    sentences_make(&article, &annotation.tokens, arena, &annotation.sentences);
    struct vocabulary vocabulary;
    struct words words;
    struct compare_side side = {&article, &annotation};
    vocabulary_init(&vocabulary, arena);
    words_read(&vocabulary, &side, arena, &words);
    struct tally *tallies = arena_array(arena, vocabulary.count, sizeof(*tallies));
    uint32_t *last = arena_array(arena, vocabulary.count, sizeof(*last));
    for (uint32_t i = 0; i < vocabulary.count; i++)
        tallies[i].key = i;
    for (uint32_t u = 0; u < words.unit_count; u++)
        for (uint32_t i = 0; i < words.units[u].word_count; i++) {
            uint32_t key = words.words[words.units[u].first_word + i].key;
            if (last[key] != u + 1)
                tallies[key].sentences++;
            last[key] = u + 1;
        }
    write_table(&vocabulary, tallies, words.unit_count);
    arena_free(arena);
    return EXIT_SUCCESS;
}
