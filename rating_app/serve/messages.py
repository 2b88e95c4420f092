"""What another program may ask for, a line of JSON each. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum

PROTOCOL = 1
"""Its number rises where an older client would misunderstand."""

MAX_LINE = 65_536
MAX_TEXT = 500

Id = str | int | None


class Deed(str, Enum):
    """What can be asked for. CAMERA opens it without a session; START opens it where it is not open, and begins one."""

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
    """`text` is the title of a START and the note of a MARK. `id` comes back with the answer."""

    deed: Deed
    text: str = ""
    id: Id = None


class NotUnderstood(Exception):
    """A line that asks for nothing that is done. The message is one sentence; `id` is the line's, where it has one."""

    id: Id = None


def parse(line: str) -> Message:
    """From {"do": DEED}, with "title" of a start, "text" of a mark, and "id" where the answer is to have it;
    NotUnderstood.
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
    # JSON can escape halves of a character, which no file and no database takes.
    whole = text.encode("utf-8", "replace").decode("utf-8").strip()
    return Message(Deed(deed), whole, _id(told))


def _id(told: dict[str, object]) -> Id:
    given = told.get("id")
    return given if isinstance(given, str | int) and not isinstance(given, bool) else None
