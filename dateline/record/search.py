"""Finding incidents by words, type, place, period and state, on the indexes of the shown copy."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..types import Incident
from .shown import listed

KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km


@dataclass(frozen=True, slots=True)
class Query:
    """What to find; everything given must hold. Days are ISO 8601, both inclusive."""

    words: str = ""
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    near: tuple[float, float, float] | None = None  # latitude, longitude, kilometres
    box: tuple[float, float, float, float] | None = None  # south, west, north, east; west > east crosses 180


@dataclass(slots=True)
class Where:
    """An SQL condition in the making."""

    parts: list[str] = field(default_factory=list)
    args: list[object] = field(default_factory=list)

    def add(self, part: str, *args: object) -> None:
        self.parts.append(part)
        self.args += args

    def one_of(self, part: str, values: Sequence[str]) -> None:
        if values:
            self.add(part.format(",".join("?" * len(values))), *values)


def find(connection: sqlite3.Connection, query: Query) -> list[Incident]:
    """Matching incidents: best words first where words are given, else by day. Rejected ones only when asked for.

    Words are looked for in titles, names and quotes; where none has them, in the text of the pages.
    """
    tokens = match_expression(query.words)
    if not tokens:
        return _near(listed(connection, *_clause(query, "", "ORDER BY start IS NULL, start, id")), query)
    hits = "JOIN words ON words.rowid = shown.id AND words MATCH ?"
    found = listed(connection, *_clause(query, hits, "ORDER BY bm25(words, 4.0, 1.0), shown.id", tokens))
    if not found:
        inside = (
            "JOIN (SELECT DISTINCT claims.incident AS hit FROM page_words JOIN readings ON readings.page = page_words.rowid"
            " JOIN claims ON claims.reading = readings.id WHERE page_words MATCH ?) ON hit = shown.id"
        )
        found = listed(connection, *_clause(query, inside, "ORDER BY start IS NULL, start, shown.id", tokens))
    return _near(found, query)


def _clause(query: Query, join: str, order: str, *first: object) -> tuple[str, tuple[object, ...]]:
    where = Where()
    where.one_of("shown.type IN ({})", query.types)
    where.one_of("shown.status IN ({})", query.statuses)
    where.one_of("shown.review IN ({})", query.reviews)
    if not query.reviews:
        where.add("shown.review <> 'rejected'")
    where.one_of("shown.id IN (SELECT incident FROM spots WHERE country IN ({}))", [c.upper() for c in query.countries])
    if query.since or query.until:
        where.add("(start IS NOT NULL OR stop IS NOT NULL)")
        where.add(
            "(stop IS NULL OR stop >= ?) AND (start IS NULL OR start <= ?)", query.since or "", query.until or "9999"
        )
    for box in _boxes(query):
        where.add(f"shown.id IN (SELECT incident FROM spots JOIN boxes USING (id) WHERE {box})")
    return f"{join} WHERE {' AND '.join(where.parts)} {order}", (*first, *where.args)


def _boxes(query: Query) -> list[str]:
    found = []
    if query.box:
        found.append(_box(*query.box))
    if query.near:
        lat, lon, km = query.near
        high = km / KM_PER_DEGREE
        widest = max(abs(lat - high), abs(lat + high))
        wide = high / math.cos(math.radians(widest)) if widest < 89 else 180.0
        west, east = lon - wide, lon + wide
        whole = wide >= 180
        found.append(_box(lat - high, -180 if whole else _turn(west), lat + high, 180 if whole else _turn(east)))
    return found


def _turn(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _box(south: float, west: float, north: float, east: float) -> str:
    # boxes keeps 32-bit floats rounded outwards, so the test can only be too generous
    across = "AND" if west <= east else "OR"
    return f"north >= {south!r} AND south <= {north!r} AND (east >= {west!r} {across} west <= {east!r})"


def _near(found: list[Incident], query: Query) -> list[Incident]:
    if query.near is None:
        return found
    lat, lon, km = query.near
    away = [(min((distance(lat, lon, *point) for point in points(i)), default=math.inf), i) for i in found]
    return [i for far, i in away if far <= km]


def points(incident: Incident) -> list[tuple[float, float]]:
    """Where the incident took place, as far as it has coordinates."""
    places = [p for p in incident.places if p.role == "event"] or incident.places[:1]
    return [(p.lat, p.lon) for p in places if p.lat is not None and p.lon is not None]


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres over a sphere of 6,371 km."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def match_expression(words: str) -> str:
    """What a person typed as an FTS5 expression: all words, "phrases" whole, a final * for beginnings."""
    parts = re.findall(r'"([^"]+)"(\*?)|([^\s"]+)', words)
    found = []
    for phrase, star, word in parts:
        star, word = star or ("*" if word.endswith("*") else ""), phrase or word.rstrip("*")
        if re.search(r"\w", word):
            found.append(f'"{word}"{star}')
    return " ".join(found)
