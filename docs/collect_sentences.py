"""Prints, as a Python file for lupdate, the sentences that it cannot find by itself: those of failures, and the notice.

A failure is raised with a literal sentence, as `rating_app.system.failure.Failure` explains; the notice is data, and so
is what the files in WORDS_KEPT_IN say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import rating_app
from rating_app.session.consent import (
    HANDED_ON,
    KEPT_FOR_DAYS,
    KEPT_UNTIL_DELETED,
    NOTICE,
    RECEIVED,
    STREAMED,
    STUDY_MEASURED,
    STUDY_PURPOSE,
    STUDY_STOPPED,
    STUDY_STORED,
)

WORDS_KEPT_IN = ("problem.py", "cautions.py")
"""Of whole files: every text of more than one word in them is for the user."""


def failure_sentences(folder: Path) -> list[str]:
    """Of all failures in the files under `folder`, each once, in the order of the alphabet.

    SystemExit, with file and line, where a failure's sentence is no literal.
    """
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}
    kinds = _kinds_of_failure(trees.values())
    raised = {text for path, tree in trees.items() for text in _sentences_in(path, tree, kinds)}
    kept = {text for path, tree in trees.items() if path.name in WORDS_KEPT_IN for text in _texts_in(tree)}
    return sorted(raised | kept)


def notice_texts() -> list[str]:
    """Headings and texts, in the order in which they are read."""
    points = (*NOTICE.points, STREAMED, RECEIVED, HANDED_ON, STUDY_PURPOSE, STUDY_MEASURED, STUDY_STORED, STUDY_STOPPED)
    return [*(text for point in points for text in (point.heading, point.text)), KEPT_FOR_DAYS, KEPT_UNTIL_DELETED]


def _kinds_of_failure(trees: Iterable[ast.AST]) -> set[str]:
    """Failure and what is made of it, but for those whose first argument is no sentence."""
    nodes = (node for tree in trees for node in ast.walk(tree))
    classes = [node for node in nodes if isinstance(node, ast.ClassDef) and not _has_own_init(node)]
    kinds, found = set[str](), {"Failure"}
    while found != kinds:
        kinds = found
        found = kinds | {a.name for a in classes if any(isinstance(b, ast.Name) and b.id in kinds for b in a.bases)}
    return kinds


def _has_own_init(kind: ast.ClassDef) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == "__init__" for node in kind.body)


def _texts_in(tree: ast.AST) -> Iterator[str]:
    nodes = list(ast.walk(tree))
    docstrings = {node.value for node in nodes if isinstance(node, ast.Expr)}
    texts = (node for node in nodes if isinstance(node, ast.Constant) and node not in docstrings)
    yield from (node.value for node in texts if isinstance(node.value, str) and " " in node.value.strip())


def _sentences_in(path: Path, tree: ast.AST, kinds: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
            match node.args:
                case [ast.Constant(value=str(text))]:
                    yield text
                case _:
                    raise SystemExit(f"{path}:{node.lineno}: the sentence of a {node.func.id} is to be one literal")


def main() -> None:
    print("from PySide6.QtCore import QCoreApplication")
    texts = {"Notice": notice_texts(), "Sentence": failure_sentences(Path(rating_app.__file__).parent)}
    for context, sentences in texts.items():
        for text in sentences:
            print(f"QCoreApplication.translate({context!r}, {text!r})")


if __name__ == "__main__":
    main()
