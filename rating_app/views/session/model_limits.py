"""The expressions that the network mistakes for joy, in a window of its own: in short, and in the model's card."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from rating_app.settings import assets
from rating_app.views.design.labels import wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M


class ModelLimitsDialog(QDialog):
    """A dialog about the expression model called `model`; it includes the card if that is this model's."""

    def __init__(self, model: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What fools the network"))
        self.resize(640, 520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        for words in (
            self.tr(
                "The network knows faces from photographs. It mistakes some faces for joyful ones: crying and "
                "pain, speech with the corners of the mouth drawn back, laughter that turns into tears. It overlooks "
                "joy in turned heads and behind hands."
            ),
            self.tr(
                "It is called unsure if it finds joy and something else in one picture, both with a probability "
                "of 0.2 or more. It can also be sure and wrong, and then nothing shows it. Check for yourself "
                "what the curve calls joy before you rely on it."
            ),
        ):
            layout.addWidget(wrapped(words))
        card = (assets() / "MODEL_CARD.md").read_text(encoding="utf-8")
        self.card = QTextBrowser()
        self.card.setAccessibleName(self.tr("Model card"))
        self.card.setOpenLinks(False)
        if model and model in card:
            self.card.setMarkdown(card)
        else:
            self.card.setPlainText(self.tr("No model card for {name} was found.").format(name=model))
        layout.addWidget(self.card, 1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        layout.addLayout(buttons)
