"""Sessions side by side: what the viewers of one content share, and how contents differ.

Pure from `panel` on: exports and the history are read into one table of sessions and one of short bins, and every
figure is computed from those two. It needs the extra `panel`. The app knows no identities, so viewers are told apart
by their sessions only.
"""
