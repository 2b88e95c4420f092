from __future__ import annotations

import re
from pathlib import Path

import pytest

BLOCK = re.compile(r"```[^`]*```|^ {4,}\S.*$", re.MULTILINE)
"""Code that stands by itself, between fences or indented."""


@pytest.fixture(scope="session")
def pages(pytestconfig) -> dict[str, str]:
    """Each page for people who use or change the program: its path from the checkout to its text."""
    root: Path = pytestconfig.rootpath
    files = [
        *root.glob("*.md"),
        *root.glob("docs/*.md"),
        root / "benchmarks/README.md",
        root / "tests/camera_vm/README.md",
    ]
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="session")
def prose(pages) -> dict[str, str]:
    """The pages without code, and without the results that tests/camera_vm/table.py wrote."""
    results = re.compile(r"<!-- from here on.*?<!-- until here -->", re.DOTALL)
    return {name: re.sub(r"`[^`]+`", "`…`", BLOCK.sub("", results.sub("", text))) for name, text in pages.items()}


@pytest.fixture(scope="session")
def code_lines(pages) -> list[str]:
    """The lines of all code that stands by itself."""
    return [line.strip() for text in pages.values() for block in BLOCK.findall(text) for line in block.splitlines()]


@pytest.fixture(scope="session")
def quoted(pages) -> set[str]:
    """What stands between backticks, on one line each."""
    return {" ".join(code.split()) for text in pages.values() for code in re.findall(r"`([^`]+)`", BLOCK.sub("", text))}
