"""Command line of Reaction Gauge: the window, batch rating, comparisons, studies, and a check of the cameras."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rating_app import __version__
from rating_app.cli.bids import add_bids_command
from rating_app.cli.compare import add_compare_command
from rating_app.cli.completion import add_completion_command
from rating_app.cli.doctor import add_doctor_command
from rating_app.cli.markers import add_markers_command
from rating_app.cli.parser import INTERRUPTED_CODE, USUAL_CODES, Commands, Parser
from rating_app.cli.rate import add_rate_command
from rating_app.cli.study import add_study_command
from rating_app.settings import THEMES, NoHome, Paths, shipped_model
from rating_app.system.garbage import collect_on_demand
from rating_app.system.network import NO_RULE, forbid_network
from rating_app.system.screen import why_no_window
from rating_app.system.terminal import INTERRUPTED, SOME_FAILED, Terminal, refuse

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from rating_app.desktop.application import RatingApplication
    from rating_app.desktop.equipment import Equipment
    from rating_app.views.window.main_window import MainWindow

MISUSE = (
    "Not for employees at work or pupils in education (prohibited in the EU: AI Act, Article 5(1)(f)), "
    "and not for hiring, policing or diagnosis; people shown must be told (Article 50(3)) and agree."
)

EXAMPLES = (
    ("rating-app", "open the window"),
    ("rating-app --demo", "open it with the demo clip; no camera is opened"),
    ("rating-app rate --i-have-consent --out out reactions/", "rate recordings into files for analysis"),
    ("rating-app doctor", "check that everything is there"),
)

SERVE_EXAMPLES = (
    ("rating-app serve --stdio --demo", 'try it: type {"do": "start"}, then {"do": "stop"}'),
    ("python examples/obs_overlay.py joy.txt", "write the numbers into a file that OBS reads"),
)


class Companion:
    """A companion of the program in its own process, such as a test's user or a benchmark. This base class does
    nothing.
    """

    def see_opening(self, app: QApplication) -> None:
        """Note that the opening window, which is shown while the program loads, is on the screen."""

    def see_window(self, window: MainWindow) -> None:
        """Note that the window is built and about to be shown; nothing in it works yet."""

    def equip(self) -> Equipment | None:
        """Return the equipment to work with instead of this computer's; None for the latter."""
        return None

    def see_application(self, application: RatingApplication) -> None:
        """Note that the application is built and about to start."""


def run_command_line(companion: Companion | None = None) -> None:
    """Run the command line and exit; `companion` is notified about the window."""
    terminal = Terminal()
    # Child processes must not import modules that happen to lie in the current folder.
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        code = _run(companion)
    except SystemExit as end:
        # The help was shown, or a sentence about a wrong argument.
        code = end.code if isinstance(end.code, int) else 0
    if (failure := terminal.failure) is not None:
        refuse(f"standard output cannot be written ({failure.strerror}).")
    sys.exit(code or (0 if failure is None else SOME_FAILED))


