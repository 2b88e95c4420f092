"""python -m benchmarks.validity FILE: whether our scale agrees with what people say they felt.

FILE is the table `alone.txt` of Szenteczki's study (Audience-Effects-on-Emotional-Face-and-Hand-Movements): people who
watched comic, fearful and neutral clips alone, the share of the time in which OpenFace saw them smile (AU12_c), and
whether they called their feelings pleasant. That share is converted to our scale as if each smile were complete.
Without the file, nothing is computed. Intervals are over viewers, by the app's own code.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rating_app.compare.panel import ComparedSession
from rating_app.rating.session_rating import scale
from rating_app.study.association import associations
from rating_app.study.inference import mean_difference
from rating_app.study.plan import Question, QuestionKind
from rating_app.study.responses import Responses, ShownItem, Viewer, Viewing

Floats = npt.NDArray[np.float64]

PLEASANT = "Pleasant"
KINDS = ("amusement", "fear", "neutral")


@dataclass(frozen=True)
class Viewed:
    """One viewing; `rating` and `au12` (mean intensity) may be relative to the viewer's own neutral clips."""

    viewer: str
    clip: str
    kind: str
    said: str
    rating: float
    au12: float


def main() -> None:
    """Print the figures of docs/rating.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.validity", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="alone.txt of that study")
    file = parser.parse_args().file
    if not file.is_file():
        print(f"{file} is not there; nothing is computed.")
        return
    viewings = read(file)
    people = len({viewing.viewer for viewing in viewings})
    pleasant = sum(viewing.said == PLEASANT for viewing in viewings)
    print(f"{len(viewings)} viewings of {people} people, {pleasant} of them called pleasant\n")
    against = less_neutral(viewings)
    print("AUC of a rating telling a pleasant viewing from another one, with its 95 % interval over viewers")
    for words, some in (
        ("all clips, the rating", viewings),
        ("all clips, less the viewer's own neutral clips", against),
        ("without the neutral clips, the rating", _but_neutral(viewings)),
        ("without the neutral clips, less the viewer's own", _but_neutral(against)),
        ("comic clips alone, the rating", [one for one in viewings if one.kind == "amusement"]),
    ):
        print(f"  {words:<52}{auc_in_words(some)}")
    print("\nthe same of mean AU12, as published")
    for words, some in (("all clips", viewings), ("all clips, less the viewer's own neutral clips", against)):
        print(f"  {words:<52}{auc_in_words(some, au12=True)}")
    print_spread(viewings)


def read(file: Path) -> list[Viewed]:
    """Read the tab-separated table."""
    with file.open(encoding="latin-1", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return [
        Viewed(
            row["private_id"],
            row["stimulus"],
            row["valence"],
            row["valence_self_report"],
            scale(float(row["AU12_c"])),
            float(row["AU12"]),
        )
        for row in rows
    ]


def less_neutral(viewings: list[Viewed]) -> list[Viewed]:
    """Subtract the mean of the viewer's neutral clips from each viewing; for a neutral clip, the mean of the others."""
    found = []
    for one in viewings:
        own = [o for o in viewings if o.viewer == one.viewer and o.kind == "neutral" and o.clip != one.clip]
        rating, au12 = (float(np.mean([getattr(o, name) for o in own])) for name in ("rating", "au12"))
        found.append(Viewed(one.viewer, one.clip, one.kind, one.said, one.rating - rating, one.au12 - au12))
    return found


def _but_neutral(viewings: list[Viewed]) -> list[Viewed]:
    return [one for one in viewings if one.kind != "neutral"]


def auc_in_words(viewings: list[Viewed], au12: bool = False) -> str:
    """Return the AUC in words, computed by the code for a study's results."""
    responses = responses_of(viewings, au12)
    (found,) = associations(responses, responses.everybody)
    if found.auc is None:
        return "cannot be told"
    low, high = found.auc.low, found.auc.high
    interval = "no interval" if low is None or high is None else f"{low:.3f} to {high:.3f}"
    return f"{found.auc.value:.3f} ({interval}), {found.viewings} viewings"


def responses_of(viewings: list[Viewed], au12: bool) -> Responses:
    """Return the viewings as a study's: the clips are its items, the reported feeling is an answer after each."""
    question = Question("said", "What did you feel?", QuestionKind.CHOICE, options=(PLEASANT, "other"))
    made = tuple(
        Viewing(
            one.viewer,
            one.clip,
            _session(one, one.au12 if au12 else one.rating),
            None,
            {"said": PLEASANT if one.said == PLEASANT else "other"},
        )
        for one in viewings
    )
    items = tuple(ShownItem(clip, clip) for clip in sorted({one.clip for one in viewings}))
    viewers = tuple(Viewer(code) for code in sorted({one.viewer for one in viewings}))
    return Responses("", items, viewers, made, (question,), {}, 1.0)


def _session(one: Viewed, figure: float) -> ComparedSession:
    return ComparedSession(
        f"{one.viewer} {one.clip}",
        one.clip,
        "media",
        1,
        one.viewer,
        "",
        "",
        0.0,
        figure,
        None,
        None,
        1.0,
        None,
        None,
        0,
        "",
        "",
        "",
    )


def print_spread(viewings: list[Viewed]) -> None:
    """Print how far viewers differ, which a study's default standard deviation is taken from."""
    print("\nby kind of clip, means over its clips: rating, standard deviation between viewers, share at 0,")
    print("correlation of a viewer's ratings of two clips, standard deviation of their difference")
    for kind in KINDS:
        clips = sorted({one.clip for one in viewings if one.kind == kind})
        viewers = sorted({one.viewer for one in viewings})
        place = {(one.viewer, one.clip): one.rating for one in viewings}
        table = np.array([[place.get((viewer, clip), np.nan) for viewer in viewers] for clip in clips])
        table = table[:, ~np.isnan(table).any(axis=0)]
        pairs = list(combinations(table, 2))
        related = float(np.mean([np.corrcoef(one, other)[0, 1] for one, other in pairs]))
        apart = float(np.mean([(one - other).std(ddof=1) for one, other in pairs]))
        spread = float(np.mean(table.std(axis=1, ddof=1)))
        print(f"  {kind:<12}{table.mean():>8.1f}{spread:>8.1f}{(table == 0).mean():>8.0%}{related:>8.2f}{apart:>8.1f}")
    comic, calm = (_by_viewer(viewings, kind) for kind in ("amusement", "neutral"))
    found = mean_difference(comic - calm)
    if found is not None:
        words = f"{found.mean:.1f} points ({found.low:.1f} to {found.high:.1f})"
        print(f"\ncomic less the viewer's own neutral clips: {words}")


def _by_viewer(viewings: list[Viewed], kind: str) -> Floats:
    viewers = sorted({one.viewer for one in viewings})
    return np.array([np.mean([o.rating for o in viewings if o.viewer == v and o.kind == kind]) for v in viewers])


if __name__ == "__main__":
    main()
