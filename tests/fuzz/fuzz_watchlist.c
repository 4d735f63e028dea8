/* Watchlists: what is good becomes terms that can be matched, the rest problems. */
#include "core/watch/matcher.h"
#include "core/watch/schema.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void expect_term(const struct watchlist *list, size_t index)
{
    const struct watch_term *term = watchlist_term(list, index);
    FUZZ_ASSERT(term->id && term->id[0] && term->text.length > 0);
    FUZZ_ASSERT(term->severity < WATCH_SEVERITY_COUNT);
    FUZZ_ASSERT((term->form == WATCH_REGEX) == (term->pattern != NULL));
    fuzz_expect_clean_string(term->id);
    for (size_t i = 0; index < 40 && i < index; i++)
        FUZZ_ASSERT(strcmp(watchlist_term(list, i)->id, term->id) != 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    enum status status = watchlist_add(list, "fuzz.yaml", fuzz_text(data, size), &problems);
    FUZZ_ASSERT((status == STATUS_OK) == (problems.errors == 0));
    FUZZ_ASSERT(watchlist_count(list) <= WATCH_TERMS_MAX);
    for (size_t i = 0; i < watchlist_count(list); i++)
        expect_term(list, i);
    for (size_t i = 0; i < watchlist_group_count(list); i++)
        FUZZ_ASSERT(watchlist_group(list, i)->severity < WATCH_SEVERITY_COUNT);
    matcher_free(matcher_new(list));
    fuzz_expect_problems(&problems);
    watchlist_free(list);
    return 0;
}
