/* YAML: a tree within its depth whose nodes lie in the file, or problems that name a place and
 * print clean. */
#include "core/base/yaml.h"
#include "tests/fuzz/fuzz.h"

static void expect_node(const struct yaml_document *document, const struct yaml_node *node,
                        int depth)
{
    FUZZ_ASSERT(depth <= YAML_DEPTH_MAX + (node->kind == YAML_SCALAR));
    FUZZ_ASSERT(node->line >= 1 && node->line <= document->line_count + 1 && node->column >= 1);
    if (node->kind == YAML_SCALAR)
        FUZZ_ASSERT(node->count == 0);
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == YAML_MAP)
            expect_node(document, node->keys[i], depth + 1);
        expect_node(document, node->items[i], depth + 1);
    }
}

/* Every form of scalar is asked for; a wrong one gives a problem. */
static void ask(const struct yaml_document *document, const struct yaml_node *node,
                struct problem_list *problems)
{
    static const char *const names[] = {"low", "medium", "high", NULL};
    struct text text;
    bool truth;
    long number;
    size_t choice, before = problems->count;
    bool all = yaml_as_text(problems, document, node, &text);
    all = yaml_as_bool(problems, document, node, &truth) && all;
    all = yaml_as_integer(problems, document, node, 0, 255, &number) && all;
    all = yaml_as_choice(problems, document, node, names, &choice) && all;
    FUZZ_ASSERT(all || problems->count > before);
    if (node->kind == YAML_MAP)
        yaml_check_keys(problems, document, node, names);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct yaml_document document = {0};
    struct problem_list problems = {0};
    enum status status =
        yaml_parse(arena, "fuzz.yaml", fuzz_text(data, size), &document, &problems);
    FUZZ_ASSERT(status == STATUS_OK || (!document.root && problems.errors > 0));
    if (document.root) {
        expect_node(&document, document.root, 1);
        ask(&document, document.root, &problems);
        for (size_t i = 0; i < document.root->count; i++)
            ask(&document, document.root->items[i], &problems);
    }
    fuzz_expect_problems(&problems);
    arena_free(arena);
    return 0;
}
