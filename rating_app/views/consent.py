"""The notice and the answers to it: on a page, and in dialogs, also for the people in a recording."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rating_app.session.consent import ConsentNotice
from rating_app.views.design.indicators import StepIndicator
from rating_app.views.design.labels import label, scrolled, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, SPACING

_WIDEST = 760
_FRAME = 60
"""Height of the screen that a window's title bar and the desktop's own bar may take, in pixels."""


class ConsentPage(QWidget):
    """A page with the notice and two answers. Neither is chosen beforehand, and Enter gives none unless its button has
    the focus.

    `step` is the place in the first run, (number, of how many).

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
    """Return all points of the notice, to scroll through by mouse or keys."""
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
    """Return the notice without a layout, for screen readers and the clipboard."""
    return "\n\n".join(f"{translated(point.heading)}\n{translated(point.text)}" for point in notice.points)


def translated(text: str) -> str:
    """Translate a heading or text of the notice into the window's language."""
    return QCoreApplication.translate("Notice", text)


class ConsentDialog(QDialog):
    """A dialog that is accepted only by a press of "I agree"; the Enter key presses it only if it has the focus."""

    def __init__(self, notice: ConsentNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self.page = ConsentPage(notice)
        self.agree_button = self.page.agree_button
        self.refuse_button = self.page.refuse_button
        self.setWindowTitle(self.tr("Before the camera opens"))
        self.resize(_fitting(self, QSize(720, 680)))
        self.page.agreed.connect(self.accept)
        self.page.refused.connect(self.reject)
        self.page.notice_requested.connect(self._on_notice_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.page.setFocus()

    def _on_notice_requested(self) -> None:
        NoticeDialog(self._notice, self).open()


class NoticeDialog(QDialog):
    """A dialog to read the notice again, with nothing to decide."""

    def __init__(self, notice: ConsentNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = plain_text(notice)
        self.setWindowTitle(self.tr("Privacy notice, version {version}").format(version=notice.version))
        self.resize(_fitting(self, QSize(760, 720)))
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the notice to the clipboard"))
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self.notice_text = notice_text(notice)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(label(self.windowTitle(), "muted"))
        buttons.addStretch()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(self.tr("Privacy notice"), "title"))
        layout.addWidget(self.notice_text, 1)
        layout.addLayout(buttons)
        self.notice_text.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy_button.setText(self.tr("Copied"))


class RecordingConsentDialog(QDialog):
    """A dialog that asks the user who opens a recording to vouch for the people in it."""

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rate a recording"))
        self.setMinimumWidth(460)
        self.vouch = QCheckBox(self.tr("The people in this recording know of the rating and agreed to it"))
        self.open_button = QPushButton(self.tr("Rate it"))
        self.open_button.setObjectName("primary")
        self.open_button.setAutoDefault(False)
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self.accept)
        self.vouch.toggled.connect(self.open_button.setEnabled)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.open_button)
        words = self.tr(
            "The faces in it will be rated on this computer, and no picture is stored. Your statement, the time and "
            "the location of the recording are kept with the session, so that the recording can be played next to "
            "its curve."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, 2 * SPACING, 2 * SPACING, 2 * SPACING)
        layout.setSpacing(SPACING)
        layout.addWidget(wrapped(file_name, "subtitle"))
        layout.addWidget(wrapped(words, "muted"))
        layout.addWidget(self.vouch)
        layout.addSpacing(SPACING)
        layout.addLayout(buttons)


def _fitting(dialog: QDialog, wanted: QSize) -> QSize:
    """Return a size that is not larger than the screen, on which the two buttons must be visible."""
    free = dialog.screen().availableGeometry().size()
    return wanted.boundedTo(QSize(free.width(), free.height() - _FRAME))
