/* Which articles tell one event: a heap of short articles written for it (tests/stories/news.txt),
 * many on the same teams, courts, firms and wars, each under the name of its event.
 *
 * With STORIES_ERRORS in the environment every pair that is wrong is printed. */
#include "core/base/file.h"
#include "core/compare/story.h"
#include "core/ingest/source.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARTICLES_MAX = 128, EVENT_MAX = 64 };

static const double least_f1 = 0.93; /* of pairs of articles */

struct heap {
    struct arena *arena;
    struct article *articles[ARTICLES_MAX];
    struct annotation annotations[ARTICLES_MAX];
    struct compare_side sides[ARTICLES_MAX];
    char events[ARTICLES_MAX][EVENT_MAX];
    size_t count;
};

static bool take(struct article *article, void *context)
{
    struct heap *heap = context;
    ck_assert_uint_lt(heap->count, ARTICLES_MAX);
    heap->articles[heap->count] = article;
    return true;
}

/* "2021-03-07", or "-" for none. */
static struct date date_of_heading(const char *text)
{
    char *end;
    struct date date = {.year = (int)strtol(text, &end, 10)};
    if (date.year == 0)
        return date;
    date.month = *end == '-' ? (int)strtol(end + 1, &end, 10) : 0;
    date.day = *end == '-' ? (int)strtol(end + 1, &end, 10) : 0;
    return date;
}

/* "=== EVENT DATE", then the article up to the next such line. */
static void add(struct heap *heap, const char *heading, struct text text)
{
    struct problem_list problems = {0};
    char *event = heap->events[heap->count];
    size_t name = strcspn(heading, " \n");
    ck_assert_uint_lt(name, sizeof(heap->events[0]));
    memcpy(event, heading, name);
    event[name] = '\0';
    struct date date = {0};
    if (heading[name] == ' ')
        date = date_of_heading(heading + name + 1);
    ck_assert_int_eq(source_read_bytes("news.txt", text, NULL, take, heap, &problems), STATUS_OK);
    struct article *article = heap->articles[heap->count];
    article->date = date;
    annotate_article(article, NULL, heap->arena, &heap->annotations[heap->count]);
    heap->sides[heap->count] = (struct compare_side){article, &heap->annotations[heap->count]};
    heap->count++;
    problem_list_free(&problems);
}

static void begin(struct heap *heap)
{
    struct problem_list problems = {0};
    struct text file;
    heap->arena = arena_new();
    ck_assert_int_eq(file_read("tests/stories/news.txt", SIZE_MAX, &file, &problems), STATUS_OK);
    static const char mark[] = "=== ";
    const char *at = strstr(file.bytes, mark);
    while (at) {
        const char *heading = at + sizeof(mark) - 1, *body = strchr(heading, '\n');
        const char *next = strstr(body, mark);
        size_t length = next ? (size_t)(next - body) : strlen(body);
        add(heap, heading, (struct text){body, length});
        at = next;
    }
    free((char *)file.bytes);
    problem_list_free(&problems);
}

static void end(struct heap *heap)
{
    for (size_t i = 0; i < heap->count; i++)
        article_free(heap->articles[i]);
    arena_free(heap->arena);
}

struct score {
    size_t found, asked, said;
};

static struct score weigh(const struct heap *heap, const uint32_t *story_of)
{
    struct score score = {0};
    for (size_t i = 0; i < heap->count; i++)
        for (size_t j = i + 1; j < heap->count; j++) {
            bool one = strcmp(heap->events[i], heap->events[j]) == 0;
            bool said = story_of[i] == story_of[j];
            score.asked += one;
            score.said += said;
            score.found += one && said;
            if (one != said && getenv("STORIES_ERRORS"))
                printf("%s: %s | %s\n", one ? "missed" : "wrong", heap->articles[i]->title,
                       heap->articles[j]->title);
        }
    return score;
}

START_TEST(tells_events_apart)
{
    struct heap heap = {0};
    uint32_t story_of[ARTICLES_MAX];
    begin(&heap);
    story_group(heap.sides, heap.count, NULL, story_of);
    struct score score = weigh(&heap, story_of);
    double f1 = 2.0 * (double)score.found / (double)(score.asked + score.said);
    if (getenv("STORIES_ERRORS"))
        printf("precision %.3f, recall %.3f, F1 %.3f\n", (double)score.found / (double)score.said,
               (double)score.found / (double)score.asked, f1);
    ck_assert_msg(f1 >= least_f1, "F1 of pairs %.3f", f1);
    end(&heap);
}
END_TEST

START_TEST(does_not_depend_on_order)
{
    struct heap heap = {0};
    struct compare_side reversed[ARTICLES_MAX];
    uint32_t story_of[ARTICLES_MAX], story_back[ARTICLES_MAX];
    begin(&heap);
    for (size_t i = 0; i < heap.count; i++)
        reversed[i] = heap.sides[heap.count - 1 - i];
    ck_assert_uint_eq(story_group(heap.sides, heap.count, NULL, story_of),
                      story_group(reversed, heap.count, NULL, story_back));
    for (size_t i = 0; i < heap.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_int_eq(story_of[i] == story_of[j],
                             story_back[heap.count - 1 - i] == story_back[heap.count - 1 - j]);
    end(&heap);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {tells_events_apart, does_not_depend_on_order};
    return suite_run("stories", tests, COUNT(tests));
}
