"""The sessions that can be looked at: which one is, where it came from, and whether it is saved. No Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum, auto

from rating_app.session.session import Session


class Origin(Enum):
    """The origin of a session: it has just ended, or was opened in the history."""

    ENDED = auto()
    HISTORY = auto()


class Kept(Enum):
    """The outcome of saving a session: it is in the history, was not wanted there, or could not be saved."""

    IN_HISTORY = auto()
    UNWANTED = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Reviewed:
    """A session that can be looked at."""

    session: Session
    origin: Origin
    kept: Kept

    @property
    def session_id(self) -> str:
        return self.session.head.session_id

    @property
    def is_in_history(self) -> bool:
        return self.kept is Kept.IN_HISTORY


@dataclass(frozen=True)
class Reviews:
    """All sessions that can be looked at without the history.

    `reviewed` is looked at, None if nothing is. `ended` is the last one that was recorded, until the next begins: one
    that is not to be saved exists only here. `unkept` is the last one that could not be saved, until it is exported or
    deleted. The same session can be all three.
    """

    reviewed: Reviewed | None = None
    ended: Reviewed | None = None
    unkept: Reviewed | None = None

    def of_ended(self, ended: Reviewed) -> Reviews:
        """Return the reviews after a session has ended, which is then looked at."""
        return Reviews(ended, ended, ended if ended.kept is Kept.FAILED else self.unkept)

    def of_history(self, session: Session) -> Reviews:
        """Return the reviews after a session was opened in the history, with its newest state there."""
        return replace(self.with_change(session), reviewed=Reviewed(session, Origin.HISTORY, Kept.IN_HISTORY))

    def of_ended_again(self) -> Reviews:
        """Return the reviews with the session that has ended looked at again."""
        return replace(self, reviewed=self.ended)

    def with_change(self, session: Session) -> Reviews:
        """Return the reviews with this newer state of a session."""
        session_id = session.head.session_id

        def changed(slot: Reviewed | None) -> Reviewed | None:
            return replace(slot, session=session) if slot is not None and slot.session_id == session_id else slot

        return Reviews(changed(self.reviewed), changed(self.ended), changed(self.unkept))

    def without_ended(self) -> Reviews:
        """Return the reviews before another session begins; one that could not be saved can still be rescued."""
        ended, reviewed = self.ended, self.reviewed
        is_looked_at = ended is not None and reviewed is not None and reviewed.session_id == ended.session_id
        return replace(self, reviewed=None if is_looked_at else reviewed, ended=None)

    def without(self, session_ids: Collection[str] | None) -> Reviews:
        """Return the reviews after these sessions were deleted; with None, the whole history."""

        def is_deleted(slot: Reviewed) -> bool:
            return slot.is_in_history if session_ids is None else slot.session_id in session_ids

        slots = (self.reviewed, self.ended, self.unkept)
        return Reviews(*(None if slot is None or is_deleted(slot) else slot for slot in slots))

    def rescued(self, session_id: str) -> Reviews:
        """Return the reviews after this session was exported, and so not lost."""
        is_rescued = self.unkept is not None and self.unkept.session_id == session_id
        return replace(self, unkept=None) if is_rescued else self
