#include "core/base/yaml_edit.h"
#include "tests/unit/suite.h"

#include <string.h>

/* A file before and after. */
struct change {
    const char *before, *after;
};

static struct arena *arena;
static struct yaml_document document;

static const struct yaml_node *parse(struct text source)
{
    struct problem_list problems = {0};
    arena = arena_new();
    yaml_parse(arena, "x.yaml", source, &document, &problems);
    ck_assert_uint_eq(problems.errors, 0);
    problem_list_free(&problems);
    return document.root;
}

static void expect(struct text_builder *out, const char *after)
{
    ck_assert_str_eq(out->bytes, after);
    arena_free(arena);
    text_builder_free(out);
}

/* `outlet:` of the map at the top is set to "The Lark". */
static const struct change replaced[] = {
    {"outlet: x\n", "outlet: The Lark\n"},
    {"a: b\noutlet:    'x'   # why\nc: d", "a: b\noutlet:    The Lark   # why\nc: d"},
    {"outlet:\n", "outlet: The Lark\n"},
    {"outlet:", "outlet: The Lark"},
    {"outlet: # unknown\nc: d\n", "outlet: The Lark # unknown\nc: d\n"},
    {"{outlet: x}", "{outlet: The Lark}"},
    {"{a: b, outlet\n}", "{a: b, outlet: The Lark\n}"},
    {"{outlet, a: b}", "{outlet: The Lark, a: b}"},
    {"{outlet: , a: b}", "{outlet: The Lark, a: b}"},
    {"{a: b, outlet: \"x\\ty\", c: d} # end\n", "{a: b, outlet: The Lark, c: d} # end\n"},
    {"outlet: |\n  two\n  lines\nc: d\n", "outlet: The Lark\nc: d\n"},
    {"outlet: one\n  that goes on\nc: d\n", "outlet: The Lark\nc: d\n"},
    {"\xC3\xA9: \xC3\xA9\noutlet: \xC3\xA9\xC3\xA9\r\nc: d\r\n",
     "\xC3\xA9: \xC3\xA9\noutlet: The Lark\r\nc: d\r\n"},
};

START_TEST(replaces)
{
    struct text_builder out = {0};
    const struct yaml_node *root = parse(text_from(replaced[_i].before));
    yaml_edit_set(&document, root, (struct yaml_pair){"outlet", TEXT("The Lark")}, &out);
    expect(&out, replaced[_i].after);
}
END_TEST

/* `outlet:` is added to the first item of `articles:`, or else to the map at the top. */
static const struct change added[] = {
    {"a: b\n", "a: b\noutlet: The Lark\n"},
    {"a: b", "a: b\noutlet: The Lark\n"},
    {"a: b # c\n# end\n", "a: b # c\noutlet: The Lark\n# end\n"},
    {"a: |\n  x\n  y\n", "a: |\n  x\n  y\noutlet: The Lark\n"},
    {"a:\n", "a:\noutlet: The Lark\n"},
    {"a:\n  - b\n  - c: d\n# end", "a:\n  - b\n  - c: d\noutlet: The Lark\n# end"},
    {"{}", "{outlet: The Lark}"},
    {"{ a: b, }\n", "{ a: b, outlet: The Lark, }\n"},
    {"{\n  a: b # c\n}\n", "{\n  a: b, outlet: The Lark # c\n}\n"},
    {"articles:\n  - file: a\n    date: b\n  - file: c\n",
     "articles:\n  - file: a\n    date: b\n    outlet: The Lark\n  - file: c\n"},
    {"articles:\n- file: a\n\n- file: c\n",
     "articles:\n- file: a\n  outlet: The Lark\n\n- file: c\n"},
    {"articles:\n  -   file: a\n", "articles:\n  -   file: a\n      outlet: The Lark\n"},
    {"articles: [{file: a}, {file: c}]\n", "articles: [{file: a, outlet: The Lark}, {file: c}]\n"},
    {"articles:\n  - {file: a}\n", "articles:\n  - {file: a, outlet: The Lark}\n"},
    {"a: b\r\nc: d\r\n", "a: b\r\nc: d\r\noutlet: The Lark\r\n"},
};

START_TEST(adds)
{
    struct text_builder out = {0};
    const struct yaml_node *root = parse(text_from(added[_i].before));
    const struct yaml_node *list = yaml_get(root, "articles");
    yaml_edit_set(&document, list ? list->items[0] : root,
                  (struct yaml_pair){"outlet", TEXT("The Lark")}, &out);
    expect(&out, added[_i].after);
}
END_TEST

