from __future__ import annotations

import csv
import os
import re
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import hypothesis.strategies as st
import numpy as np
import pytest
from fakes.studies import AGAIN, AGE, HOW_OFTEN, LIKING, NOON, played, studies, study_of
from hypothesis import given

from rating_app.compare.panel import FramesBroken
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.store.recovery import lock
from rating_app.study.curves import course_in_content, curve_file, read_curve
from rating_app.study.merging import MergeFailed, gather
from rating_app.study.plan import AnswerRefused, Item, QuestionKind
from rating_app.study.plan_file import write_study
from rating_app.study.results import results_of
from rating_app.study.sitting import Mark, Sitting, SittingBroken, decode, encode
from rating_app.study.sitting_folder import LISTS_LOCK, SITTING_FILE, Copy, SittingFailed, StudyFolder
from rating_app.study.sources import responses_of

NEUTRAL_CLIP = Item("neutral", "Shapes", "neutral.mp4", 60.0, "")


def begun(study=None, **fields):
    return Sitting.begin(study or study_of(neutral=NEUTRAL_CLIP), "P01", "3", NOON, "0.2.0", fields)


def test_neutral_clip_comes_first_and_every_item_once():
    sitting = begun()
    seen = []
    while sitting.next_item:
        seen.append(sitting.next_item)
        sitting = sitting.show(NOON).shown(f"{len(seen):08x}", f"{len(seen):02d}-x")
    assert seen[0] == "neutral" and sorted(seen[1:]) == ["cut_a", "cut_b"]
    assert seen == list(sitting.order)


def test_item_shown_again_counts_the_second_time_and_the_first_is_kept():
    sitting = begun().show(NOON).shown("aaaaaaaa", "01-neutral").again("neutral")
    assert sitting.next_item == "neutral"
    sitting = sitting.show(NOON).shown("bbbbbbbb", "02-neutral")
    assert [one.marks for one in sitting.showings] == [(Mark.REPEATED,), ()]
    assert sitting.counted("neutral").session_id == "bbbbbbbb"


def test_skipped_item_counts_for_nothing_and_is_not_shown():
    sitting = begun().skip(NOON)
    assert sitting.counted("neutral") is None and sitting.next_item != "neutral"


def test_answers_are_kept_with_the_showing_that_counts():
    study = study_of(questions=(LIKING, HOW_OFTEN))
    sitting = begun(study).show(NOON).shown("aaaaaaaa", "01-x")
    item = sitting.showings[0].item
    sitting = sitting.answered(study, "liking", 5, item).answered(study, "how_often", 2)
    assert sitting.counted(item).answers == {"liking": 5} and sitting.answers == {"how_often": 2}
    with pytest.raises(AnswerRefused):
        sitting.answered(study, "liking", 8, item)
    with pytest.raises(ValueError, match="was not shown"):
        sitting.answered(study, "liking", 5, sitting.next_item)


@given(studies(), st.data())
def test_every_sitting_reads_as_it_was_written(study, data):
    fields = {f.id: data.draw(st.sampled_from(f.options) if f.options else st.text(max_size=9)) for f in study.fields}
    sitting = begun(study, **fields)
    for number in range(data.draw(st.integers(0, len(sitting.order)))):
        step = data.draw(st.sampled_from(["shown", "skip", "again", "interrupted"]))
        if step == "skip":
            sitting = sitting.skip(NOON)
        else:
            marks = (Mark.INTERRUPTED,) if step == "interrupted" else ()
            sitting = sitting.show(NOON).shown(f"{number:08x}", f"{number:02d}-x", marks)
            sitting = sitting.again(sitting.showings[-1].item) if step == "again" else sitting
    for question in study.questions:
        answer = {QuestionKind.CHOICE: question.options[:1], QuestionKind.TEXT: "ü"}.get(
            question.kind, question.low or 0
        )
        answer = answer[0] if isinstance(answer, tuple) else answer
        if question.high is None or question.kind is not QuestionKind.NUMBER:
            sitting = sitting.answered(study, question.id, answer)
    if data.draw(st.booleans()) and sitting.next_item:
        sitting = sitting.show(NOON)
    assert decode(encode(sitting)) == sitting


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"P01"', '"Anna"'), ('"P01"', '"../P01"'), ('"cut_a"', '"../../x"'), ('"01-cut_a"', '"../x"'),
        ("2026-03-01T12:00:00+00:00", "yesterday"), ("2026-03-01T12:00:00+00:00", "2026-03-01T12:00:00"),
        ('"order": [', '"order": 5, "x": ['), ("{", "[", ), ('"interrupted"', '"done"'),
    ],
)  # fmt: skip
def test_damaged_sitting_is_refused(old, new):
    sitting = begun(study_of(("cut_a",))).show(NOON).shown("aaaaaaaa", "01-cut_a", (Mark.INTERRUPTED,))
    text = encode(sitting).decode()
    assert old in text
    with pytest.raises(SittingBroken):
        decode(text.replace(old, new).encode())


