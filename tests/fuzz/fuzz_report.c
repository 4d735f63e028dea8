/* What batch writes: any text in a row comes out of a table as one clean line, as one record of
 * TSV, and as a JSON string that reads back as the same text. */
#include "core/base/utf8.h"
#include "core/report/table.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

static struct table_value value(const void *row)
{
    return table_text(*(const struct text *)row);
}

static const struct table_field fields[] = {
    {"narrow", value, NULL, 12},
    {"free", value, NULL, TABLE_FREE},
};

/* The caller frees the bytes. */
static struct text write_rows(struct text text, enum table_form form)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    struct table *table = table_new(out, fields, 2, form);
    table_row(table, &text);
    table_row(table, &text);
    table_free(table);
    fclose(out);
    return (struct text){bytes, length};
}

static size_t count_byte(struct text text, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == byte;
    return count;
}

static void expect_lines(struct text text)
{
    struct text out = write_rows(text, TABLE_TEXT);
    fuzz_expect_clean(out, true);
    FUZZ_ASSERT(count_byte(out, '\n') == 3);
    free((void *)out.bytes);
}

static void expect_records(struct text text)
{
    struct text out = write_rows(text, TABLE_TSV);
    FUZZ_ASSERT(count_byte(out, '\n') == 3 && count_byte(out, '\t') == 3);
    for (size_t i = 0; i < out.length; i++)
        FUZZ_ASSERT(out.bytes[i] >= ' ' || out.bytes[i] < 0 || strchr("\t\n", out.bytes[i]));
    free((void *)out.bytes);
}

/* The four hexadecimal digits of the \u escape at `at`. */
static uint32_t read_unit(struct text json, size_t at)
{
    char digits[5] = {0};
    FUZZ_ASSERT(json.bytes[at] == '\\' && json.bytes[at + 1] == 'u');
    memcpy(digits, json.bytes + at + 2, 4);
    char *end;
    unsigned long unit = strtoul(digits, &end, 16);
    FUZZ_ASSERT(end == digits + 4);
    return (uint32_t)unit;
}

/* The code point of an escape at `at`, a pair of surrogates too; its bytes in *size. */
static uint32_t read_escape(struct text json, size_t at, size_t *size)
{
    static const char from[] = "btnfr", to[] = "\b\t\n\f\r";
    const char *letter = strchr(from, json.bytes[at + 1]);
    *size = 2;
    if (json.bytes[at + 1] != 'u')
        return (unsigned char)(letter ? to[letter - from] : json.bytes[at + 1]);
    uint32_t high = read_unit(json, at);
    *size = 6;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    uint32_t low = read_unit(json, at + 6);
    *size = 12;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* Undoes the escapes of a JSON string from `at` up to its closing mark. */
static void read_string(struct text json, size_t at, struct text_builder *out)
{
    for (size_t size = 1; at < json.length && json.bytes[at] != '"'; at += size) {
        char bytes[4];
        size = 1;
        if (json.bytes[at] == '\\')
            text_builder_add(
                out, (struct text){bytes, utf8_encode(read_escape(json, at, &size), bytes)});
        else
            text_builder_add_byte(out, json.bytes[at]);
    }
    FUZZ_ASSERT(at < json.length);
}

/* JSON carries the text whole, without a raw control. */
static void expect_json(struct text text)
{
    struct text out = write_rows(text, TABLE_JSON);
    struct text key = TEXT("\"free\":");
    struct text_builder back = {0};
    fuzz_expect_clean(out, true);
    size_t at = text_find(out, key, 0);
    FUZZ_ASSERT(at != SIZE_MAX);
    at += key.length;
    if (utf8_valid_length(text) == text.length && out.bytes[at] == '"') {
        read_string(out, at + 1, &back);
        FUZZ_ASSERT(text_equal(text_builder_text(&back), text));
    }
    text_builder_free(&back);
    free((void *)out.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text text = fuzz_text(data, size);
    expect_lines(text);
    expect_records(text);
    expect_json(text);
    return 0;
}
