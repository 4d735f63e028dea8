#include "tui/terminal/appearance.h"

#include <stdlib.h>
#include <string.h>

bool appearance_color(const struct settings *settings)
{
    const char *none = getenv("NO_COLOR");
    if (settings->color != COLOR_AUTO)
        return settings->color == COLOR_ALWAYS;
    return !(none && *none);
}

/* COLORFGBG is "fg;bg" or "fg;other;bg": 7 and 9 to 15 are light grounds; "default" tells nothing.
 */
static enum setting_background ground_of_environment(void)
{
    const char *value = getenv("COLORFGBG");
    const char *last = value ? strrchr(value, ';') : NULL;
    char *end = NULL;
    long ground = last ? strtol(last + 1, &end, 10) : -1;
    if (!last || end == last + 1 || *end || ground < 0 || ground > 15)
        return BACKGROUND_AUTO;
    return ground == 7 || ground >= 9 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

/* What needs no answer. */
static enum setting_background known_ground(const struct settings *settings)
{
    return settings->background != BACKGROUND_AUTO ? (enum setting_background)settings->background
                                                   : ground_of_environment();
}

bool appearance_asks(const struct settings *settings)
{
    return !settings->theme && known_ground(settings) == BACKGROUND_AUTO;
}

const char *appearance_theme(const struct settings *settings, enum setting_background told)
{
    enum setting_background ground = known_ground(settings);
    if (settings->theme)
        return settings->theme;
    if (ground == BACKGROUND_AUTO)
        ground = told;
    return ground == BACKGROUND_LIGHT ? "light" : "dark";
}
