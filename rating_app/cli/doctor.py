"""`rating-app doctor`: whether everything is installed, and whether cameras open, how fast they are, whether they
close.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict

from rating_app.cli.answers import Answers, add_answer_options
from rating_app.cli.parser import INTERRUPTED_CODE, Commands
from rating_app.settings import Paths
from rating_app.system.terminal import BAD_INPUT

EXAMPLES = (
    ("rating-app doctor", "check everything without opening a camera"),
    ("rating-app doctor --i-agree", "also open each camera for about three seconds, and measure it"),
    ("rating-app doctor --json | jq '.checks[] | select(.state != \"ok\")'", "only the checks that are not ok"),
)
CODES = (
    (0, "the program can run, and a camera works or none was to be opened"),
    (2, "no camera works, or the model or the face detector cannot be used"),
    INTERRUPTED_CODE,
)


def add_doctor_command(commands: Commands, epilog: str) -> argparse.ArgumentParser:
    """Add `doctor` to the commands, and return its parser."""
    doctor: argparse.ArgumentParser = commands.add_parser(
        "doctor",
        help="check the model, sound, disk, screen, kernel rules, extras and cameras",
        description="Checks what the program needs, and lists the cameras. It opens a camera only if you agree, and "
        "stores nothing.",
        examples=EXAMPLES,
        codes=CODES,
        epilog=epilog,
    )
    doctor.add_argument("--i-agree", action="store_true", help="yes, open my camera for about three seconds")
    add_answer_options(doctor, "one object with the checks and the cameras")
    doctor.set_defaults(command=doctor_command)
    return doctor


def doctor_command(options: argparse.Namespace, paths: Paths) -> int:
    """Run the command and return the exit code: 0, or BAD_INPUT if a necessary part is broken or no camera works."""
    from rating_app.cli.cameras import Examination, examine_cameras
    from rating_app.cli.checks import State, checks

    answers = Answers.asked(options)
    made = []
    for check in checks(options.model, paths, options.network):
        answers.say(f"{check.name:<17} {check.state.value:<8} {check.sentence}")
        made.append(check)
    answers.say("")
    examination: Examination = examine_cameras(options.i_agree, answers.say)
    answers.give(
        {
            "checks": [{"name": one.name, "state": one.state.value, "sentence": one.sentence} for one in made],
            "cameras": [asdict(camera) for camera in examination.cameras],
        }
    )
    is_broken = any(check.state is State.BROKEN for check in made)
    return BAD_INPUT if is_broken or not examination.works else 0
