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

# The reader's own example needs a terminal; tests/screen sees to the reader.
sed -n 's/^\.Dl \$ //p' "$manuals/diptych.1" | grep -v -- --background >examples
[ "$(wc -l <examples)" -ge 6 ] || fail "examples are missing"
while read -r command; do
    sh -c "$command" >out 2>err </dev/null || fail "example fails: $command: $(head -3 err)"
    [ ! -s err ] || fail "example complains: $command: $(head -3 err)"
    case $command in *check*) ;; *) [ -s out ] || fail "example writes nothing: $command" ;; esac
done <examples
finish
