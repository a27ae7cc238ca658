"""Addresses in large towns whose streets are numbered: "the 7900 block of South X" in Chicago lies 16 km south of its middle.

A town's point is kilometres from much of what happens in it. Where its house numbers or numbered streets say how far out an address
lies, or a main road that is named runs along a known line, the point is moved there (`grids.tsv`); other towns keep their point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import combinations

from ...types import Place, Span
from .gazetteer import HERE, table
from .geometry import distance_km
from .roads import town_of
from .toponym import Toponym

RADIUS_KM = 4.0  # of an address so placed; where one axis alone is known, REACH_KM
REACH_KM = 8.0
TOGETHER = 60  # characters between two parts of one address: "near 51st Avenue, south of Thomas"
ROUND = 70  # characters before the name of a main road in which a word must speak of an address
SAME = 0.03  # degrees between two parts of one address
APART_KM = 8.0  # between the addresses of an article that plays in several parts of town
FAR = 4.0  # radiuses of the town, from which a point is no part of it
WAYS = {
    "north": "N",
    "south": "S",
    "east": "E",
    "west": "W",
    "northeast": "NE",
    "northwest": "NW",
    "southeast": "SE",
    "southwest": "SW",
}
SORTS = {"street": "street", "st": "street", "avenue": "avenue", "ave": "avenue", "av": "avenue", "avenues": "avenue", "streets": "street",
         "place": "place", "pl": "place", "terrace": "terrace", "drive": "drive", "mile": "mile"}  # fmt: skip
MILES = {"five": 5, "six": 6, "seven": 7, "eight": 8}

_WAY = r"(?:N\.?[EW]\.?|S\.?[EW]\.?|[NSEW]\.?|(?:North|South)(?:east|west)?|East|West)"
_BLOCK = re.compile(
    rf"\b(?P<number>\d{{3,5}})(?: hundred)? block (?:of|on) (?:(?P<way>{_WAY}) )?(?=[A-Z0-9])|\b(?P<house>\d{{3,5}}) (?P<side>{_WAY}) (?=[A-Z0-9])"
)
_NUMBERED = re.compile(
    rf"\b(?:(?P<way>{_WAY}) )?(?P<number>\d{{1,3}})(?:st|nd|rd|th)(?: (?P<sort>Streets?|St|Avenues?|Ave|Place|Pl|Terrace|Drive)\b| (?=and [A-Z])| (?=& [A-Z]))"
    r"|\b(?P<mile>Five|Six|Seven|Eight|[5-8]) Mile\b"
)
_REST = re.compile(r"(?: ?[A-Z][\w'’-]*| \d{1,3}(?:st|nd|rd|th)){1,4}|(?<= )\d{1,3}(?:st|nd|rd|th)(?: [A-Z]\w+\b)?")
_ADDRESS = re.compile(r"\b(?:near|at|on|of|off|between|along|and|intersection|corner|area|block)\b", re.IGNORECASE)
_ROAD = re.compile(
    r"^ (?:Streets?|St\.?|Avenues?|Ave\.?|Roads?|Rd\.?|Boulevards?|Blvd\.?|Drive|Parkway|Freeway|roads|streets|avenues|boulevards|and [A-Z])"
)


@dataclass
class Grid:
    """The rules of one town: axis, zero and degrees a unit by kind; `names` is read once all roads are in."""

    blocks: list[tuple[str, str, float, float, range]] = field(
        default_factory=list
    )  # way, axis, zero, per house number, where it holds
    numbered: list[tuple[str, str, float, float, range]] = field(
        default_factory=list
    )  # "w *", "street"; the same by street number
    roads: dict[str, dict[str, float]] = field(default_factory=dict)  # name -> what it says of lat and lon

    @cached_property
    def names(self) -> re.Pattern[str]:
        named = "|".join(re.escape(name) for name in sorted(self.roads, key=len, reverse=True))
        return re.compile(rf"\b(?:{named or '(?!)'})\b")


Part = tuple[Span, dict[str, float]]  # where a part of an address stands, and what it says of lat and lon


@lru_cache(maxsize=1)
def grids() -> dict[str, Grid]:
    """The grid of each town by its ref."""
    found: dict[str, Grid] = {}
    grid = Grid()
    for _, cells in table(HERE / "grids.tsv"):
        if len(cells) == 2:
            grid = found.setdefault(f"geonames:{cells[0]}", Grid())
        elif cells[0] == "road":
            for name in cells[1].split("|"):
                grid.roads.setdefault(name, {})[cells[2]] = float(cells[3])
        else:
            kind, name, axis, zero, per, low, high = cells
            unit = 1000 if kind == "block" else 100
            rules = grid.blocks if kind == "block" else grid.numbered
            rules.append((name, axis, float(zero), float(per) / unit, range(int(low), int(high) + 1)))
    return found


def alone(text: str, spans: Sequence[Span], others: Sequence[Toponym]) -> list[Toponym]:
    """The addresses of the spans that lie in a town with a grid, each at its own point."""
    towns = {t.place.ref for t in others if t.place.ref in grids()}
    if not towns:
        return []
    found = []
    for span in spans:
        for ref in towns:
            for part, said in addresses(text, span, grids()[ref or ""]):
                here = whole(text, part)
                town = town_of(text, here, others)
                place = placed(town.place, text, here, said) if town and town.place.ref == ref else None
                if place:
                    found.append(Toponym(here, "road", place, locative=True, inside=ref, side=True))
    return found if together([t.place for t in found]) else [replace(t, side=False) for t in found]


def together(places: Sequence[Place]) -> bool:
    """Whether all addresses lie in one part of town, so that they say where the article plays."""
    at = [(place.lat or 0.0, place.lon or 0.0) for place in places]
    return all(distance_km(*one, *two) <= APART_KM for one, two in combinations(at, 2))


def placed(town: Place, text: str, here: Span, said: dict[str, float]) -> Place | None:
    """The town's place at the address; None where that is too far out to be in it."""
    lat, lon = said.get("lat", town.lat), said.get("lon", town.lon)
    if (
        lat is None
        or lon is None
        or distance_km(lat, lon, town.lat or 0.0, town.lon or 0.0) > FAR * (town.radius_km or 5.0)
    ):
        return None
    radius = RADIUS_KM if len(said) == 2 else REACH_KM
    how = f"by the numbers and main roads of {town.name}'s addresses; {town.how}"
    return replace(
        town,
        name=f"{' '.join(here.of(text).split())}, {town.name}",
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=radius,
        ref=None,
        how=how,
    )


