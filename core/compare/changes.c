#include <string.h>

#include "core/compare/passages.h"
#include "core/language/stems.h"

enum { WORDS_MAX = 512, RUN_WORDS = 3, FEW_CHANGED = 2, MARKED_WORDS = 2, JOINED_WORDS_MAX = 3 };

static const float token_more = 0.1F;  /* so that words of no weight hold the alignment too */
static const float keep_at_end = 0.3F; /* rarity of a kept run that touches both starts or ends */
static const float keep_heavy = 0.9F, keep_light = 0.4F;
enum { SAME_SHARE = 3 }; /* at least one word in three stays, else nothing is marked */

struct placed {
    const struct word *word;
    bool name;
};

/* The words of one side of a passage. */
struct sequence {
    struct placed *items;
    uint32_t count;
    uint32_t first_token, end_token;
    const struct weighted *side;
};

/* A stretch of both sides: the same words, or not. */
struct piece {
    uint32_t first[2], end[2]; /* words */
    float weight;              /* of the same words */
    bool same;
};

struct differ {
    const struct vocabulary *vocabulary;
    struct arena *scratch;
    struct sequence sides[2];
    struct piece *pieces;
    size_t count, capacity;
};

static struct sequence read_side(struct arena *scratch, const struct weighted *side, uint32_t first,
                                 uint32_t end)
{
    const struct words *words = side->words;
    const struct sentence *sentences = words->annotation->sentences.items;
    struct sequence out = {.items = arena_array(scratch, WORDS_MAX, sizeof(*out.items)),
                           .first_token = sentences[first].first_token,
                           .end_token = sentences[end - 1].end_token,
                           .side = side};
    for (uint32_t s = first; s < end; s++) {
        if (words->unit_of[s] == WORDS_NONE)
            continue;
        const struct unit *unit = &words->units[words->unit_of[s]];
        for (uint32_t i = 0; i < unit->word_count && out.count < WORDS_MAX; i++)
            out.items[out.count++] = (struct placed){&words->words[words->first_of[s] + i],
                                                     side->names[unit->first_word + i]};
    }
    return out;
}

static bool same_word(const struct differ *d, uint32_t i, uint32_t j)
{
    return d->sides[0].items[i].word->spelling == d->sides[1].items[j].word->spelling;
}

static float weight_of(const struct differ *d, uint32_t i)
{
    return d->vocabulary->keys[d->sides[0].items[i].word->key].background + token_more;
}

/* Sums of the heaviest common subsequence of what lies behind each pair of places. */
static float *sum_tails(const struct differ *d)
{
    uint32_t rows = d->sides[0].count, columns = d->sides[1].count, width = columns + 1;
    float *sums = arena_array(d->scratch, (size_t)(rows + 1) * width, sizeof(*sums));
    for (uint32_t i = rows; i-- > 0;)
        for (uint32_t j = columns; j-- > 0;) {
            float best = sums[(i + 1) * width + j], right = sums[i * width + j + 1];
            best = right > best ? right : best;
            float both = sums[(i + 1) * width + j + 1] + weight_of(d, i);
            if (same_word(d, i, j) && both > best)
                best = both;
            sums[i * width + j] = best;
        }
    return sums;
}

static void add_step(struct differ *d, uint32_t i, uint32_t j, bool same, int left, int right)
{
    struct piece *last = d->count ? &d->pieces[d->count - 1] : NULL;
    if (last == NULL || last->same != same) {
        d->pieces = arena_grow(d->scratch, d->pieces, d->count, &d->capacity, sizeof(*d->pieces));
        last = &d->pieces[d->count++];
        *last = (struct piece){{i, j}, {i, j}, 0, same};
    }
    last->end[0] += (uint32_t)left;
    last->end[1] += (uint32_t)right;
    if (same)
        last->weight += weight_of(d, i);
}

/* Cuts both sides into pieces along the heaviest common subsequence. */
static void cut_pieces(struct differ *d)
{
    const float *sums = sum_tails(d);
    uint32_t rows = d->sides[0].count, columns = d->sides[1].count, width = columns + 1;
    uint32_t i = 0, j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && same_word(d, i, j) &&
            sums[i * width + j] == sums[(i + 1) * width + j + 1] + weight_of(d, i)) {
            add_step(d, i++, j++, true, 1, 1);
        } else if (j == columns || (i < rows && sums[(i + 1) * width + j] == sums[i * width + j])) {
            add_step(d, i, j, false, 1, 0);
            i++;
        } else {
            add_step(d, i, j, false, 0, 1);
            j++;
        }
    }
}

