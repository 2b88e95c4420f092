"""Judges what the virtual machine's jobs reported, and makes the table for docs/cameras.md from it.

    python3 tests/camera_vm/table.py judge RESULT.jsonl COMMIT     prints it; ends with 1 where the job failed
    python3 tests/camera_vm/table.py show RESULTS                  prints the table of a folder of results
    python3 tests/camera_vm/table.py put RESULTS                   puts it between the marks in docs/cameras.md

It needs nothing but Python.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "cameras.md"
BEGIN, END = "<!-- from here on: tests/camera_vm/table.py put -->", "<!-- until here -->"


@dataclass(frozen=True)
class Assertion:
    words: str
    holds: bool
    seen: str


@dataclass(frozen=True)
class Result:
    """What a job found; `commit` and `day` are empty until it is judged."""

    job: str
    assertions: tuple[Assertion, ...]
    outputs: tuple[tuple[str, str], ...]
    ended: bool
    commit: str
    day: str

    @property
    def holds(self) -> bool:
        return self.ended and bool(self.assertions) and all(one.holds for one in self.assertions)

    @property
    def verdict(self) -> str:
        if not self.ended:
            return "did not come to its end"
        kept = sum(one.holds for one in self.assertions)
        return f"{'passed' if self.holds else 'FAILED'}, {kept} of {len(self.assertions)}"


def read(path: Path) -> Result:
    """A job's report; a line that the machine was cut off in is left out."""
    entries = []
    for line in path.read_text(errors="replace").splitlines():
        try:
            entries.append(json.loads(line))
        except ValueError:
            continue
    judged: dict[str, str] = next((entry for entry in entries if "commit" in entry), {})
    return Result(
        path.stem,
        tuple(Assertion(one["asserted"], one["holds"], one["seen"]) for one in entries if "asserted" in one),
        tuple((one["title"], one["text"]) for one in entries if "text" in one),
        any("ended" in one for one in entries),
        judged.get("commit", ""),
        judged.get("day", ""),
    )


def judge(path: Path, commit: str) -> bool:
    """Note of a result which commit it is about, and print it; whether the job passed."""
    with path.open("a") as file:
        file.write("\n" + json.dumps({"commit": commit, "day": date.today().isoformat()}) + "\n")
    result = read(path)
    for one in result.assertions:
        print("ok  " if one.holds else "FAIL", f"{result.job}:", one.words, *([f"({one.seen})"] if one.seen else []))
    print(f"{result.job}: {result.verdict}", flush=True)
    return result.holds


def table(results: list[Result]) -> str:
    """The results as Markdown: one row per assertion, and what programs printed."""
    lines = ["| job | asserted | result |", "| --- | --- | --- |"]
    for result in results:
        lines.append(f"| **{result.job}** | commit {result.commit}, {result.day} | **{result.verdict}** |")
        for one in result.assertions:
            outcome = ("holds" if one.holds else "**does not hold**") + (f": {_cell(one.seen)}" if one.seen else "")
            lines.append(f"| | {_cell(one.words)} | {outcome} |")
    for title, text in (output for result in results for output in result.outputs):
        lines += ["", f"{title}:", "", *(f"    {line}".rstrip() for line in text.strip().splitlines())]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def results_in(folder: Path) -> list[Result]:
    return [read(path) for path in sorted(folder.glob("*.jsonl"))]


def put(page: Path, content: str) -> None:
    before, found_begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, found_end, after = rest.partition(END)
    if not (found_begin and found_end):
        sys.exit(f"{page} lacks the marks {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n\n{content}\n\n{END}{after}", encoding="utf-8")


def main() -> int:
    match sys.argv[1:]:
        case ["judge", result, commit]:
            return 0 if judge(Path(result), commit) else 1
        case ["show", folder]:
            print(table(results_in(Path(folder))))
        case ["put", folder]:
            put(PAGE, table(results_in(Path(folder))))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
