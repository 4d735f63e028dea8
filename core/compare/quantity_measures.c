/* What a figure's number can be, in a measure that others can be set against. */
#include <math.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/compare/quantities.h"

static const double about = 0.2; /* "about" bounds by this part of the value */

static const struct conversion {
    const char *unit, *measure;
    double factor;
} conversions[] = {
    {"cm", "m", 0.01},
    {"days", "hours", 24},
    {"ft", "m", 0.3048},
    {"hours", "hours", 1},
    {"inches", "m", 0.0254},
    {"km", "m", 1000},
    {"m", "m", 1},
    {"miles", "m", 1609.344},
    {"minutes", "hours", 1 / 60.0},
    {"mph", "km/h", 1.609344},
    {"seconds", "hours", 1 / 3600.0},
    {"weeks", "hours", 168},
    {"yards", "m", 0.9144},
};

static double read_measure(struct quantity *quantity)
{
    const char *unit = quantity->figure->unit;
    const struct conversion *row = unit ? WORDS_FIND(text_from(unit), conversions) : NULL;
    quantity->measure = row ? row->measure : unit;
    quantity->length = row != NULL && strcmp(row->measure, "m") == 0;
    return row ? row->factor : 1;
}

static bool is_one_of(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; word != NULL && i < count; i++)
        if (strcmp(word, list[i]) == 0)
            return true;
    return false;
}

/* Half a unit of the last digit that is not 0, and no more than a twentieth. */
static double rounding_of(double value)
{
    double unit = 1;
    while (unit < value && fmod(value, unit * 10) == 0)
        unit *= 10;
    return fmin(unit / 2, value / 20);
}

static void read_bounds(struct quantity *quantity, double factor)
{
    /* What these say of a number does not change it; the others let it be a bound itself. */
    static const char *const exact[] = {"a total of", "a record", "a whopping",   "just",
                                        "a further",  "an extra", "an additional"};
    static const char *const closed[] = {
        "at least",     "no fewer than", "no less than", "not less than", "a minimum of",
        "up to",        "as many as",    "as much as",   "no more than",  "not more than",
        "a maximum of", "at most",       "within"};
    const struct figure *figure = quantity->figure;
    double value = figure->value, low = figure->low, high = figure->high;
    if (!isnan(value) && isnan(low) && isnan(high)) {
        bool is_exact = is_one_of(figure->modifier, exact, sizeof(exact) / sizeof(exact[0]));
        low = is_exact ? value : value * (1 - about);
        high = is_exact ? value : value * (1 + about);
        quantity->rounding = is_exact ? 0 : rounding_of(value) * factor;
    }
    if (isnan(value))
        value = isnan(low) ? high : isnan(high) ? low : (low + high) / 2;
    quantity->value = value * factor;
    quantity->low = low * factor;
    quantity->high = high * factor;
    quantity->open = figure->modifier != NULL && isnan(low) != isnan(high) &&
                     !is_one_of(figure->modifier, closed, sizeof(closed) / sizeof(closed[0]));
}

void quantity_measure(struct quantity *quantity)
{
    read_bounds(quantity, read_measure(quantity));
}
