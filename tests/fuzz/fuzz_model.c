/* Weights of any bytes: refused with a reason, or adding them up ends. The checksum is made to fit,
 * so that what stands behind it is reached. */
#include "core/entities/model.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { SUM_AT = 8, SUMMED_FROM = 16, FEATURES = 64 };

static void mend_sum(char *bytes, size_t size)
{
    if (size < SUMMED_FROM)
        return;
    uint64_t sum = text_hash((struct text){bytes + SUMMED_FROM, size - SUMMED_FROM});
    for (int i = 0; i < 8; i++)
        bytes[SUM_AT + i] = (char)(sum >> 8 * i);
}

static void add_up(const struct model *model)
{
    uint32_t features[FEATURES];
    struct model_scores scores = {{0}};
    for (uint32_t i = 0; i < FEATURES; i++)
        features[i] = i * 0x9E3779B1u;
    model_add(model, features, FEATURES, &scores);
    for (int i = 0; i < MODEL_ROW; i++)
        FUZZ_ASSERT(scores.of[i] >= -FEATURES * 128 * (1 << MODEL_SHIFT_MAX) &&
                    scores.of[i] <= FEATURES * 127 * (1 << MODEL_SHIFT_MAX));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct problem_list problems = {0};
    struct model model;
    char *bytes = fuzz_string(fuzz_text(data, size));
    struct text weights = {bytes, size};
    enum status status = model_check(weights, "fuzz.bin", &problems);
    FUZZ_ASSERT((status == STATUS_OK) == (problems.errors == 0));
    mend_sum(bytes, size);
    if (model_check(weights, "fuzz.bin", &problems) == STATUS_OK) {
        FUZZ_ASSERT(model_open(weights, &model));
        add_up(&model);
    }
    fuzz_expect_problems(&problems);
    free(bytes);
    return 0;
}
