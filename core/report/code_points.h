/* code_points: byte offsets inside, code points outside: the one place where the one becomes the
 * other. */
#ifndef DIPTYCH_REPORT_CODE_POINTS_H
#define DIPTYCH_REPORT_CODE_POINTS_H

#include "core/base/article.h"

/* How many code points stand before places of an article's paragraphs. */
struct code_points;

/* Counts once, linear in the article. Lives in the arena; the article must outlive it. */
const struct code_points *code_points_count(const struct article *article, struct arena *arena);

/* Code points before a byte offset of a paragraph (clamped to its end), in constant time. */
size_t code_points_at(const struct code_points *points, size_t paragraph, size_t offset);

#endif
