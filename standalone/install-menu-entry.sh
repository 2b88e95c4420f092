#!/bin/sh
# Gives the stand-alone program in this script's folder an entry in this user's menu.
set -eu

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
[ -x "$here/reaction-gauge" ] || { echo "The program is not in this folder; build it with: make package" >&2; exit 2; }
data=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$data/applications" "$data/icons/hicolor/scalable/apps"
cp "$here/_internal/rating_app/assets/icons/app.svg" "$data/icons/hicolor/scalable/apps/reaction-gauge.svg"
while IFS= read -r line; do
    case $line in
    Exec=*) printf 'Exec="%s"\n' "$here/reaction-gauge" ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$here/reaction-gauge.desktop" >"$data/applications/reaction-gauge.desktop"
echo "Reaction Gauge is in the menu; to take it out again: rm '$data/applications/reaction-gauge.desktop'"
