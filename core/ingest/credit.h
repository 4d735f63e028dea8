/* credit: who took a picture, as captions say it. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_CREDIT_H
#define DIPTYCH_INGEST_CREDIT_H

#include "core/base/text.h"

/* Whether a line names whom its picture is from: "(Image: …)", "Photograph: …", "PHOTO/NAME",
 * "(Name/Agency)". */
bool credit_in(struct text text);

/* Whether it says nothing else. */
bool credit_alone(struct text text);

#endif
