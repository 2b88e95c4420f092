"""The ways through the program: the rail from page to page, and the menu bar with all commands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QMainWindow, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rating_app.views.design.icons import IconToolButton
from rating_app.views.design.theme import RAIL_ICON_SIZE
from rating_app.views.watch.phase import Phase

WATCH, HISTORY, STUDY, SETTINGS = "watch", "history", "study", "settings"
_ICONS = {WATCH: "gauge", HISTORY: "history", STUDY: "users", SETTINGS: "settings"}


class Rail(QFrame):
    """A rail with one button per page.

    Signals:
        page_chosen(str): WATCH, HISTORY, STUDY or SETTINGS.
    """

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        # A wide page would otherwise take room from long words here.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        words = {
            WATCH: self.tr("Watch"),
            HISTORY: self.tr("History"),
            STUDY: self.tr("Study"),
            SETTINGS: self.tr("Settings"),
        }
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 10, 6, 10)
        layout.setSpacing(6)
        self.buttons: dict[str, QToolButton] = {}
        for number, (page, text) in enumerate(words.items(), start=1):
            button = IconToolButton(_ICONS[page], RAIL_ICON_SIZE)
            button.setText(text)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            keys = QKeySequence(f"Ctrl+{number}")
            button.setToolTip(f"{text} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked, page=page: self.page_chosen.emit(page))
            shortcut = QShortcut(keys, self, lambda page=page: self.page_chosen.emit(page))
            shortcut.setWhatsThis(text)
            group.addButton(button)
            layout.addWidget(button)
            self.buttons[page] = button
        layout.addStretch()
        self.show_page(WATCH)

    def show_page(self, page: str) -> None:
        """Mark the page that is shown."""
        self.buttons[page].setChecked(True)


class Menus(QObject):
    """The menus; their signals are the user's commands. `page_requested` carries WATCH, HISTORY, STUDY or SETTINGS."""

    camera_requested = Signal()
    media_requested = Signal()
    pictures_requested = Signal()
    recording_requested = Signal()
    demo_requested = Signal()
    start_requested = Signal()
    pause_requested = Signal()
    stop_requested = Signal()
    noted_mark_requested = Signal()
    export_requested = Signal()
    marks_export_requested = Signal()
    events_requested = Signal()
    compare_requested = Signal()
    new_study_requested = Signal()
    open_study_requested = Signal()
    next_viewer_requested = Signal()
    add_sittings_requested = Signal()
    results_requested = Signal()
    study_results_requested = Signal()
    page_requested = Signal(str)
    float_requested = Signal()
    full_screen_requested = Signal()
    notice_requested = Signal()
    withdraw_requested = Signal()
    help_requested = Signal()
    shortcuts_requested = Signal()
    about_requested = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.actions: list[QAction] = []
        bar = window.menuBar()
        session = bar.addMenu(self.tr("&Session"))
        self.camera_action = self._add(session, self.tr("Use the &camera…"), self.camera_requested)
        session.addSeparator()
        self.media_action = self._add(session, self.tr("Watch a &film or sound file…"), self.media_requested, "Ctrl+O")
        self.pictures_action = self._add(session, self.tr("Watch &pictures…"), self.pictures_requested, "Ctrl+Shift+O")
        session.addSeparator()
        self.recording_action = self._add(session, self.tr("&Rate a recorded face video…"), self.recording_requested)
        self.demo_action = self._add(session, self.tr("Play the &demo clip"), self.demo_requested)
        session.addSeparator()
        self.start_action = self._add(session, self.tr("&Start"), self.start_requested, shown_keys="Ctrl+Return")
        self.pause_action = self._add(session, self.tr("P&ause"), self.pause_requested, shown_keys="Ctrl+P")
        self.stop_action = self._add(session, self.tr("S&top"), self.stop_requested, shown_keys="Ctrl+.")
        self.mark_note_action = self._add(
            session, self.tr("Mark this moment with a &note…"), self.noted_mark_requested, "Ctrl+M"
        )
        session.addSeparator()
        self.export_action = self._add(session, self.tr("&Export…"), self.export_requested, shown_keys="Ctrl+E")
        self.marks_export_action = self._add(session, self.tr("Export &markers as…"), self.marks_export_requested)
        self.events_action = self._add(session, self.tr("&Import events…"), self.events_requested)
        self.compare_action = self._add(session, self.tr("C&ompare…"), self.compare_requested, shown_keys="Ctrl+K")
        session.addSeparator()
        quit_action = session.addAction(self.tr("&Quit"), QKeySequence(QKeySequence.StandardKey.Quit), window.close)
        self.actions.append(quit_action)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

        study = bar.addMenu(self.tr("S&tudy"))
        self._add(study, self.tr("&New study…"), self.new_study_requested)
        self._add(study, self.tr("&Open a study…"), self.open_study_requested)
        study.addSeparator()
        self.next_viewer_action, self.add_sittings_action = (
            self._add(study, self.tr("Next &viewer"), self.next_viewer_requested),
            self._add(study, self.tr("&Add sittings…"), self.add_sittings_requested),
        )
        self.results_action, self.study_results_action = (
            self._add(study, self.tr("&Results"), self.results_requested),
            self._add(study, self.tr("Results from a &folder…"), self.study_results_requested),
        )
        self.show_study(False)

        view = bar.addMenu(self.tr("&View"))
        for page, words in (
            (WATCH, self.tr("&Watch")),
            (HISTORY, self.tr("&History")),
            (STUDY, self.tr("S&tudy")),
            (SETTINGS, self.tr("&Settings")),
        ):
            action = view.addAction(words)
            action.triggered.connect(lambda _checked=False, page=page: self.page_requested.emit(page))
            if page == SETTINGS:
                action.setShortcut(QKeySequence("Ctrl+,"))
                self.actions.append(action)
                action.setMenuRole(QAction.MenuRole.PreferencesRole)
        view.addSeparator()
        self.float_action = self._add(view, self.tr("&Float the gauge"), self.float_requested)
        self._add(view, self.tr("F&ull screen"), self.full_screen_requested, "F11")

        privacy = bar.addMenu(self.tr("&Privacy"))
        self._add(privacy, self.tr("Read the &notice"), self.notice_requested)
        self.withdraw_action = self._add(privacy, self.tr("&Withdraw consent"), self.withdraw_requested, "Ctrl+Shift+W")

        help_menu = bar.addMenu(self.tr("&Help"))
        self._add(help_menu, self.tr("&Help"), self.help_requested, "F1")
        self._add(help_menu, self.tr("&Keyboard shortcuts"), self.shortcuts_requested, "Ctrl+F1")
        about = self._add(help_menu, self.tr("&About Reaction Gauge"), self.about_requested)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def show_phase(self, phase: Phase) -> None:
        """Enable what makes sense in this phase."""
        free = phase in (Phase.IDLE, Phase.PREVIEWING, Phase.FINISHED)
        for action in (self.camera_action, self.demo_action, self.recording_action, self.study_results_action):
            action.setEnabled(free)
        for action in (self.media_action, self.pictures_action):
            action.setEnabled(phase in (Phase.IDLE, Phase.PREVIEWING))
        self.start_action.setEnabled(phase.is_before_session or phase in (Phase.IDLE, Phase.PREVIEWING, Phase.FINISHED))
        self.start_action.setText(
            self._with_keys(
                self.tr("&Skip the resting face") if phase.is_before_session else self.tr("&Start"), "Ctrl+Return"
            )
        )
        self.pause_action.setEnabled(phase.is_recording)
        self.pause_action.setText(
            self._with_keys(self.tr("Res&ume") if phase is Phase.PAUSED else self.tr("P&ause"), "Ctrl+P")
        )
        self.stop_action.setEnabled(phase.is_watching)
        self.mark_note_action.setEnabled(phase is Phase.RECORDING)
        self.float_action.setEnabled(phase.is_seeing)

    def show_study(self, is_open: bool) -> None:
        """Enable the commands of a study if one is open."""
        for action in (self.next_viewer_action, self.add_sittings_action, self.results_action):
            action.setEnabled(is_open)

    def _add(self, menu: QMenu, words: str, signal: SignalInstance, keys: str = "", shown_keys: str = "") -> QAction:
        """Add an action and return it. `keys` are its own; `shown_keys` are those of a button that does the same."""
        action = menu.addAction(self._with_keys(words, shown_keys))
        action.triggered.connect(lambda: signal.emit())
        self.actions.append(action)
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action

    def _with_keys(self, words: str, keys: str) -> str:
        return f"{words}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}" if keys else words
