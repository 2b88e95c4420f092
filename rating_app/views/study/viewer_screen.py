"""The viewer's screen in a study: notice, films and questions, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from rating_app.rating import LiveRating
from rating_app.session.consent import ConsentNotice
from rating_app.session.content import ContentClock, ContentKind
from rating_app.session.sight import Sight
from rating_app.views.consent import ConsentPage
from rating_app.views.content.chooser import MEDIA_SUFFIXES
from rating_app.views.content.full_screen import CameraLight
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.design.icons import IconButton
from rating_app.views.design.labels import wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_XL, current_theme
from rating_app.views.gauge.gauge import Gauge
from rating_app.views.study.questions import QuestionsPage
from rating_app.views.watch.rest_screen import RestScreen

MODERATOR_KEYS = "Ctrl+Shift+M"
"""The keys that show the moderator's screen if there is one screen for both."""

_WIDEST = 900
_GAUGE_SIDE, _GAUGE_HEIGHT = 300, 260
"""Pixels: of the strip beside the film, and of the gauge in its middle."""


class ViewerScreen(QWidget):
    """A window that fills the screen. It is a session's Stage, as the watch page is.

    Signals:
        agreed(), refused(): the answer to the notice.
        answered(object): the same as QuestionsPage's.
        begun(): the viewer is ready.
        skip_requested(), again_requested(): the same as RestScreen's.
        halted(): the viewer has pressed Esc, and may not want to go on.
        continued(), stopped(), withdrawn(): what the viewer decides then.
        moderator_called(): the moderator's keys were pressed.
        film_failed(str): why the item cannot be shown; one sentence.
    """

    agreed = Signal()
    refused = Signal()
    answered = Signal(object)
    begun = Signal()
    skip_requested = Signal()
    again_requested = Signal()
    halted = Signal()
    continued = Signal()
    stopped = Signal()
    withdrawn = Signal()
    moderator_called = Signal()
    film_failed = Signal(str)

    def __init__(self, clock: ContentClock, parent: QWidget) -> None:
        """Build the pages; `clock` is kept at the position in the content."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Study"))
        self.setObjectName("viewer_screen")
        self._is_ending = False
        self._shows_gauge = False
        self.kind: ContentKind | None = None
        self.media, self.pictures = MediaView(clock), PicturesView(clock)
        for view in (self.media, self.pictures):
            # Only their surfaces are seen: a viewer cannot jump in a study's film.
            view.setParent(self)
            view.hide()
            view.set_controls_locked(True)
            view.failed.connect(self.film_failed)
        self.pages = QStackedWidget()
        self.consent: ConsentPage | None = None
        self.ready = ReadyPage()
        self.questions = QuestionsPage()
        self.blank = _Blank()
        self.rest_screen = RestScreen()
        self.halt = HaltPage()
        self.thanks = WordsPage()
        self.gauge = Gauge()
        self._film = _Stage(self.gauge)
        for page in (
            self.ready, self.questions, self.blank, self.rest_screen, self._film, self.halt, self.thanks,
        ):  # fmt: skip
            self.pages.addWidget(page)
        self.light = CameraLight(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._wire()

    @property
    def content(self) -> MediaView | PicturesView | None:
        """The view of the next or the current item; None between items."""
        if self.kind is ContentKind.MEDIA:
            return self.media
        return self.pictures if self.kind is ContentKind.PICTURES else None

    @property
    def sight(self) -> Sight:
        """The part of themselves that viewers see on the screen."""
        return Sight(face=False, gauge=self.gauge.isVisible())

    @property
    def is_on_film(self) -> bool:
        """Whether an item is shown."""
        return self.pages.currentWidget() is self._film

    def fill(self, screen: QScreen) -> None:
        """Fill this screen, in front of other windows."""
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self._focus()

    def end(self) -> None:
        """Close the window for good, and the files with it."""
        self._is_ending = True
        self.close_item()
        self.close()

    def open_demo(self, film: Path, title: str) -> None:
        """Raise AssertionError: a study has no demo."""
        raise AssertionError("a study shows no demo")

    def show_consent(self, notice: ConsentNotice) -> None:
        """Ask this viewer for consent; an earlier viewer's answer does not count."""
        if self.consent is not None:
            self.pages.removeWidget(self.consent)
            self.consent.deleteLater()
        self.consent = ConsentPage(notice)
        self.consent.notice_button.hide()
        self.consent.agreed.connect(self.agreed)
        self.consent.refused.connect(self.refused)
        self.pages.addWidget(self.consent)
        self._turn_to(self.consent)

    def show_ready(self) -> None:
        """Ask before the first item whether the viewer is comfortable, and show whether they are seen."""
        self.ready.show_face(False)
        self._turn_to(self.ready)

    def show_questions(self) -> None:
        """Show the questions that were given to `questions`."""
        self._turn_to(self.questions)

    def open_item(self, file: Path, seconds: float) -> None:
        """Open an item at its beginning without playing it; a picture will be shown for `seconds`. `film_failed`
        reports a file that cannot be shown.
        """
        self.close_item()
        if file.suffix.lower().lstrip(".") in MEDIA_SUFFIXES:
            self.kind = ContentKind.MEDIA
            self.media.open(file)
        else:
            self.kind = ContentKind.PICTURES
            self.pictures.open([file], seconds)

    def close_item(self) -> None:
        """Close the file."""
        content, self.kind = self.content, None
        if content is not None:
            content.close_content()

    def show_blank(self) -> None:
        """Show an empty screen."""
        self._turn_to(self.blank)

    def show_rest(self) -> None:
        """Show the cross and the countdown of `rest_screen`."""
        self.rest_screen.show_begin()
        self._turn_to(self.rest_screen)

    def show_film(self, with_gauge: bool) -> None:
        """Show the item that `open_item` has opened, with the gauge if the study lets viewers see it."""
        if self.content is not None:
            self._film.show_surface(self.content.surface, with_gauge)
            self._turn_to(self._film)
            self._shows_gauge = with_gauge

    def show_halt(self) -> None:
        """Ask the viewer whether to go on."""
        self._turn_to(self.halt)

    def show_words(self, heading: str, text: str) -> None:
        """Show only these words: that it begins soon, thanks, or that everything is erased."""
        self.thanks.show_words(heading, text)
        self._turn_to(self.thanks)

    def show_live(self, live: LiveRating | None, mean: float | None, words: str) -> None:
        """Pass these values to the gauge, if it is visible."""
        if self._shows_gauge:
            self.gauge.show_rating(live, mean, words)

    def show_camera_state(self, on: bool) -> None:
        """Show whether a camera is held open."""
        self.light.setVisible(on)
        self.light.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.halted.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_ending:
            super().closeEvent(event)
        else:
            # This is the desktop's way to close a window; it counts as Esc.
            event.ignore()
            self.halted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().background))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore clicks on the film."""
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)

    def _turn_to(self, page: QWidget) -> None:
        if page is not self._film:
            self._shows_gauge = False
        self.pages.setCurrentWidget(page)
        quiet = page in (self._film, self.blank, self.rest_screen)
        self.setCursor(Qt.CursorShape.BlankCursor if quiet else Qt.CursorShape.ArrowCursor)
        self._focus()

    def _focus(self) -> None:
        page = self.pages.currentWidget()
        if page is self.questions and self.questions.field is not None:
            self.questions.field.begin()
        elif page in (self._film, self.blank, self.rest_screen, self.thanks):
            # Esc has to reach this window, whatever had the focus before.
            self.setFocus()
        elif page is not None:
            page.setFocus()

    def _arrange(self) -> None:
        self.light.move(self.width() - self.light.width() - SPACE_L, SPACE_L)
        self.light.raise_()

    def _wire(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ready.begun.connect(self.begun)
        self.questions.answered.connect(self.answered)
        self.rest_screen.skip_requested.connect(self.skip_requested)
        self.rest_screen.again_requested.connect(self.again_requested)
        self.halt.continued.connect(self.continued)
        self.halt.stopped.connect(self.stopped)
        self.halt.withdrawn.connect(self.withdrawn)
        for view in (self.media, self.pictures):
            view.surface.installEventFilter(self)
        QShortcut(QKeySequence(MODERATOR_KEYS), self, self.moderator_called.emit)


class _Stage(QWidget):
    """A widget that borrows the surface of what is watched. The gauge, if viewers see it, stands beside it: it hides
    nothing of the film, and can be read whatever the film shows.
    """

    def __init__(self, gauge: Gauge) -> None:
        super().__init__()
        gauge.setFixedHeight(_GAUGE_HEIGHT)
        self._side = QWidget()
        self._side.setFixedWidth(_GAUGE_SIDE)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(SPACE_M, SPACE_L, SPACE_M, SPACE_L)
        side.addStretch()
        side.addWidget(gauge)
        side.addStretch()
        self._surface = QVBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._surface, 1)
        layout.addWidget(self._side)

    def show_surface(self, surface: QWidget, with_gauge: bool) -> None:
        while (item := self._surface.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
        self._surface.addWidget(surface)
        self._side.setVisible(with_gauge)
        surface.show()


class _Blank(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().neutral))
        painter.end()


class WordsPage(QWidget):
    """A page with a heading and a sentence or two, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = wrapped(name="display")
        self.words = wrapped(name="subtitle")
        self._rows = _column(self)
        for one in (self.heading, self.words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._rows.insertWidget(self._rows.count() - 1, one)

    def show_words(self, heading: str, text: str) -> None:
        """Show these words in place of those before."""
        self.heading.setText(heading)
        self.words.setText(text)
        self.setAccessibleName(f"{heading} {text}")


class ReadyPage(WordsPage):
    """A page on which the viewer begins.

    Signals:
        begun(): the viewer is ready.
    """

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_button = IconButton(self.tr("Begin"), "play", "on_accent")
        self.begin_button.setObjectName("primary")
        self.begin_button.setMinimumWidth(180)
        self.begin_button.setAutoDefault(True)
        self.begin_button.clicked.connect(self.begun)
        self._rows.insertSpacing(self._rows.count() - 1, SPACE_L)
        self._rows.insertWidget(self._rows.count() - 1, self.begin_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.begin_button)
        self.show_face(False)

    def show_face(self, seen: bool, words: str = "") -> None:
        """Show whether the viewer's face is seen, and how to improve it if it is not seen well."""
        if seen:
            text = words or self.tr("You are seen well. Press Enter when you want to begin.")
        else:
            text = words or self.tr("Sit in front of the camera, so that your whole face is seen.")
        if text != self.words.text() or not self.heading.text():
            self.show_words(self.tr("Make yourself comfortable"), text)
        if seen != self.begin_button.isEnabled():
            self.begin_button.setEnabled(seen)
            if seen:
                self.begin_button.setFocus()


class HaltPage(WordsPage):
    """A page on which the viewer decides whether to go on.

    Signals:
        continued(), stopped(), withdrawn(): the decision.
    """

    continued = Signal()
    stopped = Signal()
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.continue_button = IconButton(self.tr("Go on"), "play", "on_accent")
        self.continue_button.setObjectName("primary")
        self.stop_button = IconButton(self.tr("Stop here; what I saw counts"), "square")
        self.withdraw_button = QPushButton(self.tr("Withdraw, and erase all my data"))
        self.withdraw_button.setObjectName("danger")
        self._rows.insertSpacing(self._rows.count() - 1, SPACE_L)
        for button, signal in (
            (self.continue_button, self.continued),
            (self.stop_button, self.stopped),
            (self.withdraw_button, self.withdrawn),
        ):
            button.setAutoDefault(True)
            button.setMinimumWidth(360)
            button.clicked.connect(signal)
            self._rows.insertWidget(self._rows.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.continue_button)
        self.show_words(self.tr("What would you like?"), self.tr("Everything waits until you choose."))


def _column(page: QWidget) -> QVBoxLayout:
    """Return a column in the middle of the page; its last row takes the room below."""
    column = QWidget()
    column.setMaximumWidth(_WIDEST)
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(SPACE_M)
    rows.addStretch(2)
    rows.addStretch(3)
    layout = QHBoxLayout(page)
    layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
    layout.addStretch()
    layout.addWidget(column, 1000)
    layout.addStretch()
    return rows
