"""Makes the expression model from labelled face photographs. Needs the `train` extra.

`cli` is the command line, a file a command. From below: `data` is what is known of photographs, `training` the loop and
what it asks of a recipe, `recipes` the recipe that ships, `evaluation` judges, `export` makes what the app loads. Above
them stand what uses them all: `benchmark`, the `teacher`, the `original_study`; `labelling` makes labels. A layer
imports from the ones below it only.
"""
