"""What a session's figures mean, in sentences."""

from __future__ import annotations

import math
from datetime import tzinfo

from rating_app.formatting import points
from rating_app.language import ENGLISH, Language
from rating_app.rating import RatingMethod, Reading, SessionRating
from rating_app.rating.method import METHOD_NAME
from rating_app.rating.session_rating import is_mixed
from rating_app.rating.unsure import is_often_unsure
from rating_app.session.consent import Consent, RecordingAttestation, ViewerConsent
from rating_app.session.recording import loss_of
from rating_app.session.session import Session


def rating_sentence(session: Session, language: Language = ENGLISH) -> str:
    """Return a sentence on what the rating means, or why there is none."""
    rating, method = session.rating, session.head.method
    if rating.rating_0_100 is None or not session.samples:
        return _why_no_rating(session, language)
    if rating.method != METHOD_NAME:
        return language.sentence(
            "How happy the face looked on average, by the formula of an earlier version of the app."
        )
    sentence = language.sentence(
        "How much visible joy the face showed; whether the viewer liked what they saw is another question."
    )
    if rating.rating_0_100 < 0.5:
        return sentence
    share = complete_joy_share(rating.rating_0_100, method)
    same = language.sentence(
        "A face that shows complete joy {share} of the time, and is at rest otherwise, gets the same rating.",
        share=language.per_cent(share),
    )
    return f"{sentence} {same}"


def _why_no_rating(session: Session, language: Language) -> str:
    rating, method = session.rating, session.head.method
    if not session.samples:
        return language.sentence("There is no rating: no frame was analysed.")
    if rating.coverage == 0:
        return language.sentence("There is no rating: no usable face was seen.")
    if rating.coverage < method.min_coverage:
        return language.sentence(
            "There is no rating: a usable face was seen {share} of the time, and a rating needs {least}.",
            share=language.per_cent(rating.coverage),
            least=language.per_cent(method.min_coverage),
        )
    return language.sentence(
        "There is no rating: a usable face was seen for {time}, and a rating needs {seconds} s and {frames} frames.",
        time=language.length(rating.coverage * rating.rated_s),
        seconds=language.number(method.min_rated_s, "g"),
        frames=language.number(method.min_rated_frames, "g"),
    )


def unsure_sentence(session: Session, language: Language = ENGLISH) -> str:
    """Return a sentence on how often the network was unsure; empty if that hardly matters."""
    share = session.unsure_share
    if not is_often_unsure(share):
        return ""
    return language.sentence(
        "The network was unsure {share} of the time: it saw joy together with something else, as it does in distress "
        "and in speech.",
        share=language.per_cent(share),
    )


def recording_sentence(session: Session, language: Language = ENGLISH) -> str:
    """Return a sentence on what is missing from a recording; empty if nothing is."""
    loss = None if session.recording is None else loss_of(session.recording, session.duration_s)
    if loss is None:
        return ""
    return f"{language.said(loss)} {language.sentence('The missing part counts as time without a face.')}"


def interval_sentence(rating: SessionRating, method: RatingMethod, language: Language = ENGLISH) -> str:
    """Return a sentence on the interval, or why there is none; empty if there is no rating either."""
    if rating.rating_0_100 is None:
        return ""
    if rating.rating_low is None or rating.rating_high is None:
        if rating.method != METHOD_NAME:
            return language.sentence("No interval was computed.")
        if not is_mixed(rating.rating_0_100):
            return language.sentence("No interval: joy was the same throughout, so nothing shows how it would vary.")
        return language.sentence(
            "No interval: the session is too short for one; it takes {count} independent moments.",
            count=language.number(method.min_effective_size, "g"),
        )
    return language.sentence(
        "The interval says where this viewer's rating would settle in an endless viewing of the same kind, with a "
        "confidence of {share}.",
        share=language.per_cent(0.95),
    )


