"""A watch that warns the user in time that a session cannot be saved, and offers a way out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.session.session import Session
from rating_app.store import StoreFailed
from rating_app.store.disk_space import lack_of_space
from rating_app.system.failure import Failure
from rating_app.views.design.language import translated
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import Offer


class StorageWatch(QObject):
    """A watch for trouble in the store's writer, and for too little room on the disk before a session.

    Signals:
        said(str, str, object): a sentence for the user, the role of its colour, and the Offers that come with it.
        export_wanted(object): the user wants to export now; a function that finds the session, to be called in any
            thread.
    """

    said = Signal(str, str, object)
    export_wanted = Signal(object)
    _troubled = Signal(object)

    def __init__(self, folder: Path, find_session: Callable[[], Session | None], parent: QObject) -> None:
        """Take the history's `folder`, and `find_session`, which returns the session so far, from any thread."""
        super().__init__(parent)
        self._folder = folder
        self._find_session = find_session
        self._told = ""
        self._is_in_session = False
        self._troubled.connect(self._on_troubled)

    def tell(self, trouble: Failure | None) -> None:
        """Report what keeps a session from being written, or soon may, None once it is over; from any thread."""
        with suppress(RuntimeError):
            # If the program was closed meanwhile, nobody is left to be notified.
            self._troubled.emit(trouble)

    @Slot(object)
    def on_phase_changed(self, phase: Phase) -> None:
        """Check the disk before a session, while there is still time to make room."""
        self._is_in_session = phase.is_in_session
        if phase is Phase.PREVIEWING:
            threading.Thread(target=lambda: self.tell(lack_of_space(self._folder)), name="disk", daemon=True).start()

    @Slot(object)
    def _on_troubled(self, trouble: Failure | None) -> None:
        if trouble is None:
            if self._told:
                self._told = ""
                self.said.emit(self.tr("Sessions can be kept again."), "good", ())
            return
        self._told = translated(trouble)
        offers = (Offer(self.tr("Export now"), self._on_export, ends=False),) if self._is_in_session else ()
        self.said.emit(self._told, "alert", offers)

    def _on_export(self) -> None:
        self.export_wanted.emit(self._session)

    def _session(self) -> Session:
        session = self._find_session()
        if session is None:
            raise StoreFailed("There is no session to export.")
        return session
