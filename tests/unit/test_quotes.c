#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/given_names.h"
#include "core/entities/quotes.h"
#include "core/entities/speech_words.h"
#include "tests/unit/marked.h"

static void setup_sample(struct marked *sample, const char *text)
{
    marked_open(sample, text);
    quotes_find(&sample->article, sample->arena, &sample->annotation);
}

/* "words=speaker" of each quotation joined by "|"; scare quotes begin with "~". */
static void show(const struct marked *sample, char *out, size_t room)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sample->annotation.quote_count; i++) {
        const struct quote *quote = &sample->annotation.quotes[i];
        struct text said = article_span_text(&sample->article, quote->span);
        struct text who = article_span_text(&sample->article, quote->speaker_span);
        if (quote->speaker_entity != ANNOTATION_NONE)
            who = text_from(sample->entities[quote->speaker_entity].name);
        else if (quote->speaker_span.length == 0)
            who = TEXT("");
        length += (size_t)snprintf(out + length, room - length, "%s%s%.*s=%.*s", i ? "|" : "",
                                   quote->scare ? "~" : "", (int)said.length, said.bytes,
                                   (int)who.length, who.bytes);
        ck_assert_uint_lt(length, room);
    }
}

static const struct {
    const char *text, *quotes;
} cases[] = {
#include "tests/unit/quote_cases.inc"
};

START_TEST(test_quotes)
{
    struct marked sample;
    char out[MARKED_BYTES];
    setup_sample(&sample, cases[_i].text);
    show(&sample, out, sizeof(out));
    ck_assert_msg(strcmp(out, cases[_i].quotes) == 0, "%s\nwant %s\ngot  %s", cases[_i].text,
                  cases[_i].quotes, out);
    marked_close(&sample);
}
END_TEST

START_TEST(test_tables_sorted)
{
    ck_assert(speech_tables_sorted());
    ck_assert(given_names_sorted());
}
END_TEST

/* Whether the second, which begins later, lies wholly inside the first or behind it. */
static bool is_nested_or_apart(struct span first, struct span second)
{
    return first.paragraph != second.paragraph || second.start >= first.start + first.length ||
           second.start + second.length <= first.start + first.length;
}

static void expect_speaker(const struct marked *sample, const struct quote *quote)
{
    if (quote->speaker_entity != ANNOTATION_NONE) {
        ck_assert_uint_lt(quote->speaker_entity, sample->annotation.entity_count);
        ck_assert_uint_gt(quote->speaker_span.length, 0);
    }
    if (quote->speaker_span.length == 0)
        return;
    ck_assert(article_span_valid(&sample->article, quote->speaker_span));
    ck_assert_msg(!span_overlaps(quote->speaker_span, quote->span), "%s", sample->text);
    ck_assert(!quote->scare);
}

/* Marks in any order: spans stay inside and in order, one inside another or apart, and a speaker
 * stands in the article and outside what he says. */
START_TEST(test_random_marks)
{
    static const char *const bits[] = {"\"", "'", "\u2018", "\u2019", "\u201C", "\u201D",
                                       " ",  " ", "said",   "he",     "dogs",   "{Lind}",
                                       ",",  ".", "\n",     "6"};
    unsigned state = 11;
    for (int round = 0; round < 2000; round++) {
        char text[256] = "";
        int breaks = 0, names = 0;
        for (int i = 0; i < 24; i++) {
            state = state * 1103515245u + 12345u;
            const char *bit = bits[(state >> 16) % (sizeof(bits) / sizeof(*bits))];
            breaks += *bit == '\n';
            names += *bit == '{';
            if ((*bit == '\n' && breaks >= MARKED_PARAGRAPHS) ||
                (*bit == '{' && names > MARKED_NAMES))
                continue;
            strcat(text, bit);
        }
        struct marked sample;
        setup_sample(&sample, text);
        for (size_t i = 0; i < sample.annotation.quote_count; i++) {
            struct span span = sample.annotation.quotes[i].span;
            ck_assert(span.length > 0 && article_span_valid(&sample.article, span));
            ck_assert(i == 0 || span_compare(sample.annotation.quotes[i - 1].span, span) < 0);
            for (size_t j = 0; j < i; j++)
                ck_assert(is_nested_or_apart(sample.annotation.quotes[j].span, span));
            expect_speaker(&sample, &sample.annotation.quotes[i]);
        }
        marked_close(&sample);
    }
}
END_TEST

/* Who did what a passive verb says is looked for nearby, not to the end of a sentence without one.
 */
START_TEST(test_endless_sentence)
{
    enum { NEAR = 10, FAR = 40 };
    static const size_t words[] = {NEAR, FAR};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        char text[1024];
        int length = sprintf(text, "The town was called \"quiet, old and rather grey\"");
        for (size_t word = 0; word < words[i]; word++)
            length += sprintf(text + length, " and so");
        sprintf(text + length, " by {Ole Lind}.");
        struct marked sample;
        setup_sample(&sample, text);
        ck_assert_uint_eq(sample.annotation.quote_count, 1);
        ck_assert_int_eq(sample.annotation.quotes[0].speaker_span.length > 0, words[i] == NEAR);
        marked_close(&sample);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quotes");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, test_quotes, 0, sizeof(cases) / sizeof(*cases));
    tcase_add_test(all, test_tables_sorted);
    tcase_add_test(all, test_endless_sentence);
    tcase_add_test(all, test_random_marks);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
