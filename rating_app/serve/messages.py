"""The requests of another program, one line of JSON each. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum

PROTOCOL = 1
"""The number increases whenever an older client would misunderstand the protocol."""

MAX_LINE = 65_536
MAX_TEXT = 500

Id = str | int | None


class Deed(str, Enum):
    """The possible requests. CAMERA opens the camera without a session; START begins one, and opens the camera if
    needed.
    """

    CAMERA = "camera"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    MARK = "mark"
    STOP = "stop"
    STATE = "state"
    QUIT = "quit"


_CONSENT = frozenset({"agree", "consent", "give_consent", "accept"})


@dataclass(frozen=True)
class Message:
    """A request. `text` is the title of a START or the note of a MARK. `id` is returned with the answer."""

    deed: Deed
    text: str = ""
    id: Id = None


class NotUnderstood(Exception):
    """A line that is not a valid request. The message is one sentence; `id` is the line's, if it has one."""

    id: Id = None


def parse(line: str) -> Message:
    """Parse {"do": DEED}, with "title" for a start, "text" for a mark, and an "id" for the answer.

    Raise NotUnderstood if the line is not a valid request.
    """
    if len(line) > MAX_LINE:
        raise NotUnderstood(f"A line has at most {MAX_LINE} characters.")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        raise NotUnderstood("This line is not JSON.") from None
    if not isinstance(told, dict):
        raise NotUnderstood('A line is a JSON object, as in {"do": "start"}.')
    try:
        return _message(told)
    except NotUnderstood as refusal:
        refusal.id = _id(told)
        raise


def _message(told: dict[str, object]) -> Message:
    deed = told.get("do")
    if isinstance(deed, str) and deed in _CONSENT:
        raise NotUnderstood("Only the viewer can agree, in the window of this program.")
    known = [one.value for one in Deed]
    if deed not in known:
        raise NotUnderstood(f"'do' is one of {', '.join(known)}.")
    text = told.get("title" if deed == Deed.START else "text", "")
    if not isinstance(text, str) or len(text) > MAX_TEXT:
        raise NotUnderstood(f"Title and text are strings of at most {MAX_TEXT} characters.")
    # JSON can escape half of a character, which files and databases reject.
    whole = text.encode("utf-8", "replace").decode("utf-8").strip()
    return Message(Deed(deed), whole, _id(told))


def _id(told: dict[str, object]) -> Id:
    given = told.get("id")
    return given if isinstance(given, str | int) and not isinstance(given, bool) else None
