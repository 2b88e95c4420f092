from __future__ import annotations

import stat
import sys

import pytest

from rating_app.system.private_files import write_atomically


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_user_may_read_what_was_written(tmp_path):
    write_atomically(tmp_path / "file", [b"face"])
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):
        write_atomically(tmp_path / "folder", [b"numbers"])
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]
