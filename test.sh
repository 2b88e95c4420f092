#!/bin/sh
# Runs every check, and the tests last: sh test.sh [ARGUMENTS OF PYTEST]
set -eu

cd -- "$(dirname -- "$0")"
sh run.sh --set-up-only test dbus-daemon locales mpv mpv-mpris strace weston

PATH=$PWD/.venv/bin:$PATH
export PATH

ruff check
ruff format --check
mypy
lint-imports
# A part of the tests covers a part of the rooms. All of them are shared out among the processors: one after the other at
# first, so that what a file builds once is built once, and who has finished takes over from who has not. There is one
# process more than processors, since tests of the window wait half of their time. A process takes up to 2 GB.
[ $# -gt 0 ] || set -- --cov -n "$(($(getconf _NPROCESSORS_ONLN) + 1))" --maxprocesses 4 --dist worksteal
exec python -m pytest "$@"
