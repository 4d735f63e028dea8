# Without a terminal the reader says so, plainly, and writes nothing else.
. "${0%/*}/helpers"
refused() {
    silent out
    said err "$1"
    said err 'diptych --help'
    LC_ALL=C grep -q "$(printf '\033')" "$tmp/err" && fail "a control sequence on standard error"
    :
}
export TERM=xterm-256color
run 2
refused 'standard output is none'
run 2 "${0%/*}/.."
refused 'standard output is none'
"$DIPTYCH" 2>"$tmp/err" | cat >"$tmp/out"
refused 'standard output is none'
"$DIPTYCH" >&- 2>"$tmp/err" </dev/null
: >"$tmp/out"
refused 'standard output is none'
for term in dumb vt100 no-such-terminal ''; do
    TERM=$term run 2
    refused 'standard output is none'
done

# Subcommands need none, whatever TERM is.
for term in dumb no-such-terminal ''; do
    TERM=$term run 0 list "${0%/*}/../../core/sample/danube-barrage"
    said out 'Daily Lantern'
    silent err
done
finish
