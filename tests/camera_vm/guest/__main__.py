"""Runs one job in the virtual machine: `python -m tests.camera_vm.guest JOB REPORT`. Exit code 1 where it fails."""

from __future__ import annotations

import importlib
import sys
import traceback
from pathlib import Path

from tests.camera_vm.guest.report import Report


def main() -> int:
    name, path = sys.argv[1:]
    report = Report.to(name, Path(path))
    job = importlib.import_module(f"tests.camera_vm.guest.jobs.{name}")
    try:
        job.run(report)
    except Exception as failure:
        traceback.print_exc()
        report.check("comes to its end without an error", False, f"{type(failure).__name__}: {failure}")
    report.end()
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())
