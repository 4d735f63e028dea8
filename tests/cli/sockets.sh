# No subcommand opens a socket. tests/screen/test_faults.c sees to the reader.
. "${0%/*}/helpers"
cd "$tmp" || exit 1
strace -qqf -o trace "$DIPTYCH" --version >out 2>err || {
    echo "$0: skipped: strace is missing or may not trace"
    finish
    exit
}
printf 'The ferry sank at Exe on Monday, said Ann Lee. See http://exe.example/ferry.\n' >a.txt
printf '<!DOCTYPE html SYSTEM "http://exe.example/a.dtd"><html><body><p>The <img src="http://exe.example/a.png"> sank.</p>\n' >b.html
printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "http://exe.example/a">]><rss><channel><item><title>&a; A</title>\n' >c.xml
printf 'version: 1\nterms: [ferry]\n' >w.yaml
mkdir folder
cp a.txt b.html c.xml folder
# The words of the usage's list are all subcommands: a new one needs a line here.
cat >commands <<'A'
annotate a.txt b.html c.xml
compare a.txt b.html c.xml
list a.txt b.html c.xml
entities a.txt b.html c.xml
figures a.txt b.html c.xml
quotes a.txt b.html c.xml
watch --watchlist w.yaml a.txt b.html c.xml
show a.txt b.html c.xml
check w.yaml folder
init folder
bookmarks
A
"$DIPTYCH" --help | sed -n '/^subcommands/,/^$/s/^  \([a-z]*\) .*/\1/p' >names
[ "$(wc -l <names)" -ge 11 ] || fail "the usage lists no subcommands"
while read -r name; do grep -q "^$name\b" commands || fail "$name is not tried"; done <names
while read -r command; do
    : >trace
    # shellcheck disable=SC2086 # words of a command
    strace -qqf -o trace -e trace=%network "$DIPTYCH" $command >out 2>err </dev/null
    [ ! -s trace ] || fail "$command: $(head -1 trace)"
done <commands
finish