static uint32_t marked_words(const struct differ *d, const struct piece *piece)
{
    uint32_t marked = 0, length = piece->end[0] - piece->first[0];
    for (uint32_t i = 0; i < length; i++)
        marked += d->sides[0].items[piece->first[0] + i].word->fragment != 0 &&
                  d->sides[1].items[piece->first[1] + i].word->fragment != 0;
    return marked;
}

static uint32_t changed_beside(const struct differ *d, size_t index)
{
    uint32_t most = 0;
    for (size_t i = index ? index - 1 : 0; i <= index + 1 && i < d->count; i++)
        for (int side = 0; side < 2 && i != index; side++) {
            uint32_t length = d->pieces[i].end[side] - d->pieces[i].first[side];
            most = length > most ? length : most;
        }
    return most;
}

/* Whether the words of a kept piece are worth keeping: readers want phrases, not confetti. */
static bool is_kept(const struct differ *d, size_t index)
{
    const struct piece *piece = &d->pieces[index];
    uint32_t length = piece->end[0] - piece->first[0];
    bool at_start = piece->first[0] == 0 && piece->first[1] == 0;
    bool at_end = piece->end[0] == d->sides[0].count && piece->end[1] == d->sides[1].count;
    return length >= RUN_WORDS || ((at_start || at_end) && piece->weight >= keep_at_end) ||
           piece->weight >= keep_heavy ||
           (piece->weight >= keep_light && changed_beside(d, index) <= FEW_CHANGED) ||
           marked_words(d, piece) >= MARKED_WORDS;
}

/* What is not kept joins the changes around it. */
static void join_pieces(struct differ *d)
{
    bool *kept = arena_array(d->scratch, d->count, sizeof(*kept));
    for (size_t i = 0; i < d->count; i++)
        kept[i] = d->pieces[i].same && is_kept(d, i);
    size_t out = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct piece piece = d->pieces[i];
        piece.same = kept[i];
        if (out > 0 && !piece.same && !d->pieces[out - 1].same) {
            d->pieces[out - 1].end[0] = piece.end[0];
            d->pieces[out - 1].end[1] = piece.end[1];
            continue;
        }
        d->pieces[out++] = piece;
    }
    d->count = out;
}

/* Takes off what both sides of a change begin or end with. */
static void trim_piece(const struct differ *d, struct piece *piece)
{
    uint32_t *first = piece->first, *end = piece->end;
    while (first[0] < end[0] && first[1] < end[1] && same_word(d, first[0], first[1])) {
        first[0]++;
        first[1]++;
    }
    while (first[0] < end[0] && first[1] < end[1] && same_word(d, end[0] - 1, end[1] - 1)) {
        end[0]--;
        end[1]--;
    }
}

/* --- kinds ------------------------------------------------------------------------------------ */

struct tally {
    uint32_t words, marked, names, numbers, negations, attributions, courtesies;
};

