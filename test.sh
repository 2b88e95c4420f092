#!/bin/sh
# Runs every check, and the tests last: sh test.sh [ARGUMENTS OF PYTEST]
set -eu

cd -- "$(dirname -- "$0")"
sh run.sh --set-up-only test dbus-daemon locales strace weston

PATH=$PWD/.venv/bin:$PATH
export PATH

ruff check
ruff format --check
mypy
lint-imports
# A part of the tests covers a part of the rooms.
[ $# -gt 0 ] || set -- --cov
exec python -m pytest "$@"
