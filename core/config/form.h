/* form: what configuration and manifest ask of YAML alike. Private to core/config. */
#ifndef DIPTYCH_CONFIG_FORM_H
#define DIPTYCH_CONFIG_FORM_H

#include "core/base/yaml.h"

/* A file that is being read: strings go into the arena, which holds the form too. */
struct form {
    struct yaml_document document;
    struct problem_list *problems;
    struct arena *arena;
};

/* Parses bytes, which are copied, as is the path (NULL: none) that names them. form_close frees
 * all; NULL is allowed. */
struct form *form_open(const char *path, struct text bytes, struct problem_list *problems);
void form_close(struct form *form);

struct problem *form_problem(struct form *form, const struct yaml_node *node, const char *format,
                             ...) __attribute__((format(printf, 3, 4)));

/* One line of text: NFC, without controls, trimmed, not empty; else false and a problem. */
bool form_text(struct form *form, const struct yaml_node *node, const char **out);

/* Whether the node is a map (a list) with something in it or without; else a problem that says what
 * it should look like. */
bool form_is_map(struct form *form, const struct yaml_node *node, const char *example);
bool form_is_list(struct form *form, const struct yaml_node *node, const char *example);

/* Whether nothing stands where something could: all of it is commented out. */
bool form_is_empty(const struct yaml_node *node);

/* A list of texts, or one text alone; what is wrong is left out. How many. */
size_t form_texts(struct form *form, const struct yaml_node *node, const char *example,
                  const char ***out);

#endif
