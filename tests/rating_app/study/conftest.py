from __future__ import annotations

import pytest
from fakes.studies import NOON, played, study_of

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
    """Show every item to a viewer: `seen(folder, "P01", {item: smiles})` returns the sitting."""

    def show(folder, code, smiles=None, fields=None, answers=None):
        sitting = folder.begin(code, "3", NOON, "0.2.0", fields)
        while sitting.next_item is not None:
            item = sitting.next_item
            sitting = folder.save(sitting.show(NOON))
            sitting = folder.keep(sitting, played((smiles or {}).get(item, ()), viewer=code))
            for question, answer in (answers or {}).items():
                sitting = folder.save(sitting.answered(folder.study, question, answer, item))
        return folder.save(sitting.end(NOON))

    return show
