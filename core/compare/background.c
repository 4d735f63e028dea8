#include "core/compare/background.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/embed.h"

static const double scale_sentences = 68930;

static double row_count(const char *row)
{
    double count = 0;
    for (size_t i = BACKGROUND_KEY_WIDTH; i < BACKGROUND_ROW_WIDTH; i++)
        if (row[i] >= '0' && row[i] <= '9')
            count = count * 10 + (row[i] - '0');
    return count;
}

struct background background_open(void)
{
    struct text file = embed_find("core/compare/background/background.bin");
    struct background out = {.sentences = 1, .rarest = 1};
    size_t rows = file.length / BACKGROUND_ROW_WIDTH;
    if (rows < 2)
        return out;
    out.sentences = row_count(file.bytes);
    out.rows = file.bytes + BACKGROUND_ROW_WIDTH;
    out.count = rows - 1;
    out.rarest = strtod(file.bytes, NULL);
    return out;
}

static double frequency(const struct background *background, struct text key)
{
    size_t low = 0, high = background->count;
    while (low < high && key.length <= BACKGROUND_KEY_WIDTH) {
        size_t middle = low + (high - low) / 2;
        const char *row = background->rows + middle * BACKGROUND_ROW_WIDTH;
        int order = memcmp(key.bytes, row, key.length);
        if (order == 0 && key.length < BACKGROUND_KEY_WIDTH && row[key.length] != ' ')
            order = -1;
        if (order == 0)
            return row_count(row);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return background->rarest / 4;
}

double background_rarity(const struct background *background, struct text key)
{
    double rarity = log(background->sentences / frequency(background, key)) / log(scale_sentences);
    return rarity < 0 ? 0 : rarity > 1 ? 1 : rarity;
}
