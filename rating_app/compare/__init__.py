"""Sessions side by side: what the viewers of one content have in common, and how contents differ.

Pure from `panel` on: exports and the history are read as figures of sessions and courses in short bins, and every
figure is computed from those two. The app knows no identities, so viewers are distinguished only by their sessions.
"""
