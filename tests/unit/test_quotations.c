/* A quotation through the outlets of a story: the longest form, what each cuts and changes, who is
 * named for it. Each case is what two or three outlets print, and the first row of the table. */
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/tables/quotation_table.h"
#include "core/tables/quoted_words.h"
#include "tests/unit/suite.h"

#include <string.h>
#include <unistd.h>

enum { OUTLETS = 3 };

static const char *const outlets[OUTLETS] = {"courier", "herald", "post"};

#define HEAD                                                                                       \
    "Barrage at Skarby closes\n\nThe gates of the Skarby barrage were closed on Friday.\n\n"

static const struct {
    const char *told[OUTLETS], *expected;
} cases[] = {
    /* the same words, whatever the marks, whoever stands where */
    {{"“Nobody warned the ships above the dam,” said Orla Brandt, a pilot.",
      "Orla Brandt, a pilot, said: 'Nobody warned the ships above the dam.'"},
     "Orla Brandt: courier whole; herald whole"},
    /* cuts: at the end, at the beginning, at both */
    {{"“Nobody warned the ships above the dam, and nobody has said sorry since,” said Orla Brandt.",
      "“Nobody warned the ships above the dam,” said Orla Brandt.",
      "Orla Brandt said that “nobody has said sorry since”."},
     "Orla Brandt: courier whole; herald trimmed, cut “and nobody has said sorry since”; "
     "post trimmed, cut “Nobody warned the ships above the dam, and”"},
    {{"“For years we asked them to warn the ships above the dam before they closed the gates,” "
      "said "
      "Orla Brandt.",
      "Orla Brandt had asked them “to warn the ships above the dam”."},
     "Orla Brandt: courier whole; "
     "herald trimmed, cut “For years we asked them”, cut “before they closed the gates”"},
    /* a quotation told in two parts is whole */
    {{"“Nobody warned the ships above the dam. Nobody has said sorry to us since,” said Orla "
      "Brandt.",
      "“Nobody warned the ships above the dam,” said Orla Brandt. “Nobody has said sorry to us "
      "since.”"},
     "Orla Brandt: courier whole; herald whole"},
    /* by name here, by the office there: one outlet names one speaker */
    {{"Ada Holt said “nobody warned the ships above the dam”.\n\n“On the night of the flood nobody "
      "warned the ships above the dam,” the harbour minister said."},
     "the harbour minister: courier whole"},
    /* words changed, dropped and added inside the marks */
    {{"“Nobody warned the ships above the dam on the night of the flood,” said Orla Brandt.",
      "“Nobody told the ships above the dam on the night of the flood,” said Orla Brandt."},
     "Orla Brandt: courier whole; herald changed, “told” for “warned”"},
    {{"“Nobody warned the poor ships above the dam on the night of the flood,” said Orla Brandt.",
      "“Nobody warned the ships above the dam on the night of the flood,” said Orla Brandt."},
     "Orla Brandt: courier whole; herald changed, cut “poor”"},
    {{"“We closed the gates of the barrage because the river left us no choice that night,” said "
      "Orla Brandt.",
      "“Frankly we closed the gates of the barrage because the river left us,” said Orla Brandt."},
     "Orla Brandt: courier whole; herald changed, added “Frankly”, cut “no choice that night”"},
    {{"“We closed the gates of the barrage because the river left us no choice,” said Orla Brandt.",
      "“We closed the gates of the barrage because the river left us no option,” said Orla "
      "Brandt."},
     "Orla Brandt: courier whole; herald changed, “option” for “choice”"},
    {{"“We saw the water starting to rise in the dark,” said Orla Brandt.",
      "“We saw the water beginning to rise,” said Orla Brandt."},
     "Orla Brandt: courier whole; herald changed, “beginning” for “starting”, cut “in the dark”"},
    /* somebody else */
    {{"“Nobody warned the ships above the dam,” said Orla Brandt.",
      "“Nobody warned the ships above the dam,” said Ole Lind."},
     "Orla Brandt: courier whole; herald whole (x Ole Lind)"},
    {{"“Nobody warned the ships above the dam,” said Orla Brandt.",
      "“Nobody warned the ships above the dam,” the company said."},
     "Orla Brandt: courier whole; herald whole"},
    {{"“Nobody warned the ships above the dam,” the senior engineer said.",
      "“Nobody warned the ships above the dam,” an engineer said."},
     "the senior engineer: courier whole; herald whole"},
    {{"“Nobody warned the ships above the dam,” a port official said.",
      "“Nobody warned the ships above the dam,” a senior engineer said."},
     "a port official: courier whole; herald whole (x a senior engineer)"},
    /* one speaker's two statements are two */
    {{"“Nobody warned the ships above the dam,” said Orla Brandt.",
      "“The ships will sail again in spring,” said Orla Brandt."},
     "Orla Brandt: courier whole"},
};

