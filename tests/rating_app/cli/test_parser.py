"""The help, the guesses and the completion of the command line."""

from __future__ import annotations

import subprocess

import pytest

from rating_app.command_line import _parser, main, parse

COMMANDS = ("rate", "compare", "study", "doctor", "serve", "completion")
ALL = [(), *((name,) for name in COMMANDS), *(("study", action) for action in ("new", "check", "results"))]


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_every_help_has_exit_codes_and_fits_a_terminal(command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as end:
        parse([*command, "--help"])
    told = capsys.readouterr().out
    assert end.value.code == 0
    assert "exit codes:\n  0 " in told
    assert command[:2] in (("study", "new"), ("study", "check")) or "examples:\n  rating-app" in told
    # An example is one command, which nobody can copy in two halves.
    assert all(len(line) <= 80 for line in told.partition("examples:")[0].splitlines())


def test_the_help_names_every_command_in_a_line(capsys):
    with pytest.raises(SystemExit):
        parse(["--help"])
    told = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n    {name} " not in told] == []


def test_every_example_is_a_command_that_is_understood():
    import shlex

    from rating_app import command_line
    from rating_app.cli import compare, completion, doctor, rate, study

    rooms = (command_line, compare, completion, doctor, rate, study)
    examples = [one for room in rooms for one in room.EXAMPLES] + list(study.RESULT_EXAMPLES)
    for line, _ in [*examples, command_line.SERVE_EXAMPLES[0]]:
        words = shlex.split(line.partition(" | ")[0].partition(" > ")[0])
        assert words[0] == "rating-app"
        parse(words[1:])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["raet", "--demo", "--out", "out"], "Did you mean rate?"),
        (["study", "result"], "Did you mean results?"),
        (["rate", "--demo", "--otu", "out"], "--out"),
        (["rate", "--demo", "--out", "out", "--fromat=csv"], "Did you mean --format"),
        (["doctor", "--i-agre1"], "Did you mean --i-agree?"),
    ],
)
def test_what_was_meant_is_guessed(typed, meant, capsys):
    with pytest.raises(SystemExit) as end:
        parse(typed)
    assert end.value.code == 2
    assert meant in capsys.readouterr().err


def test_nothing_is_guessed_where_nothing_is_near(capsys):
    with pytest.raises(SystemExit):
        parse(["xyzzy"])
    assert "Did you mean" not in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_knows_commands_and_options(shell, paths, capsys):
    pytest.importorskip("shtab", reason="the extra completion is not installed")
    assert main(parse(["completion", shell]), paths) == 0
    script = capsys.readouterr().out
    for word in (*COMMANDS, "--i-have-consent", "results"):
        assert word in script


def test_bash_takes_the_completion_and_completes(paths, capsys, tmp_path):
    pytest.importorskip("shtab", reason="the extra completion is not installed")
    assert main(parse(["completion", "bash"]), paths) == 0
    script = tmp_path / "completion.bash"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    words = 'COMP_WORDS=(rating-app do); COMP_CWORD=1; _shtab_rating_app; echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", f"source {script}; {words}"], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["doctor"], done.stderr


def test_without_shtab_a_sentence_says_what_to_install(paths, capsys, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(parse(["completion", "bash"]), paths) == 2
    assert "pip install 'reaction-gauge[completion]'" in capsys.readouterr().err


def test_options_of_the_whole_program_are_known_to_the_guess():
    assert {"--demo", "--json", "--where"} <= set(_parser()._options())
