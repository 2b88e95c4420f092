"""Exit codes of the command line, and the sentence that goes before one."""

from __future__ import annotations

import sys

from rating_app.system.terminal import printable

SOME_FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


def refuse(sentence: object) -> int:
    """Say `sentence` on standard error; BAD_INPUT."""
    print(f"rating-app: {printable(sentence)}", file=sys.stderr)
    return BAD_INPUT
