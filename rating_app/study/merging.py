"""Several copies of one study's folder, from several computers, combined into one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rating_app.study.plan import Question, Study
from rating_app.study.sitting import Sitting
from rating_app.study.sitting_folder import StudyFolder
from rating_app.system.failure import Failure


class MergeFailed(Failure):
    """Folders do not belong together; one sentence for the user."""


class SittingLeftOut(Failure):
    """A sitting that is there does not count; one sentence for the user."""


@dataclass(frozen=True)
class Gathered:
    """The sittings of several folders, each once, with its folder. `left_out`: a sentence for each that is not
    included.
    """

    sittings: tuple[tuple[StudyFolder, Sitting], ...]
    left_out: tuple[Failure, ...]


def misfit(first: StudyFolder, other: StudyFolder) -> MergeFailed | None:
    """Return why the sittings of `other` do not belong with those of `first`; None if they do. They do not if it is
    another study, if their viewers saw other files, or if they were asked otherwise: a mean over both would be wrong.
    """
    here, there = first.study, other.study
    if there.id != here.id:
        return MergeFailed("{other} is a different study from {first}.", other=other.path, first=first.path)
    known = {item.id: item for item in here.shown}
    for item in there.shown:
        if item.id not in known:
            return MergeFailed(
                "{other} shows {item}, which {first} does not have.", other=other.path, item=item.id, first=first.path
            )
        digests = {item.sha256, known[item.id].sha256} - {""}
        if len(digests) > 1:
            return MergeFailed(
                "In {other}, {item} is a different file from the one in {first}: their viewers did not see the same "
                "thing.",
                other=other.path,
                item=item.id,
                first=first.path,
            )
    for question in there.questions:
        if _takes(question) != _takes(_asked(here, question.id) or question):
            return MergeFailed(
                "In {other}, the question {question} allows different answers from those in {first}.",
                other=other.path,
                question=question.id,
                first=first.path,
            )
    return None


def _asked(study: Study, question_id: str) -> Question | None:
    return next((question for question in study.questions if question.id == question_id), None)


def _takes(question: Question) -> tuple[object, ...]:
    return question.kind, question.options, question.low, question.high


def _nothing_amiss(_folder: StudyFolder, _sitting: Sitting) -> Failure | None:
    return None


def gather(
    folders: Sequence[StudyFolder], amiss: Callable[[StudyFolder, Sitting], Failure | None] = _nothing_amiss
) -> Gathered:
    """Return the sittings of all folders, in the order of their codes. Of a sitting that is in several folders, the one
    that is furthest counts; a viewer who withdrew in one of them is in none. A sitting for which `amiss` returns a
    sentence is left out with it, except in the first folder. Raise MergeFailed if the folders do not belong together.
    """
    for folder in folders[1:]:
        if (reason := misfit(folders[0], folder)) is not None:
            raise reason
    withdrawn = {code for folder in folders for code in folder.withdrawn()}
    chosen: dict[str, tuple[StudyFolder, Sitting]] = {}
    left_out: list[Failure] = []
    for folder in folders:
        found = folder.sittings()
        left_out += found.broken
        for sitting in found.sittings:
            if sitting.viewer in withdrawn:
                continue
            if folder is not folders[0] and (sentence := amiss(folder, sitting)) is not None:
                left_out.append(sentence)
                continue
            other = chosen.setdefault(sitting.viewer, (folder, sitting))
            if (conflict := _conflict(folder, sitting, *other)) is not None:
                left_out.append(conflict)
            elif _progress(sitting) > _progress(other[1]):
                chosen[sitting.viewer] = (folder, sitting)
    return Gathered(tuple(chosen[code] for code in sorted(chosen)), tuple(left_out))


def _conflict(folder: StudyFolder, sitting: Sitting, other: StudyFolder, others: Sitting) -> SittingLeftOut | None:
    """Return why `sitting` is not the same as `others`, earlier or later."""
    place = folder.of_viewer(sitting.viewer)
    if sitting.sitting_id != others.sitting_id:
        return SittingLeftOut(
            "{place} is left out: {viewer} is a different viewer in {other}; give each computer its own station.",
            place=place,
            viewer=sitting.viewer,
            other=other.path,
        )
    seen, seen_there = ({one.session_id for one in s.showings if one.session_id} for s in (sitting, others))
    if seen <= seen_there or seen_there <= seen:
        return None
    return SittingLeftOut(
        "{place} is left out: {viewer} went on in {other} as well, and saw other films there.",
        place=place,
        viewer=sitting.viewer,
        other=other.path,
    )


def _progress(sitting: Sitting) -> tuple[int, int, int, bool]:
    said = sum(len(showing.answers) for showing in sitting.showings)
    marks = sum(len(showing.marks) for showing in sitting.showings)
    return len(sitting.showings), marks, said + len(sitting.answers), sitting.is_over
