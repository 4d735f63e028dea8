#include <string.h>

#include "core/base/date.h"
#include "core/base/word_table.h"
#include "core/compare/change_parts.h"
#include "core/compare/passages.h"
#include "core/language/stems.h"

enum {
    WORDS_MAX = 512,
    RUN_WORDS = 3,
    FEW_CHANGED = 2,
    MARKED_WORDS = 2,
    JOINED_WORDS_MAX = 3,
    DAYS_MAX = 31,
    NUMBER_TOKENS_MAX = 3, /* "1.5 million" and what is glued to it */
    PARTS = 3, /* of a change: what quotations around it end and begin with, and between them */
};

static const float token_more = 0.1F;  /* so that words of no weight hold the alignment too */
static const float keep_at_end = 0.3F; /* rarity of a kept run that touches both starts or ends */
static const float keep_heavy = 0.9F, keep_light = 0.4F;
enum { SAME_SHARE = 3 }; /* at least one word in three stays, else nothing is marked */

/* A change before it is written. */
struct found {
    struct stretch stretch;
    enum change_kind kind;
    bool dropped;
};

/* Room for the words of sentences [first, end) and signs before them, up to WORDS_MAX. */
static uint32_t count_words(const struct words *words, uint32_t first, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t s = first; s < end && count < WORDS_MAX; s++)
        if (words->unit_of[s] != WORDS_NONE)
            count += words->units[words->unit_of[s]].word_count;
    return count < WORDS_MAX / 2 ? count * 2 : WORDS_MAX;
}

static void place(struct sequence *out, struct placed placed)
{
    if (out->count < WORDS_MAX)
        out->items[out->count++] = placed;
}

static const struct {
    const char *sign, *word;
} currencies[] = {{"£", "pounds"}, {"$", "dollars"}, {"€", "euros"}, {"₹", "rupees"}};
enum { CURRENCY_COUNT = sizeof(currencies) / sizeof(currencies[0]) };

static bool is_currency(struct text word)
{
    for (size_t i = 0; i < CURRENCY_COUNT; i++)
        if (text_equal_ascii_case(word, text_from(currencies[i].word)))
            return true;
    return false;
}

/* "£5" is "5 pounds": the word that a sign before a number stands for. */
static void add_currency(const struct differ *d, struct sequence *out, const struct word *number)
{
    const struct words *words = out->side->words;
    if (!(d->vocabulary->keys[number->key].flags & KEY_NUMBER) || number->token == out->first_token)
        return;
    struct text sign = token_text(words->article, &words->annotation->tokens, number->token - 1);
    for (size_t i = 0; i < CURRENCY_COUNT; i++) {
        if (!text_equal(sign, text_from(currencies[i].sign)))
            continue;
        struct word *word = arena_alloc(d->scratch, sizeof(*word));
        *word = *number;
        word->token = number->token - 1;
        word->spelling = (uint32_t)text_hash(text_from(currencies[i].word));
        place(out, (struct placed){.word = word});
    }
}

/* Whether a word may stand on either side of a number: "17 November", "5 million pounds". */
static bool is_beside_number(const struct words *words, const struct placed *number,
                             const struct key *before, const struct word *word)
{
    struct text text = token_text(words->article, &words->annotation->tokens, word->token);
    uint32_t behind = word->token - number->word->token;
    if (!(before->flags & KEY_NUMBER))
        return false;
    if (behind <= NUMBER_TOKENS_MAX && is_currency(text))
        return true;
    return (word->flags & WORD_CAPITAL) && behind == 1 && before->value <= DAYS_MAX &&
           date_month_from(text.bytes, (int)text.length);
}

static void add_word(const struct differ *d, struct sequence *out, const struct word *word,
                     bool name)
{
    const struct key *keys = d->vocabulary->keys;
    if (keys[word->key].flags & KEY_COURTESY)
        return;
    add_currency(d, out, word);
    struct placed placed = {.word = word, .name = name};
    struct placed *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
    if (last == NULL || !is_beside_number(out->side->words, last, &keys[last->word->key], word)) {
        place(out, placed);
        return;
    }
    struct placed number = *last;
    *last = placed;
    place(out, number);
}

