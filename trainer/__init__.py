"""Makes the expression model from labelled face photographs. Needs the `train` extra."""
