/* A small annotated text of our own: figures {f:…}, dates {d:…} and quotations {q:…} as a reader
 * marks them, and a floor under what is found of each. */
#include "core/entities/annotation.h"
#include "core/ingest/source.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>

static const char marked[] =
    "Storm Odile leaves {f:thousands} without power\n\n"
    "More than {f:120,000} homes were without power on {d:Tuesday} after Storm Odile crossed the "
    "Hebrides with gusts of "
    "{f:97mph}.\n"
    "Network engineers said {f:two thirds} of the lines would be mended by {d:Thursday}, but that "
    "some crofts could wait "
    "{f:five days}.\n"
    "The company has set aside £{f:3.5 million} for repairs, up from £{f:800,000} in {d:2019}.\n"
    "{q:“We have never sent out so many crews at once,”} said its director, Ailsa Rennie, "
    "{f:52}.\n"
    "Waves of {f:12 to 14 metres} were measured off Barra. The ferry MV Loch Torran stayed in port "
    "for {f:36 hours}.\n"
    "At least {f:nine} people were hurt, {f:three} of them badly, when a caravan park near "
    "Stranraer was struck.\n"
    "Rennie told Radio Skye: {q:“There is no part of the islands that we can promise for "
    "tonight.”}\n"
    "Insurance claims rose by {f:18 per cent} in {d:March}, and {f:1.2 million} policies may be "
    "affected.\n"
    "Schools in {f:46} villages were closed. {q:“The roof of the gym is in the field,”} said "
    "teacher Colm Doherty.\n"
    "The Met Office had warned of {q:“a danger to life”} on {d:14 February 2024}, {f:24 hours} "
    "before the storm.\n"
    "About {f:50km} of the A87 was shut between Kyle and Invergarry, and a {f:dozen} lorries "
    "turned back.\n"
    "A bill of {f:$40bn} was named in the Senate; nobody on Section 230 or in No 10 would say "
    "whose.\n";

enum { FLOOR_PERCENT = 90, SPANS_MAX = 64 };

/* Marked spans of one class, by place in the text without marks. */
struct spans {
    size_t start[SPANS_MAX], end[SPANS_MAX], count;
};

/* The marked text without its marks; spans of a class, quotation marks left out, currency signs
 * taken in. */
static void read_marks(char class, struct spans *spans, struct text_builder *plain)
{
    for (const char *at = marked; *at;) {
        if (at[0] != '{' || at[2] != ':') {
            text_builder_add_byte(plain, *at++);
            continue;
        }
        const char *end = strchr(at, '}');
        struct text inside = {at + 3, (size_t)(end - at) - 3};
        size_t start = plain->length;
        text_builder_add(plain, inside);
        if (at[1] == class) {
            size_t before =
                text_ends(text_slice(text_builder_text(plain), 0, start), TEXT("£")) ? 2 : 0;
            size_t opening = text_starts(inside, TEXT("“")) ? 3 : 0,
                   closing = text_ends(inside, TEXT("”")) ? 3 : 0;
            spans->start[spans->count] = start - before + opening;
            spans->end[spans->count++] = plain->length - closing;
        }
        at = end + 1;
    }
}

struct found {
    struct article *article;
    struct annotation annotation;
    struct arena *arena;
};

static bool take(struct article *article, void *context)
{
    struct found *found = context;
    found->article = article;
    annotate_article(article, NULL, found->arena, &found->annotation);
    return true;
}

/* Span number `index` of a class; false past the last. */
static bool found_span(const struct found *found, char class, size_t index, struct span *span)
{
    const struct annotation *a = &found->annotation;
    size_t count = class == 'f' ? a->figure_count : class == 'd' ? a->date_count : a->quote_count;
    if (index >= count)
        return false;
    *span = class == 'f'   ? a->figures[index].span
            : class == 'd' ? a->dates[index].span
                           : a->quotes[index].span;
    return true;
}

static size_t count_hits(const struct found *found, char class, const struct spans *spans,
                         size_t *total)
{
    struct span span;
    size_t hits = 0;
    for (*total = 0; found_span(found, class, *total, &span); (*total)++) {
        size_t start = (size_t)found->article->paragraphs[span.paragraph].source_start + span.start;
        for (size_t i = 0; i < spans->count; i++)
            hits += spans->start[i] == start && spans->end[i] == start + span.length;
    }
    return hits;
}

static void expect_floor(char class)
{
    struct spans spans = {.count = 0};
    struct text_builder plain = {0};
    struct found found = {.arena = arena_new()};
    struct problem_list problems = {0};
    size_t total;
    read_marks(class, &spans, &plain);
    ck_assert_uint_gt(spans.count, 3);
    source_read_bytes("storm.txt", text_builder_text(&plain), NULL, take, &found, &problems);
    size_t hits = count_hits(&found, class, &spans, &total);
    ck_assert_msg(200 * hits >= FLOOR_PERCENT * (total + spans.count), "%c: %zu of %zu, %zu found",
                  class, hits, spans.count, total);
    article_free(found.article);
    arena_free(found.arena);
    text_builder_free(&plain);
    problem_list_free(&problems);
}

START_TEST(finds_figures)
{
    expect_floor('f');
}
END_TEST

START_TEST(finds_dates)
{
    expect_floor('d');
}
END_TEST

START_TEST(finds_quotations)
{
    expect_floor('q');
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_figures, finds_dates, finds_quotations};
    return suite_run("annotated", tests, COUNT(tests));
}