def test_everything_of_a_viewer_lies_in_their_folder_for_its_owner_only(made, seen):
    folder = made()
    seen(folder, "P01", {"cut_a": [(5, 9)]})
    files = [path for path in (folder.path / "sittings").rglob("*") if path.is_file()]
    assert all(path.parent.name == "P01" for path in files)
    assert {"sitting.json", "sessions.csv"} < {path.name for path in files}
    assert sum(path.name.endswith(".curve.csv") for path in files) == 2
    assert not any("secret" in path.read_text(encoding="utf-8") for path in files)
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        assert stat.S_IMODE((folder.path / "sittings" / "P01").stat().st_mode) == 0o700


def test_curve_is_in_the_items_own_time(tmp_path):
    course = course_in_content(played([(10, 12)], seconds=30, begins_s=5.0))
    assert np.flatnonzero(course.joy > 0.5).tolist() == [15, 16]
    assert np.isnan(course.joy[:5]).all() and len(course.joy) == 35
    file = tmp_path / "x.curve.csv"
    file.write_bytes(curve_file(course))
    again = read_curve(file, course.session_id)
    np.testing.assert_allclose(again.joy, course.joy, atol=1e-6)
    np.testing.assert_allclose(again.peak, course.peak, atol=1e-6)


def test_what_was_left_out_has_no_part_in_the_curve():
    session = replace(played([(5, 9)]), exclusions=(Exclusion(6.0, 8.0, ExclusionReason.TALKING),))
    course = course_in_content(session)
    assert np.flatnonzero(course.joy > 0.5).tolist() == [5, 8] and np.isnan(course.joy[6:8]).all()


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "t_s,joy,peak\r\nx,0,0\r\n", "t_s,joy,peak\r\n1,2,2\r\n", "t_s,joy,peak\r\n-1,0,0\r\n",
             "t_s,joy,peak\r\n1e9,0,0\r\n", "t_s,joy,peak\r\n1,nan,0\r\n", "t_s,joy,peak\r\n1,0,0\r\n1.5,0,0\r\n",
             "t_s,joy,peak\r\n1,0\r\n"],
)  # fmt: skip
def test_damaged_curve_is_refused(tmp_path, text):
    file = tmp_path / "x.curve.csv"
    file.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(FramesBroken):
        read_curve(file, "x")


def test_nobody_seen_is_an_empty_curve(tmp_path):
    file = tmp_path / "x.curve.csv"
    file.write_bytes(curve_file(course_in_content(played(seconds=10, unseen=[(0, 10)]))))
    assert read_curve(file, "x") is None


def test_codes_go_on_and_are_taken_once(made):
    folder = made()
    assert folder.free_code() == "P01" and folder.free_code("B") == "BP01"
    folder.begin("P01", "3", NOON, "0.2.0")
    assert folder.free_code() == "P02"
    with pytest.raises(SittingFailed, match="P01 is taken"):
        StudyFolder(folder.path).begin("P01", "3", NOON, "0.2.0")


def test_viewer_who_stopped_early_is_kept_as_far_as_they_saw(made):
    folder = made()
    sitting = folder.begin("P01", "3", NOON, "0.2.0")
    sitting = folder.keep(sitting.show(NOON), played([(3, 5)], seconds=20))
    assert sitting.showings[0].marks == (Mark.INTERRUPTED,)
    whole = folder.keep(sitting.show(NOON), played(seconds=58))
    assert whole.showings[1].marks == ()


