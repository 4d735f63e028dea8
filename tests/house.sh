#!/bin/sh
# house.sh: the rules of CONTRIBUTING.md that a look at the files can tell: sizes, floors, curses only where it may be.
set -eu
cd "${0%/*}/.."
failures=0
fail() {
    echo "house: $*" >&2
    failures=$((failures + 1))
}

# A folder's floor; a file includes only from lower floors and its own folder.
floor() {
    case $1 in
    core/base) echo 1 ;;
    core/language) echo 2 ;;
    core/ingest) echo 3 ;;
    core/entities | core/watch) echo 4 ;;
    core/compare) echo 5 ;;
    core/config | core/state) echo 6 ;;
    core/collection) echo 7 ;;
    core/tables) echo 8 ;;
    core/report) echo 9 ;;
    tui/terminal) echo 10 ;;
    tui/keys) echo 11 ;;
    tui/page) echo 12 ;;
    tui/views | tui/batch) echo 13 ;;
    tui | tui/completion) echo 14 ;;
    *) echo 0 ;;
    esac
}

# The folder that a file's path, from the root, begins with: of the first two names.
room() { echo "${1%/*}" | cut -d/ -f1-2; }

# shellcheck disable=SC2044 # files of the repository have no spaces in their names
for file in $(find core tui tests -name '*.[ch]'); do
    limit=500
    case $file in *.h) limit=150 ;; esac
    lines=$(wc -l <"$file")
    [ "$lines" -le $limit ] || fail "$file: $lines lines, more than $limit"
    [ "${#file}" -le 80 ] || fail "$file: a long path"
done

# shellcheck disable=SC2044
for file in $(find core tui -name '*.[ch]'); do
    folder=$(room "$file")
    own=$(floor "$folder")
    if [ "${file#core}" != "$file" ] && grep -qE '#include <(n?curses|ncursesw/curses|term)\.h>' "$file"; then fail "$file: core includes curses"; fi
    # shellcheck disable=SC2013 # folders of the repository have no spaces in their names
    for included in $(sed -n 's|^#include "\([^"]*\)/[^/"]*"|\1|p' "$file" | cut -d/ -f1-2 | sort -u); do
        [ "$included" = "$folder" ] || [ "$(floor "$included")" -lt "$own" ] ||
            fail "$file: floor $own includes $included"
    done
done

# Texts that somebody tried the program on stay out; a tree without git has none.
for file in $(git ls-files 2>/dev/null | grep -v / || :); do
    case $file in
    *.md | .clang-format | .clang-tidy | .gitattributes | .gitignore | LICENSE | Makefile) ;;
    *) fail "$file: not a file of the root" ;;
    esac
done
[ "$failures" = 0 ]
