#!/bin/sh
# Gives the stand-alone program in FOLDER an entry in this user's menu: sh standalone/install-menu-entry.sh FOLDER
set -eu

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
program=$(cd "$1" && pwd)/reaction-gauge
[ -x "$program" ] || { echo "$program is not there; build it with: make package" >&2; exit 2; }
data=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$data/applications" "$data/icons/hicolor/scalable/apps"
cp "$here/../assets/icons/app.svg" "$data/icons/hicolor/scalable/apps/reaction-gauge.svg"
sed "s|^Exec=.*|Exec=\"$program\"|" "$here/reaction-gauge.desktop" >"$data/applications/reaction-gauge.desktop"
echo "Reaction Gauge is in the menu; to take it out again: rm $data/applications/reaction-gauge.desktop"
