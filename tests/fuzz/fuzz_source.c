/* Reading articles: whatever a file and its name hold, text and facts come out clean, and each
 * paragraph names the bytes it came from. The input's part before a line "====" is the file's name.
 */
#include "core/ingest/plain.h"
#include "core/ingest/source.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { ARTICLES_MAX = 8 };

static void read_as_plain(const char *name, struct text bytes)
{
    struct problem_list problems = {0};
    struct article *article = plain_read(name, bytes, &problems);
    if (article) {
        FUZZ_ASSERT(article->paragraph_count > 0);
        fuzz_expect_article(article, bytes.length);
    }
    article_free(article);
    fuzz_expect_problems(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text head;
    struct text bytes = fuzz_split(fuzz_text(data, size), &head);
    struct article *articles[ARTICLES_MAX];
    char *name = fuzz_string(head);

    source_takes(name);
    read_as_plain(name, bytes);
    size_t count = fuzz_read(name, bytes, articles, ARTICLES_MAX);
    for (size_t i = 0; i < count; i++) {
        /* Only plain text is read from these bytes themselves. */
        bool plain = strcmp(articles[i]->source, name) == 0;
        fuzz_expect_article(articles[i], plain ? bytes.length : INT64_MAX);
        article_free(articles[i]);
    }
    free(name);
    return 0;
}
