#include "core/entities/train/learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

enum { DICTIONARY_BITS = 24, SEEN_MIN = 2, ROW = LABEL_COUNT, NOT_KEPT = UINT32_MAX };
#define FAR_BELOW (-1e30f)
#define LOAD 0.86

struct word {
    uint32_t hash, count, number; /* count 0: free */
};

struct learner {
    const struct learner_options *options;
    struct arena *arena; /* of the lists of features */
    struct example **items;
    size_t count;
    struct word *dictionary;
    uint32_t *hashes; /* of each number */
    size_t feature_count;
    float *weights, *sums; /* [feature][label]; sums weigh each change by when it came */
    float transition[LABEL_COUNT + 1][LABEL_COUNT], transition_sums[LABEL_COUNT + 1][LABEL_COUNT];
    double steps;
    uint32_t salt, dropped; /* of 256; 0 when nothing is learnt */
    float margin;           /* by which a gold label must win; 0 when nothing is learnt */
    float *scores;          /* of one article */
    uint8_t *back, *labels;
};

static struct word *find_word(struct learner *l, uint32_t hash)
{
    size_t mask = ((size_t)1 << DICTIONARY_BITS) - 1, at = hash * 2654435761u & mask;
    while (l->dictionary[at].count != 0 && l->dictionary[at].hash != hash)
        at = (at + 1) & mask;
    return &l->dictionary[at];
}

static void count_features(struct learner *l, const uint32_t *hashes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct word *word = find_word(l, hashes[i]);
        word->hash = hashes[i];
        word->count++;
    }
}

/* Features as numbers; those without one are left out. */
static uint32_t *number_features(struct learner *l, const uint32_t *hashes, size_t count,
                                 uint16_t *kept)
{
    uint32_t *out = arena_array(l->arena, count, sizeof(*out));
    *kept = 0;
    for (size_t i = 0; i < count; i++) {
        const struct word *word = find_word(l, hashes[i]);
        if (word->count != 0 && word->number != NOT_KEPT)
            out[(*kept)++] = word->number;
    }
    return out;
}

typedef size_t extract(const struct example *example, size_t index, uint32_t *out);

static size_t extract_local(const struct example *example, size_t index, uint32_t *out)
{
    return features_local(&example->features, index, out);
}

static size_t extract_votes(const struct example *example, size_t index, uint32_t *out)
{
    return features_votes(&example->features, example->first, index, out);
}

static void count_all(struct learner *l, extract *from)
{
    uint32_t hashes[FEATURES_MAX];
    for (size_t e = 0; e < l->count; e++)
        for (size_t i = 0; i < l->items[e]->features.count; i++)
            if (l->items[e]->features.tokens[i].candidate)
                count_features(l, hashes, from(l->items[e], i, hashes));
}

static void number_words(struct learner *l)
{
    size_t size = (size_t)1 << DICTIONARY_BITS;
    l->hashes = memory_resize(l->hashes, size, sizeof(*l->hashes));
    l->feature_count = 0;
    for (size_t i = 0; i < size; i++) {
        struct word *word = &l->dictionary[i];
        word->number = NOT_KEPT;
        if (word->count >= SEEN_MIN) {
            word->number = (uint32_t)l->feature_count;
            l->hashes[l->feature_count++] = word->hash;
        }
    }
}

static void number_all(struct learner *l, extract *from, bool votes)
{
    uint32_t hashes[FEATURES_MAX];
    for (size_t e = 0; e < l->count; e++) {
        struct example *x = l->items[e];
        uint32_t **lists = arena_array(l->arena, x->features.count, sizeof(*lists));
        uint16_t *counts = arena_array(l->arena, x->features.count, sizeof(*counts));
        for (size_t i = 0; i < x->features.count; i++)
            if (x->features.tokens[i].candidate)
                lists[i] = number_features(l, hashes, from(x, i, hashes), &counts[i]);
        *(votes ? &x->votes : &x->local) = lists;
        *(votes ? &x->vote_count : &x->local_count) = counts;
    }
}

static void reset_weights(struct learner *l)
{
    l->weights = memory_resize(l->weights, l->feature_count * ROW, sizeof(float));
    l->sums = memory_resize(l->sums, l->feature_count * ROW, sizeof(float));
    memset(l->weights, 0, l->feature_count * ROW * sizeof(float));
    memset(l->sums, 0, l->feature_count * ROW * sizeof(float));
    memset(l->transition, 0, sizeof(l->transition));
    memset(l->transition_sums, 0, sizeof(l->transition_sums));
    l->steps = 1;
}

/* Dropout: an article is learnt without a random tenth or so of its features, so that no few of
 * them decide. */
