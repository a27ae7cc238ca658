"""Addresses in large towns whose streets are numbered: "the 7900 block of South X" in Chicago lies 16 km south of its middle.

A town's point is kilometres from much of what happens in it. Where its house numbers or numbered streets say how far out an address
lies, or a main road that is named runs along a known line, the point is moved there (`grids.tsv`); other towns keep their point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from ...types import Place, Span
from .geometry import distance_km
from .roads import town_of
from .streets import Grid, Rule, Said, grids
from .toponym import Toponym

RADIUS_KM = 4.0  # of an address so placed; where one axis alone is known, REACH_KM
REACH_KM = 8.0
TOGETHER = 60  # characters between two parts of one address: "near 51st Avenue, south of Thomas"
ROUND = 70  # characters before the name of a main road in which a word must speak of an address
APART_KM = 8.0  # between the addresses of an article that plays in several parts of town
NEXT_KM = 15.0  # of a small town in the county of a large one, whose roads it shares
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
    rf"\b(?:(?P<way>{_WAY}) )?(?P<number>\d{{1,3}})(?:st|nd|rd|th)(?:(?: (?P<turn>East|West))? (?P<sort>Streets?|St|Avenues?|Ave|Place|Pl|Terrace|Drive)\b| (?=and [A-Z])| (?=& [A-Z]))"
    r"|\b(?P<mile>Five|Six|Seven|Eight|[5-8]) Mile\b"
)
_REST = re.compile(r"(?: ?[A-Z][\w'’-]*| \d{1,3}(?:st|nd|rd|th)){1,4}|(?<= )\d{1,3}(?:st|nd|rd|th)(?: [A-Z]\w+\b)?")
_ADDRESS = re.compile(r"\b(?:near|at|on|of|off|between|along|and|intersection|corner|area|block)\b", re.IGNORECASE)
_ROAD = re.compile(
    r"^ (?:Streets?|St\.?|Avenues?|Ave\.?|Roads?|Rd\.?|Boulevards?|Blvd\.?|Drive|Parkway|Freeway|roads|streets|avenues|boulevards|and [A-Z])"
)


_NUMBER = re.compile(r"\d")  # "I-45", "Highway 6"
_BY = re.compile(r"\b(?:near|at|on|of|off|along|and|to|by|under|from|exit|between|intersection|area|block) (?:the |[NSEW]\.? |(?:north|south|east|west)(?:bound)? )?$", re.IGNORECASE)  # fmt: skip
_AT = re.compile(r"\b(?:near|and|of|at) (?:[NSEW]\. )?$")

Part = tuple[Span, Said]  # where a part of an address stands, and what it says


def alone(text: str, spans: Sequence[Span], others: Sequence[Toponym]) -> list[Toponym]:
    """The addresses of the spans that lie in a town with a grid, or in its county, each at its own point."""
    homes = {t.place.ref: t.place for t in reversed(others) if t.place.ref in grids() and not t.side}
    homes |= {t.place.ref: t.place for t in others if t.place.ref in grids() and t.place.ref not in homes}
    sides = [t for t in others if t.side]
    found = []
    for span in spans if homes else ():
        near = sorted(sides, key=lambda t: not span.holds(t.span))  # noqa: B023
        for ref, home in homes.items():
            side = next((t.place for t in near if ref in (t.place.ref, t.inside)), None)
            for part, said in addresses(text, span, grids()[ref or ""], side):
                here = whole(text, part)
                town = _home(home, town_of(text, here, others), said)
                place = placed(town, side, text, here, said) if town else None
                if place and town:
                    found.append(Toponym(here, "road", place, locative=True, inside=town.ref, side=True))
    return found if together([t.place for t in found]) else [replace(t, side=False) for t in found]


def _home(home: Place, town: Toponym | None, said: Said) -> Place | None:
    """Whose address it is: that of the town named nearest where it has this grid, or a small town of the county close by; else the county's."""
    if town is None or town.place.ref == home.ref:
        return home
    lat, lon = town.place.lat or 0.0, town.place.lon or 0.0
    near = distance_km(said.lat or lat, said.lon or lon, lat, lon) <= NEXT_KM
    return town.place if home.kind == "admin2" and near and town.place.ref not in grids() else None


