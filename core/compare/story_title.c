#include <math.h>

#include "core/compare/story.h"
#include "core/compare/words.h"

enum { TITLE_KEYS_MAX = 64 }; /* a title may be as long as its file says */

/* Keys of a headline that say something, each once; returns how many. */
static uint32_t read_title(struct vocabulary *vocabulary, struct arena *arena, const char *title,
                           uint32_t **keys)
{
    struct paragraph paragraph = {.text = text_from(title), .kind = PARAGRAPH_HEADLINE};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct annotation annotation = {0};
    tokens_make(&article, arena, &annotation.tokens);
    sentences_make(&article, &annotation.tokens, arena, &annotation.sentences);
    struct compare_side side = {&article, &annotation};
    struct words words;
    words_read(vocabulary, &side, arena, &words);
    *keys = arena_array(arena, words.word_count, sizeof(**keys));
    uint32_t count = 0;
    for (size_t i = 0; i < words.word_count && count < TITLE_KEYS_MAX; i++) {
        bool known = false;
        for (uint32_t k = 0; k < count; k++)
            known |= (*keys)[k] == words.words[i].key;
        if (!known)
            (*keys)[count++] = words.words[i].key;
    }
    return count;
}

/* The title whose words the members' titles have most in common; of equal ones the first. */
size_t story_title(const struct compare_side *sides, const uint32_t *members, size_t member_count)
{
    struct arena *arena = arena_new();
    struct vocabulary vocabulary;
    uint32_t **keys = arena_array(arena, member_count, sizeof(*keys));
    uint32_t *counts = arena_array(arena, member_count, sizeof(*counts));
    size_t best = members[0];
    double best_score = -1;
    vocabulary_init(&vocabulary, arena);
    for (size_t i = 0; i < member_count; i++)
        if (sides[members[i]].article->title != NULL)
            counts[i] = read_title(&vocabulary, arena, sides[members[i]].article->title, &keys[i]);
    uint32_t *uses = arena_array(arena, vocabulary.count, sizeof(*uses));
    for (size_t i = 0; i < member_count; i++)
        for (uint32_t k = 0; k < counts[i]; k++)
            uses[keys[i][k]]++;
    for (size_t i = 0; i < member_count; i++) {
        double score = 0;
        for (uint32_t k = 0; k < counts[i]; k++)
            score += uses[keys[i][k]] * (double)vocabulary.keys[keys[i][k]].background;
        if (counts[i] > 0)
            score /= sqrt((double)counts[i]);
        if (sides[members[i]].article->title != NULL && score > best_score) {
            best_score = score;
            best = members[i];
        }
    }
    arena_free(arena);
    return best;
}
