/* labels: lines that a page is full of and that say nothing else: "Share", "Most read", "Sport".
 * Private to core/ingest. */
#ifndef DIPTYCH_INGEST_LABELS_H
#define DIPTYCH_INGEST_LABELS_H

#include "core/base/article.h"

enum { LABELS_WORDS_MAX = 6 };

/* What a line is; BOILERPLATE_NONE where it is not in the lists. A topic may also head a part of an
 * article: it is furniture only beside furniture. */
struct label {
    enum boilerplate kind;
    bool topic;
};

/* Looks a whole line up, given in small letters with one space between words. */
struct label labels_find(struct text folded);

#endif