def together(places: Sequence[Place]) -> bool:
    """Whether all addresses lie in one part of town, so that they say where the article plays."""
    at = [(place.lat or 0.0, place.lon or 0.0) for place in places]
    return all(distance_km(*one, *two) <= APART_KM for one, two in combinations(at, 2))


def placed(town: Place, side: Place | None, text: str, here: Span, said: Said) -> Place | None:
    """The town's place at the address; what it leaves open is the side's that is told. None where it is too far out to be in the town."""
    lat, lon = said.lat or (side or town).lat, said.lon or (side or town).lon
    reach = (town.radius_km or 5.0) * (1.0 if town.kind == "admin2" else FAR)
    if lat is None or lon is None or distance_km(lat, lon, town.lat or 0.0, town.lon or 0.0) > reach:
        return None
    radius = REACH_KM if None in (said.lat, said.lon) else RADIUS_KM
    name = f"{' '.join(here.of(text).split())}, {town.name}"
    how = f"by the numbers and main roads of {town.name}'s addresses; {town.how}"
    return replace(
        town, name=name, kind="town", lat=round(lat, 4), lon=round(lon, 4), radius_km=radius, ref=None, how=how
    )


def addresses(text: str, span: Span, grid: Grid, side: Place | None = None) -> Iterator[Part]:
    """The parts of each address put together: the first to say so counts. A long road alone lies on the side of town that is told."""
    for here, said in _joined(sorted(parts(text, span, grid), key=lambda part: part[0])):
        settled = said.toward((side.lat or 0.0, side.lon or 0.0)) if side else said.settled()
        if settled:
            yield here, settled


def _joined(found: Iterable[Part]) -> Iterator[Part]:
    open_: Part | None = None
    for here, said in found:
        both = open_[1].met(said) if open_ and here.start - open_[0].stop <= TOGETHER else None
        if open_ and both:
            open_ = Span(open_[0].start, max(here.stop, open_[0].stop)), both
            continue
        if open_:
            yield open_
        open_ = here, said
    if open_:
        yield open_


def whole(text: str, here: Span) -> Span:
    """An address with the rest of its last road's name."""
    rest = _REST.match(text, here.stop)
    return Span(here.start, here.stop + len(rest[0].rstrip(" ."))) if rest else here


def parts(text: str, span: Span, grid: Grid) -> Iterator[Part]:
    for match in _BLOCK.finditer(text, span.start, span.stop):
        number, way = int(match["number"] or match["house"]), short(match["way"] or match["side"])
        found = [rule for rule in grid.blocks if rule[0] == (way or "-")]
        yield from _by_rules(Span(*match.span()), found, number)
    for match in _NUMBERED.finditer(text, span.start, span.stop):
        mile, sort = match["mile"], (match["sort"] or "street").casefold()
        number = (MILES.get(mile.casefold()) or int(mile)) if mile else int(match["number"])
        way, named = short(match["turn"] or match["way"]).casefold(), "mile" if mile else SORTS[sort]
        yield from _by_rules(Span(*match.span()), [r for r in grid.numbered if fits(r[0], way, named)], number)
    for match in grid.names.finditer(text, span.start, span.stop):
        if _is_address(text, span, match):
            yield Span(*match.span()), grid.roads[match[0]]


def _by_rules(here: Span, rules: Sequence[Rule], number: int) -> Iterator[Part]:
    """What the rules that hold for a number say; what stands later in the table is narrower."""
    said = {axis: zero + per * number for _, axis, zero, per, fit in rules if number in fit}
    if said:
        yield here, Said(said.get("lat"), said.get("lon"))


def _is_address(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether the name of a road stands as one: with its sort, or after a word for where."""
    before = text[max(span.start, match.start() - ROUND) : match.start()]
    if _NUMBER.search(match[0]) and _BY.search(before):
        return True
    return bool(_ROAD.match(text[match.end() : match.end() + 30]) or _AT.search(before) and _ADDRESS.search(before))


def short(way: str | None) -> str:
    """North, N. and N are "N"; "" without a way."""
    plain = (way or "").replace(".", "")
    return WAYS.get(plain.casefold(), plain.upper())


def fits(rule: str, way: str, sort: str) -> bool:
    """Whether "w *", "street" or "nw street" holds for a street of this way and sort."""
    *ways, sorts = rule.split()
    return (sorts in ("*", sort) and (sort != "mile" or sorts == "mile")) and (not ways or ways[0] in ("*", way))
