/* config: the configuration, config.yaml: options, keys, outlets, names.
 *
 * Every mistake is told with its place; what is right works. */
#ifndef DIPTYCH_CONFIG_CONFIG_H
#define DIPTYCH_CONFIG_CONFIG_H

#include "core/base/error.h"
#include "core/base/hash_map.h"
#include "core/config/settings.h"
#include "core/config/theme.h"
#include "core/entities/known_names.h"
#include "core/ingest/source.h"

/* Where something stands in the file; only for config_problem. */
struct yaml_node;

/* `keys:`: an action's keys in one view, or in `all`. Which actions, views and keys there are, the
 * reader of these rows knows. */
struct config_key {
    const char *view, *action;
    const char *const *keys; /* none: the action has no key */
    size_t key_count;
    const struct yaml_node *view_place, *action_place;
    const struct yaml_node *const *key_places;
};

struct outlet_color {
    const char *name; /* as the outlet is called */
    struct theme_color color;
};

/* Read only, but for config_set. */
struct config {
    const char *path; /* NULL: there is none */
    struct settings settings;
    const struct yaml_node *collection_place; /* of that option */
    struct config_key *keys;                  /* in file order */
    size_t key_count;
    struct source_options source; /* `outlets:`, for reading */
    struct outlet_color *colors;
    size_t color_count;
    struct hash_map color_of; /* private: the first color of a name */
    struct known_name *name_rows;
    size_t name_count;
    struct known_names *names; /* the same, for annotating */
    struct form *form;         /* private: what the rest points into */
};

/* Reads a configuration; *out is a good one in every case, and the caller frees what is in it.
 * `path` NULL: the default place, where none need be. STATUS_IO where the file cannot be read, else
 * the status of the first error. */
enum status config_load(const char *path, struct config *out, struct problem_list *problems);
/* The same of bytes, which are copied; `path` names them. */
enum status config_parse(const char *path, struct text bytes, struct config *out,
                         struct problem_list *problems);
void config_free(struct config *config);

/* Sets an option for this run (settings_set); the text is the configuration's. */
bool config_set(struct config *config, size_t row, struct text value, struct text_builder *message,
                struct text_builder *hint);

/* $XDG_CONFIG_HOME/diptych/NAME, by default ~/.config/diptych/NAME; NULL where neither is known.
 * The caller frees it. */
char *config_file(const char *name);

/* The configured collection as a path, "~/" as the home folder; NULL: there is none. The caller
 * frees it. */
char *config_collection(const struct config *config);
/* Tells that it is not there, at its place. */
void config_miss_collection(const struct config *config, struct problem_list *problems);

/* Adds a problem at a place of the file, with its line. */
struct problem *config_problem(const struct config *config, const struct yaml_node *place,
                               struct problem_list *problems, enum severity severity,
                               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* An outlet's colour; THEME_UNSET where it has none. */
struct theme_color config_outlet_color(const struct config *config, const char *outlet);

#endif
