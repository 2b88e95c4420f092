"""`rating-app rate`: its options, and what it says."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from rating_app.formatting import per_cent, without_no_break
from rating_app.settings import MAX_VIEWERS, Paths, demo_clip, shipped_model
from rating_app.system.exit_codes import BAD_INPUT, SOME_FAILED, refuse
from rating_app.system.network import Peer

if TYPE_CHECKING:
    from rating_app.batch.job import Runner, Stretch
    from rating_app.batch.panel import Exported, OutFolder
    from rating_app.batch.videos import Fingerprint

Value = TypeVar("Value")


@dataclass(frozen=True)
class Scheduler(Peer):
    """Of a Dask cluster; `protocol` is tcp or tls."""

    protocol: str

    @classmethod
    def parse(cls, text: str) -> Scheduler:
        """From an address as in tcp://host:8786; ValueError, whose message is one sentence, where it is none."""
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


def add_rate_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], epilog: str
) -> argparse.ArgumentParser:
    """Add `rate` to the commands; returns its parser."""
    rate = commands.add_parser("rate", help="rate recorded reactions into files for analysis", epilog=epilog)
    rate.add_argument(
        "videos", nargs="*", type=Path, metavar="VIDEO", help="recording of a viewer's face, or a folder of them"
    )
    rate.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the files")
    rate.add_argument(
        "--demo", action="store_true", default=argparse.SUPPRESS, help="rate the built-in clip; needs no consent"
    )
    rate.add_argument(
        "--i-have-consent",
        action="store_true",
        help="the people in these recordings know of the rating and agreed to it",
    )
    rate.add_argument(
        "--baseline",
        type=_or_one_sentence(_stretch),
        metavar="START-END",
        help="seconds of each recording in which the face is at rest; what follows is measured against it",
    )
    rate.add_argument(
        "--viewers",
        type=int,
        choices=range(1, MAX_VIEWERS + 1),
        default=1,
        help="rate so many faces, told apart by where they are (default: the largest alone)",
    )
    rate.add_argument("--format", choices=("csv", "jsonl", "parquet"), default="csv", help="of the files")
    rate.add_argument("--hz", type=float, metavar="N", help="rows a second in the timelines, instead of one a frame")
    rate.add_argument("--report", action="store_true", help="also write a page to read and print for each recording")
    rate.add_argument("--again", action="store_true", help="rate anew what is in the folder already")
    where = rate.add_mutually_exclusive_group()
    where.add_argument(
        "--jobs", type=_or_one_sentence(_jobs), metavar="N", help="recordings at a time (default: one a processor)"
    )
    where.add_argument(
        "--client",
        type=_or_one_sentence(Scheduler.parse),
        metavar="ADDRESS",
        help="let a Dask cluster do it: tcp://HOST:PORT of its scheduler, over the network; the recordings lie where "
        "its workers see them, and only jobs and numbers travel",
    )
    rate.set_defaults(command=rate_command)
    return rate


def rate_command(options: argparse.Namespace, paths: Paths) -> int:
    """Exit code: 0 where every recording is rated, SOME_FAILED where some are not, BAD_INPUT where none is."""
    from rating_app.batch.job import RunnerFailed
    from rating_app.export import ExportFailed
    from rating_app.vision.expression import ModelRejected

    if options.demo == bool(options.videos):
        return refuse("Name the recordings to rate, or --demo for the built-in clip.")
    if not options.demo and not options.i_have_consent:
        return refuse(
            "Only recordings of people who know of the rating and agreed to it may be rated; "
            "if that is so, add --i-have-consent."
        )
    if options.baseline is not None and options.viewers > 1:
        return refuse("--baseline is for one viewer; leave out --viewers or --baseline.")
    if options.client is not None and find_spec("distributed") is None:
        return refuse("--client needs Dask, which is not installed: pip install 'reaction-gauge[cluster]'.")
    try:
        return _rate(options)
    except (ExportFailed, ModelRejected, RunnerFailed) as refusal:
        return refuse(refusal)


