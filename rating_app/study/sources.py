"""Responses from folders: of studies, and of recordings that were rated or exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rating_app.compare.panel import ComparedSession, FramesBroken, Panel
from rating_app.compare.sources import panel_of_folders
from rating_app.export import SESSIONS, ReadFailed, sessions_files
from rating_app.export.folder import rows_of
from rating_app.study.cautions import study_cautions
from rating_app.study.curves import BIN_S, CURVE_ENDING, read_curve
from rating_app.study.merging import MergeFailed, gather
from rating_app.study.plan import Study
from rating_app.study.plan_file import STUDY_FILE
from rating_app.study.responses import Responses, ShownItem, Viewer, Viewing
from rating_app.study.sitting import Mark, Showing, Sitting
from rating_app.study.sitting_folder import StudyFolder
from rating_app.system.failure import Sentence


def _nothing(_read: int, _viewers: int) -> None:
    return None


def responses_of(folders: Sequence[Path], on_read: Callable[[int, int], object] = _nothing) -> Responses:
    """Return the responses in folders of one study, from one or several computers; or, if none of them has a
    study.toml, in folders that sessions were exported or rated into.

    In the latter case, contents are the items, and the manifest's codes and groups identify the viewers. For a study,
    `on_read` is called before each viewer with the number read so far and the number of all; an exception from it stops
    the reading. Raise StudyRejected, SittingFailed, MergeFailed or CompareFailed if there are no usable data.
    """
    with_study = [folder for folder in folders if (folder / STUDY_FILE).exists()]
    if with_study and len(with_study) < len(folders):
        other = next(folder for folder in folders if folder not in with_study)
        raise MergeFailed("{other} has no study.toml, but the other folders have one.", other=other)
    if with_study:
        return responses_of_study([StudyFolder(folder) for folder in folders], on_read)
    return responses_of_panel(panel_of_folders(folders, BIN_S), ", ".join(folder.name for folder in folders))


def responses_of_study(folders: Sequence[StudyFolder], on_read: Callable[[int, int], object] = _nothing) -> Responses:
    """Return the responses of one study, with a sentence for each viewing that cannot be read. `on_read` is as in
    `responses_of`.
    """
    gathered = gather(folders)
    study = folders[0].study
    left_out: list[Sentence | str] = list(gathered.left_out)
    viewings: list[Viewing] = []
    for number, (folder, sitting) in enumerate(gathered.sittings):
        on_read(number, len(gathered.sittings))
        viewings += _viewings(folder.of_viewer(sitting.viewer), study, sitting, left_out)
    return Responses(
        study.title,
        tuple(ShownItem(item.id, item.title, item.length_s) for item in study.shown),
        tuple(Viewer(sitting.viewer, sitting.fields, sitting.answers) for _, sitting in gathered.sittings),
        tuple(viewings),
        study.questions,
        {field.id: field.text for field in study.fields},
        BIN_S,
        study_cautions(study),
        tuple(left_out),
    )


def _viewings(folder: Path, study: Study, sitting: Sitting, left_out: list[Sentence | str]) -> Iterator[Viewing]:
    sessions: dict[str, ComparedSession] | None = None
    for item in study.shown:
        showing = sitting.counted(item.id)
        if showing is None or not showing.session_id:
            continue
        try:
            if sessions is None:
                sessions = _sessions(folder)
            yield _viewing(folder, sitting.viewer, showing, sessions)
        except ReadFailed as failure:
            # It names its file.
            left_out.append(failure)
        except FramesBroken as broken:
            left_out.append(Sentence("{file} is left out: {reason}.", file=folder / showing.stem, reason=broken))
        except OSError as error:
            left_out.append(
                Sentence("{file} is left out: {reason}.", file=folder / showing.stem, reason=error.strerror)
            )


def _viewing(folder: Path, viewer: str, showing: Showing, sessions: dict[str, ComparedSession]) -> Viewing:
    session = sessions.get(showing.session_id)
    if session is None:
        raise FramesBroken("its row in sessions.csv is missing")
    course = read_curve(folder / f"{showing.stem}{CURVE_ENDING}", showing.session_id)
    whole = Mark.INTERRUPTED not in showing.marks
    # The study names the contents, whatever their files are called.
    return Viewing(viewer, showing.item, replace(session, content=showing.item), course, showing.answers, whole)


def _sessions(folder: Path) -> dict[str, ComparedSession]:
    rows = (row for file in sessions_files(folder) for row in rows_of(SESSIONS, file))
    return {str(row["session_id"]): ComparedSession.of(row) for row in rows}


def responses_of_panel(panel: Panel, title: str) -> Responses:
    """Return responses from rated recordings: a viewer's first session of each content counts. A session without a code
    belongs to a separate viewer.
    """
    courses = {course.session_id: course for course in panel.courses if course.viewer == 1}
    viewers: dict[str, Viewer] = {}
    viewings: dict[tuple[str, str], Viewing] = {}
    left_out = list(panel.left_out)
    ids = {content: f"item_{number}" for number, content in enumerate(panel.contents, 1)}
    for number, session in enumerate(panel.sessions, 1):
        code = session.viewer or f"session {number}"
        viewers.setdefault(code, Viewer(code, _groups(session.groups)))
        item = ids[session.content]
        if (code, item) in viewings:
            left_out.append(
                Sentence(
                    "The session {session} is left out: {viewer} has an earlier one of “{content}”.",
                    session=session.session_id,
                    viewer=code,
                    content=session.content,
                )
            )
            continue
        viewings[code, item] = Viewing(
            code, item, session, courses.get(session.session_id), whole=not session.interrupted
        )
    fields = sorted({name for viewer in viewers.values() for name in viewer.fields})
    items = tuple(ShownItem(ids[content], content or "Untitled") for content in panel.contents)
    return Responses(
        title, items, tuple(viewers.values()), tuple(viewings.values()), (), {f: f for f in fields}, panel.bin_s,
        (), tuple(left_out),
    )  # fmt: skip


def _groups(text: str) -> dict[str, str]:
    """Parse groups as sessions.csv has them."""
    pairs = (part.partition("=") for part in text.split("; ") if part)
    return {name: value for name, _, value in pairs}
