from __future__ import annotations

import pytest
from fakes.studies import see_all, study_of

from rating_app.study.plan_file import write_study
from rating_app.study.sitting_folder import StudyFolder


@pytest.fixture
def made(tmp_path):
    """Write a study into a folder: `made(name, **others)` returns its StudyFolder."""

    def make(name="study", **others):
        folder = tmp_path / name
        folder.mkdir()
        write_study(study_of(**others), folder)
        return StudyFolder(folder)

    return make


@pytest.fixture
def seen():
    """As of `fakes.studies.see_all`."""
    return see_all
