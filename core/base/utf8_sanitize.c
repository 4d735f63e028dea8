/* Cleaning a paragraph, in one pass: bytes to code points, unwelcome ones out, the rest in NFC.
 *
 * What may not be in NFC is put right a segment at a time: a segment begins at a code point that
 * never joins what stands before it. Almost all text has none to mend and is only copied. */
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { ASCII_END = 0x80, NORMAL_BELOW = 0x300, DECOMPOSED_MAX = 32, CLASS_COUNT = 256 };

struct range {
    uint32_t first, last;
};

/* Dropped; below U+00A0 all but the ones that become spaces is dropped too. Ascending. */
static const struct range dropped[] = {
    {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E},   {0x2066, 0x2069},
    {0xD800, 0xF8FF}, /* surrogates, private use */
    {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE007F}, {0xF0000, 0xFFFFFFFF},
};

/* Common code points that are clean, and in NFC whatever follows but a mark: they need no closer
 * look. */
static const struct range settled[] = {
    {0x00A0, 0x02FF}, {0x0388, 0x03CE}, {0x0400, 0x0482}, {0x1E00, 0x1EFF}, {0x2010, 0x2027},
    {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},
};

static bool within(uint32_t code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count && code >= ranges[i].first; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

uint32_t utf8_clean(uint32_t code)
{
    if (code < 0xA0) {
        if (code - 0x20 < 0x5F)
            return code;
        return code - '\t' < 5 || code == 0x85 ? ' ' : 0;
    }
    if (code < dropped[0].first)
        return code;
    if (code == 0x2028 || code == 0x2029)
        return ' ';
    if ((code & 0xFFFE) == 0xFFFE || within(code, dropped, sizeof dropped / sizeof *dropped))
        return 0;
    return code;
}

/* Whether a code point alone is its own NFC. */
static bool stays(uint32_t code)
{
    utf8proc_int32_t buffer[DECOMPOSED_MAX];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)code, buffer, DECOMPOSED_MAX,
                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);

    if (count < 1 || count > DECOMPOSED_MAX)
        return false;
    count = utf8proc_normalize_utf32(buffer, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return count == 1 && (uint32_t)buffer[0] == code;
}

/* Whether a code point may join the one before it, or is not in NFC itself: marks, Hangul jamo, and
 * what has a decomposition that does not come together again. */
static bool unsettled(uint32_t code)
{
    if (code < NORMAL_BELOW)
        return false;
    if (code >= 0x1100 && code <= 0x11FF)
        return true;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code);
    if (property->combining_class ||
        (property->category >= UTF8PROC_CATEGORY_MN && property->category <= UTF8PROC_CATEGORY_ME))
        return true;
    return property->decomp_seqindex != UINT16_MAX && property->decomp_type == 0 && !stays(code);
}

/* How many bytes at the start are printable ASCII; eight at a time while they are. */
static size_t ascii_run(const char *bytes, size_t length)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    size_t run = 0;

    for (uint64_t word; length - run >= sizeof word; run += sizeof word) {
        memcpy(&word, bytes + run, sizeof word);
        uint64_t deletes = word ^ ones * 0x7F;
        if ((word | (word - ones * 0x20) | ((deletes - ones) & ~deletes)) & highs)
            break;
    }
    while (run < length && (unsigned char)bytes[run] - 0x20u < 0x5F)
        run++;
    return run;
}

/* How many bytes at the start need only be copied; *last is where the last of their code points
 * begins. */
static size_t settled_run(struct text text, size_t *last)
{
    size_t run = 0, size;

    while (run < text.length) {
        size = ascii_run(text.bytes + run, text.length - run);
        if (size) {
            run += size;
            *last = run - 1;
            continue;
        }
        uint32_t code = utf8_decode(text.bytes + run, text.length - run, &size);
        if (!within(code, settled, sizeof settled / sizeof *settled) &&
            (code == 0 || code == UTF8_REPLACEMENT || utf8_clean(code) != code || unsettled(code)))
            break;
        *last = run;
        run += size;
    }
    return run;
}

struct cleaner {
    struct text_builder out;
    size_t segment; /* where in out the last settled code point begins */
    bool mend;      /* unsettled ones have followed it */
    utf8proc_int32_t *codes;
    size_t code_count, code_capacity;
    struct utf8_repairs repairs;
};

static int class_of(utf8proc_int32_t code)
{
    return utf8proc_get_property(code)->combining_class;
}

/* Canonical order of a run of marks: by class, those of a class as they stood. Counting, since a
 * hostile run may be millions long. */
static void order_marks(utf8proc_int32_t *codes, size_t count)
{
    size_t starts[CLASS_COUNT + 1] = {0};
    utf8proc_int32_t *sorted = memory_alloc(count * sizeof *sorted);

    for (size_t i = 0; i < count; i++)
        starts[class_of(codes[i]) + 1]++;
    for (int i = 0; i < CLASS_COUNT; i++)
        starts[i + 1] += starts[i];
    for (size_t i = 0; i < count; i++)
        sorted[starts[class_of(codes[i])]++] = codes[i];
    memcpy(codes, sorted, count * sizeof *sorted);
    free(sorted);
}

