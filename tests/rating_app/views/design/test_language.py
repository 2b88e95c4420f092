"""The German translation is complete, and matches the current sentences of window, failures and notice. Figures have
the decimal mark of the language.
"""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QMainWindow

from rating_app.formatting import without_no_break
from rating_app.session.consent import HANDED_ON, NOTICE, RECEIVED, STREAMED
from rating_app.session.recording import RecordingRead, loss_of
from rating_app.settings import assets
from rating_app.store import StoreFailed
from rating_app.system.failure import Failure
from rating_app.views.design.language import apply_language, length, page_language, per_cent, translated
from rating_app.views.timeline.chart_painting import TimeScale
from rating_app.views.window.navigation import Menus

CHECKOUT = Path(__file__).parents[4]
TS = assets() / "translations" / "reaction-gauge_de.ts"


def _messages(ts):
    """Return (context, source, translation, whether it is finished) of every message."""
    return [
        (
            context.findtext("name"),
            message.findtext("source"),
            message.findtext("translation") or "",
            message.find("translation").get("type") is None,
        )
        for context in ElementTree.parse(ts).getroot().iter("context")
        for message in context.iter("message")
    ]


def _tool(name):
    found = shutil.which(name, path=Path(sys.executable).parent) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _run(*command):
    # This checkout, whichever one is installed.
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    arguments = [str(part) for part in command]
    ran = subprocess.run(arguments, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def messages():
    return _messages(TS)


@pytest.fixture
def german(qapp):
    apply_language(qapp, "de")
    yield
    apply_language(qapp, "en")


def test_everything_is_translated(messages):
    assert [source for _, source, german, finished in messages if not (german and finished)] == []


def test_values_stand_in_the_translation_as_in_the_source(messages):
    def values(text):
        return Counter(re.findall(r"\{[^{}]*\}", text))

    assert [source for _, source, german, _ in messages if values(source) != values(german)] == []


def test_ends_and_access_keys_agree(messages):
    def shape(text):
        return (
            len(re.findall(r"&(?=\w)", text)),
            text.endswith("…"),
            text.endswith(":"),
            text.endswith("."),
            text[:1].isspace(),
            text[-1:].isspace(),
            text.count("\n"),
        )

    assert [source for _, source, german, _ in messages if shape(source) != shape(german)] == []


def test_the_german_is_set_as_german_is(messages):
    english = re.compile(r"”|\w'\w|\.\.\.|[\d}] %| …")
    assert [german for _, _, german, _ in messages if english.search(german)] == []
    # Only text that is typed into a terminal has straight ones.
    assert [german for _, source, german, _ in messages if source.count('"') != german.count('"')] == []


def test_one_thing_has_one_name(messages):
    for source in ("Withdraw consent", "Privacy notice", "Undo", "History", "Settings", "Close"):
        assert len({german for _, said, german, _ in messages if said == source}) == 1


def test_the_source_holds_exactly_what_is_translated(messages, tmp_path):
    lupdate = _tool("pyside6-lupdate")
    sentences = tmp_path / "sentences.py"
    sentences.write_text(_run(sys.executable, CHECKOUT / "docs" / "collect_sentences.py"), encoding="utf-8")
    sources = sorted((CHECKOUT / "rating_app").rglob("*.py"))
    found = tmp_path / "found.ts"
    _run(lupdate, *sources, sentences, "-locations", "none", "-source-language", "en", "-ts", found)

    now = {(context, source) for context, source, _, _ in _messages(found)}
    kept = {(context, source) for context, source, _, _ in messages}
    assert now - kept == set(), "run make translations, and translate these"
    assert kept - now == set(), "run make translations: nobody says these any more"


def test_the_program_loads_what_the_translation_says(tmp_path):
    lrelease = _tool("pyside6-lrelease")
    _run(lrelease, TS, "-qm", tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == TS.with_suffix(".qm").read_bytes(), "run make translations"


def test_the_notice_is_read_in_german(german):
    for point in (*NOTICE.points, STREAMED, RECEIVED, HANDED_ON):
        for text in (point.heading, point.text):
            assert QCoreApplication.translate("Notice", text) != text


def test_a_failure_speaks_german_with_its_values(german):
    failure = StoreFailed("The history {path} cannot be opened ({error}).", path="/tmp/{a}.db", error="locked")

    assert translated(failure) == "Der Verlauf /tmp/{a}.db kann nicht geöffnet werden (locked)."
    assert str(failure) == "The history /tmp/{a}.db cannot be opened (locked)."


def test_a_failure_in_a_failure_speaks_german_too(german):
    inner = StoreFailed("This session is no longer in the history.")
    outer = Failure("{path} cannot be written ({reason}).", path="a", reason=inner)

    assert translated(outer) == "a kann nicht geschrieben werden (Diese Sitzung steht nicht mehr im Verlauf.)."
    assert str(outer) == "a cannot be written (This session is no longer in the history.)."


def test_page_is_written_in_the_language_of_the_window(german):
    assert page_language().code == "de"


def test_page_of_an_english_window_is_english(qapp):
    apply_language(qapp, "en")
    assert page_language().code == "en"


def test_figure_in_a_failure_has_the_decimal_mark_of_the_window(german, german_figures):
    loss = loss_of(RecordingRead(3, 2.5, 10.5, complete=False), 8.0)
    assert str(loss) == "The recording is incomplete: 8 s of 10.5 s were read."
    assert "8 s von 10,5 s" in translated(loss)


def test_untranslated_words_stay_as_they_are(german):
    assert translated(StoreFailed("A {brace}, and no value.")) == "A {brace}, and no value."
    assert translated("A sentence from elsewhere.") == "A sentence from elsewhere."


def test_a_failure_comes_whole_out_of_another_process():
    failure = StoreFailed("{path} cannot be written ({reason}).", path="a", reason=StoreFailed("{b}"))

    arrived = pickle.loads(pickle.dumps(failure))

    assert type(arrived) is StoreFailed
    assert str(arrived) == "a cannot be written ({b})."
    assert arrived.template == failure.template


@pytest.mark.parametrize("language", ["en", "de"])
def test_in_every_menu_an_access_key_means_one_thing(qapp, qtbot, language):
    apply_language(qapp, language)
    try:
        window = QMainWindow()
        qtbot.addWidget(window)
        Menus(window)
    finally:
        apply_language(qapp, "en")
    bar = window.menuBar()
    for actions in (bar.actions(), *(action.menu().actions() for action in bar.actions())):
        keys = [key.lower() for action in actions for key in re.findall(r"&(\w)", action.text())]
        assert len(keys) == len(set(keys)) > 0


@pytest.fixture
def german_figures():
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


def test_figures_have_the_decimal_mark_of_the_language(german_figures):
    assert without_no_break(per_cent(0.035)) == "3,5 %"
    assert length(16.4) == "16,4 s"
    assert [label for _, label in TimeScale(0, 720, 0, 1).ticks()][:2] == ["0:00,0", "0:00,1"]


def test_whole_per_cent_need_no_mark(german_figures):
    assert without_no_break(per_cent(0.035, whole=True)) == "4 %"
