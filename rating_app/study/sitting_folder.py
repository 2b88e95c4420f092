"""A study's folder: its sittings as files that only their owner can read, each changed completely or not at all.

sittings/P01/ holds all data of one viewer, and no data of theirs are elsewhere: sitting.json, and for each item shown
the files of an export and its curve. While an item is shown, recording.sqlite there is written continuously, so a crash
loses at most a second.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rating_app.compare.cautions import SHORT_SHARE
from rating_app.export import SESSIONS, ReadFailed, export_session, sessions_files
from rating_app.session.session import Session, SessionListener
from rating_app.store import SessionStore
from rating_app.store.recovery import lock
from rating_app.study.curves import CURVE_ENDING, course_in_content, curve_file, reached_s
from rating_app.study.orders import is_code, next_code
from rating_app.study.plan import Study
from rating_app.study.plan_file import read_study
from rating_app.study.sitting import Mark, Sitting, SittingBroken, decode, encode
from rating_app.system.failure import Failure
from rating_app.system.private_files import ensure_private_folder, write_atomically

SITTINGS, SITTING_FILE, RECORDING_FILE = "sittings", "sitting.json", "recording.sqlite"
WITHDRAWN_FILE, COPIES_FILE = "withdrawn.json", "copies.json"
LISTS_LOCK = ".lists.lock"
COMING = ".coming-"
"""With which a folder among the sittings begins that sittings are copied to before they are in their place."""

_WAIT_S = 1.0
"""How long another program may take to change a list; it takes milliseconds."""


class SittingFailed(Failure):
    """A sitting could not be saved or read; one sentence for the user."""


@dataclass(frozen=True)
class Copy:
    """A place outside the sittings with figures of viewers: results, or another computer's folder."""

    place: str
    made_at: datetime
    viewers: tuple[str, ...]


@dataclass(frozen=True)
class Withdrawal:
    """A withdrawal. `copies`: those that may hold data of the viewer and could not be reached from here."""

    viewer: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True)
class FoundSittings:
    """The sittings that were found. `broken`: a sentence for each that cannot be read."""

    sittings: tuple[Sitting, ...]
    broken: tuple[SittingFailed, ...] = ()


