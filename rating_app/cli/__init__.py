"""The terminal: one file per command, with its options and its output."""
