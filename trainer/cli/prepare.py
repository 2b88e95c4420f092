"""`rating-trainer prepare`: find, align and crop every face of a data folder."""

from __future__ import annotations

import argparse
import csv

from trainer.cli.faces import prepared_faces, say_skipped
from trainer.cli.options import Commands, add_data, add_size
from trainer.data.dataset import count_by, read_index


def add_prepare_command(commands: Commands) -> None:
    """Add `prepare` to the commands."""
    command = commands.add_parser("prepare", help="find, align and crop every face of a data folder into a cache")
    add_data(command)
    add_size(command)
    command.set_defaults(command=prepare_command)


def prepare_command(options: argparse.Namespace) -> None:
    """Fill the cache, and list the photographs that gave no face."""
    faces = prepared_faces(options, read_index(options.data), options.size)
    listing = options.cache / "skipped.csv"
    with listing.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "reason"])
        writer.writerows((skip.photograph.path, skip.reason) for skip in faces.skipped)
    print(f"{len(faces.photographs):,} faces: {count_by(p.label for p in faces.photographs)}.")
    say_skipped(faces)
    if faces.skipped:
        print(f"They are listed in {listing}.")
