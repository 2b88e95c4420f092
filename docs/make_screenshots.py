"""Drive the real program and save pictures of all its pages.

    xvfb-run -s "-screen 0 1920x1200x24" python -m docs.make_screenshots [--out docs/screenshots] [--language de]
        [--only animation|study]

A stand-in for the camera plays the demo clip, and what is watched is the demo's film or drawn here: nobody is being
watched, and nothing but the checkout is needed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest.mock import patch

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from docs.animation import Animation
from docs.example_study import make_study
from rating_app import __version__
from rating_app.desktop.application import RatingApplication
from rating_app.desktop.equipment import Equipment
from rating_app.desktop.first_window import FirstWindow, WindowRequest
from rating_app.session.consent import DemoBasis
from rating_app.session.content import ContentKind, ContentPosition
from rating_app.session.observation import ONLY_VIEWER, ExpressionScore, SeenViewer
from rating_app.session.session import Session, SessionHead, SessionRecorder
from rating_app.settings import Paths, Settings, demo_clip, demo_film, save_settings, shipped_model
from rating_app.store import SessionStore
from rating_app.study.sitting_folder import StudyFolder
from rating_app.system.network import forbid_network
from rating_app.views.design.language import translated
from rating_app.views.study.add_dialog import AddDialog
from rating_app.views.study.wizard import StudyWizard
from rating_app.views.watch.phase import Phase
from rating_app.views.window.about_dialog import AboutDialog
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.navigation import HISTORY, SETTINGS, STUDY, WATCH
from rating_app.views.window.opening import make_qt_application
from rating_app.views.window.shortcuts import ShortcutsDialog, shortcuts_of
from tests.fakes.cameras import FakeCapture, Socket

USUAL_SIZE, SMALL_SIZE, VIEWER_SIZE = (1180, 760), (1024, 640), (1280, 720)
CONTENTS = (
    ("Trailer, first cut", ContentKind.MEDIA),
    ("Trailer, second cut", ContentKind.MEDIA),
    ("Poster drafts", ContentKind.PICTURES),
    ("Level 3, playtest", ContentKind.SCREEN),
    ("Rehearsal of the talk", ContentKind.SCREEN),
    ("Title music", ContentKind.MEDIA),
)


class DemoClip:
    """The pictures of a FakeCapture: the demo clip, over and over, at its own pace."""

    def __init__(self) -> None:
        self._clip = cv2.VideoCapture(str(demo_clip()))
        self._step_s = 1 / self._clip.get(cv2.CAP_PROP_FPS)
        self._due_s = time.monotonic()

    def __call__(self, number: int) -> Any:
        self._due_s = max(self._due_s + self._step_s, time.monotonic() - self._step_s)
        time.sleep(max(0.0, self._due_s - time.monotonic()))
        delivered, image = self._clip.read()
        if not delivered:
            self._clip.set(cv2.CAP_PROP_POS_FRAMES, 0)
            delivered, image = self._clip.read()
        return image if delivered else None


def main() -> None:
    """Take all pictures, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "screenshots")
    parser.add_argument("--language", default="en", choices=("en", "de"))
    parser.add_argument("--only", choices=("animation", "study"), help="take these alone")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    socket = Socket()
    socket.plug_in(FakeCapture(DemoClip(), fps=None, flickers=False), "Integrated camera")
    app = make_qt_application(["make_screenshots"])
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        # Whoever takes them, the pictures show the folders of nobody.
        os.environ["HOME"] = home
        shutil.copy(demo_film(), folder / "Trailer, second cut.mp4")
        draw_posters(folder / "Poster drafts")
        paths = Paths(folder, folder, folder)
        fill_history(SessionStore(paths.database))
        settings = Settings(language=options.language, measure_rest=False, company="alone")
        save_settings(settings, paths.settings)
        request = WindowRequest(shipped_model(), theme="light")
        application = RatingApplication(FirstWindow(app, request, paths), Equipment(socket.cameras))
        application.start()
        wait(lambda: application.window.phase is Phase.IDLE)
        if options.only == "animation":
            take_animation(application, folder / "Trailer, second cut.mp4", options.out)
        elif options.only == "study":
            application.window.resize(*USUAL_SIZE)
            pass_first_run(application.window)
            take_study(application, folder, options.out)
        else:
            take(application, folder, options.out)
        application.quit()


