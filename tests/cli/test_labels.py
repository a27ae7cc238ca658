"""dateline articles PAGE."""

from __future__ import annotations

import json
from pathlib import Path

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
    assert {row["kind"] for row in rows} == {"article", "block"}
    assert all(row["stop"] - row["start"] == len(row["text"]) for row in rows if row["kind"] == "block")


def test_what_is_known_of_an_article_stands_above_its_blocks(run: Run, tmp_path: Path) -> None:
    """Address, writer, moment with its zone and where it was read, section, language and flags; unknown ones are left out."""
    story = "".join(
        f"<p>On day {n} the men walked on to the town, and nobody spoke to them at the gate.</p>" for n in range(9)
    )
    meta = "<meta property='article:published_time' content='2024-05-03T10:20:00+02:00'><meta property='article:section' content='Opinion'>"
    head = f"<link rel=canonical href='https://orr.example/walk'>{meta}<meta name=author content='Ana Ruiz'>"
    (tmp_path / "walk.html").write_text(
        f"<html lang=en><head>{head}</head><body><article><h1>The long walk to Orr</h1>{story}</article></body></html>"
    )
    first = json.loads(run("articles", str(tmp_path / "walk.html"), "--json").stdout.splitlines()[0])
    assert first["kind"] == "article"
    assert first["url"] == "https://orr.example/walk"
    assert (first["by"], first["section"], first["language"], first["looks like"]) == (
        "Ana Ruiz",
        "Opinion",
        "en",
        "opinion",
    )
    assert first["published"].startswith("2024-05-03T10:20+02:00 (")
    assert "updated" not in first


def test_a_page_that_cannot_be_read_ends_with_one(run: Run) -> None:
    """Nothing read: one line on standard error and exit code 1."""
    result = run("articles", "none.html")
    assert result.exit_code == 1
    assert "none.html" in result.stderr
