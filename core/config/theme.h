/* theme: how things look, as data: a row a style, read from YAML. Knows nothing of curses. */
#ifndef DIPTYCH_CONFIG_THEME_H
#define DIPTYCH_CONFIG_THEME_H

#include "core/base/color.h"
#include "core/base/error.h"

/* Everything that can be drawn in a style of its own. The names in themes are theme_style_name's.
 */
enum style {
    STYLE_TEXT,
    STYLE_DIM,
    STYLE_TITLE,  /* the title row */
    STYLE_STATUS, /* the status row */
    STYLE_PROMPT,
    STYLE_ERROR,
    STYLE_HEADLINE,
    STYLE_STANDFIRST,
    STYLE_BYLINE,
    STYLE_HEADING,
    STYLE_TIME,
    STYLE_CAPTION,
    STYLE_FOLD, /* the line that stands for folded boilerplate */
    STYLE_SIGN, /* signs in the margin */
    STYLE_OUTLET,
    STYLE_STORY, /* a story's title in the list */
    STYLE_PERSON,
    STYLE_PLACE,
    STYLE_ORGANIZATION,
    STYLE_FIGURE,
    STYLE_DATE,
    STYLE_QUOTE,
    STYLE_WATCH, /* and by severity: */
    STYLE_WATCH_HIGH,
    STYLE_PASSAGE,         /* text that another outlet shares, where the compare view marks it */
    STYLE_PARTNER,         /* the passage in focus, in every column */
    STYLE_DIFFERENCE,      /* words that differ inside a passage */
    STYLE_DIFFERENCE_NAME, /* who it is, who says it, whether it is so */
    STYLE_DISPUTE,         /* figures that differ, and what stands in quotation marks */
    STYLE_SEARCH,
    STYLE_SELECTION,
    STYLE_CURRENT, /* the span in focus */
    STYLE_CURSOR,  /* the cursor's row */
    STYLE_KEY,     /* a key's name in the status row and help */
    STYLE_COUNT
};

/* The name in themes ("person"), and one line of help. */
const char *theme_style_name(enum style style);
const char *theme_style_help(enum style style);

enum theme_attribute {
    THEME_BOLD = 1,
    THEME_DIM = 2,
    THEME_ITALIC = 4,
    THEME_UNDERLINE = 8,
    THEME_REVERSE = 16,
};

struct theme_row {
    struct theme_color fg, bg;     /* 256 colours and more */
    struct theme_color fg16, bg16; /* 8 and 16 colours; unset: the nearest of fg, bg */
    unsigned attributes;           /* with colour */
    unsigned mono;                 /* without */
    bool has_attributes, has_mono;
};

struct theme {
    char name[64]; /* fit for a terminal, cut between characters */
    bool light;
    struct theme_row rows[STYLE_COUNT];
    struct theme_color palette[COLOR_PALETTE_SIZE]; /* unset where it has none */
};

/* Reads a theme. A row that is wrong is reported and left unset. STATUS_OK, STATUS_FORMAT,
 * STATUS_SCHEMA. */
enum status theme_parse(const char *file, struct text source, struct theme *out,
                        struct problem_list *problems);

/* A shipped theme by name ("dark", "light", "mono", …), or from a file when the name holds a "/" or
 * ends in .yaml. STATUS_USAGE for an unknown name, with the nearest as hint. */
enum status theme_load(const char *name, struct theme *out, struct problem_list *problems);

/* Below this a style falls back to the terminal's own colours. */
#define THEME_CONTRAST_LEAST 3.0
/* The contrast of a colour to its ground: the one given, else the theme's, else black or white. */
double theme_contrast(const struct theme *theme, struct theme_color fg, struct theme_color bg);

/* Names of the shipped themes, in order; NULL past the end. */
const char *theme_shipped_name(size_t index);

#endif
