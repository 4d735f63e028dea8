#include "core/compare/verdicts.h"

#include <math.h>
#include <string.h>

static bool is_equal(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(fabs(a), fabs(b));
}

bool verdict_same_value(const struct quantity *a, const struct quantity *b)
{
    bool converted =
        a->figure->unit && b->figure->unit && strcmp(a->figure->unit, b->figure->unit) != 0;
    double slack = converted ? 0.03 : 1e-6;
    return fabs(a->value - b->value) <= slack * fmax(fabs(a->value), fabs(b->value));
}

static bool is_exact(const struct quantity *q)
{
    return !isnan(q->low) && !isnan(q->high) && is_equal(q->low, q->high);
}

/* Whether what one says lies within what the other says; "more than 40" leaves 40 out, "about 40"
 * is said of what rounds to it. A range satisfies only what is open on a side. */
static bool satisfies(const struct quantity *a, const struct quantity *bound)
{
    if (isnan(a->low) || isnan(a->high) || a->rounding > 0 ||
        (!is_exact(a) && !isnan(bound->low) && !isnan(bound->high)))
        return false;
    if (bound->rounding > 0)
        return fabs(a->value - bound->value) <= bound->rounding;
    bool above =
        isnan(bound->low) || a->low > bound->low || (is_equal(a->low, bound->low) && !bound->open);
    bool below = isnan(bound->high) || a->high < bound->high ||
                 (is_equal(a->high, bound->high) && !bound->open);
    return above && below;
}

static bool same_bounds(const struct quantity *a, const struct quantity *b)
{
    return isnan(a->low) == isnan(b->low) && isnan(a->high) == isnan(b->high) &&
           a->open == b->open && (isnan(a->low) || is_equal(a->low, b->low)) &&
           (isnan(a->high) || is_equal(a->high, b->high));
}

static bool lies_below(const struct quantity *a, const struct quantity *b)
{
    return !isnan(a->high) && !isnan(b->low) && a->high < b->low && !is_equal(a->high, b->low);
}

enum verdict verdict_of(const struct quantity *a, const struct quantity *b)
{
    if (same_bounds(a, b))
        return VERDICT_AGREE;
    if (is_exact(a) && is_exact(b))
        return verdict_same_value(a, b) ? VERDICT_AGREE : VERDICT_CONFLICT;
    if (lies_below(a, b) || lies_below(b, a))
        return VERDICT_CONFLICT;
    return satisfies(a, b) || satisfies(b, a) ? VERDICT_AGREE : VERDICT_DIFFER;
}
