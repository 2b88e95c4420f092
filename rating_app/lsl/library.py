"""The library of the Lab Streaming Layer, which is loaded only where it is wanted."""

from __future__ import annotations

from typing import Any

from rating_app.system.failure import Failure

SOURCE_PREFIX = "reaction-gauge-"
"""What the ids of this program's streams begin with, in every window."""


class LslUnavailable(Failure):
    """The Lab Streaming Layer cannot be used. The message is one sentence for the user."""


def check_lsl() -> None:
    """Raise LslUnavailable unless pylsl and its library are here. Opens nothing."""
    import_pylsl()


def import_pylsl() -> Any:
    """Return the module pylsl. Raises LslUnavailable."""
    # Only here: a program that neither sends nor receives loads nothing that could.
    try:
        import pylsl
    except ImportError:
        raise LslUnavailable(
            "The Lab Streaming Layer needs pylsl, which is not installed; `pip install pylsl` adds it."
        ) from None
    except (OSError, RuntimeError):
        raise LslUnavailable(
            "pylsl is here, but not the library liblsl that it needs on this system; install that (conda-forge and "
            "Homebrew have it, and so has its release page) and name its file in the environment variable PYLSL_LIB."
        ) from None
    return pylsl