def addresses(text: str, span: Span, grid: Grid) -> Iterator[Part]:
    """The parts of each address put together: the first to say so counts."""
    open_: Part | None = None
    for here, said in sorted(parts(text, span, grid), key=lambda part: part[0]):
        if open_ and here.start - open_[0].stop <= TOGETHER and agree(open_[1], said):
            open_ = Span(open_[0].start, max(here.stop, open_[0].stop)), said | open_[1]
            continue
        if open_:
            yield open_
        open_ = here, said
    if open_:
        yield open_


def agree(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two parts may be of one address."""
    return all(abs(value - one.get(axis, value)) <= SAME for axis, value in other.items())


def whole(text: str, here: Span) -> Span:
    """An address with the rest of its last road's name."""
    rest = _REST.match(text, here.stop)
    return Span(here.start, here.stop + len(rest[0].rstrip(" ."))) if rest else here


def parts(text: str, span: Span, grid: Grid) -> Iterator[Part]:
    for match in _BLOCK.finditer(text, span.start, span.stop):
        number, way = int(match["number"] or match["house"]), short(match["way"] or match["side"])
        said = {
            axis: zero + per * number
            for ways, axis, zero, per, fit in grid.blocks
            if ways == (way or "-") and number in fit
        }
        if said:
            yield Span(match.start(), match.end()), said
    for match in _NUMBERED.finditer(text, span.start, span.stop):
        if match["mile"]:
            number, named = MILES.get(match["mile"].casefold()) or int(match["mile"]), "mile"
        else:
            number, named = int(match["number"]), SORTS[(match["sort"] or "street").casefold()]
        said = {}
        for name, axis, zero, per, fit in grid.numbered:
            if number in fit and fits(name, short(match["way"]).casefold(), named):
                said[axis] = zero + per * number  # what stands later in the table is narrower
        if said:
            yield Span(match.start(), match.end()), said
    for match in grid.names.finditer(text, span.start, span.stop):
        after = text[match.end() : match.end() + 30]
        before = text[max(span.start, match.start() - ROUND) : match.start()]
        if _ROAD.match(after) or re.search(r"\b(?:near|and|of|at) (?:[NSEW]\. )?$", before) and _ADDRESS.search(before):
            yield Span(match.start(), match.end()), grid.roads[match[0]]


def short(way: str | None) -> str:
    """North, N. and N are "N"; "" without a way."""
    plain = (way or "").replace(".", "")
    return WAYS.get(plain.casefold(), plain.upper())


def fits(rule: str, way: str, sort: str) -> bool:
    """Whether "w *", "street" or "nw street" holds for a street of this way and sort."""
    *ways, sorts = rule.split()
    return (sorts in ("*", sort) and (sort != "mile" or sorts == "mile")) and (not ways or ways[0] in ("*", way))