static struct sequence read_side(const struct differ *d, const struct weighted *side,
                                 uint32_t first, uint32_t end)
{
    const struct words *words = side->words;
    const struct sentence *sentences = words->annotation->sentences.items;
    uint32_t most = count_words(words, first, end);
    struct sequence out = {.items = arena_array(d->scratch, most, sizeof(*out.items)),
                           .first_token = sentences[first].first_token,
                           .end_token = sentences[end - 1].end_token,
                           .side = side};
    for (uint32_t s = first; s < end; s++) {
        if (words->unit_of[s] == WORDS_NONE)
            continue;
        const struct unit *unit = &words->units[words->unit_of[s]];
        for (uint32_t i = 0; i < unit->word_count; i++)
            add_word(d, &out, &words->words[words->first_of[s] + i],
                     side->names[unit->first_word + i]);
    }
    change_find_speakers(&out);
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
    struct stretch *last = d->count ? &d->stretches[d->count - 1] : NULL;
    if (last == NULL || last->same != same) {
        d->stretches =
            arena_grow(d->scratch, d->stretches, d->count, &d->capacity, sizeof(*d->stretches));
        last = &d->stretches[d->count++];
        *last = (struct stretch){{i, j}, {i, j}, 0, same};
    }
    last->end[0] += (uint32_t)left;
    last->end[1] += (uint32_t)right;
    if (same)
        last->weight += weight_of(d, i);
}

/* Cuts both sides into stretches along the heaviest common subsequence. */
static void cut_stretches(struct differ *d)
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

static uint32_t marked_words(const struct differ *d, const struct stretch *stretch)
{
    uint32_t marked = 0, length = stretch->end[0] - stretch->first[0];
    for (uint32_t i = 0; i < length; i++)
        marked += d->sides[0].items[stretch->first[0] + i].word->fragment != 0 &&
                  d->sides[1].items[stretch->first[1] + i].word->fragment != 0;
    return marked;
}

static uint32_t changed_beside(const struct differ *d, size_t index)
{
    uint32_t most = 0;
    for (size_t i = index ? index - 1 : 0; i <= index + 1 && i < d->count; i++)
        for (int side = 0; side < 2 && i != index; side++) {
            uint32_t length = d->stretches[i].end[side] - d->stretches[i].first[side];
            most = length > most ? length : most;
        }
    return most;
}

/* Whether the words of a kept stretch are worth keeping: readers want phrases, not confetti. */
static bool is_kept(const struct differ *d, size_t index)
{
    const struct stretch *stretch = &d->stretches[index];
    uint32_t length = stretch->end[0] - stretch->first[0];
    bool at_start = stretch->first[0] == 0 && stretch->first[1] == 0;
    bool at_end = stretch->end[0] == d->sides[0].count && stretch->end[1] == d->sides[1].count;
    return length >= RUN_WORDS || ((at_start || at_end) && stretch->weight >= keep_at_end) ||
           stretch->weight >= keep_heavy ||
           (stretch->weight >= keep_light && changed_beside(d, index) <= FEW_CHANGED) ||
           marked_words(d, stretch) >= MARKED_WORDS;
}

/* What is not kept joins the changes around it. */
static void join_stretches(struct differ *d)
{
    bool *kept = arena_array(d->scratch, d->count, sizeof(*kept));
    for (size_t i = 0; i < d->count; i++)
        kept[i] = d->stretches[i].same && is_kept(d, i);
    size_t out = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct stretch stretch = d->stretches[i];
        stretch.same = kept[i];
        if (out > 0 && !stretch.same && !d->stretches[out - 1].same) {
            d->stretches[out - 1].end[0] = stretch.end[0];
            d->stretches[out - 1].end[1] = stretch.end[1];
            continue;
        }
        d->stretches[out++] = stretch;
    }
    d->count = out;
}

/* Takes off what both sides of a change begin or end with. */
static void trim_stretch(const struct differ *d, struct stretch *stretch)
{
    uint32_t *first = stretch->first, *end = stretch->end;
    while (first[0] < end[0] && first[1] < end[1] && same_word(d, first[0], first[1])) {
        first[0]++;
        first[1]++;
    }
    while (first[0] < end[0] && first[1] < end[1] && same_word(d, end[0] - 1, end[1] - 1)) {
        end[0]--;
        end[1]--;
    }
}

