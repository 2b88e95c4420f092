"""The steps of a first start: welcome, which is here, then consent and camera check."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from rating_app.session.consent import ConsentNotice
from rating_app.settings import APP_NAME
from rating_app.views.consent import ConsentPage
from rating_app.views.design.icons import IconButton, IconLabel, pixmap
from rating_app.views.design.indicators import StepIndicator
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from rating_app.views.first_run.camera_check_page import CameraCheckPage

_WIDEST = 680
_APP_ICON_SIZE, _ICON_SIZE = 56, 26


class WelcomePage(QWidget):
    """A page with the three ways to begin.

    Signals:
        begun(), demo_requested(), explored(): the way that was chosen.
    """

    begun = Signal()
    demo_requested = Signal()
    explored = Signal()

    def __init__(self, step: tuple[int, int] = (1, 3), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_button = IconButton(self.tr("Begin"), "arrow-right", "on_accent")
        self.begin_button.setObjectName("primary")
        self.demo_button = IconButton(self.tr("Try the demo clip first"), "clapperboard")
        self.explore_button = QPushButton(self.tr("Explore without a camera"))
        for button in (self.begin_button, self.demo_button, self.explore_button):
            button.setAutoDefault(True)
        self.begin_button.setMinimumWidth(140)
        self.begin_button.clicked.connect(self.begun)
        self.demo_button.clicked.connect(self.demo_requested)
        self.explore_button.clicked.connect(self.explored)
        self._steps = StepIndicator(*step)
        self._points = (
            ("smile", self.tr("Rates visible joy while you watch"),
             self.tr("A film, a game, a talk: watch as you always do, and see which moments made you smile.")),
            ("shield-check", self.tr("Everything stays on this computer"),
             self.tr("No picture is stored, nothing is uploaded, and there is no account.")),
            ("eye-off", self.tr("You decide, and can stop at any time"),
             self.tr("The camera opens only after you have agreed, and closes at once when you say so.")),
        )  # fmt: skip
        self._build_layout()
        self.setFocusProxy(self.begin_button)

    def _build_layout(self) -> None:
        picture = QLabel()
        picture.setPixmap(pixmap("app", "", _APP_ICON_SIZE, self.devicePixelRatioF()))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label(self.tr("Welcome to {name}").format(name=APP_NAME), "title"))
        names.addWidget(wrapped(self.tr("Watch something, and see how it landed."), "muted"))
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addWidget(picture)
        top.addLayout(names, 1)
        card = QFrame()
        card.setObjectName("card")
        points = QVBoxLayout(card)
        points.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        points.setSpacing(SPACE_L)
        for icon_name, heading, text in self._points:
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(label(heading, "strong"))
            words.addWidget(wrapped(text, "muted"))
            row = QHBoxLayout()
            row.setSpacing(SPACE_L)
            row.addWidget(IconLabel(_ICON_SIZE, icon_name, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            points.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.begin_button)
        buttons.addWidget(self.demo_button)
        buttons.addWidget(self.explore_button)
        buttons.addStretch()
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_L)
        rows.addStretch(2)
        rows.addWidget(self._steps)
        rows.addLayout(top)
        rows.addWidget(card)
        rows.addWidget(
            wrapped(
                self.tr(
                    "Not for employees at work or pupils in education (the European Union forbids it), and not for "
                    "hiring, policing or diagnosis."
                ),
                "muted",
            )
        )
        rows.addWidget(
            wrapped(
                self.tr("The expression model that comes with it may be used for non-commercial research only."),
                "muted",
            )
        )
        rows.addLayout(buttons)
        rows.addStretch(3)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.addStretch()
        layout.addWidget(column, 1000)
        layout.addStretch()


class FirstRun(QStackedWidget):
    """The pages of the first start, in their order.

    Signals:
        agreed(): the notice was read and agreed to; the camera check is shown.
        demo_requested(), explored(): the user left for the demo clip, or for the window without a camera.
        ready(): the camera check is passed.
        left_check(): the user went back to the beginning; no camera is wanted for now.
    """

    agreed = Signal()
    demo_requested = Signal()
    explored = Signal()
    ready = Signal()
    left_check = Signal()

    def __init__(self, notice: ConsentNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.welcome = WelcomePage()
        self.consent = ConsentPage(notice)
        self.check = CameraCheckPage()
        for page in (self.welcome, self.consent, self.check):
            self.addWidget(page)
        self.welcome.begun.connect(lambda: self.setCurrentWidget(self.consent))
        self.welcome.demo_requested.connect(self.demo_requested)
        self.welcome.explored.connect(self.explored)
        self.consent.agreed.connect(self._on_agreed)
        self.consent.refused.connect(self.explored)
        self.check.ready.connect(self.ready)
        self.check.demo_requested.connect(self.demo_requested)
        self.check.went_back.connect(self._on_went_back)

    def _on_agreed(self) -> None:
        self.setCurrentWidget(self.check)
        self.agreed.emit()

    def _on_went_back(self) -> None:
        self.setCurrentWidget(self.welcome)
        self.left_check.emit()
