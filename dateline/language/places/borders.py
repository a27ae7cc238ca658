"""Borders and what holds a point: distance to a land border by country pair, country of a point, sea of a point.

Natural Earth shapes (public domain); borders are right to about a kilometre, outlines to about five. Disputed borders are
drawn as Natural Earth draws them: by who is in control.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from .gazetteer import read_regions
from .geometry import distance_km

FILE = Path(__file__).with_name("borders.npz")
KM = 111.195  # a degree of latitude
SHORE_KM = 3.0  # a point this close to a coast is on it: the outlines are drawn coarser than that
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Border:
    """A land border between two countries ("GT", "MX" in alphabetical order) and how far it is, in km."""

    pair: tuple[str, str]
    km: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Segments from (lon, lat) to (lon, lat) in degrees, each with the number of its line; boxes by line."""

    start: Array
    stop: Array
    line: Array
    low: Array
    high: Array

    @classmethod
    def of(cls, arrays: Any, name: str) -> Lines:
        scale, shift = arrays[f"{name}_grid"]
        steps, counts, first = (
            arrays[f"{name}_steps"].astype(np.int64),
            arrays[f"{name}_points"],
            arrays[f"{name}_first"],
        )
        line = np.repeat(np.arange(len(counts)), counts - 1)
        begin = np.concatenate([[0], np.cumsum(counts - 1)[:-1]])
        walked = np.cumsum(steps, axis=0)
        before = walked - steps
        stop = first[line] + walked - before[begin][line]
        start = stop - steps
        start, stop = start * scale + shift, stop * scale + shift
        low = np.minimum(np.minimum.reduceat(start, begin), np.minimum.reduceat(stop, begin))
        high = np.maximum(np.maximum.reduceat(start, begin), np.maximum.reduceat(stop, begin))
        return cls(start, stop, line, low, high)

    def km(self, lat: float, lon: float, within: Array | slice = slice(None)) -> Array:
        """Distance of a point to each segment, on a plane around the point."""
        scale = np.array([KM * np.cos(np.radians(lat)), KM])
        a = (self.start[within] - (lon, lat)) * scale
        d = (self.stop[within] - self.start[within]) * scale
        t = np.clip(-(a * d).sum(axis=1) / np.maximum((d * d).sum(axis=1), 1e-12), 0.0, 1.0)
        nearest = a + d * t[:, None]
        return np.asarray(np.hypot(nearest[:, 0], nearest[:, 1]))


@dataclass(frozen=True, slots=True)
class Shapes:
    borders: Lines
    pairs: tuple[tuple[str, str], ...]
    outlines: Lines
    countries: tuple[str, ...]


@lru_cache(maxsize=1)
def shapes() -> Shapes:
    with np.load(FILE) as arrays:
        pairs = tuple((pair[:2], pair[3:]) for pair in arrays["border_pairs"].tolist())
        return Shapes(
            Lines.of(arrays, "border"), pairs, Lines.of(arrays, "outline"), tuple(arrays["outline_countries"].tolist())
        )


def nearest(lat: float, lon: float, *, within_km: float = 500.0) -> Border | None:
    """The nearest land border, None when there is none that near."""
    borders = shapes().borders
    reach = within_km / KM
    wide = reach / max(np.cos(np.radians(lat)), 0.05)
    close = np.flatnonzero(
        (np.abs(borders.start[:, 1] - lat) < reach + 0.5) & (np.abs(borders.start[:, 0] - lon) < wide + 0.5)
    )
    if not len(close):
        return None
    away = borders.km(lat, lon, close)
    best = int(away.argmin())
    km = float(away[best])
    return Border(shapes().pairs[int(borders.line[close[best]])], round(km, 2)) if km <= within_km else None


def distance(lat: float, lon: float, one: str, other: str) -> float | None:
    """Km to the border between two countries (ISO codes), None when they have no land border."""
    pair = (min(one, other), max(one, other))
    lines = [i for i, each in enumerate(shapes().pairs) if each == pair]
    if not lines:
        return None
    return round(float(shapes().borders.km(lat, lon, np.isin(shapes().borders.line, lines)).min()), 2)


def country(lat: float, lon: float) -> str | None:
    """The country that holds a point (ISO code), the nearest one for a point on its shore, None at sea."""
    outlines = shapes().outlines
    boxes = np.flatnonzero((outlines.low <= (lon, lat)).all(axis=1) & (outlines.high >= (lon, lat)).all(axis=1))
    crossed: dict[str, int] = {}
    for line in boxes.tolist():
        part = outlines.line == line
        crossed[shapes().countries[line]] = crossed.get(shapes().countries[line], 0) + _crossings(
            outlines.start[part], outlines.stop[part], lat, lon
        )
    inside = next((code for code, count in crossed.items() if count % 2 and code), None)
    return inside or _on_shore(lat, lon)


def _crossings(start: Array, stop: Array, lat: float, lon: float) -> int:
    """How often a ray from the point to the east crosses the ring."""
    spans = (start[:, 1] > lat) != (stop[:, 1] > lat)
    rise = np.where(spans, stop[:, 1] - start[:, 1], 1.0)
    at = start[:, 0] + (lat - start[:, 1]) / rise * (stop[:, 0] - start[:, 0])
    return int((spans & (at > lon)).sum())


def _on_shore(lat: float, lon: float) -> str | None:
    outlines = shapes().outlines
    close = np.flatnonzero((np.abs(outlines.start - (lon, lat)) < 0.3).all(axis=1))
    if not len(close):
        return None
    away = outlines.km(lat, lon, close)
    best = int(away.argmin())
    return shapes().countries[int(outlines.line[close[best]])] or None if away[best] <= SHORE_KM else None


def sea(lat: float, lon: float) -> str | None:
    """The water that holds a point off land: of those whose circle holds it, the smallest; None on land and on waters without a name here."""
    if country(lat, lon):
        return None
    held = [
        (entry.radius_km, entry.name)
        for entry, _ in read_regions()
        if entry.kind == "water" and distance_km(lat, lon, entry.lat, entry.lon) <= entry.radius_km
    ]
    return min(held)[1] if held else None
