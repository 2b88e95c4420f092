"""The columns of a study's results that do not concern single viewers, and the rows that they are taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from rating_app.compare.columns import NO_AGREEMENT, NO_AGREEMENT_INTERVAL, TOO_FEW_VIEWERS
from rating_app.compare.moments import Moment
from rating_app.export.table import Column
from rating_app.study.column_kinds import Row, count, mean_columns, number, points, share, text
from rating_app.study.inference import MIN_PAIRED, MIN_VIEWERS
from rating_app.study.results import Comparison, ContentResult, EventResult, Needed, Results

FEW = f"fewer than {MIN_VIEWERS} viewers have a rating"
NO_NEUTRAL = f"there is no neutral clip, or fewer than {MIN_PAIRED} viewers have ratings of both, or smiled"
NOT_COMPARED = "too few viewers saw both, or each of them, or hardly anybody smiled"
NOT_RELATED = "there are too few of one kind, or it is perfect"


def _agreed(name: str) -> Callable[[ContentResult], Any]:
    return lambda row: None if row.agreement is None else getattr(row.agreement, name)


CONTENT_COLUMNS: tuple[Column[ContentResult], ...] = (
    text("item", lambda row: row.item.id, "id of the content"),
    text("title", lambda row: row.item.title, "its title"),
    count("viewers", lambda row: row.viewers, "viewers who saw at least part of it"),
    count("rated", lambda row: row.rated, "viewers with a rating that counts"),
    *mean_columns("rating", lambda row: row.rating, "visible joy, mean over viewers; the interval is Wilson's", FEW, 0),
    points("sd", lambda row: row.sd, "standard deviation of the viewers' ratings, by n - 1", "fewer than 2 have one"),
    *mean_columns(
        "against_neutral",
        lambda row: row.against_neutral,
        "mean of each viewer's rating minus their rating of the neutral clip; the interval is Student's t",
        NO_NEUTRAL,
        -100,
    ),
    share("smiled", lambda row: row.smiled, "share of the rated viewers who smiled at all", "nobody has a rating"),
    share("coverage", lambda row: row.coverage, "mean share of the time with a usable face", "nobody saw it"),
    number("alpha", "-1 to 1", _agreed("alpha"), "agreement of the viewers, second by second: Krippendorff's alpha",
            NO_AGREEMENT, low=-1, high=1),
    number("alpha_low", "-1 to 1", _agreed("low"), "lower end of its 95 % interval (jackknife over viewers)",
            NO_AGREEMENT_INTERVAL, low=-1, high=1),
    number("alpha_high", "-1 to 1", _agreed("high"), "upper end of that interval", NO_AGREEMENT_INTERVAL,
            low=-1, high=1),
)  # fmt: skip


def _difference(name: str) -> Callable[[Comparison], Any]:
    return lambda row: None if row.difference is None else getattr(row.difference, name)


def _design(row: Comparison) -> str:
    return "" if row.difference is None else "paired" if row.difference.paired else "groups"


COMPARISON_COLUMNS: tuple[Column[Comparison], ...] = (
    text("first", lambda row: row.first.id, "id of the one content"),
    text("second", lambda row: row.second.id, "id of the other"),
    text("design", _design, "paired: the same viewers saw both; groups: different ones (Welch); nothing where none"),
    points("difference", _difference("mean"), "mean rating of the first minus that of the second", NOT_COMPARED, -100),
    points("difference_low", _difference("low"), "lower end of its 95 % interval", NOT_COMPARED, -100),
    points("difference_high", _difference("high"), "upper end of that interval", NOT_COMPARED, -100),
    number("p", "probability", _difference("p"),
        "probability of a difference this large if there is none; for a single comparison",
            NOT_COMPARED, low=0, high=1, decimals=6),
    number("p_holm", "probability", lambda row: row.p_holm, "the same, corrected for all comparisons here (Holm)",
            NOT_COMPARED, low=0, high=1, decimals=6),
    count("viewers", _difference("viewers"), "viewers who saw both; for groups, those who saw the first", NOT_COMPARED),
    count("others", _difference("others"), "viewers who saw both; for groups, those who saw the second", NOT_COMPARED),
)  # fmt: skip


def _estimate(of: str, name: str) -> Callable[[Row], Any]:
    return lambda row: None if getattr(row, of) is None else getattr(getattr(row, of), name)


ASSOCIATION_COLUMNS: tuple[Column[Row], ...] = (
    text("question", lambda row: row.question, "id of the question after each item, or stars"),
    text("positive", lambda row: row.positive, "the answers that auc distinguishes from the others"),
    count("viewings", lambda row: row.viewings, "viewings with both a rating and an answer"),
    count("viewers", lambda row: row.viewers, "viewers who gave them; the intervals are jackknives over these viewers"),
    number("spearman", "-1 to 1", _estimate("correlation", "value"), "rank correlation of rating and answer",
            "it is a choice, or all are alike", low=-1, high=1),
    number("spearman_low", "-1 to 1", _estimate("correlation", "low"), "lower end of its 95 % interval", NOT_RELATED,
            low=-1, high=1),
    number("spearman_high", "-1 to 1", _estimate("correlation", "high"), "upper end of that interval", NOT_RELATED,
            low=-1, high=1),
    share("auc", _estimate("auc", "value"), "how often a viewing with such an answer is rated higher than one without",
           NOT_RELATED),
    share("auc_low", _estimate("auc", "low"), "lower end of its 95 % interval", NOT_RELATED),
    share("auc_high", _estimate("auc", "high"), "upper end of that interval", NOT_RELATED),
)  # fmt: skip

BEYOND = "there is no such number below 100,000"
NEEDED_COLUMNS: tuple[Column[Needed], ...] = (
    points("difference", lambda row: row.difference, "true difference to be detected in 80 of 100 studies", ""),
    count("paired", lambda row: row.paired, "viewers who see both contents", BEYOND),
    count("each", lambda row: row.each, "viewers of each content, if they are different people", BEYOND),
    points("paired_sd", lambda row: row.paired_sd,
        "standard deviation of a viewer's difference that this is computed from", ""),
    points("sd", lambda row: row.sd, "standard deviation between viewers that this is computed from", ""),
    number("own", "0 or 1", lambda row: int(row.own), "1 if they are this study's own", kind="whole number",
           low=0, high=1),
)  # fmt: skip


@dataclass(frozen=True)
class CoursePoint:
    """One second of one item."""

    item: str
    t_s: float
    mean: float
    low: float | None
    high: float | None
    share_smiling: float
    viewers: int


COURSE_COLUMNS: tuple[Column[CoursePoint], ...] = (
    text("item", lambda row: row.item, "id of the item"),
    number("t_s", "s", lambda row: row.t_s, "beginning of the second, in the item's own time", low=0, decimals=3),
    share("mean", lambda row: row.mean, "visible joy, mean over viewers"),
    share(
        "low", lambda row: row.low, "lower end of its 95 % interval over viewers, of this second alone", TOO_FEW_VIEWERS
    ),
    share("high", lambda row: row.high, "upper end of that interval", TOO_FEW_VIEWERS),
    share("share_smiling", lambda row: row.share_smiling, "share of the viewers who smiled in it"),
    count("viewers", lambda row: row.viewers, "viewers who were seen in it"),
)


def course_points(results: Results) -> Iterator[CoursePoint]:
    """Yield every bin in which a viewer was seen, content by content."""
    for content in results.contents:
        course, joy = content.course, content.course.joy
        columns = (joy.mean, joy.low, joy.high, course.share_smiling, joy.count)
        for place, values in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
            mean, low, high, smiling, seen = values
            if seen:
                told = not np.isnan(low)
                yield CoursePoint(
                    content.item.id,
                    place * course.bin_s,
                    mean,
                    low if told else None,
                    high if told else None,
                    smiling,
                    seen,
                )


@dataclass(frozen=True)
class MomentOfItem:
    """A moment of an item; `kind` is best or flattest."""

    item: str
    kind: str
    moment: Moment


MOMENT_COLUMNS: tuple[Column[MomentOfItem], ...] = (
    text("item", lambda row: row.item, "id of the item"),
    text(
        "kind",
        lambda row: row.kind,
        "best: with the most joy; flattest: with the least, which does not mean that it is a bad one",
    ),
    count("rank", lambda row: row.moment.rank, "1 is the best, or the flattest"),
    number("start_s", "s", lambda row: row.moment.start_s, "in the item's own time", low=0, decimals=3),
    number("end_s", "s", lambda row: row.moment.end_s, "in the item's own time", low=0, decimals=3),
    share("mean_joy", lambda row: row.moment.mean_joy, "visible joy in it, mean over viewers"),
    share("low", lambda row: row.moment.low, "lower end of its 95 % interval over viewers", TOO_FEW_VIEWERS),
    share("high", lambda row: row.moment.high, "upper end of that interval", TOO_FEW_VIEWERS),
    share("share_smiling", lambda row: row.moment.share_smiling, "share of the viewers who smiled in it"),
    count("viewers", lambda row: row.moment.n_viewers, "viewers who were seen in it"),
)


def moments_of(results: Results) -> Iterator[MomentOfItem]:
    """Yield the best and the flattest moments, content by content."""
    for content in results.contents:
        yield from (MomentOfItem(content.item.id, "best", moment) for moment in content.best)
        yield from (MomentOfItem(content.item.id, "flattest", moment) for moment in content.flattest)


NOBODY_SEEN = "nobody was seen then"

EVENT_COLUMNS: tuple[Column[EventResult], ...] = (
    text("item", lambda row: row.item.id, "id of the item"),
    text("label", lambda row: row.event.label, "of the event, as in its table"),
    number("begin_s", "s", lambda row: row.event.begin_s, "of the event, in the item's own time", low=0, decimals=3),
    number("end_s", "s", lambda row: row.event.end_s, "of the event; its beginning for an instant", low=0, decimals=3),
    share(
        "mean_joy",
        lambda row: None if row.moment is None else row.moment.mean_joy,
        "visible joy in the event, or over the length of a moment if that is longer, in whole seconds; mean over "
        "viewers",
        NOBODY_SEEN,
    ),
    share(
        "low",
        lambda row: None if row.moment is None else row.moment.low,
        "lower end of its 95 % interval over viewers",
        f"{TOO_FEW_VIEWERS}, or {NOBODY_SEEN}",
    ),
    share(
        "high",
        lambda row: None if row.moment is None else row.moment.high,
        "upper end of that interval",
        f"{TOO_FEW_VIEWERS}, or {NOBODY_SEEN}",
    ),
    share(
        "share_smiling",
        lambda row: None if row.moment is None else row.moment.share_smiling,
        "share of the viewers who smiled in it",
        NOBODY_SEEN,
    ),
    count("viewers", lambda row: 0 if row.moment is None else row.moment.n_viewers, "viewers who were seen in it"),
)
