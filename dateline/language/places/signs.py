"""What stands before and after a name, written down as signs."""

from __future__ import annotations

import re

from ...types import Span
from .mention import Mention
from .words import Word, joined, lists


def look_around(text: str, line: list[Word], i: int, j: int, mention: Mention) -> None:
    """Write down what stands before word i and after word j - 1."""
    know, signs = lists(), mention.signs
    before = line[i - 1] if i else None
    after = line[j] if j < len(line) else None
    if line[i].first:
        signs.add("first")
    if i == 0 and all(word.text.isupper() for word in line[i:j] if word.upper) and _ends_lead(text, line[j - 1], after):
        signs.add("lead")
    if before and not line[i].first and _near(text, before, line[i]):
        mention.left = before.key
        _look_left(text, line, i, mention)
    if after and not after.first and joined(text, line[j - 1], after):
        mention.right = after.key
        _look_right(text, line, j, mention)
    if j - i == 1:
        signs.add("single")
        if mention.key in know.common:
            signs.add("common")
        if mention.key in know.given:
            signs.add("given")
            if "head" in signs:
                signs.add("forename")  # "Jordan Smith"
    elif line[i].key in know.given and text[line[i].stop : line[i + 1].start] == " ":
        signs.add("given first")
    _side(text, line, i, mention)
    if mention.kind in ("literal", "unknown") and _at_crossing(line, i, j):
        signs.add("road")
    if mention.kind in ("literal", "unknown") and "road" in signs:
        mention.kind = "road"
        mention.span = _whole_road(mention.span, before, after)


def _at_crossing(line: list[Word], i: int, j: int) -> bool:
    """ "the 400 block of South X", "the corner of X and Y", "X and Y streets": roads, though each may be a town's name."""
    know = lists()
    while i and (line[i - 1].key in know.sides | know.bearings.keys() or len(line[i - 1].key) == 1):
        i -= 1
    if i > 1 and line[i - 1].key in ("of", "de") and line[i - 2].key in know.crossing:
        return True
    if i > 3 and line[i - 1].key in ("and", "y") and line[i - 2].upper:
        return _at_crossing(line, i - 2, i - 1)  # the second road of a corner
    after = line[j : j + 3]
    if after and after[0].key in know.roads_after:
        return True
    return len(after) == 3 and after[0].key in ("and", "y") and after[1].upper and after[2].key in know.roads_after


def _whole_road(name: Span, before: Word | None, after: Word | None) -> Span:
    """ "Edwards Street" and "calle Sucre" with the words for road."""
    know = lists()
    if after and after.upper and after.key in know.road_after:
        return Span(name.start, after.stop - after.text.endswith("."))
    return Span(before.start, name.stop) if before and before.key in know.road_before else name


def _ends_lead(text: str, last: Word, after: Word | None) -> bool:
    """ "FRAGA. Medio centenar", "LIMAVADY: A man", or the name alone on its line: the place line of a short item."""
    return after is None or bool(re.match(r"\s?[:.—–]|, [A-Z][^.]{2,40} ?[:—–]| \(", text[last.stop : last.stop + 50]))


def _side(text: str, line: list[Word], i: int, mention: Mention) -> None:
    """ "South Los Angeles" is one name."""
    if i and line[i - 1].upper and line[i - 1].key in lists().sides and text[line[i - 1].stop : line[i].start] == " ":
        mention.span = Span(line[i - 1].start, mention.span.stop)
        mention.signs -= {"tail"}


def _near(text: str, left: Word, right: Word) -> bool:
    return text[left.stop : right.start].strip(" \u00a0-–(") == ""


def _look_left(text: str, line: list[Word], i: int, mention: Mention) -> None:
    know, signs, before = lists(), mention.signs, line[i - 1]
    if before.key == "the" and i > 1:
        before = line[i - 2]
        signs.add("the")
    if (
        before.upper
        and not before.first
        and before.key not in know.sort_before | know.bearings.keys()
        and joined(text, line[i - 1], line[i])
    ):
        signs.add("tail")  # the end of a longer name
    if before.upper and before.key in know.given:
        signs.add("person")
    if before.key in know.title and before.upper:
        signs.add("titled")
    if before.key in know.locative:
        signs.add("locative")
    elif before.key in know.loose:
        signs.add("loose")
    elif before.key in know.bearings or before.key in (
        "central",
        "downtown",
        "rural",
        "northern",
        "southern",
        "eastern",
        "western",
        "coastal",
    ):
        signs.add("bearing")
    if before.key in know.road_before and (before.upper or before.key in ("calle", "avenida", "bulevar")):
        signs.add("road")
    if before.key in ("of", "de", "del") and i > 1:
        sort = line[i - 2]
        if sort.key in know.sort_before and not sort.upper:
            signs.add("sort")
        elif sort.upper and not sort.first and sort.key not in know.sort_before:
            signs.add("of name")  # "University of X"
    if before.key in know.sort_before and not before.upper:
        signs.add("sort")


def _look_right(text: str, line: list[Word], j: int, mention: Mention) -> None:
    know, signs, after = lists(), mention.signs, line[j]
    if after.key in know.sort_after and not (after.upper and after.key in know.body_after):
        signs.add("sort")
    if after.key in know.road_after and after.upper:
        signs.add("road")
    elif after.key in know.body_after and after.upper:
        signs.add("body")
    elif after.upper and after.key not in know.sort_after | know.days and text[line[j - 1].stop : after.start] == " ":
        signs.add("head")  # the beginning of a longer name
    if after.key in know.people_after and _close(text, line, j):
        signs.add("people")
        signs.discard("head")
    if after.key in know.site_after and not after.upper:
        signs.add("site")
    if after.key in know.speaks:
        signs.add("speaks")


def _close(text: str, line: list[Word], j: int) -> bool:
    """A space or a hyphen before word j: "Erie police", "Dakar-based"."""
    return text[line[j - 1].stop : line[j].start] in (" ", "-")
