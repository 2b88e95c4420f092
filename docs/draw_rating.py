"""Draw the annotated picture at the head of docs/rating.md: python -m docs.draw_rating [--out FILE.png].

The viewer is simulated and seeded; the curve, the smiles and the ratings are the app's own.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes

from benchmarks.rating_simulation import examples
from benchmarks.simulated_viewer import Camera, seen_by
from rating_app.formatting import per_cent
from rating_app.rating import DEFAULT_METHOD, Reading, read_session

mpl.use("Agg")

from matplotlib import pyplot as plt

INK, MUTED, JOY = "#172033", "#5b6478", "#ea580c"
VIEWING = "a comedy, smiling 8 % of the time"


def main() -> None:
    """Draw the curve of one viewer above the scale that its rating is on."""
    parser = argparse.ArgumentParser(prog="python -m docs.draw_rating", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "rating_explained.png", metavar="FILE.png")
    options = parser.parse_args()
    latent, _ = examples()[VIEWING]
    reading = read_session(seen_by(Camera(), latent, np.random.default_rng(0)), DEFAULT_METHOD)
    figure, (above, below) = plt.subplots(2, 1, figsize=(10, 5.6), height_ratios=(2.6, 1), layout="constrained")
    draw_curve(above, reading)
    draw_scale(below, reading)
    for axes in (above, below):
        axes.spines[["top", "right", "left"]].set_visible(False)
    figure.savefig(options.out, dpi=110)
    print(options.out)


def draw_curve(axes: Axes, reading: Reading) -> None:
    """Draw intensity over time, and label its parts."""
    trace = reading.trace
    assert trace is not None
    minutes, points = trace.time_s / 60, trace.curve
    axes.fill_between(minutes, points, color=JOY, alpha=0.25, linewidth=0)
    axes.plot(minutes, points, color=JOY, linewidth=1)
    axes.set(xlim=(0, minutes[-1]), ylim=(0, 125), yticks=(0, 50, 100), xlabel="minutes of the film")
    axes.set_title("The curve: how much joy the face shows at each moment", loc="left", color=INK, fontsize=12)
    longest = max(reading.smiles, key=lambda smile: smile.offset_s - smile.onset_s)
    middle = (longest.onset_s + longest.offset_s) / 120
    gap, after = longest_rest(reading)
    point_at(axes, "a full smile", (middle, 100), (middle, 115))
    point_at(axes, "at rest:\nthe curve is at 0", ((gap + after) / 120, 1), ((gap + after) / 120, 40))


def draw_scale(axes: Axes, reading: Reading) -> None:
    """Draw where the rating lies between its two ends."""
    rating = reading.rating
    assert rating.rating_0_100 is not None
    axes.barh(0, 100, height=0.35, color="#e7eaf0")
    axes.barh(0, rating.rating_0_100, height=0.35, color=JOY)
    axes.set(xlim=(0, 100), ylim=(-1, 1.4), yticks=(), xticks=(0, 25, 50, 75, 100))
    axes.set_title("The rating: one number for the whole session", loc="left", color=INK, fontsize=12)
    smiled = (
        f"{rating.smiles} smiles in {rating.rated_s / 60:.0f} minutes, {per_cent(rating.smiling_share)} of the time"
    )
    axes.text(
        rating.rating_0_100, 0.35, f"rating {rating.rating_0_100:.0f}: {smiled}", color=INK, va="bottom", ha="left"
    )
    axes.text(0, -0.35, "0: no joy was seen", color=MUTED, va="top", ha="left")
    axes.text(100, -0.35, "100: a full smile throughout", color=MUTED, va="top", ha="right")


def longest_rest(reading: Reading) -> tuple[float, float]:
    """Return the longest time between two smiles, as (begin, end) in seconds."""
    ends = [smile.offset_s for smile in reading.smiles]
    begins = [smile.onset_s for smile in reading.smiles]
    return max(zip(ends, begins[1:], strict=False), key=lambda gap: gap[1] - gap[0])


def point_at(axes: Axes, words: str, place: tuple[float, float], beside: tuple[float, float]) -> None:
    """Write `words` at `beside`, with an arrow to `place`."""
    axes.annotate(
        words, place, beside, color=INK, ha="center", va="center", arrowprops={"arrowstyle": "->", "color": INK}
    )


if __name__ == "__main__":
    main()
