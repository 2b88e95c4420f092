"""The card of a model: what it is for, what it must not be used for, and every figure with its command."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from jinja2 import UndefinedError

from rating_app.session.observation import CLASS_NAMES
from trainer.atomic import replace_file
from trainer.data.dataset import DataError
from trainer.evaluation.goals import plain_words
from trainer.evaluation.pages import page_environment

CARD_NAME = "MODEL_CARD.md"
BENCHMARK_NAME = "benchmark.json"
TEMPLATE = "model_card.md.j2"

SOURCES = {
    "utkface": "UTKFace (Zhang et al., 2017), **non-commercial research only**",
    "genki4k": "the MPLab GENKI-4K data set (http://mplab.ucsd.edu), research, with this acknowledgement",
    "fer2013": "FER2013 (Kaggle competition, 2013), research",
    "ferplus": "the pictures of FER2013 (Kaggle competition, 2013), research, with the votes of FER+ (Barsoum et al., "
    "2016), MIT",
    "facial_expressions": "muxspace/facial_expressions, press photographs of LFW (Huang et al., 2007), Apache-2.0",
    "yawdd": "frames of YawDD (Abtahi et al., 2014) and others, research, as aps360 exported them, CC BY 4.0",
}
"""Data sets by name: their authors and terms."""

PHOTOGRAPHS = {
    "utkface": "colour photographs of UTKFace",
    "genki4k": "GENKI-4K",
    "fer2013": "FER2013",
    "ferplus": "FER+",
    "facial_expressions": "press photographs",
    "yawdd": "drivers of YawDD",
}
"""Data sets by name, in words for readers who do not know them."""

PRETRAINED = (
    "It learnt from two teachers too, of which nothing is in the file: HSE-FaceRes (Savchenko, 2019), trained on "
    "VGGFace2 (Cao et al., 2018), which is for research, and MediaPipe's face landmarker, Apache-2.0."
)

DISTRESSED_S, SMILING_S = (0.0, 8.0), (11.0, 19.0)
"""The stretches of the recording sad_then_smiling.mp4 in which its viewer is distressed, then smiling."""


@dataclass(frozen=True)
class Recording:
    """The mean p_happy, in [0, 1], in stretches of sad_then_smiling.mp4, and the number of its frames."""

    distressed: float
    worst_second: float
    worst_second_at_s: int
    smiling: float
    frames: int
    frames_with_face: int


@dataclass(frozen=True)
class CardSources:
    """The JSON and CSV sources of a card; None for those that do not exist.

    `model` is the JSON beside the model file, `benchmark` a benchmark's, `test` an evaluation on `split=test`.
    `test_runs` has one row for each use of the test photographs. `clips` was written by `evaluate-clips`. `before` is
    an evaluation of the previous model, on photographs that this one learnt from.
    """

    model: Mapping[str, Any]
    size_bytes: int
    benchmark: Mapping[str, Any] | None = None
    test: Mapping[str, Any] | None = None
    test_runs: tuple[Mapping[str, str], ...] = ()
    recording: Recording | None = None
    clips: Mapping[str, Any] | None = None
    before: Mapping[str, Any] | None = None


def card_sources(model: Path, benchmark_folder: Path | None) -> CardSources:
    """Read the sources of a card: the model file `model` and, if its folder is given and has one, a benchmark."""
    benchmark = benchmark_folder and benchmark_folder / BENCHMARK_NAME
    return CardSources(
        model=read_json(model.with_suffix(".json")),
        size_bytes=model.stat().st_size,
        benchmark=read_json(benchmark) if benchmark and benchmark.is_file() else None,
    )


def write_card(sources: CardSources, folder: Path) -> Path:
    """Write `folder`/MODEL_CARD.md, and return its path.

    Raise DataError if an evaluation belongs to another model, or another version wrote one of the sources.
    """
    for evaluation in (sources.test, sources.clips):
        if evaluation is not None and evaluation["sha256"] != sources.model["sha256"]:
            raise DataError(f"The evaluation is of {evaluation['model']}, not of {sources.model['name']}.")
    template = page_environment().get_template(TEMPLATE)
    try:
        text = template.render(
            model=sources.model,
            size_bytes=sources.size_bytes,
            three_way=tuple(sources.model["class_names"]) == CLASS_NAMES,
            benchmark=sources.benchmark,
            test=sources.test,
            test_runs=sources.test_runs,
            recording=sources.recording,
            clips=sources.clips,
            before=sources.before,
            errors=_errors(sources),
            goals=[{**goal, "words": plain_words(goal)} for goal in (sources.benchmark or {}).get("goals", ())],
            terms="; ".join(SOURCES[name] for name in sources.model["data"]["training"] if name in SOURCES),
            pretrained=PRETRAINED if "teachers" in sources.model["recipe"] else "",
        )
    except (KeyError, UndefinedError) as error:
        raise DataError(f"{sources.model['name']} or its figures were written by another version ({error}).") from None
    replace_file(folder / CARD_NAME, text.strip() + "\n")
    return folder / CARD_NAME


def _errors(sources: CardSources) -> list[dict[str, Any]]:
    """Return the recipe's errors out of fold, worst first, with those of the previous model if they are known.

    `one_in` is the number of people of whom one is judged wrongly, None if nobody is; `photographs` names them.
    """
    before = {(goal["name"], goal["note"]): goal["errors"] for goal in (sources.before or {}).get("goals", ())}
    errors = [
        {
            **goal,
            "photographs": PHOTOGRAPHS.get(goal["note"], goal["note"]),
            "before": before.get((goal["name"], goal["note"])),
            "one_in": round(1 / goal["errors"]["value"]) if goal["errors"]["value"] else None,
        }
        for goal in (sources.benchmark or {}).get("goals", ())
        if goal["errors"]
    ]
    return sorted(errors, key=lambda goal: -goal["errors"]["value"])


def read_recording(timeline: Path) -> Recording:
    """Read the timeline that `rating-app rate` writes for sad_then_smiling.mp4. Raise DataError if it is not such a
    table.
    """
    try:
        with timeline.open(newline="", encoding="utf-8") as file:
            rows = [(float(row["timestamp_s"]), row["p_happy"]) for row in csv.DictReader(file)]
        seen = [(at, float(p_happy)) for at, p_happy in rows if p_happy]
        seconds = {second: _mean(seen, second, second + 1) for second in range(int(DISTRESSED_S[1]))}
        worst = max(seconds, key=lambda second: seconds[second])
        return Recording(
            distressed=_mean(seen, *DISTRESSED_S),
            worst_second=seconds[worst],
            worst_second_at_s=worst,
            smiling=_mean(seen, *SMILING_S),
            frames=len(rows),
            frames_with_face=len(seen),
        )
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{timeline} is not a timeline of sad_then_smiling.mp4 ({error}).") from None


def read_json(file: Path) -> dict[str, Any]:
    """Read a JSON object. Raise DataError if `file` is missing or does not hold one."""
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        raise DataError(f"{file} is missing or holds no JSON.") from None


def read_test_runs(file: Path) -> tuple[Mapping[str, str], ...]:
    """Read a table of test runs, oldest first; it is empty if there is no such file."""
    if not file.is_file():
        return ()
    with file.open(newline="", encoding="utf-8") as stream:
        return tuple(csv.DictReader(stream))


def _mean(seen: list[tuple[float, float]], start_s: float, end_s: float) -> float:
    return fmean(p_happy for at, p_happy in seen if start_s <= at < end_s)
