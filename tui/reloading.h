/* reloading: R: what changed on disk is read beside what is shown, and takes its place when all of
 * it is there: views, places and marks follow their articles. */
#ifndef DIPTYCH_TUI_RELOADING_H
#define DIPTYCH_TUI_RELOADING_H

#include "tui/app_private.h"

/* Remembers which configuration was read, or where one may come to be. */
void reloading_start(struct app *app);
/* Begins; the configuration, where it changed, is read at once. */
void reloading_begin(struct app *app);
/* The same after what the reader did: told is only what else has changed. */
void reloading_follow(struct app *app);
/* Shows what was read once it is there; nothing changes under an open prompt. */
void reloading_go_on(struct app *app);
/* Says so where the article in focus, a manifest, the configuration or the watchlist is another on
 * disk by now, or came to be. */
void reloading_notice(struct app *app);
/* Forgets what was to come. */
void reloading_end(struct app *app);

#endif
