"""The rating against viewers whose smiling is known. python -m benchmarks.rating_simulation runs the same at length."""

from __future__ import annotations

import pytest

from benchmarks import rating_simulation as simulation
from benchmarks.simulated_viewer import Camera, seen_by


@pytest.mark.parametrize("share", simulation.SHARES)
@pytest.mark.parametrize("fps", [10, 15, 60])
def test_frame_rate_shifts_the_rating_by_less_than_half_a_point(fps, share):
    assert abs(simulation.shift_by(Camera(fps), share, seed=5)) < 0.5


@pytest.mark.parametrize("share", simulation.SHARES)
@pytest.mark.parametrize("in_bursts", [False, True])
def test_a_third_of_the_frames_lost_shifts_it_by_less_than_2_points(in_bursts, share):
    assert abs(simulation.shift_by(Camera(dropped=0.3, in_bursts=in_bursts), share, seed=5)) < 2


@pytest.mark.parametrize("share", simulation.SHARES)
@pytest.mark.parametrize("fps", [10, 30])
def test_one_score_in_twenty_turned_round_shifts_it_by_less_than_2_points(fps, share):
    assert abs(simulation.shift_by(Camera(fps, flips=0.05), share, seed=5)) < 2


@pytest.mark.parametrize("logits", [-1.5, 1.5])
@pytest.mark.parametrize("share", simulation.SHARES)
def test_another_resting_face_shifts_it_by_less_than_3_points_with_its_baseline(share, logits):
    assert abs(simulation.baseline_shift(logits, share, seed=5)) < 3


@pytest.mark.parametrize("name", simulation.examples())
def test_worked_examples_rate_alike_with_and_without_a_baseline(name):
    latent, rest_logit = simulation.examples()[name]
    rng = simulation.np.random.default_rng(2)
    frames = seen_by(Camera(), latent, rng)
    plain = simulation.rating_of(frames).rating_0_100
    against = simulation.rating_of(frames, simulation.measured_baseline(rest_logit, rng)).rating_0_100
    assert plain == pytest.approx(against, abs=3)
    if "comedy" in name:
        assert plain > 25
    else:
        assert plain < 1


def test_median_keeps_a_smile_of_0_3_s_and_drops_a_flicker():
    assert simulation.kept_of_smile(0.3, smiles=20) > 0.9
    assert simulation.kept_of_smile(0.2, smiles=20) < 0.1


def test_interval_holds_the_truth_about_as_often_as_it_says():
    process = simulation.PROCESSES[2]
    truth, time_s = simulation.truth_of(process, chunks=10)
    coverage = simulation.coverage_of(process, truth, 50, 50 * time_s, sessions=150)
    assert coverage.given > 140
    # Of 150 at 95 %: a probability below 1 in 1,000.
    assert coverage.held / coverage.given > 0.88
