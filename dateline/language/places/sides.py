"""The sides of large towns and of counties: "southeast Houston", "Detroit's west side", "the city's north side", "north Harris County".

A town's point is its middle; the side that is named moves it most of the way to the edge of the built-up area, in a county half the way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...types import Place, Span
from .offsets import Offset
from .roads import town_of
from .spelling import key
from .toponym import Toponym
from .words import lists

LARGE_KM = 4.0  # radius of a town whose sides lie apart: a quarter of a million people
OUT = 1.2  # of that radius
COUNTY_KM = 15.0  # the same of a county
HALF = 0.5
_WAY = r"(?P<way>(?:north|south)[ -]?(?:east|west)?|east|west|[NS][EW])"
_SIDE = _WAY.replace("<way>", "<side>")
_BEFORE = re.compile(rf"\b(?:{_WAY}(?:ern)?(?:[ -]?side of| part of| end of|)) $", re.IGNORECASE)
_AFTER = re.compile(
    rf"['’]s (?:far |near |lower |upper )?{_WAY}(?:ern)?(?:[ -]?(?:side|end|part|section))\b", re.IGNORECASE
)
_ALONE = re.compile(
    rf"\b(?:city['’]s (?:far |near )?{_WAY}(?:ern)?[ -]?(?:side|end|part|section)|(?:on|in) the (?:far |near )?{_SIDE}[ -]?side)\b",
    re.IGNORECASE,
)


def said(text: str, name: Span, town: str) -> tuple[Span, float] | None:
    """The words for a side right before or after a town's name, or within it ("North Memphis", but not of North Las Vegas), and the way they point."""
    start = max(0, name.start - 24)
    if match := _BEFORE.search(text[start : name.start]):
        return Span(start + match.start(), name.stop), _way(match["way"])
    if match := _AFTER.match(text, name.stop):
        return Span(name.start, match.end()), _way(match["way"])
    first = re.match(rf"{_WAY}(?:ern)? ", name.of(text), re.IGNORECASE)
    return (name, _way(first["way"])) if first and not key(town).startswith(key(first["way"])) else None


def _way(words: str) -> float:
    return float(lists().bearings[key(words).replace(" ", "").replace("-", "")])


def moved(place: Place, span: Span, way: float, words: str) -> Place | None:
    """The side of a town or county; None where it is too small for sides."""
    radius, county = place.radius_km or 0.0, place.kind == "admin2"
    large = radius >= (COUNTY_KM if county else LARGE_KM)
    if place.kind not in ("town", "admin2") or not large or place.lat is None or place.lon is None:
        return None
    lat, lon = Offset(span, (HALF if county else OUT) * radius, way, radius, words).move(place.lat, place.lon)
    how = f"{' '.join(words.split())}; {place.how}"
    return replace(place, lat=round(lat, 4), lon=round(lon, 4), radius_km=radius * (HALF if county else 1.0), how=how)


def alone(text: str, spans: Sequence[Span], others: Sequence[Toponym]) -> list[Toponym]:
    """ "The city's east side": of the town named before it, else in the place line."""
    found = []
    for span in spans:
        for match in _ALONE.finditer(text, span.start, span.stop):
            here = Span(*match.span())
            town = town_of(text, here, others)
            way = match["way"] or match["side"]
            place = moved(town.place, here, _way(way), here.of(text)) if town else None
            if place and town:
                found.append(Toponym(here, "road", place, locative=True, inside=town.place.ref, side=True))
    return found
