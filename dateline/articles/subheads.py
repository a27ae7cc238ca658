"""Subheads that are known by their place and their rhythm, however faint the model finds them.

A heading of the markup between two paragraphs is one; so are the short lines of like shape above the items of a round-up: a place,
a place and a title ("KOFORIDUA" / "Bag of salt hides rifle"), or both in one ("MALTRATA. Vuelca un tráiler").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from dateline.articles import cues
from dateline.articles.line import HEADS, Line
from dateline.articles.shape import CLOCK, is_stamp

BEATS = 3  # such lines, in other words each, that make a rhythm
ASIDES = 3  # lines that may stand between a paragraph and the heading of the next
LONGEST = 110  # characters of such a line
PLACE = 40  # characters of a place
ITEM = 80  # characters of the paragraph below
RHYTHM = "one of a row of like lines above paragraphs"
TEXT = ("body", "subhead")
OPEN = ("short", "title", "kicker", "subhead")
TAGS = (*HEADS, "h5", "h6")
_LOUD = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'.,()& -]{2,}")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:,? (?:(?:of|the|and|de|del|la|las|los|y) )?[A-ZÀ-Þ][\w’'-]+){0,3}")
_LED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'&, -]{2,40}(?:[.:]|\s?[–—-])\s(?=[\w“\"«¿¡])")


def mark(lines: list[Line]) -> None:
    """Give the label to every such line of one story."""
    if any(line.path for line in lines):
        _headings(lines)
    _rows(lines)


def _headings(lines: list[Line]) -> None:
    """Headings right between two paragraphs; and those below an offer or above the first paragraph, where others of their kind are."""
    seen = [line for line in lines if line.label != "meta" and not (line.hidden and line.label == "chrome")]
    title = next((n for n, line in enumerate(seen) if line.tag == "h1"), len(seen))
    found: Counter[tuple[str, ...]] = Counter()
    unsure: list[tuple[Line, int]] = []
    for n in range(len(seen) - 2, -1, -1):
        line = seen[n]
        if line.tag not in TAGS or seen[n + 1].label not in TEXT or not _may_head(line):
            continue
        if n and seen[n - 1].label in TEXT:
            line.mark("subhead", "a heading between two paragraphs")
            found[tuple(line.path)] += 1
        elif any(other.label in TEXT for other in seen[max(0, n - ASIDES) : n]):
            unsure.append((line, 1))
        elif n > title:
            unsure.append((line, BEATS - 1))
    for line, least in unsure:
        if found[tuple(line.path)] >= least:
            line.mark("subhead", RHYTHM)


def _may_head(line: Line) -> bool:
    if line.label not in ("title", "short", "chrome") or line.hidden or line.links > 0.5:
        return False
    text = line.text
    return 2 < len(text) <= 2 * LONGEST and not (
        is_stamp(text)
        or CLOCK.search(text)
        or cues.is_teaser_head(text)
        or cues.is_advert(text)
        or cues.is_chrome(text)
    )


def _rows(lines: list[Line]) -> None:
    """Lines in capitals, or led by a place in capitals, right above a paragraph or above the title right above it."""
    items = [n for n, line in enumerate(lines) if n and line.label == "body" and len(line.text) > ITEM]
    for shape, deep in ((_is_loud, True), (_is_loud, False), (_is_led, False), (_is_name, False)):
        row = [above for n in items if (above := _above(lines, n, shape, deep=deep))]
        if len({above[0].key for above in row}) >= BEATS:
            for line in (line for above in row for line in above if line.label != "subhead"):
                line.mark("subhead", RHYTHM)


def _above(lines: list[Line], n: int, shape: Callable[[Line], bool], *, deep: bool) -> list[Line]:
    """The line of the shape above the paragraph `n`; `deep`: it and the title between them."""
    above = lines[max(0, n - 1 - deep) : n]
    if len(above) <= deep or not shape(above[0]) or (deep and not _is_title(above[1])):
        return []
    return above if above[0].path[:-1] == lines[n].path[:-1] else []


def _is_loud(line: Line) -> bool:
    """A few words in capitals."""
    text = line.text
    return line.label in OPEN and len(text) <= PLACE and bool(_LOUD.fullmatch(text)) and not _is_offer(line)


def _is_name(line: Line) -> bool:
    """A place or another name, which is a line of its own ("Astoria", "Sheriff's Office")."""
    text = line.text
    return (
        line.label in ("short", "title") and len(text) <= PLACE and bool(_NAME.fullmatch(text)) and not _is_offer(line)
    )


def _is_led(line: Line) -> bool:
    """A place in capitals, and a title behind it."""
    return _is_title(line) and bool(_LED.match(line.text))


def _is_title(line: Line) -> bool:
    text = line.text
    return line.label in OPEN and 3 < len(text) <= LONGEST and not (_is_offer(line) or cues.is_sentence(text))


def _is_offer(line: Line) -> bool:
    text = line.text
    return line.links > 0.5 or cues.is_teaser_head(text) or cues.is_advert(text) or cues.is_chrome(text)
