"""Recorded videos: read packet by packet, in the container's own time, the way up that they were meant to be seen."""