def take(application: RatingApplication, folder: Path, out: Path) -> None:
    """From the first start to the settings."""
    application.window.resize(*USUAL_SIZE)
    take_first_run(application, out)
    take_film(application, folder / "Trailer, second cut.mp4", out)
    take_animation(application, folder / "Trailer, second cut.mp4", out)
    take_pictures(application, folder / "Poster drafts", out)
    take_screen(application, out)
    take_history(application, out)
    take_study(application, folder, out)
    take_audience(application, folder / "study", out)
    take_settings(application, out)


def take_first_run(application: RatingApplication, out: Path) -> None:
    """Welcome, consent, camera check, and the choice that follows."""
    window, first = application.window, application.window.first_run
    shoot(window, out / "welcome.png")
    first.welcome.begin_button.click()
    shoot(window, out / "consent.png")
    first.consent.agree_button.click()
    wait(lambda: first.check.is_all_well and first.check.camera_row.state is not None)
    wait(lambda: first.check.smile_prompt.is_done)
    shoot(window, out / "camera_check.png")
    first.check.ready_button.click()
    shoot(window, out / "choose.png")


def take_film(application: RatingApplication, film: Path, out: Path) -> None:
    """A film in the app, and its result."""
    window, watch = application.window, application.window.watch
    watch.open_media(film)
    shoot(window, out / "ready.png")
    watch.controls.start_button.click()
    wait(lambda: watch.newest_s >= 5)
    watch.controls.mark_button.click()
    wait(lambda: watch.newest_s >= 10)
    shoot(window, out / "live_film.png")
    application.preferences.change(theme="dark", picture="blurred")
    wait(lambda: watch.newest_s >= 12)
    shoot(window, out / "live_film_dark.png")
    application.preferences.change(theme="light", picture="shown")
    wait_for_end(application)
    window.session_page.stars.buttons[3].click()
    turn(3000)
    shoot(window, out / "session.png")
    application.preferences.change(theme="dark")
    shoot(window, out / "session_dark.png")
    application.preferences.change(theme="light")


def take_pictures(application: RatingApplication, folder: Path, out: Path) -> None:
    """Pictures in the app, with a rating each."""
    window, watch = application.window, application.window.watch
    begin_anew(application)
    watch.open_pictures(sorted(folder.iterdir()), 4.0)
    watch.controls.start_button.click()
    wait(lambda: watch.newest_s >= 5)
    shoot(window, out / "live_pictures.png")
    wait_for_end(application)
    turn(3000)
    shoot(window, out / "session_pictures.png")


def take_screen(application: RatingApplication, out: Path) -> None:
    """Anything else on the screen, in high contrast, in a small window, and with the gauge alone."""
    window, watch = application.window, application.window.watch
    begin_anew(application)
    watch.open_screen("Level 3, playtest")
    watch.controls.start_button.click()
    wait(lambda: watch.newest_s >= 6)
    shoot(window, out / "live_screen.png")
    application.preferences.change(theme="contrast")
    shoot(window, out / "live_screen_contrast.png")
    application.preferences.change(theme="light")
    window.resize(*SMALL_SIZE)
    shoot(window, out / "live_screen_small.png")
    window.resize(*USUAL_SIZE)
    watch.controls.float_button.click()
    shoot(application.floating_gauge.gauge, out / "floating_gauge.png")
    application.floating_gauge.gauge.close()
    watch.controls.stop_button.click()
    wait_for_end(application)


def take_history(application: RatingApplication, out: Path) -> None:
    """All sessions, and three of them over one another."""
    window = application.window
    window.rail.buttons[HISTORY].click()
    turn(3000)
    shoot(window, out / "history.png")
    table, flags = window.history.table, QItemSelectionModel.SelectionFlag
    for number, row in enumerate((3, 4, 8)):
        wanted = flags.Select if number else flags.ClearAndSelect
        table.selectionModel().select(table.model().index(row, 0), wanted | flags.Rows)
    window.history.compare_button.click()
    turn(3000)
    shoot(window, out / "comparison.png")