static inline bool is_dropped(const struct learner *l, uint32_t feature)
{
    uint32_t h = (feature ^ l->salt) * 2654435761u;
    return (h ^ h >> 15) * 2246822519u >> 24 < l->dropped;
}

static void add_scores(const struct learner *l, const uint32_t *features, size_t count,
                       float *scores)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < ROW && !is_dropped(l, features[i]); k++)
            scores[k] += l->weights[(size_t)features[i] * ROW + (size_t)k];
}

static void score_example(struct learner *l, const struct example *x, bool votes)
{
    memset(l->scores, 0, x->features.count * ROW * sizeof(float));
    for (size_t i = 0; i < x->features.count; i++) {
        if (!x->features.tokens[i].candidate)
            continue;
        add_scores(l, x->local[i], x->local_count[i], &l->scores[i * ROW]);
        if (votes)
            add_scores(l, x->votes[i], x->vote_count[i], &l->scores[i * ROW]);
    }
}

static bool may_follow(int from, int to)
{
    return !label_is_inside(to) || (from < LABEL_COUNT && (from == to || from == to - 1));
}

static void decode_step(const struct learner *l, bool candidate, const float *score,
                        const float *token, float *next, uint8_t *back)
{
    for (int to = 0; to < LABEL_COUNT; to++) {
        next[to] = FAR_BELOW;
        back[to] = 0;
        for (int from = 0; from < LABEL_COUNT && (candidate || to == 0); from++) {
            float sum = score[from] + l->transition[from][to] + token[to];
            if (may_follow(from, to) && sum > next[to]) {
                next[to] = sum;
                back[to] = (uint8_t)from;
            }
        }
    }
}

static void decode(struct learner *l, const struct example *x, size_t first, size_t end)
{
    float score[LABEL_COUNT], next[LABEL_COUNT];
    for (int to = 0; to < LABEL_COUNT; to++) {
        bool may = may_follow(LABEL_COUNT, to) && (to == 0 || x->features.tokens[first].candidate);
        score[to] =
            may ? l->transition[MODEL_START][to] + l->scores[first * ROW + (size_t)to] : FAR_BELOW;
    }
    for (size_t i = first + 1; i < end; i++) {
        decode_step(l, x->features.tokens[i].candidate, score, &l->scores[i * ROW], next,
                    &l->back[i * ROW]);
        memcpy(score, next, sizeof(score));
    }
    int best = 0;
    for (int k = 1; k < LABEL_COUNT; k++)
        best = score[k] > score[best] ? k : best;
    for (size_t i = end; i-- > first; best = l->back[i * ROW + (size_t)best])
        l->labels[i] = (uint8_t)best;
}

static void decode_example(struct learner *l, const struct example *x, bool votes)
{
    const struct tokens *tokens = &x->annotation.tokens;
    score_example(l, x, votes);
    for (size_t i = 0; i < x->features.count; i++)
        l->scores[i * ROW + x->gold[i]] -= x->features.tokens[i].candidate ? l->margin : 0;
    for (size_t p = 0; p < tokens->paragraph_count; p++)
        if (tokens->first_of[p] < tokens->first_of[p + 1])
            decode(l, x, tokens->first_of[p], tokens->first_of[p + 1]);
}

static void change(struct learner *l, const uint32_t *features, size_t count, int label, float by)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)features[i] * ROW + (size_t)label;
        if (is_dropped(l, features[i]))
            continue;
        l->weights[at] += by;
        l->sums[at] += by * (float)l->steps;
    }
}

static void change_transition(struct learner *l, int from, int to, float by)
{
    l->transition[from][to] += by;
    l->transition_sums[from][to] += by * (float)l->steps;
}

static void update_token(struct learner *l, const struct example *x, size_t i, bool starts,
                         bool votes)
{
    int gold = x->gold[i], found = l->labels[i];
    int gold_from = starts ? MODEL_START : x->gold[i - 1],
        found_from = starts ? MODEL_START : l->labels[i - 1];
    if (gold != found && x->features.tokens[i].candidate) {
        change(l, x->local[i], x->local_count[i], gold, 1);
        change(l, x->local[i], x->local_count[i], found, -1);
        if (votes) {
            change(l, x->votes[i], x->vote_count[i], gold, 1);
            change(l, x->votes[i], x->vote_count[i], found, -1);
        }
    }
    if (gold != found || gold_from != found_from) {
        change_transition(l, gold_from, gold, 1);
        change_transition(l, found_from, found, -1);
    }
}

static void learn_example(struct learner *l, const struct example *x, bool votes)
{
    const struct tokens *tokens = &x->annotation.tokens;
    decode_example(l, x, votes);
    if (memcmp(l->labels, x->gold, x->features.count) != 0)
        for (size_t p = 0; p < tokens->paragraph_count; p++)
            for (size_t i = tokens->first_of[p]; i < tokens->first_of[p + 1]; i++)
                update_token(l, x, i, i == tokens->first_of[p], votes);
    l->steps += 1e-3;
}

