#include "core/watch/fold.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include <stdlib.h>
#include <string.h>

/* Characters that case folding spells with more than one (Unicode CaseFolding.txt, status F). */
static const struct {
    uint32_t code;
    const char *spelling;
} spelled[] = {
    {0xDF, "ss"},    {0x1E9E, "ss"},  {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"},
    {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"},
};

/* Marks that utf8_fold leaves alone: accents used as apostrophes, angle quotes. */
static uint32_t fold_mark(uint32_t code)
{
    if (code == '`' || code == 0xB4)
        return '\'';
    return code == 0xAB || code == 0xBB ? '"' : utf8_fold(code);
}

static bool is_invisible(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF;
}

static const char *spelling_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof spelled / sizeof spelled[0]; i++)
        if (spelled[i].code == code)
            return spelled[i].spelling;
    return NULL;
}

/* The way back counts from a character's first byte, so a fold must not be longer than its source:
 * where it would be (a few letters of old African orthographies), the letter stays as it is. */
static size_t fold_character(uint32_t code, size_t size, bool keep_case, char *out)
{
    const char *spelling = spelling_of(code);
    if (is_invisible(code))
        return 0;
    if (spelling) {
        memcpy(out, spelling, strlen(spelling));
        return strlen(spelling);
    }
    uint32_t folded = code < ' ' ? ' ' : fold_mark(code);
    if (keep_case && utf8_is_letter(folded))
        folded = code;
    size_t length = utf8_encode(folded, out);
    return length <= size ? length : utf8_encode(code, out);
}

static void note_shift(struct fold *fold, size_t source)
{
    fold->shifts =
        memory_grow(fold->shifts, fold->shift_count, &fold->shift_capacity, sizeof *fold->shifts);
    fold->shifts[fold->shift_count++] = (struct fold_shift){fold->length, source};
}

static size_t fold_one(struct fold *fold, struct text source, size_t at, bool keep_case)
{
    size_t size;
    char *out = fold->bytes + fold->length;
    uint32_t code = utf8_decode(source.bytes + at, source.length - at, &size);
    size_t length = fold_character(code, size, keep_case, out);
    bool again = length == 1 && out[0] == ' ' && fold->length > 0 && out[-1] == ' ';
    fold->length += again ? 0 : length;
    if (again || length != size)
        note_shift(fold, at + size);
    return size;
}

void fold_text(struct fold *fold, struct text source, bool keep_case)
{
    fold->length = fold->shift_count = 0;
    if (fold->capacity < source.length + 4) {
        fold->capacity = source.length + 4;
        fold->bytes = memory_resize(fold->bytes, fold->capacity, 1);
    }
    size_t at = 0;
    while (at < source.length) {
        unsigned char byte = (unsigned char)source.bytes[at];
        if (byte > ' ' && byte < 0x80 && byte != '`') {
            bool upper = !keep_case && byte >= 'A' && byte <= 'Z';
            fold->bytes[fold->length++] = (char)(upper ? byte + 32 : byte);
            at++;
        } else {
            at += fold_one(fold, source, at, keep_case);
        }
    }
}

struct text fold_result(const struct fold *fold)
{
    return (struct text){fold->bytes, fold->length};
}

void fold_free(struct fold *fold)
{
    free(fold->bytes);
    free(fold->shifts);
    *fold = (struct fold){0};
}

/* Where the character begins that a folded byte comes from. */
static size_t source_of(const struct fold *fold, struct text source, size_t folded)
{
    size_t low = 0, high = fold->shift_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold->shifts[middle].folded <= folded)
            low = middle + 1;
        else
            high = middle;
    }
    size_t at = folded;
    if (low > 0)
        at = fold->shifts[low - 1].source + (folded - fold->shifts[low - 1].folded);
    while (at > 0 && at < source.length && ((unsigned char)source.bytes[at] & 0xC0) == 0x80)
        at--;
    return at;
}

void fold_map_back(const struct fold *fold, struct text source, size_t *start, size_t *end)
{
    size_t size, last = source_of(fold, source, *end - 1);
    *start = source_of(fold, source, *start);
    utf8_decode(source.bytes + last, source.length - last, &size);
    *end = last + size;
}

bool fold_word_at(struct text text, size_t offset, size_t *size)
{
    *size = 1;
    if (offset >= text.length)
        return false;
    unsigned char byte = (unsigned char)text.bytes[offset];
    if (byte < 0x80)
        return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' ||
               (byte >= 'A' && byte <= 'Z');
    uint32_t code = utf8_decode(text.bytes + offset, text.length - offset, size);
    return utf8_is_letter(code) || utf8_is_digit(code);
}

bool fold_word_before(struct text text, size_t offset)
{
    size_t size;
    return offset > 0 && fold_word_at(text, utf8_previous(text, offset), &size);
}
