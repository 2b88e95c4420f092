"""Viewers withdraw from a study, or their time is over: what is erased, and what cannot be reached from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rating_app.study.sitting_folder import Copy, Withdrawal
from rating_app.views.design.labels import label, scrolled, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S

_WIDTH = 560


class WithdrawDialog(QDialog):
    """A dialog that is accepted only by its button, which Enter presses only if it has the focus."""

    def __init__(
        self, codes: Sequence[str], chosen: str, copies: Sequence[Copy], parent: QWidget | None = None
    ) -> None:
        """Build the dialog; `codes` are the viewers', `copies` all copies of the study's data that are known."""
        super().__init__(parent)
        self._copies = tuple(copies)
        self.setWindowTitle(self.tr("Withdraw a viewer"))
        self.setMinimumWidth(_WIDTH)
        self.code_box = QComboBox()
        self.code_box.setAccessibleName(self.tr("Code of the viewer"))
        self.code_box.addItems(list(codes))
        self.code_box.setCurrentText(chosen)
        self.code_box.setEnabled(len(codes) > 1)
        self.erased = wrapped(
            self.tr(
                "This erases their consent, order and answers, and what was recorded for every film: the numbers for "
                "each moment and the curve. Only the code is kept, so that it is not given again and no copy of the "
                "sitting comes back. This cannot be undone."
            )
        )
        self.copies = wrapped(name="muted")
        self.erase_button = QPushButton(self.tr("Erase all of this viewer's data"))
        self.erase_button.setObjectName("danger")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        for button in (self.erase_button, self.cancel_button):
            button.setAutoDefault(False)
        self.erase_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.code_box.currentTextChanged.connect(self._follow)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.erase_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(self.tr("Who withdraws?"), "subtitle"))
        layout.addWidget(self.code_box)
        layout.addWidget(self.erased)
        layout.addWidget(self.copies)
        layout.addStretch()
        layout.addLayout(buttons)
        self._follow()
        self.code_box.setFocus()

    @property
    def code(self) -> str:
        """The code of the viewer who withdraws."""
        return self.code_box.currentText()

    def _follow(self) -> None:
        theirs = [copy for copy in self._copies if self.code in copy.viewers]
        if theirs:
            words = self.tr("These cannot be reached from here, and are listed again afterwards:")
            self.copies.setText("\n".join((words, *(_in_words(copy) for copy in theirs))))
        else:
            self.copies.setText(self.tr("No results with their figures were written, as far as this computer knows."))


class OverdueDialog(QDialog):
    """Whether to erase viewers whose time is over. Accepted only by its button, as WithdrawDialog."""

    def __init__(
        self, viewers: Sequence[str], days: int, copies: Sequence[Copy], parent: QWidget | None = None
    ) -> None:
        """Take the codes of the viewers whose data the study has kept for more than `days`, and all `copies` that are
        known of it.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Erase data that have been kept for too long"))
        self.setMinimumWidth(_WIDTH)
        words = self.tr("Erase all data of these viewers? The study keeps data for {days} days.")
        self.viewers = wrapped(", ".join(viewers))
        self.erased = wrapped(
            self.tr(
                "This erases their consent, order and answers, and what was recorded for every film: the numbers for "
                "each moment and the curve. Results that are computed from now on do not include them. Only their "
                "codes are kept, so that no copy of their sittings comes back. This cannot be undone."
            )
        )
        theirs = [copy for copy in copies if set(viewers) & set(copy.viewers)]
        self.copies = wrapped(name="muted")
        if theirs:
            heading = self.tr("These cannot be reached from here, and are listed again afterwards:")
            self.copies.setText("\n".join((heading, *map(_in_words, theirs))))
        self.erase_button = QPushButton(self.tr("Erase"))
        self.erase_button.setObjectName("danger")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        for button in (self.erase_button, self.cancel_button):
            button.setAutoDefault(False)
        self.erase_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.erase_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(wrapped(words.format(days=days), "subtitle"))
        for widget in (self.viewers, self.erased, self.copies):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addLayout(buttons)
        self.copies.setVisible(bool(theirs))
        self.cancel_button.setFocus()


class WithdrawnDialog(QDialog):
    """A dialog that lists what was erased, and the copies that the people who run the study have to erase."""

    def __init__(self, withdrawals: Sequence[Withdrawal], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Erased"))
        self.setMinimumWidth(_WIDTH)
        codes = ", ".join(withdrawal.viewer for withdrawal in withdrawals)
        self.words = wrapped(
            self.tr("All data of {code} have been erased on this computer.").format(code=codes), "subtitle"
        )
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        copies = dict.fromkeys(copy for withdrawal in withdrawals for copy in withdrawal.copies)
        self.copies = "\n".join(_in_words(copy) for copy in copies)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.words)
        if copies:
            heading = self.tr("These may still contain their figures; please erase them or compute them again:")
            layout.addWidget(wrapped(heading))
            listed = wrapped(self.copies)
            listed.setAlignment(Qt.AlignmentFlag.AlignTop)
            listed.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
            layout.addWidget(scrolled(listed, self.tr("Copies"), self.copies))
        note = self.tr("Copies of the study's folder that somebody made by hand are not known here.")
        layout.addWidget(wrapped(note, "muted"))
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)


def _in_words(copy: Copy) -> str:
    made = QDateTime.fromSecsSinceEpoch(round(copy.made_at.timestamp()))
    return f"• {copy.place} ({QLocale().toString(made, QLocale.FormatType.ShortFormat)})"
