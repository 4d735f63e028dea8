/* width: which characters take one column or two by the terminal's font (UAX #11, ambiguous). */
#ifndef DIPTYCH_BASE_WIDTH_H
#define DIPTYCH_BASE_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

bool width_is_ambiguous(uint32_t code);

#endif
