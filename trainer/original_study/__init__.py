"""The recipe of the study that this grew from, its network, and what its validation was worth."""
