#!/bin/sh
# deps.sh [GOAL...]: installs what diptych is built and tested with, and what the goals need beside, on Debian and
# Ubuntu; elsewhere prints the command.
# deps.sh --missing NAME: says which package holds a library that pkg-config does not find, and fails.
set -eu
PKG_CONFIG=${PKG_CONFIG:-pkg-config}
CC=${CC:-cc}

# Goal that needs it (any: all of them; clang: whatever is made with CC=clang), pkg-config name (or command:NAME, or
# sanitizer:COMPILER), then the package for apt, dnf, pacman, apk, brew.
table='
any command:cc gcc gcc gcc build-base gcc
any command:pkg-config pkg-config pkgconf-pkg-config pkgconf pkgconf pkgconf
any ncursesw libncurses-dev ncurses-devel ncurses ncurses-dev ncurses
any libpcre2-8 libpcre2-dev pcre2-devel pcre2 pcre2-dev pcre2
any yaml-0.1 libyaml-dev libyaml-devel libyaml yaml-dev libyaml
any libutf8proc libutf8proc-dev utf8proc-devel libutf8proc utf8proc-dev utf8proc
any sqlite3 libsqlite3-dev sqlite-devel sqlite sqlite-dev sqlite
any jansson libjansson-dev jansson-devel jansson jansson-dev jansson
any zlib zlib1g-dev zlib-devel zlib zlib-dev zlib
any libxml-2.0 libxml2-dev libxml2-devel libxml2 libxml2-dev libxml2
any check check check-devel check check-dev check
any vterm libvterm-dev libvterm-devel libvterm libvterm-dev libvterm
clang command:clang clang clang clang clang llvm
clang sanitizer:clang libclang-rt-dev compiler-rt compiler-rt compiler-rt llvm
check command:strace strace strace strace strace strace
check-valgrind command:valgrind valgrind valgrind valgrind valgrind valgrind
bench command:valgrind valgrind valgrind valgrind valgrind valgrind
bench-record command:valgrind valgrind valgrind valgrind valgrind valgrind
lint command:git git git git git git
lint command:clang-format clang-format clang-tools-extra clang clang-extra-tools clang-format
lint command:clang-tidy clang-tidy clang-tools-extra clang clang-extra-tools llvm
lint command:cppcheck cppcheck cppcheck cppcheck cppcheck cppcheck
lint command:mandoc mandoc mandoc mandoc mandoc mandoc
lint command:shellcheck shellcheck ShellCheck shellcheck shellcheck shellcheck
'

if [ "${1-}" = --missing ]; then
    echo "$table" | while read -r goal name apt dnf pacman apk brew; do
        [ "$name" = "$2" ] || continue
        for_goal=
        [ "$goal" = any ] || for_goal=" $goal"
        echo "diptych: the library $name is missing. Install it (\`make deps$for_goal\` does it on Debian and Ubuntu):" >&2
        echo "  apt: $apt   dnf: $dnf   pacman: $pacman   apk: $apk   brew: $brew" >&2
        break
    done
    exit 1
fi

# Compilers count as goals by their name: CC=clang asks for the rows of clang.
goals=" any $* ${CC##*/} "

present() {
    case $1 in
    command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
    sanitizer:*) echo 'int main(void) { return 0; }' | "${1#sanitizer:}" -fsanitize=address -x c -o /dev/null - 2>/dev/null ;;
    *) $PKG_CONFIG --exists "$1" 2>/dev/null ;;
    esac
}

manager=none
for m in apt-get dnf pacman apk brew; do
    if command -v $m >/dev/null 2>&1; then
        manager=$m
        break
    fi
done

missing=$(echo "$table" | while read -r goal name apt dnf pacman apk brew; do
    [ -n "$name" ] || continue
    case $goals in *" $goal "*) ;; *) continue ;; esac
    present "$name" && continue
    case $manager in
    dnf) echo "$dnf" ;;
    pacman) echo "$pacman" ;;
    apk) echo "$apk" ;;
    brew) echo "$brew" ;;
    *) echo "$apt" ;;
    esac
done | sort -u | tr '\n' ' ')
[ -n "$missing" ] || exit 0

sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
case $manager in
apt-get)
    echo "diptych: installing $missing"
    $sudo apt-get update -qq || echo "diptych: the package lists could not be renewed; trying with those at hand" >&2
    # shellcheck disable=SC2086 # a list of names
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
    ;;
dnf) command="$sudo dnf install" ;;
pacman) command="$sudo pacman -S" ;;
apk) command="$sudo apk add" ;;
brew) command="brew install" ;;
none) command="install with your package manager:" ;;
esac
echo "diptych: missing: run" >&2
echo "  $command $missing" >&2
exit 1
