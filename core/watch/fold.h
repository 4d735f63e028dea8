/* fold: text as terms are compared: without case, typographic marks and invisible characters.
 *
 * Case goes, curly marks become straight, dashes "-", runs of spaces one space; ligatures and sharp
 * s are spelt out; soft hyphens and zero-width characters vanish. What is folded is expected in
 * NFC. */
#ifndef DIPTYCH_WATCH_FOLD_H
#define DIPTYCH_WATCH_FOLD_H

#include "core/base/text.h"

/* From `folded` on, a byte stands for the source byte `source` further on by as much. */
struct fold_shift {
    size_t folded, source;
};

/* A folded text and the way back. Zero-initialise; fold_free at the end. Reusable: fold_text starts
 * it anew. */
struct fold {
    char *bytes;
    size_t length, capacity;
    struct fold_shift *shifts; /* by folded offset */
    size_t shift_count, shift_capacity;
};

/* Folds `source`; with `keep_case` everything but case. */
void fold_text(struct fold *fold, struct text source, bool keep_case);
struct text fold_result(const struct fold *fold);
void fold_free(struct fold *fold);

/* The source bytes [*start, *end) that the folded bytes [*start, *end), not empty, come from: whole
 * characters. */
void fold_map_back(const struct fold *fold, struct text source, size_t *start, size_t *end);

/* Whether the character at `offset` (or the one before it) belongs to a word: a letter, mark, digit
 * or "_". False at the ends of the text. */
bool fold_word_at(struct text text, size_t offset, size_t *size);
bool fold_word_before(struct text text, size_t offset);

#endif
