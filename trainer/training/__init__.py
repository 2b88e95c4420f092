"""The training loop, what it requires of a recipe, and the run folder that it writes."""
