"""Words that CONTRIBUTING.md rules out, as far as a pattern can find them."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from xml.etree import ElementTree

import pytest
from codespell_lib import main as codespell

RULES = {
    "per, not a": r"\b(?:frames?|pictures?|rows?|samples?|steps?|lines?|files?|points|MB|once) an? "
    r"(?:second|minute|hour|day|session|viewer|frame|processor|item|marker|smile|pause|release|picture|core)\b",
    "is not, not is no": r"(?<![Tt]here )\b(?:is|are|was|were) no "
    r"(?!longer|more|less|better|worse|earlier|later|larger|smaller|slower|faster|older|good|doubt|use\b|way\b)\w+",
    "a user who, not who": r"\b[Ww]hoever\b|(?:^|[.:;] )Who (?!is in\b|[^.]*\?)",
    "programs show and report": r"\b(?:program|app|window|terminal|command|gauge|dialog|trainer|camera|model)s? "
    r"(?:says?|tells?|hears?|forgives?|said|told)\b",
    "plain verbs": r"\b(?:[Mm]end(?:s|ed|ing)?|forgiv\w+|st(?:ands?|ood|anding) still|put(?:s|ting)? away)\b",
}
IN_CODE = {
    "if, not where": r"\b(?:None|NULL|empty|[A-Z]\w+(?:Failed|Error|Rejected|Broken|Damaged|Unavailable)) where\b",
    "as in, not as of": r"\bas of [A-Z`]",
    "plain conjunctions": r"\b[Ll]est\b|\bone another's\b|\bnobody (?:told|knows)\b",
}
"""For docstrings and comments; pages may say where something is empty."""

NOT_A_VERB = re.compile(
    r"[^A-Z]"  # a name or a shape
    r"|\w+[A-Z]"  # an error
    r"|(?!Focus\b)\w*[^\Ws]s\b"  # Returns, His
    r"|(?:An?|The|Each|Every|All|Any|Both|One|Two|Many|Some|Th(?:at|ose|ese)|It|They|There|Here|Who|Whose|What|Which|Whether"
    r"|Why|How|None|True|False|Nothing|Nobody|Not?|Only|If|Of|By|From|In|As|For|Where|With|Without|At|After|Before"
    r"|Over|On|Until|So|Such|Beside|To|When|While|Once|Like|Because|More|Least|Most|Half|Now)\b"
)
NOT_A_NOUN = re.compile(r"`|[A-Z][a-z]+s (?:an?|the|its|each|every|all|one|what|how|whether) ")

PACKAGES = ("benchmarks", "rating_app", "trainer")

EXEMPT = {
    # Its table of rules names what they rule out.
    "CONTRIBUTING.md": re.compile(r"^\| (?!write)[^|]*\|[^|]*\|$", re.MULTILINE),
}

KNOWN_TO_CODESPELL = "Sie,ser,caf,abd,titel,ContentEnded"
"""German, and names in the code."""


def findings(where: str, text: str, rules: Mapping[str, str] = RULES) -> list[str]:
    """Return what each rule finds in `text`."""
    line = " ".join(text.split())
    return [
        f"{where}: {rule}: …{line[max(0, found.start() - 30) : found.end() + 30]}…"
        for rule, pattern in rules.items()
        for found in re.finditer(pattern, line)
    ]


def beginnings(tree: ast.AST) -> Iterator[str]:
    """Yield each function whose docstring does not begin with a verb, and each class whose does not with a noun.

    A property's docstring may begin with either.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or not (docstring := ast.get_docstring(node)):
            continue
        if isinstance(node, ast.ClassDef):
            wrong = NOT_A_NOUN.match(docstring)
        elif any("property" in ast.unparse(decorator) for decorator in node.decorator_list):
            continue
        else:
            wrong = NOT_A_VERB.match(docstring)
        if wrong:
            yield f"{node.name}: begins with {docstring.split(maxsplit=1)[0]}"


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield the docstrings, those of attributes included, and the comments, each with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value
    block: list[str] = []
    for number, line in enumerate([*source.splitlines(), ""], start=1):
        if line.lstrip().startswith("# "):
            block.append(line.lstrip()[2:])
        elif block:
            yield number - len(block), " ".join(block)
            block = []


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


@pytest.mark.parametrize("package", PACKAGES)
def test_docstrings_and_comments_keep_to_the_rules(package, root):
    found = []
    for file in sorted((root / package).rglob("*.py")):
        where, source = file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        for line, text in texts(source):
            found += findings(f"{where}:{line}", text, RULES | IN_CODE)
        found += [f"{where}: {beginning}" for beginning in beginnings(ast.parse(source))]
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


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("def f():\n    'The mean.'", "The"),
        ("def f():\n    'Returns the mean.'", "Returns"),
        ("def f():\n    'ReadFailed if it is not there.'", "ReadFailed"),
        ("def f():\n    '(n,): the mean.'", "(n,):"),
        ("def f():\n    'Where it is.'", "Where"),
        ("class C:\n    'Tells the time.'", "Tells"),
        ("class C:\n    '`a` is a number.'", "`a`"),
    ],
)
def test_a_docstring_that_begins_otherwise_is_found(code, word):
    assert [found.rpartition(" ")[2] for found in beginnings(ast.parse(code))] == [word]


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    'Return the mean.'",
        "def f():\n    'Pass it on.'",
        "def f():\n    'Press it; it stays.'",
        "@property\ndef f():\n    'The mean.'",
        "class C:\n    'Means over viewers.'",
        "class C: ...",
        "def f(): ...",
    ],
)
def test_a_docstring_that_begins_with_a_verb_or_noun_passes(code):
    assert list(beginnings(ast.parse(code))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It is None where nothing is known.",
        "Raise ReadFailed where it is broken.",
        "`rating` is as of Session.",
        "Beware lest it be lost.",
    ],
)
def test_a_rule_for_code_finds_what_it_rules_out(sentence):
    assert findings("here", f"# {sentence}", IN_CODE)


def test_all_texts_of_code_are_checked():
    source = '"""Module."""\nA = 1\n"""Attribute."""\n# One\n# two.\ndef f():\n    """Return."""\n'
    assert [text for _, text in texts(source)] == ["Module.", "Attribute.", "Return.", "One two."]
