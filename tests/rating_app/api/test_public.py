"""What `import rating_app` promises, in an interpreter of its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module

import pytest

import rating_app

LOADED = """
import sys
import rating_app
assert rating_app.__version__ and "rate" in dir(rating_app)
print(*sorted({name.split(".")[0] for name in sys.modules} & {"PySide6", "mediapipe", "cv2", "av", "numpy"}))
rating_app.read
print(*sorted({name.split(".")[0] for name in sys.modules} & {"PySide6", "mediapipe", "cv2", "av", "pandas"}))
rating_app.rate
assert "PySide6" not in sys.modules
"""


def test_import_loads_neither_qt_nor_mediapipe_nor_numpy(root):
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "\n\n"), done.stderr


def test_each_public_name_is_there_and_documented():
    for name in rating_app.__all__:
        value = getattr(rating_app, name)
        assert name == "__version__" or value.__doc__, name


def test_no_name_is_made_up():
    with pytest.raises(AttributeError, match="no attribute 'rat'"):
        rating_app.rat  # noqa: B018


def test_types_are_those_of_what_is_loaded(root):
    stub = ast.parse((root / "rating_app" / "__init__.pyi").read_text(encoding="utf-8"))
    typed = {name.name: part.module for part in stub.body if isinstance(part, ast.ImportFrom) for name in part.names}
    assert {*typed, "__version__"} == set(rating_app.__all__)
    for name, module in typed.items():
        assert getattr(rating_app, name) is getattr(import_module(module), name)
    assert (root / "rating_app" / "py.typed").is_file()
