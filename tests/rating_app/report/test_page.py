from __future__ import annotations

from dataclasses import replace
from datetime import timezone
from html.parser import HTMLParser

import pytest
from fakes.languages import BLANK, words_in
from fakes.sessions import pictures_of, session_of
from fakes.viewings import film_viewing

from rating_app.formatting import per_cent, without_no_break
from rating_app.language import language_of
from rating_app.rating import Baseline, SessionRating
from rating_app.rating.facing import HeadPose
from rating_app.report.page import report_page
from rating_app.session.consent import DemoBasis
from rating_app.session.content import ContentItem
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.observation import ExpressionScore, SeenViewer
from rating_app.session.session import Marker, Pause, Session, SessionHead, SessionRecorder, leave_out

EVIL = "<script>alert('x')</script> & \"quotes\" {{ 7 * 7 }}"

EMPTY_ELEMENTS = {"meta", "br"}


class Page(HTMLParser):
    """Its elements, its text outside the style sheet, and whether everything that opens is closed in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY_ELEMENTS:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.text += " ".join(data.split()) + " "


def page_of(session: Session) -> Page:
    return Page(report_page(session, session.reading, timezone.utc))


def smiling() -> Session:
    return session_of([0.02] * 20 + [0.98] * 20 + [0.02] * 20)


def test_page_loads_nothing_and_runs_nothing():
    session = replace(smiling(), markers=(Marker(1.0, "joke"),), notes="fine")
    html = report_page(session, session.reading)
    page = Page(html)
    assert {tag for tag, _ in page.elements}.isdisjoint(
        {"script", "link", "img", "image", "iframe", "object", "embed", "a", "use", "form", "base"}
    )
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "href", "xlink:href", "style"}
    assert "://" not in html and "@import" not in html
    assert html.count("url(") == html.count("url(#no-face)")


def test_rating_and_what_it_rests_on_are_told():
    page = page_of(smiling())
    rating = smiling().rating
    assert rating.rating_0_100 is not None and f" {rating.rating_0_100:.0f} of 100" in page.text
    for said in (
        "A film",
        "1 March 2026, 12:30 (UTC)",
        "Best moments",
        "Face seen, and quality",
        "model-1",
        "visible_joy_2",
        "No resting face was measured",
        "Not for employees at work or pupils in education",
        "The built-in demo clip was rated",
    ):
        assert said in page.text


def test_interval_is_told_where_there_is_one():
    session = smiling()
    rating = replace(session.rating, rating_low=41.2, rating_high=54.4, effective_size=1144.6)
    page = page_of(replace(session, rating=rating))
    assert "41 to 54" in page.text and "1,145" in page.text
    assert "41 to 54" not in page_of(session).text


@pytest.mark.parametrize("field", ["content", "source", "model", "session_id", "app_version"])
def test_what_the_user_or_a_file_says_stays_text(field):
    session = session_of([0.5] * 30)
    page = page_of(replace(session, head=replace(session.head, **{field: EVIL})))
    assert EVIL in page.text and "script" not in {tag for tag, _ in page.elements}


def test_notes_and_markers_stay_text():
    page = page_of(replace(smiling(), notes=EVIL, markers=(Marker(1.0, EVIL), Marker(2.0, "", 1.5)), stars=2))
    assert page.text.count(EVIL) == 2 and "script" not in {tag for tag, _ in page.elements}
    assert "2 of 5 stars" in page.text and "0:02.0, for 1.5 s" in page.text


def test_every_item_has_its_rating_where_there_are_several():
    session = pictures_of([(1, [0.02] * 40), (3, [0.98] * 40)], items=3)
    items = (ContentItem(EVIL, "/secret/1.jpg"), *session.head.items[1:])
    page = page_of(replace(session, head=replace(session.head, items=items)))
    table = " ".join(page.text.partition("One by one")[2].split())
    assert f" 1 {EVIL} 0 – 0 100 % " in table
    assert " 2 2.jpg – – – – never " in table
    assert " 3 3.jpg 100 – 1 100 % " in table
    assert "secret" not in page.text and "script" not in {tag for tag, _ in page.elements}
    assert "One by one" not in page_of(smiling()).text


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([], "Nothing was analysed"),
        ([0.5], "There is only one moment"),
        ([None] * 30, "no usable face was seen"),
    ],
)
def test_page_holds_for_sessions_with_little_in_them(scores, said):
    page = page_of(replace(session_of(scores, content=""), interrupted=True))
    assert said in page.text and "Untitled" in page.text and "was cut off" in page.text


def test_rating_of_an_earlier_version_is_marked_as_such():
    session = replace(smiling(), rating=SessionRating(43.2, 0.99, 5.9, mean_happy_0_100=43.2, method="mean_happy_1"))
    assert "that of an earlier version of the app ( mean_happy_1 :" in page_of(session).text


def test_looks_away_and_what_is_left_out_are_on_it():
    turned = HeadPose(40.0, 0.0)
    recorder = SessionRecorder(
        SessionHead(DemoBasis(), "A film", "camera", "m", "0.2", baseline=Baseline(-4.0, 5.0, HeadPose(0.0, 0.0)))
    )
    for number in range(400):
        p_happy = 0.95 if 100 <= number < 200 else 0.02
        head = turned if 300 <= number < 340 else HeadPose(0.0, 0.0)
        recorder.record_viewers(number / 20, [SeenViewer(1, 0.9, ExpressionScore(p_happy, 1 - p_happy, 0), 1.0, head)])
    session = leave_out(recorder.finish(), [Exclusion(4.9, 7.0, ExclusionReason.TALKING)])
    html = report_page(session, session.reading, timezone.utc)
    share = per_cent(session.rating.facing_share)
    assert 0.85 < session.rating.facing_share < 0.95 and f'<p class="medium">{share}</p>' in html
    assert "2.1 s were left out by hand" in html
    assert f"With them: {session.whole_rating.rating_0_100:.0f} of 100" in html
    assert "<td>0:04.9</td><td>0:07.0</td><td>talking</td>" in html
    assert html.count('class="away"') == 1 and html.count('class="left-out"') == 1
    assert "away once" in html


def test_first_page_stands_alone():
    """What a reader has to know stands before the first page ends: when, how much, over time, and what it is not."""
    session = session_of([0.02] * 60 + [0.95] * 60)
    first, _, rest = report_page(session, session.reading, timezone.utc).partition('<div class="more">')
    for words in ("local time", "of 100", "<svg", "Best moments", "Whether somebody liked"):
        assert words in first
    assert "How it was computed" in rest


def test_without_the_pose_at_rest_nobody_knows_where_the_viewer_looked():
    session = session_of([0.02] * 60)
    html = report_page(session, session.reading, timezone.utc)
    assert "Not known: no resting face was measured" in html and 'class="away"' not in html


def test_moments_and_markers_of_a_film_have_its_time_and_the_sessions():
    session = film_viewing([(100, 130), (200, 230)], smiles=[(105, 110), (203, 209)])
    page = page_of(replace(session, markers=(Marker(31.0, "the dog"),), pauses=(Pause(4.0, 65.0),)))
    assert "in the content from to" in page.text
    # The greater smile first: of the film from 3:23 on, of the session from 0:33 on.
    assert "1 3:23 0:33.0 0:39.0" in page.text and "2 1:45 0:05.0 0:10.0" in page.text
    assert "A 3:21 0:31.0 the dog" in page.text
    assert "Jumps in the content 1" in page.text and "Pauses 1, 1 min 5 s in all" in page.text
    ticks = [word for word in page.text.split() if word in ("1:40", "3:20")]
    assert ticks == ["1:40", "3:20"]


def test_what_fools_the_network_is_linked_where_it_was_unsure():
    session = smiling()
    samples = tuple(replace(one, score=ExpressionScore(0.4, 0.2, 0.4)) for one in session.samples)
    unsure = page_of(replace(session, samples=samples))
    assert "The network was unsure 100 % of the time" in unsure.text
    (link,) = [attributes["href"] for tag, attributes in unsure.elements if tag == "a"]
    assert link.removeprefix("#") in {attributes.get("id") for _, attributes in unsure.elements}
    assert "unsure" not in page_of(session).text


def full() -> Session:
    """Everything that a page can show: looks away, gaps, stretches left out, markers, stars, notes, jumps."""
    session = film_viewing([(100, 130), (200, 230)], smiles=[(105, 110), (203, 209)])
    samples = tuple(
        replace(one, score=ExpressionScore(0.4, 0.2, 0.4)) if number < 200 else one
        for number, one in enumerate(session.samples)
    )
    session = replace(
        session, samples=samples, markers=(Marker(1.0, "…"), Marker(2.0, "", 1.5)), stars=2, pauses=(Pause(4.0, 65.0),)
    )
    session = leave_out(session, [Exclusion(4.9 + number, 5.2 + number, r) for number, r in enumerate(ExclusionReason)])
    return replace(session, interrupted=True, notes="…", head=replace(session.head, content="…", baseline=BASELINE))


BASELINE = Baseline(-4.0, 5.0, HeadPose(0.0, 0.0))


@pytest.mark.parametrize(
    "session",
    [full(), pictures_of([(1, [0.02] * 40), (3, [0.98] * 40)], items=3), session_of([], content=""), session_of([0.5])],
)
def test_every_word_on_the_page_is_of_its_language(session):
    items = tuple(ContentItem("…", "…") for _ in session.head.items)
    session = replace(session, head=replace(session.head, content="…", items=items))
    words = words_in(report_page(session, session.reading, timezone.utc, BLANK))
    # The name of the program, units, and the letters of markers.
    assert words <= {"Reaction", "Gauge", "s", "min", "A", "B"}


def test_page_is_german_if_it_is_asked_for():
    session = replace(smiling(), stars=2, markers=(Marker(1.0, "", 1.5),))
    html = report_page(session, session.reading, timezone.utc, language_of("de"))
    page = Page(html)
    assert page.elements[0] == ("html", {"lang": "de"}) and 'lang="en"' in report_page(session, session.reading)
    said = without_no_break(page.text)
    for words in ("1. März 2026, 12:30 Uhr (UTC), Ortszeit", "2 von 5 Sternen", "0:01,0, 1,5 s lang", "Beste Momente"):
        assert words in said
    assert "durchgehend volle Freude" in html
