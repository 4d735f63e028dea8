/* Reports of our own, marked as a reader marks them, and a floor under what is found of each kind.
 */
#include "core/entities/annotation.h"
#include "core/ingest/source.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *marked;
} reports[] = {
#include "tests/unit/annotated_texts.inc"
};

/* What has to be found of all that is marked, in percent: exact spans, F1; of the speakers of
 * quotations that are found, how many are right. Measured: 99.6, 100, 100 and 100. */
static const struct {
    char class;
    int floor;
} kinds[] = {{'f', 98}, {'d', 98}, {'q', 97}};
enum { SPEAKER_FLOOR = 95, SPANS_MAX = 64, NEST_MAX = 4 };

/* Marked spans of one class by place in the text without marks, and the names behind their class.
 */
struct spans {
    size_t start[SPANS_MAX], end[SPANS_MAX], count;
    struct text name[SPANS_MAX];
};

/* The text without its marks; the spans of a class. */
static void read_marks(const char *marked, char class, struct spans *spans,
                       struct text_builder *plain)
{
    struct {
        char class;
        size_t start;
        struct text name;
    } open[NEST_MAX];
    size_t depth = 0;
    for (const char *at = marked; *at; at++) {
        if (*at == '{') {
            const char *colon = strchr(at, ':');
            ck_assert_uint_lt(depth, NEST_MAX);
            open[depth].class = at[1];
            open[depth].name = (struct text){at + 3, at[2] == '=' ? (size_t)(colon - at) - 3 : 0};
            open[depth++].start = plain->length;
            at = colon;
        } else if (*at == '}') {
            ck_assert_uint_gt(depth, 0);
            if (open[--depth].class != class)
                continue;
            ck_assert_uint_lt(spans->count, SPANS_MAX);
            spans->start[spans->count] = open[depth].start;
            spans->end[spans->count] = plain->length;
            spans->name[spans->count++] = open[depth].name;
        } else {
            text_builder_add_byte(plain, *at);
        }
    }
    ck_assert_uint_eq(depth, 0);
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

/* Whether the speaker is who is marked: his name, or the words that name him, or a part of these.
 */
static bool is_speaker(const struct found *found, const struct quote *quote, struct text wanted)
{
    struct text said = quote->speaker_span.length > 0
                           ? article_span_text(found->article, quote->speaker_span)
                           : TEXT("");
    if (quote->speaker_entity != ANNOTATION_NONE)
        said = text_from(found->annotation.entities[quote->speaker_entity].name);
    if (wanted.length == 0 || said.length == 0)
        return wanted.length == said.length;
    return text_ends(said, wanted) || text_ends(wanted, said);
}

struct score {
    size_t hits, found, marked, speakers, right;
};

/* The marked span that is exactly this one, spans->count where none is. */
static size_t find_marked(const struct found *found, const struct spans *spans, struct span span)
{
    size_t start = (size_t)found->article->paragraphs[span.paragraph].source_start + span.start;
    size_t i = 0;
    while (i < spans->count && !(spans->start[i] == start && spans->end[i] == start + span.length))
        i++;
    return i;
}

static void tell(size_t report, const char *what, struct text text)
{
    printf("%s: %s: %.*s\n", reports[report].name, what, (int)text.length, text.bytes);
}

static void score_found(const struct found *found, size_t report, char class, struct spans *spans,
                        struct score *score)
{
    struct span span;
    for (size_t n = 0; found_span(found, class, n, &span); n++, score->found++) {
        struct text text = article_span_text(found->article, span);
        size_t i = find_marked(found, spans, span);
        if (i == spans->count) {
            tell(report, "not marked", text);
            continue;
        }
        spans->end[i] = 0;
        score->hits++;
        if (class != 'q')
            continue;
        bool right = is_speaker(found, &found->annotation.quotes[n], spans->name[i]);
        score->speakers++;
        score->right += right;
        if (!right)
            tell(report, "another speaker", text);
    }
}

static void score_report(size_t report, char class, struct score *score)
{
    struct spans spans = {.count = 0};
    struct text_builder plain = {0};
    struct found found = {.arena = arena_new()};
    struct problem_list problems = {0};
    read_marks(reports[report].marked, class, &spans, &plain);
    struct text text = text_builder_text(&plain);
    source_read_bytes("report.txt", text, NULL, take, &found, &problems);
    score->marked += spans.count;
    score_found(&found, report, class, &spans, score);
    for (size_t i = 0; i < spans.count; i++)
        if (spans.end[i] > 0)
            tell(report, "not found", text_slice(text, spans.start[i], spans.end[i]));
    article_free(found.article);
    arena_free(found.arena);
    text_builder_free(&plain);
    problem_list_free(&problems);
}

START_TEST(finds_what_is_marked)
{
    for (size_t k = 0; k < COUNT(kinds); k++) {
        struct score score = {0};
        for (size_t i = 0; i < COUNT(reports); i++)
            score_report(i, kinds[k].class, &score);
        ck_assert_uint_gt(score.marked, 30);
        double f1 = 200.0 * (double)score.hits / (double)(score.found + score.marked);
        printf("%c: F1 %.1f: %zu of %zu, %zu found\n", kinds[k].class, f1, score.hits, score.marked,
               score.found);
        ck_assert_double_ge(f1, kinds[k].floor);
        ck_assert_uint_ge(100 * score.right, SPEAKER_FLOOR * score.speakers);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_what_is_marked};
    return suite_run("annotated", tests, COUNT(tests));
}
