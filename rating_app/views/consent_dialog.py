"""The notice, and the two answers to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rating_app.consent import ConsentNotice
from rating_app.views.theme import SPACING


class ConsentDialog(QDialog):
    """Accepted only by a press of "I agree", which the Enter key does not press unless it is chosen first."""

    def __init__(self, notice: ConsentNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Before the camera opens")
        self.resize(620, 640)
        self.agree_button = QPushButton("I agree")
        self.agree_button.setObjectName("primary")
        self.agree_button.setAutoDefault(False)
        self.agree_button.clicked.connect(self.accept)
        self.refuse_button = QPushButton("No, thanks")
        self.refuse_button.setAutoDefault(False)
        self.refuse_button.clicked.connect(self.reject)

        heading = _label("Before the camera opens", "title")
        lead = _label("Please read what happens with your face. Nothing opens unless you agree.", "muted")
        version = _label(f"Notice version {notice.version}", "muted")
        buttons = QHBoxLayout()
        buttons.addWidget(version)
        buttons.addStretch()
        buttons.addWidget(self.refuse_button)
        buttons.addWidget(self.agree_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, 2 * SPACING, 2 * SPACING, 2 * SPACING)
        layout.setSpacing(SPACING)
        layout.addWidget(heading)
        layout.addWidget(lead)
        layout.addWidget(notice_text(notice), 1)
        layout.addLayout(buttons)
        self.refuse_button.setFocus()


class NoticeDialog(QDialog):
    """The notice to read again, with nothing to decide."""

    def __init__(self, notice: ConsentNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Privacy notice, version {notice.version}")
        self.resize(620, 600)
        close = QPushButton("Close")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, 2 * SPACING, 2 * SPACING, 2 * SPACING)
        layout.setSpacing(SPACING)
        layout.addWidget(_label("Privacy notice", "title"))
        layout.addWidget(notice_text(notice), 1)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


class RecordingConsentDialog(QDialog):
    """Asks who opens a recording to vouch for the people in it; `streamed` as in `notice_for`."""

    def __init__(self, file_name: str, streamed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rate a recording")
        self.setMinimumWidth(460)
        self.vouch = QCheckBox("The people in this recording know of the rating and agreed to it")
        self.open_button = QPushButton("Rate it")
        self.open_button.setObjectName("primary")
        self.open_button.setAutoDefault(False)
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self.accept)
        self.vouch.toggled.connect(self.open_button.setEnabled)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, 2 * SPACING, 2 * SPACING, 2 * SPACING)
        layout.setSpacing(SPACING)
        layout.addWidget(_label(file_name, "subtitle"))
        layout.addWidget(
            _label(
                "The faces in it will be rated on this computer, and no picture is stored. Your word and the time are "
                "kept with the session." + (" The numbers are also offered to the local network." if streamed else ""),
                "muted",
            )
        )
        layout.addWidget(self.vouch)
        layout.addSpacing(SPACING)
        layout.addLayout(buttons)


def notice_text(notice: ConsentNotice) -> QScrollArea:
    """All points of the notice, to scroll through."""
    page = QFrame()
    page.setObjectName("card")
    layout = QVBoxLayout(page)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(4)
    for number, point in enumerate(notice.points):
        if number:
            layout.addSpacing(10)
        layout.addWidget(_label(point.heading, "subtitle"))
        layout.addWidget(_label(point.text))
    layout.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("Privacy notice")
    area.setWidget(page)
    return area


def _label(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
