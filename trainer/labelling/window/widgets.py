"""Parts that the labelling window's pages share: answer buttons with their keys, labels, colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rating_app.views.design.theme import Theme
from trainer.data.labels import HAPPY, NEUTRAL, OTHER
from trainer.labelling.passes import UNCLEAR

KEYS = {HAPPY: "H", NEUTRAL: "N", OTHER: "O", UNCLEAR: "X"}
MEANINGS = {
    HAPPY: "Joy shows: a smile, a laugh.",
    NEUTRAL: "The face is at rest.",
    OTHER: "Something else shows: sad, angry, afraid, surprised, disgusted …",
    UNCLEAR: "You cannot tell, or there is not one clear face.",
}

_PRESSED_MS = 130
"""Milliseconds for which a button looks pressed after its key: long enough to be seen, short enough not to lag behind.
"""


class AnswerButton(QPushButton):
    """A large button with its key, its answer and what the answer means."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setAccessibleName(f"{label.capitalize()}, key {KEYS[label]}")
        self.setAccessibleDescription(MEANINGS[label])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # If a click left the focus here, the space bar would give this answer again.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(new_label(label.capitalize(), "subtitle"))
        words.addWidget(new_label(MEANINGS[label], "muted", wrapped=True))
        words.addStretch()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 12, 8)
        self._row.setSpacing(14)
        self._row.addWidget(key_cap(KEYS[label]), alignment=Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint().expandedTo(QSize(0, 76))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 76)

    def look_pressed(self) -> None:
        """Look pressed for a moment, to show that the key was received."""
        self.setDown(True)
        QTimer.singleShot(_PRESSED_MS, self, lambda: self.setDown(False))


def style_sheet(theme: Theme) -> str:
    """Return the rules that these pages add to the app's own style sheet."""
    return f"""
    #plain {{ background: transparent; }}
    #strong {{ font-weight: 600; }}
    #alert {{ color: {theme.alert}; }}
    #figure {{ font-size: 22pt; font-weight: 600; }}
    #keycap {{
        background: {theme.sunken}; border: 1px solid {theme.border}; border-bottom: 3px solid {theme.border};
        border-radius: 6px; font-weight: 600; padding: 3px 0px;
    }}
    QPushButton#answer {{ border-radius: 10px; padding: 0px; }}
    QPushButton#answer:focus {{ padding: 0px; }}
    QPushButton#answer:pressed {{ background: {theme.sunken}; border: 2px solid {theme.accent}; }}
    QProgressBar {{ background: {theme.border}; border: none; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    """


def key_cap(key: str) -> QLabel:
    """Return a label that looks like a key."""
    cap = new_label(key, "keycap")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setFixedSize(34, 32)
    return cap


def new_label(text: str, name: str = "", wrapped: bool = False) -> QLabel:
    """Return a label with plain text; `name` is its name in the style sheet."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrapped)
    return label


def new_undo_button() -> QPushButton:
    """Return a button to take back the last answer."""
    button = QPushButton("Undo (Backspace)")
    button.setAccessibleName("Undo: take back the last answer, key Backspace")
    button.setToolTip("Take back the last answer (Backspace or Ctrl+Z)")
    return button


def say(message: QLabel, text: str, is_alert: bool) -> None:
    """Set the text of `message`, in the colour of alerts or a muted one."""
    message.setText(text)
    message.setObjectName("alert" if is_alert else "muted")
    # A style sheet reads the object's name only once.
    message.style().unpolish(message)
    message.style().polish(message)
