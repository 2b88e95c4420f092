"""Viewers whose smiles are known: a latent expression, and what a camera and a network would make of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.signal import lfilter

from rating_app.rating import DEFAULT_METHOD, RatedFrames

Floats = npt.NDArray[np.float64]

LATENT_HZ = 240
SMILE_LOGITS = 8.0
"""From the face at rest to a smile: the difference of the medians of GENKI-4K's photographs with and without one."""

RISE_S = 0.3
HOLE_S = (0.1, 1.0)
"""The shortest and the longest burst of lost frames, in seconds."""

NOISE_LOGITS = 0.5
"""The standard deviation of a network's noise from frame to frame."""


@dataclass(frozen=True)
class Camera:
    """A camera's disturbances. `flips`: share of frames whose score is inverted. `dropped`: share of frames that are
    lost, one by one or, if `in_bursts`, in bursts of 0.1 to 1 s.
    """

    fps: float = 30.0
    flips: float = 0.0
    dropped: float = 0.0
    in_bursts: bool = False


def smiling(
    rng: np.random.Generator, duration_s: float, share: float, smile_s: float = 3.0, hz: float = LATENT_HZ
) -> Floats:
    """Return logits, `hz` per second: rest, and smiles of `smile_s` on average that come and go at random, a Markov
    chain.
    """
    steps = round(duration_s * hz)
    on, position, smiles = np.zeros(steps), 0, bool(rng.random() < share)
    while position < steps:
        mean_s = smile_s if smiles else smile_s * (1 - share) / share
        end = position + max(1, round(rng.exponential(mean_s) * hz))
        on[position:end] = smiles
        position, smiles = end, not smiles
    width = max(1, round(RISE_S * hz))
    padded = np.pad(on, (width // 2, width - width // 2 - 1), mode="edge")
    return DEFAULT_METHOD.rest_logit + SMILE_LOGITS * np.convolve(padded, np.ones(width) / width, "valid")


def at_rest(duration_s: float, rest_logit: float = DEFAULT_METHOD.rest_logit) -> Floats:
    """Return logits, LATENT_HZ per second, of a face at rest."""
    return np.full(round(duration_s * LATENT_HZ), rest_logit)


def wavering(
    rng: np.random.Generator, duration_s: float, mean: float, spread: float, time_s: float, hz: float
) -> Floats:
    """Return logits, `hz` per second: an Ornstein-Uhlenbeck process with this correlation time."""
    keep = np.exp(-1 / (time_s * hz))
    noise = rng.standard_normal(round(duration_s * hz)) * spread * np.sqrt(1 - keep**2)
    first = keep * rng.standard_normal() * spread
    return np.asarray(lfilter([1], [1, -keep], noise, zi=[first])[0] + mean)


def seen_by(camera: Camera, latent: Floats, rng: np.random.Generator, noise: float = NOISE_LOGITS) -> RatedFrames:
    """Return the network's scores of `latent`, LATENT_HZ values per second, frame by frame."""
    time_s = np.arange(0, len(latent) / LATENT_HZ, 1 / camera.fps)
    logits = latent[np.minimum((time_s * LATENT_HZ).astype(int), len(latent) - 1)]
    p_happy = 1 / (1 + np.exp(-(logits + rng.normal(0, noise, len(logits)))))
    p_happy = np.where(rng.random(len(p_happy)) < camera.flips, 1 - p_happy, p_happy)
    kept = _kept(camera, len(time_s), rng)
    return RatedFrames.of(time_s[kept].tolist(), p_happy[kept].tolist())


def _kept(camera: Camera, frames: int, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    if not camera.in_bursts:
        return np.asarray(rng.random(frames) >= camera.dropped)
    kept, position = np.ones(frames, bool), 0
    while position < frames:
        hole_s = rng.uniform(*HOLE_S)
        # At least one frame between two bursts, and on average as many as the share of dropped frames requires.
        position += 1 + round(camera.fps * rng.exponential(np.mean(HOLE_S) * (1 - camera.dropped) / camera.dropped))
        end = position + max(1, round(camera.fps * hole_s))
        kept[position:end] = False
        position = end
    return kept
