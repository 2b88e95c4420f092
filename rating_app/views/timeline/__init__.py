"""Curves over time: while a session goes on, and afterwards."""
