"""Sessions as files for other programs and other people.

Lists of columns are the schema, and FILES has all of them. The files in every format, their readers, and the data
dictionary beside every export are made from it.
"""

from rating_app.export.files import (
    AWAY,
    EXCLUSIONS,
    FILES,
    ITEMS,
    MARKERS,
    PAUSES,
    SEEKS,
    SESSIONS,
    SMILES,
    TIMELINE,
    VIEWERS,
    ExportedFile,
    check_sound,
    sessions_files,
)
from rating_app.export.formats import FORMAT_NAMES, ExportOptions
from rating_app.export.table import ExportFailed, ReadFailed, Table
from rating_app.export.timeline import timeline_columns
from rating_app.export.write import ExportedFiles, check_folder, export_session, safe_file_name

__all__ = [
    "AWAY",
    "EXCLUSIONS",
    "FILES",
    "FORMAT_NAMES",
    "ITEMS",
    "MARKERS",
    "PAUSES",
    "SEEKS",
    "SESSIONS",
    "SMILES",
    "TIMELINE",
    "VIEWERS",
    "ExportFailed",
    "ExportOptions",
    "ExportedFile",
    "ExportedFiles",
    "ReadFailed",
    "Table",
    "check_folder",
    "check_sound",
    "export_session",
    "safe_file_name",
    "sessions_files",
    "timeline_columns",
]
