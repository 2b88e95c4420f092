"""A study's results, for programs and notebooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rating_app.api.arrays import Records, data_frame, records_of
from rating_app.study.plan_file import STUDY_FILE
from rating_app.study.results import Results, results_of
from rating_app.study.sitting_folder import StudyFolder
from rating_app.study.sources import responses_of
from rating_app.study.tables import FILES
from rating_app.study.write import PngOf, WrittenResults, hand_out

if TYPE_CHECKING:
    import pandas as pd

TABLES = {file.part: file for file in FILES}


class Study:
    """What many viewers made of some contents, computed from folders as `rating-app study results` does it."""

    def __init__(self, *folders: str | Path, where: Mapping[str, str] | None = None, moment_s: float = 5.0) -> None:
        """Read `folders` of one study, or folders that sessions were exported or rated into. `where`: only the viewers
        whose fields have these values. `moment_s`: length of a moment, in seconds.

        StudyRejected, SittingFailed, MergeFailed or CompareFailed where there is nothing to compute results from;
        ValueError where nobody is left.
        """
        if not folders:
            raise ValueError("Name a folder of the study.")
        self._folders = tuple(Path(folder) for folder in folders)
        responses = responses_of(self._folders)
        for name in where or {}:
            if name not in responses.fields:
                known = ", ".join(responses.fields) or "none"
                raise ValueError(f"There is no field {name!r} of viewers; there are: {known}.")
        who = responses.who(where)
        if not responses.viewings or not who.any():
            raise ValueError("No viewer has these values." if where else "Nobody has seen anything of this study yet.")
        self._who, self._moment_s, self._responses = who, moment_s, responses

    @cached_property
    def results(self) -> Results:
        """All of it, as the package itself has it; unlike the rest, it may change with any version."""
        return results_of(self._responses, self._who, self._moment_s)

    @property
    def title(self) -> str:
        """Of the study, or the names of its folders."""
        return self._responses.title

    @property
    def viewers(self) -> int:
        """How many are in these results."""
        return self.results.viewers

    @property
    def viewers_in_words(self) -> str:
        """Such as "1 viewer"."""
        return "1 viewer" if self.viewers == 1 else f"{self.viewers} viewers"

    @property
    def cautions(self) -> tuple[str, ...]:
        """Sentences that belong beside every figure of these results, the gravest first."""
        return self.results.cautions

    @property
    def left_out(self) -> tuple[str, ...]:
        """A sentence about each viewing that could not be read."""
        return self._responses.left_out

    @property
    def ratings(self) -> Mapping[str, float | None]:
        """Of each content by its title: the mean rating over viewers, 0 to 100; None with too few of them."""
        return {c.item.title: None if c.rating is None else c.rating.mean for c in self.results.contents}

    def array(self, name: str = "contents") -> Records:
        """Structured, (n,): one of the tables of the results, which are contents, comparisons, associations, long,
        wide, moments, course and viewers_needed. KeyError for another name.
        """
        if name not in TABLES:
            raise KeyError(f"{name!r} is no table of a study; the tables are {', '.join(TABLES)}")
        file = TABLES[name]
        return records_of(file.columns(self._responses), [file.table(self.results)])

    def table(self, name: str = "contents") -> pd.DataFrame:
        """`array` as a DataFrame; ImportError where pandas is not installed."""
        return data_frame(self.array(name))

    def write(self, folder: str | Path) -> Path:
        """Write the report, the tables, the pictures and the workbook into `folder`; returns the report's path.
        ExportFailed where they cannot be written.
        """
        return write_noted(self.results, self._folders, Path(folder)).page

    def __repr__(self) -> str:
        contents = ", ".join(f"{t}: {'none' if r is None else f'{r:.1f}'}" for t, r in self.ratings.items())
        return f"<Study {self.title!r}: {self.viewers_in_words}; {contents}>"

    def _repr_html_(self) -> str:
        from rating_app.api.html import study_html

        return study_html(self.title, self.viewers_in_words, self.results, (*self.cautions, *self.left_out))


def write_noted(results: Results, folders: Sequence[Path], out: Path, png_of: PngOf | None = None) -> WrittenResults:
    """Write `results` into `out`, and note in the study's folders, before anything is written, where copies of its
    viewers' data are, so that a viewer who withdraws is told whatever happens meanwhile. ExportFailed.
    """
    studies = [StudyFolder(folder) for folder in folders if (folder / STUDY_FILE).exists()]
    return hand_out(results, out, studies, datetime.now(timezone.utc), png_of)