def take_study(application: RatingApplication, folder: Path, out: Path) -> None:
    """The wizard, the study's page, and the two screens of a sitting."""
    window, study = application.window, folder / "Studies" / "Two cuts of a trailer"
    window.rail.buttons[STUDY].click()
    take_wizard(window, folder, study, out)
    wait(lambda: window.study.currentWidget() is window.study.overview)
    add_sittings(study, {"P01": 2, "P02": 2, "P03": 1})
    application.study.refresh()
    window.study.overview.viewers.selectRow(2)
    shoot(window, out / "study.png")
    take_adding(window, study, folder / "Drive", out)
    window.study.overview.next_button.click()
    sitting = application.study.sitting
    assert sitting is not None
    screen = sitting.screen
    wait(lambda: screen.consent is not None)
    screen.showNormal()
    screen.resize(*VIEWER_SIZE)
    shoot(screen, out / "study_consent.png")
    assert screen.consent is not None
    screen.consent.agree_button.click()
    wait(lambda: screen.pages.currentWidget() is screen.questions)
    screen.questions.next_button.click()
    wait(screen.ready.begin_button.isEnabled)
    turn(1500)
    shoot(window, out / "study_moderator_camera.png")
    screen.ready.begin_button.click()
    wait(lambda: application.sessions.phase.is_before_session)
    screen.rest_screen.skip_button.click()
    wait(lambda: screen.is_on_film)
    turn(6000)
    shoot(window, out / "study_moderator.png")
    wait(lambda: screen.pages.currentWidget() is screen.questions)
    screen.questions.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_6, Qt.KeyboardModifier.NoModifier, "6"))
    shoot(screen, out / "study_question.png")
    window.desk.stop_button.click()
    wait(window.desk.leave_button.isVisible)
    window.desk.leave_button.click()


def take_wizard(window: MainWindow, folder: Path, study: Path, out: Path) -> None:
    """From nothing to a study of two films."""
    window.study.start.new_button.click()
    wizard = next(dialog for dialog in window.findChildren(StudyWizard) if dialog.isVisible())
    wizard.about.title.setText("Two cuts of a trailer")
    wizard.about.purpose.setPlainText("We want to find out which of two cuts raises more smiles, and when.")
    wizard.about.contact.setText("The editing room, room 12")
    wizard.about.choose(study)
    shoot(wizard, out / "study_wizard_purpose.png")
    wizard.next_button.click()
    cuts = [folder / "Trailer, first cut.mp4", folder / "Trailer, second cut.mp4"]
    shutil.copy(cuts[1], cuts[0])
    wizard.films.add(cuts)
    wait(wizard.next_button.isEnabled)
    shoot(wizard, out / "study_wizard_films.png")
    wizard.next_button.click()
    wizard.showing.blank_field.setValue(0.5)
    shoot(wizard, out / "study_wizard_showing.png")
    wizard.next_button.click()
    shoot(wizard, out / "study_wizard_questions.png")
    wizard.next_button.click()


def take_adding(window: MainWindow, study: Path, drive: Path, out: Path) -> None:
    """Two other computers' copies of the study, on a drive."""
    for room, viewers in (("A", 8), ("B", 7)):
        copy = drive / f"Two cuts, room {room}"
        shutil.copytree(study, copy)
        add_sittings(copy, {f"{room}P{number:02d}": 2 for number in range(1, viewers + 1)})
    with patch.object(QFileDialog, "getExistingDirectory", lambda *_, **__: str(drive)):
        window.study.overview.add_button.click()
    dialog = next(dialog for dialog in window.findChildren(AddDialog) if dialog.isVisible())
    wait(lambda: bool(dialog.rows))
    shoot(dialog, out / "study_add.png")
    dialog.reject()


def add_sittings(path: Path, viewers: dict[str, int]) -> None:
    """Let viewers have come before, each with how many films they saw; one was called away."""
    folder, chance = StudyFolder(path), random.Random(3)
    noon = datetime.now(timezone.utc) - timedelta(hours=3)
    for viewer, items in viewers.items():
        sitting = folder.begin(viewer, "4-study", noon, __version__, {"age_band": "30-44"})
        for _ in range(items):
            sitting = folder.save(sitting.show(noon))
            item = folder.study.item(sitting.next_item or "")
            sitting = folder.keep(sitting, past_session(item.title, ContentKind.MEDIA, noon, chance))
        if items == 2:
            folder.save(sitting.end(noon))


def take_audience(application: RatingApplication, study: Path, out: Path) -> None:
    """What 24 simulated viewers made of two cuts."""
    make_study(study, 24)
    application.audience.open(study)
    page = application.audience.page
    wait(lambda: page.report_button.isEnabled())
    wait(lambda: application.audience.has_stills)
    page.play_from(10.6)
    wait(lambda: (page.plot.player_s or 0.0) > 11.2)
    shoot(application.window, out / "audience.png")
    page.split.setCurrentIndex(1)
    page.content.hold()
    wait(lambda: bool(page.figures.entries) and bool(page.moments.best) and application.audience.has_stills)
    shoot(application.window, out / "audience_groups.png")
    page.back_button.click()


