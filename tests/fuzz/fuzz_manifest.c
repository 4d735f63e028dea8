/* Manifests: what is good becomes facts inside the collection, which an article takes and stays
 * valid with. The input's part before a line "====" is the manifest, the rest the article. */
#include "core/config/manifest.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void expect_article(const struct manifest *manifest, size_t index)
{
    const struct manifest_article *facts = &manifest->articles[index];
    FUZZ_ASSERT(facts->file[0] != '/' && strncmp(facts->file, "../", 3) != 0);
    FUZZ_ASSERT(!strstr(facts->file, "/../"));
    FUZZ_ASSERT(facts->story == MANIFEST_NO_STORY || facts->story < manifest->story_count);
    FUZZ_ASSERT(facts->date.year == 0 ||
                date_valid(facts->date.year, facts->date.month ? facts->date.month : 1,
                           facts->date.day ? facts->date.day : 1));
    for (size_t i = 0; index < 40 && i < index; i++)
        FUZZ_ASSERT(strcmp(manifest->articles[i].file, facts->file) != 0 ||
                    manifest->articles[i].number != facts->number);
}

static void apply_all(const struct manifest *manifest, struct text bytes)
{
    struct article *article;
    if (fuzz_read("fuzz.txt", bytes, &article, 1) == 0)
        return;
    for (size_t i = 0; i < manifest->article_count; i++)
        manifest_apply(&manifest->articles[i], article);
    fuzz_expect_article(article, bytes.length);
    article_free(article);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text head;
    struct text rest = fuzz_split(fuzz_text(data, size), &head);
    struct manifest manifest;
    struct problem_list problems = {0};
    enum status status = manifest_parse("collection.yaml", head, &manifest, &problems);
    FUZZ_ASSERT((status == STATUS_OK) == (problems.errors == 0));
    fuzz_expect_clean_string(manifest.title);
    for (size_t i = 0; i < manifest.story_count; i++)
        fuzz_expect_clean_string(manifest.stories[i]);
    for (size_t i = 0; i < manifest.article_count; i++) {
        expect_article(&manifest, i);
        manifest_problem(&manifest, &manifest.articles[i], &problems, "%zu", i);
    }
    apply_all(&manifest, rest);
    fuzz_expect_problems(&problems);
    manifest_free(&manifest);
    return 0;
}
