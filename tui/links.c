#include "tui/links.h"

static void link_sentences(struct links *links, uint32_t first, uint32_t end,
                           const struct passage *passage)
{
    for (uint32_t s = first; s < end && s < links->count; s++) {
        struct link *link = &links->items[s];
        if (passage->relation < link->relation)
            link->relation = passage->relation;
        link->changed |= passage->change_count > 0;
    }
}

static void link_column(const struct collection_set *set, size_t column, size_t other,
                        struct links *links)
{
    bool is_left = column < other;
    const struct comparison *pair =
        is_left ? collection_set_pair(set, column, other) : collection_set_pair(set, other, column);
    for (size_t i = 0; i < pair->passage_count; i++) {
        const struct passage *passage = &pair->passages[i];
        if (is_left)
            link_sentences(links, passage->left_first, passage->left_end, passage);
        else
            link_sentences(links, passage->right_first, passage->right_end, passage);
    }
}

static void count_links(struct links *links, const struct compare_side *side)
{
    for (size_t s = 0; s < links->count; s++) {
        uint32_t paragraph = side->annotation->sentences.items[s].span.paragraph;
        struct link *link = &links->items[s];
        link->only = link->relation == RELATION_COUNT &&
                     side->article->paragraphs[paragraph].kind != PARAGRAPH_BOILERPLATE;
        links->only += link->only;
        links->verbatim += link->relation == RELATION_VERBATIM;
        links->reworded += link->relation != RELATION_VERBATIM && link->relation != RELATION_COUNT;
    }
}

void links_make(const struct collection_set *set, size_t column, struct arena *arena,
                struct links *out)
{
    const struct compare_side *side = &set->sides[column];
    size_t count = side->annotation->sentences.count;
    *out = (struct links){.items = arena_array(arena, count, sizeof(*out->items)), .count = count};
    for (size_t s = 0; s < count; s++)
        out->items[s] =
            (struct link){RELATION_COUNT, set->groups.group_of[column][s], false, false};
    for (size_t other = 0; other < set->count; other++)
        if (other != column)
            link_column(set, column, other, out);
    count_links(out, side);
}

bool links_sign(enum relation relation, enum sign *sign)
{
    static const enum sign signs[RELATION_COUNT] = {
        [RELATION_VERBATIM] = SIGN_VERBATIM,
        [RELATION_QUOTE] = SIGN_QUOTE,
        [RELATION_FIGURE] = SIGN_FIGURE,
        [RELATION_REWORDED] = SIGN_REWORDED,
    };
    if (relation >= RELATION_COUNT)
        return false;
    *sign = signs[relation];
    return true;
}

void links_letter(uint32_t group, char out[4])
{
    enum { LETTERS = 26 };
    char reversed[4];
    int length = 0;
    for (uint64_t rest = (uint64_t)group + 1; rest > 0 && length < 3; rest = (rest - 1) / LETTERS)
        reversed[length++] = (char)('a' + (rest - 1) % LETTERS);
    for (int i = 0; i < length; i++)
        out[i] = reversed[length - 1 - i];
    out[length] = '\0';
}

const struct passage *links_partner(const struct collection_set *set, size_t column,
                                    uint32_t sentence, size_t other, bool *is_left)
{
    const struct passage *best = NULL;
    if (column == other)
        return NULL;
    *is_left = column < other;
    const struct comparison *pair = *is_left ? collection_set_pair(set, column, other)
                                             : collection_set_pair(set, other, column);
    for (size_t i = 0; i < pair->passage_count; i++) {
        const struct passage *passage = &pair->passages[i];
        uint32_t first = *is_left ? passage->left_first : passage->right_first;
        uint32_t end = *is_left ? passage->left_end : passage->right_end;
        if (sentence >= first && sentence < end &&
            (!best || passage->similarity > best->similarity))
            best = passage;
    }
    return best;
}
