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
    FUZZ_ASSERT(count_byte(out, '\033') == 0);
    free((void *)out.bytes);
}

/* Undoes the escapes of a JSON string up to its closing mark: its end in the input. */
static size_t read_string(struct text json, size_t at, struct text_builder *out)
{
    static const char from[] = "btnfr", to[] = "\b\t\n\f\r";
    while (FUZZ_ASSERT(at < json.length), json.bytes[at] != '"') {
        unsigned code;
        const char *letter;
        if (json.bytes[at] != '\\') {
            text_builder_add_byte(out, json.bytes[at++]);
        } else if (sscanf(json.bytes + at, "\\u%4x", &code) == 1) {
            char bytes[4];
            text_builder_add(out, (struct text){bytes, utf8_encode(code, bytes)});
            at += 6;
        } else {
            letter = strchr(from, json.bytes[at + 1]);
            text_builder_add_byte(out, letter ? to[letter - from] : json.bytes[at + 1]);
            at += 2;
        }
    }
    return at;
}

/* JSON carries the text whole, without a raw control byte. */
static void expect_json(struct text text)
{
    struct text out = write_rows(text, TABLE_JSON);
    struct text key = TEXT("\"free\":");
    struct text_builder back = {0};
    for (size_t i = 0; i < out.length; i++)
        FUZZ_ASSERT((unsigned char)out.bytes[i] >= ' ' || out.bytes[i] == '\n');
    FUZZ_ASSERT(utf8_valid_length(out) == out.length);
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
