"""A long session of the real program, observed for growth, leaks and drift."""
