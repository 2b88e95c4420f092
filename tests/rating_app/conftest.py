from __future__ import annotations

import pytest

from rating_app.compare.sources import panel_of_folders
from rating_app.export import ExportOptions, export_session


@pytest.fixture
def exported(tmp_path):
    """Export sessions into a folder, as the app does: `exported(*sessions)` returns it."""

    def export(*sessions, name="exported", **options):
        folder = tmp_path / name
        for session in sessions:
            export_session(session, folder, session.head.content, ExportOptions(**options))
        return folder

    return export


@pytest.fixture
def panel_of(exported):
    """The panel of these sessions, by way of their export, in bins of a second."""
    return lambda *sessions: panel_of_folders([exported(*sessions)], bin_s=1)
