"""Rating methods for tests of what the usual one leaves out."""

from __future__ import annotations

from dataclasses import replace

from rating_app.rating import DEFAULT_METHOD

ANY_LENGTH = replace(DEFAULT_METHOD, min_rated_s=0.0, min_rated_frames=0.0)
"""Rates a single frame."""
