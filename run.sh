#!/bin/sh
# Sets up what Reaction Gauge needs, in .venv beside this script and from Debian's packages, and starts it:
#   sh run.sh [ARGUMENTS OF THE APP]
#   sh run.sh --set-up-only [EXTRAS [DEBIAN-PACKAGE...]]    sets up (with `train,test strace`, say) and starts nothing
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

find_python() {
    for python in python3.12 python3.11 python3.10 python3; do
        if "$python" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 13))' 2>/dev/null; then
            return
        fi
    done
    say "Reaction Gauge needs Python 3.10, 3.11 or 3.12, and found none; on Debian: apt-get install python3"
    exit 2
}

can_make_venv() {
    "$python" -c 'import ensurepip' 2>/dev/null
}

# Not sound: an install that was cut short (pip takes a half-written package for a whole one), a folder that was moved
# (the scripts and the editable install name the old one; activate, which venv writes last, tells), or a Python that
# the system has replaced.
venv_is_sound() {
    case $stamped in unfinished*) return 1 ;; esac
    grep -qsF "$here/.venv" .venv/bin/activate && .venv/bin/python -c 'import pip' 2>/dev/null
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

set_up() {
    stamp=.venv/set-up.stamp
    stamped=$(cat "$stamp" 2>/dev/null || :)
    extras=$(echo "${1-},${stamped##* }" | tr , '\n' | grep . | sort -u | paste -s -d , -)
    wanted="$(cat pyproject.toml constraints.txt | cksum) $extras"
    [ $# -eq 0 ] || shift

    if venv_is_sound; then
        sound=yes
    else
        sound=no
        find_python
        can_make_venv || set -- "$@" "$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
    fi
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086  # a list of words
        install_debian_packages $libraries "$@"
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
