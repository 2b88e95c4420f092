"""A stream overlay: writes visible joy into a file that OBS reads.

In OBS, add a source "Text", tick "Read from file" and choose the file; or a "Browser" source with the same file named
.html. Then: python examples/obs_overlay.py joy.txt "My stream". Ctrl-C, or closing the window, ends it.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from gauge import COMMAND, Gauge, GaugeRefused

EVERY_S = 0.2


def words(gauge: Gauge) -> str:
    """Such as "joy 72"; a dash while no face is seen well enough, which is not a 0."""
    joy = gauge.newest["joy"]
    now = "joy –" if joy is None else f"joy {joy:.0f}"
    rating = gauge.rating.get("rating_0_100")
    return now if rating is None else f"{now} · rating {rating:.0f}"


def write(file: Path, text: str) -> None:
    """Whole, whenever OBS looks."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="that OBS reads")
    parser.add_argument("title", nargs="?", default="Stream")
    parser.add_argument("--demo", action="store_true", help="try it with the demo clip; no camera is opened")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="for how long (default: until Ctrl-C)")
    options = parser.parse_args()
    try:
        with Gauge([*COMMAND, "--demo"] if options.demo else COMMAND) as gauge:
            gauge.start(options.title)
            left_s = options.seconds
            while not gauge.has_ended and left_s > 0:
                write(options.file, words(gauge))
                time.sleep(EVERY_S)
                # The time before the first number does not count.
                left_s -= EVERY_S if gauge.newest["time_s"] is not None else 0
    except GaugeRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    finally:
        # What stands there would look as if it were of now.
        write(options.file, "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
