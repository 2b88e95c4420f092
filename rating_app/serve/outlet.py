"""A session as lines: its start, its numbers, its events, and its figures."""

from __future__ import annotations

from rating_app.rating import SessionRating
from rating_app.serve.lines import LineWriter
from rating_app.session.content import Seek
from rating_app.session.exclusion import Exclusion
from rating_app.session.samples import Sample
from rating_app.session.session import Marker, Pause, Session, SessionHead, joy_in


class LineOutlet:
    """A SessionListener that writes each event as a line. Times are in seconds since the session's first frame; null,
    never 0, stands for an unknown value.
    """

    def __init__(self, writer: LineWriter) -> None:
        self._writer = writer
        self._head: SessionHead | None = None

    def begun(self, head: SessionHead) -> None:
        self._head = head
        started = head.started_at.isoformat()
        self._writer.put("begun", session_id=head.session_id, title=head.content, started_at=started)

    def sampled(self, sample: Sample) -> None:
        score = sample.score
        self._writer.put_number(
            "numbers",
            time_s=round(sample.timestamp_s, 6),
            viewer=sample.viewer,
            p_happy=None if score is None else round(score.p_happy, 6),
            joy=None if self._head is None else _rounded(joy_in(sample, self._head), 2),
            quality=_rounded(sample.quality, 4),
        )

    def marked(self, marker: Marker) -> None:
        self._writer.put("marked", time_s=round(marker.timestamp_s, 6), text=marker.text)

    def sought(self, seek: Seek) -> None:
        """Write nothing: what the viewer watches in this program does not concern the other one."""

    def excluded(self, exclusion: Exclusion) -> None:
        begin_s, end_s = round(exclusion.begin_s, 6), round(exclusion.end_s, 6)
        self._writer.put("excluded", begin_s=begin_s, end_s=end_s, reason=exclusion.reason.value)

    def paused(self, pause: Pause) -> None:
        time_s, duration_s = round(pause.timestamp_s, 6), round(pause.duration_s, 3)
        self._writer.put("paused", time_s=time_s, duration_s=duration_s, camera_lost=pause.camera_lost)

    def finished(self, session: Session) -> None:
        head, rating = session.head, session.rating
        self._writer.put(
            "ended",
            session_id=head.session_id,
            title=head.content,
            duration_s=round(session.duration_s, 3),
            **figures(rating),
        )


def figures(rating: SessionRating) -> dict[str, float | int | None]:
    """Return the figures of a session, or of its part so far, under their names in sessions.csv."""
    return {
        "rating_0_100": _rounded(rating.rating_0_100, 3),
        "rating_low": _rounded(rating.rating_low, 3),
        "rating_high": _rounded(rating.rating_high, 3),
        "smiles": None if rating.smiling_share is None else rating.smiles,
        "coverage": round(rating.coverage, 4),
    }


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
