"""The notice and the two answers to it, as a page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rating_app.session.consent import ConsentNotice
from rating_app.views.design.labels import label, scrolled, wrapped
from rating_app.views.design.step_indicator import StepIndicator
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

_WIDEST = 760


class ConsentPage(QWidget):
    """Neither answer is chosen beforehand, and Enter gives none unless its button has the focus.

    `step` is the place on the first run, (which, of how many).

    Signals:
        agreed(), refused(): which button was pressed.
        notice_requested(): the notice is wanted in a window of its own.
    """

    agreed = Signal()
    refused = Signal()
    notice_requested = Signal()

    def __init__(
        self, notice: ConsentNotice, step: tuple[int, int] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.agree_button = QPushButton(self.tr("I agree"))
        self.agree_button.setObjectName("primary")
        self.agree_button.setAccessibleDescription(self.tr("The camera may open from now on"))
        self.refuse_button = QPushButton(self.tr("No, thanks"))
        self.refuse_button.setAccessibleDescription(self.tr("The camera stays off"))
        self.notice_button = QPushButton(self.tr("Full notice in its own window"))
        self.notice_button.setObjectName("link")
        for button in (self.agree_button, self.refuse_button, self.notice_button):
            button.setAutoDefault(False)
        self.agree_button.clicked.connect(self.agreed)
        self.refuse_button.clicked.connect(self.refused)
        self.notice_button.clicked.connect(self.notice_requested)
        self.notice_text = notice_text(notice)
        self._steps = None if step is None else StepIndicator(*step)
        self._build_layout(notice)
        self.setFocusProxy(self.notice_text)
        for earlier, later in (
            (self.notice_text, self.refuse_button),
            (self.refuse_button, self.agree_button),
            (self.agree_button, self.notice_button),
        ):
            QWidget.setTabOrder(earlier, later)

    def _build_layout(self, notice: ConsentNotice) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(label(self.tr("Notice version {version}").format(version=notice.version), "muted"))
        buttons.addWidget(self.notice_button)
        buttons.addStretch()
        buttons.addWidget(self.refuse_button)
        buttons.addWidget(self.agree_button)
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_M)
        if self._steps is not None:
            rows.addWidget(self._steps)
        rows.addWidget(label(self.tr("Before the camera opens"), "title"))
        lead = self.tr("Please read what happens with your face. Nothing opens unless you agree.")
        rows.addWidget(wrapped(lead, "muted"))
        rows.addWidget(self.notice_text, 1)
        rows.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.addStretch()
        layout.addWidget(column, 1000)
        layout.addStretch()


def notice_text(notice: ConsentNotice) -> QScrollArea:
    """All points of the notice, to scroll through with mouse or keys."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(SPACE_L, SPACE_M + SPACE_XS, SPACE_L, SPACE_M + SPACE_XS)
    layout.setSpacing(SPACE_XS)
    for number, point in enumerate(notice.points):
        if number:
            layout.addSpacing(SPACE_M)
        layout.addWidget(wrapped(translated(point.heading), "subtitle"))
        layout.addWidget(wrapped(translated(point.text)))
    layout.addStretch()
    return scrolled(page, QCoreApplication.translate("ConsentPage", "Privacy notice"), plain_text(notice))


def plain_text(notice: ConsentNotice) -> str:
    """The notice without a layout, for screen readers and the clipboard."""
    return "\n\n".join(f"{translated(point.heading)}\n{translated(point.text)}" for point in notice.points)


def translated(text: str) -> str:
    """A heading or text of the notice in the window's language."""
    return QCoreApplication.translate("Notice", text)
