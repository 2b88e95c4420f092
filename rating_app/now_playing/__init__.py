"""Follows what another player on this desktop shows, and its position: MPRIS over the session bus, on Linux.

It is off unless the viewer allows it. It only reads: it does not start, pause or move any player, and the bus is an
AF_UNIX socket, which does not leave the computer. docs/integrations.md gives its accuracy.
"""

from rating_app.now_playing.course import Jump, Place
from rating_app.now_playing.player import Player, Status, Track
from rating_app.now_playing.watch import NowPlaying, PlayerWatch, session_bus_address

__all__ = ["Jump", "NowPlaying", "Place", "Player", "PlayerWatch", "Status", "Track", "session_bus_address"]
