"""Decides what the window does: builds it, hears what is asked of it, and runs the pipeline in a thread."""
