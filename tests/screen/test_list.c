/* Lists of more rows than can be asked about between two keys: filtering and searching go on over
 * several turns, and end as if all had been done at once. */
#include "core/base/clock.h"
#include "tests/screen/reader.h"
#include "tui/views/list.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 5000, HEADS_EVERY = 1000, SLOW_EVERY = 256 };

static struct text row_text(struct list *list, size_t index)
{
    static char text[32];
    (void)list;
    snprintf(text, sizeof(text), "row %zu", index);
    return text_from(text);
}

/* As slow as rows are that must be fetched from far: more than one step may take. */
static struct text slow_text(struct list *list, size_t index)
{
    int64_t begin = clock_ms();
    while (index % SLOW_EVERY == 0 && clock_ms() < begin + 10)
        continue;
    return row_text(list, index);
}

static bool is_head(const struct list *list, size_t index)
{
    (void)list;
    return index % HEADS_EVERY == 0;
}

static const struct list_kind fast_kind = {.row_text = row_text, .is_head = is_head};
static const struct list_kind slow_kind = {.row_text = slow_text, .is_head = is_head};
static const struct view_ops ops = {LIST_OPS_BUT_LAYOUT};

static struct list *new_list(struct context *context, const struct list_kind *kind)
{
    struct list *list = calloc(1, sizeof(*list));
    list_open(list, &ops, context, kind);
    list_set_rows(list, ROWS);
    list->scroller.height = 20;
    return list;
}

static void drop(struct list *list)
{
    list_close(list);
    free(list);
}

/* Goes on to the end; how many turns that took. */
static size_t go_on(struct view *view)
{
    size_t turns = 0;
    for (; view_waits(view); turns++)
        view_go_on(view);
    return turns;
}

static const char *const filters[] = {"7", "row 2000", "row 1001", "nothing", "row"};

START_TEST(filters_over_several_turns)
{
    struct context context = {0};
    struct list *fast = new_list(&context, &fast_kind), *slow = new_list(&context, &slow_kind);
    list_go(fast, 2700);
    list_go(slow, 2700);
    list_filter(&fast->view, text_from(filters[_i]));
    list_filter(&slow->view, text_from(filters[_i]));
    go_on(&fast->view);
    ck_assert(view_holds_keys(&slow->view));
    ck_assert_uint_lt(slow->asked, ROWS);
    ck_assert_uint_gt(go_on(&slow->view), 3);
    ck_assert(!view_holds_keys(&slow->view));
    ck_assert_uint_eq(slow->scroller.rows, fast->scroller.rows);
    ck_assert_uint_eq(slow->heads, fast->heads);
    for (size_t i = 0; i < fast->scroller.rows; i++)
        ck_assert_uint_eq(slow->shown[i], fast->shown[i]);
    ck_assert_uint_eq(list_row(slow), list_row(fast));
    drop(fast);
    drop(slow);
}
END_TEST

/* What is typed before a filter has been through is filtered anew; the cursor stays where it was.
 */
START_TEST(begins_anew_with_other_words)
{
    struct context context = {0};
    struct list *list = new_list(&context, &slow_kind);
    list_go(list, 4321);
    list_filter(&list->view, TEXT("4"));
    view_go_on(&list->view);
    list_filter(&list->view, TEXT("43"));
    go_on(&list->view);
    ck_assert_uint_eq(list_row(list), 4321);
    list_filter(&list->view, TEXT(""));
    ck_assert(!view_waits(&list->view));
    ck_assert_uint_eq(list->scroller.rows, ROWS);
    ck_assert_uint_eq(list_row(list), 4321);
    drop(list);
}
END_TEST

static const struct {
    const char *words;
    int direction, times;
    size_t from, row, number, all; /* number 0: not found */
} searches[] = {
    {"row 4", 1, 1, 10, 40, 2, 1111},      {"row 4", 1, 2, 10, 41, 3, 1111},
    {"row 4999", -1, 1, 10, 4999, 1, 1},   {"row 4999", 1, 3, 4999, 4999, 1, 1},
    {"row 12", -1, 1, 12, 1299, 111, 111}, {"column", 1, 1, 77, 77, 0, 0},
};

START_TEST(searches_over_several_turns)
{
    struct context context = {0};
    struct list *list = new_list(&context, &slow_kind);
    list_go(list, searches[_i].from);
    search_set(&context.search, text_from(searches[_i].words));
    view_search(&list->view, searches[_i].direction, searches[_i].times, false);
    ck_assert(view_holds_keys(&list->view));
    ck_assert_uint_gt(go_on(&list->view), 3);
    ck_assert_uint_eq(list_row(list), searches[_i].row);
    ck_assert_uint_eq(context.search.number, searches[_i].number);
    ck_assert_uint_eq(context.search.all, searches[_i].all);
    ck_assert(context.message_is_error == (searches[_i].number == 0));
    search_clear(&context.search);
    text_builder_free(&context.message);
    free(context.walk.matches);
    drop(list);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{filters_over_several_turns, COUNT(filters)},
                                        {begins_anew_with_other_words, 1},
                                        {searches_over_several_turns, COUNT(searches)}};
    return reader_suite("list", tests, COUNT(tests), NULL, NULL);
}