class StudyFolder:
    """The folder of one study, with its sittings. Every method raises SittingFailed if the folder cannot be used."""

    def __init__(self, path: Path) -> None:
        """Open the folder, put back what an addition of sittings left, and erase data of viewers who withdrew earlier.
        Raise StudyRejected if it is not a study.
        """
        self.path = path
        self.study: Study = read_study(path)
        with suppress(OSError):
            put_back(path / SITTINGS)
        self._finish_withdrawals()

    def of_viewer(self, viewer: str) -> Path:
        """Return the folder of one viewer's sitting. Raise ValueError for an invalid code."""
        if not is_code(viewer):
            raise ValueError(f"{viewer!r} is no code of a viewer")
        return self.path / SITTINGS / viewer

    def sittings(self) -> FoundSittings:
        """Return all sittings that can be read, by code."""
        found, broken = [], []
        for code in self._codes():
            try:
                found.append(self.sitting(code))
            except SittingFailed as failure:
                broken.append(failure)
        return FoundSittings(tuple(found), tuple(broken))

    def sitting(self, viewer: str) -> Sitting:
        """Return the sitting of one viewer."""
        file = self.of_viewer(viewer) / SITTING_FILE
        try:
            sitting = decode(file.read_bytes())
        except OSError as error:
            raise SittingFailed("{file} cannot be read ({reason}).", file=file, reason=error.strerror) from None
        except SittingBroken as broken:
            raise SittingFailed("{file} is left out: {reason}.", file=file, reason=broken) from None
        if sitting.viewer != viewer or sitting.study_id != self.study.id:
            raise SittingFailed("{file} is left out: it belongs to another viewer or study.", file=file)
        return sitting

    def free_code(self, station: str = "") -> str:
        """Return the code for the next viewer at this computer; a withdrawn code is not used again."""
        return next_code([*self._codes(), *self.withdrawn()], station)

    def begin(
        self,
        viewer: str,
        notice_version: str,
        agreed_at: datetime,
        app_version: str,
        fields: Mapping[str, str] | None = None,
    ) -> Sitting:
        """Begin the sitting of a viewer who has agreed. Raise SittingFailed also if the code is taken, for example by
        another window.
        """
        folder = self.of_viewer(viewer)
        earlier = self.sittings().sittings
        sitting = Sitting.begin(self.study, viewer, notice_version, agreed_at, app_version, fields or {}, earlier)
        try:
            ensure_private_folder(folder.parent)
            folder.mkdir(mode=0o700)
        except FileExistsError:
            raise SittingFailed("The code {viewer} is taken.", viewer=viewer) from None
        except OSError as error:
            raise _unwritten(folder, error) from error
        return self.save(sitting)

    def save(self, sitting: Sitting) -> Sitting:
        """Save the sitting, replacing its file, and return it."""
        folder = self.of_viewer(sitting.viewer)
        try:
            write_atomically(folder / SITTING_FILE, [encode(sitting)])
        except OSError as error:
            raise _unwritten(folder, error) from error
        return sitting

    def listener(self, viewer: str) -> SessionListener:
        """Return a listener that saves the session being recorded, so that `resume` finds it after a crash."""
        return SessionStore(self.of_viewer(viewer) / RECORDING_FILE).writer()

    def keep(self, sitting: Sitting, session: Session) -> Sitting:
        """Save `session`, which was recorded while the item was on the screen, and mark it if it did not reach its end.

        Return the sitting. Raise ExportFailed if it cannot be written.
        """
        assert sitting.showing is not None, "shown first"
        folder = self.of_viewer(sitting.viewer)
        item = self.study.item(sitting.showing)
        is_whole = not session.interrupted and reached_s(session) >= SHORT_SHARE * item.length_s
        stem = f"{len(sitting.showings) + 1:02d}-{item.id}"
        if session.head.session_id not in _exported(folder):
            stem = export_session(session, folder, stem).timeline.name.removesuffix(".timeline.csv")
        try:
            write_atomically(folder / f"{stem}{CURVE_ENDING}", [curve_file(course_in_content(session))])
        except OSError as error:
            raise _unwritten(folder, error) from error
        marks = () if is_whole else (Mark.INTERRUPTED,)
        kept = self.save(sitting.shown(session.head.session_id, stem, marks))
        self._forget_recording(folder)
        return kept

    def resume(self, viewer: str) -> Sitting:
        """Return a sitting to be continued with the next item. What was on the screen when the program ended is saved
        as far as it was seen, and marked. Raise StoreFailed if it cannot be read.
        """
        sitting = self.sitting(viewer)
        folder = self.of_viewer(viewer)
        if sitting.showing is None:
            self._forget_recording(folder)
            return sitting
        if (folder / RECORDING_FILE).exists():
            store = SessionStore(folder / RECORDING_FILE)
            store.recover()
            newest = store.newest(1)
            if newest and newest[0].session_id not in {one.session_id for one in sitting.showings}:
                return self.keep(sitting, store.load(newest[0].session_id))
        return self.save(sitting.shown(marks=(Mark.INTERRUPTED,)))

    def _forget_recording(self, folder: Path) -> None:
        """Delete the recording, which has been exported."""
        for file in folder.glob(f"{RECORDING_FILE}*"):
            # On Windows, another process may be reading it; it is deleted the next time.
            with suppress(OSError):
                file.unlink()

    def withdraw(self, viewer: str, now: datetime) -> Withdrawal:
        """Erase all data of the viewer, even after their sitting, and list the copies elsewhere.

        Only the code is kept, so that no copy of the sitting returns and the code is not used again. Raise
        SittingFailed if there is no such viewer, or if a file remains; it is then erased when the study is next opened.
        """
        folder = self.of_viewer(viewer)
        if not folder.is_dir() and viewer not in self.withdrawn():
            raise SittingFailed("There is no viewer {viewer} in this study.", viewer=viewer)
        # The note that keeps the data from returning comes first: if the program ends now, the next opening erases the
        # rest.
        with self._alone():
            self._note_withdrawn({**self.withdrawn(), viewer: now})
        self._finish_withdrawals()
        if folder.exists():
            raise SittingFailed(
                "Not every file in {folder} could be erased; that is tried again when the study is next opened.",
                folder=folder,
            )
        return self.withdrawal(viewer)

    def withdrawal(self, viewer: str) -> Withdrawal:
        """Return what is known of a viewer who withdrew, here or at another computer."""
        return Withdrawal(viewer, tuple(copy for copy in self.copies() if viewer in copy.viewers))

    def overdue(self, now: datetime) -> tuple[str, ...]:
        """Return the viewers whose data are older than the study keeps them."""
        if self.study.keep_days == 0:
            return ()
        oldest = now - timedelta(days=self.study.keep_days)
        return tuple(sitting.viewer for sitting in self.sittings().sittings if sitting.agreed_at < oldest)

    def erase_overdue(self, now: datetime) -> tuple[Withdrawal, ...]:
        """Erase all overdue data, as if the viewers withdrew; only the code is kept, so that no copy of the sitting
        returns. Raise SittingFailed as in `withdraw`.
        """
        return tuple(self.withdraw(viewer, now) for viewer in self.overdue(now))

    def withdrawn(self) -> dict[str, datetime]:
        """Return the codes of viewers who withdrew, with the time of each."""
        return {
            str(one["viewer"]): _time(one["at"]) for one in self._list(WITHDRAWN_FILE) if is_code(str(one["viewer"]))
        }

    def copies(self) -> tuple[Copy, ...]:
        """Return the known copies, the oldest first."""
        return tuple(
            Copy(str(one["place"]), _time(one["made_at"]), tuple(map(str, one["viewers"])))  # type: ignore[call-overload]
            for one in self._list(COPIES_FILE)
        )

    def note_copy(self, place: str, now: datetime, viewers: Sequence[str]) -> None:
        """Record that results with figures of these viewers were written to `place`, over those that were there."""
        with self._alone():
            others = [copy for copy in self.copies() if copy.place != place]
            self._write_copies([*others, Copy(place, now, tuple(viewers))])

    def note_copies(self, copies: Sequence[Copy]) -> None:
        """Record copies that another computer knows of, or is. A place that both know of holds the viewers of both."""
        with self._alone():
            known = {copy.place: copy for copy in self.copies()}
            for copy in copies:
                earlier = known.get(copy.place, copy)
                viewers = tuple(sorted({*earlier.viewers, *copy.viewers}))
                known[copy.place] = Copy(copy.place, max(earlier.made_at, copy.made_at), viewers)
            self._write_copies(list(known.values()))

    def _write_copies(self, copies: Sequence[Copy]) -> None:
        self._write_list(
            COPIES_FILE,
            [{"place": c.place, "made_at": c.made_at.isoformat(), "viewers": list(c.viewers)} for c in copies],
        )

    def note_withdrawn(self, others: Mapping[str, datetime]) -> None:
        """Record viewers who withdrew at another computer, and erase their data here."""
        with self._alone():
            self._note_withdrawn({**others, **self.withdrawn()})
        self._finish_withdrawals()

    def _codes(self) -> list[str]:
        folder = self.path / SITTINGS
        if not folder.is_dir():
            return []
        return sorted(path.name for path in folder.iterdir() if path.is_dir() and is_code(path.name))

    def _note_withdrawn(self, withdrawn: Mapping[str, datetime]) -> None:
        self._write_list(WITHDRAWN_FILE, [{"viewer": v, "at": at.isoformat()} for v, at in sorted(withdrawn.items())])

    def _finish_withdrawals(self) -> None:
        for viewer in self.withdrawn():
            for folder in (self.of_viewer(viewer), *(self.path / SITTINGS).glob(f"{COMING}*/*/{viewer}")):
                shutil.rmtree(folder, ignore_errors=True)

    def _alone(self) -> AbstractContextManager[object]:
        """Keep other programs, which may have the same study open, from changing the lists at the same moment: an entry
        that another program has just written would be lost.

        Some drives cannot lock, and some report every lock as taken. No withdrawal fails for that.
        """
        try:
            held = lock(self.path / LISTS_LOCK, _WAIT_S)
        except (OSError, sqlite3.Error):
            held = None
        return nullcontext() if held is None else closing(held)

    def _list(self, name: str) -> list[dict[str, object]]:
        file = self.path / name
        try:
            entries = json.loads(file.read_text(encoding="utf-8"))
            needed = {"viewer", "at"} if name == WITHDRAWN_FILE else {"place", "made_at", "viewers"}
            if not isinstance(entries, list) or not all(needed <= set(entry) for entry in entries):
                raise ValueError
            for entry in entries:
                _time(entry["at"] if name == WITHDRAWN_FILE else entry["made_at"])
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, RecursionError):
            # Continuing without the list could bring back data of viewers who withdrew.
            raise SittingFailed("{file} cannot be read; fix it, or put back a copy of it.", file=file) from None
        return entries

    def _write_list(self, name: str, entries: Sequence[Mapping[str, object]]) -> None:
        try:
            write_atomically(self.path / name, [(json.dumps(entries, indent=1) + "\n").encode("ascii")])
        except OSError as error:
            raise _unwritten(self.path, error) from error


def put_back(sittings: Path) -> None:
    """Move sittings that were about to be replaced back to their places, unless others are there by now. Raise OSError
    if one cannot be moved; it then stays where it is.
    """
    for earlier in sittings.glob(f"{COMING}*/old/*"):
        if not (sittings / earlier.name).exists():
            earlier.rename(sittings / earlier.name)


def _exported(folder: Path) -> set[str]:
    # A sitting that an earlier version began is continued in a second file.
    found: set[str] = set()
    for file in sessions_files(folder):
        with suppress(ReadFailed):
            found.update(str(cell) for cell in SESSIONS.read(file).column("session_id"))
    return found


def _unwritten(folder: Path, error: OSError) -> SittingFailed:
    return SittingFailed("{folder} cannot be written to ({reason}).", folder=folder, reason=error.strerror)


def _time(text: object) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a time has no zone")
    return moment
