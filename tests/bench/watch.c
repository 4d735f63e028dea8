/* watch FOLDER: how fast the terms of a watchlist are found in prose made here, against one
 * alternation of the same terms in PCRE2 with JIT and against grep -F, given files in FOLDER, in
 * the same run. The better of three runs each. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/base/memory.h"
#include "core/watch/matcher.h"
#include "tests/bench/measure.h"
#include "tests/bench/peers.h"
#include "tests/bench/text.h"

#include <pcre2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORDS = 30000, /* of the vocabulary */
    WORD_SIZE = 20,
    RUNS = 3,
    PARAGRAPH = 600, /* bytes */
    MEGABYTE = 1000000
};

typedef char word[WORD_SIZE];

/* Knuth's MMIX generator: the same text on every machine. */
static unsigned next_random(uint64_t *state, unsigned below)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*state >> 33) % below;
}

static void make_words(word *words, uint64_t *state)
{
    static const char *const parts[] = {"an", "be", "cor", "da",  "el",  "fi", "gra", "hu",
                                        "in", "jo", "ka",  "lor", "me",  "no", "os",  "pri",
                                        "qu", "re", "sto", "ta",  "und", "ve", "wi",  "ya"};
    for (size_t i = 0; i < WORDS; i++) {
        unsigned count = i < 200 ? 1 + next_random(state, 2) : i < 3000 ? 2 : 3;
        words[i][0] = '\0';
        while (count-- > 0)
            strcat(words[i], parts[next_random(state, sizeof(parts) / sizeof(parts[0]))]);
    }
}

/* A word by its rank: half of all words are among the first 150 or so, as in prose (Zipf). */
static const char *draw_word(word *words, uint64_t *state)
{
    double part = (double)next_random(state, 1 << 20) / (1 << 20);
    double rank = 1;
    for (double left = part * 15; left > 1; left -= 1)
        rank *= 2;
    unsigned most = rank < WORDS ? (unsigned)rank : WORDS;
    return words[most > 1 ? most / 2 + next_random(state, most / 2) : 0];
}

static void make_paragraphs(struct article *article, struct text_builder *prose, size_t bytes,
                            word *words, uint64_t *state)
{
    size_t count = bytes / PARAGRAPH;
    article->paragraphs = memory_calloc(count, sizeof(*article->paragraphs));
    while (prose->length < bytes + PARAGRAPH) {
        const char *drawn = draw_word(words, state);
        text_builder_add_string(prose, drawn);
        text_builder_add_string(prose, next_random(state, 12) ? " " : ". ");
    }
    for (size_t i = 0; i < count; i++) {
        article->paragraphs[i].text =
            text_slice(text_builder_text(prose), i * PARAGRAPH, (i + 1) * PARAGRAPH);
        article->paragraphs[i].kind = PARAGRAPH_BODY;
    }
    article->paragraph_count = (uint32_t)count;
}

/* Names of two words of the rarer half, a fifth of them of one. */
static struct watchlist *make_list(int count, word *words, uint64_t *state,
                                   struct text_builder *alternation, struct text_builder *lines)
{
    struct watchlist *list = watchlist_new();
    struct text_builder source = {0};
    struct problem_list problems = {0};
    text_builder_add_string(&source, "version: 1\nterms:\n");
    for (int i = 0; i < count; i++) {
        const char *first = words[WORDS / 2 + next_random(state, WORDS / 2)];
        const char *second = words[WORDS / 4 + next_random(state, WORDS / 2)];
        bool one = i % 5 == 0;
        text_builder_printf(&source, "  - {term: '%s%s%s', id: t%d}\n", first, one ? "" : " ",
                            one ? "" : second, i);
        text_builder_printf(alternation, "%s%s%s%s", i ? "|" : "\\b(?:", first, one ? "" : " ",
                            one ? "" : second);
        text_builder_printf(lines, "%s%s%s\n", first, one ? "" : " ", one ? "" : second);
    }
    text_builder_add_string(alternation, ")\\b");
    watchlist_add(list, "bench.yaml", text_builder_text(&source), &problems);
    problem_list_free(&problems);
    text_builder_free(&source);
    return list;
}

