"""What every view of content can do, whatever it shows."""

from __future__ import annotations

from typing import Any, Protocol

from rating_app.session.content import ContentClock, ContentItem, ContentPosition


class ContentView(Protocol):
    """A widget that shows content and knows where in it the viewer is.

    `clock` tells other threads where the content is; it never runs ahead of a player that has stalled. `items` is
    empty while nothing is open.

    Signals:
        moved(object): the ContentPosition now; several times a second while the content runs, and on each jump.
        running_changed(bool): it has begun to run, or stands still.
        jumped(object, object): the viewer went from one ContentPosition to another.
        ended(): it came to its own end.
        failed(str): why something cannot be shown; one sentence.
    """

    # Any: to a type checker Qt's signals are one thing on the class and another on its objects.
    moved: Any
    running_changed: Any
    jumped: Any
    ended: Any
    failed: Any
    clock: ContentClock

    @property
    def items(self) -> tuple[ContentItem, ...]: ...

    @property
    def position(self) -> ContentPosition | None: ...

    @property
    def is_running(self) -> bool:
        """Whether it goes on by itself at this moment."""

    @property
    def is_past_beginning(self) -> bool:
        """Whether the viewer has gone on by hand from where it begins."""

    @property
    def duration_s(self) -> float | None:
        """Of all items together; None where nothing is open, or the viewer turns pages."""

    def run(self) -> None:
        """Go on; from the beginning where it is at its end."""

    def hold(self) -> None:
        """Stand still."""

    def jump_to(self, position: ContentPosition) -> None:
        """The viewer goes there."""

    def rewind(self) -> None:
        """Go back to the beginning; this is no jump of the viewer's."""

    def play_stretch(self, position: ContentPosition, seconds: float) -> None:
        """Show what was seen there, for so long; this is no jump of the viewer's."""

    def close_content(self) -> None:
        """Let go of the files."""

    def set_controls_locked(self, locked: bool) -> None:
        """Whether the viewer may play, hold and jump by the view's own controls."""
