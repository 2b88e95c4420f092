"""python -m benchmarks.consent_to_rating [--rounds N]: from the viewer's consent to the first rating on the screen.

It is the first start of a viewer who agrees at once, while everything is still loading; viewers who read the notice
first wait less. The time is compared with `import mediapipe` alone, in a process in which TensorFlow is not found.
"""

from __future__ import annotations

from statistics import median

from benchmarks.child import app_run, screen, started
from benchmarks.demo_camera import switched_on
from benchmarks.figure import Figure, run

IMPORT = """import sys, time
sys.modules["tensorflow"] = None
began = time.perf_counter()
import mediapipe
print(time.perf_counter() - began)"""


def measure(rounds: int) -> list[Figure]:
    """Return the ratio of the two times."""
    import_s, ours_s = [], []
    with screen() as environment, switched_on() as fifo:
        for number in range(-1, rounds):
            _, line = started(["-c", IMPORT], environment)
            ours = app_run("rated", environment, fifo)
            if number >= 0:
                # The first run of each reads the libraries from the disk.
                import_s.append(float(line))
                ours_s.append(ours["rated_s"] - ours["agreed_s"])
    ratio = median(ours / alone for ours, alone in zip(ours_s, import_s, strict=True))
    details = {"consent_to_rating_s": median(ours_s), "import_of_mediapipe_s": median(import_s)}
    name = "consent to first rating, over importing MediaPipe"
    return [Figure("consent_to_rating_over_import", name, ratio, 1.6, details=details)]


if __name__ == "__main__":
    run(__doc__, measure, rounds=9)
