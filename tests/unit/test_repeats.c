/* Lines that an outlet prints in one story after another. */
#include "core/base/file.h"
#include "core/collection/collection.h"
#include "tests/unit/suite.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OURS "The Heron is printed on paper made of Vestland spruce.\n"

/* Stories in folders, what heron.txt and gull.txt have in each; no line is furniture by itself. */
static const struct {
    const char *story, *heron, *gull;
} stories[] = {
    {"crane", "The harbour at Orle was closed on Monday after a crane fell in.\n" OURS,
     "A crane fell into the harbour at Orle on Monday, the port said.\n" OURS},
    {"ferry", "Two ferries met in fog off Hesta on Tuesday and both stopped in time.\n" OURS,
     "Fog stopped both ferries off Hesta on Tuesday, a skipper said.\n"},
    {"school", "The school on Burra keeps its teacher, the council said on Wednesday.\n" OURS,
     "Burra has a teacher until Easter, the council told parents on Wednesday.\n"},
};

static void each_file(const char *folder, bool write)
{
    for (size_t i = 0; i < COUNT(stories); i++) {
        char *story = file_join(folder, stories[i].story);
        char *paths[] = {file_join(story, "heron.txt"), file_join(story, "gull.txt")};
        const char *texts[] = {stories[i].heron, stories[i].gull};
        if (write)
            ck_assert_int_eq(mkdir(story, 0777), 0);
        for (int k = 0; k < 2; k++) {
            FILE *file = write ? fopen(paths[k], "w") : NULL;
            if (file) {
                fputs(texts[k], file);
                fclose(file);
            } else {
                ck_assert_int_eq(unlink(paths[k]), 0);
            }
            free(paths[k]);
        }
        if (!write)
            ck_assert_int_eq(rmdir(story), 0);
        free(story);
    }
}

/* The line is repeated in the Heron, which has it in three stories, not in the Gull, which has it
 * in one; kinds and comparisons stay as they are. */
START_TEST(marked_by_outlet_over_stories)
{
    char folder[] = "/tmp/diptych-test-XXXXXX";
    const char *paths[] = {folder};
    size_t marked = 0;
    ck_assert_ptr_nonnull(mkdtemp(folder));
    each_file(folder, true);
    struct collection *collection = collection_open(paths, 1, (struct collection_options){0});
    collection_finish(collection);
    ck_assert_uint_eq(collection_count(collection), 2 * COUNT(stories));
    for (size_t i = 0; i < collection_count(collection); i++) {
        const struct collection_item *item = collection_item(collection, i);
        bool heron = strcmp(item->article->outlet, "heron") == 0;
        ck_assert_int_eq(item->repeated != NULL, heron);
        for (size_t p = 0; p < item->article->paragraph_count; p++) {
            const struct paragraph *paragraph = &item->article->paragraphs[p];
            bool ours = text_starts(paragraph->text, TEXT("The Heron is"));
            ck_assert_int_ne(paragraph->kind, PARAGRAPH_BOILERPLATE);
            ck_assert(!heron || item->repeated[p] == ours);
            marked += heron && item->repeated[p];
        }
    }
    ck_assert_uint_eq(marked, COUNT(stories));
    collection_free(collection);
    each_file(folder, false);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {marked_by_outlet_over_stories};
    return suite_run("repeats", tests, COUNT(tests));
}
