"""Help: every command explains itself with an example that runs, and asking for help is quick."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dateline.cli import main
from dateline.cli.group import COMMANDS
from dateline.record import Record

from .conftest import Run


def commands() -> dict[str, click.Command]:
    """Every command and subcommand by its full name."""
    found: dict[str, click.Command] = {}
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {sub}": each for sub, each in command.commands.items()}
    return found


def examples(command: click.Command) -> list[str]:
    return re.findall(r"^ *(dateline .+)$", (command.help or "").partition("Example:")[2], re.M)


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help_with_an_example(name: str) -> None:
    """The first line says what it does, the examples how."""
    command = commands()[name]
    assert examples(command)
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_overview_says_what_the_command_says(name: str) -> None:
    """One line, in both places."""
    assert (commands()[name].help or "").splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize(
    "line", [line for name, each in commands().items() if not name.startswith("read") for line in examples(each)]
)
def test_every_example_runs(kept: Path, run: Run, line: str) -> None:
    """What the help shows works as it stands."""
    with Record.open("dateline.db") as record:
        for _ in range(4):
            record.decide("accept", {"incident": "1"}, who="ana")
    words = shlex.split(line)[1:]
    if ">" in words:
        words = words[: words.index(">")]
    result = run(*words)
    assert result.exit_code == 0, result.output


HEAVY = {"rich", "msgspec", "numpy", "sqlite3", "onnxruntime", "turbohtml", "dateline.pipeline", "dateline.record"}


def test_help_loads_nothing_heavy() -> None:
    """Only click and the names of the commands are needed to explain them."""
    code = "import sys; from dateline.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not HEAVY & loaded
    assert {m for m in loaded if m.startswith("dateline")} == {"dateline", "dateline.cli", "dateline.cli.group"}


def test_help_is_quick() -> None:
    """Under 0.2 seconds of processor time, the best of five: what a machine with nothing else to do waits for."""
    took = []
    for _ in range(5):
        child = subprocess.Popen([sys.executable, "-m", "dateline", "--help"], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        took.append(used.ru_utime + used.ru_stime)
    assert min(took) < 0.2


def test_a_wrong_word_is_misuse(run: Run) -> None:
    """2 for misuse, with the way to help."""
    result = run("reed")
    assert result.exit_code == 2
    assert "dateline --help" in result.stderr
