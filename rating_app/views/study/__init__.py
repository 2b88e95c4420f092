"""Studies in the window: the page, the wizard, and the two screens of a sitting."""