static struct tally tally_side(const struct differ *d, const struct piece *piece, int which)
{
    const struct sequence *side = &d->sides[which];
    uint32_t first = piece->first[which], end = piece->end[which];
    struct tally t = {.words = end - first};
    for (uint32_t i = first; i < end; i++) {
        t.marked += side->items[i].word->fragment != 0;
        t.names += side->items[i].name;
        uint8_t flags = d->vocabulary->keys[side->items[i].word->key].flags;
        t.numbers += (flags & KEY_NUMBER) != 0;
        t.negations += (flags & KEY_NEGATION) != 0;
        t.attributions += (flags & KEY_SPEECH) != 0;
        t.courtesies += (flags & KEY_COURTESY) != 0;
    }
    return t;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* Whether a side's part of a change lies in quotation marks; of an empty one, whether it is the
 * quotation around it that lacks the words. */
static bool is_quoted(const struct differ *d, const struct piece *piece, int which,
                      struct tally tally)
{
    const struct sequence *side = &d->sides[which];
    uint32_t at = piece->first[which];
    if (tally.words > 0)
        return tally.marked == tally.words;
    return at > 0 && at < side->count && side->items[at].word->fragment != 0 &&
           side->items[at - 1].word->fragment == side->items[at].word->fragment;
}

/* The loudest kind that fits. */
static enum change_kind kind_of(const struct differ *d, const struct piece *piece,
                                struct tally left, struct tally right)
{
    uint32_t most = larger(left.words, right.words);
    if (is_quoted(d, piece, 0, left) && is_quoted(d, piece, 1, right))
        return CHANGE_QUOTED;
    if (left.negations != right.negations)
        return CHANGE_NEGATION;
    if (left.attributions > 0 && right.attributions > 0)
        return CHANGE_ATTRIBUTION;
    if (left.numbers + right.numbers > 0)
        return CHANGE_FIGURE;
    if (left.attributions + right.attributions > 0)
        return CHANGE_ATTRIBUTION;
    if (larger(left.names, right.names) * 2 >= most)
        return CHANGE_NAME;
    return CHANGE_WORDING;
}

/* The tokens of a piece; of an empty one the place where the other side's words would stand. */
static void token_range(const struct sequence *side, uint32_t first, uint32_t end,
                        uint32_t *out_first, uint32_t *out_end)
{
    if (first < end) {
        *out_first = side->items[first].word->token;
        *out_end = side->items[end - 1].word->token + 1;
        return;
    }
    *out_first = first < side->count ? side->items[first].word->token : side->end_token;
    *out_end = *out_first;
}

/* The letters of a side's part of a change, in one word. */
static struct text joined(const struct differ *d, const struct piece *piece, int which)
{
    const struct words *words = d->sides[which].side->words;
    char *out = arena_alloc(d->scratch, JOINED_WORDS_MAX * STEM_LENGTH_MAX);
    size_t length = 0;
    for (uint32_t i = piece->first[which]; i < piece->end[which]; i++)
        length += stem_fold(token_text(words->article, &words->annotation->tokens,
                                       d->sides[which].items[i].word->token),
                            out + length);
    return (struct text){out, length};
}

/* "Mr", and "coast guard" for "coastguard". */
static bool is_house_style(const struct differ *d, const struct piece *piece, struct tally left,
                           struct tally right)
{
    if (left.courtesies == left.words && right.courtesies == right.words)
        return true;
    if (left.words == right.words || left.words == 0 || right.words == 0 ||
        larger(left.words, right.words) > JOINED_WORDS_MAX)
        return false;
    struct text one = joined(d, piece, 0), other = joined(d, piece, 1);
    return text_equal(one, other);
}

static void write_changes(const struct differ *d, struct arena *arena, struct passage *passage)
{
    passage->changes = arena_array(arena, d->count, sizeof(*passage->changes));
    for (size_t i = 0; i < d->count; i++) {
        struct piece *piece = &d->pieces[i];
        if (piece->same)
            continue;
        trim_piece(d, piece);
        struct tally left = tally_side(d, piece, 0), right = tally_side(d, piece, 1);
        if (is_house_style(d, piece, left, right))
            continue;
        struct change *change = &passage->changes[passage->change_count++];
        change->op = left.words == 0    ? CHANGE_INSERT
                     : right.words == 0 ? CHANGE_DELETE
                                        : CHANGE_REPLACE;
        change->kind = kind_of(d, piece, left, right);
        token_range(&d->sides[0], piece->first[0], piece->end[0], &change->left_first,
                    &change->left_end);
        token_range(&d->sides[1], piece->first[1], piece->end[1], &change->right_first,
                    &change->right_end);
    }
}

static bool enough_stays(const struct differ *d)
{
    uint32_t same = 0;
    for (size_t i = 0; i < d->count; i++)
        if (d->pieces[i].same)
            same += d->pieces[i].end[0] - d->pieces[i].first[0];
    return same * SAME_SHARE >= larger(d->sides[0].count, d->sides[1].count);
}

void changes_find(const struct vocabulary *vocabulary, const struct weighted *left,
                  const struct weighted *right, struct arena *arena, struct passage *passage)
{
    passage->changes = NULL;
    passage->change_count = 0;
    if (passage->relation == RELATION_VERBATIM)
        return;
    struct arena *scratch = arena_new();
    struct differ d = {.vocabulary = vocabulary, .scratch = scratch};
    d.sides[0] = read_side(scratch, left, passage->left_first, passage->left_end);
    d.sides[1] = read_side(scratch, right, passage->right_first, passage->right_end);
    cut_pieces(&d);
    join_pieces(&d);
    if (enough_stays(&d))
        write_changes(&d, arena, passage);
    arena_free(scratch);
}
