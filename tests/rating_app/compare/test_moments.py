from __future__ import annotations

from itertools import pairwise

import pytest
from fakes.viewings import HALF, JOY, viewing

from rating_app.compare.moments import MAX_MOMENTS, ranked_moments


def test_moment_that_all_share_ranks_first_and_holds_the_smile(panel_of):
    panel = panel_of(*(viewing([(40, 44), (5 + 8 * alone, 9 + 8 * alone)]) for alone in range(3)))
    moments = ranked_moments(panel, moment_s=5)
    first = moments.row(0, named=True)
    assert first["start_s"] <= 40 and first["end_s"] >= 44
    assert first["mean_joy"] == pytest.approx(4 / 5)
    assert (first["share_smiling"], first["n_viewers"]) == (1, 3)
    assert moments["share_smiling"].to_list() == pytest.approx([1, 1 / 3, 1 / 3, 1 / 3])
    assert moments["rank"].to_list() == [1, 2, 3, 4]
    assert moments["start_s"].to_list()[1:] == sorted(moments["start_s"].to_list()[1:])


def test_moments_do_not_overlap_and_a_slope_is_none(panel_of):
    rising = [(20, 30), (22, 28), (24, 26)]
    panel = panel_of(*(viewing([span]) for span in rising))
    moments = ranked_moments(panel, moment_s=4)
    assert len(moments) == 1
    assert (moments["start_s"][0], moments["end_s"][0]) == (23, 27)


def test_at_most_so_many_are_ranked(panel_of):
    smiles = [(start, start + 2) for start in range(5, 95, 6)]
    moments = ranked_moments(panel_of(viewing(smiles, seconds=100), viewing(smiles, seconds=100)), moment_s=2)
    assert moments["rank"].to_list() == list(range(1, MAX_MOMENTS + 1))
    spans = sorted(zip(moments["start_s"], moments["end_s"], strict=True))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_moment_of_few_viewers_is_none(panel_of):
    panel = panel_of(viewing(seconds=30), viewing(seconds=30), viewing([(50, 55)], seconds=60))
    assert ranked_moments(panel, moment_s=5).is_empty()


@pytest.mark.parametrize(("p_happy", "smiling"), [(HALF, 1.0), (0.3, 0.0), (JOY, 1.0)])
def test_smiling_is_what_the_rating_calls_a_smile(panel_of, p_happy, smiling):
    moments = ranked_moments(panel_of(viewing([(20, 25)], p_happy=p_happy)), moment_s=5)
    assert moments["share_smiling"].to_list() == [smiling]


@pytest.mark.parametrize("smiles", [[], [(0, 60)]])
def test_content_without_a_peak(panel_of, smiles):
    moments = ranked_moments(panel_of(viewing(smiles), viewing(smiles)), moment_s=5)
    # Joy throughout is one long moment, of which the middle stands for all.
    assert len(moments) == len(smiles)


def test_content_shorter_than_a_moment(panel_of):
    moments = ranked_moments(panel_of(viewing([(0, 3)], seconds=3)), moment_s=5)
    assert moments.select("start_s", "mean_joy").rows() == [(0, 1)]
