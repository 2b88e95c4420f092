"""Curves over time: of a session in progress, and of a finished one."""
