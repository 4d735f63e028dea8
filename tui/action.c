#include "tui/action.h"

#include <assert.h>

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

int action_times(const struct action_call *call)
{
    return call->count > 0 ? call->count : 1;
}
