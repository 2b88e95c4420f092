"""A study with simulated viewers, whose results the screenshots show: two cuts of the film, and nobody's face."""

from __future__ import annotations

import random
import secrets
import shutil
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from rating_app import __version__
from rating_app.session.consent import NOTICE, DemoBasis
from rating_app.session.content import ContentItem, ContentKind, ContentPosition
from rating_app.session.observation import ExpressionScore, SeenViewer
from rating_app.session.session import Session, SessionHead, SessionRecorder
from rating_app.settings import demo_film, neutral_clip
from rating_app.study.films import digest_of
from rating_app.study.plan import Item, Question, QuestionKind, Study, ViewerField
from rating_app.study.plan_file import write_study
from rating_app.study.sitting_folder import StudyFolder

HZ = 15
JOKES = {"cut_a": ((3.4, 2.6, 0.45), (9.9, 3.4, 0.55)), "cut_b": ((3.4, 2.6, 0.75), (9.9, 4.2, 0.85)), "neutral": ()}
"""Of each item: when, for how long, and with what probability a viewer smiles."""

LIKING = Question("liking", "How much did you like it?", QuestionKind.SCALE, low=1, high=7)
AGE = ViewerField("age", "Age", ("18–29", "30–49", "50 and over"))


def make_study(folder: Path, viewers: int) -> None:
    """In `folder`, which is not there yet."""
    folder.mkdir(parents=True)
    titles = (("cut_a", "First cut"), ("cut_b", "Second cut"))
    items = [_item(folder, name, title, demo_film(), 17.4) for name, title in titles]
    first = _item(folder, "neutral", "Shapes", neutral_clip(), 30.0)
    study = Study(
        secrets.token_hex(8), "A penguin goes fishing", "To choose between two cuts.", "The editing room",
        tuple(items), first, questions=(LIKING,), fields=(AGE,),
    )  # fmt: skip
    write_study(study, folder)
    opened = StudyFolder(folder)
    chance = random.Random(7)
    for number in range(viewers):
        now = datetime.now(timezone.utc)
        fields = {"age": AGE.options[number % 3]}
        sitting = opened.begin(opened.free_code(), NOTICE.version, now, __version__, fields)
        # Some people smile at everything, and some at next to nothing.
        ease = chance.choice((0.2, 0.8, 1.1, 1.3))
        while sitting.next_item is not None:
            item = study.item(sitting.next_item)
            smiles = [(begin, lasts) for begin, lasts, share in JOKES[item.id] if chance.random() < ease * share]
            session = _session(item, sitting.viewer, smiles, chance)
            sitting = opened.keep(opened.save(sitting.show(now)), session)
            if item.id != "neutral":
                liking = min(7.0, max(1.0, 3.0 + len(smiles) + chance.randint(-1, 2)))
                sitting = opened.save(sitting.answered(study, "liking", liking, item.id))
        opened.save(sitting.end(now))


def _item(folder: Path, item_id: str, title: str, film: Path, length_s: float) -> Item:
    file = folder / f"{item_id}.mp4"
    shutil.copyfile(film, file)
    return Item(item_id, title, file.name, length_s, digest_of(file))


def _session(item: Item, viewer: str, smiles: Sequence[tuple[float, float]], chance: random.Random) -> Session:
    head = SessionHead(
        DemoBasis(), item.title, "camera", "model-1", __version__, viewer=viewer, content_kind=ContentKind.MEDIA,
        items=(ContentItem(item.file, item.file),),
    )  # fmt: skip
    recorder = SessionRecorder(head)
    late_s, strength = chance.uniform(0, 0.7), chance.uniform(0.7, 0.99)
    for frame in range(round(item.length_s * HZ)):
        second = frame / HZ
        smiling = any(begin + late_s <= second < begin + late_s + lasts for begin, lasts in smiles)
        happy = strength if smiling else chance.uniform(0.01, 0.05)
        seen = SeenViewer(1, 0.95, ExpressionScore(happy, (1 - happy) * 0.8, (1 - happy) * 0.2), 0.9)
        recorder.record_viewers(second, (seen,), ContentPosition(1, second))
    return recorder.finish()
