"""Sessions side by side: what the viewers of one content share, and how contents differ.

Pure from `panel` on: exports and the history are read into sessions in figures and courses in short bins, and every
figure is computed from those two. The app knows no identities, so viewers are told apart by their sessions only.
"""
