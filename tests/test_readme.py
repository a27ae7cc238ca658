"""The README's promises: two commands, and shown output that the program prints."""

from __future__ import annotations

import re
from pathlib import Path

from quality import readme

ROOT = Path(__file__).parents[1]
MAIN = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/dateline read examples/border-town.html"
TESTS = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"


LINK = re.compile(r"\]\(([^)#:]+)\)")


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


def test_scores_stand_between_their_marks() -> None:
    """So that they can be renewed without touching the words around."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("<!-- scores -->") == text.count("<!-- end scores -->") == 1


def test_every_link_of_the_readme_and_the_docs_leads_somewhere() -> None:
    """A reader is never sent to a page that is not there."""
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_index_of_the_docs_names_every_page() -> None:
    """One line a page."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "README.md" or f"({page.name})" in index, page.name


def test_the_page_on_quality_names_every_scorer() -> None:
    """A module of quality/ that measures says how to run it there."""
    told = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    parts = {"form", "corpus"}  # the corpus's own tools are told in corpus/README.md
    for module in (ROOT / "quality").glob("[a-z]*.py"):
        assert module.stem in parts or f"quality.{module.stem}" in told or f"quality/{module.name}" in told, module.name


def test_a_block_is_filled_with_what_the_program_prints() -> None:
    """Shown output is never written by hand; the clock is not compared."""
    text, reading = readme.filled("a\n<!-- run: dateline codes map raid_or_search -->\nold\n<!-- end -->\nb")
    assert text.startswith("a\n<!-- run: dateline codes map raid_or_search -->\n\n```text\nPLOVER")
    assert text.endswith("```\n\n<!-- end -->\nb")
    assert "old" not in text
    assert "border-town.html" in reading
    assert readme.timeless("2026-11-30 09:10:53 read") == readme.timeless("2027-01-01 00:00:00 read")