static void shuffle(uint32_t *order, size_t count, uint64_t *seed)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = corpus_random(seed) % i;
        uint32_t swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

/* `fold` is left out (UINT_MAX: none). */
static void run_epochs(struct learner *l, unsigned epochs, unsigned fold, bool votes, uint64_t seed)
{
    uint32_t *order = memory_calloc(l->count, sizeof(*order));
    reset_weights(l);
    l->dropped = l->options->dropout;
    l->margin = l->options->margin;
    for (size_t i = 0; i < l->count; i++)
        order[i] = (uint32_t)i;
    for (unsigned epoch = 0; epoch < epochs; epoch++) {
        shuffle(order, l->count, &seed);
        for (size_t i = 0; i < l->count; i++) {
            const struct example *x = l->items[order[i]];
            if (x->fold % l->options->folds == fold)
                continue;
            for (unsigned n = l->options->weight[x->source]; n > 0; n--) {
                l->salt = (uint32_t)corpus_random(&seed);
                learn_example(l, x, false);
                if (votes)
                    learn_example(l, x, true);
            }
        }
    }
    l->dropped = 0;
    l->margin = 0;
    for (size_t i = 0; i < l->feature_count * ROW; i++)
        l->weights[i] -= l->sums[i] / (float)l->steps;
    for (int from = 0; from <= LABEL_COUNT; from++)
        for (int to = 0; to < LABEL_COUNT; to++)
            l->transition[from][to] -= l->transition_sums[from][to] / (float)l->steps;
    free(order);
}

/* A first pass over every article by weights that were learnt without it. */
static void predict_folds(struct learner *l)
{
    for (unsigned fold = 0; fold < l->options->folds; fold++) {
        run_epochs(l, 3, fold, false, l->options->seed);
        for (size_t i = 0; i < l->count; i++) {
            struct example *x = l->items[i];
            if (x->fold % l->options->folds != fold)
                continue;
            decode_example(l, x, false);
            memcpy(x->first, l->labels, x->features.count);
            features_count_votes(&x->features, x->first);
        }
    }
}

/* The mean of several runs, each in another order: a run alone is luck to about a point. */
static void run_often(struct learner *l)
{
    size_t count = l->feature_count * ROW;
    float *total = memory_calloc(count, sizeof(*total)),
          transitions[LABEL_COUNT + 1][LABEL_COUNT] = {{0}};
    for (unsigned run = 0; run < l->options->runs; run++) {
        run_epochs(l, l->options->epochs, UINT32_MAX, true, l->options->seed + run);
        for (size_t i = 0; i < count; i++)
            total[i] += l->weights[i];
        for (int from = 0; from <= LABEL_COUNT; from++)
            for (int to = 0; to < LABEL_COUNT; to++)
                transitions[from][to] += l->transition[from][to];
    }
    memcpy(l->weights, total, count * sizeof(*total));
    memcpy(l->transition, transitions, sizeof(transitions));
    free(total);
}

/* How much a feature can tell: its largest weight against O's. */
static float importance(const struct learner *l, size_t feature)
{
    const float *row = &l->weights[feature * ROW];
    float most = 0;
    for (int k = 1; k < ROW; k++)
        most = fmaxf(most, fabsf(row[k] - row[0]));
    return most;
}

