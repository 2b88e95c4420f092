from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QProgressBar

from rating_app.formatting import without_no_break
from rating_app.session.consent import NOTICE
from rating_app.session.content import ContentClock
from rating_app.session.observation import CLASS_NAMES, ExpressionScore
from rating_app.views.design.theme import DARK, LIGHT
from rating_app.views.watch.expression_bars import NO_VALUE, ExpressionBars
from rating_app.views.watch.phase import Phase
from rating_app.views.window.main_window import MainWindow

SIX = ("happy", "neutral", "sad", "surprised", "angry", "other")
TWELVE = (*SIX[:-1], *"abcde", "a_bit_of_everything", "other")
SCORE = ExpressionScore(0.5, 0.25, 0.25, (("sad", 0.1), ("surprised", 0.05), ("angry", 0.04)))


@pytest.fixture
def bars(qtbot):
    bars = ExpressionBars()
    qtbot.addWidget(bars)
    bars.resize(bars.width(), 180)
    with qtbot.waitExposed(bars):
        bars.show()
    return bars


def shown(bars):
    return {name: without_no_break(words) for name, words in bars.shown.items()}


def bar_of(bars, name):
    (bar,) = [bar for bar in bars.findChildren(QProgressBar) if bar.accessibleName() == name]
    return bar


def coloured_pixels(bar, colour):
    image = bar.grab().toImage()
    middle = image.height() // 2
    return sum(image.pixelColor(x, middle) == QColor(colour) for x in range(image.width()))


def test_a_class_without_a_score_has_a_dash(bars):
    assert shown(bars) == dict.fromkeys(CLASS_NAMES, NO_VALUE)


def test_each_class_has_a_bar_with_its_per_cent(bars, qtbot):
    bars.show_classes(SIX)
    bars.show_score(SCORE)
    qtbot.waitUntil(
        lambda: shown(bars)
        == {"happy": "50 %", "neutral": "25 %", "sad": "10 %", "surprised": "5 %", "angry": "4 %", "other": "6 %"}
    )
    assert bar_of(bars, "Sad").value() == 10
    assert bar_of(bars, "Sad").accessibleDescription() == "10 per cent"


def test_a_lost_face_empties_the_bars_and_is_never_0(bars, qtbot):
    bars.show_score(ExpressionScore(1.0, 0.0, 0.0))
    qtbot.waitUntil(lambda: shown(bars) == {"happy": "100 %", "neutral": "0 %", "other": "0 %"})
    assert coloured_pixels(bar_of(bars, "Happy"), LIGHT.joy) > 20
    bars.show_score(None)
    qtbot.waitUntil(lambda: shown(bars) == dict.fromkeys(CLASS_NAMES, NO_VALUE))
    assert coloured_pixels(bar_of(bars, "Happy"), LIGHT.joy) == 0
    assert bar_of(bars, "Neutral").value() < 0
    assert bar_of(bars, "Neutral").accessibleDescription() == "nothing seen"


def test_a_bar_is_as_long_as_its_share(bars, qtbot):
    lengths = []
    for p in (0.02, 0.06, 0.5, 1.0):
        bars.show_score(ExpressionScore(1 - p, p, 0.0))
        qtbot.waitUntil(lambda p=p: shown(bars)["neutral"] == f"{100 * p:.0f} %")
        bar = bar_of(bars, "Neutral")
        lengths.append(coloured_pixels(bar, LIGHT.rest) / bar.width())
    assert lengths == pytest.approx([0.02, 0.06, 0.5, 1.0], abs=0.04)


def test_the_newest_score_is_shown_and_none_queues(bars, qtbot):
    for percent in range(100):
        bars.show_score(ExpressionScore(percent / 100, 1 - percent / 100, 0.0))
    assert shown(bars)["happy"] == NO_VALUE
    qtbot.waitUntil(lambda: shown(bars)["happy"] == "99 %")


def test_colours_follow_the_theme(bars, qtbot, dress):
    bars.show_score(ExpressionScore(1.0, 0.0, 0.0))
    qtbot.waitUntil(lambda: shown(bars)["happy"] == "100 %")
    dress("dark")
    assert coloured_pixels(bar_of(bars, "Happy"), DARK.joy) > 20


def test_another_model_has_its_own_rows(bars, qtbot):
    bars.show_score(ExpressionScore(1.0, 0.0, 0.0))
    qtbot.waitUntil(lambda: shown(bars)["happy"] == "100 %")
    bars.show_classes(SIX)
    assert shown(bars) == dict.fromkeys(SIX, NO_VALUE)
    qtbot.waitUntil(lambda: len(bars.findChildren(QProgressBar)) == len(SIX))


def test_it_names_what_is_seen_and_never_what_anybody_feels(bars):
    assert bars.accessibleName() == "What the camera sees now"
    assert "does not show what anybody feels" in bars.toolTip()


@pytest.mark.parametrize("names", [CLASS_NAMES, SIX, TWELVE], ids=["three", "six", "twelve"])
@pytest.mark.parametrize("size", [(940, 600), (1024, 640), (1600, 1000)], ids=str)
def test_the_window_has_room_for_all_bars(qtbot, names, size):
    window = MainWindow(NOTICE, ContentClock())
    qtbot.addWidget(window)
    window.show_phase(Phase.RECORDING)
    watch = window.watch
    watch.show_classes(names)
    watch.facts.setText("0:15 · rating 53 of 100 · face seen 100 % of the time · " + 40 * "long title ")
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    assert (window.width(), window.height()) == size
    boxes = []
    for bar in watch.expression_bars.findChildren(QProgressBar):
        row = bar.parentWidget()
        boxes.append(row.geometry())
        assert watch.expression_bars.rect().contains(row.geometry())
        assert bar.height() >= 8 and bar.width() >= 60
    assert len(boxes) == len(names)
    assert not any(box.intersects(other) for box in boxes for other in boxes if box is not other)
    assert watch.timeline.width() >= 200 and watch.gauge.height() >= 200