/* --- parts ------------------------------------------------------------------------------------ */

static bool is_empty(const struct stretch *stretch)
{
    return stretch->first[0] == stretch->end[0] && stretch->first[1] == stretch->end[1];
}

/* Where a quotation that began before a side's words ends in them, and where one that goes on
 * behind them begins. */
struct cut {
    uint32_t first, lead, tail, end;
};

static struct cut cut_side(const struct sequence *side, uint32_t first, uint32_t end)
{
    struct cut cut = {first, first, end, end};
    if (first < end && change_goes_on(side, first))
        while (cut.lead < end && (cut.lead == first || change_goes_on(side, cut.lead)))
            cut.lead++;
    if (first < end && change_goes_on(side, end))
        while (cut.tail > cut.lead && (cut.tail == end || change_goes_on(side, cut.tail)))
            cut.tail--;
    return cut;
}

static bool is_one_part(struct cut cut)
{
    return cut.lead == cut.end || cut.tail == cut.first ||
           (cut.lead == cut.first && cut.tail == cut.end);
}

/* Words that lie wholly in a quotation meet those in marks on the other side. */
static void meet(struct cut *cut, struct cut other)
{
    bool whole = cut->first < cut->end && (cut->lead == cut->end || cut->tail == cut->first);
    if (!whole)
        return;
    cut->lead = other.lead > other.first ? cut->end : cut->first;
    cut->tail = cut->lead;
}

/* Cuts a stretch where a quotation around it ends, so that words changed in it are told from who
 * says them. Returns how many parts there are. */
static size_t split(const struct differ *d, const struct stretch *stretch, struct stretch *parts)
{
    struct cut cuts[2];
    for (int side = 0; side < 2; side++)
        cuts[side] = cut_side(&d->sides[side], stretch->first[side], stretch->end[side]);
    parts[0] = *stretch;
    if (is_one_part(cuts[0]) && is_one_part(cuts[1]))
        return 1;
    struct cut left = cuts[0];
    meet(&cuts[0], cuts[1]);
    meet(&cuts[1], left);
    parts[0] = (struct stretch){.first = {cuts[0].first, cuts[1].first},
                                .end = {cuts[0].lead, cuts[1].lead}};
    parts[1] = (struct stretch){.first = {cuts[0].lead, cuts[1].lead},
                                .end = {cuts[0].tail, cuts[1].tail}};
    parts[2] =
        (struct stretch){.first = {cuts[0].tail, cuts[1].tail}, .end = {cuts[0].end, cuts[1].end}};
    return PARTS;
}

/* --- house style ------------------------------------------------------------------------------ */

/* The letters of a side's part of a change, in one word. */
static struct text joined(const struct differ *d, const struct stretch *stretch, int which)
{
    const struct words *words = d->sides[which].side->words;
    char *out = arena_alloc(d->scratch, JOINED_WORDS_MAX * STEM_LENGTH_MAX);
    size_t length = 0;
    for (uint32_t i = stretch->first[which]; i < stretch->end[which]; i++)
        length += stem_fold(token_text(words->article, &words->annotation->tokens,
                                       d->sides[which].items[i].word->token),
                            out + length);
    return (struct text){out, length};
}

/* "coast guard" for "coastguard". */
static bool is_house_style(const struct differ *d, const struct stretch *stretch)
{
    uint32_t left = stretch->end[0] - stretch->first[0],
             right = stretch->end[1] - stretch->first[1];
    if (left == right || left == 0 || right == 0 || left > JOINED_WORDS_MAX ||
        right > JOINED_WORDS_MAX)
        return false;
    struct text one = joined(d, stretch, 0), other = joined(d, stretch, 1);
    return text_equal(one, other);
}

/* How often a word stands in a side's part of a change. */
static uint32_t times(const struct differ *d, const struct stretch *stretch, int which,
                      uint32_t spelling)
{
    uint32_t count = 0;
    for (uint32_t i = stretch->first[which]; i < stretch->end[which]; i++)
        count += d->sides[which].items[i].word->spelling == spelling;
    return count;
}

