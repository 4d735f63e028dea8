/* resolve: which mentions of an article are the same person, place or organisation.
 *
 * Persons: a surname or first name alone joins the full name that carries it when exactly one does
 * (Zelensky and Zelenskyy, Sergei and Sergey are one). Places and organisations: by the gazetteer's
 * aliases (UK, Britain: United Kingdom; Kiev: Kyiv), acronyms spelt out in the article ("Ministry
 * of Defence (MoD)"), and the same words. Nationality words: the demonym's own entity. */
#ifndef DIPTYCH_ENTITIES_RESOLVE_H
#define DIPTYCH_ENTITIES_RESOLVE_H

#include "core/entities/known_names.h"

/* Fills annotation->entities and every mention's `entity`. A mention of a known name (`names` may
 * be NULL) stands for what its row is called. */
void resolve_entities(const struct article *article, const struct known_names *names,
                      struct arena *arena, struct annotation *annotation);

/* The slug of a name: lower-case letters and digits of its folded, accent-stripped form, runs of
 * all else as one "-". Lives in the arena; "x" where nothing is left. */
const char *resolve_slug(struct arena *arena, struct text name);

#endif
