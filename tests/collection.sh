#!/bin/sh
# collection.sh DIR: what must hold of every article of a folder, on any text.
#
# annotate: one line of JSON an article, the text of each span is what its offsets say; list: as many rows; compare: every pair of the
# first articles, both ways round; statuses. Prints counts. The checks need python3 and are passed over, with a word, where it is missing.
set -eu
[ $# -eq 1 ] || { echo "usage: collection.sh DIR" >&2; exit 2; }
program=${DIPTYCH:-build/diptych}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

"$program" annotate "$1" >"$tmp/articles" || { echo "annotate: status $?" >&2; exit 1; }
"$program" annotate --jobs=4 "$1" >"$tmp/again" || { echo "annotate --jobs: status $?" >&2; exit 1; }
cmp -s "$tmp/articles" "$tmp/again" || { echo "annotate: not the same with four workers" >&2; exit 1; }
"$program" list --json "$1" >"$tmp/list" || { echo "list: status $?" >&2; exit 1; }
"$program" show "$1" >"$tmp/show" || { echo "show: status $?" >&2; exit 1; }

command -v python3 >/dev/null || { echo "collection.sh: no python3: JSON is not looked at"; exit 0; }
python3 - "$program" "$tmp" <<'P'
import collections, itertools, json, subprocess, sys

PAIRS_OF = 6
program, tmp = sys.argv[1:]
count = collections.Counter()
load = lambda name: [json.loads(line) for line in open(f"{tmp}/{name}", encoding="utf-8")]


def span(article, s, text):
    at = article["paragraphs"][s["paragraph"]]["text"]
    assert 0 <= s["start"] <= s["end"] <= len(at), (article["source"], s)
    assert text is None or at[s["start"]:s["end"]] == text, (article["source"], s)


articles = load("articles")
by_source = {a["source"]: a for a in articles}
for a in articles:
    count["articles"] += 1
    count["paragraphs"] += len(a["paragraphs"])
    for s in a["sentences"]:
        span(a, s, None)
        count["sentences"] += 1
    for kind in ("entities", "figures", "dates", "quotes", "hits"):
        for s in a[kind]:
            span(a, s, s["text"])
            count[kind] += 1
rows = load("list")
assert sorted(r["source"] for r in rows) == sorted(by_source), "list and annotate name other articles"
count["stories"] = len({r["story"] for r in rows})
assert len(list(itertools.groupby(r["story"] for r in rows))) == count["stories"], "list does not go story by story"


def compare(left, right):
    run = subprocess.run([program, "compare", "--json", left, right], capture_output=True, text=True)
    assert run.returncode == 0, (left, right, run.returncode, run.stderr)
    pair = json.loads(run.stdout)
    for p in pair["passages"]:
        sides = [(by_source[pair[side]], p[side]) for side in ("left", "right") if p[side]]
        assert sides and (len(sides) == 2) != (p["relation"] == "only"), p
        for article, s in sides:
            span(article, s, s["text"])
        for change in p.get("changes", ()):
            for side in ("left", "right"):
                s, (start, end) = p[side], change[side]
                assert s["start"] <= start <= end <= s["end"], (pair["left"], pair["right"], change)
            count["changes"] += 1
        count["passages " + p["relation"]] += 1
    for side in pair["repeated"]:
        for first, second in pair["repeated"][side]:
            assert first < second < len(by_source[pair[side]]["sentences"])
    assert all(0 <= share <= 1 for share in pair["shared"].values())
    count["pairs"] += 1
    return pair


for left, right in itertools.combinations(list(by_source)[:PAIRS_OF], 2):
    there, back = compare(left, right), compare(right, left)
    sentences = lambda pair, l, r: {(tuple(p[l]["sentences"]), tuple(p[r]["sentences"]))
                                    for p in pair["passages"] if p["left"] and p["right"]}
    if sentences(there, "left", "right") != sentences(back, "right", "left"):
        count["pairs that differ when turned round"] += 1
print("collection:", ", ".join(f"{n} {name}" for name, n in count.items()))
P
