"""python -m benchmarks.rating_simulation [--sessions N] [--out FILE.png]: the rating compared with a known truth.

Viewers are simulated (benchmarks/simulated_viewer.py), and everything after the network is the app's own code. Seeded.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.progress import track

from benchmarks.simulated_viewer import LATENT_HZ, Camera, at_rest, seen_by, smiling, wavering
from rating_app.rating import DEFAULT_METHOD, Baseline, RatedFrames, RatingMethod, SessionRating, read_session
from rating_app.rating.baseline import measure_baseline
from rating_app.rating.session_rating import scale
from rating_app.rating.trace import STEP_HZ

Floats = npt.NDArray[np.float64]

SHARES = (0.02, 0.08, 0.3, 0.6, 0.98)
SESSION_S = 600.0
COVERAGE_HZ = 10.0
CORRELATION_TIMES = (20, 50, 100, 200)
"""Lengths of sessions, in autocorrelation times of their joy."""


@dataclass(frozen=True)
class Process:
    """A stationary viewer; `smile_s` is a smile's mean duration, or the correlation time of a wavering face, in
    seconds.
    """

    name: str
    smile_s: float
    share: float = 0.0
    mean_logit: float | None = None

    def latent(self, rng: np.random.Generator, duration_s: float) -> Floats:
        """Return logits, LATENT_HZ per second."""
        if self.mean_logit is not None:
            coarse = wavering(rng, duration_s, self.mean_logit, 2.0, self.smile_s, COVERAGE_HZ)
            return np.repeat(coarse, round(LATENT_HZ / COVERAGE_HZ))
        return smiling(rng, duration_s, self.share, self.smile_s)


PROCESSES = (
    Process("smiles 5 % of the time", 3.0, share=0.05),
    Process("smiles 15 % of the time", 3.0, share=0.15),
    Process("smiles 30 % of the time", 1.5, share=0.3),
    Process("smiles 30 % of the time", 6.0, share=0.3),
    Process("smiles 60 % of the time", 3.0, share=0.6),
    Process("wavering, mostly faint", 3.0, mean_logit=-1.5),
    Process("wavering, in the middle", 3.0, mean_logit=0.0),
)


@dataclass(frozen=True)
class Coverage:
    """How often the interval contained the truth (`held`), of the `given` intervals, of all `sessions`."""

    process: Process
    times: int
    duration_s: float
    held: int
    given: int
    sessions: int


def main() -> None:
    """Print the tables, and draw the coverage."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rating_simulation", description=__doc__)
    parser.add_argument("--sessions", type=int, default=1000, help="for each figure of the coverage (default: 1000)")
    parser.add_argument("--out", type=Path, default=Path("docs/rating_simulation.png"), metavar="FILE.png")
    options = parser.parse_args()
    print_examples()
    print_disturbances()
    print_short_smiles()
    coverages = list(track(coverage_table(options.sessions), "Coverage", len(PROCESSES) * len(CORRELATION_TIMES)))
    print_coverage(coverages)
    draw(coverages, options.out)
    print(f"\n{options.out}")


def rating_of(frames: RatedFrames, baseline: Baseline | None = None) -> SessionRating:
    """Return the rating by the shipped constants."""
    return read_session(frames, DEFAULT_METHOD, baseline).rating


def measured_baseline(rest_logit: float, rng: np.random.Generator) -> Baseline:
    """Return the baseline as the app measures it: from five seconds of a face at rest."""
    return measure_baseline(seen_by(Camera(), at_rest(5.0, rest_logit), rng), DEFAULT_METHOD)


def examples() -> dict[str, tuple[Floats, float]]:
    """Return the viewings of docs/rating.md: name to (latent logits over ten minutes, logit of the resting face)."""
    rest = DEFAULT_METHOD.rest_logit
    comedy = smiling(np.random.default_rng(8), SESSION_S, 0.08)
    still = at_rest(SESSION_S)
    return {
        "a face at rest throughout": (still, rest),
        "a comedy, smiling 8 % of the time": (comedy, rest),
        "crying at a drama": (still - 1.5 + np.sin(np.arange(len(still)) / LATENT_HZ / 7), rest),
        "an upturned mouth, at rest throughout": (still + 1.5, rest + 1.5),
        "an upturned mouth at the comedy": (comedy + 1.5, rest + 1.5),
        "a stern mouth at the comedy": (comedy - 1.5, rest - 1.5),
    }


