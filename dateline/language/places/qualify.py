"""Names that say more about each other: "X, Y", "X (Y)", "the X district of Y"."""

from __future__ import annotations

import re

from .entry import Entry, holds
from .geometry import distance_km
from .mention import Mention
from .spelling import key
from .words import lists

COMMAS = (", ", " (", ", in ", ",", ", en ", ", in the ")
PART = re.compile(
    r"(?:(?:'s)? (?:district|neighbou?rhood|quarter|suburb|section|side|borough|ward|market|camp|township|crossroads|checkpoint|roundabout)"
    r"(?:,? (?:of|in|near|outside|south of|north of|east of|west of)(?: the)?) )"
)
PART_LINK = (" de ", ", de ", ", en ", " en ", " in ", " of ")
_WAY = r"(?:(?:north|south)[- ]?(?:east|west)?|east|west|nor(?:te|este|deste|oeste)|sur(?:este|oeste)?|sud(?:este|oeste)|oeste|este)"
SIDE = re.compile(
    rf",? (?:(?:in|en) )?(?:(?:the|el|al) )?(?:(?:far|extreme|extremo) )?{_WAY}(?:ern(?: part of| end of)?(?: the)?| of(?: the)?| del?(?: la| los| las)?) ",
    re.IGNORECASE,
)  # "X, southern Y", "X, west of Y"
SIDE_KM = 100.0  # a place lies this near the town that it is said to lie north of
PART_KM = 40.0  # a district lies this near its town


def qualify(text: str, found: list[Mention]) -> None:
    """Y says which X is meant when Y can hold it, or that X is a place of Y that is in no list."""
    found.sort(key=lambda mention: (mention.span.start, -mention.span.stop))
    for i, x in enumerate(found):
        y = next((other for other in found[i + 1 :] if other.span.start >= x.span.stop), None)
        if y is None or y.kind != "literal" or x.kind in ("road", "person", "demonym") or "given first" in x.signs:
            continue
        gap = text[x.span.stop : y.span.start]
        if gap in COMMAS:
            _comma(text, gap, x, y, found[i + 1 :])
        elif SIDE.fullmatch(gap):
            _sided(x, y)
        elif _describes(gap):
            _described(x, y)
        elif PART.fullmatch(gap) or (x.left in lists().part_before and gap in PART_LINK):
            _part(x, y)


def _comma(text: str, gap: str, x: Mention, y: Mention, rest: list[Mention]) -> None:
    land = "short" in y.signs or any(entry.kind in ("country", "admin1") for entry in y.entries)
    held = any(holds(big, small) for big in y.entries for small in x.entries)
    if x.kind == "unknown":
        if not land and not any(entry.kind == "admin2" for entry in y.entries):
            return
    elif not held and (
        not land or gap.startswith(", in") or any(e.kind == "country" for e in x.entries) or _in_list(text, y, rest)
    ):
        return
    x.within, y.holds = y, x
    x.signs.add("qualified" if held or x.kind == "unknown" else "misplaced")
    y.signs.add("qualifier")


def _describes(gap: str) -> bool:
    """ "X, a farming village some 20 kilometres north of Y": nothing but words that say where X lies."""
    know = lists()
    said = [key(word) for word in gap.replace(",", " ").split()]
    if not said or len(said) > 12 or said[-1] not in know.where_last or not know.where_nouns.intersection(said):
        return False
    return all(word in know.where_nouns | know.where_words | know.where_last or word.isdigit() for word in said)


def _described(x: Mention, y: Mention) -> None:
    """What Y holds, or lies beside, is the X that is meant; an X in no list is somewhere about Y."""
    if x.kind != "unknown" and not any(
        holds(big, small) or beside(big, small) for big in y.entries for small in x.entries
    ):
        return
    x.within, y.holds = y, x
    x.signs |= {"qualified", "described"}
    y.signs.add("qualifier")


def _sided(x: Mention, y: Mention) -> None:
    """ "X, west of Y": the X that lies in Y or in its neighbourhood, whatever place elsewhere bears the name."""
    there = any(
        holds(a, b) or (b.kind != "country" and distance_km(a.lat, a.lon, b.lat, b.lon) <= SIDE_KM)
        for a in y.entries
        for b in x.entries
    )
    x.within, y.holds = y, x
    x.signs |= {"qualified" if there or x.kind == "unknown" else "misplaced", "described"}
    y.signs.add("qualifier")


def _part(x: Mention, y: Mention) -> None:
    """ "the Harbor district of X": a part of X, whatever town elsewhere bears its name."""
    x.within, y.holds = y, x
    x.signs.add(
        "qualified" if any(beside(a, b) for a in x.entries for b in y.entries) or x.kind == "unknown" else "misplaced"
    )
    y.signs.add("qualifier")


def beside(one: Entry, other: Entry) -> bool:
    return one.country == other.country and distance_km(one.lat, one.lon, other.lat, other.lon) <= PART_KM


def _in_list(text: str, y: Mention, rest: list[Mention]) -> bool:
    """ "Paris, Germany and Spain" qualifies nothing."""
    following = next((other for other in rest if other.span.start >= y.span.stop), None)
    return following is not None and text[y.span.stop : following.span.start] in (
        " and ",
        " y ",
        ", ",
        " e ",
        " or ",
        " o ",
        ", and ",
    )
