/* figure_reading: a figure while the grammar reads it, and the parts of the grammar that are files
 * of their own. */
#ifndef DIPTYCH_ENTITIES_FIGURE_READING_H
#define DIPTYCH_ENTITIES_FIGURE_READING_H

#include "core/entities/amounts.h"
#include "core/entities/annotation.h"
#include "core/entities/line.h"

/* One figure as it is being read. */
struct figure_reading {
    size_t first, end; /* tokens */
    double low, high;
    bool range, hyphenated, digits, plain, fraction, ordinal;
    enum figure_kind kind;
    const char *unit;
};

/* A currency before digits: "£", "US$", "dlrs", "RM": its code or NULL; *end is where the number
 * begins. */
const char *figure_read_currency(const struct line *line, size_t index, size_t *end);

/* A range, score, tally or ratio that the amount begins: "24 to 48", "3-1", "52 to 48", "one in
 * five"; then, behind its unit, a range whose unit is said twice: "$5m to $10m". */
void figure_take_range(const struct line *line, const struct amount *left,
                       struct figure_reading *reading);
void figure_take_unit_range(const struct line *line, struct arena *arena,
                            struct figure_reading *reading);

/* Makes an age of "25-year-old", "aged 26", "Okello, 26,", "he was 26."; `before` is the name that
 * ends last before the number, or NULL. */
void figure_see_age(const struct line *line, const struct mention *before,
                    struct figure_reading *reading);

/* "in his early 50s", "in her fifties", "over-65s". */
bool figure_read_decade(const struct line *line, size_t index, struct figure_reading *reading);

/* Takes what stands behind the number into the figure: percent, currency, unit, compound, rate. */
void figure_take_measure(const struct line *line, struct arena *arena,
                         struct figure_reading *reading);

/* Whether a unit is one of temperature, which can be below zero. */
bool figure_is_degrees(const char *unit);

/* Whether digits at `index` are the tail of a longer sign: a code, a telephone number, a clock
 * time. */
bool figure_is_part_of_sign(const struct line *line, size_t index);

/* Whether what was read counts or measures something: no list number, no name, no pronoun, no head
 * of a longer sign. */
bool figure_is_real(const struct line *line, const struct figure_reading *reading);

#endif
