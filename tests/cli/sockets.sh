# No subcommand opens a socket. tests/screen/test_sockets.c sees to the reader.
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
for command in annotate 'compare a.txt' list entities figures quotes 'watch --watchlist w.yaml' show check; do
    : >trace
    # shellcheck disable=SC2086 # words of a command
    strace -qqf -o trace -e trace=%network "$DIPTYCH" $command a.txt b.html c.xml >out 2>err
    [ ! -s trace ] || fail "$command: $(head -1 trace)"
done
mkdir folder
mv a.txt b.html c.xml folder
strace -qqf -o trace -e trace=%network "$DIPTYCH" init folder >out 2>err
[ ! -s trace ] || fail "init: $(head -1 trace)"
finish
