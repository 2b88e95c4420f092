"""A study's results as one workbook for spreadsheets (Office Open XML), written with openpyxl, which is an extra."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from rating_app.export.dictionary import DICTIONARY_HEAD, dictionary_rows
from rating_app.export.table import Cell, ExportFailed
from rating_app.study.results import Results
from rating_app.study.tables import FILES

DICTIONARY_SHEET = "dictionary"
_MOST_ROWS = 1_048_575
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook(results: Results) -> bytes:
    """Return a workbook with one sheet per table and one with the data dictionary; first rows and columns are frozen.
    Raise ExportFailed if openpyxl is not installed.
    """
    openpyxl = _library()
    book = openpyxl.Workbook(write_only=True)
    for file in FILES:
        table = file.table(results)
        if len(table.rows) <= _MOST_ROWS:
            _sheet(book, file.part, table.names, table.rows)
    described = [(file.part, *row) for file in FILES for row in dictionary_rows(file.columns(results.responses))]
    _sheet(book, DICTIONARY_SHEET, ("sheet", *DICTIONARY_HEAD), described)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _library() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise ExportFailed(
            "Workbooks need openpyxl, which is not installed: pip install 'reaction-gauge[study]'."
        ) from None
    return openpyxl


def _sheet(book: Any, name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "B2"
    for row in (head, *rows):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Cell) -> Any:
    """Return a cell in which text stays text, even if a spreadsheet would run it as a formula; None for empty text."""
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    if not value:
        return None
    cell = WriteOnlyCell(sheet, _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value))
    cell.data_type = "s"
    return cell