/* Whether one side has before a quotation what the other has behind it: "he said", "said he". */
static bool is_moved(const struct differ *d, const struct found *one, const struct found *other)
{
    const struct stretch *left = &one->stretch, *right = &other->stretch;
    if (one->kind != CHANGE_ATTRIBUTION || other->kind != CHANGE_ATTRIBUTION ||
        left->first[1] != left->end[1] || right->first[0] != right->end[0] ||
        left->end[0] - left->first[0] != right->end[1] - right->first[1])
        return false;
    for (uint32_t i = left->first[0]; i < left->end[0]; i++) {
        uint32_t spelling = d->sides[0].items[i].word->spelling;
        if (times(d, left, 0, spelling) != times(d, right, 1, spelling))
            return false;
    }
    return true;
}

static void drop_moved(const struct differ *d, struct found *found, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count && !found[i].dropped; j++)
            if (!found[j].dropped && is_moved(d, &found[i], &found[j]))
                found[i].dropped = found[j].dropped = true;
}

/* --- changes ---------------------------------------------------------------------------------- */

/* The tokens of a side's words; of none the place where the other side's would stand. */
static void token_range(const struct sequence *side, uint32_t first, uint32_t end,
                        uint32_t *out_first, uint32_t *out_end)
{
    *out_first = first < side->count ? side->items[first].word->token : side->end_token;
    *out_end = *out_first;
    for (uint32_t i = first; i < end; i++) {
        uint32_t token = side->items[i].word->token;
        *out_first = token < *out_first ? token : *out_first;
        *out_end = token + 1 > *out_end ? token + 1 : *out_end;
    }
}

/* Types what differs, house style apart. */
static size_t find_changes(const struct differ *d, struct found *found)
{
    size_t count = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct stretch parts[PARTS];
        if (d->stretches[i].same)
            continue;
        trim_stretch(d, &d->stretches[i]);
        size_t part_count = split(d, &d->stretches[i], parts);
        for (size_t p = 0; p < part_count; p++) {
            trim_stretch(d, &parts[p]);
            if (!is_empty(&parts[p]) && !is_house_style(d, &parts[p]))
                found[count++] =
                    (struct found){.stretch = parts[p], .kind = change_kind_of(d, &parts[p])};
        }
    }
    drop_moved(d, found, count);
    return count;
}

static void write_changes(const struct differ *d, struct arena *arena, struct passage *passage)
{
    struct found *found = arena_array(d->scratch, d->count * PARTS, sizeof(*found));
    size_t count = find_changes(d, found);
    passage->changes = arena_array(arena, count, sizeof(*passage->changes));
    for (size_t i = 0; i < count; i++) {
        const struct stretch *stretch = &found[i].stretch;
        if (found[i].dropped)
            continue;
        struct change *change = &passage->changes[passage->change_count++];
        change->op = stretch->first[0] == stretch->end[0]   ? CHANGE_INSERT
                     : stretch->first[1] == stretch->end[1] ? CHANGE_DELETE
                                                            : CHANGE_REPLACE;
        change->kind = found[i].kind;
        token_range(&d->sides[0], stretch->first[0], stretch->end[0], &change->left_first,
                    &change->left_end);
        token_range(&d->sides[1], stretch->first[1], stretch->end[1], &change->right_first,
                    &change->right_end);
    }
}

static bool enough_stays(const struct differ *d)
{
    uint32_t same = 0;
    for (size_t i = 0; i < d->count; i++)
        if (d->stretches[i].same)
            same += d->stretches[i].end[0] - d->stretches[i].first[0];
    return same * SAME_SHARE >= d->sides[0].count && same * SAME_SHARE >= d->sides[1].count;
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
    d.sides[0] = read_side(&d, left, passage->left_first, passage->left_end);
    d.sides[1] = read_side(&d, right, passage->right_first, passage->right_end);
    cut_stretches(&d);
    join_stretches(&d);
    if (enough_stays(&d))
        write_changes(&d, arena, passage);
    arena_free(scratch);
}
