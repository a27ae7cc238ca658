"""What the addresses of large towns say of a point: the table `grids.tsv`, and how the parts of one address are put together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise, product

from .gazetteer import HERE, table
from .geometry import distance_km

STEP_KM = 0.7  # between the points of a road
MEET_KM = 3.0  # roads that pass each other so near are taken to cross
SAME = 0.03  # degrees between two parts of one address
SHORT_KM = 14.0  # a road no longer than this is placed at its middle

Point = tuple[float, float]
Rule = tuple[str, str, float, float, range]  # way or sort, axis, zero, degrees a number, where it holds


@dataclass(frozen=True, slots=True)
class Said:
    """What parts of an address say: a latitude, a longitude, the course of a road."""

    lat: float | None = None
    lon: float | None = None
    road: tuple[Point, ...] = ()

    def met(self, other: Said) -> Said | None:
        """Both together; None where they cannot be of one address."""
        if self.road and other.road:
            return self._crossing(other.road) if self.road != other.road else self
        if _apart(self.lat, other.lat) or _apart(self.lon, other.lon):
            return None
        both = Said(
            self.lat if self.lat is not None else other.lat,
            self.lon if self.lon is not None else other.lon,
            self.road or other.road,
        )
        return both._on_the_road() if both.road else both

    def _crossing(self, road: Sequence[Point]) -> Said | None:
        here, there = min(product(self.road, road), key=lambda pair: apart_km(*pair))
        near = apart_km(here, there) <= MEET_KM
        return Said((here[0] + there[0]) / 2, (here[1] + there[1]) / 2) if near else None

    def _on_the_road(self) -> Said | None:
        lat, lon = self.lat, self.lon

        def off(at: Point) -> float:
            return abs(at[0] - (at[0] if lat is None else lat)) + abs(at[1] - (at[1] if lon is None else lon))

        at = min(self.road, key=off)
        return Said(*at) if off(at) <= SAME else None

    def toward(self, at: Point) -> Said:
        """The part of a road nearest to a point."""
        return Said(*min(self.road, key=lambda point: apart_km(point, at))) if self.road else self

    def settled(self) -> Said | None:
        """A short road by its middle; None for a long one, which says nothing alone."""
        if not self.road:
            return self
        short = sum(apart_km(*step) for step in pairwise(self.road)) <= SHORT_KM
        return Said(*self.road[len(self.road) // 2]) if short else None


def apart_km(one: Point, other: Point) -> float:
    return distance_km(*one, *other)


def _apart(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) > SAME


@dataclass
class Grid:
    """The rules of one town; `names` is read once all roads are in."""

    blocks: list[Rule] = field(default_factory=list)  # by the way before the street, and house number
    numbered: list[Rule] = field(default_factory=list)  # "w *", "street"; by street number
    roads: dict[str, Said] = field(default_factory=dict)

    @cached_property
    def names(self) -> re.Pattern[str]:
        named = "|".join(re.escape(name) for name in sorted(self.roads, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{named or '(?!)'})\b")

    def add(self, cells: Sequence[str]) -> None:
        if cells[0] in ("block", "numbered"):
            kind, name, axis, zero, per, low, high = cells
            rules, unit = (self.blocks, 1000) if kind == "block" else (self.numbered, 100)
            rules.append((name, axis, float(zero), float(per) / unit, range(int(low), int(high) + 1)))
            return
        for name in cells[1].split("|"):
            self.roads[name] = _road(cells[2:], self.roads.get(name, Said()))


def _road(cells: Sequence[str], known: Said) -> Said:
    """`axis value` of a straight road, added to what is known of it, or the course of a bent one: "lat lon, lat lon"."""
    if len(cells) == 1:
        return Said(road=tuple(course(cells[0])))
    axis, value = cells[0], float(cells[1])
    return Said(value, known.lon) if axis == "lat" else Said(known.lat, value)


def course(cell: str) -> Iterator[Point]:
    """The points of a road, close enough to each other to tell where it crosses another."""
    corners = [(float(lat), float(lon)) for lat, lon in (point.split() for point in cell.split(","))]
    for (lat1, lon1), (lat2, lon2) in pairwise(corners):
        steps = max(1, math.ceil(distance_km(lat1, lon1, lat2, lon2) / STEP_KM))
        yield from ((lat1 + (lat2 - lat1) * i / steps, lon1 + (lon2 - lon1) * i / steps) for i in range(steps))
    yield corners[-1]


@lru_cache(maxsize=1)
def grids() -> dict[str, Grid]:
    """The grid of each town by its ref, and of the county or the neighbouring towns that share it."""
    found: dict[str, Grid] = {}
    grid = Grid()
    for _, cells in table(HERE / "grids.tsv"):
        if cells[0].isdigit():
            grid = Grid()
            found |= dict.fromkeys(
                [f"geonames:{cells[0]}", *(ref for ref in cells[2:3] for ref in ref.split("|"))], grid
            )
        else:
            grid.add(cells)
    return found
