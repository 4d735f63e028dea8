#include "core/language/language.h"

#include "core/base/utf8.h"
#include "core/base/word_table.h"

enum { WORDS_MIN = 5, WORDS_ENOUGH = 1000, SHARE_OF_EIGHT = 1 };

/* Words that carry English grammar: in prose every third word is one of them. */
static const char *const function_words[] = {
    "a",    "after", "an",   "and",  "are",   "as",    "at",   "be",  "been", "but",
    "by",   "for",   "from", "had",  "has",   "have",  "he",   "her", "his",  "in",
    "into", "is",    "it",   "its",  "more",  "not",   "of",   "on",  "or",   "said",
    "she",  "than",  "that", "the",  "their", "they",  "this", "to",  "was",  "were",
    "what", "which", "who",  "will", "with",  "would", "you",
};

/* Those of them that its neighbours use too ("in het water was"). */
static const char *const shared_words[] = {
    "a",   "an", "as", "at",   "be", "by", "for", "had", "he",   "her",
    "his", "in", "is", "more", "of", "on", "or",  "was", "were",
};

bool language_words_sorted(void)
{
    return WORDS_SORTED(function_words) && WORDS_SORTED(shared_words);
}

struct counts {
    size_t words, function_words, shared;
};

static void count_word(struct counts *counts, struct text word)
{
    counts->words++;
    bool carries = WORDS_HAVE(word, function_words);
    counts->function_words += carries;
    counts->shared += carries && WORDS_HAVE(word, shared_words);
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
    struct counts counts = {0, 0, 0};
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind != PARAGRAPH_BOILERPLATE)
            count_words(&counts, article->paragraphs[i].text);
    bool english = counts.words >= WORDS_MIN &&
                   counts.function_words * 8 >= counts.words * SHARE_OF_EIGHT &&
                   counts.function_words > counts.shared;
    return english ? "en" : "und";
}
