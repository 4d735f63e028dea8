#include "core/base/suggest.h"
#include "core/base/utf8.h"

enum { WORD_MAX = 64, DISTANCE_MAX = 3 };

struct word {
    uint32_t codes[WORD_MAX];
    size_t length;
};

/* The code points of a word, folded; false for one too long to be a slip of the hand. */
static bool spell(struct text text, struct word *word)
{
    size_t size;

    word->length = 0;
    for (size_t i = 0; i < text.length; i += size) {
        if (word->length == WORD_MAX)
            return false;
        word->codes[word->length++] =
            utf8_fold(utf8_decode(text.bytes + i, text.length - i, &size));
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const struct word *a, const struct word *b)
{
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];

    for (size_t j = 0; j <= b->length; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= a->length; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b->length; j++) {
            size_t differs = a->codes[i - 1] != b->codes[j - 1];
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + differs);
            if (i > 1 && j > 1 && a->codes[i - 1] == b->codes[j - 2] &&
                a->codes[i - 2] == b->codes[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b->length];
}

const char *suggest_nearest(struct text word, const char *const *names, size_t count)
{
    struct word wanted, name;
    const char *nearest = NULL;

    if (!spell(word, &wanted) || wanted.length == 0)
        return NULL;
    size_t limit = least(wanted.length / 3, DISTANCE_MAX) + 1;
    for (size_t i = 0; i < count; i++) {
        if (!spell(text_from(names[i]), &name))
            continue;
        size_t apart = distance(&wanted, &name);
        if (apart < limit) {
            limit = apart;
            nearest = names[i];
        }
    }
    return nearest;
}
