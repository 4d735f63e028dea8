#include "core/compare/evidence.h"

#include <math.h>
#include <string.h>

enum { CLAUSE_ROW = WORDS_CLAUSES_MAX + 1 };

static const float run_name = 0.7F;     /* names count less in a run */
static const float clause_full = 1.5F;  /* a clause that shares less counts in part */
static const float clause_least = 0.8F; /* without names and formulas */

static const double plain_least = 6, plain_word = 0.5; /* of a run of plain words */

/* Logistic regression; the paper trail of each is in the project's notes on alignment. */
static const struct {
    double constant, contained, clause, mass, names, numbers, parted, other_time, denied, run,
        quoted, quoted_both;
} coefficient = {-10.6, 4.8, 6.1, 3.7, 4.1, 4.5, -1.4, -1.1, -1.5, 1.1, 2.4, 2.4};

struct evidence_room evidence_prepare(const struct vocabulary *vocabulary,
                                      const struct weighted *left, const struct weighted *right)
{
    struct evidence_room room = {.vocabulary = vocabulary, .left = left, .right = right};
    uint32_t most = 0;
    for (size_t u = 0; u < left->words->unit_count; u++)
        most = left->units[u].term_count > most ? left->units[u].term_count : most;
    room.matches = arena_array(vocabulary->arena, most, sizeof(*room.matches));
    room.clauses = arena_array(vocabulary->arena, CLAUSE_ROW * CLAUSE_ROW, sizeof(float));
    room.clause_formulas = arena_array(vocabulary->arena, CLAUSE_ROW * CLAUSE_ROW, sizeof(float));
    room.key_marks = arena_array(vocabulary->arena, vocabulary->count, sizeof(uint32_t));
    room.stem_marks = arena_array(vocabulary->arena, vocabulary->count, sizeof(uint32_t));
    return room;
}

static void add_match(struct evidence_room *room, uint32_t l, uint32_t r, float factor)
{
    const struct term *a = &room->left->terms[l], *b = &room->right->terms[r];
    float weight = a->weight < b->weight ? a->weight : b->weight;
    if (factor < 1)
        weight = weight_round((double)weight * factor);
    room->matches[room->match_count++] =
        (struct match){l, r, weight, a->name || b->name, a->formula || b->formula, factor == 1};
}

/* Pairs the terms of one class: equal keys, then, of what is left, each with the first that is
 * near. */
static void match_class(struct evidence_room *room, uint32_t l, uint32_t l_end, uint32_t r,
                        uint32_t r_end)
{
    const struct term *left = room->left->terms, *right = room->right->terms;
    uint32_t used_left = 0,
             used_right = 0; /* bits; a class of more than 32 keys in a sentence is cut */
    l_end = l_end - l > 32 ? l + 32 : l_end;
    r_end = r_end - r > 32 ? r + 32 : r_end;
    for (uint32_t i = l, j = r; i < l_end && j < r_end;) {
        if (left[i].key == right[j].key) {
            add_match(room, i, j, 1);
            used_left |= UINT32_C(1) << (i++ - l);
            used_right |= UINT32_C(1) << (j++ - r);
        } else if (left[i].key < right[j].key) {
            i++;
        } else {
            j++;
        }
    }
    for (uint32_t i = l; i < l_end; i++)
        for (uint32_t j = r; j < r_end && !(used_left >> (i - l) & 1); j++) {
            if (used_right >> (j - r) & 1)
                continue;
            if (left[i].stem != right[j].stem)
                continue;
            add_match(room, i, j, EVIDENCE_NEAR);
            used_left |= UINT32_C(1) << (i - l);
            used_right |= UINT32_C(1) << (j - r);
        }
}

static uint32_t class_end(const struct term *terms, uint32_t at, uint32_t end)
{
    uint32_t next = at + 1;
    while (next < end && terms[next].class == terms[at].class)
        next++;
    return next;
}

static void match_terms(struct evidence_room *room, const struct unit_weights *a,
                        const struct unit_weights *b)
{
    const struct term *left = room->left->terms, *right = room->right->terms;
    uint32_t l = a->first_term, l_end = l + a->term_count;
    uint32_t r = b->first_term, r_end = r + b->term_count;
    room->match_count = 0;
    while (l < l_end && r < r_end) {
        if (left[l].class < right[r].class) {
            l++;
        } else if (left[l].class > right[r].class) {
            r++;
        } else {
            uint32_t next_l = class_end(left, l, l_end), next_r = class_end(right, r, r_end);
            match_class(room, l, next_l, r, next_r);
            l = next_l;
            r = next_r;
        }
    }
}

