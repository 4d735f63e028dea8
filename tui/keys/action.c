#include "tui/keys/action.h"

#include <assert.h>
#include <string.h>

static const struct action_row rows[] = {
#define X(id, name, keys, scope, status, help) {ACTION_##id, name, keys, scope, status, help},
    ACTION_TABLE(X)
#undef X
};

const struct action_row *action_row(enum action action)
{
    assert(action > ACTION_NONE && action < ACTION_COUNT);
    return &rows[action - 1];
}

enum action action_find(struct text name)
{
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
        if (text_equal(name, text_from(action_row(action)->name)))
            return action;
    return ACTION_NONE;
}

static const struct {
    unsigned scope;
    const char *name;
} views[] = {
    {IN_STORIES, "stories"},     {IN_ARTICLE, "article"},     {IN_COMPARE, "compare"},
    {IN_WATCHLIST, "watchlist"}, {IN_HELP, "help"},           {IN_MESSAGES, "messages"},
    {IN_PASSAGE, "passage"},     {IN_MISSING, "missing"},     {IN_COMPARING, "comparing"},
    {IN_ENTITIES, "entities"},   {IN_FIGURES, "figures"},     {IN_QUOTATIONS, "quotations"},
    {IN_CARD, "card"},           {IN_HEADLINES, "headlines"}, {IN_GREP, "grep"},
    {IN_DETAILS, "details"},     {IN_INDEX, "index"},         {IN_BOOKMARKS, "bookmarks"},
};

const char *action_view(size_t index, unsigned *scope)
{
    if (index >= sizeof(views) / sizeof(views[0]))
        return NULL;
    *scope = views[index].scope;
    return views[index].name;
}

/* Next and previous of a jump stand beside each other in the table, next first. */
static bool goes_on(const char *name)
{
    return strncmp(name, "next-", 5) == 0 || strcmp(name, "search-next") == 0;
}

static bool goes_back(const char *name)
{
    return strncmp(name, "previous-", 9) == 0 || strcmp(name, "search-previous") == 0;
}

bool action_is_jump(enum action action)
{
    const char *name = action_row(action)->name;
    return goes_on(name) || goes_back(name);
}

enum action action_reversed(enum action action)
{
    return goes_on(action_row(action)->name) ? action + 1 : action - 1;
}

bool action_takes_letter(enum action action)
{
    return action != ACTION_NONE && strstr(action_row(action)->keys, "{a-z}") != NULL;
}

int action_times(const struct action_call *call)
{
    return call->count > 0 ? call->count : 1;
}
