/* json_extent: where a JSON object ends, found without reading it. Private to core/ingest.
 *
 * An object that was cut off is known by the next one: a line that begins with "{" no deeper than
 * the object began. */
#ifndef DIPTYCH_INGEST_JSON_EXTENT_H
#define DIPTYCH_INGEST_JSON_EXTENT_H

#include "core/base/text.h"

/* How far the search is. Begins with `indent`: the blanks before the object in its line, SIZE_MAX
 * where something else stands there. */
struct json_extent {
    size_t indent;
    size_t at, depth;
    char last; /* byte that is no blank, outside strings */
    bool in_string, escaped;
};

enum json_end { JSON_END_MORE, JSON_END_WHOLE, JSON_END_CUT };

/* Goes on in a window that begins with the object's "{". WHOLE: `at` is just behind the object.
 * CUT: `at` is the line's start at which another begins. MORE: a longer window is needed. */
enum json_end json_extent_find(struct json_extent *extent, struct text window);

#endif