/* Adds a match to every pair of clauses that hold it; row and column `rows`, `columns` are the
 * whole sentences. */
static void add_to_clauses(struct evidence_room *room, const struct match *match, uint8_t rows,
                           uint8_t columns)
{
    uint32_t left = room->left->terms[match->left].clauses;
    uint32_t right = room->right->terms[match->right].clauses;
    for (uint8_t c = 0; c <= rows; c++) {
        if (c < rows && !(left >> c & 1))
            continue;
        for (uint8_t d = 0; d <= columns; d++)
            if (d == columns || (right >> d & 1)) {
                room->clauses[c * CLAUSE_ROW + d] += match->weight;
                if (match->formula)
                    room->clause_formulas[c * CLAUSE_ROW + d] += match->weight;
            }
    }
}

static float clause_total(const struct weighted *side, uint32_t unit, uint8_t clause)
{
    const struct unit_weights *weights = &side->units[unit];
    if (clause == side->words->units[unit].clause_count)
        return weights->total;
    return side->clause_totals[weights->first_clause + clause];
}

/* The best dice of a clause of either side with a clause of the other or with all of it. */
static float best_clause(struct evidence_room *room, uint32_t a, uint32_t b, float dice)
{
    uint8_t rows = room->left->words->units[a].clause_count;
    uint8_t columns = room->right->words->units[b].clause_count;
    if (rows == 1 && columns == 1)
        return dice;
    for (uint8_t c = 0; c <= rows; c++) {
        memset(room->clauses + c * CLAUSE_ROW, 0, (columns + 1u) * sizeof(float));
        memset(room->clause_formulas + c * CLAUSE_ROW, 0, (columns + 1u) * sizeof(float));
    }
    for (size_t i = 0; i < room->match_count; i++)
        add_to_clauses(room, &room->matches[i], rows, columns);
    float best = dice;
    for (uint8_t c = 0; c <= rows; c++)
        for (uint8_t d = 0; d <= columns; d++) {
            float shared = room->clauses[c * CLAUSE_ROW + d];
            float formulas = room->clause_formulas[c * CLAUSE_ROW + d];
            if ((c == rows && d == columns) || shared - formulas < clause_least ||
                formulas * 2 >= shared)
                continue;
            float totals = clause_total(room->left, a, c) + clause_total(room->right, b, d);
            float value = 2 * shared / totals * (shared < clause_full ? shared / clause_full : 1);
            best = value > best ? value : best;
        }
    return best;
}

static uint32_t capped(uint32_t count)
{
    return count < EVIDENCE_WORDS_MAX ? count : EVIDENCE_WORDS_MAX;
}

/* Whether a key or stem is among those matched in the pair at hand. */
static bool is_marked(const uint32_t *marks, const struct evidence_room *room, uint32_t key)
{
    return marks[key] == room->serial;
}

static void mark_matches(struct evidence_room *room)
{
    room->serial++;
    for (size_t i = 0; i < room->match_count; i++) {
        const struct term *term = &room->left->terms[room->matches[i].left];
        room->stem_marks[term->stem] = room->serial;
        if (room->matches[i].equal)
            room->key_marks[term->key] = room->serial;
    }
}

/* Words that run on alike: their weight, and how many say nothing of who or when. */
struct stretch {
    float weight, plain;
};

static struct stretch run_from(const struct evidence_room *room, const struct unit *a, uint32_t i,
                               const struct unit *b, uint32_t j)
{
    const struct word *left = room->left->words->words + a->first_word;
    const struct word *right = room->right->words->words + b->first_word;
    const float *own = room->left->weights + a->first_word;
    const float *other = room->right->weights + b->first_word;
    struct stretch run = {0};
    for (; i < a->word_count && j < b->word_count && left[i].key == right[j].key; i++, j++) {
        bool name = room->left->names[a->first_word + i] || room->right->names[b->first_word + j];
        uint8_t flags = room->vocabulary->keys[left[i].key].flags;
        run.weight += (own[i] < other[j] ? own[i] : other[j]) * (name ? run_name : 1);
        run.plain += !name && !(flags & (KEY_NUMBER | KEY_TIME));
    }
    return run;
}

