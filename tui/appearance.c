#include "tui/appearance.h"

#include <stdlib.h>
#include <string.h>

bool appearance_color(const struct settings *settings)
{
    const char *none = getenv("NO_COLOR");
    if (settings->color != COLOR_AUTO)
        return settings->color == COLOR_ALWAYS;
    return !(none && *none);
}

/* COLORFGBG is "fg;bg" or "fg;other;bg": 7 and 9 to 15 are light grounds. */
static bool ground_is_light(void)
{
    const char *value = getenv("COLORFGBG");
    const char *last = value ? strrchr(value, ';') : NULL;
    if (!last)
        return false;
    long ground = strtol(last + 1, NULL, 10);
    return ground == 7 || (ground >= 9 && ground <= 15);
}

const char *appearance_theme(const struct settings *settings)
{
    if (settings->theme)
        return settings->theme;
    bool light = settings->background == BACKGROUND_LIGHT ||
                 (settings->background == BACKGROUND_AUTO && ground_is_light());
    return light ? "light" : "dark";
}
