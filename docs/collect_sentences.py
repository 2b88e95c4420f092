"""Prints, as a Python file for lupdate, the sentences that it cannot find by itself: those of failures, of pages, and
the notice.

A failure is raised with a literal sentence, as `rating_app.system.failure.Sentence` explains, and a page's words are
literals in a template or in a call of `rating_app.language.Language`; the notice is data, and so are the meanings of
columns and constants, and what the files in WORDS_KEPT_IN say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

import rating_app
from rating_app.charts.axes import SCALE_ENDS
from rating_app.compare.columns import FILES as COMPARISON_FILES
from rating_app.language import MOMENT, MONTHS
from rating_app.rating.method import CONSTANTS
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
    RecordingAttestation,
)
from rating_app.study.responses import Responses
from rating_app.study.tables import FILES as STUDY_FILES
from rating_app.study.viewer_columns import ANSWER

WORDS_KEPT_IN = ("problem.py", "cautions.py")
"""Of whole files: every text of more than one word in them is for the user."""


PAGE_CALLS = {"sentence": 1, "counted": 2}
"""Methods of Language, and how many sentences each is called with."""

TEMPLATE_CALLS = {"_": 1, "_n": 2}
"""What they are called in templates."""


def failure_sentences(folder: Path) -> list[str]:
    """Of all failures in the files under `folder`, each once, in the order of the alphabet.

    SystemExit, with file and line, where a failure's sentence is no literal.
    """
    trees = _trees(folder)
    kinds = _kinds_of_failure(trees.values())
    raised = {
        text
        for path, tree in trees.items()
        if path.name not in WORDS_KEPT_IN
        for text in _sentences_in(path, tree, kinds)
    }
    kept = {text for path, tree in trees.items() if path.name in WORDS_KEPT_IN for text in _texts_in(tree)}
    return sorted(raised | kept)


def page_sentences(folder: Path) -> list[str]:
    """Return those of all pages that are made by the files under `folder`, each once, in the order of the alphabet.

    SystemExit, with the file and line, if one is not a literal.
    """
    called = {text for path, tree in _trees(folder).items() for text in _page_sentences_in(path, tree)}
    written = {text for path in folder.rglob("*.j2") for text in _template_sentences(path)}
    return sorted((called | written | set(_described())) - {""})


def notice_texts() -> list[str]:
    """Headings and texts, in the order in which they are read."""
    points = (*NOTICE.points, STREAMED, RECEIVED, HANDED_ON, STUDY_PURPOSE, STUDY_MEASURED, STUDY_STORED, STUDY_STOPPED)
    return [*(text for point in points for text in (point.heading, point.text)), KEPT_FOR_DAYS, KEPT_UNTIL_DELETED]


def _trees(folder: Path) -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}


def _page_sentences_in(path: Path, tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(ast.Name("language"), name)) if name in PAGE_CALLS:
                yield from _literals(path, node, PAGE_CALLS[name])


def _literals(path: Path, call: ast.Call, count: int) -> Iterator[str]:
    for argument in call.args[:count]:
        match argument:
            case ast.Constant(value=str(text)):
                yield text
            case _:
                raise SystemExit(f"{path}:{call.lineno}: the sentence of a page is to be one literal")


def _template_sentences(path: Path) -> Iterator[str]:
    template = Environment().parse(path.read_text(encoding="utf-8"))
    for line, name, found in extract_from_ast(template, tuple(TEMPLATE_CALLS)):
        for text in (found if isinstance(found, tuple) else (found,))[: TEMPLATE_CALLS[name]]:
            if text is None:
                raise SystemExit(f"{path}:{line}: the sentence of a page is to be one literal")
            yield text


def _described() -> Iterator[str]:
    """What is data: dates, the ends of scales, who attested, and what units, constants and columns mean."""
    nothing = Responses("", (), (), (), (), {}, 1.0)
    tables = (*COMPARISON_FILES.values(), *(file.columns(nothing) for file in STUDY_FILES))
    yield from (MOMENT, *MONTHS, *SCALE_ENDS, ANSWER, RecordingAttestation.by_this_user().attested_by)
    for constant in CONSTANTS:
        yield from (constant.unit, constant.meaning)
    for column in (column for columns in tables for column in columns):
        yield from (column.unit, str(column.meaning), column.empty)


def _kinds_of_failure(trees: Iterable[ast.AST]) -> set[str]:
    """Sentence and what is made of it, but for those whose first argument is no sentence."""
    nodes = (node for tree in trees for node in ast.walk(tree))
    classes = [node for node in nodes if isinstance(node, ast.ClassDef) and not _has_own_init(node)]
    kinds, found = set[str](), {"Sentence"}
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
    folder = Path(rating_app.__file__).parent
    texts = {"Notice": notice_texts(), "Page": page_sentences(folder), "Sentence": failure_sentences(folder)}
    for context, sentences in texts.items():
        for text in sentences:
            print(f"QCoreApplication.translate({context!r}, {text!r})")


if __name__ == "__main__":
    main()
