/* action_table: the rows of action.h. */
#ifndef DIPTYCH_TUI_KEYS_ACTION_TABLE_H
#define DIPTYCH_TUI_KEYS_ACTION_TABLE_H

/* X(id, name, default keys, scope, in the status row, help). Keys are parted by spaces; see
 * keymap.h for how they are written. A row with a status word stands in the status row of its
 * views. */
#define ACTION_TABLE(X)                                                                            \
    X(OPEN, "open", "Enter",                                                                       \
      IN_STORIES | IN_TEXTS | IN_WATCHLIST | IN_PASSAGE | IN_MISSING | IN_GRIDS | IN_CARD |        \
          IN_HEADLINES | IN_GREP | IN_INDEX | IN_BOOKMARKS | IN_DETAILS,                           \
      "open", "act on the focus: read, follow; a name, a watch hit: its card")                     \
    X(COMPARE, "compare", "c", IN_STORIES | IN_ARTICLE | IN_DETAILS, "compare",                    \
      "chosen articles, the whole story, or versions, side by side")                               \
    X(CHOOSE, "choose", "Space", IN_STORIES, "choose", "choose the article for comparing")         \
    X(NEXT_HIGHLIGHT, "next-highlight", "Tab ]]", IN_TEXTS, "next highlight",                      \
      "next highlight of the classes that are on")                                                 \
    X(PREVIOUS_HIGHLIGHT, "previous-highlight", "S-Tab [[", IN_TEXTS, NULL, "previous highlight")  \
    X(NEXT_PERSON, "next-person", "]p", IN_TEXTS, NULL, "next person")                             \
    X(PREVIOUS_PERSON, "previous-person", "[p", IN_TEXTS, NULL, "previous person")                 \
    X(NEXT_PLACE, "next-place", "]l", IN_TEXTS, NULL, "next place")                                \
    X(PREVIOUS_PLACE, "previous-place", "[l", IN_TEXTS, NULL, "previous place")                    \
    X(NEXT_ORGANIZATION, "next-organization", "]o", IN_TEXTS, NULL, "next organisation")           \
    X(PREVIOUS_ORGANIZATION, "previous-organization", "[o", IN_TEXTS, NULL,                        \
      "previous organisation")                                                                     \
    X(NEXT_FIGURE, "next-figure", "]f", IN_TEXTS, NULL, "next figure")                             \
    X(PREVIOUS_FIGURE, "previous-figure", "[f", IN_TEXTS, NULL, "previous figure")                 \
    X(NEXT_DATE, "next-date", "]d", IN_TEXTS, NULL, "next date")                                   \
    X(PREVIOUS_DATE, "previous-date", "[d", IN_TEXTS, NULL, "previous date")                       \
    X(NEXT_WATCH, "next-watch", "]w", IN_TEXTS, NULL, "next watch hit")                            \
    X(PREVIOUS_WATCH, "previous-watch", "[w", IN_TEXTS, NULL, "previous watch hit")                \
    X(NEXT_QUOTE, "next-quotation", "]q", IN_TEXTS, NULL, "next quotation")                        \
    X(PREVIOUS_QUOTE, "previous-quotation", "[q", IN_TEXTS, NULL, "previous quotation")            \
    X(NEXT_SHARED, "next-shared", "]s", IN_TEXTS | IN_PASSAGE, NULL,                               \
      "next passage that another outlet shares")                                                   \
    X(PREVIOUS_SHARED, "previous-shared", "[s", IN_TEXTS | IN_PASSAGE, NULL,                       \
      "previous shared passage")                                                                   \
    X(NEXT_CHANGE, "next-difference", "]c", IN_COMPARE, "next difference",                         \
      "next passage with differing words")                                                         \
    X(PREVIOUS_CHANGE, "previous-difference", "[c", IN_COMPARE, NULL,                              \
      "previous passage with differing words")                                                     \
    X(NEXT_ONLY, "next-only-here", "]u", IN_TEXTS, NULL, "next passage that only this outlet has") \
    X(PREVIOUS_ONLY, "previous-only-here", "[u", IN_TEXTS, NULL,                                   \
      "previous passage that only this outlet has")                                                \
    X(REPEAT_JUMP, "repeat-jump", ";", IN_ALL, NULL, "repeat the last jump")                       \
    X(REVERSE_JUMP, "reverse-jump", ",", IN_ALL, NULL, "repeat the last jump the other way")       \
    X(NEXT_MENTION, "next-mention", "*", IN_TEXTS, NULL,                                           \
      "next mention of the name in focus, across articles")                                        \
    X(PREVIOUS_MENTION, "previous-mention", "#", IN_TEXTS, NULL,                                   \
      "previous mention of the name in focus, across articles")                                    \
    X(PARTNER, "partner", "p", IN_COMPARE, "partner",                                              \
      "the same passage in the next outlet, and round again")                                      \
    X(LEAD, "lead", "L", IN_COMPARE, NULL, "let this column lead (stand first)")                   \
    X(LAYOUT, "layout", "=", IN_COMPARE, "layout",                                                 \
      "what tells the same level in rows, or each outlet in its own order")                        \
    X(HIDE, "hide", "X", IN_COMPARE, NULL, "hide this column (Esc shows all)")                     \
    X(MAXIMISE, "maximise", "O", IN_COMPARE, NULL, "this column alone, or all")                    \
    X(LOCK, "lock", "S", IN_COMPARE, NULL, "let the other columns scroll along, or stay")          \
    X(FOLD, "fold", "z", IN_COMPARE, NULL,                                                         \
      "cut what all outlets share, then what only one has, then nothing")                          \
    X(MISSING, "missing", "-", IN_COMPARE, NULL,                                                   \
      "what at least half of the others carry and this one lacks")                                 \
    X(SELECT, "select", "v", IN_TEXTS, NULL, "select from here to the cursor, by lines")           \
    X(YANK, "yank", "y", IN_ITEMS, "copy",                                                         \
      "copy selection or sentence with its source; a passage: every outlet's words")               \
    X(PIPE, "pipe", "|", IN_TEXTS, NULL, "hand selection or article to a shell command")           \
    X(BROWSE, "browse", "o", IN_ITEMS, NULL, "open the article's URL (http and https)")            \
    X(EDIT, "edit", "E", IN_ITEMS, NULL, "edit the article's file at this line")                   \
    X(DETAILS, "details", "D", IN_ITEMS, NULL, "all that is known of the article")                 \
    X(TOGGLE_PERSON, "toggle-persons", "tp", IN_TEXTS, NULL, "persons on or off")                  \
    X(TOGGLE_PLACE, "toggle-places", "tl", IN_TEXTS, NULL, "places on or off")                     \
    X(TOGGLE_ORGANIZATION, "toggle-organizations", "to", IN_TEXTS, NULL,                           \
      "organisations on or off")                                                                   \
    X(TOGGLE_FIGURE, "toggle-figures", "tf", IN_TEXTS, NULL, "figures on or off")                  \
    X(TOGGLE_DATE, "toggle-dates", "td", IN_TEXTS, NULL, "dates on or off")                        \
    X(TOGGLE_WATCH, "toggle-watch", "tw", IN_TEXTS, NULL, "watch hits on or off")                  \
    X(TOGGLE_ALL, "toggle-all", "ta", IN_TEXTS, NULL, "all highlights on or off")                  \
    X(BOILERPLATE, "boilerplate", "B", IN_TEXTS, NULL, "show or fold boilerplate")                 \
    X(COMMAND, "command", ":", IN_ALL, NULL,                                                       \
      "command line: any action by its name, set, theme, grep")                                    \
    X(TOGGLE_READ, "toggle-read", "r", IN_ITEMS, NULL, "read or unread")                           \
    X(MARK, "mark", "m{a-z}", IN_ITEMS, NULL, "mark this place with a letter")                     \
    X(GO_TO_MARK, "go-to-mark", "'{a-z}", IN_ALL, NULL, "go to a marked place")                    \
    X(LAST_PLACE, "last-place", "''", IN_ALL, NULL, "back to before the last jump, and again")     \
    X(JUMP_BACK, "jump-back", "C-o", IN_ALL, NULL, "back through the jumps")                       \
    X(BOOKMARK, "bookmark", "M", IN_ITEMS, NULL,                                                   \
      "bookmark the sentence in focus, with a note; of a bookmark: another note")                  \
    X(BOOKMARKS, "bookmarks", "'M", IN_ALL, NULL, "the bookmarks: go there, note, delete")         \
    X(DELETE, "delete", "x Delete", IN_BOOKMARKS, "delete", "delete the bookmark, if asked twice") \
    X(SEARCH, "search", "/", IN_ALL, "search",                                                     \
      "search here (capitals and accents matter only where typed)")                                \
    X(SEARCH_NEXT, "search-next", "n", IN_ALL, NULL, "next match")                                 \
    X(SEARCH_PREVIOUS, "search-previous", "N", IN_ALL, NULL, "previous match")                     \
    X(INDEX, "index", "i", IN_ARTICLE | IN_INDEX, "index",                                         \
      "the article's names beside its text, or the text alone")                                    \
    X(DOWN, "down", "j Down", IN_ALL, NULL, "down")                                                \
    X(UP, "up", "k Up", IN_ALL, NULL, "up")                                                        \
    X(RIGHT, "right", "l Right", IN_COMPARE | IN_GRIDS, "next column", "next column")              \
    X(LEFT, "left", "h Left", IN_COMPARE | IN_GRIDS, NULL, "previous column")                      \
    X(HALF_DOWN, "half-page-down", "d C-d", IN_ALL, NULL, "half a page down")                      \
    X(HALF_UP, "half-page-up", "u C-u", IN_ALL, NULL, "half a page up")                            \
    X(PAGE_DOWN, "page-down", "PgDn C-f Space", IN_ALL, NULL, "a page down")                       \
    X(PAGE_UP, "page-up", "PgUp C-b", IN_ALL, NULL, "a page up")                                   \
    X(TOP, "top", "g Home", IN_ALL, NULL, "to the top, or to line COUNT")                          \
    X(BOTTOM, "bottom", "G End", IN_ALL, NULL, "to the end")                                       \
    X(SORT, "sort", "s", IN_STORIES | IN_ENTITIES, "sort", "by another order")                     \
    X(WIDEN, "widen", "a", IN_GRIDS | IN_CARD | IN_HEADLINES, "all or story",                      \
      "the whole collection, or the story again")                                                  \
    X(ENTITIES, "entities", "e", IN_ALL, "entities", "names, and how often each outlet has them")  \
    X(FIGURES, "figures", "f", IN_ALL, NULL, "what several outlets count, and whether it agrees")  \
    X(QUOTATIONS, "quotations", "\"", IN_ALL, NULL, "quotations: whole, trimmed, changed, absent") \
    X(HEADLINES, "headlines", "H", IN_ALL, NULL,                                                   \
      "headlines below each other, with the words they share")                                     \
    X(EDIT_WATCHLIST, "edit-watchlist", "E", IN_WATCHLIST, "edit", "edit the watchlist")           \
    X(RELOAD, "reload", "R", IN_ALL & ~IN_WATCHLIST, NULL,                                         \
      "read again what changed on disk: articles, manifest, configuration")                        \
    X(RELOAD_WATCHLIST, "reload-watchlist", "R", IN_WATCHLIST, "reload",                           \
      "read the watchlist again")                                                                  \
    X(WATCH_TERM, "watch-term", "+", IN_TEXTS, NULL, "watch for what is in focus")                 \
    X(WATCHLIST, "watchlist", "w", IN_ALL, "watchlist", "the watchlist: terms and hits by outlet") \
    X(MESSAGES, "messages", "!", IN_ALL, NULL, "what could not be read, and why")                  \
    X(THEME, "theme", "T", IN_ALL, NULL, "next theme")                                             \
    X(FILTER, "filter", "&", IN_LISTS, "filter", "only the rows that hold these words")            \
    X(HELP, "help", "? F1", IN_ALL, "help", "this list of keys")                                   \
    X(REDRAW, "redraw", "C-l", IN_ALL, NULL, "draw the screen anew")                               \
    X(SUSPEND, "suspend", "C-z", IN_ALL, NULL, "suspend")                                          \
    X(CANCEL, "cancel", "Esc C-c", IN_ALL, NULL, "clear, leave, cancel (^C twice: quit)")          \
    X(BACK, "back", "q", IN_ALL, "back", "back; quits from the first view")                        \
    X(QUIT, "quit", "Q", IN_ALL, NULL, "quit")

#endif
