#include "core/ingest/markup.h"

#include "core/base/utf8.h"

#include <libxml/xmlerror.h>
#include <stdint.h>
#include <string.h>

enum { DECLARED_WITHIN = 2048, NAME_BYTES_MAX = 24, DEPTH_MAX = 64 };

static void ignore(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

void markup_silence(void)
{
    xmlSetStructuredErrorFunc(NULL, ignore);
}

/* Bytes 0x80 to 0x9F of windows-1252 (Unicode's mapping table CP1252). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/* What stands behind "charset=" at the head of a page. */
static struct text declared(struct text bytes)
{
    struct text head = text_slice(bytes, 0, DECLARED_WITHIN), lead = TEXT("charset=");
    size_t at = text_find(head, lead, 0), end;
    if (at == SIZE_MAX)
        return (struct text){"", 0};
    at += lead.length;
    at += at < head.length && (head.bytes[at] == '"' || head.bytes[at] == '\'');
    for (end = at; end < head.length && end < at + NAME_BYTES_MAX; end++) {
        char byte = head.bytes[end];
        if (byte == '"' || byte == '\'' || byte == '>' || byte == ' ' || byte == ';')
            break;
    }
    return text_slice(head, at, end);
}

static bool is_one_of(struct text name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal_ascii_case(name, text_from(names[i])))
            return true;
    return false;
}

static void add_code(struct text_builder *out, uint32_t code)
{
    char encoded[4];
    text_builder_add(out, (struct text){encoded, utf8_encode(code, encoded)});
}

struct text markup_decode(struct text bytes, struct text_builder *out, size_t *invalid, bool *other)
{
    static const char *const western[] = {"windows-1252", "iso-8859-1", "latin1", "cp1252",
                                          "iso8859-1"};
    static const char *const unicode[] = {"utf-8", "utf8", ""};
    struct text name = declared(bytes);
    *invalid = 0;
    *other = false;
    if (utf8_valid_length(bytes) == bytes.length)
        return bytes;
    bool single = is_one_of(name, western, sizeof(western) / sizeof(*western));
    *other = !single && !is_one_of(name, unicode, sizeof(unicode) / sizeof(*unicode));
    if (*other)
        return bytes;
    for (size_t at = 0, size = 1; at < bytes.length; at += size) {
        unsigned char byte = (unsigned char)bytes.bytes[at];
        uint32_t code = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
        if (!single) {
            code = utf8_decode(bytes.bytes + at, bytes.length - at, &size);
            *invalid += code == UTF8_REPLACEMENT && size < 3;
        }
        add_code(out, code);
    }
    return text_builder_text(out);
}

bool markup_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const char *markup_attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *at = element->properties; at; at = at->next)
        if (strcmp((const char *)at->name, name) == 0)
            return at->children && at->children->content ? (const char *)at->children->content : "";
    return NULL;
}

static void add_text(const xmlNode *node, struct text_builder *out, unsigned depth)
{
    for (node = node->children; node && depth < DEPTH_MAX; node = node->next) {
        if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content)
            text_builder_add_string(out, (const char *)node->content);
        else if (node->type == XML_ELEMENT_NODE)
            add_text(node, out, depth + 1);
    }
}

void markup_add_text(const xmlNode *element, struct text_builder *out)
{
    add_text(element, out, 0);
}
