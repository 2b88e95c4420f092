"""Write a file so that a reader, or a later run, finds all of it or what was there before."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(file: Path, content: str | bytes) -> None:
    """Replace `file` in one step; text as UTF-8. OSError where that is not possible, and `file` is as it was."""
    partial = file.with_name(f"partial-{file.name}")
    try:
        with partial.open("wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            # A power cut after the replacement must not find an empty file under the old name.
            os.fsync(stream.fileno())
        partial.replace(file)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
