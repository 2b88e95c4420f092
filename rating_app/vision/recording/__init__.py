"""Recorded videos: read packet by packet, in the container's own time, the way up that they were meant to be seen.

Here stands what a recording of a viewer may be at most. A small file can claim to be anything.
"""

MAX_PIXELS = 8192 * 4320
"""Of a picture: 8K."""

MAX_VIDEO_S = 24 * 3600.0
"""A longer video is no recording of a viewer; one whose pictures have damaged times can seem to last for years."""

MAX_FRAMES = 2_000_000
"""18 hours at 30 frames a second, whose rating takes 3 GB. A small file can hold them by the billion."""
