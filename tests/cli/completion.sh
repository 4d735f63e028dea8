# What shells complete of the command line, asked of the shells that are here.
. "${0%/*}/helpers"

made=${DIPTYCH%/*}/completion
mkdir "$tmp/work"
cd "$tmp/work" || exit 1
mkdir stories
touch watch-me.txt 'two words.txt'

# Each shell answers "ask LINE" with what its last word can be, a line each, in $tmp/out.
ask_bash() {
    bash --norc --noprofile -c '
        . "$1"
        line=${2//=/ = }
        read -ra COMP_WORDS <<<"$line"
        [[ $2 == *[\ =] ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _diptych
        printf "%s\n" "${COMPREPLY[@]}"' - "$made/diptych.bash" "$1" >"$tmp/out"
}

# shellcheck disable=SC2016 # fish expands them
ask_fish() { HOME=$tmp fish --no-config -c '. "$argv[1]"; complete -C "$argv[2]"' "$made/diptych.fish" "$1" >"$tmp/out"; }

# zsh completes only where it edits a line: in a terminal of its own, which lists the choices at ^D.
mkdir "$tmp/functions"
cp "$made/diptych.zsh" "$tmp/functions/_diptych"
cat >"$tmp/ask.zsh" <<'END'
zmodload zsh/zpty
zpty asked zsh -f -i
zpty -w asked "unsetopt beep; LISTMAX=1000; fpath=($1 \$fpath); stty columns 300 rows 100"
zpty -w asked "autoload -Uz compinit; compinit -u -d $1/dump; PS1=BEG''IN"
zpty -r asked line '*BEGIN*'
zpty -w -n asked "$2"$'\C-d\C-u'
zpty -w asked "print E''ND"
while zpty -r asked line; do
    print -r -- "$line"
    [[ $line == *END* ]] && break
done
END
ask_zsh() { timeout 30 zsh -f "$tmp/ask.zsh" "$tmp/functions" "$1" >"$tmp/out"; }

for shell in bash zsh fish; do
    command -v $shell >/dev/null || continue
    ask() { ask_$shell "$1"; }
    # every subcommand, and each option where it fits
    ask 'diptych '
    for word in annotate compare list entities figures quotes watch show check init bookmarks watch-me.txt; do
        said out "$word"
    done
    ask 'diptych w'
    said out watch
    unsaid out annotate
    ask 'diptych list --'
    for word in --json --tsv --watchlist --map --config --jobs --help --version; do said out "$word"; done
    unsaid out --count
    unsaid out --theme
    ask 'diptych --theme dark watch --'
    said out --count
    unsaid out --ascii
    ask 'diptych --'
    said out --theme
    unsaid out --json
    # arguments
    ask 'diptych --background='
    said out light
    said out dark
    unsaid out stories
    ask 'diptych --theme='
    said out colorblind-dark
    said out watch-me.txt
    ask 'diptych --color '
    said out always
    unsaid out stories
    # paths, folders, nothing
    ask 'diptych annotate '
    said out watch-me.txt
    unsaid out compare
    ask 'diptych stories '
    said out watch-me.txt
    unsaid out compare
    ask 'diptych init '
    said out stories
    unsaid out watch-me.txt
    ask 'diptych bookmarks '
    unsaid out watch-me.txt
done
finish
