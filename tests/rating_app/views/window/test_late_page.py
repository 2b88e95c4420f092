"""Pages that are built when they are first needed."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from rating_app.views.window.late_page import LatePage


def test_page_is_built_once_when_it_is_asked_for_and_tasks_wait_for_it(qtbot):
    built, done = [], []

    def build():
        built.append(QLabel("page"))
        qtbot.addWidget(built[-1])
        return built[-1]

    late = LatePage(build)
    late.once_built(lambda page: done.append(("first", page.text())))
    late.once_built(lambda page: done.append(("second", page.text())))
    assert late.built is None and not late.is_visible and built == done == []
    assert late.page is late.page is late.built and len(built) == 1
    assert done == [("first", "page"), ("second", "page")]
    late.once_built(lambda page: done.append(("later", page.text())))
    assert done[-1] == ("later", "page") and len(built) == 1
    late.page.show()
    assert late.is_visible


def test_task_may_ask_for_the_page_that_is_just_built(qtbot):
    seen = []
    late = LatePage(lambda: QLabel("page"))
    late.once_built(lambda page: seen.append(late.page is page))
    qtbot.addWidget(late.page)
    assert seen == [True]
