"""Sessions as files for other programs and other people.

`columns` lists are the schema: from them come the files in every format, the readers, and the data dictionary that is
written beside every export.
"""

from rating_app.export.events import MARKER_COLUMNS, SEEK_COLUMNS, SMILE_COLUMNS
from rating_app.export.files import ExportFailed, safe_file_name
from rating_app.export.items import ITEM_COLUMNS
from rating_app.export.options import FORMAT_NAMES, ExportOptions
from rating_app.export.read import (
    check_sound,
    read_items,
    read_markers,
    read_seeks,
    read_sessions,
    read_smiles,
    read_timeline,
)
from rating_app.export.sessions import SESSION_COLUMNS
from rating_app.export.table import ReadFailed, Table
from rating_app.export.timeline import timeline_columns
from rating_app.export.write import ExportedFiles, check_folder, export_session

__all__ = [
    "FORMAT_NAMES",
    "ITEM_COLUMNS",
    "MARKER_COLUMNS",
    "SEEK_COLUMNS",
    "SESSION_COLUMNS",
    "SMILE_COLUMNS",
    "ExportFailed",
    "ExportOptions",
    "ExportedFiles",
    "ReadFailed",
    "Table",
    "check_folder",
    "check_sound",
    "export_session",
    "read_items",
    "read_markers",
    "read_seeks",
    "read_sessions",
    "read_smiles",
    "read_timeline",
    "safe_file_name",
    "timeline_columns",
]