def _run(companion: Companion | None) -> int:
    from rating_app.system.core_dumps import forbid_core_dumps
    from rating_app.system.logs import start_logging

    options = parse(sys.argv[1:])
    if companion is not None:
        options.companion = companion
    # Libraries write files, too, such as Qt for the state of its file dialog.
    os.umask(0o077)
    forbid_core_dumps()
    try:
        options.network = forbid_network(options.client, native_too=not (options.lsl or options.lsl_markers))
    except OSError as error:
        return refuse(f"The computer {options.client.host} cannot be found ({error.strerror}).")
    try:
        paths = Paths.of_this_user()
    except NoHome as refusal:
        return refuse(refusal)
    start_logging(paths.log_file)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return main(options, paths)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed options. `client` is the one computer that the run may connect to, None for no network at all;
    `network` will hold the rule that keeps the run off it.
    """
    return _parser().parse_args(arguments)


def main(options: argparse.Namespace, paths: Paths) -> int:
    """Run the command and return the exit code: 0; 2 for unusable input, after one sentence on standard error; 130 if
    interrupted. `rate` returns 1 if a part failed.
    """
    try:
        return int(options.command(options, paths))
    except KeyboardInterrupt:
        print("rating-app: interrupted; the files that were already finished are kept.", file=sys.stderr)
        return INTERRUPTED


def _parser() -> Parser:
    parser = Parser(
        prog="rating-app",
        description="Rates what you watch from your face, on this computer, with your consent. "
        "Without a command it opens the window; each command has a --help of its own.",
        examples=EXAMPLES,
        codes=(*USUAL_CODES, INTERRUPTED_CODE),
        epilog=MISUSE,
    )
    parser.add_argument("--version", action="version", version=f"Reaction Gauge {__version__}")
    parser.set_defaults(command=_window, client=None, network=NO_RULE, companion=Companion())
    _add_model(parser, default=shipped_model())
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--demo", action="store_true", help="play the demo clip at once; no camera is opened")
    source.add_argument("--camera", metavar="NAME", help="use this camera: its index, or a part of its name")
    parser.add_argument(
        "--lsl",
        action="store_true",
        help="offer each session's numbers to the local network (Lab Streaming Layer); needs the extra lsl",
    )
    parser.add_argument(
        "--lsl-markers",
        action="store_true",
        help="note the markers that programs on the local network send while a session is recorded; needs the extra "
        "lsl, too",
    )
    parser.add_argument("--theme", choices=THEMES, help="colours, instead of those in the settings")

    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    # The main parser has the option, too, and a default here would overwrite a value given before the command.
    _add_model(add_rate_command(commands, MISUSE), default=argparse.SUPPRESS)
    add_compare_command(commands, MISUSE)
    add_markers_command(commands, MISUSE)
    add_bids_command(commands, MISUSE)
    add_study_command(commands, MISUSE)
    add_doctor_command(commands, MISUSE)
    _add_serve_command(commands)
    add_completion_command(commands, parser)
    return parser


def _add_serve_command(commands: Commands) -> None:
    serve = commands.add_parser(
        "serve",
        help="let a program that starts this one use the gauge: lines of JSON, no network",
        description="Opens the window for another program: a game, an experiment, a stream overlay. That program sends "
        "lines of JSON to standard input and gets others from standard output (docs/integrations.md). The window "
        "asks the viewer for consent, which no message can give. Without a screen no camera is opened. It ends when "
        "standard input does.",
        examples=SERVE_EXAMPLES,
        codes=(*USUAL_CODES, INTERRUPTED_CODE),
        epilog=MISUSE,
    )
    serve.add_argument("--stdio", action="store_true", required=True, help="over standard input and output")
    serve.add_argument(
        "--demo",
        action="store_true",
        default=argparse.SUPPRESS,
        help="to try it: rate the demo clip, open no camera",
    )
    serve.set_defaults(command=_serve)


def _add_model(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--model", type=Path, default=default, metavar="FILE", help="another expression model")


def _serve(options: argparse.Namespace, paths: Paths) -> int:
    # Standard output is kept for the lines; all prints for people go to standard error.
    writing, sys.stdout = sys.stdout, sys.stderr
    if sys.stdin is None or writing is None:
        return refuse("`serve --stdio` needs standard input and output.")
    reading = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    return _window(options, paths, (reading, writing))


def _window(options: argparse.Namespace, paths: Paths, lines: tuple[TextIO, TextIO] | None = None) -> int:
    if (why := why_no_window(os.environ)) is not None:
        return refuse(why)
    from rating_app.settings import glance_at_settings
    from rating_app.system.memory import use_one_arena
    from rating_app.views.window.opening import OpeningWindow, make_qt_application, show_at_once

    # Before there is a second thread, which would begin another.
    use_one_arena()
    # Collecting garbage takes a tenth of the time in which the program loads, and finds nothing.
    collect_on_demand()
    app, settings = make_qt_application(sys.argv[:1]), glance_at_settings(paths.settings)
    opening = OpeningWindow(app, options.theme or settings.theme, settings.window_geometry)
    show_at_once(opening)
    options.companion.see_opening(app)

    with _ended_at_once_by_interrupt():
        from rating_app.desktop.first_window import FirstWindow, WindowRequest

        client = None
        if lines is not None:
            from rating_app.desktop.serve_controller import Client

            client = Client(*lines, demo=options.demo)
        request = WindowRequest(
            options.model,
            options.camera or "",
            options.demo,
            options.theme,
            options.lsl,
            options.network,
            client,
            options.lsl_markers,
        )
        first = FirstWindow(app, request, paths)
        options.companion.see_window(first.window)
        first.show_at_once()
        opening.close()

        # The pipeline and the controllers are imported once the window is seen.
        from rating_app.desktop.application import RatingApplication, run_window
        from rating_app.desktop.equipment import USUAL_EQUIPMENT
        from rating_app.lsl import LslUnavailable, check_lsl
        from rating_app.vision.camera import SourceFailed, find_camera
        from rating_app.vision.expression import ModelRejected, check_model

        equipment = options.companion.equip() or USUAL_EQUIPMENT
        try:
            if options.lsl or options.lsl_markers:
                check_lsl()
            check_model(options.model, shipped_model())
            if options.camera:
                find_camera(options.camera, cameras=equipment.cameras)
        except (LslUnavailable, ModelRejected, SourceFailed) as refusal:
            return refuse(refusal)
        except OSError as error:
            return refuse(f"The system could not list the cameras ({error.strerror or error}).")
        application = RatingApplication(first, equipment)
    options.companion.see_application(application)
    return run_window(app, application, paths)


@contextmanager
def _ended_at_once_by_interrupt() -> Iterator[None]:
    """End the program at once if it is interrupted: KeyboardInterrupt, raised in Python code that Qt calls, would be
    lost and leave Qt in the middle of painting. There is nothing to be saved yet.
    """

    def leave(*_: object) -> None:
        print("rating-app: interrupted.", file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)

    before = signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
