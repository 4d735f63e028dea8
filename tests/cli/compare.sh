# compare: every field and label of both forms.
. "${0%/*}/helpers"
cd "$tmp" || exit 1

cat >courier.txt <<'EOT'
Ferry aground off Sandvik

The hull of the ferry was torn open by a rock off Sandvik on Friday night.

"We heard a bang and then the water came in," said Liv Moen, a passenger.

More than 150 passengers were lifted from the ferry by helicopter, the coastguard said.

Divers will try to close the leak before the next storm reaches the coast.

Divers will try to close the leak before the next storm reaches the coast.

The island of Lom was without a ferry for the first time since the war.
EOT
cat >herald.txt <<'EOT'
Passengers lifted from wreck

The hull of the ferry was torn open by a rock off Sandvik on Friday night.

"We heard a bang and then the sea came in," said Jon Vik, a steward.

In all 140 passengers were lifted from the ferry by helicopter, the owners said.

Divers will try to close the leak before the next storm reaches the coast.

The captain had misread the chart.
EOT

run 0 compare --json courier.txt herald.txt
lines 1
# The fields, in their order; their values are of these kinds.
sed 's/\\"//g; s/"[^"]*": /\n&/g' out | sed -n 's/^\("[^"]*": \)\(.\).*/\1\2/p' |
	sed 's/[0-9]$/0/; s/: [tf]$/: b/; s/: [n"]$/: s/' | sort -u >shapes
cat >wanted <<'EOT'
"changes": [
"end": 0
"figures": [
"kind": s
"left": 0
"left": [
"left": s
"left": {
"moved": b
"note": s
"noun": s
"op": s
"paragraph": 0
"passages": [
"relation": s
"repeated": {
"right": 0
"right": [
"right": s
"right": {
"sentences": [
"shared": {
"similarity": 0
"start": 0
"text": s
"unit": s
"verdict": s
EOT
sort wanted | cmp -s - shapes || fail "fields are not as they should be: $(sort wanted | diff - shapes)"
said out '{"left": "courier.txt", "right": "herald.txt", "passages": [{"relation": "verbatim", "similarity": 1, "moved": false, "left": {"text": "'
said out '"sentences": [1], "paragraph": 1, "start": 0, "end": 74}'
said out '{"op": "replace", "kind": "quoted", "left": [30, 35], "right": [30, 33]}'
said out '"kind": "attribution"'
said out '{"relation": "only", "left": null, "right": {"text": "The captain had misread the chart."'
said out '"figures": [{"noun": "passengers", "unit": null, "left": ["more than 150"], "right": ["140"], "verdict": "conflict", "note": null}]'
said out '"repeated": {"left": [[4, 5]], "right": []}'

# All figures of a quantity in one object.
printf '\nThe coastguard counted 160 passengers who were lifted from the ferry by helicopter.\n' >>courier.txt
run 0 compare --json courier.txt herald.txt
said out '"left": ["more than 150", "160"], "right": ["140"], "verdict": "conflict"'

run 0 compare courier.txt herald.txt
said out 'courier.txt | herald.txt'
said out '= courier: The hull of the ferry was torn open'
said out '" courier: "We heard a bang'
said out '  quoted: water | sea'
said out '  attribution: Liv Moen, a passenger | Jon Vik, a steward'
said out '# conflict: passengers: more than 150, 160 | 140'
said out '< courier: The island of Lom'
said out '> herald: The captain had misread the chart.'

# Behind the pairs, the groups. What else is compared changes nothing of a pair.
cp herald.txt post.txt
run 0 compare --json courier.txt herald.txt
cp out alone
run 0 compare --json courier.txt herald.txt post.txt
lines 4
head -1 out | cmp -s - alone || fail "a pair beside others"
tail -1 out | grep -q '^{"groups": \[{"members": \[{"source": "courier.txt", "text": "[^"]*", "sentences": \[[0-9]*\]}, ' || fail "groups"
tail -1 out | grep -q '"relation": "verbatim", "agency": null}' || fail "relation and agency of a group"
finish
