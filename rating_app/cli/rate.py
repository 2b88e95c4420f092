"""`rating-app rate`: its options and its output."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rating_app.api.consent import ConsentMissing, require_consent
from rating_app.cli.answers import Answers, add_answer_options, records_of
from rating_app.cli.arguments import add_language_option, or_one_sentence, out_folder
from rating_app.cli.parser import INTERRUPTED_CODE, Commands
from rating_app.formatting import per_cent, without_no_break
from rating_app.session.recording import loss_of
from rating_app.settings import MAX_VIEWERS, Paths, shipped_model
from rating_app.system.network import Peer
from rating_app.system.terminal import BAD_INPUT, SOME_FAILED, refuse

if TYPE_CHECKING:
    from rating_app.api.rate import BatchRun
    from rating_app.batch.job import Runner, Stretch
    from rating_app.batch.out_folder import Exported

_NAMED = 5
"""The most files that are named in one sentence."""


@dataclass(frozen=True)
class Scheduler(Peer):
    """The scheduler of a Dask cluster; `protocol` is tcp or tls."""

    protocol: str

    @classmethod
    def parse(cls, text: str) -> Scheduler:
        """Parse an address like tcp://host:8786. Raise ValueError, with a sentence, if it is not one."""
        try:
            parts = urlsplit(text)
            host, port = parts.hostname, parts.port
        except ValueError:
            host = port = None
        if not host or not port or parts.scheme not in ("tcp", "tls") or parts.path.strip("/"):
            raise ValueError(f"{text!r} is not the address of a scheduler, as in tcp://scheduler:8786.")
        return cls(host, port, parts.scheme)

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.protocol}://{host}:{self.port}"


EXAMPLES = (
    ("rating-app rate --demo --out out", "rate the demo clip; needs no camera and no consent"),
    ("rating-app rate --i-have-consent --content 'Trailer' --out out reactions/", "rate all recordings of a folder"),
    (
        "rating-app rate --i-have-consent --manifest panel.csv --report --out out",
        "rate the recordings listed in a table, with reports",
    ),
    ("rating-app rate --demo --out out --json | jq .rating_0_100", "use the rating in a script"),
)
CODES = (
    (0, "every recording is rated"),
    (1, "some could not be rated, or not to their end (--allow-incomplete: 0)"),
    (2, "none could be rated, or the input cannot be used"),
    INTERRUPTED_CODE,
)


def add_rate_command(commands: Commands, epilog: str) -> argparse.ArgumentParser:
    """Add `rate` to the commands, and return its parser."""
    rate: argparse.ArgumentParser = commands.add_parser(
        "rate",
        help="rate recordings of viewers, and write files for analysis",
        description="Rates recordings of viewers' faces, several at a time, into files for analysis. What the folder "
        "has already is not rated again.",
        examples=EXAMPLES,
        codes=CODES,
        epilog=epilog,
    )
    rate.add_argument(
        "videos", nargs="*", type=Path, metavar="VIDEO", help="recording of a viewer's face, or a folder of them"
    )
    rate.add_argument(
        "--manifest",
        type=Path,
        metavar="FILE.csv",
        help="table of recordings instead of VIDEO: a column recording, and any of content, viewer, baseline "
        "(START-END); further columns are groups",
    )
    rate.add_argument("--content", default="", metavar="NAME", help="what all of these viewers watched")
    rate.add_argument("--out", type=out_folder, required=True, metavar="DIR", help="folder for the files")
    rate.add_argument(
        "--demo", action="store_true", default=argparse.SUPPRESS, help="rate the demo clip; needs no consent"
    )
    rate.add_argument(
        "--i-have-consent",
        action="store_true",
        help="the people in these recordings know of the rating and agreed to it",
    )
    rate.add_argument(
        "--baseline",
        type=or_one_sentence(_stretch),
        metavar="START-END",
        help="seconds of each recording in which the face is at rest; what follows is measured against it",
    )
    rate.add_argument(
        "--viewers",
        type=int,
        choices=range(1, MAX_VIEWERS + 1),
        default=1,
        help="rate this many faces, distinguished by their places (default: the largest one only)",
    )
    rate.add_argument("--format", choices=("csv", "jsonl", "parquet"), default="csv", help="format of the files")
    rate.add_argument(
        "--hz", type=float, metavar="N", help="rows per second in the timelines, instead of one per frame"
    )
    rate.add_argument("--report", action="store_true", help="also write a page to read and print for each recording")
    add_language_option(rate, "that page")
    rate.add_argument(
        "--allow-incomplete", action="store_true", help="exit with 0 even if a recording could not be read to its end"
    )
    rate.add_argument("--again", action="store_true", help="also rate recordings that are in the folder already")
    where = rate.add_mutually_exclusive_group()
    where.add_argument(
        "--jobs", type=or_one_sentence(_jobs), metavar="N", help="recordings at a time (default: one per processor)"
    )
    where.add_argument(
        "--client",
        type=or_one_sentence(Scheduler.parse),
        metavar="ADDRESS",
        help="rate on a Dask cluster: tcp://HOST:PORT of its scheduler, over the network; its workers must be able to "
        "read the recordings, and only jobs and numbers are sent",
    )
    add_answer_options(rate, "a line of JSON for each recording, with its row of sessions.csv or why it failed")
    rate.set_defaults(command=rate_command)
    return rate


