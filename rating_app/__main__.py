"""Entry point: `rating-app`, and `python -m rating_app`."""

from __future__ import annotations

import signal


def run() -> None:
    """Run the command line."""
    # The next import takes a while. Until it is done, Ctrl-C ends the program silently.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from rating_app.command_line import run_command_line

    run_command_line()


if __name__ == "__main__":
    run()
