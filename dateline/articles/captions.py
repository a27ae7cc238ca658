"""Captions: repeats folded into one with all its spans, and each one's own day, place and credit."""

from __future__ import annotations

import re

from dateline.articles import cues, dates
from dateline.articles.line import HEADS, Line
from dateline.types import Caption, Span, When

LEAD = re.compile(r"^(?:image|photo|foto|imagen|picture|caption)\s?:\s*", re.I)
CREDIT = re.compile(
    r"\((?P<a>[^()]{3,100})\)\s*\.?$|(?:photo|photograph|image|picture|foto|fotografía|imagen|graphic|credit|crédito|source)s?\s?(?::|by)\s?(?P<b>.{3,80}?)\.?$"
    r"|[—–]\s?(?P<c>[^—–]{3,50}(?:photo|foto|writer|file)[^—–]{0,20})$",
    re.I,
)
PLACE = re.compile(
    r"\b(?:in|at|near|outside|off|en|cerca de)\s(?P<place>[A-ZÀ-Þ][\w’'.-]+(?:[ ,]+(?:de|la|el|del|of|the|[A-ZÀ-Þ][\w’'.-]+))*)"
)
DAYS = re.compile(r",?\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?\b)")


TEXT = ("body", "subhead")
UNSURE = 0.8  # the most likely line of text that may be a caption without a day
EDGE = 3  # lines below the text that may be a caption without its credit
MAKER = re.compile(r"\w{3}[.!?”\"»] \([A-ZÀ-Þ][^()\d]{2,50}\)\.?$")
TELLS = re.compile(r"\d\d [a-z]|^(?:El|La|Los|Las|Una?|En|Con|Por|Según) ")  # in a line that the model took for text
WEEKDAY = re.compile(rf"\b(?i:{cues.WEEKDAY}|yesterday|ayer|anoche)(?:\s(?:\w+\s){{0,3}}\w+)?$")
LIKELY = 0.5  # of a line above the text: from here on it is the text's first


def adopt(lines: list[Line], body: list[int]) -> None:
    """Captions that name no maker, where pictures leave them in a page's text: right above the first paragraph of `body`, at
    the end of the last ones, or below them; and among the text, where no stop ends them."""
    _inside(lines, body)
    text = [n for n in body if lines[n].label in TEXT]
    first = next((n for n in text if not _may_be(lines[n])), None)
    if first is None:
        return
    last = next(n for n in reversed(text) if not _may_be(lines[n]))
    below = range(last + 1, min(len(lines), last + 1 + EDGE))
    title = max((n for n in range(first) if lines[n].label == "headline"), default=first - 2)
    for n in range(max(title + 1, first - EDGE), first):
        if lines[n].label in ("short", "title", "chrome") and MAKER.search(lines[n].text) and lines[n].tag not in HEADS:
            lines[n].mark("caption", "a maker in brackets, above the text")
    for n in (first - 1, *below):
        if n >= 0 and _may_be(lines[n]) and (n > first or lines[n].p < LIKELY or cues.is_dated_picture(lines[n].text)):
            lines[n].mark("caption", "what a picture shows, beside the text")


def _inside(lines: list[Line], body: list[int]) -> None:
    """What a picture shows without a stop, and the weekday it was taken on, between paragraphs."""
    for n in body[1:]:
        if _shows_a_day(lines[n]):
            lines[n].mark("caption", "what a picture shows, and its day, among the text")


def _shows_a_day(line: Line) -> bool:
    text = line.text
    if line.tag in HEADS or cues.TERMINAL.search(text[-6:]) or not WEEKDAY.search(text):
        return False
    return cues.is_pictured(text) and cues.is_dated_picture(text)


def _may_be(line: Line) -> bool:
    """What the model took for text must show more."""
    sure = cues.is_dated_picture(line.text) or (line.p <= UNSURE and not cues.tells_past(line.text))
    if line.label in TEXT and (TELLS.search(line.text) or not sure):
        return False
    return line.label in (*TEXT, "short", "title", "chrome") and line.tag not in HEADS and cues.is_pictured(line.text)


def fold(lines: list[Line]) -> tuple[Caption, ...]:
    """Each distinct caption once, in order of first appearance."""
    same: dict[str, list[Line]] = {}
    below: dict[int, Span] = {}
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if line.label == "caption" and len(line.text) > 10:
            same.setdefault(_key(line), []).append(line)
            if after is not None and after.label == "credit":
                below[line.span.start] = after.span
    return tuple(_caption(group, below) for group in _merge(same))


def _key(line: Line) -> str:
    return LEAD.sub("", line.key)


def _merge(same: dict[str, list[Line]]) -> list[list[Line]]:
    """Groups whose words begin alike (one with its credit, one without) are one caption."""
    groups: list[tuple[str, list[Line]]] = []
    for key, found in same.items():
        for n, (other, group) in enumerate(groups):
            if len(min(key, other, key=len)) > 25 and (key.startswith(other) or other.startswith(key)):
                groups[n] = (max(key, other, key=len), sorted([*group, *found], key=lambda line: line.span))
                break
        else:
            groups.append((key, found))
    return [group for _, group in groups]


def _caption(group: list[Line], below: dict[int, Span]) -> Caption:
    line = max(group, key=lambda line: (len(line.text), -line.span.start))
    first = next(other for other in group if len(other.text) == len(line.text))
    return Caption(
        first.span,
        tuple(other.span for other in group),
        when(first.text),
        place(first.text),
        credit(first) or below.get(first.span.start),
    )


def credit(line: Line) -> Span | None:
    """The maker's words, from the markup or from the line's end."""
    marked = [mark.span for mark in line.marks if mark.role == "credit"]
    if marked:
        return marked[-1]
    hit = CREDIT.search(line.text)
    if not hit:
        return None
    group = next(name for name in "abc" if hit[name])
    return Span(line.span.start + hit.start(group), line.span.start + hit.end(group))


def when(text: str) -> When | None:
    """The caption's own full date."""
    found = dates.find(text)
    if not found:
        return None
    stamp = found[-1]
    said = text[stamp.start : stamp.stop]
    return When(
        stamp.first, stamp.last, "day" if stamp.first == stamp.last else "range", said=said, how="the caption states it"
    )


def place(text: str) -> str | None:
    hit = PLACE.search(DAYS.sub("", text))
    return hit["place"].rstrip(" ,.") if hit else None


def is_file(text: str) -> bool:
    """Marked as an archive picture, so its day says little about the story's."""
    return bool(re.search(r"\bfile\b|\barchivo\b|courtesy|cortesía", text[:12] + text[-60:], re.I))
