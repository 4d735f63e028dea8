#include "core/entities/model.h"

#include <string.h>

#include "core/base/embed.h"

enum {
    HEAD = 24,
    TRANSITION_BYTES = 2 * (LABEL_COUNT + 1) * LABEL_COUNT,
    SLOT_BYTES = 2 + MODEL_ROW,
    FAR_BELOW = INT32_MIN / 4
};

/* 1 in each of four marks; the bits of a mark that are its print. */
static const uint64_t each = UINT64_C(0x0001000100010001),
                      print_mask = (1u << MODEL_PRINT_BITS) - 1;

static uint32_t load32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint16_t load16(const unsigned char *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

static uint64_t load64(const unsigned char *at)
{
    return load32(at) | (uint64_t)load32(at + 4) << 32;
}

bool model_open(struct text bytes, struct model *out)
{
    const unsigned char *at = (const unsigned char *)bytes.bytes;
    *out = (struct model){0};
    if (bytes.length < HEAD + TRANSITION_BYTES || memcmp(at, "DPNM", 4) != 0 ||
        load32(at + 4) != MODEL_VERSION)
        return false;
    uint32_t slots = load32(at + 16);
    if (slots == 0 || load32(at + 20) >= slots ||
        bytes.length - HEAD - TRANSITION_BYTES != (uint64_t)slots * SLOT_BYTES)
        return false;
    at += HEAD;
    for (int from = 0; from <= LABEL_COUNT; from++)
        for (int to = 0; to < LABEL_COUNT; to++, at += 2)
            out->transition[from][to] = (int16_t)load16(at);
    out->slots = slots;
    out->marks = at;
    out->rows = at + 2 * (size_t)slots;
    return true;
}

/* Searches end at a free slot. */
static bool has_free_slot(const struct model *model)
{
    for (size_t at = 0; at < model->slots; at++)
        if (load16(model->marks + 2 * at) == 0)
            return true;
    return false;
}

enum status model_check(struct text bytes, const char *file, struct problem_list *problems)
{
    const unsigned char *at = (const unsigned char *)bytes.bytes;
    const char *wrong = NULL;
    struct model model;
    if (bytes.length < HEAD || memcmp(at, "DPNM", 4) != 0)
        wrong = "these are no weights of the name tagger";
    else if (load32(at + 4) != MODEL_VERSION)
        wrong = "weights of another version";
    else if (!model_open(bytes, &model))
        wrong = "weights cut short or damaged: the sizes in the head do not fit the file";
    else if (text_hash(text_slice(bytes, 16, bytes.length)) !=
             ((uint64_t)load32(at + 8) | (uint64_t)load32(at + 12) << 32))
        wrong = "weights damaged: the checksum does not fit";
    else if (!has_free_slot(&model))
        wrong = "weights damaged: the table is full";
    if (wrong == NULL)
        return STATUS_OK;
    problem_hint(problem_add(problems, SEVERITY_ERROR, STATUS_FORMAT, file, "%s", wrong),
                 "restore core/entities/names.bin and build again");
    return STATUS_FORMAT;
}

void model_embedded(struct model *out)
{
    model_open(embed_find("core/entities/names.bin"), out);
}

static inline void add_row(const signed char *row, unsigned shift, int32_t *scores)
{
    for (int k = 0; k < MODEL_ROW; k++)
        scores[k] += row[k] * (1 << shift);
}

static inline bool ends_search(unsigned mark, unsigned print)
{
    return mark == 0 || (mark & print_mask) == print;
}

/* Whether one of four marks does: a word has a part that is 0 where subtracting 1 from each borrows
 * into the highest bit of one in which it was not set. */
static inline bool one_ends_search(uint64_t marks, uint64_t prints)
{
    uint64_t others = (marks & print_mask * each) ^ prints;
    return (((others - each) & ~others) | ((marks - each) & ~marks)) & each << 15;
}

/* The first slot of [at, end) that is free or of that print; end where none is. Most of what a name
 * costs: the table is nearly full, and most features are not in it. */
static inline size_t seek_slot(const unsigned char *marks, size_t at, size_t end, unsigned print)
{
    while (at + 4 <= end && !one_ends_search(load64(marks + 2 * at), print * each))
        at += 4;
    while (at < end && !ends_search(load16(marks + 2 * at), print))
        at++;
    return at;
}

static inline void add_feature(const struct model *model, uint32_t feature, int32_t *scores)
{
    size_t at = (size_t)((uint64_t)feature * model->slots >> 32);
    unsigned print = model_print(feature);
    size_t slot = seek_slot(model->marks, at, model->slots, print);
    if (slot == model->slots && (slot = seek_slot(model->marks, 0, at, print)) == at)
        return;
    unsigned mark = load16(model->marks + 2 * slot);
    if (mark != 0)
        add_row((const signed char *)model->rows + slot * MODEL_ROW, mark >> MODEL_PRINT_BITS,
                scores);
}

void model_add(const struct model *model, const uint32_t *features, size_t count,
               struct model_scores *scores)
{
    if (model->slots == 0)
        return;
    for (size_t i = 0; i < count; i++)
        add_feature(model, features[i], scores->of);
}

/* The best score that reaches label `to` over `transition`, and from where. */
static int32_t best_from(const int32_t *score, const int32_t transition[][LABEL_COUNT], int to,
                         uint8_t *from)
{
    int32_t best = FAR_BELOW;
    *from = LABEL_OUTSIDE;
    for (int k = 0; k < LABEL_COUNT; k++) {
        if (label_is_inside(to) && k != to && k != to - 1)
            continue;
        int32_t sum = score[k] + transition[k][to];
        if (sum > best) {
            best = sum;
            *from = (uint8_t)k;
        }
    }
    return best;
}

static void begin_scores(const struct model *model, bool candidate,
                         const struct model_scores *scores, int32_t *out)
{
    for (int to = 0; to < LABEL_COUNT; to++)
        out[to] = FAR_BELOW;
    out[LABEL_OUTSIDE] = model->transition[MODEL_START][LABEL_OUTSIDE];
    for (int to = 1; candidate && to < LABEL_COUNT; to += 2)
        out[to] = model->transition[MODEL_START][to] + scores->of[to - 1];
}

void model_decode(const struct model *model, const struct feature_token *tokens,
                  const struct model_scores *scores, size_t first, size_t end,
                  struct model_back *back, uint8_t *labels)
{
    int32_t score[LABEL_COUNT], next[LABEL_COUNT];
    if (first >= end)
        return;
    begin_scores(model, tokens[first].candidate, &scores[first], score);
    bool outside = false; /* only that label can be reached, at 0 */
    for (size_t i = first + 1; i < end; i++) {
        bool candidate = tokens[i].candidate;
        struct model_back *row = &back[i - first];
        if (outside && !candidate) {
            row->from[LABEL_OUTSIDE] = LABEL_OUTSIDE;
            continue;
        }
        outside = !candidate;
        next[LABEL_OUTSIDE] =
            best_from(score, model->transition, LABEL_OUTSIDE, &row->from[LABEL_OUTSIDE]);
        for (int to = 1; to < LABEL_COUNT; to++) {
            next[to] = FAR_BELOW;
            if (candidate)
                next[to] =
                    best_from(score, model->transition, to, &row->from[to]) + scores[i].of[to - 1];
            if (next[to] < FAR_BELOW)
                next[to] = FAR_BELOW;
        }
        int32_t base = next[LABEL_OUTSIDE];
        for (int to = 0; to < LABEL_COUNT; to++)
            score[to] = next[to] <= FAR_BELOW ? FAR_BELOW : next[to] - base;
    }
    int best = LABEL_OUTSIDE;
    for (int k = 1; k < LABEL_COUNT; k++)
        if (score[k] > score[best])
            best = k;
    for (size_t i = end; i-- > first;) {
        labels[i] = (uint8_t)best;
        best = i > first ? back[i - first].from[best] : LABEL_OUTSIDE;
    }
}
