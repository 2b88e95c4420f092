#!/bin/sh
# Sets up what Reaction Gauge needs, in .venv beside this script and from Debian's packages, and starts it:
#   sh run.sh [ARGUMENTS OF THE APP]
#   sh run.sh --set-up-only [EXTRAS [DEBIAN-PACKAGE...]]    sets up (with `test strace`, say) and starts nothing
# What is there already is left alone, so only the first start takes long. Extras once chosen are kept.
set -eu

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)

# What the wheels of PySide6 (xcb, Wayland, multimedia), OpenCV and MediaPipe load but do not bring. The rest of what
# ldd names, and a font, are dependencies of these.
libraries="libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libgssapi-krb5-2 libpulse0 libwayland-cursor0
    libwayland-egl1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libxrandr2"

# To stderr, as everything here: the app's output is to stand alone on stdout.
say() {
    echo "run.sh: $*" >&2
}

# Where MediaPipe or PySide6 has no wheel, pip would say so in its own words, and only after minutes. PySide6's are
# manylinux_2_34.
check_computer() {
    computer="$(uname -s) $(uname -m)"
    if [ "${computer%% *}" = Linux ] && command -v getconf >/dev/null; then
        computer="$computer, $(getconf LONG_BIT) bit, $(getconf GNU_LIBC_VERSION 2>/dev/null || echo "no glibc")"
    fi
    case $computer in
    "Darwin arm64" | "Linux x86_64") return ;;
    "Linux x86_64, 64 bit, glibc 2."*) [ "${computer##*.}" -lt 34 ] || return 0 ;;
    esac
    say "Reaction Gauge cannot be set up on this computer ($computer): MediaPipe and Qt, which find the face and show" \
        "the window, come for Linux on x86-64 with glibc 2.34 or later and for macOS on Apple silicon; for Windows see" \
        "docs/cli.md"
    exit 2
}

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

# 3.14 last, for TensorFlow has no wheel for it yet.
find_python() {
    for python in python3.13 python3.12 python3.11 python3 python3.14; do
        ! fits "$python" || return 0
    done
    found=$(python3 -c 'import sys; print("only %d.%d: install one of these beside it" % sys.version_info[:2])' \
        2>/dev/null || echo "none: on Debian, apt-get install python3")
    say "Reaction Gauge needs Python 3.11, 3.12, 3.13 or 3.14, and found $found"
    exit 2
}

check_training() {
    if ! "$python" -c 'import sys; sys.exit(sys.version_info >= (3, 14))'; then
        say "TensorFlow, which trains, has no wheel for Python 3.14 yet: install Python 3.11, 3.12 or 3.13, remove" \
            "$here/.venv, and run this again"
        exit 2
    fi
}

can_make_venv() {
    "$python" -c 'import ensurepip' 2>/dev/null
}

# Not sound: an install that was cut short (pip takes a half-written package for a whole one), a folder that was moved
# (the scripts and the editable install name the old one; activate, which venv writes last, tells), or a Python that
# the system has replaced or that is too old by now.
venv_is_sound() {
    case $stamped in unfinished*) return 1 ;; esac
    grep -qsF "$here/.venv" .venv/bin/activate && fits .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null
}

install_debian_packages() {
    # By what packages provide, too: later releases have libglib2.0-0 as libglib2.0-0t64.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' | grep '^installed ' | tr ',\n' '  ')
    lacking=
    for package in "$@"; do
        case " $installed " in *" $package "*) ;; *) lacking="$lacking $package" ;; esac
    done
    [ -n "$lacking" ] || return 0

    command="apt-get update; apt-get install -y --no-install-recommends$lacking"
    if [ "$(id -u)" -eq 0 ]; then
        sh -c "$command" >&2 && return
    elif command -v sudo >/dev/null; then
        say "installs with sudo, which may ask for your password:$lacking"
        sudo sh -c "$command" >&2 && return
    fi
    say "Debian packages are lacking; install them as root: $command"
}

# Where there is no apt-get. The names are from the distributions' lists of packages: none of these lines was run.
name_packages() {
    if command -v dnf >/dev/null; then
        install="dnf install"
        names="dbus-libs fontconfig glib2 krb5-libs libglvnd-egl libglvnd-glx libwayland-cursor libwayland-egl libxcb
            libxkbcommon-x11 libXrandr pulseaudio-libs xcb-util-cursor xcb-util-keysyms xcb-util-wm"
    elif command -v pacman >/dev/null; then
        install="pacman -S --needed"
        names="dbus fontconfig glib2 krb5 libglvnd libpulse libxcb libxkbcommon-x11 libxrandr mesa ttf-dejavu wayland
            xcb-util-cursor xcb-util-keysyms xcb-util-wm"
    elif command -v zypper >/dev/null; then
        install="zypper install"
        names="dejavu-fonts fontconfig krb5 libdbus-1-3 libglib-2_0-0 libgthread-2_0-0 libpulse0 libwayland-cursor0
            libwayland-egl1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libXrandr2
            Mesa-libEGL1 Mesa-libGL1"
    else
        return 0
    fi
    # shellcheck disable=SC2086  # a list of words
    say "these are needed; where some are lacking, install them as root:" $install $names
}

set_up() {
    stamp=.venv/set-up.stamp
    stamped=$(cat "$stamp" 2>/dev/null || :)
    asked=${1-}
    extras=$(echo "$asked,${stamped##* }" | tr , '\n' | grep . | sort -u | paste -s -d , -)
    wanted="$(cat pyproject.toml constraints.txt | cksum) $extras"
    [ $# -eq 0 ] || shift

    if venv_is_sound; then
        sound=yes
        python=.venv/bin/python
    else
        sound=no
        check_computer
        find_python
    fi
    case ",$asked," in *,train,*) check_training ;; esac
    if command -v apt-get >/dev/null; then
        [ $sound = yes ] || can_make_venv ||
            set -- "$@" "$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
        # shellcheck disable=SC2086  # a list of words
        install_debian_packages $libraries "$@"
    elif [ $sound = no ]; then
        name_packages
    fi
    if [ $sound = no ]; then
        can_make_venv || { say "$python cannot make a virtual environment: it lacks ensurepip"; exit 2; }
        rm -f .venv/bin/activate # so that a clearing that is cut short leaves nothing that looks sound
        "$python" -m venv --clear .venv
    elif [ "$stamped" = "$wanted" ]; then
        return
    fi

    say "installs into $here/.venv; the first time, this takes some minutes"
    echo "unfinished $extras" >"$stamp"
    .venv/bin/python -m pip install --disable-pip-version-check -c constraints.txt -e ".${extras:+[$extras]}" >&2
    echo "$wanted" >"$stamp"
}

case ${1-} in
--set-up-only)
    shift
    cd "$here"
    set_up "$@"
    ;;
*)
    (cd "$here"; set_up)
    # From the caller's folder, so that a file named on the command line is found.
    exec "$here/.venv/bin/python" -m rating_app "$@"
    ;;
esac