/* The most weight and the most plain words of a run that both have in common. */
static struct stretch heaviest_run(const struct evidence_room *room, uint32_t a, uint32_t b)
{
    const struct unit *x = &room->left->words->units[a], *y = &room->right->words->units[b];
    const struct word *left = room->left->words->words + x->first_word;
    const struct word *right = room->right->words->words + y->first_word;
    uint32_t rows = capped(x->word_count), columns = capped(y->word_count);
    uint32_t places[EVIDENCE_WORDS_MAX], count = 0;
    struct stretch best = {0};
    for (uint32_t j = 0; j < columns; j++)
        if (is_marked(room->key_marks, room, right[j].key))
            places[count++] = j;
    for (uint32_t i = 0; i < rows; i++) {
        if (!is_marked(room->key_marks, room, left[i].key))
            continue;
        for (uint32_t k = 0; k < count; k++) {
            uint32_t j = places[k];
            if (left[i].key != right[j].key ||
                (i > 0 && j > 0 && left[i - 1].key == right[j - 1].key))
                continue;
            struct stretch run = run_from(room, x, i, y, j);
            best.weight = fmaxf(run.weight, best.weight);
            best.plain = fmaxf(run.plain, best.plain);
        }
    }
    return best;
}

/* What the matched words speak for, wherever they stand. */
static double score_of_words(const struct evidence *e)
{
    return coefficient.constant + coefficient.contained * e->contained +
           coefficient.mass * log(1 + e->shared - e->shared_names) +
           coefficient.names * log(1 + e->shared_names) +
           coefficient.numbers * log(1 + e->shared_numbers) +
           coefficient.parted * log(1 + e->parted) + coefficient.other_time * e->other_time +
           coefficient.denied * e->denied;
}

/* The most that run and quotations can add. */
static double most_of_order(const struct evidence *e, bool fragments)
{
    double z = coefficient.run * log(1 + e->shared);
    return fragments ? z + (coefficient.quoted + coefficient.quoted_both) * log(1 + e->lighter) : z;
}

/* So many plain words in a row are no chance, however common each of them is. */
static double score_of_plain(float plain)
{
    return fmin(fmax(0, plain - plain_least) * plain_word, EVIDENCE_PLAIN_MOST);
}

static double score_of_order(const struct evidence *e)
{
    return coefficient.run * log(1 + e->run) + coefficient.quoted * log(1 + e->quoted) +
           coefficient.quoted_both * log(1 + e->quoted_both) + score_of_plain(e->plain);
}

static void sum_matches(const struct evidence_room *room, const struct unit_weights *a,
                        const struct unit_weights *b, struct evidence *out)
{
    float left = a->persons, right = b->persons, denied[2] = {0};
    for (size_t i = 0; i < room->match_count; i++) {
        const struct match *match = &room->matches[i];
        const struct term *x = &room->left->terms[match->left];
        const struct term *y = &room->right->terms[match->right];
        out->shared += match->weight;
        out->shared_names += match->name ? match->weight : 0;
        out->shared_formulas += match->formula ? match->weight : 0;
        out->shared_numbers += x->number ? match->weight : 0;
        denied[0] += x->clauses & a->denied ? match->weight : 0;
        denied[1] += y->clauses & b->denied ? match->weight : 0;
        left -= x->person ? x->weight : 0;
        right -= y->person ? y->weight : 0;
    }
    out->parted = left < right ? left : right;
    out->other_time = a->time != b->time;
    out->denied = (denied[0] * 2 > out->shared) != (denied[1] * 2 > out->shared);
    out->lighter = a->total < b->total ? a->total : b->total;
    out->contained = out->lighter > 0 ? out->shared / out->lighter : 0;
    out->dice = out->lighter > 0 ? 2 * out->shared / (a->total + b->total) : 0;
}

void evidence_find(struct evidence_room *room, uint32_t left, uint32_t right, float floor,
                   struct evidence *out)
{
    const struct unit_weights *a = &room->left->units[left], *b = &room->right->units[right];
    *out = (struct evidence){0};
    match_terms(room, a, b);
    sum_matches(room, a, b, out);
    double words = score_of_words(out), order = most_of_order(out, a->fragments || b->fragments);
    float clause = out->shared < clause_full ? out->shared / clause_full : 1;
    out->score = (float)(words + order + coefficient.clause * fmaxf(clause, out->dice));
    if (out->score < floor)
        return;
    out->clause = best_clause(room, left, right, out->dice);
    words += coefficient.clause * out->clause;
    out->score = (float)(words + order);
    if (out->score < floor)
        return;
    mark_matches(room);
    struct stretch run = heaviest_run(room, left, right);
    out->run = run.weight;
    out->plain = room->left == room->right ? 0 : run.plain; /* an article's captions are alike */
    evidence_quotation(room, room->left, left, room->right, right, &out->quoted, &out->quoted_both);
    evidence_quotation(room, room->right, right, room->left, left, &out->quoted, &out->quoted_both);
    out->score = (float)(words + score_of_order(out));
}
