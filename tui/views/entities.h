/* entities: names in rows, outlets in columns, how often each outlet has each. */
#ifndef DIPTYCH_TUI_VIEWS_ENTITIES_H
#define DIPTYCH_TUI_VIEWS_ENTITIES_H

#include "tui/page/view.h"

/* Of a story, or with ANNOTATION_NONE of the whole collection. */
struct view *entities_view_new(struct context *context, uint32_t story);

/* The style of names of a class. */
enum style entities_style(enum entity_class class);

#endif
