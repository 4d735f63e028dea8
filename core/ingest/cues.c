#include "core/ingest/cues.h"

static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* Of the first three letters of a phrase or line, which has more. */
static unsigned bit_of(const char *bytes)
{
    return (((unsigned)(unsigned char)bytes[0] * 31 + (unsigned char)bytes[1]) * 31 +
            (unsigned char)bytes[2]) %
           CUES_BITS;
}

void cues_index(struct cue_index *index)
{
    *index = (struct cue_index){{0}, {0}};
    for (size_t i = 0; i < cue_count; i++) {
        const char *phrase = cue_table[i].phrase;
        unsigned bit = bit_of(phrase);
        size_t letter = is_letter(phrase[0]) ? (size_t)(phrase[0] - 'a') + 1 : 0;
        index->first[letter] = (uint16_t)(i + 1);
        index->bits[bit / 64] |= (uint64_t)1 << bit % 64;
    }
    for (size_t i = 1; i < 27; i++)
        if (index->first[i] == 0)
            index->first[i] = index->first[i - 1];
}

/* Bytes of a phrase that a line begins with, as whole words; 0 where it begins otherwise. */
static size_t stands_at(struct text folded, const char *phrase)
{
    size_t at = 0;
    while (at < folded.length && phrase[at] && phrase[at] == folded.bytes[at])
        at++;
    return !phrase[at] && (at == folded.length || folded.bytes[at] == ' ') ? at : 0;
}

static void add(struct cue_set *set, size_t index)
{
    uint64_t bit = (uint64_t)1 << index % 64;
    if (set->bits[index / 64] & bit)
        return;
    set->bits[index / 64] |= bit;
    set->counts[cue_table[index].level]++;
    set->kinds |= 1U << cue_table[index].kind;
    if (set->count++ == 0 || cue_table[index].level > set->level) {
        set->level = cue_table[index].level;
        set->kind = cue_table[index].kind;
    }
}

size_t cues_find(const struct cue_index *index, struct text folded, struct cue_set *set)
{
    size_t length = 0, found = 0;
    if (folded.length < 3 || !is_letter(folded.bytes[0]))
        return 0;
    unsigned bit = bit_of(folded.bytes), letter = (unsigned)(folded.bytes[0] - 'a');
    if (!(index->bits[bit / 64] >> bit % 64 & 1))
        return 0;
    for (size_t i = index->first[letter]; i < index->first[letter + 1]; i++) {
        size_t stands = stands_at(folded, cue_table[i].phrase);
        if (stands > length) {
            length = stands;
            found = i;
        }
    }
    if (length > 0)
        add(set, found);
    return length;
}

enum boilerplate cues_kind(const struct cue_set *set)
{
    /* What a line is about is said by its rarer cue: "Sign up to our newsletter" is of newsletters.
     */
    static const enum boilerplate order[] = {
        BOILERPLATE_NEWSLETTER, BOILERPLATE_COOKIES, BOILERPLATE_COMMENTS,
        BOILERPLATE_APPEAL,     BOILERPLATE_SHARING, BOILERPLATE_SUBSCRIPTION,
        BOILERPLATE_CREDIT,     BOILERPLATE_LEGAL,   BOILERPLATE_RELATED,
    };
    if (set->level >= CUE_SURE)
        return set->kind;
    for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
        if (set->kinds & 1U << order[i])
            return order[i];
    return set->kind;
}
