# list, watch, show, compare, check: forms, fields, exit statuses.
. "${0%/*}/helpers"

run 0 list --json
lines 9
for key in source outlet title date words story story_title hits duplicate_of; do said out "\"$key\": "; done
run 0 list --tsv
lines 10
head -1 "$tmp/out" | grep -q "^source	outlet	title	date	words	story	story_title	hits	duplicate_of$" || fail "names of list --tsv"
run 0 list
lines 10
unsaid out "	"

run 0 entities --json
for key in id type name forms outlets mentions source paragraph; do said out "\"$key\": "; done
said out '"id": "ilinca-dobrescu"'
run 0 entities --tsv
run 0 entities
said out "Ilinca Dobrescu"

run 0 figures --json
for key in noun unit story values outlet value low high date verdict; do said out "\"$key\": "; done
run 0 figures --tsv
head -1 "$tmp/out" | grep -q "^noun	unit	story	values	verdict	note$" || fail "names of figures --tsv"
run 0 figures

# One crisis over days, in two stories.
mkdir "$tmp/first" "$tmp/second"
cat >"$tmp/first/buoy.txt" <<'EOF'
Army masses at border

Published: 3 May 2031

Ostra has massed 100,000 troops at the border with Belmark, officials said on Saturday.
EOF
cat >"$tmp/second/heron.txt" <<'EOF'
Belmark calls up reserves

Published: 12 May 2031

Belmark called up its reserves as more than 150,000 Ostran troops stood at the border, officials said.

More than 150,000 troops are at the border with Belmark, the army of Ostra said.
EOF
run 0 figures --json "$tmp/first" "$tmp/second"
lines 1
said out '"story": null'
said out '"verdict": "conflict", "note": "9 days apart"'
run 0 figures "$tmp/first" "$tmp/second"
said out "buoy: 100,000; heron: more than 150,000"
unsaid out "150,000, "

run 0 quotes --json
for key in longest story variants source outlet text speaker speaker_text relation; do said out "\"$key\": "; done
# The same words, and somebody else who is named for them.
mkdir "$tmp/said"
for speaker in "Orla Brandt" "Ole Lind"; do
	printf 'Barrage closes\n\nThe gates at Skarby closed on Friday.\n\n"Nobody warned the ships above," said %s, of the port.\n' \
		"$speaker" >"$tmp/said/${speaker%% *}.txt"
done
run 0 quotes "$tmp/said"
said out "Ole: whole; Orla: whole (x Orla Brandt)"
run 0 quotes --tsv
run 0 quotes

run 0 watch --json
for key in source term group severity paragraph start end text sentence; do said out "\"$key\": "; done
run 0 watch --count --tsv
said out "lady-marsali"
cd "$tmp" || exit 1
printf 'The harbour was closed on Monday, the mayor said.\n' >a.txt
cp a.txt b.txt
printf 'version: 1\nterms: [{term: harbour}]\n' >hit.yaml
printf 'version: 1\nterms: [{term: airport}]\n' >none.yaml
printf 'version: 1\nterms: [{term: airport, colour: red}]\nthemes: 1\n' >broken.yaml
run 0 watch --watchlist hit.yaml a.txt
said out "harbour"
run 1 watch --watchlist none.yaml a.txt
run 2 watch a.txt
said err "there is no watchlist"
run 2 watch --watchlist broken.yaml a.txt
run 2 watch --watchlist hit.yaml a.txt missing.txt
said out "harbour"
run 0 list --tsv a.txt b.txt
sed -n 3p out | grep -q '	a.txt$' || fail "a duplicate is not told"

run 0 show a.txt
said out "The harbour was closed on Monday, the mayor said."
! grep -q "$(printf '\033')" out || fail "escape sequences in a pipe"
run 0 show --color=always --watchlist hit.yaml a.txt
grep -q "$(printf '\033\\[')" out || fail "no escape sequences with --color=always"
said out "! "
run 2 show --theme nonesuch a.txt

run 0 compare --json a.txt b.txt
lines 1
for key in left right passages relation similarity moved changes figures repeated shared; do said out "\"$key\": "; done
said out '"relation": "verbatim"'
run 0 compare --json a.txt b.txt a.txt
lines 4
said out '{"groups": ['
run 0 compare a.txt b.txt
said out "= "
run 2 compare a.txt
said err "compare needs two articles, there is one"
run 2 compare a.txt missing.txt
run 0 annotate a.txt:1
said out '"source": "a.txt'
run 2 annotate a.txt:7
said err "has no article 7"

run 0 check hit.yaml
run 1 check hit.yaml broken.yaml
said out "broken.yaml:2:"
said out "^"
run 1 check --json broken.yaml
for key in file line column severity message hint; do said out "\"$key\": "; done
run 2 check missing.yaml
run 0 check --theme dark
printf 'name: odd\nstyles: {persom: {fg: red}}\n' >theme.yaml
run 1 check theme.yaml
said out "persom"
run 0 check --theme=contrast-dark
said out "contrast-dark: contrast of person: 1"
run 0 check --theme=dark
said out "dark: contrast of headline: 21.0, as text"
said out "dark: contrast of search: "
[ "$(grep -c 'contrast of' "$tmp/out")" -ge 34 ] || fail "check does not tell the contrast of each style"
printf 'name: faint\nvariant: dark\nstyles: {person: {fg: 234}}\n' >faint.yaml
run 0 check ./faint.yaml
said out "faint: contrast of person: 1.2, too little"

finish
