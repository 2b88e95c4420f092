"""Real films with a rate and a start timecode, read in the real, confined process."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
import pytest

from rating_app.session.film_time import FilmTime
from rating_app.vision.recording.film_time import FilmFacts, film_time_of, read_film_time


def write_film(path, rate, timecode="", frames=10):
    with av.open(str(path), "w") as out:
        film = out.add_stream("mpeg4", rate=rate)
        film.width, film.height, film.pix_fmt = 64, 48, "yuv420p"
        if timecode:
            film.metadata["timecode"] = timecode
        for number in range(frames):
            picture = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 20 * number, np.uint8))
            out.mux(film.encode(picture))
        out.mux(film.encode())
    return path


@pytest.mark.parametrize(
    ("rate", "timecode", "start", "drop"),
    [
        (Fraction(25), "10:00:00:00", 900000, False),
        (Fraction(30000, 1001), "01:00:00;00", 107892, True),
        (Fraction(30000, 1001), "01:00:00:00", 108000, False),
        (Fraction(24000, 1001), "", 0, False),
    ],
)
def test_film_has_its_own_rate_and_timecode(tmp_path, rate, timecode, start, drop):
    film = write_film(tmp_path / "film.mov", rate, timecode)
    time = read_film_time(film)
    assert time == FilmTime(rate, start, drop, time.length_s)
    assert time.length_s == pytest.approx(float(10 / rate), abs=0.01)


def test_what_is_no_film_has_no_time(tmp_path):
    (tmp_path / "film.mp4").write_bytes(b"no film at all")
    assert read_film_time(tmp_path / "film.mp4") is None
    assert read_film_time(tmp_path / "missing.mp4") is None


def test_rate_that_varies_is_said_to_vary():
    assert film_time_of(FilmFacts("297/10", "", 10.0)) == FilmTime(Fraction(30000, 1001), 0, True, 10.0, True)


@pytest.mark.parametrize("rate", ["", "0", "0/0", "x", "1e9"])
def test_rate_that_is_none_is_not_known(rate):
    assert film_time_of(FilmFacts(rate, "", None)) is None


def test_timecode_that_is_none_is_left_out():
    assert film_time_of(FilmFacts("25", "99:00:00:00", None)) == FilmTime(Fraction(25))