/* Seconds, and how many hits. */
static double time_matcher(const struct watchlist *list, const struct article *article,
                           size_t *found)
{
    struct matcher *matcher = matcher_new(list);
    double best = 1e9;
    for (int run = 0; run < RUNS; run++) {
        struct arena *arena = arena_new();
        struct hits hits;
        double start = measure_worked();
        matcher_find(matcher, article, NULL, 0, arena, &hits, NULL);
        double taken = measure_worked() - start;
        best = taken < best ? taken : best;
        *found = hits.count;
        arena_free(arena);
    }
    matcher_free(matcher);
    return best;
}

/* 0 where PCRE2 does not take so large a pattern. */
static double time_alternation(struct text pattern, const struct article *article, size_t bytes)
{
    int error;
    size_t offset, at = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.bytes, pattern.length,
                                     PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS, &error, &offset, NULL);
    if (!code)
        return 0;
    if (pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0)
        fprintf(stderr, "watch: the alternation is not compiled by JIT\n");
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    double start = measure_worked();
    for (size_t i = 0; i < article->paragraph_count && i * PARAGRAPH < bytes; i++) {
        struct text text = article->paragraphs[i].text;
        for (at = 0; pcre2_match(code, (PCRE2_SPTR)text.bytes, text.length, at, 0, data, NULL) > 0;)
            at = pcre2_get_ovector_pointer(data)[1];
    }
    double taken = measure_worked() - start;
    pcre2_match_data_free(data);
    pcre2_code_free(code);
    return taken;
}

static void write_file(const char *path, struct text text)
{
    FILE *out = fopen(path, "w");
    if (!out || fwrite(text.bytes, 1, text.length, out) != text.length || fclose(out) != 0)
        bench_die(path);
}

/* The text as a file, a paragraph a line. */
static void write_article(const char *path, const struct article *article)
{
    struct text_builder lines = {0};
    for (size_t i = 0; i < article->paragraph_count; i++)
        text_builder_printf(&lines, "%.*s\n", (int)article->paragraphs[i].text.length,
                            article->paragraphs[i].text.bytes);
    write_file(path, text_builder_text(&lines));
    text_builder_free(&lines);
}

static void bench(int terms, const char *reach, word *words, const struct article *article,
                  size_t bytes, const char *folder)
{
    enum { LEAST = 300000 }; /* bytes that the alternation is given: it is slow */
    uint64_t state = 5;
    struct text_builder alternation = {0}, lines = {0};
    char text_path[BENCH_PATH_SIZE], terms_path[BENCH_PATH_SIZE];
    size_t found;
    struct watchlist *list = make_list(terms, words, &state, &alternation, &lines);
    double ours = time_matcher(list, article, &found);
    double theirs = time_alternation(text_builder_text(&alternation), article, LEAST);
    measure_row("watchlist", reach, "%d terms, %.1f MB/s, %zu hits a MB", terms,
                (double)bytes / ours / MEGABYTE, found * MEGABYTE / bytes);
    if (theirs > 0)
        measure_row("PCRE2", "", "  one alternation, compiled by JIT: %.1f MB/s",
                    (double)LEAST / theirs / MEGABYTE);
    else
        measure_row("PCRE2", "", "  takes no alternation of so many");
    snprintf(text_path, sizeof(text_path), "%s/text", folder);
    snprintf(terms_path, sizeof(terms_path), "%s/terms", folder);
    write_article(text_path, article);
    write_file(terms_path, text_builder_text(&lines));
    peers_watch(terms_path, text_path, (double)bytes);
    text_builder_free(&lines);
    text_builder_free(&alternation);
    watchlist_free(list);
}

int main(int argc, char **argv)
{
    enum { BYTES = 10 * MEGABYTE };
    uint64_t state = 3;
    word *words = memory_calloc(WORDS, sizeof(*words));
    struct text_builder prose = {0};
    struct article article = {0};
    if (argc != 2) {
        fprintf(stderr, "usage: watch FOLDER\n");
        return 2;
    }
    make_words(words, &state);
    make_paragraphs(&article, &prose, BYTES, words, &state);
    bench(2000, "60 MB/s", words, &article, BYTES, argv[1]);
    bench(10000, "30 MB/s", words, &article, BYTES, argv[1]);
    free(article.paragraphs);
    text_builder_free(&prose);
    free(words);
    return 0;
}
