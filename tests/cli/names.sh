# --files0-from: names of any bytes, from a file or a pipe, in their order, whatever --jobs; what is no name is told.
. "${0%/*}/helpers"
cd "$tmp" || exit 1
mkdir many
i=0
while [ $i -lt 1100 ]; do
    i=$((i + 1))
    printf 'The ferry %d left.\n' $i >"many/$i.txt"
done
newline=$(printf 'many/a\nb.txt')
printf 'A boat, no ship.\n' >"$newline"
printf 'version: 1\nterms: [ferry, boat]\n' >w.yaml

# More names than are taken at once, in the order of the list.
i=1100
while [ $i -gt 0 ]; do
    printf 'many/%d.txt\0' $i
    i=$((i - 1))
done >list
printf '%s\0' "$newline" >>list
run 0 watch --watchlist w.yaml --files0-from list --tsv
lines 1102
sed -n '2p;$p' out >ends
grep -q '^many/1100.txt' ends || fail "the first is not first"
grep -q boat ends || fail "the last is not last"
cp out alone
run 0 watch --watchlist w.yaml --files0-from=list --tsv --jobs=3
cmp -s out alone || fail "--jobs changes the order"
"$DIPTYCH" annotate --files0-from=- <list >out 2>err || fail "annotate: $(cat err)"
lines 1101
"$DIPTYCH" entities --files0-from=- <list >out 2>err || fail "entities: $(cat err)"
printf 'many/1.txt\0many/2.txt' >two
run 0 list --files0-from=two
said out "many/2.txt"
run 0 compare --json --files0-from=two
said out '"left": "many/1.txt", "right": "many/2.txt"'

# An empty list is no sample; nothing is watched for in vain.
: >none
run 1 watch --watchlist w.yaml --files0-from=none
silent err
run 0 annotate --files0-from=none
silent out
run 2 list --files0-from=none
said err "the list names no file"

# What cannot be read, or is no name, is told, and the rest done.
printf 'many/1.txt\0\0missing.txt\0many/2.txt\0' >bad
run 2 watch --watchlist w.yaml --files0-from=bad
said err "bad: error: name 2 is empty"
said err "missing.txt: error: cannot"
said out "many/2.txt"
status=0
printf 'many/1.txt\0-\0' | "$DIPTYCH" watch --watchlist w.yaml --files0-from=- >out 2>err || status=$?
[ $status = 2 ] || fail "a list from standard input that names it: status $status"
said err "name 2 is -, but standard input is the list"
head -c 5000 /dev/zero | tr '\0' a >long
run 2 annotate --files0-from=long
said err "is longer than a path can be"
run 2 annotate --files0-from=nowhere
said err "nowhere: error: cannot open"
run 2 annotate --files0-from=two many/1.txt
said err "exclude each other"
run 2 check --files0-from=two
said err "check does not take --files0-from"
finish
