/* The command line: the input's lines are its words. It is understood, or a problem says why; what
 * is understood is in range. */
#include "tests/fuzz/fuzz.h"
#include "tui/batch/options.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 32, JOBS_MAX = 64 };

/* Cuts the string into words behind the first, which is the program's name. */
static int cut(char *string, char *words[WORDS_MAX])
{
    char *rest = NULL;
    int count = 1;
    for (char *word = strtok_r(string, "\n", &rest); word && count < WORDS_MAX;
         word = strtok_r(NULL, "\n", &rest))
        words[count++] = word;
    return count;
}

static void expect_options(const struct options *options)
{
    FUZZ_ASSERT(options->subcommand < SUBCOMMAND_COUNT);
    FUZZ_ASSERT(options->jobs >= 0 && options->jobs <= JOBS_MAX);
    FUZZ_ASSERT(options->help || options->version ||
                options->path_count >= subcommand_paths(options->subcommand));
    for (size_t i = 0; i < options->path_count; i++)
        FUZZ_ASSERT(options->paths[i]);
    for (size_t i = 0; i < options->watchlist_count; i++)
        FUZZ_ASSERT(options->watchlists[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char program[] = "diptych", *words[WORDS_MAX] = {program};
    char *string = fuzz_string(fuzz_text(data, size));
    struct options options = {0};
    struct problem_list problems = {0};
    enum status status = options_parse(cut(string, words), words, &options, &problems);
    FUZZ_ASSERT((status == STATUS_OK) == (problems.errors == 0));
    if (status == STATUS_OK)
        expect_options(&options);
    fuzz_expect_problems(&problems);
    options_free(&options);
    free(string);
    return 0;
}
