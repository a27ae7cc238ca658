"""dateline articles PAGE."""

from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_the_blocks_of_a_page_are_shown_with_their_labels(run: Run) -> None:
    """A person sees each block's offset, label and words, and no record is made."""
    result = run("articles", "examples/border-town.html")
    assert result.exit_code == 0
    assert "headline" in result.stdout
    assert "caption" in result.stdout


def test_blocks_as_json_point_into_the_page(run: Run) -> None:
    """Each line is an object whose words have the length of its span."""
    rows = [json.loads(line) for line in run("articles", "examples/border-town.html", "--json").stdout.splitlines()]
    assert {row["kind"] for row in rows} == {"block"}
    assert all(row["stop"] - row["start"] == len(row["text"]) for row in rows)


def test_a_page_that_cannot_be_read_ends_with_one(run: Run) -> None:
    """Nothing read: one line on standard error and exit code 1."""
    result = run("articles", "none.html")
    assert result.exit_code == 1
    assert "none.html" in result.stderr
