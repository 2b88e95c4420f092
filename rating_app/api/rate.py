"""Rate recordings from a program or from the terminal: `rate` for one, a `BatchRun` for many."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from rating_app.api.consent import require_consent
from rating_app.api.session import Session
from rating_app.api.sessions import Sessions, read
from rating_app.batch.job import NotRated, Progressed, Rated, RatingJob, Runner, Stretch
from rating_app.batch.manifest import Described, read_manifest
from rating_app.batch.out_folder import Exported, OutFolder, rate_panel
from rating_app.batch.processes import ProcessRunner
from rating_app.batch.videos import Fingerprint, FoundVideos, find_videos, stems_of
from rating_app.export import ExportOptions
from rating_app.export.formats import FormatName
from rating_app.session.consent import DemoBasis, RecordingAttestation
from rating_app.settings import MAX_VIEWERS, demo_clip, shipped_model
from rating_app.vision.expression import check_model

Baseline = tuple[float, float] | None
"""(start, end), in seconds of a recording, of a stretch in which the viewer's face is at rest; None for a rating
without.
"""

OnProgress = Callable[[float], object]
"""A function that is called with the share that is done, in [0, 1]."""


class RatingFailed(Exception):
    """A recording could not be rated. The message is one sentence."""


@dataclass(frozen=True)
class Asked:
    """The recordings to be rated: those that were `found`, and one job per recording."""

    found: FoundVideos
    jobs: tuple[RatingJob, ...]


def asked(
    videos: Sequence[Path] = (),
    manifest: Path | None = None,
    demo: bool = False,
    consent: bool = False,
    content: str = "",
    baseline: Stretch | None = None,
    viewers: int = 1,
    but: Path | None = None,
    viewer: str = "",
) -> Asked:
    """Return one job per recording of `videos`, files and folders without the folder `but`; or of the table `manifest`;
    or a job for the demo clip.

    Raise ConsentMissing, ManifestRejected, or RatingFailed if several viewers are to have a baseline.
    """
    require_consent(consent or demo)
    basis = DemoBasis() if demo else RecordingAttestation.by_this_user()
    described: Mapping[Path, Described] = {}
    if manifest is not None:
        table = read_manifest(manifest)
        found, described = table.found, table.described
    else:
        found = find_videos([demo_clip()] if demo else videos, but=but)
    jobs = []
    for video in found.videos:
        known = described.get(video.path, Described())
        jobs.append(
            RatingJob(
                video.path,
                basis,
                known.baseline or baseline,
                viewers,
                video.name,
                known.content or content,
                known.viewer or viewer,
                known.groups,
            )
        )
    if viewers > 1 and any(job.baseline is not None for job in jobs):
        raise RatingFailed("A baseline is for one viewer; leave out the number of viewers, or the baselines.")
    return Asked(found, tuple(jobs))


def rate(
    video: str | Path | None = None,
    *,
    i_have_consent: bool = False,
    demo: bool = False,
    content: str = "",
    viewer: str = "",
    baseline: Baseline = None,
    viewers: int = 1,
    model: str | Path | None = None,
    on_progress: OnProgress | None = None,
) -> Session:
    """Rate one recording of a viewer's face; with `demo=True`, the demo clip, which needs no consent.

    The recording is decoded and rated in a separate process that, on Linux, can read only this recording and has no
    network; the rights of the calling process do not change. `content` is what was watched, `viewer` a code, never a
    name. With `viewers` = 1, the largest face alone is rated; otherwise up to that many, without a `baseline`. `model`
    is another expression model.

    Raise ConsentMissing unless the people in the recording agreed; RatingFailed, ModelRejected or ValueError.
    """
    if (video is None) is not demo:
        raise ValueError("Name one recording, or pass demo=True for the demo clip.")
    path = _checked_model(model)
    named = [] if video is None else [Path(video)]
    if any(one.is_dir() for one in named):
        raise RatingFailed(f"{video} is a folder; rate_into takes folders.")
    (job,) = _asked(named, None, demo, i_have_consent, content, baseline, viewers, viewer=viewer).jobs
    with closing(ProcessRunner(path, 1).rate([job])) as answers:
        for answer in answers:
            if isinstance(answer, Rated):
                return Session.of(answer.session, answer.warnings)
            if isinstance(answer, NotRated):
                raise RatingFailed(answer.reason)
            if on_progress is not None:
                on_progress(answer.share)
    raise RatingFailed(f"{job.video} was not rated.")


def rate_into(
    folder: str | Path,
    videos: str | Path | Sequence[str | Path] = (),
    *,
    i_have_consent: bool = False,
    manifest: str | Path | None = None,
    demo: bool = False,
    content: str = "",
    baseline: Baseline = None,
    viewers: int = 1,
    model: str | Path | None = None,
    format: FormatName = "csv",  # noqa: A002
    hz: float | None = None,
    report: bool = False,
    language: str = "en",
    again: bool = False,
    jobs: int | None = None,
    on_progress: OnProgress | None = None,
) -> Sessions:
    """Rate recordings, and those in folders, into `folder`, as `rating-app rate --out` does, and read the folder.

    Recordings that an earlier run has rated are not rated again, but belong to the result. A recording that fails does
    not stop the others; `left_out` of the result gives the reason. `manifest` is a table of recordings, instead of
    `videos`. `jobs` is the number of processes, by default one per processor. The other parameters are those of `rate`
    and `Session.export`.

    Raise ExportFailed if the folder cannot be written, ConsentMissing, ManifestRejected, ModelRejected, RatingFailed or
    ValueError.
    """
    out, named = Path(folder), [videos] if isinstance(videos, str | Path) else list(videos)
    if [demo, bool(named), manifest is not None].count(True) != 1:
        raise ValueError("Name the recordings to rate, or a manifest of them, or pass demo=True for the demo clip.")
    path = _checked_model(model)
    table = None if manifest is None else Path(manifest)
    wanted = _asked([Path(one) for one in named], table, demo, i_have_consent, content, baseline, viewers, but=out)
    failures = list(wanted.found.failures)
    runner = nullcontext(local_runner(path, len(wanted.jobs), jobs))
    with BatchRun.begun(wanted, out, ExportOptions(format, hz, report, language), path, viewers, again, runner) as run:
        shares: dict[Path, float] = {}
        with closing(run.outcomes()) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, NotRated):
                    failures.append(outcome.reason)
                shares[outcome.job.video] = outcome.share if isinstance(outcome, Progressed) else 1.0
                if on_progress is not None:
                    on_progress(sum(shares.values()) / len(run.left))
    if len(failures) == len(wanted.jobs) + len(wanted.found.failures) and not run.before:
        raise RatingFailed(failures[0] if failures else "There is nothing to rate.")
    sessions = read(out)
    return Sessions(sessions, [*failures, *sessions.left_out])


@dataclass(frozen=True)
class BatchRun:
    """Recordings that are being rated into a folder, which is locked while the run continues.

    `once` holds all of them without copies; `copies` are pairs of names, a copy and its original. `left` holds those
    that no earlier run has rated in the same way.
    """

    out: OutFolder
    runner: Runner
    once: Mapping[RatingJob, Fingerprint | None]
    left: Mapping[RatingJob, Fingerprint | None]
    copies: tuple[tuple[str, str], ...]

    @classmethod
    @contextmanager
    def begun(
        cls,
        wanted: Asked,
        out: Path,
        options: ExportOptions,
        model: Path,
        viewers: int,
        again: bool,
        runner: AbstractContextManager[Runner],
    ) -> Iterator[BatchRun]:
        """Yield the run of `wanted` into `out`; with `again`, all recordings are `left`.

        Raise ExportFailed if the folder cannot be written, RunnerFailed or ModelRejected.
        """
        with OutFolder.opened(out, model, options, viewers) as folder, runner as begun:
            seen = begun.fingerprints([job.video for job in wanted.jobs])
            once, copies = _each_once(dict(zip(wanted.jobs, seen, strict=True)))
            left = {
                job: recording
                for job, recording in once.items()
                if again or not folder.ledger.has(recording, job.baseline)
            }
            yield cls(folder, begun, once, left, copies)

    @property
    def before(self) -> int:
        """Return the number of recordings that an earlier run has rated."""
        return len(self.once) - len(self.left)

    @property
    def recordings(self) -> dict[Path, Fingerprint | None]:
        """Return the fingerprints of the recordings that are left, by path."""
        return {job.video: recording for job, recording in self.left.items()}

    def outcomes(self) -> Generator[Progressed | Exported | NotRated, None, None]:
        """Rate what is left, and yield each result; each session is exported as soon as it is done.

        Closing the generator stops all jobs.
        """
        return rate_panel(
            list(self.left), self.recordings, self.runner, self.out, stems_of([j.name for j in self.once])
        )


def local_runner(model: Path, recordings: int, jobs: int | None = None) -> Runner:
    """Return a runner on this computer with `jobs` processes, by default one for each processor that this process may
    use.
    """
    return ProcessRunner(model, min(jobs or _processors(), max(1, recordings)))


def _asked(
    videos: Sequence[Path],
    manifest: Path | None,
    demo: bool,
    consent: bool,
    content: str,
    baseline: Baseline,
    viewers: int,
    but: Path | None = None,
    viewer: str = "",
) -> Asked:
    """Return `asked` after checking the values that a program may get wrong. Raise ValueError for these."""
    if not 1 <= viewers <= MAX_VIEWERS:
        raise ValueError(f"viewers is 1 to {MAX_VIEWERS}, not {viewers!r}")
    stretch = None if baseline is None else Stretch.parse("{:g}-{:g}".format(*baseline))
    return asked(videos, manifest, demo, consent, content, stretch, viewers, but, viewer)


def _checked_model(model: str | Path | None) -> Path:
    path = shipped_model() if model is None else Path(model)
    check_model(path, shipped_model())
    return path


def _each_once(
    recordings: Mapping[RatingJob, Fingerprint | None],
) -> tuple[dict[RatingJob, Fingerprint | None], tuple[tuple[str, str], ...]]:
    seen: dict[Fingerprint, RatingJob] = {}
    once: dict[RatingJob, Fingerprint | None] = {}
    copies = []
    for job, recording in recordings.items():
        if recording is not None and recording in seen:
            copies.append((job.name, seen[recording].name))
            continue
        once[job] = recording
        if recording is not None:
            seen[recording] = job
    return once, tuple(copies)


def _processors() -> int:
    """Return the number of usable processors, which a container or a batch system can restrict."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
