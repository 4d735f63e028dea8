# The configuration: where it is, what it changes, what is told of its mistakes.
. "${0%/*}/helpers"
mkdir -p "$tmp/news/quay" "$XDG_CONFIG_HOME/diptych"
printf 'A crane fell onto the quay on Monday, said Iven Tolmar of the port.\n' >"$tmp/news/quay/lark.txt"
printf 'On Monday a crane fell onto the quay, Iven Tolmar said, and nobody was hurt.\n' >"$tmp/news/quay/wren.txt"
cd "$tmp" || exit 1

# None is needed; one that is named must be there.
run 0 list news
said out "lark"
run 0 check
silent err
run 2 list --config=none.yaml news
said err "none.yaml: error: cannot read"
run 2 check --config=none.yaml
said out "none.yaml: error: cannot read"

# The usual place; --config instead of it.
cat >"$XDG_CONFIG_HOME/diptych/config.yaml" <<'A'
version: 1
options: {collection: news}
outlets: {lark: Larkfield Post, wren: {name: The Wren, color: red}}
names:
  - {name: Iven Tolmar, type: org}
  - {name: The Quay, type: place, aliases: [quay]}
A
run 0 list
said out "Larkfield Post"
said out "The Wren"
run 0 entities --json
said out '"type": "organization", "name": "Iven Tolmar"'
run 0 annotate news/quay/lark.txt
said out '"outlet": "Larkfield Post"'
said out '"type": "organization"'
run 0 check
silent err
said out "1 file"
cat >other.yaml <<'A'
version: 1
names: [{name: Iven Tolmar, not: true}]
A
run 0 entities --config other.yaml news
unsaid out "Tolmar"
run 0 list --config=other.yaml news
unsaid out "Larkfield"

# A home folder in the collection's path; the path that is given goes before it.
printf 'version: 1\noptions: {collection: ~/quay}\n' >home.yaml
HOME=$tmp/news run 0 list --config=home.yaml
said out "wren"
run 0 list --config=home.yaml news/quay/lark.txt
unsaid out "wren"

# One that is missing is told at its place, where it is used and in check.
printf 'version: 1\noptions:\n  collection: gone/by\n' >missing.yaml
run 2 list --config=missing.yaml
said err "missing.yaml:3:15: error: there is no such file or folder"
said err "3 |   collection: gone/by"
said err "help: it is looked for in the folder where diptych is started; begin it with / or ~/"
silent out
run 2 --config=missing.yaml
said err "missing.yaml:3:15: error: there is no such file or folder"
run 1 check --config=missing.yaml
said out "missing.yaml:3:15: error: there is no such file or folder"
silent err
run 1 check --config=missing.yaml news
said out "missing.yaml:3:15: error: there is no such file or folder"
run 0 list --config=missing.yaml news
silent err
printf 'version: 1\noptions: {collection: ~/gone}\n' >missing.yaml
HOME=$tmp/news run 2 list --config=missing.yaml
said err "missing.yaml:2:23: error: there is no such file or folder"
unsaid err "help"

# Mistakes: all of them, with line and caret; the rest works.
cat >broken.yaml <<'A'
version: 1
options: {colour: never, width: 5}
outlets: {lark: Larkfield Post}
keys:
  all: {down: [n, ], donw: j}
A
run 2 list --config=broken.yaml news
said err "broken.yaml:2:11: error: unknown key 'colour'"
said err "did you mean 'color'?"
said err "width cannot be '5'; it is 20 to 400"
said out "Larkfield Post"
run 1 check --config=broken.yaml
said out "broken.yaml:2:11: error"
said out "^~~~~~"
said out "broken.yaml:5:22: error: no action is called 'donw'"
said out "'search-next' has no key left in stories"
said out "4 problems"
run 1 check --json --config=broken.yaml
lines 4

# What the command line says goes before the configuration.
printf 'version: 1\noptions: {color: always, theme: drak, jobs: 3}\n' >theme.yaml
run 2 show --config=theme.yaml news/quay/lark.txt
said err 'theme.yaml:2:33: error: no theme is called "drak"'
said err "did you mean dark?"
printf 'version: 1\noptions: {theme: ./none.yaml}\n' >theme.yaml
run 1 check --config=theme.yaml
said out 'theme.yaml:2:18: error: cannot read'
printf 'version: 1\noptions: {color: always, theme: light, jobs: 3}\n' >theme.yaml
printf 'version: 1\nterms: [{term: crane}]\n' >watched.yaml
run 0 show --plain --color=always --watchlist=watched.yaml news/quay/lark.txt
grep -q '^\[watch hit\] ' "$tmp/out" || fail "show --plain does not tell a hit in words: $(cat "$tmp/out")"
if grep -q "$(printf '\033')" "$tmp/out"; then fail "show --plain writes escape sequences"; fi
run 0 show --config=theme.yaml --theme=mono --color=never news/quay/lark.txt
unsaid out "$(printf '\033')"
run 0 show --config=theme.yaml --theme=dark news/quay/lark.txt
said out "$(printf '\033')"

# Nothing of it reaches a terminal as a control sequence.
printf 'version: 1\noptions: {"\\e[2J": 1}\nkeys: {"\\e]0;x\\a": {down: "\\e[1m"}}\noutlets: {a: {color: "\\x9b1m"}}\n' >hostile.yaml
run 1 check --config=hostile.yaml
unsaid out "$(printf '\033')"

# The manifest of a folder: check finds its mistakes, every subcommand uses what is right.
cat >news/collection.yaml <<'A'
version: 1
articles:
  - {file: quay/lark.txt, outlet: Larkfield Post, date: 2022-02-21, headline: Crane falls}
  - {file: quay/none.txt}
  - {file: quay/wren.txt, dat: 2022-02-22}
A
run 1 check news
said out "news/collection.yaml:4:12: error: there is no such file in news"
said out "news/collection.yaml:5:27: error: unknown key 'dat'"
run 1 check news/collection.yaml
said out "2 problems"
run 2 list --config=/dev/null news
said out "Larkfield Post"
said out "Crane falls"
said out "2022-02-21"
run 2 annotate news/quay/lark.txt
said out '"title": "Crane falls"'
said out '"date": "2022-02-21"'
finish
