"""The interface of every view of content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rating_app.session.content import ContentClock, ContentItem, ContentPosition


class ContentView(Protocol):
    """A widget that shows content and knows where in it the viewer is.

    `clock` gives other threads the position in the content; it never runs ahead of a player that has stalled. `items`
    is empty while nothing is open.

    Signals:
        moved(object): the ContentPosition now; several times per second while the content plays, and on each jump.
        running_changed(bool): it has begun to play, or has paused.
        jumped(object, object): the viewer went from one ContentPosition to another.
        ended(): it came to its own end.
        failed(str): why something cannot be shown; one sentence.
    """

    # Any, because to a type checker Qt's signals are one thing on the class and another on its objects.
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
        """Whether it plays by itself at this moment."""

    @property
    def is_past_beginning(self) -> bool:
        """Whether the viewer has gone on by hand from the beginning."""

    @property
    def duration_s(self) -> float | None:
        """The length of all items together; None if nothing is open, or the viewer turns the pages."""

    def run(self) -> None:
        """Play; from the beginning if it is at its end."""

    def hold(self) -> None:
        """Pause."""

    def jump_to(self, position: ContentPosition) -> None:
        """Go to `position` for the viewer."""

    def rewind(self) -> None:
        """Go back to the beginning; this does not count as a jump of the viewer's."""

    def play_stretch(self, position: ContentPosition, seconds: float) -> None:
        """Play `seconds` from `position` on, to show them again; this does not count as a jump of the viewer's."""

    def close_content(self) -> None:
        """Close the files."""

    def set_controls_locked(self, locked: bool) -> None:
        """Set whether the viewer is kept from playing, pausing and jumping by the view's own controls."""
