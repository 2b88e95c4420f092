"""Write a file so that readers and later runs find either all of it or its previous content."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(file: Path, content: str | bytes) -> None:
    """Replace `file` in one step; text is written as UTF-8. Raise OSError if that fails, leaving `file` as it was."""
    partial = file.with_name(f"partial-{file.name}")
    try:
        with partial.open("wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            # After a power cut, there must not be an empty file with the final name.
            os.fsync(stream.fileno())
        partial.replace(file)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
