"""python -m benchmarks [--rounds N]: the cost of a frame, as ratios to MediaPipe's detection alone.

The steps take turns frame by frame on the demo clip, so that a machine that slows down slows all of them; each figure
is the median over the rounds of the ratio within a round.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict

from rating_app.analysis import FrameAnalyzer
from rating_app.camera import Frame, VideoFileSource
from rating_app.config import demo_clip, shipped_model
from rating_app.expression import ExpressionClassifier
from rating_app.face import FaceDetector, align_and_crop

FRAMES = 120


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = [one_round(demo_frames()) for _ in range(parser.parse_args().rounds)]
    print(f"{'step':<44}{'ratio to detection':>20}{'median ms':>12}")
    for step in rounds[0]:
        ratio = statistics.median(times[step] / times["detection"] for times in rounds)
        milliseconds = statistics.median(times[step] for times in rounds) / FRAMES * 1000
        print(f"{step:<44}{ratio:>20.2f}{milliseconds:>12.2f}")


def demo_frames() -> list[Frame]:
    """The first frames of the demo clip, 480x480."""
    source = VideoFileSource(demo_clip(), paced=False)
    source.open()
    frames = [frame for _ in range(FRAMES) if (frame := source.read()) is not None]
    source.close()
    return frames


def one_round(frames: list[Frame]) -> dict[str, float]:
    """Seconds that each step took over all frames."""
    detector, classifier, analyzer = (
        FaceDetector(),
        ExpressionClassifier(shipped_model()),
        FrameAnalyzer(shipped_model()),
    )
    times: defaultdict[str, float] = defaultdict(float)
    for frame in frames:
        detection = timed(times, "detection", lambda frame=frame: detector.detect(frame.image))
        if detection is not None:
            crop = timed(
                times,
                "alignment and crop",
                lambda frame=frame, found=detection: align_and_crop(frame.image, found, classifier.input_size),
            )
            timed(times, "expression (LiteRT, one thread)", lambda crop=crop: classifier.predict(crop))
        timed(times, "a frame: detection, alignment, expression", lambda frame=frame: analyzer.analyze(frame))
    detector.close()
    analyzer.close()
    return dict(times)


def timed(times, step, work):
    """Do the work, add its seconds to `times[step]`, and return what it gave."""
    started = time.perf_counter()
    result = work()
    times[step] += time.perf_counter() - started
    return result


if __name__ == "__main__":
    main()