def whole_sentence(session: Session, language: Language = ENGLISH) -> str:
    """Return a sentence on what is excluded, and the rating with it; empty if nothing is."""
    whole = session.whole_rating
    if whole is None:
        return ""
    if whole.rating_0_100 is None:
        figure = language.sentence("no rating")
    elif whole.rating_low is None or whole.rating_high is None:
        figure = language.sentence("{rating} of 100", rating=points(whole.rating_0_100))
    else:
        figure = language.sentence(
            "{rating} of 100 ({low} to {high})",
            rating=points(whole.rating_0_100),
            low=points(whole.rating_low),
            high=points(whole.rating_high),
        )
    return language.sentence(
        "{time} were left out by hand and are not counted on this page. With them: {rating}.",
        time=language.length(session.rating.excluded_s),
        rating=figure,
    )


def facing_sentence(session: Session, reading: Reading, language: Language = ENGLISH) -> str:
    """Return a sentence on how much of the time the head was turned to the screen, or why this is not known."""
    baseline, rating = session.head.baseline, reading.rating
    if len(session.samples.viewers) > 1:
        return language.sentence("Not known for several viewers.")
    if baseline is None or baseline.head is None:
        return language.sentence("Not known: no resting face was measured, and the camera may be beside the screen.")
    if rating.facing_share is None:
        return language.sentence("Not known: the face was found for too little of the time.")
    times = rating.looks_away or 0
    aside = language.counted("away once", "away {count} times", times) if times else language.sentence("never away")
    return language.sentence(
        "{share} of the time in which the face was found, {aside}. This compares the head with its pose in the resting "
        "face; glances of the eyes alone are not seen.",
        share=language.per_cent(rating.facing_share),
        aside=aside,
    )


def complete_joy_share(points: float, method: RatingMethod) -> float:
    """Return the share of the time, in [0, 1], that a viewer in complete joy, and at rest otherwise, needs for `points`
    in [0, 100].
    """
    return method.knee * math.expm1(points / 100 * math.log1p(1 / method.knee))


def consent_sentence(consent: Consent, zone: tzinfo | None, language: Language = ENGLISH) -> str:
    """Return a sentence on the basis on which the face was rated."""
    if isinstance(consent, ViewerConsent):
        return language.sentence(
            "The viewer read the notice, version {version}, and agreed to it on {moment}, before the camera opened.",
            version=consent.notice_version,
            moment=language.day_and_time(consent.given_at, zone),
        )
    if isinstance(consent, RecordingAttestation):
        return language.sentence(
            "The face is that of a recording. On {moment} {person} attested that the people in it know of the rating "
            "and agreed to it.",
            moment=language.day_and_time(consent.attested_at, zone),
            person=language.said(consent.attested_by),
        )
    return language.sentence("The built-in demo clip was rated; nobody was watched.")


def baseline_sentence(session: Session, language: Language = ENGLISH) -> str:
    """Return a sentence on the resting face against which the expression was measured."""
    baseline, method = session.head.baseline, session.head.method
    if baseline is None:
        return language.sentence(
            "No resting face was measured: a typical one (logit {logit}, p_happy {p}) was assumed. A viewer whose "
            "mouth is by nature more upturned may be rated too high.",
            logit=language.number(method.rest_logit, "g"),
            p=language.number(p_of(method.rest_logit), ".2f"),
        )
    measured = {
        "time": language.length(baseline.seconds),
        "logit": language.number(baseline.rest_logit, ".2f"),
        "p": language.number(p_of(baseline.rest_logit), ".2f"),
    }
    if method.adaptation_s == 0:
        return language.sentence(
            "The viewer's resting face was measured over {time} (logit {logit}, p_happy {p}); their expression was "
            "measured against it.",
            **measured,
        )
    return language.sentence(
        "The viewer's resting face was measured over {time} (logit {logit}, p_happy {p}) and followed slowly, with a "
        "time constant of {constant}; their expression was measured against it.",
        constant=language.length(method.adaptation_s),
        **measured,
    )


def p_of(logit: float) -> float:
    """Return the probability in [0, 1] of a logit."""
    return 1 / (1 + math.exp(-logit))
