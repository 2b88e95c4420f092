#!/bin/sh
# Runs every check, and the tests last: sh test.sh [ARGUMENTS OF PYTEST]
set -eu

cd -- "$(dirname -- "$0")"
sh run.sh --set-up-only train,test xvfb

PATH=$PWD/.venv/bin:$PATH
# No test needs a screen, and a window that opens would take the focus from whoever runs them.
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
export PATH QT_QPA_PLATFORM

ruff check
ruff format --check
mypy
lint-imports
exec python -m pytest "$@"
