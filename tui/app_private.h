/* app_private: the reader's structure. For tui/app.c and tui/command_run.c. */
#ifndef DIPTYCH_TUI_APP_PRIVATE_H
#define DIPTYCH_TUI_APP_PRIVATE_H

#include "tui/app.h"
#include "tui/prompt.h"
#include "tui/view.h"

enum { APP_VIEWS_MAX = 16, APP_HELD_MAX = 32 };

struct app {
    const struct app_options *options;
    struct context context;
    struct screen *screen;
    struct draw *draw;
    struct styles styles;
    struct theme theme;
    struct matcher *matcher;
    struct keymap_state keys;
    struct view *views[APP_VIEWS_MAX]; /* the last is shown */
    size_t view_count;
    struct prompt prompt;
    struct view_place search_origin;
    uint32_t last_key;
    uint32_t held[APP_HELD_MAX]; /* keys typed at a view that waits for another */
    size_t held_count;
    int times; /* how often the action under way was asked for */
    bool layout, dirty, repaint, quit;
};

/* The view that is shown. */
struct view *app_view(struct app *app);

/* Does an action, as a key asks for it. */
void app_perform(struct app *app, const struct action_call *call);

/* Takes a theme by name or file; false and a problem in the context where there is none such. */
bool app_use_theme(struct app *app, const char *name);

/* Does what a line behind ":" asks for (command.h), or says why not. */
void command_run(struct app *app, struct text line);

#endif
