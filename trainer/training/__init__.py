"""The training loop, what it asks of a recipe, and the run folder that it leaves."""
