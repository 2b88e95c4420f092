"""The package for other programs: what `import rating_app` offers, and what the command `rate` is built on.

Sessions and studies are returned in the form in which they are exported, so a column has the meaning that the data
dictionary gives.
"""