static void order_segment(utf8proc_int32_t *codes, size_t count)
{
    for (size_t i = 0; i < count;) {
        bool ordered = true;
        size_t end = i;
        for (int last = 0; end < count; end++) {
            int class = class_of(codes[end]);
            if (class == 0)
                break;
            ordered = ordered && class >= last;
            last = class;
        }
        if (!ordered)
            order_marks(codes + i, end - i);
        i = end + 1;
    }
}

static void decompose(struct cleaner *cleaner, uint32_t code)
{
    int boundary = 0;

    while (cleaner->code_capacity - cleaner->code_count < DECOMPOSED_MAX)
        cleaner->codes = memory_grow(cleaner->codes, cleaner->code_capacity,
                                     &cleaner->code_capacity, sizeof *cleaner->codes);
    utf8proc_int32_t *room = cleaner->codes + cleaner->code_count;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)code, room, DECOMPOSED_MAX,
                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);
    if (count < 1 || count > DECOMPOSED_MAX) {
        *room = (utf8proc_int32_t)code;
        count = 1;
    }
    cleaner->code_count += (size_t)count;
}

static void add_code(struct text_builder *out, uint32_t code)
{
    char bytes[4];

    text_builder_add(out, (struct text){bytes, utf8_encode(code, bytes)});
}

/* Puts the segment at the end of what is written into NFC. */
static void mend_segment(struct cleaner *cleaner)
{
    struct text_builder *out = &cleaner->out;
    size_t size;

    cleaner->code_count = 0;
    for (size_t i = cleaner->segment; i < out->length; i += size)
        decompose(cleaner, utf8_decode(out->bytes + i, out->length - i, &size));
    order_segment(cleaner->codes, cleaner->code_count);
    utf8proc_ssize_t count = utf8proc_normalize_utf32(
        cleaner->codes, (utf8proc_ssize_t)cleaner->code_count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    out->length = cleaner->segment;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        add_code(out, (uint32_t)cleaner->codes[i]);
    cleaner->mend = false;
}

/* A settled code point follows: what is before it can be finished. */
static void begin_segment(struct cleaner *cleaner)
{
    if (cleaner->mend)
        mend_segment(cleaner);
    cleaner->segment = cleaner->out.length;
}

static void add_run(struct cleaner *cleaner, struct text run, size_t last)
{
    begin_segment(cleaner);
    cleaner->segment += last;
    text_builder_add(&cleaner->out, run);
}

static void add_one(struct cleaner *cleaner, uint32_t code, struct text raw)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    uint32_t clean = utf8_clean(code);

    if (code == UTF8_REPLACEMENT && !text_equal(raw, TEXT(replacement))) {
        cleaner->repairs.invalid++;
        raw = TEXT(replacement);
    }
    cleaner->repairs.controls += clean == 0 || clean != code;
    if (clean == 0)
        return;
    if (unsettled(clean))
        cleaner->mend = true;
    else
        begin_segment(cleaner);
    text_builder_add(&cleaner->out, clean == code ? raw : TEXT(" "));
}

static void clean_all(struct cleaner *cleaner, struct text raw)
{
    for (size_t i = 0, size, last = 0; i < raw.length; i += size) {
        size = settled_run(text_slice(raw, i, raw.length), &last);
        if (size) {
            add_run(cleaner, text_slice(raw, i, i + size), last);
            continue;
        }
        uint32_t code = utf8_decode(raw.bytes + i, raw.length - i, &size);
        add_one(cleaner, code, text_slice(raw, i, i + size));
    }
    if (cleaner->mend)
        mend_segment(cleaner);
}

struct text utf8_sanitize(struct arena *arena, struct text raw, struct utf8_repairs *repairs)
{
    struct cleaner cleaner = {0};

    if (ascii_run(raw.bytes, raw.length) == raw.length)
        return (struct text){arena_copy(arena, raw.bytes, raw.length), raw.length};
    clean_all(&cleaner, raw);
    struct text out = text_builder_text(&cleaner.out);
    out.bytes = arena_copy(arena, out.bytes, out.length);
    text_builder_free(&cleaner.out);
    free(cleaner.codes);
    if (repairs) {
        repairs->invalid += cleaner.repairs.invalid;
        repairs->controls += cleaner.repairs.controls;
    }
    return out;
}

void utf8_add_visible(struct text_builder *builder, struct text raw)
{
    for (size_t i = 0, size; i < raw.length; i += size) {
        size = ascii_run(raw.bytes + i, raw.length - i);
        if (size) {
            text_builder_add(builder, text_slice(raw, i, i + size));
            continue;
        }
        uint32_t clean = utf8_clean(utf8_decode(raw.bytes + i, raw.length - i, &size));
        add_code(builder, clean ? clean : UTF8_REPLACEMENT);
    }
}
