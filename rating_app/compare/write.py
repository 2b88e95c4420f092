"""A comparison as files."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from rating_app.compare.columns import FILES
from rating_app.compare.comparison import Comparison
from rating_app.compare.page import comparison_page
from rating_app.export import ExportFailed
from rating_app.export.csv_format import encode
from rating_app.export.table import table_of
from rating_app.language import ENGLISH, Language
from rating_app.system.private_files import write_atomically

PAGE_NAME = "comparison.html"


def write_comparison(comparison: Comparison, folder: Path, language: Language = ENGLISH) -> Path:
    """Write the four FILES, and the page in `language`, into `folder`, which exists, over those of an earlier
    comparison.

    Return the page's path. Raise ExportFailed if they cannot be written.
    """
    moments = chain.from_iterable(comparison.moments.values())
    tables = (comparison.contents, moments, comparison.timeline_points(), comparison.standings)
    contents = {
        name: b"".join(encode([table_of(columns, rows)]))
        for (name, columns), rows in zip(FILES.items(), tables, strict=True)
    }
    contents[PAGE_NAME] = comparison_page(comparison, language).encode("utf-8", "backslashreplace")
    try:
        for name, content in contents.items():
            write_atomically(folder / name, [content])
    except OSError as error:
        raise ExportFailed(
            "The comparison could not be written to {folder} ({reason}).", folder=folder, reason=error.strerror
        ) from error
    return folder / PAGE_NAME
