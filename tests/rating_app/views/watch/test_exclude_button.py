from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from rating_app.session.exclusion import ExclusionReason
from rating_app.views.watch.controls import Controls
from rating_app.views.watch.phase import Phase


@pytest.fixture
def controls(qtbot):
    controls = Controls()
    qtbot.addWidget(controls)
    with qtbot.waitActive(controls):
        controls.show()
        controls.activateWindow()
    controls.show_phase(Phase.RECORDING)
    return controls


def test_each_reason_has_a_key_that_also_ends_it(controls, qtbot):
    asked = []
    controls.exclusion_requested.connect(asked.append)
    for key, reason in ((Qt.Key.Key_T, ExclusionReason.TALKING), (Qt.Key.Key_X, ExclusionReason.OTHER)):
        qtbot.keyClick(controls, key)
        assert asked[-1] is reason
        controls.show_excluding(reason)
        assert controls.exclude_button.text() == "Count again"
        qtbot.keyClick(controls, key)
        assert asked[-1] is None
        controls.show_excluding(None)


def test_button_offers_the_reasons_and_counts_again(controls, qtbot):
    asked = []
    controls.exclusion_requested.connect(asked.append)
    width = controls.exclude_button.sizeHint().width()
    qtbot.mouseClick(controls.exclude_button, Qt.MouseButton.LeftButton)
    menu = controls.exclude_button.menu_of_reasons
    assert [action.text() for action in menu.actions()] == ["talking\tT", "eating\tE", "away\tA", "another reason\tX"]
    menu.actions()[1].trigger()
    menu.close()
    assert asked == [ExclusionReason.EATING]
    controls.show_excluding(ExclusionReason.EATING)
    assert controls.exclude_button.sizeHint().width() == width
    qtbot.mouseClick(controls.exclude_button, Qt.MouseButton.LeftButton)
    assert asked == [ExclusionReason.EATING, None]


@pytest.mark.parametrize("phase", [Phase.PREVIEWING, Phase.PAUSED, Phase.FINISHED])
def test_nothing_is_left_out_if_nothing_is_recorded(controls, qtbot, phase):
    asked = []
    controls.exclusion_requested.connect(asked.append)
    controls.show_phase(phase)
    qtbot.keyClick(controls, Qt.Key.Key_T)
    assert asked == [] and not controls.exclude_button.isEnabled()
