"""A study's folder: its sittings as files that only their owner can read, each changed as a whole or not at all.

sittings/P01/ has what is known of one viewer, and nothing of them is elsewhere: sitting.json, and of each item shown
the files of an export and its curve. What is being shown is written to recording.sqlite there as it comes, so that a
crash costs a second of it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rating_app.compare.comparison import SHORT_SHARE
from rating_app.export import SESSIONS, ReadFailed, export_session
from rating_app.session.session import Session, SessionListener
from rating_app.store import SessionStore
from rating_app.study.curves import CURVE_ENDING, course_in_content, curve_file, reached_s
from rating_app.study.orders import is_code, next_code
from rating_app.study.plan import Study
from rating_app.study.plan_file import read_study
from rating_app.study.sitting import Mark, Sitting, SittingBroken, decode, encode
from rating_app.system.failure import Failure
from rating_app.system.private_files import ensure_private_folder, write_atomically

SITTINGS, SITTING_FILE, RECORDING_FILE = "sittings", "sitting.json", "recording.sqlite"
WITHDRAWN_FILE, COPIES_FILE = "withdrawn.json", "copies.json"


class SittingFailed(Failure):
    """A sitting could not be kept, or read; one sentence for the user."""


@dataclass(frozen=True)
class Copy:
    """Where figures of viewers were written outside their sittings: results, or another computer's folder."""

    place: str
    made_at: datetime
    viewers: tuple[str, ...]


@dataclass(frozen=True)
class Withdrawal:
    """`copies`: those that may hold something of the viewer and could not be reached from here."""

    viewer: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True)
class FoundSittings:
    """`broken`: a sentence for each that cannot be read."""

    sittings: tuple[Sitting, ...]
    broken: tuple[str, ...] = ()


