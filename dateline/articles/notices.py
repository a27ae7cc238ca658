"""Correction, update and clarification notices: the page's own word that something was wrong or is new."""

from __future__ import annotations

from dateline.articles import cues
from dateline.articles.line import Line
from dateline.types import Notice


def read(lines: list[Line]) -> tuple[Notice, ...]:
    """Each notice once, in order."""
    found: dict[str, Notice] = {}
    for line in lines:
        if line.label == "notice":
            kind = cues.notice(line.text) or "correction"
            found.setdefault(line.key, Notice(line.span, kind))  # type: ignore[arg-type]
    return tuple(found.values())
