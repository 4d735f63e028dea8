/* version: what this program is made of. */
#ifndef DIPTYCH_TUI_BATCH_VERSION_H
#define DIPTYCH_TUI_BATCH_VERSION_H

#include <stdio.h>

/* Version, libraries with theirs, the licences of code, weights and lists. */
void version_print(FILE *out);

#endif
