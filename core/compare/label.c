#include <string.h>

#include "core/compare/links.h"

enum { QUOTE_RUN = 3 };

static const float quote_share = 0.55F; /* of what is shared stands in marks */
static const float name_factor = 0.5F;  /* who speaks is no part of what is said */
static const float token_more = 0.1F;   /* so that words of no weight hold the alignment too */

/* What is shared in order: its weight, what of it stands in marks, and the run of words in marks
 * that leads here. */
struct cell {
    float shared, marked;
    uint16_t run, longest;
};

static struct cell extend(struct cell from, float weight, bool marked, bool adjacent)
{
    from.shared += weight;
    if (marked)
        from.marked += weight;
    from.run = marked ? (uint16_t)(adjacent ? from.run + 1 : 1) : 0;
    from.longest = from.run > from.longest ? from.run : from.longest;
    return from;
}

struct sequence {
    const struct word *words;
    const bool *names;
    uint32_t count;
};

static struct sequence sequence_of(const struct weighted *side, uint32_t unit)
{
    const struct unit *u = &side->words->units[unit];
    return (struct sequence){side->words->words + u->first_word, side->names + u->first_word,
                             u->word_count < EVIDENCE_WORDS_MAX ? u->word_count
                                                                : EVIDENCE_WORDS_MAX};
}

/* The heaviest common subsequence, weighed by rarity in news at large. */
static struct cell align(const struct vocabulary *vocabulary, struct sequence a, struct sequence b)
{
    struct cell row[EVIDENCE_WORDS_MAX + 1];
    memset(row, 0, sizeof(row));
    for (uint32_t i = 0; i < a.count; i++) {
        struct cell diagonal = row[0];
        for (uint32_t j = 0; j < b.count; j++) {
            struct cell above = row[j + 1];
            struct cell best = row[j].shared > above.shared ? row[j] : above;
            best.run = 0;
            if (a.words[i].key == b.words[j].key) {
                float weight = vocabulary->keys[a.words[i].key].background;
                weight = weight * (a.names[i] && b.names[j] ? name_factor : 1) + token_more;
                bool marked = a.words[i].fragment != 0 || b.words[j].fragment != 0;
                struct cell with = extend(diagonal, weight, marked, diagonal.run > 0);
                if (with.shared > best.shared)
                    best = with;
            }
            row[j + 1] = best;
            diagonal = above;
        }
    }
    return row[b.count];
}

enum relation label_words(const struct vocabulary *vocabulary, const struct weighted *left,
                          uint32_t a, const struct weighted *right, uint32_t b)
{
    if (words_same_unit(left->words, a, right->words, b))
        return RELATION_VERBATIM;
    struct cell cell = align(vocabulary, sequence_of(left, a), sequence_of(right, b));
    if (cell.shared > 0 && cell.marked > quote_share * cell.shared && cell.longest >= QUOTE_RUN)
        return RELATION_QUOTE;
    return RELATION_REWORDED;
}
