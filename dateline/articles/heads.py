"""The head of one story: headline, byline, agency and dateline, each as a span of the page."""

from __future__ import annotations

import re

from dateline.articles import cues
from dateline.articles.line import Line, fold
from dateline.types import Fact, Span

SPLIT = re.compile(r"\s*(?:,|;|\||/|•|·|\band\b|\by\b|&|\+|\bwith\b|\bcon\b)\s*")
PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.\-]*(?:\s(?:[a-zà-ÿ]{2,4}\s)?[A-ZÀ-ÖØ-Þ][\w’'.\-]*){1,4}")
WHERE = re.compile(r"\s(?:in|en|at|desde|for|para|of)\s.*$")


def headline(lines: list[Line], facts: tuple[Fact, ...], first: int) -> list[Line]:
    """The headline and its repeats in the lines above `first`, the story's first paragraph; the best comes first."""
    told = [fold(fact.value) for fact in facts if fact.name == "headline"]
    counts: dict[str, list[Line]] = {}
    for line in lines[:first]:
        if line.label in ("title", "short", "kicker", "headline") and _may_head(line):
            counts.setdefault(line.key, []).append(line)
    if not counts:
        return []
    order = {id(line): index for index, line in enumerate(lines)}
    best = max(counts.values(), key=lambda same: _weight(same, told, first - order[id(same[-1])]))
    if _weight(best, told, first - order[id(best[-1])]) < 1:
        return []
    return [*best, *(line for line in lines[first:] if line.key == best[0].key)]


def _may_head(line: Line) -> bool:
    return 12 <= len(line.text) <= 250 and line.text.count(" ") >= 2 and not re.search(r"\w\.$", line.text)


def _weight(same: list[Line], told: list[str], distance: int) -> float:
    line = same[0]
    likeness = max((_alike(line.key, other) for other in told), default=0.0)
    weight = 4 * likeness + min(3, len(same) - 1) + (3 if line.tag == "h1" else 1 if line.tag in ("h2", "h3") else 0)
    weight += min(1.0, line.text.count(" ") / 6) - min(2.0, distance / 12)
    return weight + 0.2


def _alike(key: str, told: str) -> float:
    """1 when the markup's headline holds these words or they hold it, less as they share fewer."""
    if key == told:
        return 1.0
    if len(key) > 15 and (key in told or told in key):
        return min(len(key), len(told)) / max(len(key), len(told)) * 0.5 + 0.5
    mine, theirs = set(key.split()), set(told.split())
    return len(mine & theirs) / max(1, len(mine | theirs)) if len(mine) > 3 else 0.0


def dateline(line: Line | None) -> tuple[Span | None, Span | None]:
    """The place words of the dateline that opens this paragraph, and its agency."""
    found = cues.dateline(line.text) if line else None
    if line is None or found is None:
        return None, None
    at = line.span.start
    agency = Span(at + found.start("agency"), at + found.end("agency")) if found["agency"] else None
    return Span(at + found.start("place"), at + found.end("place")), agency


def byline(lines: list[Line]) -> tuple[Span, ...]:
    """One span a person, in order, from the byline lines and author marks."""
    found: dict[str, Span] = {}
    for line in lines:
        for span in _persons(line):
            found.setdefault(fold(span.of(line.text)), Span(line.span.start + span.start, line.span.start + span.stop))
    return tuple(found.values())


def _persons(line: Line) -> list[Span]:
    """Spans within the line's own text."""
    marks = [mark for mark in line.marks if mark.role == "author"]
    if marks and line.label not in ("caption", "credit"):
        at = line.span.start
        return [span for mark in marks for span in _names(line.text, mark.span.start - at, mark.span.stop - at)]
    if line.label == "byline":
        return _names(line.text, 0, len(line.text))
    return []


def _names(text: str, start: int, stop: int) -> list[Span]:
    """Each capitalised name of two words or more in [start, stop), prefixes and places after "in" left out."""
    body = text[start:stop]
    lead = cues.phrases("byline", "starts").match(body)
    at = start + (lead.end() if lead else 0)
    found = []
    for part in _parts(text, at, stop):
        words = WHERE.sub("", part.of(text))
        hit = PERSON.search(words)
        if hit and not cues.phrases("byline", "nobody").match(hit[0]) and not any(c.isdigit() for c in hit[0]):
            found.append(Span(part.start + hit.start(), part.start + hit.end()))
    return found


def _parts(text: str, start: int, stop: int) -> list[Span]:
    parts, at = [], start
    for hit in SPLIT.finditer(text, start, stop):
        parts.append(Span(at, hit.start()))
        at = hit.end()
    return [part for part in [*parts, Span(at, stop)] if len(part) > 3]
