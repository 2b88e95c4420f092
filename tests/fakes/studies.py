"""Studies made by hand, and hypothesis's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import hypothesis.strategies as st
import numpy as np

from fakes.viewings import viewing
from rating_app.compare.panel import ComparedSession, Course
from rating_app.session.content import ContentItem, ContentKind, ContentPosition
from rating_app.study.plan import Asked, Company, Item, Order, Question, QuestionKind, Study, ViewerField
from rating_app.study.responses import Responses, ShownItem, Viewer, Viewing
from rating_app.study.sitting import Sitting
from rating_app.study.sitting_folder import StudyFolder

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)
DIGEST = "0f" * 32


def study_of(items=("cut_a", "cut_b"), **others) -> Study:
    """A study of these items, each of a minute."""
    made = {
        "id": "abcdef0123456789",
        "title": "Two cuts",
        "purpose": "To find out which cut raises more smiles.",
        "contact": "The editing room, room 12",
        "items": tuple(Item(name, name.replace("_", " "), f"films/{name}.mp4", 60.0, DIGEST) for name in items),
        "seed": 7,
    }
    return Study(**{**made, **others})


LIKING = Question(
    "liking", "How much did you like it?", QuestionKind.SCALE, low=1, high=7, low_label="not", high_label="very"
)
AGAIN = Question("again", "Would you watch it again?", QuestionKind.CHOICE, options=("yes", "no"))
HOW_OFTEN = Question("how_often", "How often do you go to the pictures?", QuestionKind.NUMBER, Asked.AT_END, low=0)
REMARK = Question("remark", "Anything else?", QuestionKind.TEXT, Asked.AT_END)
AGE = ViewerField("age_band", "How old are you?", ("18-29", "30-49", "50+"))

_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(lambda text: text.strip())
_IDS = st.lists(st.text("abz09", min_size=1, max_size=3), max_size=3).map(lambda ends: "_".join(["i", *ends]))
_FLOATS = st.floats(-1e6, 1e6)


def _items(item_id):
    digests = st.sampled_from([DIGEST, ""])
    files = st.sampled_from(["a.mp4", "films/the film.mkv", "films/déjà vu/b.mp4"])
    return st.builds(Item, st.just(item_id), _TEXTS, files, st.floats(0.1, 4e4), digests)


@st.composite
def _questions(draw, question_id):
    kind, asked = draw(st.sampled_from(QuestionKind)), draw(st.sampled_from(Asked))
    options, low, high = (), None, None
    if kind is QuestionKind.CHOICE:
        options = tuple(draw(st.lists(_TEXTS, min_size=2, max_size=5, unique=True)))
    if kind is QuestionKind.SCALE:
        low = draw(st.integers(-5, 5))
        high = low + draw(st.integers(1, 9))
    if kind is QuestionKind.NUMBER:
        low = draw(st.none() | _FLOATS)
        high = draw(st.none() | (_FLOATS if low is None else st.floats(low, 2e6, exclude_min=True)))
    labels = draw(st.sampled_from(["", "at all"]))
    return Question(question_id, draw(_TEXTS), kind, asked, options, low, high, labels, labels, draw(st.booleans()))


@st.composite
def studies(draw) -> Study:
    """Any study that can be."""
    ids = draw(st.lists(_IDS, min_size=1, max_size=8, unique=True))
    named = draw(st.lists(_IDS, max_size=6, unique=True))
    asked = draw(st.integers(0, len(named)))
    fields = [
        ViewerField(one, draw(_TEXTS), tuple(draw(st.lists(_TEXTS, max_size=3, unique=True)))) for one in named[asked:]
    ]
    return Study(
        id=draw(st.text("0189abcdef", min_size=8, max_size=32)),
        title=draw(_TEXTS),
        purpose=draw(_TEXTS),
        contact=draw(_TEXTS),
        items=tuple(draw(_items(one)) for one in ids),
        neutral=draw(st.none() | _items("neutral")),
        order=draw(st.sampled_from(Order)),
        seed=draw(st.integers(0, 2**53)),
        blank_s=draw(st.floats(0, 600)),
        blind=draw(st.booleans()),
        company=draw(st.sampled_from(Company)),
        questions=tuple(draw(_questions(one)) for one in named[:asked]),
        fields=tuple(fields),
        keep_days=draw(st.integers(0, 36_500)),
    )


def viewing_of(viewer, item, rating, joy=None, whole=True, answers=None, **figures) -> Viewing:
    """Of a session with this rating, 0 to 100 or None; `joy` is its course in bins of a second."""
    session = ComparedSession(
        session_id=f"{viewer}-{item}",
        content=item,
        content_kind="media",
        content_items=1,
        viewer=viewer,
        groups="",
        started_at="2026-03-01T12:30:15Z",
        duration_s=60.0,
        rating_0_100=rating,
        rating_low=None,
        rating_high=None,
        coverage=1.0,
        smiling_share=None if rating is None else rating / 100,
        stars=figures.pop("stars", None),
        interrupted=0,
        rating_method="visible_joy_2",
        model="model-1",
        app_version="0.2.0",
    )
    joys = None if joy is None else np.array(joy, float)
    course = None if joys is None else Course(session.session_id, 1, joys, joys)
    return Viewing(viewer, item, replace(session, **figures), course, answers or {}, whole)


def responses_of(ratings, fields=None, answers=None, stars=None, joys=None, questions=(), **others) -> Responses:
    """From a rating for each viewer and item, {item: [rating or None for "not seen"]}; `fields`, `answers` (by item),
    `stars` and `joys` alike.
    """
    count = len(next(iter(ratings.values())))
    codes = [f"P{number + 1:02d}" for number in range(count)]
    fields = fields or {}
    viewers = tuple(
        Viewer(code, {name: values[place] for name, values in fields.items()}) for place, code in enumerate(codes)
    )
    viewings = tuple(
        viewing_of(
            code,
            item,
            rating,
            joy=None if joys is None else joys[item][place],
            stars=None if stars is None else stars[item][place],
            answers={name: given[item][place] for name, given in (answers or {}).items()},
        )
        for item, theirs in ratings.items()
        for place, (code, rating) in enumerate(zip(codes, theirs, strict=True))
        if rating is not None
    )
    items = tuple(ShownItem(item, item.replace("_", " ")) for item in ratings)
    titles = {name: name for name in fields}
    return Responses("A study", items, viewers, viewings, tuple(questions), titles, 1.0, **others)


def played(smiles=(), seconds=60, begins_s=0.0, interrupted=False, viewer="P01", **others):
    """A session in which the app played one item, from `begins_s` of it on."""
    session = viewing(smiles, seconds, **others)
    samples = tuple(
        replace(sample, content=ContentPosition(1, begins_s + sample.timestamp_s)) for sample in session.samples
    )
    items = (ContentItem("cut.mp4", "/somewhere/secret/cut.mp4"),)
    head = replace(session.head, content_kind=ContentKind.MEDIA, items=items, viewer=viewer)
    return replace(session, head=head, samples=samples, interrupted=interrupted)


def see_all(folder: StudyFolder, code, smiles=None, fields=None, answers=None, agreed_at=NOON) -> Sitting:
    """Show every item to a viewer; `smiles` by item."""
    sitting = folder.begin(code, "3", agreed_at, "0.2.0", fields)
    while sitting.next_item is not None:
        item = sitting.next_item
        sitting = folder.save(sitting.show(NOON))
        sitting = folder.keep(sitting, played((smiles or {}).get(item, ()), viewer=code))
        for question, answer in (answers or {}).items():
            sitting = folder.save(sitting.answered(folder.study, question, answer, item))
    return folder.save(sitting.end(NOON))
