/* utf8: everything that knows what a character is: decoding, normal form, folding, clusters,
 * columns.
 *
 * Text inside diptych is valid UTF-8 in NFC without control characters (utf8_sanitize makes it so).
 * Widths are in terminal columns and are decided here and nowhere else, by libc's wcwidth, as
 * curses does; clusters by utf8proc. utf8_width needs a UTF-8 locale (setlocale in main; C.UTF-8 in
 * tests). */
#ifndef DIPTYCH_BASE_UTF8_H
#define DIPTYCH_BASE_UTF8_H

#include "core/base/arena.h"
#include "core/base/text.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Decodes the character at bytes[0..length), length > 0: its code point, and its byte length in
 * *size (1 to 4). An invalid sequence gives UTF8_REPLACEMENT and the size of the longest part that
 * could have begun one (at least 1), so a loop always advances. Overlong forms, surrogates and
 * values above 10FFFF are invalid. */
uint32_t utf8_decode(const char *bytes, size_t length, size_t *size);

/* Writes a code point to out (room for 4) and returns how many bytes it took. */
size_t utf8_encode(uint32_t code, char *out);

/* Byte offset of the character before `offset` (which must be on a boundary and above 0). */
size_t utf8_previous(struct text text, size_t offset);

/* Code points in a slice; and the two conversions between byte and code point offsets. An offset
 * past the end gives the end. */
size_t utf8_count(struct text text);
size_t utf8_offset_to_index(struct text text, size_t byte_offset);
size_t utf8_index_to_offset(struct text text, size_t code_points);

/* What utf8_sanitize found and mended. */
struct utf8_repairs {
    size_t invalid;  /* byte sequences replaced by U+FFFD */
    size_t controls; /* control, bidi and other invisible ones dropped or replaced by a space */
};

/* A clean copy of one paragraph: invalid bytes become U+FFFD; NUL, C0, DEL, C1 and bidi controls
 * (U+061C, U+200E-F, U+202A-E, U+2066-9), U+FEFF, private use, noncharacters and tags (U+E0000-7F)
 * are dropped; tab, CR, LF, VT, FF, U+0085, U+2028/9 become a space each (NBSP stays); the rest is
 * put in NFC. An ESC sequence loses its ESC only: the rest is text. The result lives in the arena.
 * `repairs` may be NULL, else it is added to. */
struct text utf8_sanitize(struct arena *arena, struct text raw, struct utf8_repairs *repairs);

/* What utf8_sanitize makes of one code point before NFC: itself, a space for tabs and line ends, or
 * 0 where it is dropped. */
uint32_t utf8_clean(uint32_t code);

/* Code points as they are, but those that utf8_clean would drop, and invalid bytes, as U+FFFD each
 * and tabs and line ends as a space: safe to print, and columns counted in code points keep their
 * places. */
void utf8_add_visible(struct text_builder *builder, struct text raw);

/* Where in `text` the bytes stop being valid UTF-8; text.length when they are valid throughout. */
size_t utf8_valid_length(struct text text);

/* One code point folded for comparison: case folded (simple), curly quotes and primes to ' and ",
 * dashes to -, no-break and thin spaces to a space. Never changes the number of code points. */
uint32_t utf8_fold(uint32_t code);

/* Lower case of one code point; upper case. */
uint32_t utf8_lower(uint32_t code);
uint32_t utf8_upper(uint32_t code);

bool utf8_is_letter(uint32_t code); /* general category L* or M* */
bool utf8_is_upper(uint32_t code);  /* Lu or Lt */
bool utf8_is_lower(uint32_t code);  /* Ll */
bool utf8_is_digit(uint32_t code);  /* Nd */
bool utf8_is_space(uint32_t code);  /* Zs or ASCII white space */

/* Bytes of the grapheme cluster that starts at `offset`; at least 1 while offset < text.length. */
size_t utf8_cluster(struct text text, size_t offset);

/* Columns of a slice as curses will draw it: the sum of its clusters' widths; never negative. */
int utf8_width(struct text text);

/* Columns of one cluster, 0 to 2 and more: the sum of wcwidth over its code points. A soft hyphen
 * counts 0 (flow shows it at a line's end), what libc does not know 1 (it is drawn as U+FFFD), a
 * control character 0. */
int utf8_cluster_width(struct text cluster);

/* The longest prefix of whole clusters that fits into `columns`; its width in *width (may be NULL).
 */
struct text utf8_clip(struct text text, int columns, int *width);

#endif
