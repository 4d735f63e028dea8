# watch: merged lists, --count, --explain, exit statuses, places under NFD, runaway patterns, a list that cannot be read.
. "${0%/*}/helpers"
cd "$tmp" || exit 1

printf 'The ferry left Brannholm. FERRY traffic was halted, the coastguard said.\n' >a.txt
printf 'A boat was seen. The Café Zoë closed.\n' >b.txt
printf 'version: 1\nterms:\n  - {term: ferry, severity: high, exclude: [ferry traffic]}\n  - boat\n' >one.yaml
printf '# mine\nCafé Zoë\nferry\n' >two.txt

run 0 watch --watchlist one.yaml --json a.txt b.txt
lines 2
said out '"term": "ferry", "group": null, "severity": "high", "paragraph": 0, "start": 4, "end": 9, "text": "ferry"'
run 0 watch --watchlist one.yaml --tsv --count a.txt b.txt
lines 3
said out "1	1	high	ferry"
said out "1	1	medium	boat"
printf 'Nothing of note.\n' >c.txt
run 1 watch --watchlist one.yaml --count c.txt

# A later list's term replaces one of the same id, with a notice that names both places.
run 0 watch --watchlist one.yaml --watchlist two.txt --tsv a.txt b.txt
said err "two.txt:3: note: 'ferry' replaces the term of one.yaml, line 3"
said out "FERRY"
said out "Café Zoë"

# What stands decomposed in the file is found, and told in composed characters.
printf 'At the Cafe\314\201 Zoe\314\210 it rained.\n' >nfd.txt
run 0 watch --watchlist two.txt --json nfd.txt
said out '"start": 7, "end": 15, "text": "Café Zoë"'

run 0 watch --watchlist one.yaml --explain ferry --tsv a.txt b.txt
said out "	hit	as written	ferry	"
said out "	none	part of an excluded phrase	FERRY	"
said out "b.txt				none	its words do not stand here"
run 1 watch --watchlist one.yaml --explain ferry b.txt
run 2 watch --watchlist one.yaml --explain fery a.txt
said err "did you mean 'ferry'?"
run 2 list --explain ferry a.txt

# A stream: standard input, and an end by a reader that had enough.
printf 'The ferry sank.\n' | "$DIPTYCH" watch --watchlist one.yaml - >out 2>err || fail "watch -: $(cat err)"
said out "ferry"

# A pattern that runs away is left out, the others go on.
printf "version: 1\nterms:\n  - {regex: '^(a+)+\$', id: slow}\n  - boat\n" >slow.yaml
printf 'The boat.\n\n%s!\n' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >slow.txt
run 2 watch --watchlist slow.yaml slow.txt
said out "boat"
said err "slow.yaml:3: error: the pattern of \"slow\" takes too long"

# A list that is not there, is a folder, or may not be read is an error, and nothing is searched.
run 2 watch --watchlist none.yaml a.txt
silent out
mkdir folder.yaml
run 2 watch --watchlist folder.yaml a.txt
silent out
if [ "$(id -u)" != 0 ]; then
    chmod 000 two.txt
    run 2 watch --watchlist two.txt a.txt
    said err "two.txt: error: cannot"
fi
finish
