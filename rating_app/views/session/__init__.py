"""The page of one session: what came of it, when it was best, and what the viewer says of it."""
