/* settings: what the reader can choose: one table row each, set by the configuration's `options:`,
 * by `:set`, or left at its default. */
#ifndef DIPTYCH_CONFIG_SETTINGS_H
#define DIPTYCH_CONFIG_SETTINGS_H

#include "core/base/arena.h"
#include "core/base/text.h"

enum setting_background { BACKGROUND_AUTO, BACKGROUND_LIGHT, BACKGROUND_DARK };
enum setting_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum setting_borders { BORDERS_UNICODE, BORDERS_ASCII };

struct settings {
    const char *theme;      /* a name or file; NULL: by background */
    const char *collection; /* what opens without a path; NULL: the sample */
    const char *browser;    /* commands; NULL: by the environment */
    const char *editor;
    long background; /* enum setting_background */
    long color;      /* enum setting_color */
    long borders;    /* enum setting_borders */
    long width;      /* columns of an article's text at most */
    long scrolloff;  /* rows kept in sight above and below the cursor */
    long jobs;       /* articles read at a time */
    long mouse;      /* 1: wheel and click are the reader's */
    long ambiguous;  /* columns of a character that fonts draw in one or two */
    long plain;      /* 1: one column of lines, states in words */
};

/* All at their defaults. */
void settings_init(struct settings *settings);

/* The row of a name, or -1; how many rows there are. */
int settings_find(struct text name);
size_t settings_count(void);

const char *settings_name(size_t row);
const char *settings_help(size_t row);
/* What its value may be: "light, dark or auto", "20 to 400", "text"; its default as it is written
 * ("" where there is none). */
void settings_range(size_t row, struct text_builder *out);
const char *settings_default(size_t row);
/* The Nth word that its value may be; NULL past the end, and where it is no choice. */
const char *settings_choice(size_t row, size_t index);
/* Its value as it is written. */
void settings_value(const struct settings *settings, size_t row, struct text_builder *out);

/* Whether it counts only when the reader starts. */
bool settings_at_start(size_t row);
/* What to say of a name that no row has, with the nearest or all. */
void settings_unknown(struct text name, struct text_builder *out);

/* Sets it from text, which is copied into the arena where it is kept. False, and nothing changed,
 * where the value is none of its; the problem is then in *message and what to write in *hint (may
 * stay empty). */
bool settings_set(struct settings *settings, size_t row, struct text value, struct arena *arena,
                  struct text_builder *message, struct text_builder *hint);

#endif
