"""The notice in a dialog: to answer, to read again, and for the people in a recording."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rating_app.session.consent import ConsentNotice
from rating_app.views.consent.page import ConsentPage, notice_text, plain_text
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.theme import SPACE_M, SPACE_S, SPACE_XL, SPACING

_FRAME = 60
"""What a window's title bar and the desktop's own bar may take of the screen's height."""


class ConsentDialog(QDialog):
    """Accepted only by a press of "I agree", which the Enter key does not press unless it is chosen first."""

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
    """The notice to read again, with nothing to decide."""

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
    """Asks who opens a recording to vouch for the people in it; `streamed` as in `notice_for`."""

    def __init__(self, file_name: str, streamed: bool = False, parent: QWidget | None = None) -> None:
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
            "The faces in it will be rated on this computer, and no picture is stored. Your word and the time are kept "
            "with the session."
        )
        if streamed:
            words += " " + self.tr("The numbers are also offered to the local network.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, 2 * SPACING, 2 * SPACING, 2 * SPACING)
        layout.setSpacing(SPACING)
        layout.addWidget(wrapped(file_name, "subtitle"))
        layout.addWidget(wrapped(words, "muted"))
        layout.addWidget(self.vouch)
        layout.addSpacing(SPACING)
        layout.addLayout(buttons)


def _fitting(dialog: QDialog, wanted: QSize) -> QSize:
    """Not larger than the screen, on which the two buttons must be seen."""
    free = dialog.screen().availableGeometry().size()
    return wanted.boundedTo(QSize(free.width(), free.height() - _FRAME))
