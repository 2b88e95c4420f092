"""The terminal: one file a command, with its options and what it says."""
