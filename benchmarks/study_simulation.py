"""python -m benchmarks.study_simulation [--studies N]: the figures of a study compared with a known truth.

Viewers' ratings are simulated, everything after them is the app's own code. A viewer's rating of a cut is a normal
latent expression, limited to 0 and 100, with a part of the viewer's own and a random part. The parts are chosen so that
ratings have the spread and correlation of the comic clips in docs/rating.md ("typical"), of their neutral clips
("mostly do not smile"), or of an audience that mostly smiles. Seeded.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from rating_app.study.inference import MIN_PAIRED, Means, difference_means, group_differences, rating_means
from rating_app.study.power import power_of

Floats = npt.NDArray[np.float64]

DIFFERENCES = (0.0, 5.0, 10.0, 20.0)
VIEWERS_OWN = 0.7
"""The viewer's share of the latent variance: ratings of two comic clips then have a correlation of about 0.65."""

DROP_OUT = 0.2
MANY = 400_000


@dataclass(frozen=True)
class Crowd:
    """A kind of audience: `centre` and `spread` of the latent expression for the first cut, in points."""

    name: str
    centre: float
    spread: float

    def mean(self, centre: float) -> float:
        """Return the true rating, in points, of a latent expression with this centre."""
        normal = NormalDist(centre, self.spread)
        low, high = normal.cdf(0), normal.cdf(100)
        density = self.spread**2 * (normal.pdf(0) - normal.pdf(100))
        return centre * (high - low) + density + 100 * (1 - high)

    def centre_of(self, mean: float) -> float:
        """Return the inverse of `mean`, which is increasing, by bisection."""
        low, high = -20 * self.spread, 100 + 20 * self.spread
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if self.mean(middle) < mean else (low, middle)
        return low

    def ratings(self, rng: np.random.Generator, shape: tuple[int, ...], centres: tuple[float, ...]) -> list[Floats]:
        """Return ratings of the same viewers, `shape` (studies, viewers), one array per cut."""
        own = math.sqrt(VIEWERS_OWN) * rng.standard_normal(shape)
        chance = math.sqrt(1 - VIEWERS_OWN)
        latent = [centre + self.spread * (own + chance * rng.standard_normal(shape)) for centre in centres]
        return [np.clip(one, 0, 100) for one in latent]


CROWDS = (
    Crowd("typical", 18.0, 45.0),
    Crowd("mostly do not smile", -40.0, 50.0),
    Crowd("mostly smile", 60.0, 35.0),
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.study_simulation", description=__doc__)
    parser.add_argument("--studies", type=int, default=1000, help="for each figure (default: 1000)")
    studies = parser.parse_args().studies
    print_coverage(studies)
    print_paired(studies)
    print_groups(studies)


def held(means: Means, truth: float) -> tuple[float, float]:
    """Return the share of the existing intervals that contain `truth`, and the share of intervals that exist."""
    given = ~np.isnan(means.low)
    share = float(((means.low <= truth) & (truth <= means.high))[given].mean()) if given.any() else math.nan
    return share, float(given.mean())


def found(means: Means) -> float:
    """Return the share of studies in which the test at 5 % finds a difference; one without an interval finds none."""
    return float(((means.low > 0) | (means.high < 0)).mean())


def print_coverage(studies: int) -> None:
    """Print the coverage of a content's rating."""
    sizes = (5, 10, 20, 24, 80)
    print("how often the 95 % interval of a content's rating holds the truth, by viewers; its mean width in brackets")
    print(f"{'viewers':<22}{'rating':>8}{'SD':>6}{'at 0':>7}" + "".join(f"{size:>14}" for size in sizes))
    for crowd in CROWDS:
        rng = np.random.default_rng(1)
        truth = crowd.mean(crowd.centre)
        (many,) = crowd.ratings(rng, (1, MANY), (crowd.centre,))
        cells = []
        for size in sizes:
            means = rating_means(crowd.ratings(rng, (studies, size), (crowd.centre,))[0])
            cells.append(f"{held(means, truth)[0]:>8.1%} ({np.nanmean(means.high - means.low):>3.0f})")
        print(f"{crowd.name:<22}{truth:>8.1f}{many.std():>6.1f}{(many == 0).mean():>7.0%}" + "".join(cells))


def print_paired(studies: int) -> None:
    """Print the results for two cuts seen by the same people."""
    print(f"\ntwo cuts seen by the same viewers, {DROP_OUT:.0%} of whom leave before the second")
    head = ("true", "held", "had one", "found", "formula")
    print(f"{'viewers':<32}" + "".join(f"{words:>9}" for words in head))
    for crowd in CROWDS:
        for size in (24, 10, 8):
            for difference in DIFFERENCES:
                rng = np.random.default_rng([2, size, int(difference)])
                centres = (crowd.centre, crowd.centre_of(crowd.mean(crowd.centre) + difference))
                first, second = crowd.ratings(rng, (1, MANY), centres)
                sd = float((second - first).std())
                first, second = crowd.ratings(rng, (studies, size), centres)
                # At the minimum, all viewers stay: with fewer there is no figure.
                leaves = rng.random(second.shape) < (DROP_OUT if size > MIN_PAIRED else 0)
                means = difference_means(np.where(leaves, np.nan, second - first))
                stay = round(size * (1 - DROP_OUT)) if size > MIN_PAIRED else size
                print_row(f"{crowd.name}, {size}", difference, means, power_of(difference, sd, stay))


def print_groups(studies: int) -> None:
    """Print the results for two cuts seen by different people, in groups of unequal size."""
    print("\ntwo cuts seen by different viewers, in groups of unequal size")
    print(f"{'viewers':<32}" + "".join(f"{words:>9}" for words in ("true", "held", "had one", "found", "formula")))
    for crowd in CROWDS:
        for sizes in ((12, 12), (24, 24), (20, 10), (10, 10)):
            for difference in DIFFERENCES:
                rng = np.random.default_rng([3, *sizes, int(difference)])
                centres = (crowd.centre, crowd.centre_of(crowd.mean(crowd.centre) + difference))
                many = crowd.ratings(rng, (1, MANY), centres)
                sd = math.sqrt(sum(float(one.var()) for one in many) / 2)
                first = crowd.ratings(rng, (studies, sizes[0]), centres)[0]
                second = crowd.ratings(rng, (studies, sizes[1]), centres)[1]
                means, _ = group_differences(second, first)
                # Two groups of unequal size are as informative as two of their harmonic mean.
                alike = round(2 / (1 / sizes[0] + 1 / sizes[1]))
                name = f"{crowd.name}, {sizes[0]} and {sizes[1]}"
                print_row(name, difference, means, power_of(difference, sd, alike, paired=False))


def print_row(name: str, difference: float, means: Means, formula: float) -> None:
    """Print one line; for a true difference of 0, `found` is the size of the test, and the formula's is 5 %."""
    share, given = held(means, difference)
    print(f"{name:<32}{difference:>9.0f}{share:>9.1%}{given:>9.0%}{found(means):>9.1%}{formula:>9.1%}")


if __name__ == "__main__":
    main()
