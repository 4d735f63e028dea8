# Options and subcommands: help from the table, suggestions, what does not fit.
. "${0%/*}/helpers"

run 0 --help
for word in annotate compare list entities figures quotes show watch check; do
    said out "  $word "
    run 0 $word --help
    said out "usage: diptych $word"
    said out "--help"
    run 0 --help
done
silent err

run 0 --version
for word in "diptych " "PCRE2 " "libyaml " "ncurses " "code: MIT" "weights" "lists"; do said out "$word"; done

run 2 annotate --jsn x
said err "no such option: --jsn"
said err "did you mean --json?"
run 2 --colour=never
said err "did you mean --color?"
run 2 -x
said err "no such option: -x"
run 2 annotat x
said err "did you mean the subcommand annotate?"
run 2 annotate --tsv x
said err "annotate does not take --tsv"
run 2 --count x
said err "the reader does not take --count"
run 2 list --json --tsv
said err "exclude each other"
run 2 list --watchlist
said err "--watchlist needs an argument"
run 2 list --json=yes
said err "--json takes no argument"
run 2 show --color=sometimes x
said err "auto, always, never"
run 2 list --jobs=0
said err "a number from 1 to 64"
run 2 annotate
said err "annotate needs a PATH"

# "--" ends options and subcommands' words; "./watch" is a file.
mkdir "$tmp/work"
cd "$tmp/work" || exit 1
printf 'The harbour was closed on Monday, the mayor said.\n' >watch
printf 'The harbour was opened on Tuesday, the mayor said.\n' >-odd.txt
run 0 annotate ./watch
said out '"source": "./watch"'
run 0 annotate -- -odd.txt watch
said out '"source": "-odd.txt"'
lines 2
finish
