/* masthead: outlet, headline, standfirst, byline, date and captions, where the text gives them.
 *
 * Clues for the outlet: an aggregator's label lines, self-naming in appeals and "told the …", image
 * labels ("The National:"), URLs of scripts, bylines ("for MailOnline"). Nothing is invented. */
#ifndef DIPTYCH_INGEST_MASTHEAD_H
#define DIPTYCH_INGEST_MASTHEAD_H

#include "core/base/article.h"
#include "core/ingest/outlets.h"

/* Fills what the article does not know yet, and the kinds of paragraphs that are not boilerplate;
 * may also mark lines that only label (BOILERPLATE_LABEL). `known` may be NULL. Needs
 * boilerplate_mark first. Strings go into the article's arena. */
void masthead_read(struct article *article, const struct known_outlets *known);

#endif
