#include "tui/keys/bindings.h"

#include "core/base/memory.h"
#include "core/base/suggest.h"
#include "tui/keys/keymap_private.h"

#include <stdlib.h>
#include <string.h>

enum { VIEWS_MAX = 32, KEYS_MAX = 16 };

/* A row of the configuration: which action, in which views. */
struct row {
    const struct config_key *key;
    enum action action;
    unsigned scope;
};

struct binder {
    struct keymap *keymap;
    const struct config *config;
    struct problem_list *problems;
    struct row *rows; /* those that are right: at most one for each view and action */
    size_t count;
};

/* --- names ------------------------------------------------------------------------------------ */

static struct problem *complain(const struct binder *binder, const struct yaml_node *place,
                                const char *format, const char *word)
{
    return config_problem(binder->config, place, binder->problems, SEVERITY_ERROR, format, word);
}

/* Names of the views of a scope, parted by commas. */
static void add_views(struct text_builder *out, unsigned scope)
{
    unsigned bit;
    const char *parted = "";
    for (size_t i = 0; action_view(i, &bit); i++) {
        if (!(bit & scope))
            continue;
        text_builder_printf(out, "%s%s", parted, action_view(i, &bit));
        parted = ", ";
    }
}

static void hint_views(struct problem *problem, const char *before, unsigned scope)
{
    struct text_builder hint = {0};
    text_builder_add_string(&hint, before);
    add_views(&hint, scope);
    problem_hint(problem, "%s", hint.bytes);
    text_builder_free(&hint);
}

/* The views that a name stands for, `all` those of `whole`; 0 where there is no such view. */
static unsigned read_view(const struct binder *binder, const struct config_key *key, unsigned whole)
{
    const char *names[VIEWS_MAX] = {"all"};
    size_t count = 1;
    unsigned bit;
    if (strcmp(key->view, "all") == 0)
        return whole;
    for (size_t i = 0; action_view(i, &bit) && count < VIEWS_MAX; i++) {
        if (strcmp(key->view, action_view(i, &bit)) == 0)
            return bit;
        names[count++] = action_view(i, &bit);
    }
    struct problem *problem =
        complain(binder, key->view_place, "no view is called '%s'", key->view);
    const char *nearest = suggest_nearest(text_from(key->view), names, count);
    if (nearest)
        problem_hint(problem, "did you mean %s?", nearest);
    else
        hint_views(problem, "views: all, ", IN_ALL);
    return 0;
}

