/* pane_words: what is set into a pane's text where looks and signs cannot tell it. For
 * tui/page/pane.c.
 */
#ifndef DIPTYCH_TUI_PAGE_PANE_WORDS_H
#define DIPTYCH_TUI_PAGE_PANE_WORDS_H

#include "tui/page/pane.h"

/* Makes the inserts of each paragraph: brackets about places in mono without italic; in plain,
 * before a sentence what others have of it ("[same words a] "), before a watch hit that it is one
 * and how severe.
 */
void pane_make_inserts(struct pane *pane);

/* Another number: signs and words are others than those laid out. */
uint32_t pane_words_version(const struct pane *pane);

#endif
