from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fakes.languages import BLANK, words_in
from fakes.viewings import film_viewing, viewing

from rating_app.compare.comparison import compare
from rating_app.compare.page import comparison_page
from rating_app.compare.panel import CompareFailed, FramesBroken
from rating_app.formatting import without_no_break
from rating_app.language import language_of
from rating_app.system.failure import Sentence

VOID = {"meta", "br"}


class Balance(HTMLParser):
    """Collects the elements, and fails where one is not closed."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page_of(panel):
    page = comparison_page(compare(panel, moment_s=5))
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    return page, balance.seen


def test_page_stands_alone_and_shows_every_content(panel_of):
    panel = panel_of(*(viewing([(20, 25)], content=title) for title in ("A", "B") for _ in range(4)))
    page, elements = page_of(panel)
    assert elements.count("svg") == 3
    assert not {"script", "link", "img", "iframe"} & set(elements)
    assert not re.search(r"https?://|@import|url\((?!#)", page)
    agreement = "alpha is 1.00 (95 % interval 1.00 to 1.00) over 4 viewers and 60 bins of 1 s"
    assert without_no_break(page).count(agreement) == 2


def test_single_session_says_what_cannot_be_told(panel_of):
    page, _ = page_of(panel_of(viewing([(20, 25)], content="A"), viewing([(30, 35)], content="B")))
    assert page.count("there is no way to know whether other viewers would react alike") == 2


def test_titles_are_text(panel_of):
    page, elements = page_of(panel_of(viewing(content="<script>x</script>"), viewing(content="<script>x</script>")))
    assert "script" not in elements
    assert "&lt;script&gt;" in page


def test_content_that_nobody_was_seen_in_has_words_instead_of_a_chart(panel_of):
    page, elements = page_of(panel_of(viewing(unseen=[(0, 60)], content="A"), viewing(content="B")))
    assert elements.count("svg") == 2
    assert "No usable face was seen in this session." in page


def test_line_does_not_reach_across_a_hole(panel_of):
    hole = [(20, 30)]
    page, _ = page_of(panel_of(*(viewing([(40, 45)], unseen=hole) for _ in range(3))))
    assert page.count('class="mean-line"') == 2
    assert page.count('class="interval"') == 2


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_sessions_are_no_comparison(panel_of, exported, count):
    panel = panel_of(viewing(), viewing(content="Other"))
    few = replace(panel, sessions=panel.sessions[:count])
    with pytest.raises(CompareFailed, match="at least two"):
        compare(few, moment_s=5)


def test_panel_in_which_nobody_was_seen_is_no_comparison(panel_of):
    with pytest.raises(CompareFailed, match="usable face"):
        compare(panel_of(viewing(unseen=[(0, 60)]), viewing(unseen=[(0, 60)])), moment_s=5)


def mixed(panel_of):
    """A panel with much to be cautious of, under titles without a word."""
    panel = panel_of(
        *(viewing([(20, 25)], content="1", stars=3) for _ in range(4)),
        viewing([(20, 25)], content="1", model="1", seconds=40),
        viewing(content="2"),
        viewing(unseen=[(0, 60)], content="3"),
        film_viewing([(0, 60)], content="4"),
        viewing(content="4"),
    )
    broken = Sentence("{file} is left out: {reason}.", file="5.csv", reason=FramesBroken("there is no such timeline"))
    return replace(panel, left_out=(broken,))


def test_every_word_on_the_page_is_of_its_language(panel_of):
    page = comparison_page(compare(mixed(panel_of), moment_s=5), BLANK)
    assert words_in(page) <= {"Reaction", "Gauge", "s", "n"}


def test_page_is_german_if_it_is_asked_for(panel_of):
    page = without_no_break(comparison_page(compare(mixed(panel_of), moment_s=5), language_of("de")))
    assert '<html lang="de">' in page
    for words in (
        "9 Sitzungen zu 4 Inhalten",
        "Sitzungen von „1“ dauern von 39,9 s bis 59,9 s",
        "5.csv wird ausgelassen: einen solchen Zeitverlauf gibt es nicht.",
        "Krippendorffs Alpha ist",
        "<code>rating_mean</code></th><td>Punkte von 100</td><td>mittlere Bewertung über die Sitzungen",
    ):
        assert words in page
