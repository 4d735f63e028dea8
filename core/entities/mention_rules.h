/* mention_rules: what mentions tell of each other and what stands beside them decide over the
 * model: buildings called after persons, clubs called after towns, one class for one form. */
#ifndef DIPTYCH_ENTITIES_MENTION_RULES_H
#define DIPTYCH_ENTITIES_MENTION_RULES_H

#include "core/entities/features.h"

/* Joins and reclassifies annotation->mentions, which stay in order. Linear. */
void mention_rules_apply(const struct features *features, struct annotation *annotation);

#endif
