"""Recorded videos: read packet by packet, in the container's own time, and turned the right way up.

The limits for a recording of a viewer are set here. A small file can claim to be anything.
"""

MAX_PIXELS = 8192 * 4320
"""Most pixels of a picture: 8K."""

MAX_VIDEO_S = 24 * 3600.0
"""A longer video is not a recording of a viewer; if the times of its pictures are damaged, it can seem to last for
years."""

MAX_FRAMES = 2_000_000
"""18 hours at 30 frames per second, whose rating takes 3 GB. A small file can contain billions of frames."""
