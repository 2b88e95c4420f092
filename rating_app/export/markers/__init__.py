"""Best moments, smiles and markers for players, editing programs and annotation programs (docs/integrations.md)."""

from rating_app.export.markers.marks import Mark, MarkClock, MarkKind, Marks, marks_of
from rating_app.export.markers.write import MARK_FORMAT_NAMES, MARK_FORMATS, MarkFormatName, WrittenMarks, write_marks

__all__ = [
    "MARK_FORMATS",
    "MARK_FORMAT_NAMES",
    "Mark",
    "MarkClock",
    "MarkFormatName",
    "MarkKind",
    "Marks",
    "WrittenMarks",
    "marks_of",
    "write_marks",
]
