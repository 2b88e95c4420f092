"""What a session's figures mean, in sentences."""

from __future__ import annotations

import math
from datetime import tzinfo

from rating_app.formatting import day_and_time, length, per_cent, points
from rating_app.rating import RatingMethod, Reading, SessionRating
from rating_app.rating.method import METHOD_NAME
from rating_app.rating.session_rating import is_mixed
from rating_app.rating.unsure import is_often_unsure
from rating_app.session.consent import Consent, RecordingAttestation, ViewerConsent
from rating_app.session.recording import loss_of
from rating_app.session.session import Session


def rating_sentence(session: Session) -> str:
    """Return a sentence on what the rating means, or why there is none."""
    rating, method = session.rating, session.head.method
    if not session.samples:
        return "There is no rating: not one frame was analysed."
    if rating.rating_0_100 is None:
        if rating.coverage == 0:
            return "There is no rating: no usable face was seen."
        if rating.coverage < method.min_coverage:
            return (
                f"There is no rating: a usable face was seen {per_cent(rating.coverage)} of the time, and a rating "
                f"needs {per_cent(method.min_coverage)}."
            )
        return (
            f"There is no rating: a usable face was seen for {length(rating.coverage * rating.rated_s)}, and a rating "
            f"needs {method.min_rated_s:g} s and {method.min_rated_frames:g} frames."
        )
    if rating.method != METHOD_NAME:
        return "How happy the face looked on average, by the formula of an earlier version of the app."
    sentence = "How much visible joy the face showed; whether the viewer liked what they saw is another question."
    if rating.rating_0_100 >= 0.5:
        share = complete_joy_share(rating.rating_0_100, method)
        sentence += f" A face in complete joy {per_cent(share)} of the time, and at rest otherwise, gets the same."
    return sentence


def unsure_sentence(session: Session) -> str:
    """Return a sentence on how often the network was unsure; empty if that hardly matters."""
    share = session.unsure_share
    if not is_often_unsure(share):
        return ""
    return (
        f"The network was unsure {per_cent(share)} of the time: it saw joy beside something else, as it does in "
        "distress and in speech."
    )


def recording_sentence(session: Session) -> str:
    """Return a sentence on what is missing from a recording; empty if nothing is."""
    loss = None if session.recording is None else loss_of(session.recording, session.duration_s)
    return "" if loss is None else f"{loss} What is missing counts as time without a face."


def interval_sentence(rating: SessionRating, method: RatingMethod) -> str:
    """Return a sentence on the interval, or why there is none; empty if there is no rating either."""
    if rating.rating_0_100 is None:
        return ""
    if rating.rating_low is None or rating.rating_high is None:
        if rating.method != METHOD_NAME:
            return "No interval was computed."
        if not is_mixed(rating.rating_0_100):
            return "No interval: joy was the same throughout, so nothing shows how it would vary."
        return (
            f"No interval: the session is too short for one, which takes {method.min_effective_size:g} independent "
            "moments."
        )
    return (
        f"The interval says where this viewer's rating would settle in an endless viewing of the same kind, with a "
        f"confidence of {per_cent(0.95)}."
    )


def whole_sentence(session: Session) -> str:
    """Return a sentence on what is excluded, and the rating with it; empty if nothing is."""
    whole = session.whole_rating
    if whole is None:
        return ""
    figure = "no rating" if whole.rating_0_100 is None else f"{points(whole.rating_0_100)} of 100"
    if whole.rating_low is not None and whole.rating_high is not None:
        figure += f" ({points(whole.rating_low)} to {points(whole.rating_high)})"
    return (
        f"{length(session.rating.excluded_s)} were left out by hand and are not counted on this page. With them: "
        f"{figure}."
    )


def facing_sentence(session: Session, reading: Reading) -> str:
    """Return a sentence on how much of the time the head was turned to the screen, or why this is not known."""
    baseline, rating = session.head.baseline, reading.rating
    if len(session.samples.viewers) > 1:
        return "Not known for several viewers."
    if baseline is None or baseline.head is None:
        return "Not known: no resting face was measured, and the camera may be beside the screen."
    if rating.facing_share is None:
        return "Not known: the face was found for too little of the time."
    times = rating.looks_away or 0
    aside = "never away" if not times else f"away {'once' if times == 1 else f'{times} times'}"
    return (
        f"{per_cent(rating.facing_share)} of the time in which the face was found, {aside}. This compares the head "
        "with its pose in the resting face; glances of the eyes alone are not seen."
    )


def complete_joy_share(points: float, method: RatingMethod) -> float:
    """Return the share of the time, in [0, 1], that a viewer in complete joy, and at rest otherwise, needs for `points`
    in [0, 100].
    """
    return method.knee * math.expm1(points / 100 * math.log1p(1 / method.knee))


def consent_sentence(consent: Consent, zone: tzinfo | None) -> str:
    """Return a sentence on the basis on which the face was rated."""
    if isinstance(consent, ViewerConsent):
        return (
            f"The viewer read the notice, version {consent.notice_version}, and agreed to it on "
            f"{day_and_time(consent.given_at, zone)}, before the camera opened."
        )
    if isinstance(consent, RecordingAttestation):
        return (
            f"The face is that of a recording. On {day_and_time(consent.attested_at, zone)} {consent.attested_by} "
            "attested that the people in it know of the rating and agreed to it."
        )
    return "The built-in demo clip was rated; nobody was watched."


def baseline_sentence(session: Session) -> str:
    """Return a sentence on the resting face against which the expression was measured."""
    baseline, method = session.head.baseline, session.head.method
    if baseline is None:
        return (
            f"No resting face was measured: a typical one (logit {method.rest_logit:g}, p_happy "
            f"{p_of(method.rest_logit):.2f}) was assumed. A viewer whose mouth is by nature more upturned may be rated "
            "too high."
        )
    follows = (
        ""
        if method.adaptation_s == 0
        else f" and followed slowly, with a time constant of {length(method.adaptation_s)}"
    )
    return (
        f"The viewer's resting face was measured over {length(baseline.seconds)} (logit {baseline.rest_logit:.2f}, "
        f"p_happy {p_of(baseline.rest_logit):.2f}){follows}; their expression was measured against it."
    )


def p_of(logit: float) -> float:
    """Return the probability in [0, 1] of a logit."""
    return 1 / (1 + math.exp(-logit))
