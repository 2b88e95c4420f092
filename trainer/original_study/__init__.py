"""The study that this grew from: its recipe, its network, and what its validation was worth."""
