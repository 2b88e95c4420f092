from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from rating_app.formatting import without_no_break
from rating_app.views.design.numbers import length, per_cent
from rating_app.views.timeline.time_scale import TimeScale


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


def test_figures_have_the_decimal_mark_of_the_language(german):
    assert without_no_break(per_cent(0.035)) == "3,5 %"
    assert length(16.4) == "16,4 s"
    assert [label for _, label in TimeScale(0, 720, 0, 1).ticks()][:2] == ["0:00,0", "0:00,1"]


def test_whole_per_cent_need_no_mark(german):
    assert without_no_break(per_cent(0.035, whole=True)) == "4 %"
