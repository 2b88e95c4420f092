#!/bin/sh
# Tries the stand-alone program as a computer without Python would: sh standalone/smoke.sh FOLDER
# It rates the demo clip in a batch, and then in the window, on a screen of its own, where it exports with the keyboard.
set -eu

program=$(cd "$1" && pwd)/reaction-gauge
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

for tool in xvfb-run xdotool; do
    command -v $tool >/dev/null || { echo "smoke: $tool is needed; on Debian: apt-get install xvfb xdotool" >&2; exit 2; }
done

fail() {
    echo "smoke: $*" >&2
    [ ! -s "$home/log" ] || tail -n 20 "$home/log" >&2
    exit 1
}

# Nothing of this shell's environment, and no folder in which a Python could be found.
alone="env -i HOME=$home PATH=$home/no-programs REACTION_GAUGE_HOME=$home/state DISPLAY=${DISPLAY-}
    XAUTHORITY=${XAUTHORITY-}"

# The player of films is loaded with the first one; here it is asked whether it could be.
plugin=$(dirname "$program")/_internal/PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so
! LC_ALL=C ldd "$plugin" | grep "not found" >&2 || fail "films cannot be played"

if [ "${SMOKE_ON_SCREEN-}" != yes ]; then
    $alone "$program" --version || fail "it does not start"
    $alone "$program" rate --demo --out "$home/batch" >"$home/log" 2>&1 || fail "it does not rate the demo clip"
    [ "$(wc -l <"$home/batch/sessions.csv")" -eq 2 ] || fail "sessions.csv has no session"
    echo "smoke: the demo clip is rated in a batch"
    SMOKE_ON_SCREEN=yes exec xvfb-run -a -s "-screen 0 1280x900x24" sh "$0" "$1"
fi

mkdir "$home/out"
$alone "$program" --demo >"$home/log" 2>&1 &
running=$!
trap 'kill $running 2>/dev/null || :; rm -rf "$home"' EXIT

# The demo clip plays for 16 seconds; Ctrl+E means something only when its session is over.
exported=no
for _ in $(seq 30); do
    sleep 2
    kill -0 $running 2>/dev/null || fail "the window closed by itself"
    window=$(xdotool search --onlyvisible --name 'Reaction Gauge' 2>/dev/null | head -n 1) || :
    [ -n "$window" ] || continue
    dialog=$(xdotool search --onlyvisible --name 'Choose a folder' 2>/dev/null | head -n 1) || :
    if [ -n "$dialog" ]; then
        xdotool windowfocus "$dialog" type "$home/out"
        xdotool windowfocus "$dialog" key Return
        sleep 3
        [ ! -s "$home/out/sessions.csv" ] || { exported=yes; break; }
    else
        xdotool windowfocus "$window" key ctrl+e
    fi
done
[ $exported = yes ] || fail "nothing was exported from the window"
kill -TERM $running
wait $running || fail "it did not end as it should"
echo "smoke: the demo clip is played in the window, and exported with the keyboard"
