#include "core/base/article.h"
#include <assert.h>

static const char *const paragraph_kind_names[PARAGRAPH_KIND_COUNT] = {
    [PARAGRAPH_HEADLINE] = "headline", [PARAGRAPH_STANDFIRST] = "standfirst",
    [PARAGRAPH_BYLINE] = "byline",     [PARAGRAPH_BODY] = "body",
    [PARAGRAPH_CAPTION] = "caption",   [PARAGRAPH_HEADING] = "heading",
    [PARAGRAPH_TIME] = "time",         [PARAGRAPH_BOILERPLATE] = "boilerplate",
};

static const char *const boilerplate_names[BOILERPLATE_COUNT] = {
    [BOILERPLATE_NONE] = "none",
    [BOILERPLATE_CODE] = "code",
    [BOILERPLATE_SUBSCRIPTION] = "subscription",
    [BOILERPLATE_APPEAL] = "appeal",
    [BOILERPLATE_NEWSLETTER] = "newsletter",
    [BOILERPLATE_SHARING] = "sharing",
    [BOILERPLATE_RELATED] = "related",
    [BOILERPLATE_COOKIES] = "cookies",
    [BOILERPLATE_CREDIT] = "credit",
    [BOILERPLATE_LABEL] = "label",
    [BOILERPLATE_MENU] = "menu",
    [BOILERPLATE_SLOGAN] = "slogan",
    [BOILERPLATE_COMMENTS] = "comments",
    [BOILERPLATE_LEGAL] = "legal",
    [BOILERPLATE_ADVERTISEMENT] = "advertisement",
};

static size_t index_of(struct text name, const char *const *names, size_t count)
{
    size_t i = 0;

    while (i < count && !text_equal(name, text_from(names[i])))
        i++;
    return i;
}

const char *paragraph_kind_name(enum paragraph_kind kind)
{
    assert((unsigned)kind < PARAGRAPH_KIND_COUNT);
    return paragraph_kind_names[kind];
}

const char *boilerplate_name(enum boilerplate kind)
{
    assert((unsigned)kind < BOILERPLATE_COUNT);
    return boilerplate_names[kind];
}

enum paragraph_kind paragraph_kind_from(struct text name)
{
    return (enum paragraph_kind)index_of(name, paragraph_kind_names, PARAGRAPH_KIND_COUNT);
}

enum boilerplate boilerplate_from(struct text name)
{
    return (enum boilerplate)index_of(name, boilerplate_names, BOILERPLATE_COUNT);
}

struct text article_span_text(const struct article *article, struct span span)
{
    if (span.paragraph >= article->paragraph_count)
        return (struct text){"", 0};
    return text_slice(article->paragraphs[span.paragraph].text, span.start,
                      (size_t)span.start + span.length);
}

static bool on_boundary(struct text text, size_t offset)
{
    return offset == text.length || ((unsigned char)text.bytes[offset] & 0xC0) != 0x80;
}

bool article_span_valid(const struct article *article, struct span span)
{
    if (span.paragraph >= article->paragraph_count)
        return false;
    struct text text = article->paragraphs[span.paragraph].text;
    if (span.start > text.length || span.length > text.length - span.start)
        return false;
    return on_boundary(text, span.start) && on_boundary(text, (size_t)span.start + span.length);
}

static int order(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int span_compare(struct span a, struct span b)
{
    if (a.paragraph != b.paragraph)
        return order(a.paragraph, b.paragraph);
    if (a.start != b.start)
        return order(a.start, b.start);
    return order(b.length, a.length);
}

bool span_overlaps(struct span a, struct span b)
{
    return a.paragraph == b.paragraph && a.start < (uint64_t)b.start + b.length &&
           b.start < (uint64_t)a.start + a.length;
}

size_t article_minutes(const struct article *article)
{
    enum { WORDS_A_MINUTE = 230 };
    return (article->words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
}

void article_add_field(struct text_builder *out, const struct article_field *field)
{
    text_builder_printf(out, "%s: %s", field->name, field->value);
}

void article_free(struct article *article)
{
    if (!article)
        return;
    arena_free(article->body);
    arena_free(article->arena);
}
