"""The constants of the rating, for those who read files and not code."""

from __future__ import annotations

from dataclasses import dataclass

from rating_app.rating import RatingMethod


@dataclass(frozen=True)
class Constant:
    """A field of RatingMethod."""

    name: str
    unit: str
    meaning: str

    def of(self, method: RatingMethod) -> str:
        """Its value, as short as it can be said."""
        return f"{getattr(method, self.name):g}"


CONSTANTS: tuple[Constant, ...] = (
    Constant("min_quality", "share", "frames of lower signal quality do not count"),
    Constant("max_gap_s", "s", "two frames further apart have a hole between them, of which this much counts"),
    Constant("min_coverage", "share", "with usable frames in less of the time there is no rating"),
    Constant("median_s", "s", "width of the running median that takes out single wrong frames"),
    Constant("rest_logit", "logit", "the typical resting face; a viewer's baseline is moved here"),
    Constant("adaptation_s", "s", "how slowly the baseline follows a resting face that changes; 0 keeps it fixed"),
    Constant("onset_logit", "logit", "where visible joy begins (intensity 0)"),
    Constant("full_logit", "logit", "where visible joy is complete (intensity 1)"),
    Constant("knee", "share", "the mean joy at which the rating's curve bends"),
    Constant("smile_on", "intensity", "a smile reaches this"),
    Constant("smile_off", "intensity", "a smile begins and ends here"),
    Constant("min_smile_s", "s", "shorter smiles do not count"),
    Constant("merge_smiles_s", "s", "two smiles with less than this between them are one"),
    Constant("min_effective_size", "count", "with fewer independent moments there is no interval"),
    Constant("time_constant_s", "s", "of the live rating, an exponential moving average"),
    Constant("fade_s", "s", "of the live rating, after the face was lost"),
)
"""Every one of them, in the order in which they are used."""