static const struct yaml_pair pairs[] = {{"file", {"c.txt", 5}}, {"date", {"2022-02-21", 10}}};
#define ITEM "{file: c.txt, date: 2022-02-21}"

/* An item is added to the list `articles:`. */
static const struct change appended[] = {
    {"articles:\n  - file: a\n", "articles:\n  - file: a\n  - " ITEM "\n"},
    {"articles:\n- file: a\n  date: x\ntitle: t\n",
     "articles:\n- file: a\n  date: x\n- " ITEM "\ntitle: t\n"},
    {"articles: []\n", "articles: [" ITEM "]\n"},
    {"articles: [{file: a}] # few\n", "articles: [{file: a}, " ITEM "] # few\n"},
    {"articles: [\n  {file: a},\n  {file: b}\n]\n",
     "articles: [\n  {file: a},\n  {file: b}, " ITEM "\n]\n"},
    {"articles:\n  - {file: a}", "articles:\n  - {file: a}\n  - " ITEM "\n"},
};

START_TEST(appends)
{
    struct text_builder out = {0};
    const struct yaml_node *root = parse(text_from(appended[_i].before));
    yaml_edit_append(&document, yaml_get(root, "articles"), pairs, COUNT(pairs), &out);
    expect(&out, appended[_i].after);
}
END_TEST

/* The list `articles:` is begun. */
static const struct change begun[] = {
    {"version: 1\n", "version: 1\narticles:\n  - " ITEM "\n"},
    {"version: 1", "version: 1\narticles:\n  - " ITEM "\n"},
    {"version: 1\nstories:\n  - articles:\n      - file: a\n# end\n",
     "version: 1\nstories:\n  - articles:\n      - file: a\narticles:\n  - " ITEM "\n# end\n"},
    {"version: 1\narticles:\nstories: []\n", "version: 1\narticles: [" ITEM "]\nstories: []\n"},
    {"version: 1\narticles: # none yet\n", "version: 1\narticles: [" ITEM "] # none yet\n"},
    {"{version: 1}\n", "{version: 1, articles: [" ITEM "]}\n"},
    {"version: 1\r\n", "version: 1\r\narticles:\r\n  - " ITEM "\r\n"},
};

START_TEST(begins)
{
    struct text_builder out = {0};
    const struct yaml_node *root = parse(text_from(begun[_i].before));
    yaml_edit_begin(&document, root, yaml_get(root, "articles"), "articles", pairs, COUNT(pairs),
                    &out);
    expect(&out, begun[_i].after);
}
END_TEST

/* Texts, and how they are written. */
static const struct {
    const char *text, *written;
} texts[] = {
    {"The Lark", "The Lark"},
    {"2022-02-21", "2022-02-21"},
    {"Ökologie heute", "Ökologie heute"},
    {"It's: a 'test' #1", "'It''s: a ''test'' #1'"},
    {"no", "'no'"},
    {"- x", "'- x'"},
    {"", "''"},
    {"a, b", "'a, b'"},
    {"end ", "'end '"},
    {"“Quoted”", "'“Quoted”'"},
    {"https://x.example/?a=1&b=2", "'https://x.example/?a=1&b=2'"},
    {"back\\slash \"x\" {y} [z] *a &b !c |d >e %f @g `h",
     "'back\\slash \"x\" {y} [z] *a &b !c |d >e %f @g `h'"},
};

START_TEST(writes_text)
{
    struct text_builder out = {0}, file = {0};
    yaml_write_text(text_from(texts[_i].text), &out);
    ck_assert_str_eq(out.bytes, texts[_i].written);
    text_builder_printf(&file, "[{x: %s}]", out.bytes);
    const struct yaml_node *root = parse(text_builder_text(&file));
    ck_assert(text_equal(root->items[0]->items[0]->text, text_from(texts[_i].text)));
    text_builder_free(&file);
    expect(&out, texts[_i].written);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("yaml_edit");
    TCase *group = tcase_create("cases");
    tcase_add_loop_test(group, replaces, 0, COUNT(replaced));
    tcase_add_loop_test(group, adds, 0, COUNT(added));
    tcase_add_loop_test(group, appends, 0, COUNT(appended));
    tcase_add_loop_test(group, begins, 0, COUNT(begun));
    tcase_add_loop_test(group, writes_text, 0, COUNT(texts));
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
