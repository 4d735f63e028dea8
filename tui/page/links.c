#include "tui/page/links.h"

/* A side of a pair: its half of what the comparison holds. */
struct half {
    const struct comparison *pair;
    bool is_left;
};

static struct half half_of(const struct collection_set *set, size_t column, size_t other)
{
    bool is_left = column < other;
    return (struct half){is_left ? collection_set_pair(set, column, other)
                                 : collection_set_pair(set, other, column),
                         is_left};
}

static uint32_t first_of(const struct passage *passage, bool left)
{
    return left ? passage->left_first : passage->right_first;
}

static uint32_t end_of(const struct passage *passage, bool left)
{
    return left ? passage->left_end : passage->right_end;
}

enum links_weight links_weight(const struct change *change)
{
    static const enum links_weight weights[CHANGE_KIND_COUNT] = {
        [CHANGE_WORDING] = LINKS_WORDING, [CHANGE_NAME] = LINKS_NAMED,
        [CHANGE_FIGURE] = LINKS_DISPUTED, [CHANGE_ATTRIBUTION] = LINKS_NAMED,
        [CHANGE_NEGATION] = LINKS_NAMED,  [CHANGE_QUOTED] = LINKS_DISPUTED,
    };
    if (change->op != CHANGE_REPLACE && change->kind != CHANGE_NEGATION)
        return LINKS_WORDING;
    return weights[change->kind];
}

/* --- making ----------------------------------------------------------------------------------- */

/* Other words in place of some; words that one side has more are no contradiction. */
static bool is_loud(const struct passage *passage)
{
    for (uint32_t i = 0; i < passage->change_count; i++)
        if (links_weight(&passage->changes[i]) == LINKS_DISPUTED)
            return true;
    return false;
}

static void link_passage(const struct collection_set *set, struct half half, uint32_t index,
                         size_t other, struct links *links)
{
    const struct passage *passage = &half.pair->passages[index];
    for (uint32_t s = first_of(passage, half.is_left); s < end_of(passage, half.is_left); s++) {
        struct link *link = &links->items[s];
        uint32_t *partner = &links->partners[s * set->count + other];
        if (passage->relation < link->relation)
            link->relation = passage->relation;
        link->changed |= passage->change_count > 0;
        link->disputed |= is_loud(passage);
        if (*partner == ANNOTATION_NONE ||
            half.pair->passages[*partner].similarity < passage->similarity)
            *partner = index;
    }
}

static void link_disputes(const struct compare_side *side, struct half half, struct links *links)
{
    for (size_t i = 0; i < half.pair->dispute_count; i++) {
        const struct dispute *dispute = &half.pair->disputes[i];
        uint32_t figure = half.is_left ? dispute->left : dispute->right;
        struct span span = side->annotation->figures[figure].span;
        size_t sentence = sentences_at(&side->annotation->sentences, span.paragraph, span.start);
        if (dispute->verdict == VERDICT_AGREE || sentence == SIZE_MAX)
            continue;
        links->items[sentence].disputed = true;
        links->disputed_figures[figure] = true;
    }
}

