"""The results of a study, for programs and notebooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rating_app.api.arrays import Records, data_frame, records_of
from rating_app.language import language_of
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
    """The results of a study: many viewers' ratings of some contents, computed from folders as `rating-app study
    results` does.
    """

    def __init__(self, *folders: str | Path, where: Mapping[str, str] | None = None, moment_s: float = 5.0) -> None:
        """Read `folders` of one study, or folders that sessions were exported or rated into.

        `where` selects the viewers whose fields have these values. `moment_s` is the length of a moment, in seconds.
        Raise StudyRejected, SittingFailed, MergeFailed or CompareFailed if there are no usable data, and ValueError if
        no viewer is left.
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
            raise ValueError("No viewer has these values." if where else "Nobody has seen any part of this study yet.")
        self._who, self._moment_s, self._responses = who, moment_s, responses

    @cached_property
    def results(self) -> Results:
        """Return all results in the package's internal form, which, unlike the rest of the API, may change with any
        version.
        """
        return results_of(self._responses, self._who, self._moment_s)

    @property
    def title(self) -> str:
        """Return the study's title, or the names of its folders."""
        return self._responses.title

    @property
    def viewers(self) -> int:
        """Return the number of viewers in these results."""
        return self.results.viewers

    @property
    def viewers_in_words(self) -> str:
        """Return the number of viewers in words, such as "1 viewer"."""
        return "1 viewer" if self.viewers == 1 else f"{self.viewers} viewers"

    @property
    def cautions(self) -> tuple[str, ...]:
        """Return the sentences that belong beside every figure of these results, the most serious first."""
        return tuple(map(str, self.results.cautions))

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return one sentence about each viewing that could not be read."""
        return tuple(map(str, self._responses.left_out))

    @property
    def ratings(self) -> Mapping[str, float | None]:
        """Return each content's mean rating over viewers, 0 to 100, by title; None if there are too few viewers."""
        return {c.item.title: None if c.rating is None else c.rating.mean for c in self.results.contents}

    def array(self, name: str = "contents") -> Records:
        """Return one of the tables of the results, structured, (n,): contents, comparisons, associations, long, wide,
        moments, course or viewers_needed. Raise KeyError for another name.
        """
        if name not in TABLES:
            raise KeyError(f"{name!r} is no table of a study; the tables are {', '.join(TABLES)}")
        file = TABLES[name]
        return records_of(file.columns(self._responses), [file.table(self.results)])

    def table(self, name: str = "contents") -> pd.DataFrame:
        """Return `array` as a DataFrame. Raise ImportError if pandas is not installed."""
        return data_frame(self.array(name))

    def write(self, folder: str | Path, language: str = "en") -> Path:
        """Write the report, tables, pictures and workbook into `folder`, and return the report's path.

        Report and pictures are in `language`, "en" or "de". Raise ExportFailed if they cannot be written; ValueError
        for another language.
        """
        return write_noted(self.results, self._folders, Path(folder), language=language).page

    def __repr__(self) -> str:
        contents = ", ".join(f"{t}: {'none' if r is None else f'{r:.1f}'}" for t, r in self.ratings.items())
        return f"<Study {self.title!r}: {self.viewers_in_words}; {contents}>"

    def _repr_html_(self) -> str:
        from rating_app.api.html import study_html

        return study_html(self.title, self.viewers_in_words, self.results, (*self.cautions, *self.left_out))


def write_noted(
    results: Results, folders: Sequence[Path], out: Path, png_of: PngOf | None = None, language: str = "en"
) -> WrittenResults:
    """Write `results` into `out`, and record beforehand in the study's folders where copies of its viewers' data are.

    So viewers who withdraw are told about the copies even if writing is interrupted. Raise ExportFailed if it fails.
    """
    studies = [StudyFolder(folder) for folder in folders if (folder / STUDY_FILE).exists()]
    return hand_out(results, out, studies, datetime.now(timezone.utc), png_of, language_of(language))
