#include "core/language/language.h"

#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MIN = 5, WORDS_ENOUGH = 4000, SHARE_OF_EIGHT = 1, WORD_MAX = 12 };

/* Words that carry English grammar: in prose every third word is one of them. In byte order, for
 * bsearch. */
static const char *const function_words[] = {
    "a",    "after", "an",   "and",  "are",   "as",    "at",   "be",  "been", "but",
    "by",   "for",   "from", "had",  "has",   "have",  "he",   "her", "his",  "in",
    "into", "is",    "it",   "its",  "more",  "not",   "of",   "on",  "or",   "said",
    "she",  "than",  "that", "the",  "their", "they",  "this", "to",  "was",  "were",
    "what", "which", "who",  "will", "with",  "would", "you",
};

static int by_name(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

static bool is_function_word(const char *word)
{
    return bsearch(word, function_words, sizeof(function_words) / sizeof(function_words[0]),
                   sizeof(function_words[0]), by_name) != NULL;
}

struct counts {
    size_t words, function_words;
};

/* One run of letters; longer than any function word it is only counted. */
static void count_word(struct counts *counts, struct text word)
{
    char folded[WORD_MAX + 1];
    counts->words++;
    if (word.length > WORD_MAX)
        return;
    for (size_t i = 0; i < word.length; i++)
        folded[i] = word.bytes[i] >= 'A' && word.bytes[i] <= 'Z' ? (char)(word.bytes[i] + 32)
                                                                 : word.bytes[i];
    folded[word.length] = '\0';
    counts->function_words += is_function_word(folded);
}

static void count_words(struct counts *counts, struct text text)
{
    size_t start = 0;
    for (size_t at = 0, size; at < text.length && counts->words < WORDS_ENOUGH; at += size) {
        uint32_t code = utf8_decode(text.bytes + at, text.length - at, &size);
        if (utf8_is_letter(code))
            continue;
        if (at > start)
            count_word(counts, text_slice(text, start, at));
        start = at + size;
    }
    if (start < text.length)
        count_word(counts, text_slice(text, start, text.length));
}

const char *language_guess(const struct article *article)
{
    struct counts counts = {0, 0};
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind != PARAGRAPH_BOILERPLATE)
            count_words(&counts, article->paragraphs[i].text);
    bool english =
        counts.words >= WORDS_MIN && counts.function_words * 8 >= counts.words * SHARE_OF_EIGHT;
    return english ? "en" : "und";
}
