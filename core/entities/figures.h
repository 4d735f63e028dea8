/* figures: numbers by a grammar over tokens; its words, scales, units and modifiers are tables.
 *
 * Not figures: years and dates, 9K57, MiG-29, BBC Radio 4, No 10, Section 230, telephone numbers,
 * list numbers, links. */
#ifndef DIPTYCH_ENTITIES_FIGURES_H
#define DIPTYCH_ENTITIES_FIGURES_H

#include "core/entities/annotation.h"

/* Fills annotation->figures. Needs tokens, sentences, dates and mentions. */
void figures_find(const struct article *article, struct arena *arena,
                  struct annotation *annotation);

#endif