def take_settings(application: RatingApplication, out: Path) -> None:
    """The settings, and the two dialogs of the help menu."""
    window = application.window
    window.rail.buttons[SETTINGS].click()
    shoot(window, out / "settings.png")
    application.preferences.change(theme="dark")
    shoot(window, out / "settings_dark.png")
    application.preferences.change(theme="light")
    window.rail.buttons[WATCH].click()
    network = translated(forbid_network().sentence)
    dialogs = {
        "about": AboutDialog("three-way", network, window),
        "shortcuts": ShortcutsDialog(shortcuts_of(window), window),
    }
    for name, dialog in dialogs.items():
        dialog.open()
        shoot(dialog, out / f"{name}.png")
        dialog.close()


def take_animation(application: RatingApplication, film: Path, out: Path) -> None:
    """A film that is watched without face or gauge, at twice its speed, and its result."""
    window, watch = application.window, application.window.watch
    window.resize(*USUAL_SIZE)
    application.preferences.change(blind=True)
    if window.first_run.isVisible():
        pass_first_run(window)
    else:
        begin_anew(application)
    watch.open_media(film)
    animation = Animation(window, speed=2, rest_s=6)
    watch.controls.start_button.click()
    wait(lambda: watch.newest_s > 1)
    animation.start()
    wait_for_end(application)
    animation.stop()
    turn(3000)
    animation.save(out / "watch_and_result.webp")
    application.preferences.change(blind=False)


def pass_first_run(window: MainWindow) -> None:
    """From the welcome to the choice of what to watch."""
    window.first_run.welcome.begin_button.click()
    window.first_run.consent.agree_button.click()
    wait(lambda: window.first_run.check.smile_prompt.is_done)
    window.first_run.check.ready_button.click()


def begin_anew(application: RatingApplication) -> None:
    """Back to the choice of what to watch."""
    application.window.session_page.new_button.click()
    wait(lambda: application.sessions.phase is Phase.PREVIEWING)


def wait_for_end(application: RatingApplication) -> None:
    """Of the session."""
    wait(lambda: application.sessions.phase is Phase.FINISHED)


def draw_posters(folder: Path) -> None:
    """Three posters that belong to nobody."""
    folder.mkdir()
    for number, (paper, ink) in enumerate(
        (((236, 226, 214), (70, 40, 160)), ((60, 40, 30), (90, 200, 250)), ((210, 236, 226), (60, 110, 20)))
    ):
        poster = np.full((900, 640, 3), paper, np.uint8)
        for ring in range(5):
            cv2.circle(poster, (320, 380), 250 - 45 * ring, ink, 8 + 4 * number, cv2.LINE_AA)
        cv2.putText(poster, f"DRAFT {'ABC'[number]}", (150, 800), cv2.FONT_HERSHEY_SIMPLEX, 2.4, ink, 6, cv2.LINE_AA)
        cv2.imwrite(str(folder / f"Draft {'ABC'[number]}.png"), poster)


def fill_history(store: SessionStore) -> None:
    """Sessions of some weeks."""
    chance = random.Random(7)
    now = datetime.now(timezone.utc)
    for number in range(14):
        title, kind = CONTENTS[number % len(CONTENTS)]
        store.save(past_session(title, kind, now - timedelta(days=2.3 * number + 1), chance))


def past_session(title: str, kind: ContentKind, began_at: datetime, chance: random.Random) -> Session:
    """A viewer who smiles now and then."""
    head = SessionHead(
        DemoBasis(), title, "Integrated camera", shipped_model().stem, "0.2.0", started_at=began_at, content_kind=kind
    )
    recorder = SessionRecorder(head)
    seconds = chance.randint(40, 160)
    smiles = [(at, at + chance.uniform(2, 9)) for at in range(5, seconds, chance.randint(11, 30))]
    for tenth in range(seconds * 10):
        at_s = tenth / 10
        smiling = any(start <= at_s < end for start, end in smiles)
        p_happy = min(0.99, max(0.002, chance.gauss(0.93 if smiling else 0.02, 0.02)))
        score = ExpressionScore(p_happy, (1 - p_happy) * 0.8, (1 - p_happy) * 0.2)
        place = ContentPosition(1, at_s) if kind is ContentKind.MEDIA else None
        recorder.record_viewers(at_s, (SeenViewer(ONLY_VIEWER, 0.95, score, 0.9),), place)
    return replace(recorder.finish(), stars=chance.choice((None, 2, 3, 4, 5)))


def wait(condition: Callable[[], bool]) -> None:
    """Run the event loop until `condition` holds."""
    while not condition():
        turn(20)


def turn(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(widget: QWidget, file: Path) -> None:
    """What the widget shows once its animations have ended, as PNG."""
    turn(700)
    widget.grab().save(str(file))


if __name__ == "__main__":
    main()
