"""Links and pictures in the pages lead to what is there."""

from __future__ import annotations

import re

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
WORDS_OF_README = 600


def anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading.strip().lower()).replace("`", "")
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def test_every_link_within_the_checkout_resolves(pages, root):
    broken = []
    for name, text in pages.items():
        for target in LINK.findall(text):
            if target.startswith(("http://", "https://")):
                continue
            path, _, heading = target.partition("#")
            file = (root / name).parent / path if path else root / name
            if not file.exists():
                broken.append(f"{name}: {target} is not there")
            elif heading and heading not in map(anchor, HEADING.findall(file.read_text(encoding="utf-8"))):
                broken.append(f"{name}: {target} has no such heading")
    assert broken == []


def test_every_page_is_linked_from_another_one(pages):
    linked = " ".join(pages.values())
    assert [name for name in pages if name.startswith("docs/") and name.removeprefix("docs/") not in linked] == []


def test_every_page_in_docs_begins_with_the_people_who_need_it(pages):
    begins = {name: text.split("\n\n")[1] for name, text in pages.items() if name.startswith("docs/")}
    assert [name for name, words in begins.items() if not words.startswith(("For you, if ", "For laboratories "))] == []


def test_readme_is_short(pages):
    assert len(pages["README.md"].split()) <= WORDS_OF_README