class StudyFolder:
    """Reads and writes the sittings of one study. Every method raises SittingFailed where the folder cannot be used."""

    def __init__(self, path: Path) -> None:
        """StudyRejected where it is no study. What withdrew from it earlier and is still there is erased."""
        self.path = path
        self.study: Study = read_study(path)
        self._finish_withdrawals()

    def of_viewer(self, viewer: str) -> Path:
        """The folder of one viewer's sitting; ValueError for what is no code."""
        if not is_code(viewer):
            raise ValueError(f"{viewer!r} is no code of a viewer")
        return self.path / SITTINGS / viewer

    def sittings(self) -> FoundSittings:
        """All that can be read, by code."""
        found, broken = [], []
        for code in self._codes():
            try:
                found.append(self.sitting(code))
            except SittingFailed as failure:
                broken.append(str(failure))
        return FoundSittings(tuple(found), tuple(broken))

    def sitting(self, viewer: str) -> Sitting:
        """Of one viewer."""
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
        """The next viewer's at this computer; a code that was withdrawn is not given again."""
        return next_code([*self._codes(), *self.withdrawn()], station)

    def begin(
        self,
        viewer: str,
        notice_version: str,
        agreed_at: datetime,
        app_version: str,
        fields: Mapping[str, str] | None = None,
    ) -> Sitting:
        """The viewer has agreed. SittingFailed, too, where the code is taken: by another window of this folder, say."""
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
        """Over what was there; returns it."""
        folder = self.of_viewer(sitting.viewer)
        try:
            write_atomically(folder / SITTING_FILE, [encode(sitting)])
        except OSError as error:
            raise _unwritten(folder, error) from error
        return sitting

    def listener(self, viewer: str) -> SessionListener:
        """Keeps the session that is being recorded, so that `resume` finds it after a crash."""
        return SessionStore(self.of_viewer(viewer) / RECORDING_FILE).writer()

    def keep(self, sitting: Sitting, session: Session) -> Sitting:
        """The item on the screen has gone, and `session` is what was recorded meanwhile; what did not reach its end is
        marked. ExportFailed where it cannot be written.
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
        """A sitting as it is to go on, at the next item; what was on the screen when the program ended is kept as far
        as it was seen, and marked. StoreFailed where that cannot be read.
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
        """The export has it all."""
        for file in folder.glob(f"{RECORDING_FILE}*"):
            # On Windows somebody may be reading; the next one tries again.
            with suppress(OSError):
                file.unlink()

    def withdraw(self, viewer: str, now: datetime) -> Withdrawal:
        """Erase everything of the viewer, also after their sitting; what holds more of it elsewhere is listed. The code
        alone is kept, so that no copy of the sitting comes back and nobody else is called so. SittingFailed where there
        is no such viewer, or where a file stays: it is erased when the study is next opened.
        """
        folder = self.of_viewer(viewer)
        if not folder.is_dir() and viewer not in self.withdrawn():
            raise SittingFailed("There is no viewer {viewer} in this study.", viewer=viewer)
        # First what keeps it from coming back: whatever ends the program now, the rest is erased at the next opening.
        self._note_withdrawn({**self.withdrawn(), viewer: now})
        self._finish_withdrawals()
        if folder.exists():
            raise SittingFailed(
                "Not every file in {folder} could be erased; that is tried again when the study is next opened.",
                folder=folder,
            )
        return Withdrawal(viewer, tuple(copy for copy in self.copies() if viewer in copy.viewers))

    def overdue(self, now: datetime) -> tuple[str, ...]:
        """The viewers whose data are older than the study keeps them."""
        if self.study.keep_days == 0:
            return ()
        oldest = now - timedelta(days=self.study.keep_days)
        return tuple(sitting.viewer for sitting in self.sittings().sittings if sitting.agreed_at < oldest)

    def erase_overdue(self, now: datetime) -> tuple[Withdrawal, ...]:
        """Erase everything of those whose time is over, as if they withdrew; the code alone is kept, so that no copy of
        their sitting comes back. SittingFailed as of `withdraw`.
        """
        return tuple(self.withdraw(viewer, now) for viewer in self.overdue(now))

    def withdrawn(self) -> dict[str, datetime]:
        """The codes of those who withdrew, and when."""
        return {
            str(one["viewer"]): _time(one["at"]) for one in self._list(WITHDRAWN_FILE) if is_code(str(one["viewer"]))
        }

    def copies(self) -> tuple[Copy, ...]:
        """What is known of copies, the oldest first."""
        return tuple(
            Copy(str(one["place"]), _time(one["made_at"]), tuple(map(str, one["viewers"])))  # type: ignore[call-overload]
            for one in self._list(COPIES_FILE)
        )

    def note_copy(self, place: str, now: datetime, viewers: Sequence[str]) -> None:
        """Results with figures of these viewers were written to `place`, or came from there."""
        others = [copy for copy in self.copies() if copy.place != place]
        copies = [*others, Copy(place, now, tuple(viewers))]
        self._write_list(
            COPIES_FILE,
            [{"place": c.place, "made_at": c.made_at.isoformat(), "viewers": list(c.viewers)} for c in copies],
        )

    def note_withdrawn(self, others: Mapping[str, datetime]) -> None:
        """Those who withdrew at another computer, too; what is here of them is erased."""
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
            shutil.rmtree(self.of_viewer(viewer), ignore_errors=True)

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
            # To go on without it could bring back who withdrew.
            raise SittingFailed("{file} cannot be read; fix it, or put back a copy of it.", file=file) from None
        return entries

    def _write_list(self, name: str, entries: Sequence[Mapping[str, object]]) -> None:
        try:
            write_atomically(self.path / name, [(json.dumps(entries, indent=1) + "\n").encode("ascii")])
        except OSError as error:
            raise _unwritten(self.path, error) from error


def _exported(folder: Path) -> set[str]:
    try:
        return {str(cell) for cell in SESSIONS.read(folder / "sessions.csv").column("session_id")}
    except ReadFailed:
        return set()


def _unwritten(folder: Path, error: OSError) -> SittingFailed:
    return SittingFailed("{folder} cannot be written to ({reason}).", folder=folder, reason=error.strerror)


def _time(text: object) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a time has no zone")
    return moment
