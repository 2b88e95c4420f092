"""Lab Streaming Layer: a session in progress, for other programs on the local network, and their markers for the
session. docs/lsl.md explains it.

It is off unless the user asks for it. The outlet is the one way in which numbers leave the computer.
"""

from rating_app.lsl.inlet import LslInlet, MarkersLeftOut
from rating_app.lsl.library import LslUnavailable, check_lsl
from rating_app.lsl.outlet import LslOutlet

__all__ = ["LslInlet", "LslOutlet", "LslUnavailable", "MarkersLeftOut", "check_lsl"]
