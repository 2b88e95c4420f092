"""A study's results as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rating_app.export import ExportFailed, check_folder
from rating_app.export.csv_format import encode
from rating_app.export.dictionary import section
from rating_app.language import ENGLISH, Language
from rating_app.study.charts import common_top, course_chart, drawn_courses, ratings_chart, svg_file
from rating_app.study.page import study_page
from rating_app.study.results import Results
from rating_app.study.sitting_folder import StudyFolder
from rating_app.study.tables import FILES
from rating_app.study.workbook import workbook
from rating_app.system.private_files import write_atomically

PAGE_NAME, WORKBOOK_NAME, DICTIONARY_NAME = "report.html", "results.xlsx", "RESULTS_DICTIONARY.md"

PngOf = Callable[[str], bytes]
"""A function that paints an SVG file as a PNG file."""

_OPENING = """\
# Data dictionary of a study's results

Written anew with the results beside it. Figures are of *visible joy*: 0 is a face at rest throughout, never a bad film;
liking is not measured. An empty cell is never a 0. CSV follows RFC 4180 in UTF-8; text that a spreadsheet would run as
a formula has an apostrophe before it, which is not part of it. results.xlsx has the same tables as sheets.
"""


@dataclass(frozen=True)
class WrittenResults:
    """The files that were written. `missing`: a sentence for each file that could not be made here."""

    page: Path
    missing: tuple[ExportFailed, ...]


def hand_out(
    results: Results,
    folder: Path,
    studies: Sequence[StudyFolder],
    now: datetime,
    png_of: PngOf | None = None,
    language: Language = ENGLISH,
) -> WrittenResults:
    """Write the results as `write_results` does, into a folder that need not exist, and record it in each of `studies`.

    So viewers who withdraw learn where their figures are. Raise SittingFailed if that cannot be recorded.
    """
    check_folder(folder)
    codes = [viewer.code for viewer, wanted in zip(results.responses.viewers, results.who, strict=True) if wanted]
    for study in studies:
        # It is recorded before anything is written, in case writing is interrupted.
        study.note_copy(str(folder.resolve()), now, codes)
    return write_results(results, folder, png_of, language)


def write_results(
    results: Results, folder: Path, png_of: PngOf | None = None, language: Language = ENGLISH
) -> WrittenResults:
    """Write tables, pictures, workbook, dictionary and page into `folder`, which exists, replacing earlier results.

    Pictures are SVG files and, if `png_of` is given, PNG files. Page and pictures are in
    `language`, everything else in English. Raise ExportFailed if a file cannot be written.
    """
    missing = []
    contents = {f"{file.part}.csv": b"".join(encode([file.table(results)])) for file in FILES}
    for name, svg in pictures(results, language):
        contents[f"{name}.svg"] = svg.encode("utf-8")
        if png_of is not None:
            contents[f"{name}.png"] = png_of(svg)
    contents[DICTIONARY_NAME] = dictionary(results).encode("utf-8", "backslashreplace")
    try:
        contents[WORKBOOK_NAME] = workbook(results)
    except ExportFailed as failure:
        missing.append(failure)
    contents[PAGE_NAME] = study_page(results, language).encode("utf-8", "backslashreplace")
    try:
        for name, content in contents.items():
            write_atomically(folder / name, [content])
    except OSError as error:
        raise ExportFailed(
            "The results could not be written to {folder} ({reason}).", folder=folder, reason=error.strerror
        ) from error
    return WrittenResults(folder / PAGE_NAME, tuple(missing))


def pictures(results: Results, language: Language = ENGLISH) -> Iterator[tuple[str, str]]:
    """Yield SVG files, each with its name."""
    yield "ratings", svg_file(ratings_chart(results, language))
    courses = drawn_courses(results)
    for content, course in zip(results.contents, courses, strict=True):
        if course.joy.count.any():
            chart = course_chart(content, course, common_top(courses), language)
            yield f"course-{content.item.id}", svg_file(chart)


def dictionary(results: Results) -> str:
    """Return the data dictionary in Markdown."""
    parts = (section(f"{file.part}.csv", file.words, file.columns(results.responses)) for file in FILES)
    return "\n".join((_OPENING, *(line for lines in parts for line in lines)))
