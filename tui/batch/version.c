#include "tui/batch/version.h"

#include "core/base/pattern.h"

#include <curses.h>
#include <jansson.h>
#include <libxml/xmlversion.h>
#include <sqlite3.h>
#include <utf8proc.h>
#include <yaml.h>
#include <zlib.h>

void version_print(FILE *out)
{
    char pcre2[64];
    fprintf(out, "diptych %s\n\n", DIPTYCH_VERSION);
    fprintf(out,
            "ncurses %s\n%s\nlibyaml %s\nutf8proc %s\nSQLite %s\njansson %s\nzlib %s\n"
            "libxml2 %s\n\n",
            NCURSES_VERSION, pattern_version(pcre2), yaml_get_version_string(), utf8proc_version(),
            sqlite3_libversion(), JANSSON_VERSION, zlibVersion(), LIBXML_DOTTED_VERSION);
    fputs("code: MIT\n"
          "weights of the name tagger: CC BY-SA 4.0, from our own and free annotated texts\n"
          "their sources, and the lists of names and places: core/entities/NOTICE\n",
          out);
}
