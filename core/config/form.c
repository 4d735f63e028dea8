#include "core/config/form.h"

#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

struct form *form_open(const char *path, struct text bytes, struct problem_list *problems)
{
    struct arena *arena = arena_new();
    struct form *form = arena_alloc(arena, sizeof(*form));
    struct text copy = {arena_copy(arena, bytes.bytes, bytes.length), bytes.length};
    *form = (struct form){.problems = problems, .arena = arena};
    yaml_parse(arena, path ? arena_strdup(arena, path) : NULL, copy, &form->document, problems);
    return form;
}

void form_close(struct form *form)
{
    if (form)
        arena_free(form->arena);
}

struct problem *form_problem(struct form *form, const struct yaml_node *node, const char *format,
                             ...)
{
    va_list arguments;
    char message[512];
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    return yaml_problem(form->problems, &form->document, node, SEVERITY_ERROR, "%s", message);
}

bool form_text(struct form *form, const struct yaml_node *node, const char **out)
{
    struct text text;
    if (!yaml_as_text(form->problems, &form->document, node, &text))
        return false;
    text = text_trim(utf8_sanitize(form->arena, text, NULL));
    if (text.length == 0) {
        form_problem(form, node, "this text is empty");
        return false;
    }
    *out = arena_copy(form->arena, text.bytes, text.length);
    return true;
}

static bool is_kind(struct form *form, const struct yaml_node *node, enum yaml_kind kind,
                    const char *word, const char *example)
{
    if (node->kind == kind)
        return true;
    problem_hint(form_problem(form, node, "a %s is needed here", word), "%s", example);
    return false;
}

bool form_is_map(struct form *form, const struct yaml_node *node, const char *example)
{
    return is_kind(form, node, YAML_MAP, "map", example);
}

bool form_is_list(struct form *form, const struct yaml_node *node, const char *example)
{
    return is_kind(form, node, YAML_LIST, "list", example);
}

bool form_is_empty(const struct yaml_node *node)
{
    return node->kind == YAML_SCALAR && node->plain && node->text.length == 0;
}

size_t form_texts(struct form *form, const struct yaml_node *node, const char *example,
                  const char ***out)
{
    size_t count = 0;
    *out = arena_array(form->arena, node->count + 1, sizeof(**out));
    if (node->kind == YAML_SCALAR)
        return form_text(form, node, *out);
    if (!form_is_list(form, node, example))
        return 0;
    for (size_t i = 0; i < node->count; i++)
        count += form_text(form, node->items[i], &(*out)[count]);
    return count;
}