static void count_links(struct links *links, const struct group_coverage *coverage)
{
    for (size_t i = 0; i < coverage->only_count; i++)
        links->items[coverage->only[i]].only = true;
    links->only = coverage->only_count;
    for (size_t s = 0; s < links->count; s++) {
        const struct link *link = &links->items[s];
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
    out->partners = arena_array(arena, count * set->count, sizeof(*out->partners));
    out->disputed_figures =
        arena_array(arena, side->annotation->figure_count, sizeof(*out->disputed_figures));
    for (size_t i = 0; i < count * set->count; i++)
        out->partners[i] = ANNOTATION_NONE;
    for (size_t s = 0; s < count; s++)
        out->items[s] =
            (struct link){.relation = RELATION_COUNT, .group = set->groups.group_of[column][s]};
    for (size_t other = 0; other < set->count; other++) {
        if (other == column)
            continue;
        struct half half = half_of(set, column, other);
        for (uint32_t i = 0; i < half.pair->passage_count; i++)
            link_passage(set, half, i, other, out);
        link_disputes(side, half, out);
    }
    count_links(out, &set->groups.coverage[column]);
}

/* --- what was moved --------------------------------------------------------------------------- */

/* Passages of a pair that keep their order, as a side meets them. */
struct order {
    const struct passage **still;
    size_t count;
};

static struct order order_of(struct half half, struct arena *arena)
{
    struct order order = {.still = arena_array(arena, half.pair->passage_count, sizeof(void *))};
    for (size_t i = 0; i < half.pair->passage_count; i++)
        if (!half.pair->passages[i].moved)
            order.still[order.count++] = &half.pair->passages[i];
    return order;
}

/* Which way the other side of a moved passage is: above if it stands in front of what this side
 * tells last before it. */
static signed char direction(struct half half, struct order order, const struct passage *moved)
{
    size_t low = 0, high = order.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (first_of(order.still[middle], half.is_left) < first_of(moved, half.is_left))
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && first_of(order.still[low - 1], !half.is_left) > first_of(moved, !half.is_left)
               ? -1
               : 1;
}

void links_point(const struct collection_set *set, size_t column, size_t other, struct links *links)
{
    for (size_t s = 0; s < links->count; s++)
        links->items[s].moved = 0;
    if (column == other)
        return;
    struct half half = half_of(set, column, other);
    struct arena *scratch = arena_new();
    struct order order = order_of(half, scratch);
    for (size_t i = 0; i < half.pair->passage_count; i++) {
        const struct passage *passage = &half.pair->passages[i];
        signed char way = passage->moved ? direction(half, order, passage) : 0;
        for (uint32_t s = first_of(passage, half.is_left); way && s < end_of(passage, half.is_left);
             s++)
            links->items[s].moved = way;
    }
    arena_free(scratch);
}

/* --- asking ----------------------------------------------------------------------------------- */

bool links_sign(const struct link *link, enum sign *sign)
{
    static const enum sign signs[RELATION_COUNT] = {
        [RELATION_VERBATIM] = SIGN_VERBATIM,
        [RELATION_QUOTE] = SIGN_QUOTE,
        [RELATION_FIGURE] = SIGN_FIGURE,
        [RELATION_REWORDED] = SIGN_REWORDED,
    };
    if (!link->disputed && link->relation >= RELATION_COUNT)
        return false;
    *sign = link->disputed ? SIGN_DISPUTED : signs[link->relation];
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

struct links_partner links_partner(const struct collection_set *set, const struct links *links,
                                   size_t column, uint32_t sentence, size_t other)
{
    struct links_partner partner = {0};
    uint32_t index =
        column == other ? ANNOTATION_NONE : links->partners[sentence * set->count + other];
    if (index == ANNOTATION_NONE)
        return partner;
    struct half half = half_of(set, column, other);
    const struct passage *passage = &half.pair->passages[index];
    partner = (struct links_partner){passage, half.is_left, first_of(passage, !half.is_left),
                                     end_of(passage, !half.is_left)};
    /* As many sentences on both sides run in step. */
    uint32_t first = first_of(passage, half.is_left), end = end_of(passage, half.is_left);
    if (end - first == partner.end - partner.first) {
        partner.first += sentence - first;
        partner.end = partner.first + 1;
    }
    return partner;
}

/* Of a passage over all columns what one of them has: its first sentences that run on. */
static struct stretch members_in(const struct collection_set *set, uint32_t group, size_t column)
{
    struct stretch found = {0};
    if (group == ANNOTATION_NONE)
        return found;
    const struct passage_group *passage = &set->groups.items[group];
    for (size_t i = 0; i < passage->count; i++) {
        uint32_t sentence = passage->members[i].sentence;
        if (passage->members[i].article != column)
            continue;
        if (found.end == found.first)
            found = (struct stretch){sentence, sentence + 1};
        else if (sentence == found.end)
            found.end++;
    }
    return found;
}

static struct stretch partner_in(const struct collection_set *set, const struct links *links,
                                 size_t column, uint32_t sentence, size_t other)
{
    struct links_partner partner = links_partner(set, links, column, sentence, other);
    return (struct stretch){partner.first, partner.end};
}

struct stretch links_variant(const struct collection_set *set, const struct links *links,
                             size_t column, uint32_t sentence, size_t other)
{
    uint32_t group = links->items[sentence].group;
    if (other == column)
        return (struct stretch){sentence, sentence + 1};
    struct stretch partner = partner_in(set, links, column, sentence, other);
    bool is_member =
        partner.first < partner.end && set->groups.group_of[other][partner.first] == group;
    return is_member || group == ANNOTATION_NONE ? partner : members_in(set, group, other);
}

struct stretch links_stretch(const struct collection_set *set, const struct links *links,
                             size_t column, uint32_t sentence, size_t other)
{
    struct stretch variant = links_variant(set, links, column, sentence, other);
    return variant.first < variant.end ? variant : partner_in(set, links, column, sentence, other);
}
