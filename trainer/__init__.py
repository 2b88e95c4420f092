"""Makes the expression model from labelled face photographs. Needs the `train` extra.

`cli` is the command line, one file per command. From the bottom up: `data` is what is known about photographs,
`training` the loop and its interface to a recipe, `recipes` the recipe that ships, `evaluation` measures, and `export`
makes the files that the app loads. Above them are the modules that use them all: `benchmark`, the `teacher`, the
`original_study`; `labelling` makes labels. A layer imports only from those below it.
"""
