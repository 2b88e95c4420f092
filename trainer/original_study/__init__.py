"""The study that this project grew from: its recipe, its network, and how far its validation could be trusted."""
