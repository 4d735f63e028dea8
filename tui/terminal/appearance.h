/* appearance: what settings and terminal together say of colour. */
#ifndef DIPTYCH_TUI_TERMINAL_APPEARANCE_H
#define DIPTYCH_TUI_TERMINAL_APPEARANCE_H

#include "core/config/settings.h"

/* Whether to use colour on a terminal: settings, then NO_COLOR. */
bool appearance_color(const struct settings *settings);
/* The theme's name or file: settings, then a shipped one by the ground: as settings have it, else
 * COLORFGBG, else what the terminal `told` (BACKGROUND_AUTO: nothing), else dark. */
const char *appearance_theme(const struct settings *settings, enum setting_background told);
/* Whether only the terminal can tell. */
bool appearance_asks(const struct settings *settings);

#endif
