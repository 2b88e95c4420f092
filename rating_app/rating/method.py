"""Every constant of the rating, with its unit. docs/rating.md says what each is for and how it was chosen."""

from __future__ import annotations

from dataclasses import dataclass, fields

METHOD_NAME = "visible_joy_2"
"""Names the formulas of this package; `mean_happy_1` was the mean of p_happy alone."""


@dataclass(frozen=True)
class RatingMethod:
    """Times are in seconds, expressions in logits of p_happy, shares in [0, 1].

    `time_constant_s`: of the live rating; after this long, 63 % of a change in the face has arrived.
    `fade_s`: of the live rating; this long after the face was lost nothing of it is shown.
    `max_gap_s`: two frames further apart have a hole between them, of which this much counts.
    `min_quality`: frames of lower signal quality do not count.
    `min_coverage`: with usable frames in less than this share of the time there is no rating.
    `median_s`: width of the running median that takes out single wrong frames.
    `rest_logit`: the typical resting face, the median of photographs without a smile (GENKI-4K, out of fold); with a
    baseline, the viewer's own resting face is put here.
    `onset_logit`, `full_logit`: where visible joy begins (intensity 0), and where it is complete (1).
    `knee`: how much joy, as a time-weighted mean, makes the rating's curve bend; see `scale`.
    `smile_on`, `smile_off`: intensities at which a smile is one, and at which it begins and ends.
    `min_smile_s`, `merge_smiles_s`: shorter ones do not count; two with less than this between them are one.
    `adaptation_s`: how slowly the baseline follows a resting face that changes; 0 keeps it fixed.
    `min_effective_size`: with fewer independent moments than this there is no interval.
    """

    time_constant_s: float = 1.5
    fade_s: float = 3.0
    max_gap_s: float = 1.0
    min_quality: float = 0.25
    min_coverage: float = 0.2
    median_s: float = 0.5
    rest_logit: float = -4.2
    onset_logit: float = -1.5
    full_logit: float = 1.5
    knee: float = 0.02
    smile_on: float = 0.4
    smile_off: float = 0.2
    min_smile_s: float = 0.3
    merge_smiles_s: float = 0.5
    adaptation_s: float = 300.0
    min_effective_size: float = 20.0

    def __post_init__(self) -> None:
        for field in fields(self):
            if not field.name.endswith("logit") and getattr(self, field.name) < 0:
                raise ValueError(f"{field.name} must not be below 0")
        if min(self.time_constant_s, self.fade_s, self.max_gap_s, self.knee) <= 0:
            raise ValueError("time_constant_s, fade_s, max_gap_s and knee must be above 0")
        if not self.rest_logit < self.onset_logit < self.full_logit:
            raise ValueError("rest_logit, onset_logit and full_logit must rise in this order")
        if self.smile_off > self.smile_on:
            raise ValueError("smile_off must not be above smile_on")


DEFAULT_METHOD = RatingMethod()
