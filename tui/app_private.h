/* app_private: the reader's structure. For tui/app.c, asking.c, perform.c, takeaway.c, reloading.c,
 * correcting.c and command_run.c. */
#ifndef DIPTYCH_TUI_APP_PRIVATE_H
#define DIPTYCH_TUI_APP_PRIVATE_H

#include "core/base/file.h"
#include "tui/app.h"
#include "tui/page/prompt.h"
#include "tui/page/view.h"
#include "tui/views/places.h"

enum { APP_VIEWS_MAX = 16, HOLDING_MAX = 1024, APP_CONTROL_C = 3 };

/* Keys typed at a view that waits for another, at most HOLDING_MAX. */
struct holding {
    uint32_t *items;
    size_t count, capacity;
    struct keymap_state keys_read; /* of a chord, behind the last of them */
    bool in_prompt;                /* they end in a line that is being typed */
};

/* What the reader says of an article while all are being read again. */
struct correction_waiting {
    enum correction correction;
    size_t item;
    char *value; /* NULL: nothing waits */
};

struct app {
    const struct app_options *options;
    struct context context;
    struct shelf *shelf; /* of the collection and those that are read after it */
    struct screen *screen;
    struct draw *draw;
    struct styles styles;
    struct theme theme;
    struct keymap_state keys;
    struct view *views[APP_VIEWS_MAX]; /* the last is shown */
    size_t view_count;
    struct prompt prompt;
    struct view_place search_origin;
    uint32_t last_key;
    struct holding holding;
    struct action_call call; /* the action under way */
    enum action last_jump;   /* what `; ,` repeat */
    struct places places;
    struct place search_from;
    size_t problems_told;
    char *config_file;              /* the configuration, or where one may come to be; or NULL */
    struct file_stamp config_stamp; /* as it was read */
    struct config *config_to_come;  /* in force when all is read again, or NULL */
    bool reload_again;              /* asked for while all was read again: once more, then */
    bool reload_follows;            /* it is no news that all is read again */
    struct correction_waiting correction;
    bool unsaved; /* a key was typed since the place was kept */
    bool layout, dirty, repaint, quit;
    enum setting_background ground; /* what the terminal told of it */
    bool asked;                     /* for that */
};

/* The view that is shown. */
struct view *app_view(struct app *app);

/* Does an action, as a key asks for it. */
void app_perform(struct app *app, const struct action_call *call);
/* Says that an action does nothing in this view, and where it does. */
void app_refuse(struct app *app, enum action action);

/* Shows a view on top; takes the one on top away, keeping where the reader was in it; shows what an
 * action opened. */
void app_push(struct app *app, struct view *view);
void app_pop(struct app *app);
void app_show_opened(struct app *app);

/* Takes a theme by name or file; false and a problem in the context where there is none such. */
bool app_use_theme(struct app *app, const char *name);

/* What settings say of the screen, beside the theme, counts from now on. */
void app_apply_settings(struct app *app);
/* Asks the terminal for its ground where the theme hangs on it; takes the answer. */
void app_ask_ground(struct app *app);
void app_take_ground(struct app *app);

/* Whether a key was held for what the view waits for: one that leaves the view is not, and drops
 * those before it. Whether there are some whose time has come; the first of them. */
bool app_hold(struct app *app, uint32_t key);
bool app_has_held(struct app *app);
uint32_t app_take_held(struct app *app);
void app_free_held(struct app *app);

/* Does what a prompt's line is for, as it is typed and when it is. */
void app_take_prompt(struct app *app, enum prompt_result result);
/* The prompt tells what is found of what is typed, as far as that is known. */
void app_note_found(struct app *app);

/* Whether an event is the mouse's; then it is done. */
bool app_point(struct app *app, uint32_t key);

/* Keeps the sentence in focus with a note; in the list of bookmarks, the note. */
void app_bookmark(struct app *app, struct text note);

/* What leaves the reader: v, y, |, o, E. */
void app_select(struct app *app);
bool app_drop_selection(struct app *app);
void app_yank(struct app *app);
void app_pipe(struct app *app, const char *command);
void app_browse(struct app *app);
void app_edit(struct app *app);
/* Opens the watchlist's file in the editor, too; false with a complaint where that fails. */
bool app_edit_watchlist(struct app *app);

/* Does what a line behind ":" asks for (command.h), or says why not. */
void command_run(struct app *app, struct text line);

#endif
