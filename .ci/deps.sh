#!/bin/sh
# deps.sh: installs what diptych is built and tested with, on Debian and Ubuntu; elsewhere prints the command.
# deps.sh --missing NAME: says which package holds a library that pkg-config does not find, and fails.
set -eu
PKG_CONFIG=${PKG_CONFIG:-pkg-config}

# pkg-config name (or command:NAME), then the package for apt, dnf, pacman, apk, brew.
table='
command:cc gcc gcc gcc build-base gcc
command:pkg-config pkg-config pkgconf-pkg-config pkgconf pkgconf pkgconf
ncursesw libncurses-dev ncurses-devel ncurses ncurses-dev ncurses
libpcre2-8 libpcre2-dev pcre2-devel pcre2 pcre2-dev pcre2
yaml-0.1 libyaml-dev libyaml-devel libyaml yaml-dev libyaml
libutf8proc libutf8proc-dev utf8proc-devel libutf8proc utf8proc-dev utf8proc
jansson libjansson-dev jansson-devel jansson jansson-dev jansson
check check check-devel check check-dev check
vterm libvterm-dev libvterm-devel libvterm libvterm-dev libvterm
'

if [ "${1-}" = --missing ]; then
    echo "$table" | while read -r name apt dnf pacman apk brew; do
        [ "$name" = "$2" ] || continue
        echo "diptych: the library $name is missing. Install it (\`make deps\` does it on Debian and Ubuntu):" >&2
        echo "  apt: $apt   dnf: $dnf   pacman: $pacman   apk: $apk   brew: $brew" >&2
    done
    exit 1
fi

present() {
    case $1 in
    command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
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

missing=$(echo "$table" | while read -r name apt dnf pacman apk brew; do
    [ -n "$name" ] || continue
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
