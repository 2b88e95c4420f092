"""The names of recipes on the command line and in run folders. It does not import Keras, so the command
line is fast.
"""

from __future__ import annotations

EXPRESSION_RECIPE = "expressions"
ORIGINAL_STUDY = "original-study"
ORIGINAL_STUDY_LEAKY = "original-study-leaky"

FORMER_NAMES = {"three-way": EXPRESSION_RECIPE, "seed": ORIGINAL_STUDY, "seed-leaky": ORIGINAL_STUDY_LEAKY}
"""Names in run folders from before version 0.2.0, which can still be read and trained further."""
