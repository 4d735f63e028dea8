/* given_names: what a first name tells of a person. The list is our own. */
#ifndef DIPTYCH_ENTITIES_GIVEN_NAMES_H
#define DIPTYCH_ENTITIES_GIVEN_NAMES_H

#include "core/base/text.h"

/* 'm' or 'f' for a common name that is given to men alone or women alone; else 0. */
char given_name_gender(struct text name);

/* For tests: whether the tables are in the order that looking up needs. */
bool given_names_sorted(void);

#endif
