"""Somebody who labels photographs, and changes their mind."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.labelling.passes import Labelling


def after(labelling: Labelling, steps: Sequence[str]) -> Labelling:
    """The work after these answers, and `undo` where the last one is taken back."""
    for step in steps:
        if step == "undo":
            labelling = labelling.without_last_answer()
        elif labelling.current is not None:
            labelling = labelling.with_answer(step)
    return labelling
