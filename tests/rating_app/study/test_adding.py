"""Copies of a study from several computers."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.studies import LIKING, NOON, played

from rating_app.study import adding
from rating_app.study.adding import AddingFailed, add, copies_in, look_at
from rating_app.study.merging import MergeFailed, gather
from rating_app.study.plan_file import STUDY_FILE, write_study
from rating_app.study.sitting_folder import SITTING_FILE, Copy, StudyFolder
from rating_app.study.sources import responses_of
from rating_app.system.private_files import CopyCancelled


def viewers(folder):
    return [sitting.viewer for sitting in folder.sittings().sittings]


def tree(folder):
    """Everything in it, by name and content."""
    return {path.relative_to(folder.path): path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}


def test_stations_are_brought_together_without_duplicates(made, seen):
    target, one, other = made("target"), made("one"), made("other")
    seen(one, "AP01", {"cut_a": [(5, 9)]})
    seen(one, "AP02")
    seen(other, "BP01")
    shutil.copytree(one.of_viewer("AP01"), other.of_viewer("AP01"))
    paths = [one.path, other.path]
    (first, second) = look_at(target, paths).sources
    assert (first.new, first.known, second.new, second.known) == (("AP01", "AP02"), (), ("BP01",), ("AP01",))
    assert viewers(target) == [] and not (target.path / "copies.json").exists(), "a look changes nothing"
    shares = []
    assert add(target, paths, NOON, shares.append).new == ("AP01", "AP02", "BP01")
    assert shares == sorted(shares) and shares[-1] == pytest.approx(1)
    again = add(target, paths, NOON)
    assert (again.new, again.further, again.left_out) == ((), (), ()) and not again.changes_anything
    assert viewers(target) == ["AP01", "AP02", "BP01"]
    merged, apart = responses_of([target.path]), responses_of(paths)
    assert [v.session for v in merged.viewings] == [v.session for v in apart.viewings]
    assert {oct(file.stat().st_mode)[-3:] for file in target.of_viewer("AP01").iterdir()} == {"600"}
    assert sorted(path.name for path in (target.path / "sittings").iterdir()) == ["AP01", "AP02", "BP01"]


def test_sitting_that_went_on_elsewhere_replaces_the_earlier_state(made):
    target, source = made("target"), made("source")
    sitting = source.begin("P01", "3", NOON, "0.2.0")
    add(target, [source.path], NOON)
    source.keep(source.save(sitting.show(NOON)), played())
    assert look_at(target, [source.path]).sources[0].further == ("P01",)
    assert add(target, [source.path], NOON).further == ("P01",)
    assert len(target.sitting("P01").showings) == 1
    assert not look_at(source, [target.path]).changes_anything


def test_viewer_who_went_on_at_two_computers_stays_as_they_are_here(made):
    target, source = made("target", items=("a", "b", "c")), made("source", items=("a", "b", "c"))
    source.begin("P01", "3", NOON, "0.2.0")
    add(target, [source.path], NOON)
    for folder, items in ((target, 1), (source, 2)):
        for _ in range(items):
            folder.keep(folder.save(folder.sitting("P01").show(NOON)), played())
    before = tree(target)
    addition = add(target, [source.path], NOON)
    assert not addition.changes_anything and "P01 went on in" in str(addition.left_out[0])
    assert all(tree(target)[name] == content for name, content in before.items())


def test_two_viewers_with_one_code_are_told_apart_and_the_second_left_out(made, seen):
    target, source = made("target"), made("source")
    seen(target, "P01")
    seen(source, "P01")
    addition = add(target, [source.path], NOON)
    assert not addition.changes_anything and "P01 is a different viewer" in str(addition.left_out[0])


def test_withdrawn_viewer_does_not_come_back(made, seen):
    here, there = made("here"), made("there")
    seen(here, "P01")
    add(there, [here.path], NOON)
    there.withdraw("P01", NOON)
    assert look_at(there, [here.path]).sources[0].gone == ("P01",)
    assert add(there, [here.path], NOON).new == ()
    assert gather([here, there]).sittings == ()
    assert look_at(here, [there.path]).withdrawn == ("P01",) and here.of_viewer("P01").exists()
    add(here, [there.path], NOON)
    assert not here.of_viewer("P01").exists()


def test_withdrawal_of_a_viewer_who_was_never_here_is_noted_before_an_older_copy_comes(made, seen, tmp_path):
    here, there = made("here"), made("there")
    seen(there, "BP01")
    shutil.copytree(there.path, tmp_path / "older")
    there.withdraw("BP01", NOON)
    seen_there = look_at(here, [there.path])
    assert (seen_there.unnoted, seen_there.withdrawn, seen_there.changes_anything) == (("BP01",), (), True)
    assert here.withdrawn() == {}, "a look changes nothing"
    assert add(here, [there.path], NOON).unnoted == ("BP01",)
    assert here.withdrawn() == {"BP01": NOON}
    assert not look_at(here, [there.path]).changes_anything
    older = add(here, [tmp_path / "older"], NOON)
    assert older.new == () and older.sources[0].gone == ("BP01",) and viewers(here) == []


@pytest.mark.parametrize("has_other_id", [False, True])
def test_withdrawal_counts_from_a_copy_with_other_films_but_not_from_another_study(made, seen, tmp_path, has_other_id):
    here, unfit = made("here", questions=(LIKING,)), made("unfit", questions=(LIKING,))
    for code in ("P01", "BP01"):
        seen(unfit, code)
    seen(here, "P01")
    shutil.copytree(unfit.path, tmp_path / "older")
    for code in ("P01", "BP01"):
        unfit.withdraw(code, NOON)
    write_study((of_another_study if has_other_id else with_another_film)(unfit.study), unfit.path)
    addition = add(here, [unfit.path, tmp_path / "older"], NOON)
    assert addition.sources[0].problem is not None
    if has_other_id:
        assert (addition.withdrawn, addition.unnoted, viewers(here)) == ((), (), ["BP01", "P01"])
    else:
        assert (addition.withdrawn, addition.unnoted, viewers(here)) == (("P01",), ("BP01",), [])
        assert addition.sources[1].gone == ("BP01", "P01")


def test_withdrawal_lists_the_copies_that_other_computers_know_of(made, seen):
    target, source = made("target"), made("source")
    seen(source, "AP01")
    source.note_copy("/elsewhere/results", NOON, ["AP01"])
    add(target, [source.path], NOON)
    copies = {copy.place for copy in target.withdraw("AP01", NOON).copies}
    assert copies == {"/elsewhere/results", str(source.path.resolve())}


def test_copy_that_two_computers_know_of_holds_the_viewers_of_both(made):
    folder = made()
    folder.note_copy("/results", NOON, ["P01"])
    folder.note_copies([Copy("/results", NOON.replace(year=2025), ("P02",))])
    assert folder.copies() == (Copy("/results", NOON, ("P01", "P02")),)


def of_another_study(study):
    return replace(study, id="ffffffff")


def with_another_film(study):
    return replace(study, items=(replace(study.items[0], sha256="ee" * 32), *study.items[1:]))


def with_one_more_film(study):
    return replace(study, items=(*study.items, replace(study.items[0], id="cut_c")))


def with_another_scale(study):
    return replace(study, questions=(replace(LIKING, high=5.0),))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (of_another_study, "is a different study from"),
        (with_another_film, "cut_a is a different file"),
        (with_one_more_film, "shows cut_c, which"),
        (with_another_scale, "question liking allows different answers"),
    ],
)
def test_what_does_not_belong_together_is_not_mixed(made, seen, change, words):
    target, source, fitting = (made(name, questions=(LIKING,)) for name in ("target", "source", "fitting"))
    seen(fitting, "BP01")
    write_study(change(source.study), source.path)
    source = StudyFolder(source.path)
    seen(source, "AP01")
    unfit, fit = look_at(target, [source.path, fitting.path]).sources
    assert words in str(unfit.problem) and unfit.new == () and fit.new == ("BP01",)
    assert add(target, [source.path, fitting.path], NOON).new == ("BP01",)
    with pytest.raises(MergeFailed, match=words):
        responses_of([target.path, source.path])


def test_film_that_was_added_later_keeps_nobody_out(made, seen):
    target, source = made("target", items=("cut_a", "cut_b", "cut_c")), made("source")
    seen(source, "AP01")
    assert add(target, [source.path], NOON).new == ("AP01",)


def test_folders_that_are_no_copies_are_named(made, tmp_path):
    target = made("target")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / STUDY_FILE).write_text("id = 3")
    paths = [target.path, tmp_path / "empty", tmp_path / "broken", tmp_path / "gone"]
    problems = [str(source.problem) for source in look_at(target, paths).sources]
    assert "is this study itself" in problems[0] and "line 1" in problems[2]
    assert all("There is no study in" in problem for problem in (problems[1], problems[3]))


def test_studies_on_a_drive_are_found_in_its_folder(made, tmp_path):
    one, other = made("one"), made("other")
    (tmp_path / "nothing").mkdir()
    assert copies_in(tmp_path) == (one.path, other.path)
    assert copies_in(one.path) == (one.path,) and copies_in(tmp_path / "nothing") == (tmp_path / "nothing",)


def test_sitting_copied_by_halves_waits_until_it_is_whole(made, seen):
    target, source = made("target"), made("source")
    seen(source, "AP01")
    (curve,) = source.of_viewer("AP01").glob("01-*.curve.csv")
    curve.rename(curve.with_suffix(".away"))
    addition = add(target, [source.path], NOON)
    assert addition.new == () and f"{curve.name} is missing" in str(addition.left_out[0])
    curve.with_suffix(".away").rename(curve)
    assert add(target, [source.path], NOON).new == ("AP01",)


def test_sitting_that_cannot_be_read_here_is_not_replaced(made, seen):
    target, source = made("target"), made("source")
    for folder in (target, source):
        seen(folder, "P01")
    (target.of_viewer("P01") / SITTING_FILE).write_text("{}")
    addition = add(target, [source.path], NOON)
    assert not addition.changes_anything and "cannot be read" in str(addition.left_out[0])
    assert (target.of_viewer("P01") / SITTING_FILE).read_text() == "{}"


def test_links_are_not_followed(made, seen, tmp_path):
    target, source = made("target"), made("source")
    seen(source, "AP01")
    (source.of_viewer("AP01") / "link").symlink_to("/etc/passwd")
    add(target, [source.path], NOON)
    assert not (target.of_viewer("AP01") / "link").exists()


def test_cancelled_addition_changes_nothing(made, seen):
    target, source = made("target"), made("source")
    seen(target, "P01")
    for code in ("AP01", "AP02"):
        seen(source, code)
    before = tree(target)
    shares = []
    with pytest.raises(CopyCancelled):
        add(target, [source.path], NOON, shares.append, cancelled=lambda: sum(shares) > 0.3)
    assert shares and tree(target) == before


def test_full_disk_is_told_and_changes_nothing(made, seen, monkeypatch):
    target, source = made("target"), made("source")
    seen(target, "P01")
    for code in ("AP01", "AP02"):
        seen(source, code)
    before = tree(target)
    usage = shutil.disk_usage(target.path)
    with monkeypatch.context() as patched:
        patched.setattr(adding.shutil, "disk_usage", lambda _: usage._replace(free=1000))
        with pytest.raises(AddingFailed, match="not enough room for the sittings: they take 1 MB, and 0 MB are free"):
            add(target, [source.path], NOON)
    copy, files = adding.copy_private, []

    def fill(source, place, *others):
        files.append(place)
        if len(files) == 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        copy(source, place, *others)

    monkeypatch.setattr(adding, "copy_private", fill)
    with pytest.raises(AddingFailed, match="No space left"):
        add(target, [source.path], NOON)
    assert tree(target) == before


def test_addition_that_fails_at_its_last_step_is_taken_back(made, seen, monkeypatch):
    target, source = made("target"), made("source")
    sitting = source.begin("AP01", "3", NOON, "0.2.0")
    add(target, [source.path], NOON)
    source.keep(source.save(sitting.show(NOON)), played())
    seen(source, "AP02")
    before = tree(target)
    rename = Path.rename

    def refuse(path, place):
        if "new" in path.parts and path.name == "AP02":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, place)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(AddingFailed, match="Input/output error"):
        add(target, [source.path], NOON)
    assert {name: content for name, content in tree(target).items() if name.parts[0] == "sittings"} == {
        name: content for name, content in before.items() if name.parts[0] == "sittings"
    }


def go_on_after_adding(target, source, *codes):
    """The sittings in `source` are further than those in `target`."""
    begun = [source.begin(code, "3", NOON, "0.2.0") for code in codes]
    add(target, [source.path], NOON)
    for sitting in begun:
        source.keep(source.save(sitting.show(NOON)), played())


@pytest.mark.parametrize("is_opened_again", [True, False])
def test_original_outlives_a_disk_that_refuses_to_take_the_addition_back(made, seen, monkeypatch, is_opened_again):
    target, source = made("target"), made("source")
    go_on_after_adding(target, source, "AP01", "AP02")
    before = {name: content for name, content in tree(target).items() if name.parts[0] == "sittings"}
    rename, has_failed = Path.rename, False

    def refuse(path, place):
        nonlocal has_failed
        if has_failed or ("new" in path.parts and path.name == "AP01"):
            has_failed = True
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, place)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(AddingFailed, match="Input/output error"):
            add(target, [source.path], NOON)
    assert viewers(target) == ["AP02"], "the disk has refused everything"
    if is_opened_again:
        assert viewers(StudyFolder(target.path)) == ["AP01", "AP02"]
        after = {name: content for name, content in tree(target).items() if name in before}
        assert after == before
    assert add(target, [source.path], NOON).further == ("AP01", "AP02")
    assert sorted(path.name for path in (target.path / "sittings").iterdir()) == ["AP01", "AP02"]


def test_step_that_cannot_be_taken_back_does_not_keep_the_others_from_it(made, monkeypatch):
    target, source = made("target"), made("source")
    go_on_after_adding(target, source, "AP01", "AP02")
    rename, steps = Path.rename, [("new", "AP02"), ("old", "AP02")]

    def refuse(path, place):
        if steps and (path.parent.name, path.name) == steps[0]:
            del steps[0]
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, place)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(AddingFailed, match="Input/output error"):
        add(target, [source.path], NOON)
    assert steps == [] and [target.sitting(code).showings for code in ("AP01", "AP02")] == [(), ()]
    assert sorted(path.name for path in (target.path / "sittings").iterdir()) == ["AP01", "AP02"]


def test_sitting_that_comes_back_is_not_replaced_by_an_earlier_state(made):
    target, source = made("target"), made("source")
    sitting = source.begin("P01", "3", NOON, "0.2.0")
    add(target, [source.path], NOON)
    target.keep(target.save(sitting.show(NOON)), played())
    old = target.path / "sittings" / ".coming-x" / "old"
    old.mkdir(parents=True)
    target.of_viewer("P01").rename(old / "P01")
    assert add(target, [source.path], NOON).new == ()
    assert len(target.sitting("P01").showings) == 1


def test_study_that_is_opened_after_a_power_cut_has_its_viewers(made, seen):
    folder = made()
    for code in ("P01", "P02"):
        seen(folder, code)
    old = folder.path / "sittings" / ".coming-x" / "old"
    old.mkdir(parents=True)
    for code in ("P01", "P02"):
        folder.of_viewer(code).rename(old / code)
    (folder.path / "withdrawn.json").write_text(f'[{{"viewer": "P02", "at": "{NOON.isoformat()}"}}]')
    opened = StudyFolder(folder.path)
    assert viewers(opened) == ["P01"] and opened.free_code() == "P03"
    assert not list(old.iterdir())


def test_source_that_cannot_be_read_is_named(made, seen, monkeypatch):
    target, source = made("target"), made("source")
    seen(source, "AP01")
    before = tree(target)
    (curve,) = source.of_viewer("AP01").glob("01-*.curve.csv")
    for fault, name in (("open", curve.name), ("iterdir", "AP01")):
        real = getattr(Path, fault)

        def refuse(path, *others, real=real, name=name, **named):
            if path.name == name and source.path in path.parents:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *others, **named)

        with monkeypatch.context() as patched:
            patched.setattr(Path, fault, refuse)
            with pytest.raises(AddingFailed) as failed:
                add(target, [source.path], NOON)
        assert str(failed.value).endswith(f"{name} cannot be read (Permission denied).")
        assert "written" not in str(failed.value) and tree(target) == before


def test_drive_that_is_pulled_out_while_it_is_read_is_named(made, seen, monkeypatch):
    target, source = made("target"), made("source")
    seen(source, "AP01")
    opened = Path.open

    class PulledOut:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def read(self, *_):
            raise OSError(errno.EIO, "Input/output error")

    def open_it(path, mode="r", *others, **named):
        file = opened(path, mode, *others, **named)
        return PulledOut(file) if path.name.endswith(".curve.csv") else file

    monkeypatch.setattr(Path, "open", open_it)
    with pytest.raises(AddingFailed, match=r"\.curve\.csv cannot be read \(Input/output error\)\."):
        add(target, [source.path], NOON)
    assert viewers(target) == []


def test_what_a_power_cut_left_is_tidied_and_never_outlives_a_withdrawal(made, seen):
    target, source = made("target"), made("source")
    seen(target, "P01")
    seen(target, "P02")
    seen(source, "AP01")
    beside = target.path / "sittings" / ".coming-x"
    (beside / "old").mkdir(parents=True)
    target.of_viewer("P01").rename(beside / "old" / "P01")
    shutil.copytree(target.of_viewer("P02"), beside / "new" / "P02")
    target.withdraw("P02", NOON)
    assert not (beside / "new" / "P02").exists()
    add(target, [source.path], NOON)
    assert viewers(target) == ["AP01", "P01"] and not beside.exists()
