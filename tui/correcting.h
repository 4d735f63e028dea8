/* correcting: what the reader says of an article (`:outlet`, `:date`, `:headline`): it is written
 * into the manifest, and the articles are read again, so that stories and tables follow. */
#ifndef DIPTYCH_TUI_CORRECTING_H
#define DIPTYCH_TUI_CORRECTING_H

#include "core/collection/reload.h"
#include "tui/app_private.h"

/* Corrects the article in focus, or says why not. Where the articles are being read again it waits
 * for that; only one can. */
void correcting_do(struct app *app, enum correction correction, struct text value);

/* The articles were read again, and context->collection is the new one: what waited is done. */
void correcting_go_on(struct app *app, const uint32_t *item_of);
void correcting_end(struct app *app);

#endif
