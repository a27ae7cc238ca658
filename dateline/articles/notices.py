"""Correction, update and clarification notices: the page's own word that something was wrong or is new."""

from __future__ import annotations

from itertools import pairwise

from dateline.articles import cues
from dateline.articles.line import Line
from dateline.types import Notice

LONGEST = 450  # characters of a notice


def adopt(lines: list[Line]) -> None:
    """The sentence below a line that heads a correction is one; other lines of the page's text follow both seldom."""
    text = [n for n, line in enumerate(lines) if line.label == "body"]
    for n, (head, line) in enumerate(pairwise(lines)):
        kind = cues.notice_head(head.text) if head.label in ("short", "title", "chrome", "kicker", "subhead") else None
        after = lines[n + 2 : n + 3]
        ends = not text or n > text[0] and not (after and after[0].label == "body" and line.label == "body")
        if kind and ends and line.label in ("short", "chrome", "body", "title") and _is_told(line.text):
            line.mark("notice", kind)


def _is_told(text: str) -> bool:
    return len(text) <= LONGEST and cues.is_sentence(text) and cues.tells(text) and not cues.is_chrome(text)


def read(lines: list[Line]) -> tuple[Notice, ...]:
    """Each notice once, in order."""
    found: dict[str, Notice] = {}
    for line in lines:
        if line.label == "notice":
            kind = cues.notice(line.text) or (line.why if line.why in KINDS else "correction")
            found.setdefault(line.key, Notice(line.span, kind))  # type: ignore[arg-type]
    return tuple(found.values())


KINDS = ("correction", "clarification")