def rate_command(options: argparse.Namespace, paths: Paths) -> int:
    """Run the command and return the exit code: 0 if every recording is rated, SOME_FAILED if some are not, or not
    completely, BAD_INPUT if none is.
    """
    from rating_app.api.rate import RatingFailed
    from rating_app.batch.job import RunnerFailed
    from rating_app.batch.manifest import ManifestRejected
    from rating_app.export import ExportFailed
    from rating_app.vision.expression import ModelRejected

    if [options.demo, bool(options.videos), options.manifest is not None].count(True) != 1:
        return refuse("Name the recordings to rate, or a --manifest of them, or --demo for the demo clip.")
    try:
        require_consent(options.demo or options.i_have_consent, "add --i-have-consent")
    except ConsentMissing as refusal:
        return refuse(refusal)
    if options.client is not None and find_spec("distributed") is None:
        return refuse("--client needs Dask, which is not installed: pip install 'reaction-gauge[cluster]'.")
    try:
        return _rate(options)
    except (ExportFailed, ManifestRejected, ModelRejected, RatingFailed, RunnerFailed) as refusal:
        return refuse(refusal)


def _rate(options: argparse.Namespace) -> int:
    from rating_app.api.rate import BatchRun, asked
    from rating_app.export import ExportOptions
    from rating_app.vision.expression import check_model

    answers = Answers.asked(options)
    check_model(options.model, shipped_model())
    try:
        export = ExportOptions(options.format, options.hz, options.report, options.language)
    except ValueError as error:
        return refuse(error)
    wanted = asked(
        options.videos,
        options.manifest,
        options.demo,
        options.i_have_consent,
        options.content,
        options.baseline,
        options.viewers,
        but=options.out,
    )
    if wanted.found.passed_over:
        refuse(f"These files do not have the name of a video, and are skipped: {_some(wanted.found.passed_over)}.")
    failures = list(wanted.found.failures)
    runner = _runner(options, len(wanted.jobs))
    with BatchRun.begun(wanted, options.out, export, options.model, options.viewers, options.again, runner) as run:
        for copy, original in run.copies:
            refuse(f"{copy} is the same recording as {original}, and is not rated again.")
        if run.before:
            what = "1 recording was" if run.before == 1 else f"{run.before} recordings were"
            answers.say(f"{what} rated before; --again repeats that.")
        told = _Told()
        _rate_all(run, told, answers)
    failures += told.failures
    code = _end(failures, len(run.once) + len(wanted.found.failures))
    return code or (SOME_FAILED if told.incomplete and not options.allow_incomplete else 0)