static int compare_down(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

static void keep_best(struct learner *l)
{
    size_t count = l->feature_count,
           keep = l->options->features < count ? l->options->features : count;
    float *values = memory_calloc(count, sizeof(*values));
    for (size_t i = 0; i < count; i++)
        values[i] = importance(l, i);
    qsort(values, count, sizeof(*values), compare_down);
    float least = values[keep - 1];
    free(values);
    size_t kept = 0;
    for (size_t i = 0; i < (size_t)1 << DICTIONARY_BITS; i++) {
        struct word *word = &l->dictionary[i];
        if (word->count == 0 || word->number == NOT_KEPT)
            continue;
        bool good = kept < keep && importance(l, word->number) >= least;
        word->number = good ? (uint32_t)kept : NOT_KEPT;
        if (good)
            l->hashes[kept++] = word->hash;
    }
    l->feature_count = kept;
}

static void add16(struct text_builder *out, unsigned value)
{
    text_builder_add_byte(out, (char)(value & 255));
    text_builder_add_byte(out, (char)(value >> 8 & 255));
}

static void add32(struct text_builder *out, uint32_t value)
{
    add16(out, value & 0xFFFF);
    add16(out, value >> 16);
}

/* What a weight of 1 becomes: the largest row takes all its bits, shifted as far as may be. */
static float find_scale(const struct learner *l)
{
    float most = 1e-6f;
    for (size_t i = 0; i < l->feature_count; i++)
        most = fmaxf(most, importance(l, i));
    return (float)(127 << MODEL_SHIFT_MAX) / most;
}

static int quantise(float value, int limit)
{
    float rounded = roundf(value);
    return rounded > (float)limit ? limit : rounded < (float)-limit ? -limit : (int)rounded;
}

/* A feature's row as bytes; returns by how much it is to be shifted. */
static unsigned quantise_row(const struct learner *l, size_t feature, float scale, signed char *out)
{
    const float *row = &l->weights[feature * ROW];
    unsigned shift = 0;
    while (shift < MODEL_SHIFT_MAX && importance(l, feature) * scale > (float)(127 << shift))
        shift++;
    for (size_t k = 0; k < MODEL_ROW; k++)
        out[k] = (signed char)quantise((row[k + 1] - row[0]) * scale / (float)(1 << shift), 127);
    return shift;
}

static void write_weights(const struct learner *l, struct text_builder *out)
{
    uint32_t slots = (uint32_t)((double)l->feature_count / LOAD) + 2;
    uint16_t *prints = memory_calloc(slots, sizeof(*prints));
    signed char *rows = memory_calloc(slots, MODEL_ROW);
    float scale = find_scale(l);
    for (size_t i = 0; i < l->feature_count; i++) {
        uint32_t hash = l->hashes[i], at = (uint32_t)((uint64_t)hash * slots >> 32);
        while (prints[at] != 0)
            at = at + 1 == slots ? 0 : at + 1;
        unsigned shift = quantise_row(l, i, scale, &rows[at * MODEL_ROW]);
        prints[at] = (uint16_t)(model_print(hash) | shift << MODEL_PRINT_BITS);
    }
    struct text_builder body = {0};
    add32(&body, slots);
    add32(&body, (uint32_t)l->feature_count);
    for (int from = 0; from <= LABEL_COUNT; from++)
        for (int to = 0; to < LABEL_COUNT; to++)
            add16(&body, (unsigned)quantise(l->transition[from][to] * scale, 32000) & 0xFFFF);
    for (size_t i = 0; i < slots; i++)
        add16(&body, prints[i]);
    text_builder_add(&body, (struct text){(const char *)rows, (size_t)slots * MODEL_ROW});
    uint64_t sum = text_hash(text_builder_text(&body));
    text_builder_add(out, TEXT("DPNM"));
    add32(out, MODEL_VERSION);
    add32(out, (uint32_t)sum);
    add32(out, (uint32_t)(sum >> 32));
    text_builder_add(out, text_builder_text(&body));
    text_builder_free(&body);
    free(prints);
    free(rows);
}

static bool is_chosen(const struct learner_options *options, const struct example *x)
{
    return options->weight[x->source] > 0 && (options->all || !corpus_is_held_out(x));
}

static void choose(struct learner *l, struct corpus *corpus)
{
    size_t most = 1;
    l->items = memory_calloc(corpus->count + 1, sizeof(struct example *));
    for (size_t i = 0; i < corpus->count; i++)
        if (is_chosen(l->options, corpus->items[i])) {
            l->items[l->count++] = corpus->items[i];
            most =
                corpus->items[i]->features.count > most ? corpus->items[i]->features.count : most;
        }
    l->scores = memory_calloc(most * ROW, sizeof(float));
    l->back = memory_calloc(most * ROW, 1);
    l->labels = memory_calloc(most, 1);
    l->dictionary = memory_calloc((size_t)1 << DICTIONARY_BITS, sizeof(*l->dictionary));
}

void learn(struct corpus *corpus, const struct learner_options *options, struct text_builder *out)
{
    struct learner l = {.options = options, .arena = arena_new()};
    choose(&l, corpus);
    count_all(&l, extract_local);
    number_words(&l);
    number_all(&l, extract_local, false);
    fprintf(stderr, "train: %zu articles, %zu features\n", l.count, l.feature_count);
    predict_folds(&l);
    count_all(&l, extract_votes);
    number_words(&l);
    number_all(&l, extract_local, false);
    number_all(&l, extract_votes, true);
    run_epochs(&l, options->epochs, UINT32_MAX, true, options->seed);
    keep_best(&l);
    number_all(&l, extract_local, false);
    number_all(&l, extract_votes, true);
    run_often(&l);
    write_weights(&l, out);
    arena_free(l.arena);
    free(l.items);
    free(l.scores);
    free(l.back);
    free(l.labels);
    free(l.dictionary);
    free(l.hashes);
    free(l.weights);
    free(l.sums);
}
