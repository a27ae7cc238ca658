"""Seams: where one article of a page ends and the next begins.

A seam needs evidence that single articles don't show in their middle: a dateline with an agency after something
that ends a story, or a title with its own stamp or byline and paragraphs of its own below.
"""

from __future__ import annotations

from dateline.articles import cues
from dateline.articles.line import Line

ENDS = ("caption", "credit", "teaser", "promo", "notice", "chrome", "date", "byline", "title", "headline")
ENOUGH = 2  # paragraphs that a story must have on each side


def stories(lines: list[Line]) -> list[tuple[int, int]]:
    """[start, stop) of each story's lines; together they are all lines."""
    cuts = [0]
    for index in range(1, len(lines)):
        if _is_seam(lines, cuts[-1], index):
            cuts.append(index)
    return list(zip(cuts, [*cuts[1:], len(lines)], strict=True))


def _is_seam(lines: list[Line], start: int, index: int) -> bool:
    line = lines[index]
    if _paragraphs(lines[start:index]) < ENOUGH or _paragraphs(lines[index:]) < ENOUGH:
        return False
    if line.label == "body":
        return _opens(line, lines[index - 1])
    return line.label in ("title", "short") and _is_head(lines, index)


def _opens(line: Line, before: Line) -> bool:
    """A paragraph with a dateline opens a story when an agency stands in it, or when the story before had ended."""
    found = cues.dateline(line.text)
    if not found or found["place"] is None:
        return False
    if found["agency"]:
        return before.label != "subhead"
    return before.label in ENDS and ", " in found["place"] and not line.text[: found.end()].rstrip().endswith(":")


def _is_head(lines: list[Line], index: int) -> bool:
    """A title, within four lines a stamp or byline, then at least two paragraphs in a row."""
    line = lines[index]
    if len(line.text.split()) < 4 or cues.is_sentence(line.text):
        return False
    ahead = lines[index + 1 : index + 6]
    named = [n for n, other in enumerate(ahead[:4]) if other.label in ("date", "byline")]
    if not named:
        return False
    rest = [
        other.label
        for other in lines[index + 1 + named[-1] + 1 : index + 10]
        if other.label not in ("caption", "credit", "chrome")
    ]
    return rest[:2] == ["body", "body"]


def _paragraphs(lines: list[Line]) -> int:
    return sum(line.label == "body" and len(line.text) > 80 for line in lines)
