"""Tables of pages: what can't be read is told once, by the row's own id, and the other rows go on."""

from __future__ import annotations

import gzip
from pathlib import Path

from dateline.pages import Problem, read


def told(path: Path, **mapping: str) -> list[str]:
    """What each row became: its source, or why it was not read."""
    found = read(str(path), mapping=mapping)
    return [str(each if isinstance(each, Problem) else each.source).removeprefix(f"{path.parent}/") for each in found]


def test_a_csv_without_our_columns_is_one_problem_that_lists_its_own(tmp_path: Path) -> None:
    """Not one line a row."""
    path = tmp_path / "t.csv"
    path.write_text("Key,Body\n1,Words.\n2,More words.\n")
    assert told(path) == [
        "t.csv: has no column text or html; its columns are Key, Body. Name one with --map text=COLUMN"
    ]
    assert told(path, text="Body", id="Key") == ["t.csv#1", "t.csv#2"]


def test_a_mapped_column_that_a_csv_lacks_is_told(tmp_path: Path) -> None:
    """A slip in a name must not silently lose the dates."""
    path = tmp_path / "t.csv"
    path.write_text("text,day\nWords.,2025-01-01\n")
    assert told(path, published="Day") == ["t.csv: has no column Day; its columns are text, day"]


def test_a_table_without_rows_is_a_problem(tmp_path: Path) -> None:
    """Nothing read is never silence."""
    for name in ("t.csv", "t.jsonl"):
        (tmp_path / name).write_text("")
        assert told(tmp_path / name) == [f"{name}: holds no row; nothing to read"]


def test_a_row_that_is_not_utf8_stops_no_other(tmp_path: Path) -> None:
    """It is named by its id."""
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"id":"a","text":"Explosi\xf3n."}\n{"id":"b","text":"Explosi\xc3\xb3n."}\n')
    assert told(path) == ["t.jsonl#a: is not UTF-8; save the table as UTF-8", "t.jsonl#b"]


def test_a_broken_gzip_table_is_told_and_keeps_the_rows_before(tmp_path: Path) -> None:
    """Cut or damaged: one line, no traceback."""
    path = tmp_path / "t.jsonl.gz"
    whole = gzip.compress(b'{"id":"a","text":"Words."}\n' * 5000)
    path.write_bytes(whole[:-20])
    assert told(path)[-1].startswith("t.jsonl.gz: the table breaks off")
    path.write_bytes(whole[:30] + b"\xff" * 9 + whole[39:])
    assert told(path)[-1].startswith("t.jsonl.gz: the table breaks off")


def test_a_title_beside_a_text_stands_above_it(tmp_path: Path) -> None:
    """What a column says can be quoted; a title that the text holds is not said twice."""
    path = tmp_path / "t.csv"
    path.write_text("title,text\nTwo shot in Lamesa,Police came.\nRain,It may rain. Rain is due.\n")
    first, second = (page for page in read(str(path)) if not isinstance(page, Problem))
    assert first.text == "Two shot in Lamesa\n\nPolice came."
    assert next(f.span.of(first.text) for f in first.facts if f.span) == "Two shot in Lamesa"
    assert second.text == "It may rain. Rain is due."