static enum action read_action(const struct binder *binder, const struct config_key *key)
{
    const char *names[ACTION_COUNT];
    enum action action = action_find(text_from(key->action));
    if (action != ACTION_NONE)
        return action;
    for (enum action i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
        names[i - 1] = action_row(i)->name;
    struct problem *problem =
        complain(binder, key->action_place, "no action is called '%s'", key->action);
    const char *nearest = suggest_nearest(text_from(key->action), names, ACTION_COUNT - 1);
    if (nearest)
        problem_hint(problem, "did you mean %s?", nearest);
    else
        problem_hint(problem, "diptych(1) lists the actions");
    return ACTION_NONE;
}

static void read_row(struct binder *binder, const struct config_key *key)
{
    enum action action = read_action(binder, key);
    unsigned whole = action == ACTION_NONE ? 0 : action_row(action)->scope;
    unsigned scope = read_view(binder, key, whole);
    if (action != ACTION_NONE && scope != 0 && !(scope & whole)) {
        struct problem *problem =
            config_problem(binder->config, key->action_place, binder->problems, SEVERITY_ERROR,
                           "'%s' does nothing in %s", key->action, key->view);
        hint_views(problem, "its views: ", whole);
    }
    if (scope & whole)
        binder->rows[binder->count++] = (struct row){key, action, scope & whole};
}

/* --- keys ------------------------------------------------------------------------------------- */

/* Reads a written key that can be typed. */
static bool read_key(const struct binder *binder, const struct config_key *key, size_t k,
                     struct binding *out)
{
    out->written = text_from(key->keys[k]);
    out->length = keymap_parse(out->written, out->keys);
    if (out->length == 0) {
        problem_hint(complain(binder, key->key_places[k], "'%s' is no key", key->keys[k]),
                     "keys are written j, ]p, C-x, F5, Enter, Esc, Tab, S-Tab, Space, Up, PgDn");
        return false;
    }
    if (out->keys[0] >= '0' && out->keys[0] <= '9') {
        complain(binder, key->key_places[k], "'%s' cannot be bound: digits begin a count",
                 key->keys[k]);
        return false;
    }
    return true;
}

/* Whether one's keys are the beginning of the other's, or all of them. */
static bool begins(const struct binding *one, const struct binding *other)
{
    return one->length <= other->length && keymap_alike(one->keys, other->keys, one->length);
}

static bool has_key(const struct keymap *keymap, enum action action, unsigned scope)
{
    for (size_t i = 0; i < keymap->count; i++)
        if (keymap->bindings[i].action == action && (keymap->bindings[i].scope & scope))
            return true;
    return false;
}

/* Takes a default key from its action, and tells where that was the last. */
static void take_from(const struct binder *binder, struct binding *old, unsigned scope,
                      const struct yaml_node *place)
{
    unsigned lost = 0, bit;
    old->scope &= ~scope;
    for (size_t i = 0; action_view(i, &bit); i++)
        if ((bit & scope) && !has_key(binder->keymap, old->action, bit))
            lost |= bit;
    if (!lost)
        return;
    struct text_builder views = {0};
    add_views(&views, lost);
    config_problem(binder->config, place, binder->problems, SEVERITY_WARNING,
                   "'%s' has no key left in %s", action_row(old->action)->name, views.bytes);
    text_builder_free(&views);
}

/* What is left of a new binding's scope beside one that is there. */
static unsigned settle(const struct binder *binder, const struct binding *new, struct binding *old,
                       const struct yaml_node *place)
{
    unsigned common = new->scope & old->scope;
    bool hides = begins(new, old), hidden = begins(old, new);
    if (!common || !(hides || hidden))
        return new->scope;
    if (hides && !old->own) {
        take_from(binder, old, common, place);
        return new->scope;
    }
    if (old->action != new->action || old->length != new->length) {
        const char *format = old->length == new->length ? "'%.*s' is bound to '%s' already"
                             : hides ? "'%.*s' would hide a key of '%s' that begins so"
                                     : "'%.*s' cannot be typed: '%s' has a key that it begins with";
        config_problem(binder->config, place, binder->problems, SEVERITY_ERROR, format,
                       (int)new->written.length, new->written.bytes, action_row(old->action)->name);
    }
    return new->scope & ~common;
}

static void bind_keys(const struct binder *binder, const struct row *row)
{
    for (size_t k = 0; k < row->key->key_count; k++) {
        if (k == KEYS_MAX) {
            complain(binder, row->key->key_places[k], "more than sixteen keys for '%s'",
                     row->key->action);
            return;
        }
        struct binding new = {.action = row->action, .scope = row->scope, .own = true};
        if (!read_key(binder, row->key, k, &new))
            continue;
        for (size_t i = 0; i < binder->keymap->count; i++)
            new.scope = settle(binder, &new, &binder->keymap->bindings[i], row->key->key_places[k]);
        if (new.scope)
            keymap_bind(binder->keymap, new);
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

/* A view's row goes before one of `all`. */
static void part_rows(const struct binder *binder)
{
    for (size_t i = 0; i < binder->count; i++)
        for (size_t k = 0; strcmp(binder->rows[i].key->view, "all") == 0 && k < binder->count; k++)
            if (k != i && binder->rows[k].action == binder->rows[i].action)
                binder->rows[i].scope &= ~binder->rows[k].scope;
}

static void release(struct keymap *keymap, const struct row *row)
{
    for (size_t i = 0; i < keymap->count; i++)
        if (keymap->bindings[i].action == row->action)
            keymap->bindings[i].scope &= ~row->scope;
}

void bindings_apply(struct keymap *keymap, const struct config *config,
                    struct problem_list *problems)
{
    struct binder binder = {keymap, config, problems, NULL, 0};
    binder.rows = memory_calloc(config->key_count, sizeof(*binder.rows));
    for (size_t i = 0; i < config->key_count; i++)
        read_row(&binder, &config->keys[i]);
    part_rows(&binder);
    for (size_t i = 0; i < binder.count; i++)
        release(keymap, &binder.rows[i]);
    for (size_t i = 0; i < binder.count; i++)
        bind_keys(&binder, &binder.rows[i]);
    free(binder.rows);
}
