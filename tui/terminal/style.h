/* style: a theme as this terminal can show it; looks that are laid over each other. */
#ifndef DIPTYCH_TUI_TERMINAL_STYLE_H
#define DIPTYCH_TUI_TERMINAL_STYLE_H

#include "core/config/theme.h"
#include "tui/terminal/screen.h"

/* How a cell looks. A property that is unset shows what lies below. */
struct look {
    struct theme_color fg, bg;
    unsigned attributes; /* theme_attribute bits */
    bool solid;          /* its colour was chosen with its ground, to be read on it */
};

struct styles {
    struct look looks[STYLE_COUNT];
    struct screen_traits traits;
    struct theme_color palette[COLOR_PALETTE_SIZE]; /* unset where the theme has none */
    bool bracket_places;                            /* mono without italic: places stand in [ ] */
    bool plain; /* one column of lines, states in words; set by who makes them */
};

/* Resolves a theme: 256, 16 or no colours, attributes the terminal lacks replaced (italic by
 * underline). */
void styles_make(const struct theme *theme, struct screen_traits traits, struct styles *out);

/* A look that sets no more than the colour of characters, as this terminal can show it. */
struct look style_color(const struct styles *styles, struct theme_color color);

/* A look that sets a ground and characters that can be read on it; `name` is a colour as it is
 * written, "base08" too. Nothing without colours. */
struct look style_ground(const struct styles *styles, struct text name);

/* Whether letters of one colour can be told from the other as their ground; where either is the
 * terminal's own, as those of 8 and 16 are, nobody knows, and it is true. */
bool style_can_be_read(const struct styles *styles, struct theme_color fg, struct theme_color bg);

/* `over` laid over `base`: colours that `over` sets win, but for one without a ground over a solid
 * look, whose colour goes with its ground; attributes are joined. */
struct look look_over(struct look base, struct look over);

/* Signs come in pairs; which one a terminal gets is decided here. */
enum sign {
    SIGN_VERBATIM,    /* = */
    SIGN_REWORDED,    /* ~ */
    SIGN_QUOTE,       /* " */
    SIGN_FIGURE,      /* # */
    SIGN_DISPUTED,    /* x or ≠ */
    SIGN_WATCH,       /* ! a hit of medium or high severity, */
    SIGN_WATCH_INFO,  /* . or ·, */
    SIGN_WATCH_LOW,   /* :, */
    SIGN_WATCH_MOST,  /* X: critical */
    SIGN_CURSOR,      /* > */
    SIGN_UNREAD,      /* * */
    SIGN_CHOSEN,      /* + */
    SIGN_MOVED_UP,    /* ^ or an arrow */
    SIGN_MOVED_DOWN,  /* v or an arrow */
    SIGN_ELLIPSIS,    /* ... or … */
    SIGN_RULE,        /* - or ─ */
    SIGN_COLUMN,      /* | or │ */
    SIGN_COLUMN_SEEN, /* beside what is seen of a column: ] or ┃ */
    SIGN_SHADE_0,     /* overview bar: only here */
    SIGN_SHADE_1,     /* reworded */
    SIGN_SHADE_2,     /* shared */
    SIGN_SHADE_3,     /* disputed */
    SIGN_DASH,        /* - or – */
    SIGN_TIMES,       /* x or × */
    SIGN_BAR_DONE,    /* of a progress bar: # or █ */
    SIGN_BAR_LEFT,    /* - or ░ */
    SIGN_COUNT
};
struct text style_sign(const struct styles *styles, enum sign sign);
/* What a sign of the margin means, in a word or two; NULL of those that only draw. */
const char *style_sign_words(enum sign sign);

#endif
