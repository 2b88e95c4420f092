"""The watch page's numbers for a frame: joy now, the bars and the rating, or a dash."""

from __future__ import annotations

import pytest
from fakes.analyses import frame_with_face, frame_without_face

from rating_app.session.consent import DemoBasis
from rating_app.session.content import ContentClock
from rating_app.session.observation import CLASS_NAMES
from rating_app.session.session import SessionHead, SessionPreview, SessionRecorder
from rating_app.views.watch.page import WatchPage
from rating_app.views.watch.phase import Phase
from rating_app.vision.live_update import LiveUpdate

FPS = 30


@pytest.fixture
def watch(qtbot):
    page = WatchPage(ContentClock())
    qtbot.addWidget(page)
    page.show_classes(CLASS_NAMES)
    page.show_phase(Phase.PREVIEWING)
    page.resize(1000, 600)
    page.show()
    return page


def preview(watch, *analyses):
    so_far = SessionPreview()
    for number, analysis in enumerate(analyses):
        live = so_far.update(number / FPS, analysis.seen)
        watch.show_update(LiveUpdate(analysis, live, None, None), mirrored=True)


def bars(watch):
    return set(watch.expression_bars.shown.values())


def test_joy_and_bars_are_there_from_the_first_frame(watch, qtbot):
    preview(watch, frame_with_face())
    assert watch.gauge.accessibleDescription() == "4, joy now · not recorded"
    qtbot.waitUntil(lambda: "–" not in bars(watch))


@pytest.mark.parametrize(
    ("uncounted", "words"),
    [(frame_without_face(), "no face seen"), (frame_with_face(light=0.1), "face not seen well enough")],
)
def test_frame_that_does_not_count_has_dashes_alone(watch, qtbot, uncounted, words):
    preview(watch, frame_with_face())
    qtbot.waitUntil(lambda: "–" not in bars(watch))
    preview(watch, frame_with_face(), uncounted)
    assert watch.gauge.accessibleDescription() == f"–, {words}"
    qtbot.waitUntil(lambda: bars(watch) == {"–"})


def test_rating_comes_after_three_seconds_and_the_gauge_and_the_words_have_the_same(watch):
    watch.show_phase(Phase.RECORDING)
    recorder = SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))
    said = []
    for number in range(4 * FPS):
        analysis = frame_with_face(number / FPS)
        (sample,), live = recorder.record_viewers(number / FPS, analysis.seen)
        watch.show_update(LiveUpdate(analysis, live, sample, recorder.rating, recorder.curve_points), mirrored=True)
        said.append(watch.facts.text())
        assert (watch.gauge._rating is None) == ("no rating yet" in said[-1])
    assert all("no rating yet" in words for words in said[: 3 * FPS])
    assert "rating 2 of 100 · face seen 100" in said[-1]
