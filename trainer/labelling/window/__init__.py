"""The labelling window, the only part of the trainer that uses Qt."""
