"""A study while it is made or edited in the window. No Qt."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rating_app.study.new_films import item_ids, named_ids
from rating_app.study.plan import (
    NEUTRAL,
    Asked,
    Company,
    Item,
    Order,
    Question,
    QuestionKind,
    Study,
    ViewerField,
)

PICTURE_S = 10.0
"""The time for which a picture is shown by default, in seconds."""


@dataclass(frozen=True)
class DraftFilm:
    """A file that is to be shown for `length_s`, 0 if that is not known yet. `item_id` is its id in a study that has it
    already, otherwise empty.
    """

    file: Path
    title: str
    length_s: float = 0.0
    item_id: str = ""


@dataclass(frozen=True)
class DraftQuestion:
    """A question to viewers; one `about_viewer` is asked before the films, and results can be filtered by it."""

    question: Question
    about_viewer: bool = False


@dataclass(frozen=True)
class Draft:
    """A study as the user has described it so far. `folder` is where it is, or is to be made. `edits` is the study that
    is edited, None for a new one.
    """

    folder: Path
    title: str = ""
    purpose: str = ""
    contact: str = ""
    films: tuple[DraftFilm, ...] = ()
    neutral: DraftFilm | None = None
    order: Order = Order.BALANCED
    blank_s: float = 7.0
    blind: bool = True
    company: Company = Company.ALONE
    keep_days: int = 365
    questions: tuple[DraftQuestion, ...] = ()
    edits: Study | None = None

    @classmethod
    def of(cls, study: Study, folder: Path) -> Draft:
        """Make a draft for editing a study."""
        films = tuple(_film(item, folder) for item in study.items)
        asked = tuple(DraftQuestion(question) for question in study.questions)
        about = tuple(DraftQuestion(_asked(field), about_viewer=True) for field in study.fields)
        return cls(
            folder, study.title, study.purpose, study.contact, films,
            None if study.neutral is None else _film(study.neutral, folder),
            study.order, study.blank_s, study.blind, study.company, study.keep_days, (*about, *asked), study,
        )  # fmt: skip

    @property
    def shown(self) -> tuple[DraftFilm, ...]:
        """All files that viewers see."""
        return self.films if self.neutral is None else (self.neutral, *self.films)

    def study(self, files: Mapping[Path, tuple[str, str]]) -> Study:
        """Return the study as it is to be written. `files` maps each file to its name in the folder and its digest."""
        ids = item_ids(film.item_id or film.file.name for film in self.films)
        items = tuple(_item(one, film, files) for one, film in zip(ids, self.films, strict=True))
        names = named_ids((one.question.id or one.question.text for one in self.questions), "question")
        named = [
            replace(one, question=replace(one.question, id=name))
            for name, one in zip(names, self.questions, strict=True)
        ]
        return Study(
            id=secrets.token_hex(16) if self.edits is None else self.edits.id,
            title=self.title,
            purpose=self.purpose,
            contact=self.contact,
            items=items,
            neutral=None if self.neutral is None else _item(NEUTRAL, self.neutral, files),
            order=self.order,
            seed=secrets.randbelow(10**6) if self.edits is None else self.edits.seed,
            blank_s=self.blank_s,
            blind=self.blind,
            company=self.company,
            questions=tuple(one.question for one in named if not one.about_viewer),
            fields=tuple(
                ViewerField(one.question.id, one.question.text, one.question.options)
                for one in named
                if one.about_viewer
            ),
            keep_days=self.keep_days,
        )


def _film(item: Item, folder: Path) -> DraftFilm:
    return DraftFilm(folder / item.file, item.title, item.length_s, item.id)


def _asked(field: ViewerField) -> Question:
    kind = QuestionKind.CHOICE if field.options else QuestionKind.TEXT
    return Question(field.id, field.text, kind, Asked.AT_END, options=field.options)


def _item(item_id: str, film: DraftFilm, files: Mapping[Path, tuple[str, str]]) -> Item:
    name, sha256 = files[film.file]
    return Item(item_id, film.title, name, film.length_s, sha256)
