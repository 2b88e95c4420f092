"""How a network is built and trained, by name."""