static void write_article(const char *folder, const char *outlet, const char *text)
{
    char name[32];
    snprintf(name, sizeof(name), "%s.txt", outlet);
    char *path = file_join(folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fprintf(file, HEAD "%s\n", text);
    fclose(file);
    free(path);
}

static void remove_article(const char *folder, const char *outlet)
{
    char name[32];
    snprintf(name, sizeof(name), "%s.txt", outlet);
    char *path = file_join(folder, name);
    unlink(path);
    free(path);
}

static void describe(struct collection *collection, const struct outlet_table *table,
                     struct text_builder *out)
{
    const struct outlet_row *row = &table->rows[0];
    text_builder_add(out, quotation_main_speaker(collection, quotation_of_row(row)));
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct quotation_print *print = quotation_print_in(row, &row->cells[i]);
        struct text other;
        text_builder_printf(out, "%s %s %s%s", i ? ";" : ":",
                            table->columns[row->cells[i].column].name,
                            quotation_relation_name(print->relation), print->count ? ", " : "");
        quotation_print_describe(print, out);
        if (quotation_other_speaker(collection, row, &row->cells[i], &other))
            text_builder_printf(out, " (x %.*s)", (int)other.length, other.bytes);
    }
}

START_TEST(follows_a_quotation)
{
    char folder[] = "/tmp/quotationsXXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < OUTLETS && cases[_i].told[i]; i++)
        write_article(folder, outlets[i], cases[_i].told[i]);
    const char *paths[] = {folder};
    struct collection *collection = collection_open(paths, 1, (struct collection_options){0});
    struct arena *arena = arena_new();
    struct outlet_table table;
    struct text_builder found = {0};
    collection_finish(collection);
    ck_assert_uint_eq(collection_story_count(collection), 1);
    quotation_table_make(&table, collection, ANNOTATION_NONE, NULL, arena);
    ck_assert_uint_gt(table.row_count, 0);
    describe(collection, &table, &found);
    ck_assert_msg(strcmp(found.bytes, cases[_i].expected) == 0, "%s\n  not %s", found.bytes,
                  cases[_i].expected);
    text_builder_free(&found);
    arena_free(arena);
    collection_free(collection);
    for (size_t i = 0; i < OUTLETS; i++)
        remove_article(folder, outlets[i]);
    rmdir(folder);
}
END_TEST

/* What a quotation takes does not grow with the paragraph it stands in. */
START_TEST(reads_the_quotation_alone)
{
    enum { WORDS = 10000, MOST = 16 << 10 };
    struct text_builder text = {0};
    for (int i = 0; i < WORDS; i++)
        text_builder_add_string(&text, "water ");
    uint32_t start = (uint32_t)text.length;
    text_builder_add_string(&text, "the river left us no choice");
    struct quote quote = {.span = {0, start, (uint32_t)text.length - start}};
    for (int i = 0; i < WORDS; i++)
        text_builder_add_string(&text, " stone");
    struct paragraph paragraph = {.text = text_builder_text(&text)};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct annotation annotation = {.quotes = &quote, .quote_count = 1};
    struct quoted_words words;
    struct arena *arena = arena_new();
    quoted_words_read(&article, &annotation, 0, arena, &words);
    ck_assert_uint_eq(words.count, 6);
    ck_assert(text_equal(quoted_words_text(&words, 1, 3), TEXT("river left")));
    ck_assert_uint_lt(arena_used(arena), MOST);
    arena_free(arena);
    text_builder_free(&text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quotations");
    TCase *tests = tcase_create("quotations");
    setlocale(LC_ALL, "C.UTF-8");
    tcase_add_loop_test(tests, follows_a_quotation, 0, (int)COUNT(cases));
    tcase_add_test(tests, reads_the_quotation_alone);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