RECORDS_UNTIL_KILLED = """
import sys, time
from pathlib import Path
from rating_app.study.sitting_folder import StudyFolder
sys.path.insert(0, sys.argv[2])
from fakes.studies import NOON, played
folder = StudyFolder(Path(sys.argv[1]))
sitting = folder.begin("P01", "3", NOON, "0.2.0")
sitting = folder.save(sitting.show(NOON))
sitting = folder.keep(sitting, played([(5, 9)], content="first"))
sitting = folder.save(sitting.show(NOON))
session = played([(3, 6)], seconds=20)
listener = folder.listener("P01")
listener.begun(session.head)
for sample in session.samples:
    listener.sampled(sample)
time.sleep(3)
print("recorded", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_sitting_goes_on_at_the_next_item_after_kill_9(made, root):
    folder = made(items=("a", "b", "c"))
    command = [sys.executable, "-c", RECORDS_UNTIL_KILLED, str(folder.path), str(root / "tests")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as program:
        assert program.stdout.readline().strip() == "recorded"
        os.kill(program.pid, signal.SIGKILL)
    again = StudyFolder(folder.path)
    sitting = again.resume("P01")
    assert [one.marks for one in sitting.showings] == [(), (Mark.INTERRUPTED,)]
    assert sitting.showings[1].session_id and sitting.next_item == sitting.order[2]
    assert not list(again.of_viewer("P01").glob("recording*"))
    responses = responses_of([folder.path])
    part = responses.by_place["P01", sitting.order[1]]
    assert part.rating is None and np.flatnonzero(part.course.joy > 0.5).tolist() == [3, 4, 5]
    assert again.resume("P01") == sitting


def test_sitting_that_ended_before_its_first_frame_goes_on(made):
    folder = made()
    sitting = folder.begin("P01", "3", NOON, "0.2.0")
    folder.save(sitting.show(NOON))
    resumed = folder.resume("P01")
    assert resumed.showings[0].marks == (Mark.INTERRUPTED,) and resumed.showings[0].session_id == ""


def test_crash_between_the_export_and_the_sitting_costs_nothing_and_doubles_nothing(made, monkeypatch):
    folder = made()
    sitting = folder.save(folder.begin("P01", "3", NOON, "0.2.0").show(NOON))
    session = played([(5, 9)])
    monkeypatch.setattr(folder, "save", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        folder.keep(sitting, session)
    monkeypatch.undo()
    folder.keep(folder.sitting("P01"), session)
    assert (folder.of_viewer("P01") / "sessions.csv").read_text(encoding="utf-8").count(session.head.session_id) == 1
    assert len(list(folder.of_viewer("P01").glob("*.timeline.csv"))) == 1


def test_withdrawal_erases_everything_and_lists_what_it_cannot_reach(made, seen):
    folder = made()
    for code in ("P01", "P02"):
        seen(folder, code)
    folder.note_copy("/media/usb/results", NOON, ("P01", "P02"))
    folder.note_copy("/home/results", NOON, ("P02",))
    withdrawal = folder.withdraw("P01", NOON)
    assert withdrawal.copies == (Copy("/media/usb/results", NOON, ("P01", "P02")),)
    assert not folder.of_viewer("P01").exists()
    assert [sitting.viewer for sitting in folder.sittings().sittings] == ["P02"]
    left = "".join(p.read_text(encoding="utf-8") for p in folder.path.rglob("*") if p.is_file())
    assert len(re.findall("P01", left)) == 2, "in withdrawn.json and in the list of copies"
    assert folder.free_code() == "P03"
    assert folder.withdraw("P01", NOON).viewer == "P01", "asked again it says the same"
    with pytest.raises(SittingFailed, match="no viewer P09"):
        folder.withdraw("P09", NOON)


def test_programs_that_change_a_study_at_the_same_moment_lose_nothing(made, seen):
    folder = made()
    codes = [seen(folder, f"P{number:02d}").viewer for number in range(1, 7)]
    programs = [StudyFolder(folder.path) for _ in codes]

    def change(number):
        programs[number].withdraw(codes[number], NOON)
        programs[number].note_copy(f"/media/usb/{number}", NOON, (codes[number],))

    with ThreadPoolExecutor(len(codes)) as at_once:
        list(at_once.map(change, range(len(codes))))
    assert sorted(folder.withdrawn()) == codes
    assert sorted(copy.place for copy in folder.copies()) == [f"/media/usb/{number}" for number in range(len(codes))]


def test_drive_that_cannot_lock_keeps_its_lists(made, seen):
    folder = made()
    seen(folder, "P01")
    (folder.path / LISTS_LOCK).mkdir()
    folder.withdraw("P01", NOON)
    assert list(folder.withdrawn()) == ["P01"]


def test_lock_that_nobody_gives_back_keeps_no_viewer_from_withdrawing(made, seen):
    """As on a network drive whose locks do not work."""
    folder = made()
    seen(folder, "P01")
    held = lock(folder.path / LISTS_LOCK)
    folder.withdraw("P01", NOON)
    held.close()
    assert list(folder.withdrawn()) == ["P01"]


def test_another_study_is_refused(made):
    with pytest.raises(MergeFailed, match="is a different study"):
        gather([made("one"), made("two", id="ffffffff")])


def test_results_of_a_study_are_those_of_its_viewers(made, seen):
    folder = made(questions=(LIKING, AGAIN), fields=(AGE,), neutral=NEUTRAL_CLIP)
    for number in range(6):
        smiles = {"cut_a": [(5, 9)], "cut_b": [(5, 9), (20, 30)]}
        age = AGE.options[number % 2]
        seen(folder, folder.free_code(), smiles, {"age_band": age}, {"liking": 3 + number % 2, "again": "yes"})
    results = results_of(responses_of([folder.path]))
    assert [(one.item.title, one.viewers) for one in results.contents] == [("cut a", 6), ("cut b", 6)]
    a, b = results.contents
    assert 0 < a.rating.mean < b.rating.mean
    assert a.best[0].start_s <= 5 and a.best[0].end_s >= 9 and a.best[0].share_smiling == 1
    assert a.agreement.alpha == 1
    young = results.responses.who({"age_band": "18-29"})
    assert young.sum() == 3


def test_sitting_that_an_earlier_version_began_counts_whole(made, seen):
    folder = made()
    for _ in range(5):
        seen(folder, folder.free_code(), {"cut_a": [(5, 9)], "cut_b": [(20, 30)]})
    viewer = folder.of_viewer("P01")
    header, first, second = csv.reader((viewer / "sessions.csv").read_text(encoding="utf-8").splitlines())
    lag = header.index("camera_lag_ms")
    for name, rows in (
        ("sessions.csv", [row[:lag] + row[lag + 1 :] for row in (header, first)]),
        ("sessions-2.csv", [header, second]),
    ):
        with (viewer / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    responses = responses_of([folder.path])
    assert not responses.left_out
    assert [one.viewers for one in results_of(responses).contents] == [5, 5]


def test_broken_files_are_left_out_and_named(made, seen):
    folder = made()
    for code in ("P01", "P02", "P03"):
        seen(folder, code)
    next(folder.of_viewer("P01").glob("01-*.curve.csv")).write_text("broken")
    (folder.of_viewer("P02") / SITTING_FILE).write_text("{}")
    (folder.of_viewer("P03") / "sessions.csv").unlink()
    responses = responses_of([folder.path])
    assert len(responses.viewings) == 1
    assert len(responses.left_out) == 4
    assert all(code in " ".join(map(str, responses.left_out)) for code in ("P01", "P02", "P03"))


def test_viewers_are_overdue_after_as_long_as_the_study_keeps_them(made, seen):
    folder = made(keep_days=30)
    seen(folder, "P01")
    assert folder.overdue(NOON + timedelta(days=29)) == ()
    assert folder.overdue(NOON + timedelta(days=31)) == ("P01",)
    write_study(replace(folder.study, keep_days=0), folder.path)
    assert StudyFolder(folder.path).overdue(NOON + timedelta(days=9999)) == ()


def test_list_of_who_withdrew_that_cannot_be_read_stops_everything(made):
    folder = made()
    (folder.path / "withdrawn.json").write_text("{")
    with pytest.raises(SittingFailed, match=r"withdrawn\.json cannot be read"):
        StudyFolder(folder.path)


def test_rated_recordings_are_a_study_without_a_plan(exported):
    sessions = [
        played([(5, 5 + n)], content=title, viewer=f"P{n:02d}", groups=(("age", "young" if n % 2 else "old"),))
        for title in ("A", "B")
        for n in range(1, 8)
    ]
    responses = responses_of([exported(*sessions, sessions[0])])
    assert [item.title for item in responses.items] == ["A", "B"]
    assert len(responses.viewers) == 7 and len(responses.viewings) == 14
    assert responses.values_of("age") == ("old", "young")
    results = results_of(responses, responses.who({"age": "young"}))
    assert [one.rated for one in results.contents] == [4, 4]


def test_folder_without_a_study_does_not_go_with_one(made, tmp_path):
    folder = made()
    with pytest.raises(MergeFailed, match=r"has no study\.toml"):
        responses_of([folder.path, tmp_path])
