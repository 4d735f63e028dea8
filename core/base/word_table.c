#include "core/base/word_table.h"

#include <string.h>

static const char *word_of(const void *row)
{
    const char *word;
    memcpy(&word, row, sizeof(word));
    return word;
}

static int small_letter(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : (unsigned char)byte;
}

/* Their first bytes are known to be the same. */
static int compare_rest(struct text word, const char *row)
{
    for (size_t i = 1; i < word.length; i++) {
        int a = small_letter(word.bytes[i]), b = (unsigned char)row[i];
        if (a != b)
            return a - b;
        if (b == '\0')
            return 1;
    }
    return row[word.length] == '\0' ? 0 : -1;
}

const void *word_table_find(struct text word, const void *rows, size_t count, size_t row_size)
{
    size_t low = 0, high = word.length > 0 ? count : 0;
    int first = word.length > 0 ? small_letter(word.bytes[0]) : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *row = (const char *)rows + middle * row_size;
        int order = first - (unsigned char)word_of(row)[0];
        if (order == 0)
            order = first == '\0' ? 1 : compare_rest(word, word_of(row));
        if (order == 0)
            return row;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool word_table_sorted(const void *rows, size_t count, size_t row_size)
{
    for (size_t i = 0; i < count; i++) {
        const char *row = (const char *)rows + i * row_size;
        if (word_table_find(text_from(word_of(row)), rows, count, row_size) != row)
            return false;
    }
    return true;
}
