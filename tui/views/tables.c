#include "tui/views/tables.h"

#include "tui/views/entities.h"
#include "tui/views/figures.h"
#include "tui/views/headlines.h"
#include "tui/views/quotations.h"

static const struct {
    enum action action;
    enum action_scope scope;
    struct view *(*make)(struct context *context, uint32_t story);
} tables[] = {
    {ACTION_ENTITIES, IN_ENTITIES, entities_view_new},
    {ACTION_FIGURES, IN_FIGURES, figures_view_new},
    {ACTION_QUOTATIONS, IN_QUOTATIONS, quotations_view_new},
    {ACTION_HEADLINES, IN_HEADLINES, headlines_view_new},
};

bool tables_open(struct view *top, enum action action)
{
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        if (tables[i].action != action)
            continue;
        if (top->ops->scope == tables[i].scope)
            context_say(top->context, "%s: shown already, q goes back", top->ops->name);
        else
            context_open(top->context, tables[i].make(top->context, view_story(top)));
        return true;
    }
    return false;
}
