"""The window to compare with: an empty QMainWindow.

Prints the time.monotonic() at which it is seen, and the seconds of processor time until then.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.seen import when_seen


def main() -> None:
    """Show the window, print the time, and quit."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1180, 760)
    window.show()

    def seen(at_s: float) -> None:
        print(at_s, time.process_time(), flush=True)
        app.quit()

    when_seen(window, seen)
    app.exec()


if __name__ == "__main__":
    main()
