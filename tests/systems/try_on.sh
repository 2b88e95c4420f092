#!/bin/sh
# Tries both commands, `sh run.sh --demo` and `sh test.sh`, on a fresh Debian that has nothing but Python:
#   sh tests/systems/try_on.sh SUITE [MIRROR]
# SUITE is bookworm (Python 3.11), trixie (3.13) or sid (3.14); MIRROR is the one of this computer's apt, if none is named.
# What is tried is the last commit. Pictures of the window, the logs and the system itself (some 6 GB) are then in
# build/systems/SUITE. Takes half an hour on two cores, and needs root on a Debian with what `tools` below names.
set -eu

cd -- "$(dirname -- "$0")/../.."
tools="debootstrap import unshare xdotool Xvfb"
suite=${1:?which suite: bookworm, trixie or sid}
work=$PWD/build/systems/$suite
root=$work/root

say() {
    echo "try_on.sh: $suite: $*"
}

fail() {
    say "$*" >&2
    exit 1
}

# In namespaces of its own, so that mounts and processes end with this script, however it ends.
if [ "${TRY_ON_ALONE-}" != yes ]; then
    for tool in $tools; do
        command -v "$tool" >/dev/null || fail "$tool is needed: apt-get install debootstrap imagemagick xdotool xvfb"
    done
    TRY_ON_ALONE=yes exec unshare --mount --pid --fork --kill-child --mount-proc sh "$0" "$@"
fi

# shellcheck disable=SC2016  # apt fills it in
mirror=${2:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)}
[ -n "$mirror" ] || fail "apt has no mirror of Debian here; name one"

# Debian as it is installed, with Python and this checkout. How pip is set up here holds in there too.
rm -rf --one-file-system "$work"
mkdir -p "$work" build/systems/pip-cache
debootstrap --variant=minbase --include=python3 "$suite" "$root" "$mirror" >"$work/debootstrap.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for settings in /etc/pip.conf /etc/xdg/pip; do
    [ ! -e $settings ] || { mkdir -p "$root${settings%/*}"; cp -r $settings "$root$settings"; }
done
cp "${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}" "$root/root/certificates.crt"
{
    export -p | grep -E '^export (PIP_[A-Z_]+|[a-z]+_proxy)=' || :
    echo "export PIP_CERT=/root/certificates.crt PIP_CACHE_DIR=/root/pip-cache"
} >"$root/root/settings"
mkdir -p "$root/root/checkout" "$root/root/pip-cache" "$root/tmp/.X11-unix" /tmp/.X11-unix
git archive HEAD | tar -x -C "$root/root/checkout"

mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/dev/shm"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
mount --bind build/systems/pip-cache "$root/root/pip-cache"

# The screen is this computer's, for a server in there would bring libraries that run.sh is to install.
Xvfb -ac -nolisten tcp -screen 0 1280x900x24 -displayfd 3 3>"$work/display" 2>"$work/xvfb.log" &
until [ -s "$work/display" ]; do
    kill -0 $! || fail "Xvfb does not start"
    sleep 1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY

# COMMAND in the checkout in there; takes the place of the shell, so that signals reach it.
inside() {
    exec env -i HOME=/root DISPLAY="$DISPLAY" REACTION_GAUGE_HOME=/root/gauge \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        chroot "$root" sh -c ". /root/settings; cd /root/checkout; exec $1"
}

say "$(inside 'python3 --version'), $(inside 'dpkg-query --show' | wc -l) packages"

history="
import os, sqlite3
file = '/root/gauge/data/sessions.sqlite'
if os.path.exists(file):
    for duration, rating in sqlite3.connect(file).execute(
        'SELECT duration_s, rating_0_100 FROM session WHERE recording = 0'
    ):
        print(f'{duration:.0f} seconds, rated {rating:.0f}')
"
inside 'sh run.sh --demo' >"$work/demo.log" 2>&1 &
running=$!
session=
for _ in $(seq 900); do
    sleep 2
    kill -0 $running 2>/dev/null || fail "the window closed by itself; see $work/demo.log"
    if [ ! -e "$work/playing.png" ] && xdotool search --onlyvisible --name 'Reaction Gauge' >"$work/window" 2>/dev/null; then
        sleep 10
        import -window root "$work/playing.png"
    fi
    session=$(inside "python3 -c \"$history\"" 2>/dev/null) || :
    [ -z "$session" ] || break
done
[ -n "$session" ] || fail "no session came of the demo clip; see $work/demo.log"
sleep 3
import -window root "$work/session.png"
kill -INT $running
code=0
wait $running || code=$?
[ $code -eq 0 ] || fail "the window ended with exit code $code"
say "sh run.sh --demo: a session of $session; pictures are in $work"

code=0
(inside 'sh test.sh') >"$work/test.log" 2>&1 || code=$?
say "sh test.sh: exit code $code: $(tail -n 1 "$work/test.log")"
exit $code
