#include "core/base/word_table.h"
#include "core/entities/date_reading.h"

enum { REACH_BACK = 16, REACH_AHEAD = 8 };

/* Words that make a day the coming one; behind a day only those that are sure. */
static const struct ahead_word {
    const char *word;
    bool behind;
} ahead_words[] = {
    {"'ll", true},      {"can", false},   {"could", false},    {"due", true},
    {"expected", true}, {"may", false},   {"might", false},    {"must", false},
    {"planned", false}, {"plans", false}, {"promised", false}, {"scheduled", true},
    {"set", false},     {"shall", true},  {"should", false},   {"will", true},
    {"would", false},
};

/* Words that make it the past one. */
static const char *const past_words[] = {
    "added", "began",  "came", "did",  "died", "fell", "found", "gave",  "had",
    "held",  "killed", "left", "lost", "made", "met",  "rose",  "said",  "saw",
    "sent",  "told",   "took", "was",  "went", "were", "won",   "wrote",
};

/* The nearest word that tells decides: on the left first, then on the right. */
bool date_is_ahead(const struct date_search *search, size_t index)
{
    const struct line *line = &search->line;
    for (size_t at = index, steps = 0; at > search->sentence_first && steps < REACH_BACK; steps++) {
        struct text word = line_word(line, --at);
        if (WORDS_FIND(word, ahead_words) != NULL)
            return true;
        if (WORDS_HAVE(word, past_words))
            return false;
    }
    for (size_t at = index + 1; at < search->sentence_end && at <= index + REACH_AHEAD; at++) {
        const struct ahead_word *row = WORDS_FIND(line_word(line, at), ahead_words);
        if (row != NULL && row->behind)
            return true;
        if (WORDS_HAVE(line_word(line, at), past_words))
            return false;
    }
    return false;
}

bool date_tense_sorted(void)
{
    return WORDS_SORTED(ahead_words) && WORDS_SORTED(past_words);
}
