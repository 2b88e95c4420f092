from __future__ import annotations

import numpy as np
import pytest
from fakes.viewings import viewing
from scipy.stats import pearsonr, rankdata, spearmanr
from scipy.stats import t as student_t

from rating_app.compare.contents import compared_contents
from rating_app.compare.correlation import MIN_FOR_CORRELATION, spearman


def row_of(panel, content="A film"):
    return next(row for row in compared_contents(panel) if row.content == content)


def test_figures_of_a_content_are_those_of_its_sessions(panel_of):
    sessions = [viewing([(10, 10 + length)], stars=length) for length in (2, 3, 5)]
    row = row_of(panel_of(*sessions))
    ratings = [round(session.rating.rating_0_100, 3) for session in sessions]
    half = student_t.ppf(0.975, 2) * np.std(ratings, ddof=1) / np.sqrt(3)
    assert row.sessions == row.rated == row.stars_n == 3
    assert row.rating_mean == pytest.approx(np.mean(ratings))
    assert row.rating_median == pytest.approx(np.median(ratings))
    assert (row.rating_low, row.rating_high) == pytest.approx((np.mean(ratings) - half, np.mean(ratings) + half))
    assert row.coverage == 1
    assert row.smiling_share == pytest.approx(np.mean([s.rating.smiling_share for s in sessions]), abs=1e-3)
    assert row.stars_mean == pytest.approx(10 / 3)


def test_contents_come_highest_first_and_unrated_ones_last(panel_of):
    panel = panel_of(
        viewing([(10, 12)], content="quiet"),
        viewing(unseen=[(0, 60)], content="nobody"),
        viewing([(10, 40)], content="loud"),
    )
    contents = compared_contents(panel)
    assert [row.content for row in contents] == ["loud", "quiet", "nobody"]
    assert [row.rated for row in contents] == [1, 1, 0]
    assert contents[2].rating_mean is None


def test_single_session_has_its_own_interval_and_two_have_none(panel_of):
    smiles = [(start, start + 2) for start in range(10, 170, 20)]
    alone = viewing(smiles, seconds=180, content="alone")
    panel = panel_of(alone, viewing([(10, 12)], content="twice"), viewing([(10, 14)], content="twice"))
    row = row_of(panel, "alone")
    assert (row.rating_low, row.rating_high) == pytest.approx(
        (alone.rating.rating_low, alone.rating.rating_high), abs=1e-3
    )
    assert row.alpha is None
    assert row_of(panel, "twice").rating_low is None


def test_stars_are_correlated_with_ratings_from_enough_sessions_on(panel_of):
    lengths, stars = [2, 3, 5, 7, 9, 12, 16, 20], [1, 1, 3, 2, 4, 3, 5, 5]
    sessions = [viewing([(10, 10 + n)], stars=s) for n, s in zip(lengths, stars, strict=True)]
    row = row_of(panel_of(*sessions))
    assert row.stars_rating_r == pytest.approx(spearmanr(lengths, stars).statistic)
    assert row.stars_rating_low < row.stars_rating_r < row.stars_rating_high
    assert row.stars_rating_n == MIN_FOR_CORRELATION


@pytest.mark.parametrize("stars", [[5] * 8, [1, 2, 3, 4, 5, 4, 3, None]])
def test_stars_all_alike_or_too_few_are_not_correlated(panel_of, stars):
    row = row_of(panel_of(*(viewing([(10, 12 + n)], stars=given) for n, given in enumerate(stars))))
    assert row.stars_rating_r is None
    assert row.stars_rating_n == sum(given is not None for given in stars)


def test_models_are_listed(panel_of):
    row = row_of(panel_of(viewing(model="old"), viewing(model="new"), viewing(model="new")))
    assert row.models == "new; old"


def test_correlation_and_its_interval_are_scipys():
    rng = np.random.default_rng(4)
    for size in (8, 9, 30):
        one, other = rng.integers(1, 6, size), rng.normal(size=size)
        found, theirs = spearman(one, other), pearsonr(rankdata(one), rankdata(other))
        interval = theirs.confidence_interval()
        assert (found.r, found.low, found.high) == pytest.approx((theirs.statistic, interval.low, interval.high))
    assert spearman(range(8), range(8)).low == 1
