# Allocations, reads and writes fail in turn in every subcommand: a message and status 2, or all is as if nothing had failed.
# shellcheck disable=SC2086 # the words of a command are words
. "${0%/*}/helpers"
case ${FAULTS:=build/tests/cli/faults.so} in /*) ;; *) FAULTS=$PWD/$FAULTS ;; esac
cd "$tmp" || exit 1
mkdir s
printf 'Daily Lantern\nThe ferry\n\nThe ferry sank at Exe on Monday, said Ann Lee. Some 12 people were hurt.\n' >s/a.txt
printf 'The Meridian\nA ferry\n\nThe ferry sank at Exe on Monday, Ann Lee said. Some 14 people were hurt.\n' >s/b.txt
printf '{"title": "A ferry", "text": "The ferry sank at Exe on Monday, said Ann Lee."}\n' >s/c.jsonl
printf '<html><head><title>The ferry</title></head><body><article><p>%s</p></article></body></html>\n' \
    'The ferry sank at the port of Exe on Monday, said Ann Lee of the coastguard today.' >s/d.html
printf 'version: 1\nterms: [ferry, {regex: "s.nk"}, {entity: Ann Lee}]\n' >w.yaml
cat >commands <<'A'
annotate s
compare s/a.txt s/b.txt
compare --json s
list s
entities --json s
figures s
quotes --tsv s
watch --watchlist w.yaml s
watch --watchlist w.yaml --explain ferry s
show s
check w.yaml
init n
bookmarks
A
mkdir n
cp s/a.txt s/b.txt n
"$DIPTYCH" --help | sed -n '/^subcommands/,/^$/s/^  \([a-z]*\) .*/\1/p' >names
[ "$(wc -l <names)" -ge 11 ] || fail "the usage lists no subcommands"
while read -r name; do grep -q "^$name\b" commands || fail "$name is not tried"; done <names

# expect WHAT: the run that failed somewhere ended as it should. What init writes is whole, or not there.
expect() {
    if [ "$status" = 2 ]; then
        [ -s err ] || fail "$1: no message"
    elif [ "$status" != "$usual" ] || ! cmp -s out whole; then
        fail "$1: status $status: $(head -1 err)"
    fi
    [ "$(ls -A n)" = "$(printf 'a.txt\nb.txt')" ] || {
        cmp -s n/collection.yaml manifest || fail "$1: half a manifest: $(ls -A n)"
        rm -f n/collection.yaml n/.*.[!.]*
    }
}

# allocations COMMAND: the first few and then ever fewer of them.
allocations() {
    FAULT_COUNT=$tmp/number LD_PRELOAD=$FAULTS $DIPTYCH $1 >out 2>err
    rm -f n/collection.yaml
    count=$(cat number)
    [ "$count" -gt 50 ] || fail "$1: $count allocations"
    n=1
    while [ "$n" -le "$count" ]; do
        status=0
        FAULT_ALLOCATION=$n LD_PRELOAD=$FAULTS $DIPTYCH $1 >out 2>err || status=$?
        expect "$1: allocation $n of $count"
        n=$((n + 1 + n / 8))
    done
}

# failing CALL PATH COMMAND: the first calls on a file fail, one a run, until one is not reached.
failing() {
    n=0
    status=2
    while [ "$status" = 2 ] && [ $n -lt 20 ]; do
        n=$((n + 1))
        status=0
        strace -qqf -o trace -P "$2" -e trace="$1" -e inject="$1":error=EIO:when=$n $DIPTYCH $3 >out 2>err || status=$?
        sed -i '/^strace:/d' err
        expect "$3: $1 $n of ${2##*/}"
    done
    [ $n -gt 1 ] || fail "$3: no $1 of ${2##*/} failed: $(cat trace)"
}

can_preload=
echo 0 >number # and stays so where a sanitiser allocates
FAULT_COUNT=$tmp/number LD_PRELOAD=$FAULTS "$DIPTYCH" --version >out 2>err && [ ! -s err ] && [ "$(cat number)" -gt 0 ] &&
    can_preload=yes
[ "$can_preload" ] || echo "$0: failing allocations are skipped: $(head -1 err)"
can_trace=
strace -qqf -o trace "$DIPTYCH" --version >out 2>err && can_trace=yes
[ "$can_trace" ] || echo "$0: failing reads and writes are skipped: strace is missing or may not trace"
while read -r command; do
    usual=0
    $DIPTYCH $command >whole 2>err || usual=$?
    [ ! -e n/collection.yaml ] || mv n/collection.yaml manifest
    [ "$can_preload" ] && allocations "$command"
    status=0
    $DIPTYCH $command >/dev/full 2>err || status=$?
    rm -f n/collection.yaml
    [ ! -s whole ] || [ "$status" = 2 ] || fail "$command: status $status on a full disk"
    [ "$can_trace" ] || continue
    [ ! -s whole ] || failing write "$tmp/out" "$command"
    case $command in init*) failing write "$tmp/n/collection.yaml" "$command" ;; esac
    case $command in *" s") for file in s/*; do failing read "$tmp/$file" "$command"; done ;; esac
done <commands
finish
