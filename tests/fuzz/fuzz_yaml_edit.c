/* Changes of YAML: whatever file and place, the changed file is YAML again that says the same, but
 * for what was set. The last byte says where. */
#include "core/base/utf8.h"
#include "core/base/yaml_edit.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

static const struct text value = {"It's new: [1]", 13};

/* Every kind and text, one after the other; `but` counts as text `instead`. */
static void flatten(const struct yaml_node *node, const struct yaml_node *but, struct text instead,
                    struct text_builder *out)
{
    struct text text = node == but ? instead : node->text;
    text_builder_printf(out, "%d:%zu:", (int)node->kind,
                        node->kind == YAML_SCALAR ? text.length : 0);
    if (node->kind == YAML_SCALAR)
        text_builder_add(out, text);
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == YAML_MAP)
            flatten(node->keys[i], but, instead, out);
        flatten(node->items[i], but, instead, out);
    }
    text_builder_add_byte(out, '.');
}

/* The nth node of a kind, in file order; counts *n down. */
static const struct yaml_node *find(const struct yaml_node *node, enum yaml_kind kind, size_t *n)
{
    const struct yaml_node *found = NULL;
    if (node->kind == kind && (*n)-- == 0)
        return node;
    for (size_t i = 0; !found && i < node->count; i++)
        found = find(node->items[i], kind, n);
    return found;
}

/* The changed file, parsed, is as expected. */
static void expect(struct text changed, struct text wanted)
{
    struct arena *arena = arena_new();
    struct yaml_document document;
    struct problem_list problems = {0};
    struct text_builder flat = {0};
    yaml_parse(arena, "fuzz.yaml", changed, &document, &problems);
    FUZZ_ASSERT(problems.errors == 0 && document.root);
    flatten(document.root, NULL, (struct text){NULL, 0}, &flat);
    FUZZ_ASSERT(text_equal(text_builder_text(&flat), wanted));
    text_builder_free(&flat);
    problem_list_free(&problems);
    arena_free(arena);
}

/* A key of several lines cannot be given a colon that it lacks; only a block can begin on a line of
 * its own that is not indented. */
static bool can_be_set(const struct yaml_node *map, size_t i)
{
    const struct yaml_node *key = map->keys[i], *item = map->items[i];
    return item->kind == YAML_SCALAR && key->line == key->end_line &&
           (item->line == key->line || item->column > key->column) &&
           !memchr(key->text.bytes, '\0', key->text.length);
}

static void replace(const struct yaml_document *document, size_t n)
{
    struct text_builder wanted = {0}, out = {0};
    const struct yaml_node *map = find(document->root, YAML_MAP, &n);
    size_t last = SIZE_MAX;
    for (size_t i = 0; map && i < map->count; i++)
        if (can_be_set(map, i))
            last = i;
    if (last == SIZE_MAX)
        return;
    char *key = fuzz_string(map->keys[last]->text);
    flatten(document->root, map->items[last], value, &wanted);
    yaml_edit_set(document, map, (struct yaml_pair){key, value}, &out);
    free(key);
    expect(text_builder_text(&out), text_builder_text(&wanted));
    text_builder_free(&wanted);
    text_builder_free(&out);
}

/* "[key: value]" is a list with a map that cannot have more keys. */
static bool is_bare(const struct yaml_document *document, const struct yaml_node *map)
{
    struct text line = yaml_line(document, map->line);
    size_t at = utf8_index_to_offset(line, map->column - 1);
    return map->flow && at < line.length && line.bytes[at] != '{';
}

/* A copy of the map with one more key, in the place of the map's own parts. */
static void add(const struct yaml_document *document, struct arena *arena, size_t n)
{
    struct text_builder wanted = {0}, out = {0};
    struct yaml_node *map = (struct yaml_node *)find(document->root, YAML_MAP, &n);
    if (!map || yaml_get(map, "new") || is_bare(document, map))
        return;
    yaml_edit_set(document, map, (struct yaml_pair){"new", value}, &out);
    struct yaml_node key = {.text = TEXT("new")}, item = {.text = value};
    struct yaml_node **keys = arena_array(arena, map->count + 1, sizeof(*keys));
    struct yaml_node **items = arena_array(arena, map->count + 1, sizeof(*items));
    if (map->count > 0) {
        memcpy(keys, map->keys, map->count * sizeof(*keys));
        memcpy(items, map->items, map->count * sizeof(*items));
    }
    keys[map->count] = &key;
    items[map->count] = &item;
    map->keys = keys;
    map->items = items;
    map->count++;
    flatten(document->root, NULL, value, &wanted);
    expect(text_builder_text(&out), text_builder_text(&wanted));
    text_builder_free(&wanted);
    text_builder_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct yaml_document document;
    struct problem_list problems = {0};
    struct text source = text_slice(fuzz_text(data, size), 0, size ? size - 1 : 0);
    yaml_parse(arena, "fuzz.yaml", source, &document, &problems);
    /* "? key" is YAML nobody writes: what is set beside it may be refused (corrections.c looks). A
     * block that the file's end cuts gains a line end. */
    bool usual = text_ends(source, TEXT("\n")) && !memchr(source.bytes, '?', source.length);
    if (document.root && problems.errors == 0 && usual) {
        replace(&document, size ? data[size - 1] % 16 : 0);
        add(&document, arena, size ? data[size - 1] % 16 : 0);
    }
    fuzz_expect_problems(&problems);
    arena_free(arena);
    return 0;
}
