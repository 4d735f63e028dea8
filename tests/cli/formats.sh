# Formats: what annotate writes is read back the same; one article of many; packed files; what is wrong is told.
. "${0%/*}/helpers"

unit=$(cd "${0%/*}/../unit" && pwd)
cd "$tmp" || exit 1
mkdir folder
printf 'Ferry aground off Orlen\nBy Ada Brook\nThe ferry ran aground on Monday with 212 people aboard, the coast guard said.\n' >folder/heron.txt
printf 'The coast guard of Orlen said on Monday that "nobody was hurt" on the ferry.\n' >folder/post.txt
"$DIPTYCH" annotate folder >first.jsonl 2>err || fail "a folder is not read"
"$DIPTYCH" annotate first.jsonl >second.jsonl 2>err || fail "annotate does not read what it wrote"
cmp first.jsonl second.jsonl || fail "annotate does not write what it read"
"$DIPTYCH" annotate - <first.jsonl >piped.jsonl || fail "nor from standard input"
cmp piped.jsonl first.jsonl || fail "what comes from standard input is not the same"

# Of every format what annotate writes is read back the same.
for f in "$unit"/formats/* "$unit"/pages/web/*/*.html; do
    case $f in *.told) continue ;; esac
    "$DIPTYCH" annotate "$f" >once.jsonl 2>err
    [ -s once.jsonl ] || continue
    "$DIPTYCH" annotate once.jsonl >again.jsonl 2>err || fail "annotate does not read what it wrote of $f"
    cmp -s once.jsonl again.jsonl || fail "annotate does not write again what it wrote of $f"
done

printf '%s\n' '{"title": "One", "text": "The first report is here.", "mood": "grey"}' \
    '{"title": "Two", "text": "The second report is here."}' >wire.jsonl
run 0 annotate wire.jsonl
lines 2
said out '"source": "wire.jsonl:2", "format": "json"'
said out '"fields": [{"name": "mood", "value": "grey"}]'
run 0 annotate wire.jsonl:2
lines 1
said out '"title": "Two"'
run 2 annotate wire.jsonl:3
said err "has no article 3: it holds 2"

gzip -c wire.jsonl >wire.jsonl.gz
run 0 annotate wire.jsonl.gz
lines 2

# One broken record does not lose the rest.
printf '%s\n' '{"title": "Three", "text": "cut' '{"title": "Four", "text": "The fourth report is here."}' >>wire.jsonl
run 2 annotate wire.jsonl
lines 3
said err "wire.jsonl:3:1: error: record 3 is skipped: another begins before it ends"
said err "wire.jsonl: note: 3 of 4 records read"
run 2 annotate wire.jsonl missing.txt
said err "diptych: 2 errors, 0 warnings"

# A bomb is told, and what was unpacked until then is read.
dd if=/dev/zero bs=1048576 count=40 2>/dev/null | tr '\0' ' ' | gzip -9 >bomb.gz
run 2 annotate bomb.gz
said err "grows more than 150 times"

# Names of fields that no tool uses: --map, the manifest's map; a record's story.
mkdir -p mapped
printf '%s\n' '{"kop": "Lock shut", "tekst": "The lock at Orlen is shut until Friday.", "event": "The lock"}' \
    '{"kop": "Lock open", "tekst": "Herons were seen on the roof of the town hall.", "event": "The lock"}' >mapped/wire.jsonl
run 0 annotate --map title=kop --map=body=tekst mapped/wire.jsonl
said out '"title": "Lock shut"'
said out '"text": "The lock at Orlen is shut until Friday."'
printf '%s\n' 'version: 1' 'map: {title: kop, body: tekst}' >mapped/collection.yaml
run 0 list --tsv mapped
said out "The lock"
said out "Lock open"
printf '%s\n' 'version: 1' 'articles:' '  - {file: wire.jsonl, map: {title: kop, body: tekst}}' >mapped/collection.yaml
run 0 annotate mapped
said out '"title": "Lock open"'
printf '%s\n' 'version: 1' 'map: {headlin: kop}' >mapped/collection.yaml
run 1 check mapped
said out "records have no such field"
run 2 annotate --map colour=kop mapped/wire.jsonl
said err "--map does not take colour=kop"
finish
