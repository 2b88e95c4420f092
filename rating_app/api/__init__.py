"""The package for other programs: what `import rating_app` offers. `cli rate` is made of the same.

Sessions and studies are handed out as an export has them, so that a column means here what the data dictionary says.
"""
