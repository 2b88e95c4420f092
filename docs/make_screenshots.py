"""Drive the real application with a recorded reaction and save pictures of its window.

    xvfb-run -s "-screen 0 1600x1000x24" python docs/make_screenshots.py VIDEO [--out docs/screenshots]

The recording must be one that may be shown; the pictures in the README come from a stock video (Wolfgang Langer,
Pexels).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from rating_app.application import RatingApplication, WindowRequest, make_qt_application
from rating_app.config import Paths, shipped_model
from rating_app.consent import NOTICE, RecordingAttestation
from rating_app.views.consent_dialog import ConsentDialog
from rating_app.views.main_window import Phase

DISTRESSED_AT_S, SMILING_AT_S = 5.0, 14.0


def main() -> None:
    """Take all pictures, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("video", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "screenshots")
    options = parser.parse_args()
    app = make_qt_application(["make_screenshots"])
    with tempfile.TemporaryDirectory() as home:
        paths = Paths(Path(home), Path(home), Path(home))
        application = RatingApplication(app, WindowRequest(shipped_model(), demo=True, theme="light"), paths)
        application.start()
        wait(lambda: application.window.phase is Phase.RECORDING)
        take(application, options.video, options.out)
        application.window.close()


def take(application: RatingApplication, video: Path, out: Path) -> None:
    """Consent, live in light and dark, and the end of a session."""
    out.mkdir(parents=True, exist_ok=True)
    window = application.window
    consent = ConsentDialog(NOTICE, window)
    consent.open()
    settle()
    save(consent, out / "consent.png")
    consent.reject()

    window.title_field.setText("Trailer, second cut")
    application.watch_recording(video, RecordingAttestation("the maker of the pictures", datetime.now(timezone.utc)))
    wait(lambda: window.phase is not Phase.RECORDING)
    for theme, at_s, name in (
        ("light", DISTRESSED_AT_S, "live_distressed"),
        ("dark", SMILING_AT_S, "live_smiling_dark"),
    ):
        wait(lambda at_s=at_s: window.phase is Phase.RECORDING and shown_s(window.facts.text()) >= at_s)
        window.theme_actions[theme].trigger()
        window.mark_button.click()
        settle()
        save(window, out / f"{name}.png")
        window.theme_actions["light"].trigger()
    settle()
    save(window, out / "live_smiling.png")
    wait(lambda: window.phase is Phase.FINISHED)
    window.summary_card.stars.buttons[3].click()
    settle()
    save(window, out / "finished.png")
    window.history_action.trigger()
    settle()
    save(application.history, out / "history.png")


def shown_s(facts: str) -> float:
    """The elapsed time that the window shows, in seconds."""
    minutes, _, seconds = facts.split(" ")[0].partition(":")
    return 60.0 * int(minutes) + int(seconds) if minutes.isdigit() and seconds.isdigit() else 0.0


def wait(condition: Callable[[], bool]) -> None:
    """Run the event loop until `condition` holds."""
    while not condition():
        turn(20)


def settle() -> None:
    """Let animations end."""
    turn(700)


def turn(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save(widget: QWidget, file: Path) -> None:
    """What the widget shows now, as PNG."""
    widget.grab().save(str(file))


if __name__ == "__main__":
    main()