@dataclass
class _Told:
    """What was reported: `failures` are the reasons for recordings that were not rated; `incomplete` is True if one was
    not read completely.
    """

    failures: list[str] = field(default_factory=list)
    incomplete: bool = False


def _rate_all(run: BatchRun, told: _Told, answers: Answers) -> None:
    """Print the result of each recording as soon as it is known."""
    from rating_app.batch.job import NotRated, Progressed
    from rating_app.batch.pace import Pace
    from rating_app.system.progress import share_bar

    sizes = {video: 0 if recording is None else recording.size for video, recording in run.recordings.items()}
    pace = Pace(sizes, time.monotonic())
    with share_bar("Rating", hidden=answers.quiet) as show, closing(run.outcomes()) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Progressed):
                pace.progressed(outcome.job.video, outcome.frames, outcome.share)
            elif isinstance(outcome, NotRated):
                pace.ended(outcome.job.video)
                told.failures.append(outcome.reason)
                answers.give({"recording": outcome.job.name, "failed": outcome.reason})
            else:
                pace.ended(outcome.job.video, len(outcome.session.samples))
                answers.say(_result(outcome))
                answers.give(_record(outcome))
                for warning in outcome.warnings:
                    refuse(warning)
                told.incomplete |= _tell_loss(outcome)
            show(pace.share, pace.words(time.monotonic()))


def _result(exported: Exported) -> str:
    rating = exported.session.rating
    figure = "no rating" if rating.rating_0_100 is None else f"{rating.rating_0_100:.1f} of 100"
    where = f"face seen {without_no_break(per_cent(rating.coverage))} of the time: {exported.files.timeline}"
    viewers = len(exported.session.samples.viewers)
    if viewers > 1:
        figure += f" for {viewers} viewers together"
    return f"{exported.job.name}: {figure}, {where}"


def _record(exported: Exported) -> dict[str, Any]:
    from rating_app.export import SESSIONS
    from rating_app.export.files import Told

    (table,) = SESSIONS.tables(Told(exported.session, None, exported.files.timeline.name)) or ()
    files = {file.part: str(path) for file, path in exported.files.paths.items()}
    (row,) = records_of(table)
    return {"recording": exported.job.name, **row, "warnings": exported.warnings, "files": files}


def _tell_loss(exported: Exported) -> bool:
    """Print how much of the recording could not be read; return whether it is incomplete."""
    read = exported.session.recording
    if read is not None and (loss := loss_of(read, exported.session.duration_s)) is not None:
        refuse(f"{exported.job.name}: {loss}")
    return read is not None and read.complete is False


def _some(files: Sequence[Path]) -> str:
    """Return the first names, and the number of further ones."""
    names = ", ".join(str(file) for file in files[:_NAMED])
    return names if len(files) <= _NAMED else f"{names} and {len(files) - _NAMED:,} more"


def _end(failures: Sequence[str], recordings: int) -> int:
    """List the failures, and return the exit code."""
    if failures and recordings > 1:
        refuse(f"{len(failures)} of {recordings} could not be rated:")
    for failure in failures:
        refuse(failure)
    if not failures:
        return 0
    return BAD_INPUT if len(failures) == recordings else SOME_FAILED


@contextmanager
def _runner(options: argparse.Namespace, recordings: int) -> Iterator[Runner]:
    if options.client is None:
        from rating_app.api.rate import local_runner

        yield local_runner(options.model, recordings, options.jobs)
        return
    from rating_app.batch.cluster import ClusterRunner

    with ClusterRunner(options.client.address, options.model) as runner:
        yield runner


def _stretch(text: str) -> Stretch:
    from rating_app.batch.job import Stretch

    return Stretch.parse(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{text!r} is not a number of recordings at a time, which is 1 or more.")
    return int(text)
