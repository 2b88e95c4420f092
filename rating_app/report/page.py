"""The page, from a template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from rating_app.charts.axes import letters
from rating_app.language import ENGLISH, Language
from rating_app.rating import Reading
from rating_app.rating.method import CONSTANTS, METHOD_NAME
from rating_app.rating.smiles import best_moments
from rating_app.report import words
from rating_app.report.charts import bin_seconds, scale_chart, timeline_chart
from rating_app.report.signal import signal_of
from rating_app.report.template import render
from rating_app.session.session import Session, item_readings
from rating_app.settings import APP_NAME


def report_page(session: Session, reading: Reading, zone: tzinfo | None = None, language: Language = ENGLISH) -> str:
    """Return the page as one HTML file that needs no others; `reading` is the session's. Times of day are in `zone`, by
    default the computer's own.
    """
    moments = best_moments(reading.smiles)
    markers = sorted(session.markers, key=lambda marker: marker.timestamp_s)
    trace = reading.trace
    method = session.head.method
    return render(
        "report.html.j2",
        ["rating_app.report"],
        language,
        app=APP_NAME,
        session=session,
        head=session.head,
        rating=session.rating,
        method=method,
        is_current_method=session.rating.method == METHOD_NAME,
        started=language.day_and_time(session.head.started_at, zone),
        rating_sentence=words.rating_sentence(session, language),
        unsure_sentence=words.unsure_sentence(session, language),
        places=places(session),
        placed=bool(session.track),
        recording_sentence=words.recording_sentence(session, language),
        interval_sentence=words.interval_sentence(session.rating, method, language),
        consent_sentence=words.consent_sentence(session.head.consent, zone, language),
        baseline_sentence=words.baseline_sentence(session, language),
        scale=scale_chart(session.rating, language),
        chart=timeline_chart(session, reading, moments, markers, language),
        bin_s=None if trace is None else bin_seconds(trace),
        moments=moments,
        markers=markers,
        smiles=reading.smiles,
        items=[(session.head.items[n - 1].name, item.rating) for n, item in item_readings(session).items()],
        joy_s=reading.joy_s,
        away=reading.away,
        facing_sentence=words.facing_sentence(session, reading, language),
        whole_sentence=words.whole_sentence(session, language),
        signal=signal_of(session, reading),
        constants=CONSTANTS,
        letters=letters,
        p_of=words.p_of,
    )


def places(session: Session) -> Callable[[float], str]:
    """Return a function that describes the position in the content at a second of the session, empty if it is not
    known.
    """
    track = session.track
    return lambda second: session.head.place_in_words(track.position_at(second))
