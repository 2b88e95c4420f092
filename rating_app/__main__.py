"""Entry point: `rating-app`, and `python -m rating_app`."""

from __future__ import annotations

import signal


def run() -> None:
    """Do what the command line asks for."""
    # What follows takes a while to import. Until then Ctrl-C ends the program without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from rating_app.command_line import run_command_line

    run_command_line()


if __name__ == "__main__":
    run()