def _rate(options: argparse.Namespace) -> int:
    from rating_app.batch.panel import OutFolder
    from rating_app.batch.videos import find_videos
    from rating_app.export import ExportOptions
    from rating_app.vision.expression import check_model

    check_model(options.model, shipped_model())
    try:
        export = ExportOptions(options.format, options.hz, options.report)
    except ValueError as error:
        return refuse(error)
    found = find_videos([demo_clip()] if options.demo else options.videos)
    with (
        OutFolder.opened(options.out, options.model, options.baseline, export, options.viewers) as out,
        _runner(options, len(found.videos)) as runner,
    ):
        recordings = dict(zip(found.videos, runner.fingerprints(found.videos), strict=True))
        left = {
            video: recording
            for video, recording in recordings.items()
            if options.again or not out.ledger.has(recording)
        }
        if before := len(recordings) - len(left):
            what = "1 recording was" if before == 1 else f"{before} recordings were"
            print(f"{what} rated before; --again does it anew.")
        failures = [*found.failures, *_rate_all(options, left, runner, out)]
    return _end(failures, len(recordings) + len(found.failures))


def _rate_all(
    options: argparse.Namespace, recordings: Mapping[Path, Fingerprint | None], runner: Runner, out: OutFolder
) -> Iterator[str]:
    """Say what comes of each recording as soon as it is known; the value is the reasons of those that failed."""
    from rating_app.batch.job import NotRated, Progressed, RatingJob
    from rating_app.batch.pace import Pace
    from rating_app.batch.panel import rate_panel
    from rating_app.session.consent import DemoBasis, RecordingAttestation
    from rating_app.system.progress import share_bar

    basis = DemoBasis() if options.demo else RecordingAttestation.by_this_user()
    jobs = [RatingJob(video, basis, options.baseline, options.viewers) for video in recordings]
    sizes = {video: 0 if recording is None else recording.size for video, recording in recordings.items()}
    pace = Pace(sizes, time.monotonic())
    with share_bar("Rating") as show, closing(rate_panel(jobs, recordings, runner, out)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Progressed):
                pace.progressed(outcome.job.video, outcome.frames, outcome.share)
            elif isinstance(outcome, NotRated):
                pace.ended(outcome.job.video)
                yield outcome.reason
            else:
                pace.ended(outcome.job.video, len(outcome.session.samples))
                print(_result(outcome), flush=True)
            show(pace.share, pace.words(time.monotonic()))


def _result(exported: Exported) -> str:
    rating = exported.session.rating
    figure = "no rating" if rating.rating_0_100 is None else f"{rating.rating_0_100:.1f} of 100"
    where = f"face found {without_no_break(per_cent(rating.coverage))} of the time: {exported.files.timeline}"
    viewers = len(exported.session.samples.viewers)
    if viewers > 1:
        figure += f" for {viewers} viewers together"
    return f"{exported.job.video.name}: {figure}, {where}"


def _end(failures: Sequence[str], recordings: int) -> int:
    """List what failed."""
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
        from rating_app.batch.processes import ProcessRunner

        yield ProcessRunner(options.model, min(options.jobs or _processors(), max(1, recordings)))
        return
    from rating_app.batch.cluster import ClusterRunner

    with ClusterRunner(options.client.address, options.model) as runner:
        yield runner


def _processors() -> int:
    """How many this process may use; a container or a batch system can allow fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _stretch(text: str) -> Stretch:
    from rating_app.batch.job import Stretch

    return Stretch.parse(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{text!r} is no number of recordings at a time; it is 1 or more.")
    return int(text)


def _or_one_sentence(parse: Callable[[str], Value]) -> Callable[[str], Value]:
    """`parse`, whose ValueError argparse then shows instead of words of its own."""

    def parsed(text: str) -> Value:
        try:
            return parse(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return parsed
