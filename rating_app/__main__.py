"""Command line of Reaction Gauge: the window, batch rating of recordings, and a check of the cameras."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rating_app import __version__
from rating_app.config import Paths, demo_clip, shipped_model

BAD_INPUT = 2
INTERRUPTED = 130

MISUSE = (
    "Not for employees at work or pupils in education (prohibited in the EU: AI Act, Article 5(1)(f)), "
    "and not for hiring, policing or diagnosis."
)


def run() -> None:
    """Entry point of `rating-app`."""
    from rating_app.logs import start_logging
    from rating_app.network import forbid_network

    forbid_network()
    paths = Paths.of_this_user()
    start_logging(paths.log_file)
    sys.exit(main(sys.argv[1:], paths))


def main(arguments: Sequence[str], paths: Paths) -> int:
    """Exit code: 0, 2 for input that cannot be used (after one sentence on standard error), 130 when interrupted."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options, paths))
    except KeyboardInterrupt:
        print("rating-app: interrupted; the files that were finished before stay.", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rating-app",
        description="Rates what you watch from your face, on this computer, with your consent. "
        "Without a command it opens the window.",
        epilog=MISUSE,
    )
    parser.add_argument("--version", action="version", version=f"Reaction Gauge {__version__}")
    parser.set_defaults(command=_window)
    _add_model(parser, default=shipped_model())
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--demo", action="store_true", help="play the built-in clip at once; no camera is opened")
    source.add_argument("--camera", metavar="NAME", help="use this camera: its index, or a part of its name")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="instead of the remembered one")

    commands = parser.add_subparsers(metavar="COMMAND")
    rate = commands.add_parser("rate", help="rate recorded reactions into CSV files", epilog=MISUSE)
    rate.add_argument("videos", nargs="*", type=Path, metavar="VIDEO", help="recording of a viewer's face")
    rate.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the CSV files")
    rate.add_argument(
        "--demo", action="store_true", default=argparse.SUPPRESS, help="rate the built-in clip; needs no consent"
    )
    rate.add_argument(
        "--i-have-consent",
        action="store_true",
        help="the people in these recordings know of the rating and agreed to it",
    )
    # The main parser has it too, and a default here would overwrite what stood before the command.
    _add_model(rate, default=argparse.SUPPRESS)
    rate.set_defaults(command=_rate)

    doctor = commands.add_parser("doctor", help="list the cameras, open each, measure its frame rate and close it")
    doctor.add_argument("--i-agree", action="store_true", help="yes, open my camera for about three seconds")
    doctor.set_defaults(command=_doctor)
    return parser


def _add_model(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--model", type=Path, default=default, metavar="FILE", help="another expression model")


def _refuse(sentence: object) -> int:
    print(f"rating-app: {sentence}", file=sys.stderr)
    return BAD_INPUT


def _window(options: argparse.Namespace, paths: Paths) -> int:
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return _refuse("There is no screen to open a window on; `rating-app rate` works without one.")
    from rating_app.application import WindowRequest, run_window
    from rating_app.camera import SourceFailed, find_camera
    from rating_app.expression import ModelRejected, check_model

    try:
        check_model(options.model)
        if options.camera:
            find_camera(options.camera)
    except (ModelRejected, SourceFailed) as refusal:
        return _refuse(refusal)
    return run_window(WindowRequest(options.model, options.camera or "", options.demo, options.theme), paths)


def _rate(options: argparse.Namespace, paths: Paths) -> int:
    from rating_app.analysis import FrameAnalyzer
    from rating_app.batch import count_frames, rate_videos
    from rating_app.consent import DemoBasis, RecordingAttestation
    from rating_app.export import ExportFailed
    from rating_app.expression import ModelRejected
    from rating_app.progress import progress_bar

    if options.demo == bool(options.videos):
        return _refuse("Name the recordings to rate, or --demo for the built-in clip.")
    if not options.demo and not options.i_have_consent:
        return _refuse(
            "Only recordings of people who know of the rating and agreed to it may be rated; "
            "if that is so, add --i-have-consent."
        )
    basis = DemoBasis() if options.demo else RecordingAttestation.by_this_user()
    videos = [demo_clip()] if options.demo else options.videos
    try:
        analyzer = FrameAnalyzer(options.model)
        with progress_bar("Rating", count_frames(videos) or None, "frames") as advance:
            results = rate_videos(videos, options.out, basis, analyzer, advance)
    except (ExportFailed, ModelRejected) as refusal:
        return _refuse(refusal)

    for result in results:
        if result.session is not None and result.files is not None:
            rating = result.session.rating
            figure = "no rating" if rating.rating_0_100 is None else f"{rating.rating_0_100:.1f} of 100"
            print(
                f"{result.video.name}: {figure}, face found {rating.coverage:.0%} of the time: {result.files.timeline}"
            )
    failures = [result.failure for result in results if result.failure is not None]
    for failure in failures:
        _refuse(failure)
    return BAD_INPUT if failures else 0


def _doctor(options: argparse.Namespace, paths: Paths) -> int:
    from rating_app.doctor import examine_cameras

    return examine_cameras(may_open=options.i_agree)


if __name__ == "__main__":
    run()