def print_examples() -> None:
    """Print the worked examples, without and with a baseline."""
    print(f"{'viewing, 10 minutes':<40}{'mean_happy':>12}{'rating':>9}{'with baseline':>15}{'smiles':>8}")
    for name, (latent, rest_logit) in examples().items():
        rng = np.random.default_rng(1)
        frames = seen_by(Camera(), latent, rng)
        plain, against = rating_of(frames), rating_of(frames, measured_baseline(rest_logit, rng))
        figures = f"{plain.mean_happy_0_100:>12.1f}{plain.rating_0_100:>9.1f}{against.rating_0_100:>15.1f}"
        print(f"{name:<40}{figures}{plain.smiles:>8}")


def disturbances() -> dict[str, Camera]:
    """Return cameras that disturb the same viewing in different ways."""
    return {
        **{f"{fps} frames a second": Camera(fps) for fps in (10, 15, 30, 60)},
        "30 % of frames lost, one by one": Camera(dropped=0.3),
        "30 % of frames lost, in bursts": Camera(dropped=0.3, in_bursts=True),
        **{f"5 % of scores turned round, {fps} a second": Camera(fps, flips=0.05) for fps in (10, 15, 30, 60)},
    }


def shift_by(camera: Camera, share: float, seed: int) -> float:
    """Return the points of rating that `camera` adds, compared with a perfect one of 30 frames per second."""
    latent = smiling(np.random.default_rng(seed), SESSION_S, share)
    seen = rating_of(seen_by(camera, latent, np.random.default_rng(seed + 1)))
    perfect = rating_of(seen_by(Camera(), latent, np.random.default_rng(seed + 2)))
    assert seen.rating_0_100 is not None and perfect.rating_0_100 is not None
    return seen.rating_0_100 - perfect.rating_0_100


def print_disturbances(viewings: int = 20) -> None:
    """Print the largest shift over `viewings`, in points."""
    print(f"\nlargest shift of the rating in {viewings} viewings, in points, by share of the time smiling")
    print(f"{'':<44}" + "".join(f"{share:>8.0%}" for share in SHARES))
    for name, camera in disturbances().items():
        worst = [max(abs(shift_by(camera, share, 100 * n)) for n in range(viewings)) for share in SHARES]
        print(f"{name:<44}" + "".join(f"{shift:>8.2f}" for shift in worst))
    for logits in (-1.5, 1.5):
        worst = [max(abs(baseline_shift(logits, share, 100 * n)) for n in range(viewings)) for share in SHARES]
        print(f"{f'resting face {logits:+} logits, with baseline':<44}" + "".join(f"{shift:>8.2f}" for shift in worst))


def baseline_shift(logits: float, share: float, seed: int) -> float:
    """Return the change in the rating, in points, of a face that rests `logits` higher, once its
    baseline is measured.
    """
    latent = smiling(np.random.default_rng(seed), SESSION_S, share)
    rng = np.random.default_rng(seed + 1)
    baseline = measured_baseline(DEFAULT_METHOD.rest_logit + logits, rng)
    moved = rating_of(seen_by(Camera(), latent + logits, rng), baseline)
    typical = rating_of(seen_by(Camera(), latent, np.random.default_rng(seed + 2)))
    assert moved.rating_0_100 is not None and typical.rating_0_100 is not None
    return moved.rating_0_100 - typical.rating_0_100


def print_short_smiles() -> None:
    """Print how much of a short smile the running median leaves."""
    print("\nwhat the running median of 0.5 s leaves of one smile, of its joy without the median")
    print("".join(f"{seconds:>8.2f} s" for seconds in SHORT_SMILES_S))
    print("".join(f"{kept_of_smile(seconds):>9.0%} " for seconds in SHORT_SMILES_S))


SHORT_SMILES_S = (0.2, 0.25, 0.3, 0.4, 0.5, 1.0)


