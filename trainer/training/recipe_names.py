"""What recipes are called, on the command line and in run folders. Without Keras, so that the command line is quick."""

from __future__ import annotations

EXPRESSION_RECIPE = "expressions"
ORIGINAL_STUDY = "original-study"
ORIGINAL_STUDY_LEAKY = "original-study-leaky"

FORMER_NAMES = {"three-way": EXPRESSION_RECIPE, "seed": ORIGINAL_STUDY, "seed-leaky": ORIGINAL_STUDY_LEAKY}
"""In run folders from before version 0.2.0, which are still read, and trained further."""
