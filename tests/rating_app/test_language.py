"""Pages in German: sentences from the window's translation, and figures with German marks."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from rating_app.formatting import length, per_cent, without_no_break
from rating_app.language import ENGLISH, PAGE_LANGUAGES, language_of
from rating_app.settings import LANGUAGES
from rating_app.system.failure import Failure, Figure, Sentence

GERMAN = language_of("de")
MOMENT = datetime(2026, 3, 1, 12, 30, tzinfo=timezone.utc)


def test_pages_have_the_languages_of_the_window():
    assert {"system", *PAGE_LANGUAGES} == set(LANGUAGES)


def test_another_language_is_refused_in_one_sentence():
    with pytest.raises(ValueError, match=r"The language must be one of en, de\."):
        language_of("fr")


def test_every_sentence_has_its_german():
    assert len(GERMAN.sentences) > 600 and all(GERMAN.sentences.values())


def test_figures_have_the_marks_of_the_language():
    assert [GERMAN.number(1234567), GERMAN.number(-4.25, ".2f"), GERMAN.number(0.05, "g")] == [
        "1.234.567",
        "−4,25",
        "0,05",
    ]
    assert [ENGLISH.number(1234567), ENGLISH.number(-4.25, ".2f")] == ["1,234,567", "−4.25"]
    assert (GERMAN.length(16.4), GERMAN.clock(7.4, 1), without_no_break(GERMAN.per_cent(0.035))) == (
        "16,4 s",
        "0:07,4",
        "3,5 %",
    )


def test_day_and_time_read_as_the_language_has_them():
    zone = timezone(timedelta(hours=-3, minutes=-30))
    assert ENGLISH.day_and_time(MOMENT, timezone.utc) == "1 March 2026, 12:30 (UTC)"
    assert ENGLISH.day_and_time(MOMENT, zone) == "1 March 2026, 09:00 (UTC-03:30)"
    assert GERMAN.day_and_time(MOMENT, timezone.utc) == "1. März 2026, 12:30 Uhr (UTC)"


def test_one_is_not_many():
    counted = [GERMAN.counted("{count} viewer", "{count} viewers", count) for count in (0, 1, 2, 1200)]
    assert counted == ["0 Personen", "1 Person", "2 Personen", "1.200 Personen"]


def test_sentences_of_other_rooms_are_said_with_their_values():
    inner = Failure("there is no such timeline")
    outer = Sentence("{file} is left out: {reason}.", file="{a}.csv", reason=inner)
    assert str(outer) == "{a}.csv is left out: there is no such timeline."
    assert GERMAN.said(outer) == "{a}.csv wird ausgelassen: einen solchen Zeitverlauf gibt es nicht."
    assert GERMAN.said("What somebody typed") == "What somebody typed"


def test_figures_in_a_sentence_have_its_marks():
    unequal = "Sessions of “{content}” last from {shortest} to {longest}: fewer viewers saw the later moments."
    said = Sentence(unequal, content="1.5 s", shortest=Figure(length, 1.5), longest=Figure(length, 62.5))
    assert "“1.5 s” last from 1.5 s to 1 min 2 s" in str(said)
    assert "„1.5 s“ dauern von 1,5 s bis 1 min 2 s" in GERMAN.said(said)
    assert str(Figure(per_cent, 0.035)) == "3.5\N{NO-BREAK SPACE}%"
