from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from fakes.viewings import HALF, JOY, film_viewing, viewing
from scipy.signal import find_peaks

from rating_app.compare import moments as compare_moments
from rating_app.compare.moments import MAX_MOMENTS, flattest_moments, ranked_moments
from rating_app.session.observation import ExpressionScore


def moments_of(panel, moment_s):
    return ranked_moments(panel.audiences["A film"], "A film", panel.bin_s, moment_s)


def test_moment_that_all_share_ranks_first_and_holds_the_smile(panel_of):
    panel = panel_of(*(viewing([(40, 44), (5 + 8 * alone, 9 + 8 * alone)]) for alone in range(3)))
    moments = moments_of(panel, 5)
    first = moments[0]
    assert first.start_s <= 40 and first.end_s >= 44
    assert first.mean_joy == pytest.approx(4 / 5)
    assert (first.share_smiling, first.n_viewers) == (1, 3)
    assert [moment.share_smiling for moment in moments] == pytest.approx([1, 1 / 3, 1 / 3, 1 / 3])
    assert [moment.rank for moment in moments] == [1, 2, 3, 4]
    starts = [moment.start_s for moment in moments]
    assert starts[1:] == sorted(starts[1:])


def test_moments_do_not_overlap_and_a_slope_is_none(panel_of):
    rising = [(20, 30), (22, 28), (24, 26)]
    panel = panel_of(*(viewing([span]) for span in rising))
    moments = moments_of(panel, 4)
    assert len(moments) == 1
    assert (moments[0].start_s, moments[0].end_s) == (23, 27)


def test_at_most_so_many_are_ranked(panel_of):
    smiles = [(start, start + 2) for start in range(5, 95, 6)]
    moments = moments_of(panel_of(viewing(smiles, seconds=100), viewing(smiles, seconds=100)), 2)
    assert [moment.rank for moment in moments] == list(range(1, MAX_MOMENTS + 1))
    spans = sorted((moment.start_s, moment.end_s) for moment in moments)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_moment_of_few_viewers_is_none(panel_of):
    panel = panel_of(viewing(seconds=30), viewing(seconds=30), viewing([(50, 55)], seconds=60))
    assert moments_of(panel, 5) == ()


@pytest.mark.parametrize(("p_happy", "smiling"), [(HALF, 1.0), (0.3, 0.0), (JOY, 1.0)])
def test_smiling_is_what_the_rating_calls_a_smile(panel_of, p_happy, smiling):
    moments = moments_of(panel_of(viewing([(20, 25)], p_happy=p_happy)), 5)
    assert [moment.share_smiling for moment in moments] == [smiling]


@pytest.mark.parametrize("smiles", [[], [(0, 60)]])
def test_content_without_a_peak(panel_of, smiles):
    moments = moments_of(panel_of(viewing(smiles), viewing(smiles)), 5)
    # Joy throughout is one long moment, of which the middle stands for all.
    assert len(moments) == len(smiles)


def test_content_shorter_than_a_moment(panel_of):
    moments = moments_of(panel_of(viewing([(0, 3)], seconds=3)), 5)
    assert [(moment.start_s, moment.mean_joy) for moment in moments] == [(0, 1)]


def test_flattest_moments_are_those_without_joy_where_most_were_seen(panel_of):
    panel = panel_of(
        *(viewing([(0, 20), (25, 40), (45, 60)], seconds=60, unseen=[(5, 12)] if n else ()) for n in range(3))
    )
    flattest = flattest_moments(panel.audiences["A film"], "A film", 1, 5)
    assert [(moment.rank, moment.start_s, moment.mean_joy) for moment in flattest[:2]] == [(1, 20, 0), (2, 40, 0)]
    assert all(not 6 <= moment.start_s <= 9 for moment in flattest)


@pytest.mark.parametrize("seed", range(20))
def test_peaks_are_scipys(seed):
    rng = np.random.default_rng(seed)
    # Of two equal peaks near each other SciPy keeps either.
    values = np.pad(np.repeat(rng.permutation(12) / 11, rng.integers(1, 4, 12)), 1, constant_values=-1.0)
    for distance in (1, 2, 4):
        expected = find_peaks(values, height=0.2, distance=distance)[0]
        assert compare_moments._peaks(values, 0.2, distance).tolist() == expected.tolist()


def test_laugh_that_a_viewer_jumped_to_is_the_same_moment(panel_of):
    # One watches the film through; another jumps to its middle at once, and a third pauses it for 20 s before.
    plays = ([(0, 60)], [(0, 5), (30, 60)], [(0, 10), (10, 10, 20), (10, 60)])
    panel = panel_of(*(film_viewing(one, smiles=[(40, 44)]) for one in plays))
    assert panel.films == {"A film"}
    (moment,) = moments_of(panel, 5)
    assert moment.start_s <= 40 and moment.end_s >= 44
    assert (moment.share_smiling, moment.n_viewers) == (1, 3)


def test_moment_that_was_seen_twice_is_one(panel_of):
    panel = panel_of(film_viewing([(0, 60), (30, 60)], smiles=[(40, 44)]), film_viewing([(0, 60)], smiles=[(40, 44)]))
    (moment,) = moments_of(panel, 4)
    assert (moment.start_s, moment.end_s, moment.n_viewers) == (40, 44, 2)
    assert moment.mean_joy == pytest.approx(1, abs=0.02)


def test_what_a_face_does_while_the_film_stands_still_is_in_no_moment(panel_of):
    # Smiling while the film is held at 10 s, and at nothing of the film.
    held = film_viewing([(0, 10), (10, 10, 30), (10, 60)])
    joy = ExpressionScore(JOY, 1 - JOY, 0.0)
    samples = [replace(one, score=joy) if 11 < one.timestamp_s < 39 else one for one in held.samples]
    assert moments_of(panel_of(replace(held, samples=samples), film_viewing([(0, 60)])), 5) == ()
