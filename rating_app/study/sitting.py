"""A sitting: one viewer in one study, from consent to the closing words. Values only; each step returns a new one."""

from __future__ import annotations

import json
import math
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Any

from rating_app.study.orders import is_code, order_for
from rating_app.study.plan import ID, NEUTRAL, Answer, Study

_STEM = re.compile(r"[0-9]{2,4}-[a-z0-9_]{1,40}(-[0-9]{1,4})?")
_HEX = re.compile(r"[0-9a-f]{8,64}")


class Mark(str, Enum):
    """An event of a showing: it was not seen to its end, it was shown again later, it was skipped."""

    INTERRUPTED = "interrupted"
    REPEATED = "repeated"
    SKIPPED = "skipped"


class SittingBroken(Exception):
    """The file is not a valid sitting. The message is the reason, to follow a name and a colon."""


@dataclass(frozen=True)
class Showing:
    """One showing of one item. `session_id` and `stem`, the name of its files, are empty if nothing was recorded."""

    item: str
    started_at: datetime
    session_id: str = ""
    stem: str = ""
    marks: tuple[Mark, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Sitting:
    """A sitting. `order`: the items' ids in this viewer's order, after the neutral clip if there is one. `showing`: the
    item on the screen now, or when the program ended; None between items. Times have a time zone.
    """

    study_id: str
    sitting_id: str
    viewer: str
    order: tuple[str, ...]
    notice_version: str
    agreed_at: datetime
    app_version: str
    fields: Mapping[str, str] = field(default_factory=dict)
    showings: tuple[Showing, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    showing: str | None = None
    showing_since: datetime | None = None
    ended_at: datetime | None = None

    @classmethod
    def begin(
        cls,
        study: Study,
        viewer: str,
        notice_version: str,
        agreed_at: datetime,
        app_version: str,
        fields: Mapping[str, str],
        earlier: Sequence[Sitting] = (),
    ) -> Sitting:
        """Return the sitting of a viewer who has just agreed. Raise AnswerRefused for an invalid field, and ValueError
        for an invalid code.
        """
        if not is_code(viewer):
            raise ValueError(f"{viewer!r} is no code of a viewer")
        known = {one.id: one for one in study.fields}
        checked = {name: known[name].checked(value) for name, value in fields.items()}
        orders = [tuple(item for item in sitting.order if item != NEUTRAL) for sitting in earlier]
        order = order_for(study, viewer, orders)
        first = () if study.neutral is None else (NEUTRAL,)
        sitting_id = uuid.uuid4().hex
        return cls(study.id, sitting_id, viewer, (*first, *order), notice_version, agreed_at, app_version, checked)

    @property
    def next_item(self) -> str | None:
        """Return the item to be shown next; None after the last. An interrupted showing is not repeated
        automatically.
        """
        settled = {showing.item for showing in self.showings if Mark.REPEATED not in showing.marks}
        return next((item for item in self.order if item not in settled), None)

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    def counted(self, item: str) -> Showing | None:
        """Return the showing of `item` that counts, the last one not repeated; None if it was skipped or not shown."""
        of_item = [one for one in self.showings if one.item == item and Mark.REPEATED not in one.marks]
        return None if not of_item or Mark.SKIPPED in of_item[-1].marks else of_item[-1]

    def show(self, now: datetime) -> Sitting:
        """Return the sitting with the next item on the screen. Raise ValueError if there is none."""
        if self.next_item is None:
            raise ValueError("every item was shown")
        return replace(self, showing=self.next_item, showing_since=now)

    def shown(self, session_id: str = "", stem: str = "", marks: tuple[Mark, ...] = ()) -> Sitting:
        """Return the sitting after the item has left the screen. Raise ValueError if there was none."""
        if self.showing is None or self.showing_since is None:
            raise ValueError("nothing was on the screen")
        done = Showing(self.showing, self.showing_since, session_id, stem, marks)
        return replace(self, showings=(*self.showings, done), showing=None, showing_since=None)

    def again(self, item: str) -> Sitting:
        """Return the sitting with `item` to be shown once more; what was seen before is kept, and does not count. Raise
        ValueError if it was not shown yet.
        """
        places = [n for n, one in enumerate(self.showings) if one.item == item and Mark.REPEATED not in one.marks]
        if not places:
            raise ValueError(f"{item} was not shown yet")
        last = self.showings[places[-1]]
        marked = replace(last, marks=(*last.marks, Mark.REPEATED))
        return replace(self, showings=(*self.showings[: places[-1]], marked, *self.showings[places[-1] + 1 :]))

    def skip(self, now: datetime) -> Sitting:
        """Return the sitting with the next item skipped. Raise ValueError if there is none."""
        return self.show(now).shown(marks=(Mark.SKIPPED,))

    def answered(self, study: Study, question: str, answer: object, item: str | None = None) -> Sitting:
        """Return the sitting with this answer after `item`, or at the end. Raise AnswerRefused if the question does not
        accept it, and ValueError if the item was not shown yet, or was skipped.
        """
        checked = study.question(question).checked(answer)
        if item is None:
            return replace(self, answers={**self.answers, question: checked})
        counted = self.counted(item)
        if counted is None:
            raise ValueError(f"{item} was not shown")
        told = replace(counted, answers={**counted.answers, question: checked})
        return replace(self, showings=tuple(told if one is counted else one for one in self.showings))

    def end(self, now: datetime) -> Sitting:
        """Return the sitting after the viewer was thanked, or stopped."""
        return replace(self, ended_at=now)


def encode(sitting: Sitting) -> bytes:
    """Return the sitting as JSON, from which `decode` restores it."""
    return (json.dumps(asdict(sitting), default=_plain, indent=1) + "\n").encode("ascii")


def _plain(value: object) -> object:
    assert isinstance(value, datetime)
    return value.isoformat()


def decode(content: bytes) -> Sitting:
    """Read a sitting. Raise SittingBroken if `content` is not one."""
    try:
        values = json.loads(content.decode("utf-8"))
        return _sitting(values)
    except SittingBroken:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise SittingBroken("it is no sitting, or damaged") from None


def _sitting(values: Mapping[str, Any]) -> Sitting:
    sitting = Sitting(
        study_id=_matching(values["study_id"], _HEX),
        sitting_id=_matching(values["sitting_id"], _HEX),
        viewer=values["viewer"],
        order=tuple(_matching(item, ID) for item in values["order"]),
        notice_version=_text(values["notice_version"]),
        agreed_at=_time(values["agreed_at"]),
        app_version=_text(values["app_version"]),
        fields={_matching(name, ID): _text(value) for name, value in values["fields"].items()},
        showings=tuple(_showing(one) for one in values["showings"]),
        answers=_answers(values["answers"]),
        showing=None if values["showing"] is None else _matching(values["showing"], ID),
        showing_since=None if values["showing_since"] is None else _time(values["showing_since"]),
        ended_at=None if values["ended_at"] is None else _time(values["ended_at"]),
    )
    shown = {showing.item for showing in sitting.showings} | ({sitting.showing} - {None})
    if not is_code(sitting.viewer) or len(set(sitting.order)) < len(sitting.order) or not shown <= set(sitting.order):
        raise SittingBroken("what it says does not go together")
    return sitting


def _showing(values: Mapping[str, Any]) -> Showing:
    stem, session_id = values["stem"], values["session_id"]
    return Showing(
        _matching(values["item"], ID),
        _time(values["started_at"]),
        _matching(session_id, _HEX) if session_id else "",
        _matching(stem, _STEM) if stem else "",
        tuple(Mark(mark) for mark in values["marks"]),
        _answers(values["answers"]),
    )


def _answers(values: Mapping[str, Any]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for name, value in values.items():
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        answers[_matching(name, ID)] = float(value) if is_number else _text(value)
    return answers


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise SittingBroken("a text in it is none")
    return value


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise SittingBroken("a name in it is none")
    return value


def _time(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise SittingBroken("a time in it has no zone")
    return moment
