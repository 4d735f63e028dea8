/* boilerplate: page furniture told from news.
 *
 * By features of each line and of its neighbours; on doubt a line is text. Sets kind and
 * boilerplate of paragraphs; nothing is deleted. */
#ifndef DIPTYCH_INGEST_BOILERPLATE_H
#define DIPTYCH_INGEST_BOILERPLATE_H

#include "core/base/article.h"

void boilerplate_mark(struct article *article);

#endif
