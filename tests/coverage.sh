#!/bin/sh
# coverage.sh BUILD: what share of each file's lines ran in a build with --coverage, the least first, then all together.
set -eu
cd "${0%/*}/.."
find "$1/core" "$1/tui" -name '*.gcda' | LC_ALL=C sort | while read -r data; do
    source=${data#"$1"/}
    source=${source%.gcda}.c
    gcov -n "$data" 2>/dev/null | awk -v source="$source" '
        $1 == "File" { own = $0 == "File \047" source "\047" }
        own && /^Lines executed:/ { sub(/^Lines executed:/, ""); sub(/% of/, ""); print $1, $2, source; own = 0 }'
done | LC_ALL=C sort -n | awk '
    { printf "%6.2f%% of %5d  %s\n", $1, $2, $3; all += $2; run += $1 * $2 / 100 }
    END { if (!all) exit 1; printf "%6.2f%% of %5d  all\n", 100 * run / all, all }'
