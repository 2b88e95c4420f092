"""Studies: what many viewers made of some contents.

Pure but for its files: a study and its sittings are a folder that can be copied (`plan`, `sitting_folder`), results are
computed from the viewings in it, or in folders of exports (`responses`, `results`), and handed out (`write`). It knows
no camera and no window; viewers are codes, never names.
"""
