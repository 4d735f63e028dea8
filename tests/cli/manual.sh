# The manual's examples do what they say, and its files are in order.
. "${0%/*}/helpers"
manuals=$PWD/man
mkdir "$tmp/bin" "$tmp/work" "$tmp/work/articles"
ln -s "$DIPTYCH" "$tmp/bin/diptych"
PATH=$tmp/bin:$PATH
cd "$tmp/work" || exit 1

# example FILE: what stands in its display, as it reads on the page.
example() {
    sed -n '/^\.Bd -literal/,/^\.Ed/p' "$manuals/$1" | sed -e '/^\.[BE]d/d' -e 's/\\e/\\/g' -e 's/\\(dq/"/g'
}
example diptych-watchlist.5 >terms.yaml
example diptych-theme.5 >mine.yaml
example diptych-config.5 >config.yaml
[ -s config.yaml ] || fail "no example for config.yaml"
run 0 check --config=config.yaml
silent err
for file in terms.yaml mine.yaml; do
    [ -s $file ] || fail "no example for $file"
    run 0 check ./$file
    silent err
done
run 0 show --theme=./mine.yaml --color=always "$manuals/../README.md"

cat >meridian.txt <<'A'
The Meridian
Ferry strike enters third day at Sable Harbour

Some 1,200 passengers were stranded on Tuesday, the inspector Greta Holmqvist said.
"We have no boats and no crews to sail them," she told reporters on the quay.
The owner, Vestland Bulk, said talks would resume on Wednesday.
A
cat >lantern.txt <<'A'
Daily Lantern
Third day of strike strands ferry passengers

Some 1,500 passengers were stranded at Sable Harbour on Tuesday, Greta Holmqvist said.
"We have no boats," the inspector told reporters on the quay.
The owner, Vestland Bulk, said that talks would resume on Wednesday.
A
mkdir articles/strike
cp meridian.txt lantern.txt articles/strike
example diptych-collection.5 >articles/collection.yaml
[ -s articles/collection.yaml ] || fail "no example for collection.yaml"
run 0 check articles
silent err
run 0 list articles
said out "third-day-of-the-strike"

# mdoc sets a sign that stands alone against the word before it: such a command would read wrongly.
alone=$(grep -nE '^\.D[1l] .* [].,:;?!)([]( |$)' "$manuals"/*) && fail "a sign alone: $alone"

# The reader's own example needs a terminal; tests/screen sees to the reader.
sed -n -e 's/\\(aq/'"'"'/g; s/\\(dq/"/g' -e 's/^\.Dl \$ //p' "$manuals/diptych.1" | grep -v -- --background >examples
command -v parallel >/dev/null || {
    echo "$0: the example of GNU parallel is skipped: it is not installed"
    sed -i /parallel/d examples
}
[ "$(wc -l <examples)" -ge 6 ] || fail "examples are missing"
while read -r command; do
    sh -c "$command" >out 2>err </dev/null || fail "example fails: $command: $(head -3 err)"
    [ ! -s err ] || fail "example complains: $command: $(head -3 err)"
    case $command in *check*) ;; *) [ -s out ] || fail "example writes nothing: $command" ;; esac
done <examples

# Processes beside each other write what one writes, in whole lines.
find articles -name '*.txt' -print0 | sort -z | xargs -0 diptych annotate >one
cat found.* | sort | cmp -s - one || fail "xargs -P gives other lines"
[ "$(wc -l <one)" = 2 ] || fail "$(wc -l <one) lines from two articles"

# The line for cron: what is newer than the last run, once.
mkdir news
cp terms.yaml news
touch -d 2001-01-01 news/.seen
cp meridian.txt news
cron=$(sed -n -e 's/\\&//g; s/\\(aq/'"'"'/g' -e 's/^\.Dl 0 \* \* \* \* //p' "$manuals/diptych.1")
sh -c "$cron" >out 2>err || fail "cron: $(cat err)"
grep -q . out || fail "cron: no hit: $(cat err)"
sh -c "$cron" >out 2>err || fail "cron: $(cat err)"
[ -z "$(cat out err)" ] || fail "cron: a second run tells of an old file"
finish
