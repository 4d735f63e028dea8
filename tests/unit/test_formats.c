/* Files of every format that is read: what comes of each stands in the file beside it, NAME.told:
 * all that is known of each article, each paragraph, each problem. */
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/ingest/source.h"
#include "tests/unit/problems.h"
#include "tests/unit/suite.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

static const char folder[] = "tests/unit/formats";

enum { FILES_MAX = 128, NAME_MAX_BYTES = 128 };

static void tell(struct text_builder *out, const char *name, const char *value)
{
    if (value)
        text_builder_printf(out, "%s: %s\n", name, value);
}

static void tell_article(const struct article *article, struct text_builder *out)
{
    char date[12];
    date_format(article->date, date);
    text_builder_printf(out, "== %s (%s, %s)\n", file_base(article->source), article->format,
                        article->language);
    tell(out, article->outlet_basis == OUTLET_FROM_METADATA ? "outlet" : "outlet?",
         article->outlet);
    tell(out, "title", article->title);
    tell(out, "date", date[0] ? date : NULL);
    for (size_t i = 0; i < article->byline_count; i++)
        tell(out, "byline", article->bylines[i]);
    tell(out, "url", article->url);
    tell(out, "story", article->story);
    for (size_t i = 0; i < article->field_count; i++)
        text_builder_printf(out, "+ %s: %s\n", article->fields[i].name, article->fields[i].value);
    for (size_t i = 0; i < article->paragraph_count; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        bool boilerplate = paragraph->kind == PARAGRAPH_BOILERPLATE;
        text_builder_printf(out, "%s%s%s\t%.*s\n", paragraph_kind_name(paragraph->kind),
                            boilerplate ? " " : "",
                            boilerplate ? boilerplate_name(paragraph->boilerplate) : "",
                            (int)paragraph->text.length, paragraph->text.bytes);
    }
}

static bool take(struct article *article, void *context)
{
    tell_article(article, context);
    article_free(article);
    return true;
}

static void expect(const char *path, struct text told)
{
    struct text wanted;
    struct problem_list problems = {0};
    if (getenv("DIPTYCH_REGENERATE"))
        file_replace(path, told, &problems);
    ck_assert_int_eq(file_read(path, 1 << 20, &wanted, &problems), STATUS_OK);
    if (!text_equal(told, wanted))
        ck_abort_msg("%s differs; told is\n%s", path, told.bytes);
    free((void *)wanted.bytes);
}

static void read_one(const char *name)
{
    char path[sizeof(folder) + NAME_MAX_BYTES], beside[sizeof(folder) + NAME_MAX_BYTES + 8];
    struct text_builder out = {0}, problems_out = {0};
    struct problem_list problems = {0};
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    snprintf(beside, sizeof(beside), "%s.told", path);
    enum status status = source_read_file(path, NULL, take, &out, &problems);
    ck_assert_int_eq(status == STATUS_OK, problems.errors == 0);
    text_builder_add_string(&out, problems_text(&problems, &problems_out));
    expect(beside, text_builder_text(&out));
    text_builder_free(&problems_out);
    text_builder_free(&out);
}

START_TEST(test_files)
{
    DIR *directory = opendir(folder);
    size_t count = 0;
    ck_assert_ptr_nonnull(directory);
    for (struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        if (entry->d_name[0] == '.' || strstr(entry->d_name, ".told"))
            continue;
        read_one(entry->d_name);
        count++;
    }
    closedir(directory);
    ck_assert_uint_gt(count, 10);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {test_files};
    return suite_run("formats", tests, COUNT(tests));
}
