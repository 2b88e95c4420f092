"""Follows what another player on this desktop shows, and where in it: MPRIS over the session bus, on Linux.

Off unless the viewer allows it. It is only read: no player is started, paused or moved from here, and the bus is an
AF_UNIX socket, which does not leave the computer. docs/integrations.md shows how exact it is.
"""

from rating_app.now_playing.course import Jump, Place
from rating_app.now_playing.player import Player, Status, Track
from rating_app.now_playing.watch import NowPlaying, PlayerWatch, session_bus_address

__all__ = ["Jump", "NowPlaying", "Place", "Player", "PlayerWatch", "Status", "Track", "session_bus_address"]
