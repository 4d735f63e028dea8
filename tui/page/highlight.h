/* highlight: the classes of things that stand out in a text: how each looks, which keys jump among
 * them and switch them. One row each. */
#ifndef DIPTYCH_TUI_PAGE_HIGHLIGHT_H
#define DIPTYCH_TUI_PAGE_HIGHLIGHT_H

#include "core/collection/analysis.h"
#include "core/config/theme.h"
#include "tui/keys/action.h"
#include "tui/terminal/style.h"

enum highlight {
    HIGHLIGHT_PERSON,
    HIGHLIGHT_PLACE,
    HIGHLIGHT_ORGANIZATION,
    HIGHLIGHT_FIGURE,
    HIGHLIGHT_DATE,
    HIGHLIGHT_WATCH,
    HIGHLIGHT_QUOTE,
    HIGHLIGHT_COUNT
};
/* All classes that can be switched, as bits. */
enum { HIGHLIGHT_ALL = (1 << HIGHLIGHT_QUOTE) - 1 };

struct highlight_row {
    const char *singular, *plural; /* as the status row says them */
    enum style style;
    enum action next, previous;
    enum action toggle; /* ACTION_NONE for quotations, which carry no style of their own */
};
const struct highlight_row *highlight_row(enum highlight highlight);

/* The class of a kind of name; HIGHLIGHT_COUNT: nationality words carry none on the screen. */
enum highlight highlight_of_entity(enum entity_class class);

/* How a hit of a term looks: by its severity, in the term's own colour where it has one. */
struct look highlight_term_look(const struct styles *styles, const struct watch_term *term);
/* The sign beside a line that has a hit, and its style. */
struct severity_sign {
    enum sign sign;
    enum style style;
};
struct severity_sign highlight_severity_sign(enum watch_severity severity);

/* The hits of a paragraph as they are laid over each other: the first in rank last. The caller
 * frees. */
struct hit *highlight_ranked_hits(const struct hits *hits, uint32_t paragraph, size_t *count);

/* One thing that stands out. `index` is its place in the analysis's own list (mentions, figures,
 * dates, hits, quotes). */
struct highlight_span {
    struct span span;
    enum highlight highlight;
    uint32_t index;
};

/* All highlights of the classes (bits) in an analysis, by place. The array lives in the arena. */
struct highlight_span *highlight_collect(const struct analysis *analysis, unsigned classes,
                                         struct arena *arena, size_t *count);

#endif
