"""Rows that a page does not bear out are counted, and those it does are not."""

import json
from pathlib import Path

import pytest

from quality.corpus import Key
from quality.keyscore import Row
from quality.silence import figures, read, wrong


def row(status: str, quote: str) -> Row:
    return {"type": "armed_attack", "status": status, "quotes": {"mention": [[0, len(quote), quote]]}, "places": []}


def key(*evidence: str, background: tuple[str, ...] = ()) -> Key:
    incident = {"id": "I1", "article": "A1", "types": ["armed_attack"], "status": ["happened"], "evidence": list(evidence),
                "when": {"unknown": True}, "place": {"names": ["Lae"], "country": "PG", "lat": None, "lon": None, "km": None},
                "not_places": [], "parties": [], "counts": [], "unknown": [], "said_by": []}  # fmt: skip
    return {
        "page": "x.txt",
        "incidents": [incident] if evidence else [],
        "background": list(background),
        "articles": [],
    }


def test_row_with_evidence_is_right() -> None:
    """A row built on an incident's sentence is not wrong; a second row on the same sentence is."""
    told = row("happened", "Gunmen shot two men in Lae.")
    assert wrong(key("Gunmen shot two men in Lae."), [told]) == []
    assert len(wrong(key("Gunmen shot two men in Lae."), [told, told])) == 1


def test_row_without_evidence_is_wrong() -> None:
    """A row built on a football match is wrong, one built on background is not, nor is a plan."""
    empty = key(background=("The war of 1943 killed hundreds.",))
    match = row("happened", "The striker shot wide.")
    assert wrong(empty, [match]) == [match]
    assert wrong(empty, [row("happened", "The war of 1943 killed hundreds.")]) == []
    assert wrong(empty, [row("planned", "The striker will shoot.")]) == []


def test_figures() -> None:
    """Of two pages without incident one is silent; the third page's incident is found."""
    told = row("happened", "Gunmen shot two men in Lae.")
    answers = [(key(), []), (key(), [told]), (key("Gunmen shot two men in Lae."), [told])]
    assert figures(answers) == {"pages": 3, "found": 1.0, "wrong": pytest.approx(1 / 3), "silent": 0.5}


def test_read_gives_rows_of_each_page(tmp_path: Path) -> None:
    """Each key comes with the rows that the reader makes of its page: none for a recipe."""
    (tmp_path / "x.txt").write_text("Peel the carrots.\n\nStir the soup for ten minutes.\n", encoding="utf-8")
    (tmp_path / "x.json").write_text(json.dumps(key()), encoding="utf-8")
    assert list(read(tmp_path)) == [(key(), [])]
