"""Lab Streaming Layer: a session in progress, for other programs on the local network. docs/lsl.md explains it.

It is off unless the user asks for it, since this is the one way in which numbers leave the computer.
"""

from rating_app.lsl.outlet import LslOutlet, LslUnavailable, check_lsl

__all__ = ["LslOutlet", "LslUnavailable", "check_lsl"]
