"""The question before the window closes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from rating_app.settings import APP_NAME


def confirm_closing(window: QWidget, has_viewer: bool, keeps_sessions: bool) -> bool:
    """Ask whether to end the session that is being recorded, or the sitting of a study if it `has_viewer`, and return
    the user's answer. Without `keeps_sessions` a session is lost with it.
    """
    question = QCoreApplication.translate(
        "Closing", "A session is being recorded. End it and quit? What was recorded so far is kept."
    )
    if not keeps_sessions:
        question = QCoreApplication.translate(
            "Closing", "A session is being recorded, and sessions are not kept. End it, discard it, and quit?"
        )
    if has_viewer:
        question = QCoreApplication.translate(
            "Closing",
            "A viewer is in the middle of the study. Quit? What they have seen is kept, and they can continue later.",
        )
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return bool(QMessageBox.question(window, APP_NAME, question, yes | no, no) == yes)
