"""The columns of the four CSV files of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rating_app.export.table import Cell, Column, Kind

ResultRow = Any
"""A row of a table of results, whose attributes have the names of its columns."""

TOO_FEW_VIEWERS = "there are fewer than 3 viewers"
NO_RATING_INTERVAL = "fewer than 3 sessions have a rating, or the only session was too short for an interval"
NOBODY_RATED = "no session has a rating"
NO_STARS = "nobody gave any"
NO_CORRELATION = "fewer than 8 sessions have both, or all are alike"
NO_AGREEMENT = "there are fewer than 2 viewers, or all showed the same throughout"
NO_AGREEMENT_INTERVAL = "there is no alpha, or fewer than 4 viewers"
FEW_OTHERS = "there are fewer than 8 others"


def _text(name: str, meaning: str) -> Column[ResultRow]:
    def value(row: ResultRow) -> Cell:
        return str(getattr(row, name) or "")

    return Column(name, "", value, meaning, kind="text")


def _number(
    name: str,
    unit: str,
    meaning: str,
    empty: str = "",
    kind: Kind = "number",
    low: float | None = 0,
    high: float | None = None,
    decimals: int = 4,
) -> Column[ResultRow]:
    def value(row: ResultRow) -> Cell:
        found: Cell = getattr(row, name)
        return found

    return Column(name, unit, value, meaning, empty, kind, low, high, decimals)


def _count(name: str, meaning: str, empty: str = "") -> Column[ResultRow]:
    return _number(name, "count", meaning, empty, "whole number")


def _points(name: str, meaning: str, empty: str) -> Column[ResultRow]:
    return _number(name, "points of 100", meaning, empty, high=100, decimals=3)


def _share(name: str, meaning: str, empty: str = "") -> Column[ResultRow]:
    return _number(name, "share", meaning, empty, high=1)


def _coefficient(name: str, meaning: str, empty: str) -> Column[ResultRow]:
    return _number(name, "-1 to 1", meaning, empty, low=-1, high=1)


CONTENT_COLUMNS: tuple[Column[ResultRow], ...] = (
    _text("content", "what was watched"),
    _text(
        "time_axis",
        "the time that its moments and its timeline use: film, if the app played one in all sessions, counted from "
        "the film's beginning; otherwise session, counted from each session's first frame, without pauses",
    ),
    _count("sessions", "of this content"),
    _count("rated", "sessions with a rating"),
    _points("rating_mean", "mean rating over sessions", NOBODY_RATED),
    _points(
        "rating_low", "lower end of its 95 % interval (t over sessions; for one session, its own)", NO_RATING_INTERVAL
    ),
    _points("rating_high", "upper end of that interval", NO_RATING_INTERVAL),
    _points("rating_median", "median rating", NOBODY_RATED),
    _points("rating_sd", "standard deviation of the ratings, by n - 1", "fewer than 2 sessions have a rating"),
    _share("coverage", "mean share of the time with a usable face"),
    _share("smiling_share", "mean share of that time spent smiling", NOBODY_RATED),
    _number("duration_min_s", "s", "shortest session", decimals=3),
    _number("duration_max_s", "s", "longest session", decimals=3),
    _number("stars_mean", "stars", "mean of the stars that viewers gave", NO_STARS, low=1, high=5),
    _count("stars_n", "sessions with stars"),
    _coefficient("stars_rating_r", "Spearman's correlation of stars with rating", NO_CORRELATION),
    _coefficient("stars_rating_low", "lower end of its 95 % interval (Fisher)", NO_CORRELATION),
    _coefficient("stars_rating_high", "upper end of that interval", NO_CORRELATION),
    _count("stars_rating_n", "sessions with both stars and a rating"),
    _coefficient("alpha", "agreement of the viewers: Krippendorff's alpha, interval level, over bins", NO_AGREEMENT),
    _coefficient("alpha_low", "lower end of its 95 % interval (jackknife over viewers)", NO_AGREEMENT_INTERVAL),
    _coefficient("alpha_high", "upper end of that interval", NO_AGREEMENT_INTERVAL),
    _count("alpha_viewers", "viewers behind alpha", NO_AGREEMENT),
    _count("alpha_bins", "bins in which at least two of them were seen", NO_AGREEMENT),
    _text("rating_methods", "all that occur in these sessions"),
    _text("models", "all that occur in these sessions"),
    _text("app_versions", "all that occur in these sessions"),
)

MOMENT_COLUMNS: tuple[Column[ResultRow], ...] = (
    _text("content", "what was watched"),
    _count("rank", "1 is the content's most joyful moment"),
    _number("start_s", "s", "of the film or of the sessions: time_axis in contents.csv says which", decimals=3),
    _number("end_s", "s", "of the film or of the sessions: time_axis in contents.csv says which", decimals=3),
    _share("mean_joy", "visible joy in the moment, mean over viewers"),
    _share("low", "lower end of its 95 % interval over viewers", TOO_FEW_VIEWERS),
    _share("high", "upper end of that interval", TOO_FEW_VIEWERS),
    _share("share_smiling", "share of the viewers who smiled in the moment"),
    _count("n_viewers", "viewers who were seen in it"),
)

TIMELINE_COLUMNS: tuple[Column[ResultRow], ...] = (
    _text("content", "what was watched"),
    _number(
        "t_s",
        "s",
        "beginning of the bin, of the film or of the sessions: time_axis in contents.csv says which",
        decimals=3,
    ),
    _share("mean", "visible joy, mean over viewers"),
    _share("low", "lower end of its 95 % interval over viewers", TOO_FEW_VIEWERS),
    _share("high", "upper end of that interval", TOO_FEW_VIEWERS),
    _count("n_viewers", "viewers who were seen in the bin"),
)

STANDING_COLUMNS: tuple[Column[ResultRow], ...] = (
    _text("session_id", "as in sessions.csv"),
    _text("content", "what was watched"),
    _text("started_at", "when the session began"),
    _points("rating_0_100", "the session's rating", NOBODY_RATED),
    _number(
        "percentile_of_content",
        "%",
        "share of the content's other sessions that are rated lower",
        FEW_OTHERS,
        high=100,
        decimals=1,
    ),
    _count("others_of_content", "number of those sessions, rated by the same method"),
    _number(
        "percentile_of_panel", "%", "share of all other sessions that are rated lower", FEW_OTHERS, high=100, decimals=1
    ),
    _count("others_of_panel", "number of those sessions, rated by the same method"),
)

FILES: Mapping[str, tuple[Column[ResultRow], ...]] = MappingProxyType(
    {
        "comparison.csv": CONTENT_COLUMNS,
        "moments.csv": MOMENT_COLUMNS,
        "timeline.csv": TIMELINE_COLUMNS,
        "percentiles.csv": STANDING_COLUMNS,
    }
)
"""The columns by file, in the order of the tables of a Comparison."""
