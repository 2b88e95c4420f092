"""Every command in the pages is run by a test, or named here with the reason why not."""

from __future__ import annotations

import argparse
import re
import shlex

import pytest

from rating_app import command_line
from trainer import __main__ as trainer

COMMAND = re.compile(
    r"(?:\.venv/bin/)?(?:rating-app|rating-trainer)\b.*|sh (?:run|test)\.sh.*|make [a-z-]+|python3? -m .*"
    r"|python3 tests/.*|(?:pip|pipx|uv|npm|tar|curl|git) .*"
)

APP, TRAINER, BENCHMARKS = "tests/rating_app/", "tests/trainer/", "tests/benchmarks/"

RUN_BY = {
    "rating-app rate --demo": APP + "whole_program/test_process.py::test_demo_is_rated_without_a_word_about_consent",
    "rating-app rate --manifest": APP
    + "whole_program/test_process.py::test_manifest_says_whose_recordings_of_what_they_are",
    "rating-app rate --client": APP + "whole_program/test_process.py::test_client_without_dask_is_one_sentence",
    "rating-app rate": APP + "whole_program/test_process.py::test_some_bad_videos_do_not_cost_the_others",
    "rating-app compare --history": APP + "cli/test_compare.py::test_history_is_compared_without_folders",
    "rating-app compare": APP + "cli/test_compare.py::test_panel_becomes_a_page_and_tables",
    "rating-app study new": APP + "cli/test_study.py::test_new_study_can_be_read_and_checked",
    "rating-app study check": APP + "cli/test_study.py::test_check_tells_every_problem_with_its_line",
    "rating-app study": APP + "cli/test_study.py::test_results_are_printed_and_written",
    "rating-app doctor --i-agree": APP
    + "cli/test_doctor.py::test_what_was_agreed_and_what_is_delivered_stand_side_by_side",
    "rating-app doctor": APP + "cli/test_doctor.py::test_cameras_are_listed_and_not_opened_without_agreement",
    "rating-app": APP + "whole_program/test_whole_session.py::test_window_works_the_same_without_a_network",
    "rating-trainer label": TRAINER + "labelling/test_files.py::test_unusable_folders_are_one_sentence_and_exit_code_2",
    "rating-trainer evaluate-clips": TRAINER
    + "evaluation/test_clips.py::test_frames_are_scored_by_the_app_and_counted_by_what_they_show",
    "rating-trainer evaluate": TRAINER + "test_command_line.py::test_evaluate_from_photographs_to_figures",
    "rating-trainer card": TRAINER
    + "export/test_model_card.py::test_a_card_has_what_it_was_given_and_what_the_model_must_not_be_used_for",
    "sh run.sh": "tests/systems/test_run_sh.py::test_a_computer_with_wheels_is_set_up",
    "make fuzz": "tests/fuzz/test_campaign.py::test_damaged_files_are_read_or_refused_in_one_sentence",
    "make soak": BENCHMARKS + "test_soak.py::test_a_session_leaks_nothing_and_keeps_time",
    "make wheel": APP + "whole_program/test_process.py::test_the_wheel_carries_its_assets_and_rates_the_demo",
    "python -m benchmarks.soak": BENCHMARKS + "test_soak.py::test_a_session_leaks_nothing_and_keeps_time",
    "python -m benchmarks.validity": BENCHMARKS + "test_validity.py::test_without_the_file_nothing_is_computed",
    "python -m benchmarks --quick": BENCHMARKS + "test_quick.py::test_quick_benchmark_writes_its_ratios",
    "python -m benchmarks --json": BENCHMARKS + "test_quick.py::test_quick_benchmark_writes_its_ratios",
}
"""By the beginning of the command: the test that runs it. The longest beginning is the one that counts."""

NOT_RUN = {
    "rating-trainer": "trainings take hours; tests/trainer calls what each command calls, with small networks",
    "sh test.sh": "it runs these tests",
    "make systems": "needs root, a mirror of Debian and half an hour; it runs both commands of README.md",
    "make camera-vm": "needs root, QEMU and an hour",
    "make translations": "it writes into the checkout; test_language.py tells whether it was run",
    "make screenshots": "it writes into the checkout, and its pictures are for people to look at",
    "make demo": "it writes into the checkout; its clip and film are what most tests play",
    "make lock": "needs the package index",
    "make package": "takes minutes, and downloads all packages",
    "make smoke": "needs what `make package` builds",
    "make menu-entry": "needs what `make package` builds",
    "python -m benchmarks": "takes minutes, and measures nothing on a busy computer; its quick half is run",
    "python -m benchmarks.fer": "downloads another program",
    "python -m benchmarks.player_clock": "needs another player and minutes",
    "python -m benchmarks.NAME": "stands for every benchmark",
    "python -m benchmarks.rating_simulation": "takes minutes; test_simulation.py holds its figures",
    "python -m benchmarks.study_simulation": "takes minutes",
    "python -m docs.draw_rating": "it writes into the checkout, and its picture is for people to look at",
    "python3 tests/camera_vm/table.py": "needs results of the virtual machine",
    "python -m tests.camera_vm.guest": "runs inside the virtual machine",
    "pip install": "needs the package index",
    "pipx install": "needs pipx",
    "uv tool install": "needs uv",
    "npm pack": "downloads a model",
    "tar -xzf": "needs the model that npm downloads",
    "curl -O": "downloads a model",
    "git clone": "needs the address",
}
"""By the beginning of the command: why no test runs it."""


@pytest.fixture(scope="session")
def blocks(code_lines) -> list[str]:
    """The commands that stand by themselves in the pages."""
    commands = [part.strip() for line in code_lines for part in re.sub(r"\s+#.*", "", line).split("&&")]
    return [command.removeprefix(".venv/bin/") for command in commands if COMMAND.fullmatch(command)]


@pytest.fixture(scope="session")
def commands(blocks, quoted) -> set[str]:
    """These, and those within a line of text."""
    return {*blocks, *(code.removeprefix(".venv/bin/") for code in quoted if COMMAND.fullmatch(code))}


def beginning_of(command: str) -> str | None:
    """Return the longest beginning of `command` that is named above, word by word."""
    known = [name for name in (*RUN_BY, *NOT_RUN) if f"{command} ".startswith(f"{name} ")]
    return max(known, key=len, default=None)


def test_every_command_is_run_by_a_test_or_named_with_the_reason(commands):
    assert len(commands) > 50
    assert sorted(command for command in commands if beginning_of(command) is None) == []


def test_nothing_is_named_that_the_pages_no_longer_have(commands):
    assert {*RUN_BY, *NOT_RUN} - {beginning_of(command) for command in commands} == set()


@pytest.mark.parametrize("test", sorted(set(RUN_BY.values())))
def test_the_test_that_runs_a_command_is_there(test, root):
    file, name = test.split("::")
    assert f"def {name}(" in (root / file).read_text(encoding="utf-8")


def test_options_of_the_programs_commands_are_theirs(blocks):
    """Each is taken by the parser that reads it when somebody types it."""
    parsers = {"rating-app": command_line.parse, "rating-trainer": trainer.parse}
    taken = 0
    for command in blocks:
        program, *arguments = shlex.split(re.sub(r"\.\.\.|[][]", "", command))
        if program in parsers:
            assert isinstance(parsers[program](arguments), argparse.Namespace)
            taken += 1
    assert taken > 20


def test_make_knows_every_target(commands, root):
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {command.split()[1] for command in commands if command.startswith("make ")} <= targets
