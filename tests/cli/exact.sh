# What goes to a pipe or a file is the text, byte for byte: as it was where nothing had to be made harmless, in JSON too.
. "${0%/*}/helpers"

# exact RAW SANITISED [JSON]: a paragraph of RAW bytes (as printf takes them) is written as SANITISED, in JSON as JSON.
# shellcheck disable=SC2059 # they are formats
exact() {
    printf "Bridge opens\n\nBy Ida Example\n\nThe mayor of Velmouth said that $1 was there.\n" >"$tmp/raw.txt"
    want="The mayor of Velmouth said that $(printf "$2") was there."
    json="The mayor of Velmouth said that $(printf '%s' "${3-$(printf "$2")}") was there."
    run 0 show "$tmp/raw.txt"
    grep -qxF -- "  $want" "$tmp/out" || fail "show: not \"$want\" but $(tail -1 "$tmp/out" | cat -v)"
    run 0 annotate "$tmp/raw.txt"
    grep -qF -- "{\"text\": \"$json\", " "$tmp/out" || fail "annotate: not \"$json\" but $(cat -v "$tmp/out" | cut -c1-600)"
}

exact 'plain words' 'plain words'
exact '\342\200\234caf\303\251\342\200\235 na\303\257ve \342\200\223 d\303\251j\303\240' '\342\200\234caf\303\251\342\200\235 na\303\257ve \342\200\223 d\303\251j\303\240'
exact 'e\314\201' '\303\251'
exact '\346\227\245\346\234\254 \331\206\330\265' '\346\227\245\346\234\254 \331\206\330\265'
exact '\360\237\221\250\342\200\215\360\237\221\251 \342\235\244\357\270\217' '\360\237\221\250\342\200\215\360\237\221\251 \342\235\244\357\270\217'
exact 'a<b> & c' 'a<b> & c'
exact 'a\\b "c" /d' 'a\\b "c" /d' 'a\\b \"c\" /d'
exact 'a\tb' 'a b'
exact '\033[31mred\033[0m' '[31mred[0m'
exact '\033]0;owned\007done' ']0;owneddone'
exact 'c1 \302\2335n \302\235x' 'c1 5n x'
exact '\342\200\256turned\342\200\254 \342\201\246x' 'turned x'
exact 'bad \377 byte' 'bad \357\277\275 byte'
exact 'a\b\177\001b' 'ab'

# A pipe, a file and any locale get the same.
printf 'Caf\303\251 opens\n\nThe mayor of Velmouth spoke of 1,200 \342\200\234boats\342\200\235.\n' >"$tmp/a.txt"
for command in annotate show list entities; do
    "$DIPTYCH" $command "$tmp/a.txt" >"$tmp/file" </dev/null
    "$DIPTYCH" $command "$tmp/a.txt" </dev/null | cat >"$tmp/pipe"
    LC_ALL=C "$DIPTYCH" $command "$tmp/a.txt" >"$tmp/plain" </dev/null
    cmp -s "$tmp/file" "$tmp/pipe" || fail "$command: a pipe gets other bytes than a file"
    cmp -s "$tmp/file" "$tmp/plain" || fail "$command: another locale gets other bytes"
    LC_ALL=C grep -q "$(printf '\r')" "$tmp/file" && fail "$command: carriage returns"
done
finish
