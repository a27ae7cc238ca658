"""The README's promises: two commands, and shown output that the program prints."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
MAIN = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/dateline read examples/border-town.html"
TESTS = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"


def words(command: str) -> list[str]:
    return [word for word in command.split() if word != "-q"]


def test_the_two_commands_stand_in_the_readme_word_for_word() -> None:
    """A newcomer copies them; each is a line of its own."""
    lines = [line.strip() for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()]
    assert MAIN in lines
    assert TESTS in lines


def test_the_page_of_the_first_command_is_there() -> None:
    """And so is the picture of what it prints."""
    assert (ROOT / MAIN.split()[-1]).is_file()
    assert (ROOT / "docs" / "border-town.svg").is_file()


def test_continuous_integration_runs_the_second_command() -> None:
    """What the README says of the tests is what is tested."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert words(TESTS) in [words(line) for line in lines]
