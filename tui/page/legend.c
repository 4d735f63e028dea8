#include "tui/page/legend.h"

static const struct legend_row rows[] = {
    {SIGN_CURSOR, IN_LISTS, "cursor", "the cursor"},
    {SIGN_UNREAD, IN_STORIES, "unread", "not read yet"},
    {SIGN_CHOSEN, IN_STORIES, "chosen", "chosen for comparing"},
    {SIGN_VERBATIM, IN_TEXTS, "same words", "the same words in another outlet of the story"},
    {SIGN_REWORDED, IN_TEXTS, "reworded", "reworded in another outlet"},
    {SIGN_DISPUTED, IN_TEXTS | IN_FIGURES | IN_QUOTATIONS, "disputed",
     "a figure or quotation over which outlets part"},
    {SIGN_QUOTE, IN_TEXTS, "quotation", "a quotation that others carry"},
    {SIGN_QUOTE, IN_QUOTATIONS, "in several alike", "what several outlets quote, none otherwise"},
    {SIGN_FIGURE, IN_TEXTS, "figure", "the same quantity in another outlet"},
    {SIGN_COUNT, IN_TEXTS, "(blank) only here", "no sign: only this outlet has it"},
    {SIGN_MOVED_DOWN, IN_COMPARE, "told elsewhere", "what another outlet tells further up or down"},
    {SIGN_DASH, IN_GRIDS, "nothing of it", "the outlet has nothing of it"},
    {SIGN_WATCH, IN_STORIES | IN_TEXTS, "watch hit",
     "a hit of the watchlist: medium or, stronger, high"},
    {SIGN_WATCH_MOST, IN_TEXTS, "critical hit", "a hit of the watchlist: critical"},
    {SIGN_WATCH_LOW, IN_TEXTS, "low hit", "a hit of the watchlist: low"},
    {SIGN_WATCH_INFO, IN_TEXTS, "info hit", "a hit of the watchlist: info"},
};

const struct legend_row *legend_row(size_t index)
{
    return index < sizeof(rows) / sizeof(rows[0]) ? &rows[index] : NULL;
}
