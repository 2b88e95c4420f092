"""The log file, and the one place where unexpected exceptions are handled."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import threading
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from rating_app.system.private_files import ensure_private, ensure_private_folder
from rating_app.system.terminal import refuse, steady

_KEPT_BYTES = 512 * 1024


def start_logging(log_file: Path) -> None:
    """Log to `log_file` (two generations of 512 KiB, readable by this user alone), and send native libraries' standard
    error to a file beside it.

    MediaPipe, LiteRT and FFmpeg write start-up notices directly to file descriptor 2; the terminal is kept for the
    program's own output. If the file cannot be written, the program works without it.
    """
    logger = logging.getLogger()
    logger.setLevel(logging.INFO)
    try:
        ensure_private_folder(log_file.parent)
        handler = _PrivateLog(log_file, maxBytes=_KEPT_BYTES, backupCount=1, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        _divert_native_errors(log_file.with_suffix(".native.log"))
    except OSError as error:
        refuse(f"there is no log, since {log_file} cannot be written ({error.strerror}).")
    sys.excepthook = report_unexpected
    threading.excepthook = lambda event: report_unexpected(event.exc_type, event.exc_value, event.exc_traceback)


def report_unexpected(kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None) -> None:
    """Log an unexpected exception, and report it in one line on standard error."""
    logging.getLogger("unexpected").critical("unexpected error", exc_info=(kind, error or kind(), traceback))
    refuse(f"something unexpected happened ({kind.__name__}: {error}); the log has more.")


class _PrivateLog(logging.handlers.RotatingFileHandler):
    """A log that only its owner can read, because errors can name files."""

    def _open(self) -> TextIOWrapper:
        ensure_private(Path(self.baseFilename))
        return super()._open()


def _divert_native_errors(path: Path) -> None:
    terminal = steady(os.dup(2), "utf-8" if sys.stderr is None else sys.stderr.encoding)
    ensure_private(path)
    target = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.dup2(target, 2)
    os.close(target)
    sys.stderr = terminal
