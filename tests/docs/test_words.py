"""Words that CONTRIBUTING.md rules out, as far as a pattern can find them."""

from __future__ import annotations

import ast
import io
import re
from contextlib import redirect_stdout
from xml.etree import ElementTree

import pytest
from codespell_lib import main as codespell

RULES = {
    "per, not a": r"\b(?:frames?|pictures?|rows?|samples?|steps?|lines?|files?|points|MB|once) an? "
    r"(?:second|minute|hour|day|session|viewer|frame|processor|item|marker|smile|pause|release|picture|core)\b",
    "is not, not is no": r"(?<![Tt]here )\b(?:is|are|was|were) no "
    r"(?!longer|more|less|better|worse|earlier|later|larger|smaller|slower|faster|good|doubt|use\b|way\b)\w+",
    "a user who, not who": r"\b[Ww]hoever\b|(?:^|[.:;] )Who (?!is in\b|[^.]*\?)",
    "programs show and report": r"\b(?:program|app|window|terminal|command|gauge|dialog|trainer|camera|model)s? "
    r"(?:says?|tells?|hears?|forgives?|said|told)\b",
    "plain verbs": r"\b(?:[Mm]end(?:s|ed|ing)?|forgiv\w+|st(?:ands?|ood|anding) still|put(?:s|ting)? away)\b",
}
BEGINS_WITH_A_PREPOSITION = re.compile(
    r"(?:Of|By|From|In|As|For|Where|With|Without|At|After|Before|Over|On|Until|So|Such|Beside|To|When) "
)

BEGINS_WITH_NO_VERB = re.compile(
    r"(?:The|A|An|Its?|Their|They|This|That|These|Those|Whether|What|How|Which|Half|All|Each|Every|None|Nothing|One|Is|"
    r"\w+Error)\b|[^A-Z]"
)
"""Articles, pronouns, shapes and exceptions, with which no verb begins."""

REWRITTEN = (
    "benchmarks",
    "rating_app/api",
    "rating_app/batch",
    "rating_app/charts",
    "rating_app/cli",
    "rating_app/command_line.py",
    "rating_app/compare",
    "rating_app/desktop",
    "rating_app/export",
    "rating_app/formatting.py",
    "rating_app/lsl",
    "rating_app/now_playing",
    "rating_app/rating",
    "rating_app/report",
    "rating_app/serve",
    "rating_app/session",
    "rating_app/settings.py",
    "rating_app/store",
    "rating_app/study",
    "rating_app/system",
    "rating_app/views",
    "rating_app/vision",
    "trainer",
)
"""Rooms whose docstrings keep to the rules; the others come in once they are rewritten."""

VERB_FIRST = (
    "benchmarks",
    "rating_app/batch",
    "rating_app/now_playing",
    "rating_app/rating",
    "rating_app/serve",
    "rating_app/store",
    "rating_app/vision",
    "trainer",
)
"""Rooms in which the docstring of each function begins with its verb; the others come in once theirs do."""

EXEMPT = {
    # Its table of rules names what they rule out.
    "CONTRIBUTING.md": re.compile(r"^\| (?!write)[^|]*\|[^|]*\|$", re.MULTILINE),
}

KNOWN_TO_CODESPELL = "Sie,ser,caf,abd,titel,ContentEnded"
"""German, and names in the code."""


def findings(where: str, text: str) -> list[str]:
    """Return what each rule finds in `text`."""
    line = " ".join(text.split())
    return [
        f"{where}: {rule}: …{line[max(0, found.start() - 30) : found.end() + 30]}…"
        for rule, pattern in RULES.items()
        for found in re.finditer(pattern, line)
    ]


def test_pages_keep_to_the_rules(prose):
    found = []
    for name, text in prose.items():
        checked = EXEMPT[name].sub("", text) if name in EXEMPT else text
        for paragraph in re.split(r"\n\s*\n|\n(?=(?:[*|>-]|\d+\.) )", checked):
            found += findings(name, paragraph)
    assert not found, "\n".join(found)


def test_sentences_of_the_window_keep_to_the_rules(root):
    translations = ElementTree.parse(root / "assets" / "translations" / "reaction-gauge_de.ts")
    sentences = [source.text or "" for source in translations.iter("source")]
    assert len(sentences) > 500
    found = [finding for sentence in sentences for finding in findings("window", sentence)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("room", VERB_FIRST)
def test_docstrings_of_functions_begin_with_a_verb(room, root):
    found = []
    for file in sorted((root / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            docstring = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
            if docstring and (first := BEGINS_WITH_NO_VERB.match(docstring)):
                found.append(f"{file.relative_to(root)}: {node.name}: begins with {first[0]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("room", REWRITTEN)
def test_docstrings_of_a_rewritten_room_keep_to_the_rules(room, root):
    found = []
    for file in sorted((root / room).rglob("*.py")) if (root / room).is_dir() else [root / room]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                continue
            docstring = ast.get_docstring(node) or ""
            where = f"{file.relative_to(root)}: {getattr(node, 'name', 'module')}"
            found += findings(where, docstring)
            if isinstance(node, ast.FunctionDef) and (first := BEGINS_WITH_A_PREPOSITION.match(docstring)):
                found.append(f"{where}: begins with {first[0]}")
    assert not found, "\n".join(found)


def test_words_are_spelled_right(pages, root):
    said = io.StringIO()
    places = [*pages, "rating_app", "trainer", "benchmarks"]
    with redirect_stdout(said):
        codespell("--ignore-words-list", KNOWN_TO_CODESPELL.lower(), *(str(root / place) for place in places))
    assert not said.getvalue(), said.getvalue()


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("It writes one row a session.", "per, not a"),
        ("A photograph is no recording.", "is not, not is no"),
        ("Whoever clicks has to have asked.", "a user who, not who"),
        ("Who withdraws has their folder removed.", "a user who, not who"),
        ("The window tells you.", "programs show and report"),
        ("Mend it, or put it away.", "plain verbs"),
    ],
)
def test_a_rule_finds_what_it_rules_out(sentence, rule):
    assert any(f": {rule}: " in found for found in findings("here", sentence))


@pytest.mark.parametrize(
    "sentence",
    ["There is no file.", "It is no longer there.", "Who is in the room?", "One row per session.", "Is it whole?"],
)
def test_plain_sentences_pass(sentence):
    assert findings("here", sentence) == []
