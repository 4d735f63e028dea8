/* yaml_edit: one value of a YAML file set, every other byte left as it is: comments, order, quotes,
 * line ends.
 *
 * Every function appends the whole changed file (but a byte order mark) to `out`. What it holds is
 * to be parsed again before the next change. */
#ifndef DIPTYCH_BASE_YAML_EDIT_H
#define DIPTYCH_BASE_YAML_EDIT_H

#include "core/base/yaml.h"

/* A key with its value: text of one line, without control characters. */
struct yaml_pair {
    const char *key;
    struct text value;
};

/* Sets a key of a map: puts text in the place of its value, which must be text or nothing, or adds
 * the key behind the last. */
void yaml_edit_set(const struct yaml_document *document, const struct yaml_node *map,
                   struct yaml_pair pair, struct text_builder *out);

/* Adds a map of pairs, on a line of its own, behind the last item of a list. */
void yaml_edit_append(const struct yaml_document *document, const struct yaml_node *list,
                      const struct yaml_pair *pairs, size_t count, struct text_builder *out);

/* The same of a text alone. */
void yaml_edit_append_text(const struct yaml_document *document, const struct yaml_node *list,
                           struct text value, struct text_builder *out);

/* Adds a key with a list of one map of pairs behind the last key of a map; `node` is the key's
 * value where it stands already with nothing behind it, else NULL. */
void yaml_edit_begin(const struct yaml_document *document, const struct yaml_node *map,
                     const struct yaml_node *node, const char *key, const struct yaml_pair *pairs,
                     size_t count, struct text_builder *out);

/* Writes text so that YAML reads it as that text, without quotes where it needs none. */
void yaml_write_text(struct text value, struct text_builder *out);

#endif
