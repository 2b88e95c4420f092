from __future__ import annotations

import pytest
from fakes.summaries import summary_of
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from rating_app.views.history.columns import Column
from rating_app.views.history.index import SessionFilter, SessionIndex
from rating_app.views.history.model import CURVE_ROLE, SessionModel


@pytest.fixture
def model(qapp):
    model = SessionModel()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_index(SessionIndex.of([summary_of("a", "Ape"), summary_of("b", "Bee", 1), summary_of("c", "Cat", 2)]))
    return model


def shown(model):
    return [model.session_at(row).session_id for row in range(model.rowCount())]


def test_sorts_and_filters_together(model):
    model.sort(Column.CONTENT, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["c", "b", "a"]
    model.set_filter(SessionFilter("e"))
    assert shown(model) == ["b", "a"]
    assert model.known == 3


def test_hidden_sessions_stay_away_until_they_are_back(model):
    model.hide(["b"])
    assert (shown(model), model.known) == (["a", "c"], 2)
    model.set_index(SessionIndex.of([summary_of("d"), summary_of("b", days_ago=1)]))
    assert (shown(model), model.known) == (["d"], 1)
    model.unhide(["b"])
    assert (shown(model), model.known) == (["d", "b"], 2)


def test_renaming_shows_the_new_title_and_reports_it(model, qtbot):
    index = model.index(1, Column.CONTENT)
    with qtbot.waitSignal(model.renamed) as renamed:
        assert model.setData(index, "  Bear ")
    assert renamed.args == ["b", "Bear"]
    assert index.data() == "Bear"


@pytest.mark.parametrize("title", ["", "   ", "Bee"])
def test_empty_title_and_the_same_one_change_nothing(model, qtbot, title):
    with qtbot.assertNotEmitted(model.renamed):
        assert not model.setData(model.index(1, Column.CONTENT), title)
    assert model.index(1, Column.CONTENT).data() == "Bee"


def test_only_the_title_can_be_changed(model):
    editable = [column for column in Column if model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable]
    assert editable == [Column.CONTENT]
    assert not model.setData(model.index(0, Column.STARS), "5")


def test_curves_come_later(model, qtbot):
    assert model.index(0, Column.COURSE).data(CURVE_ROLE) is None
    with qtbot.waitSignal(model.dataChanged):
        model.set_curves({"a": b"\x05" * 96, "gone": b"\x01"})
    assert model.index(0, Column.COURSE).data(CURVE_ROLE) == b"\x05" * 96


def test_each_kind_of_content_has_its_icon(model):
    model.set_index(SessionIndex.of([summary_of(kind, content_kind=kind) for kind in ("screen", "media", "pictures")]))
    images = [
        model.index(row, Column.CONTENT).data(Qt.ItemDataRole.DecorationRole).pixmap(16).toImage() for row in range(3)
    ]
    assert images[0] != images[1] != images[2] != images[0]


def test_interrupted_session_is_marked(model):
    model.set_index(SessionIndex.of([summary_of("a", "Film", interrupted=True)]))
    assert model.index(0, Column.CONTENT).data() == "Film (interrupted)"
    assert model.index(0, Column.CONTENT).data(Qt.ItemDataRole.EditRole) == "Film"


def test_a_hundred_thousand_sessions_make_a_cell_only_when_it_is_looked_at(qapp, monkeypatch):
    model, made = SessionModel(), []
    answer = model.data
    monkeypatch.setattr(model, "data", lambda *arguments: made.append(1) or answer(*arguments))
    model.set_index(SessionIndex.of([summary_of(str(number), f"Film {number}") for number in range(100_000)]))
    model.sort(Column.CONTENT, Qt.SortOrder.DescendingOrder)
    assert model.rowCount(QModelIndex()) == 100_000
    assert made == []
    assert model.index(0, Column.CONTENT).data() == "Film 99999"