def kept_of_smile(seconds: float, fps: float = 30.0, smiles: int = 200) -> float:
    """Return the share of its joy that a full smile of this duration keeps; it begins and ends abruptly."""
    rng = np.random.default_rng(3)
    latent = at_rest(2.0 * smiles)
    for number in range(smiles):
        first = round((2.0 * number + 0.5 + rng.uniform(0, 1)) * LATENT_HZ)
        latent[first : first + round(seconds * LATENT_HZ)] = 3.5
    frames = seen_by(Camera(fps), latent, rng, noise=0.0)
    joys = [
        np.nansum(read_session(frames, RatingMethod(median_s=median_s)).trace.joy)  # type: ignore[union-attr]
        for median_s in (DEFAULT_METHOD.median_s, 0.0)
    ]
    return float(joys[0] / joys[1])


def coverage_table(sessions: int) -> Iterator[Coverage]:
    """Yield the coverage of each process at each length."""
    for process in PROCESSES:
        truth, time_s = truth_of(process)
        for times in CORRELATION_TIMES:
            yield coverage_of(process, truth, times, max(10.0, times * time_s), sessions)


def truth_of(process: Process, chunks: int = 60, chunk_s: float = 1500.0) -> tuple[float, float]:
    """Return the process's own rating, and the autocorrelation time of its joy in seconds, from a day of it."""
    rng = np.random.default_rng(11)
    joys = []
    for _ in range(chunks):
        trace = read_session(seen_by(Camera(), process.latent(rng, chunk_s), rng)).trace
        assert trace is not None
        joys.append(np.nan_to_num(trace.joy))
    joy = np.array([chunk[: round(chunk_s * STEP_HZ) - 1] for chunk in joys])
    centred = joy[:, :: STEP_HZ // 10] - joy.mean()
    lags = round(20 * process.smile_s * 10)
    power = np.abs(np.fft.rfft(centred, 2 * centred.shape[1], axis=1)) ** 2
    covariance = np.fft.irfft(power, axis=1)[:, :lags].mean(axis=0)
    return scale(float(joy.mean())), float(1 + 2 * (covariance[1:] / covariance[0]).sum()) / 10


def coverage_of(process: Process, truth: float, times: int, duration_s: float, sessions: int) -> Coverage:
    """Return the coverage over independent sessions of this length."""
    held = given = 0
    for number in range(sessions):
        rng = np.random.default_rng([times, number])
        rating = rating_of(seen_by(Camera(15.0), process.latent(rng, duration_s), rng))
        if rating.rating_low is not None and rating.rating_high is not None:
            given += 1
            held += rating.rating_low <= truth <= rating.rating_high
    return Coverage(process, times, duration_s, held, given, sessions)


def print_coverage(coverages: list[Coverage]) -> None:
    """Print one line per coverage, with the standard error of the share."""
    print("\nhow often the 95 % interval holds the rating of the process that the session was drawn from")
    print(f"{'viewer':<26}{'smile, s':>9}{'length':>9}{'in times':>9}{'given':>8}{'held':>8}{'+-':>7}")
    for row in coverages:
        share = row.held / max(1, row.given)
        error = math.sqrt(share * (1 - share) / max(1, row.given))
        length = f"{row.duration_s / 60:.1f} min"
        given = row.given / row.sessions
        print(
            f"{row.process.name:<26}{row.process.smile_s:>9.1f}{length:>9}{row.times:>9}{given:>8.0%}{share:>8.1%}"
            f"{error:>7.1%}"
        )


def draw(coverages: list[Coverage], file: Path) -> None:
    """Draw the coverage against the length, one line per process."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 4.6), layout="constrained")
    axes.axhspan(93, 97, color="#d9ead3", label="93 to 97 %")
    for process, marker in zip(PROCESSES, "os^vDPX", strict=True):
        rows = [row for row in coverages if row.process == process]
        shares = [100 * row.held / max(1, row.given) for row in rows]
        label = f"{process.name}, {process.smile_s:g} s"
        axes.plot([row.times for row in rows], shares, marker=marker, label=label)
    axes.set_xscale("log")
    axes.set_xticks(CORRELATION_TIMES, [str(times) for times in CORRELATION_TIMES])
    axes.minorticks_off()
    axes.set_ylim(75, 100)
    axes.set_xlabel("length of the session, in autocorrelation times of its joy")
    axes.set_ylabel("intervals that hold the truth, %")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8, loc="center left", bbox_to_anchor=(1.0, 0.5))
    figure.savefig(file, dpi=110)


if __name__ == "__main__":
    main()
