/* known_names: names that the reader's configuration adds or forbids (`names:`).
 *
 * Rows are compiled once; the result never changes and may serve many threads. Where a row's name
 * or alias stands in an article, word for word, it is a name of the row's class whatever the tagger
 * says, and resolves to the row's name; a row with `not` takes away what the tagger finds there.
 * "Iris" is found as "Iris" and "IRIS", never as "iris"; "WHO" only in capitals. A longer name that
 * holds a known one stays: of the same class always ("Ann Iris" beside a known "Iris"), of another
 * where the known one is a single word ("Iris Street"). Of rows that share a form the first counts.
 */
#ifndef DIPTYCH_ENTITIES_KNOWN_NAMES_H
#define DIPTYCH_ENTITIES_KNOWN_NAMES_H

#include "core/entities/annotation.h"

struct known_name {
    const char *name;        /* canonical */
    enum entity_class class; /* ENTITY_CLASS_COUNT: any, only with `not` */
    const char *const *aliases;
    size_t alias_count;
    bool not ; /* leave alone: its forms are no names (of this class) */
};

struct known_names;

/* Compiles rows; they are copied, cleaned as an article's text is (utf8_sanitize). Rows and aliases
 * without a word are passed over. The caller frees it with known_names_free. */
struct known_names *known_names_new(const struct known_name *rows, size_t count);
void known_names_free(struct known_names *names);

/* Lays the known names over annotation->mentions; mention->known is set to their row. NULL names
 * change nothing. New mentions live in the arena. */
void known_names_apply(const struct known_names *names, const struct article *article,
                       struct arena *arena, struct annotation *annotation);

/* The canonical name of a mention's row, or NULL where it has none. */
const char *known_names_canonical(const struct known_names *names, const struct mention *mention);

#endif
