# annotate: order, standard input, errors among good files, names that are not fit for a terminal.
. "${0%/*}/helpers"

cd "$tmp" || exit 1
printf 'Anna Lindqvist spoke in Oslo on Monday.\n' >a.txt
printf 'Thirty boats left Zürich, the “mayor” said.\n' >b.txt
printf '%s\n' 'version: 1' 'terms:' '  - {term: boats, id: boats, severity: high}' >list.yaml

run 0 annotate b.txt a.txt
lines 2
silent err
sed -n 1p out | grep -q '"source": "b.txt"' || fail "the order of the paths is not kept"
for key in source format outlet title date byline url language words paragraphs sentences entities figures dates quotes hits; do
    said out "\"$key\": "
done
said out '"kind": "body"'
said out '"source_start": 0'
said out '"hits": []'

"$DIPTYCH" annotate - <a.txt >out 2>err || fail "standard input is not read"
said out 'Anna Lindqvist'

run 2 annotate a.txt missing.txt b.txt
lines 2
said err "missing.txt: error: cannot read: No such file or directory"

run 0 annotate --watchlist list.yaml b.txt
said out '"term": "boats", "group": null, "severity": "high"'
run 0 annotate --watchlist=list.yaml --jobs=4 a.txt b.txt a.txt b.txt a.txt
lines 5

# A broken list is an error before anything is read.
printf '%s\n' 'version: 1' 'terms:' '  - {trem: boats}' >broken.yaml
run 2 annotate --watchlist broken.yaml b.txt
silent out
said err "broken.yaml:3:"

# The list of the configuration is used where none is named, and the one of an opened folder beside it.
mkdir -p config/diptych folder
cp list.yaml config/diptych/watchlist.yaml
cp b.txt folder
run 0 annotate b.txt
said out '"term": "boats"'
printf '%s\n' 'version: 1' 'terms:' '  - {term: mayor}' >folder/watchlist.yaml
run 0 annotate folder
said out '"term": "boats"'
said out '"term": "mayor"'
said err "folder/watchlist.yaml: note: merged"
rm -r config

# Bytes of a name that are not UTF-8, and escape sequences, never reach a terminal or make bad JSON.
odd=$(printf 'odd\033[31m\377.txt')
cp a.txt "$odd" 2>/dev/null && {
    run 0 annotate "$odd"
    said out '\u001b[31m'
    run 0 list "$odd"
    ! grep -q "$(printf '\033')" out || fail "an escape sequence of a file's name is printed"
}

: >empty.txt
run 0 annotate empty.txt
silent out
said err "empty.txt: warning"

# A pipe that is closed ends it, without a word; a full disk is an error.
[ ! -e /dev/full ] || {
    status=0
    "$DIPTYCH" annotate a.txt >/dev/full 2>err || status=$?
    [ $status = 2 ] || fail "a full disk: status $status"
    said err "standard output: error: cannot write"
}
finish
