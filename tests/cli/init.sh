# init: a manifest from what was found, with which the folder gives the same collection.
. "${0%/*}/helpers"
cd "$tmp" || exit 1

mkdir -p news/quay news/quay/nested
printf 'Crane falls into the harbour\n\nPublished: 21 February 2031\n\nThe crane fell on Monday, said Ann Lee of the port.\n' >news/quay/lark.txt
printf 'Crane: "nobody hurt"\n\nOn Monday a crane fell into the harbour, and nobody was hurt.\n' >news/quay/wren.txt
printf 'The crane stood for forty years.\n' >news/quay/nested/wren.txt
printf 'The crane is to be lifted on Friday.\n' >news/quay/zoo.txt
printf 'The mayor of Larkfield opened a school on Tuesday with a song.\n' >"news/a: strange #name.txt"
printf 'A second school is planned, the mayor said.\n' >"news/b.txt:7"
printf '%s\n' '{"title": "Ferry stops", "text": "The ferry stopped at noon on Sunday, and did not leave before night.", "outlet": "Heron", "date": "2031-02-03"}' \
    '{"title": "Grain prices fall", "text": "Wheat was sold at the lowest price for nine years.", "outlet": "Heron", "story": "Grain"}' \
    '{"title": "Grain", "text": "Barley went the way of wheat.", "outlet": "Buoy", "event": "Grain"}' >news/many.jsonl

run 0 list --json news
cp "$tmp/out" before
lines 9
said out '"story": "grain", "story_title": "Grain"'
[ "$(grep -c '"story": "quay"' "$tmp/out")" = 3 ] || fail "a folder with a folder in it is two stories"
run 0 init news/
said out "news/collection.yaml: 9 articles, "
silent err
[ "$(grep -c 'file: ' news/collection.yaml)" = 9 ] || fail "not each article is listed"
grep -q "^title: news$" news/collection.yaml || fail "no title"
grep -q "  - title: Grain$" news/collection.yaml || fail "the record's story has no title"
grep -q "  - # title: " news/collection.yaml || fail "the folder's story has a title"
grep -q "# headline: Crane falls into the harbour" news/collection.yaml || fail "no headline"
grep -q "date: 2031-02-21" news/collection.yaml || fail "no date"
run 0 check news
run 0 list --json news
cmp -s "$tmp/out" before || fail "read back, the collection is another"
run 0 annotate news
cp "$tmp/out" annotated
mv news/collection.yaml kept.yaml
run 0 annotate news
cmp -s "$tmp/out" annotated || fail "read back, an article is another"

# What is there is not touched, not even where it is a link that leads nowhere.
printf 'version: 1\n' >news/collection.yaml
run 2 init news
said err "is there already, and stays as it is"
[ "$(cat news/collection.yaml)" = "version: 1" ] || fail "a manifest was overwritten"
rm news/collection.yaml
ln -s elsewhere.yaml news/collection.yaml
run 2 init news
said err "cannot make: File exists"
[ ! -e news/elsewhere.yaml ] || fail "written through a link"
rm news/collection.yaml

# What it cannot be for.
mkdir empty
run 2 init empty
said err "no article was found here"
[ ! -e empty/collection.yaml ] || fail "a manifest of nothing"
run 2 init news/quay/lark.txt
said err "init needs one folder"
run 2 init news empty
said err "init needs one folder"
run 2 init
said err "init needs a PATH"
run 2 init --watchlist x.yaml news
said err "init does not take --watchlist"

# Names of the command line are written down, and needed no more.
mkdir mapped
printf '{"headline_x": "Buoy drifts", "words_x": "A buoy has drifted off."}\n' >mapped/a.jsonl
run 0 init --map body=words_x --map title=headline_x mapped
run 0 list --tsv mapped
said out "Buoy drifts"

# A name that YAML cannot hold is left out, and said so.
mkdir odd
printf 'The pier is open.\n' >odd/plain.txt
printf 'The pier is shut.\n' >"odd/$(printf 'b\377d').txt"
run 0 init odd
said err "left out: such a name cannot stand in a manifest"
run 0 list odd

# More than a manifest holds: the stories go on forming by themselves.
mkdir large
awk 'BEGIN { for (i = 1; i <= 30000; i++) printf "{\"title\": \"Pier %d of the long harbour wall that has many piers\", \"text\": \"Pier %d.\", \"outlet\": \"Larkfield Post and Evening Advertiser\", \"story\": \"Pier %d\"}\n", i, i, i }' >large/many.jsonl
run 0 init large
grep -q "^# 30000 articles are more than this file can list" large/collection.yaml || fail "no note of many articles"
run 0 check large

finish
