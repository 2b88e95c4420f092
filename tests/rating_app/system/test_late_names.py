from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

ROOMS = ("rating_app.rating", "rating_app.vision.camera")


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_of_the_room_is_found_where_it_is_said_to_be(room):
    package = importlib.import_module(room)
    for name in package.__all__:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match=f"module '{room}' has no attribute 'nothing'"):
        package.nothing  # noqa: B018


def test_a_name_is_imported_without_the_others():
    program = "import sys; from rating_app.rating import DEFAULT_METHOD; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=250)
    assert done.stdout.strip() == "False"
