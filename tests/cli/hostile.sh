# Hostile bytes in articles, their names, watchlists and options: no control sequence reaches standard output or error.
. "${0%/*}/helpers"

# No byte below space but line ends (and, in TSV, tabs), no DEL, no C1 as UTF-8, no bidirectional control; valid UTF-8.
harmless() {
    for f in out err; do
        tr -d '\n\t' <"$tmp/$f" | LC_ALL=C grep -q "$(printf '[\001-\037\177]')" && fail "control bytes on $f of $1 $2"
        LC_ALL=C grep -q "$(printf '\302[\200-\237]\|\342\200[\216\217\252-\256]\|\342\201[\246-\251]')" "$tmp/$f" &&
            fail "control characters on $f of $1 $2"
        iconv -f UTF-8 -t UTF-8 <"$tmp/$f" >/dev/null 2>&1 || fail "no UTF-8 on $f of $1"
    done
    :
}

cd "$tmp" || exit 1
bad=$(printf '\033[2J\033]0;t\007\302\2332J\233\342\200\256\177\377')
a="a$bad.txt" b="b$bad.txt"
printf 'Ferry %s returns\n\nBy Oda%s Brekke\n\nThe ferry %s to Torsvik, with 140%s people, sailed, "%s we hope", Ivar Moe said.\n' \
    "$bad" "$bad" "$bad" "$bad" "$bad" >"$a"
{ cat "$a"; printf 'More than 150 people%s waited.\n' "$bad"; } >"$b"
printf 'version: 1\nterms:\n  - ferry\n  - {term: "sailed", id: "x\\e[2J", note: "\\e[2J"}\n  - {term: "\\e]0;t\\a Moe"}\n' >"w$bad.yaml"
printf 'version: 1\nterms:\n  - {term: ferry, note: "\\e[2J\\u009b", group: sea}\ngroups: {sea: {note: "\\e[1m", color: "\\e[2J"}}\n' >good.yaml
printf 'version: 1\nname: "\\e[2J"\nstyles:\n  "\\e[2J": {fg: "\\u009b"}\n%s: x\n' "$bad" >"t$bad.yaml"

# any SUBCOMMAND…: runs it, whatever its exit status short of a crash.
any() {
    "$DIPTYCH" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    [ $? -le 2 ] || fail "exit status of $1"
    harmless "$@"
}
for form in --json --tsv --color=never; do
    for list in "w$bad.yaml" good.yaml; do
        for command in list entities figures quotes watch "watch --count" compare; do
            # shellcheck disable=SC2086 # "watch --count" is two words
            any $command $form --watchlist="$list" "$a" "$b"
        done
    done
done
any annotate --watchlist=good.yaml "$a" "$b"
any show "$a" "$b"
any show --theme="t$bad.yaml" "$a"
any show --theme="$bad" "$a"
any show --color="$bad" "$a"
any list "missing$bad.txt"
any "$bad"
any "--$bad" "$a"
any check "w$bad.yaml" good.yaml "t$bad.yaml"

finish
