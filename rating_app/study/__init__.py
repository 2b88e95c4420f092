"""Studies: many viewers' responses to some contents.

Pure apart from its files: a study and its sittings are a folder that can be copied (`plan`, `sitting_folder`); results
are computed from the viewings in it, or in folders of exports (`responses`, `results`), and written as files (`write`).
It knows neither camera nor window; viewers are codes, never names.
"""
