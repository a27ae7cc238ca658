"""What places a name can mean: the shipped file, our tables, and the user's own places, asked as one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from ...errors import GazetteerError
from .candidates import Candidates
from .entry import Entry
from .spelling import key
from .store import DEGREE, KINDS, NONE, Store
from .words import lists

HERE = Path(__file__).parent
WORLD = HERE / "world.gaz"
BUILT = 0.006  # km of a town's radius by the root of its people
QUARTER = 1_000  # people of a part of a town, so that it outweighs no town elsewhere by itself
HAMLET = 200  # people of a place that only has a post office
LISTED = 20_000  # a place somebody took the trouble to list counts as a town of this many people at least
RADIUS = {"town": 3.0, "facility": 3.0, "admin1": 150.0, "region": 80.0}  # km


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    entry: Entry
    capital: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    gentilicios: tuple[str, ...]


def table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a tab-separated table with their line numbers; lines that begin with # are notes."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or "it is not UTF-8 text"
        raise GazetteerError(f"{path}: cannot be read ({why}); give the path of a places file") from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def several(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name)


def read_countries() -> Iterator[Country]:
    for _, (code, ident, name, lat, lon, radius, people, capital, names, demonyms, gentilicios) in table(
        HERE / "countries.tsv"
    ):
        entry = Entry(f"geonames:{ident}", name, "country", float(lat), float(lon), float(radius), int(people), code)
        yield Country(code, entry, capital, several(names), several(demonyms), several(gentilicios))


def read_regions() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for _, (kind, name, lat, lon, radius, country, names) in table(HERE / "regions.tsv"):
        yield (
            Entry(f"dateline:{name}", name, kind, float(lat), float(lon), float(radius), 0, country or None),
            several(names),
        )


def read_quarters(towns: Mapping[str, Entry]) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """The parts of large towns; `towns` are those they lie in, by ref."""
    town: Entry | None = None
    for _, cells in table(HERE / "quarters.tsv"):
        if len(cells) == 2:
            town = towns.get(f"geonames:{cells[0]}")
        elif town:
            name, names, lat, lon = cells
            ref = f"dateline:{name} ({town.name})"
            yield (
                Entry(ref, name, "town", float(lat), float(lon), 2.0, QUARTER, town.country, town.admin1, quarter=True),
                several(names),
            )


def read_middles() -> dict[str, tuple[float, float]]:
    """Ref to the middle of a town, where GeoNames' point lies off it."""
    return {f"geonames:{cells[0]}": (float(cells[2]), float(cells[3])) for _, cells in table(HERE / "middles.tsv")}


def read_counties() -> dict[str, tuple[float, float, float]]:
    """Ref to the middle of a county of the United States and its extent in kilometres."""
    rows = (cells for _, cells in table(HERE / "counties.tsv"))
    return {f"admin2:{state}:{county}": (float(lat), float(lon), float(km)) for state, county, lat, lon, km in rows}


def read_overlay(path: Path) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """A user's places, ten columns: id, name, other names (a|b), lat, lon, kind, country, admin1, people, source."""
    for number, cells in table(path):
        where = f"{path}, line {number}"
        if len(cells) != 10:
            raise GazetteerError(
                f"{where}: {len(cells)} columns instead of 10 (id, name, other names, lat, lon, kind, country, admin1, people, source; tabs between)"
            )
        ident, name, names, lat, lon, kind, country, admin1, people, _ = cells
        try:
            north, east, count = float(lat), float(lon), int(people or 0)
        except ValueError as error:
            raise GazetteerError(f"{where}: {error}") from error
        if not (abs(north) <= 90 and abs(east) <= 180):
            raise GazetteerError(f"{where}: the point {lat}, {lon} is off the globe")
        ref = f"geonames:{ident}" if ident.isdigit() else ident or f"{path.name}:{number}"
        radius = max(RADIUS.get(kind, 30.0), BUILT * count**0.5 if kind == "town" else 0.0)
        yield (
            Entry(ref, name, kind, north, east, radius, max(count, LISTED), country or None, admin1 or None),
            several(names),
        )


def read_offices() -> dict[str, str]:
    """The line of each name (a key) in the table of places that only have a post office."""
    lines = (HERE / "offices.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t", 1)[0].casefold(): line for line in lines if not line.startswith("#")}


class Gazetteer:
    """Ask it with any spelling; it answers with every place that bears the name."""

    def __init__(
        self, *stores: Store, overlays: Sequence[Path] = (), middles: bool = True, offices: bool = True
    ) -> None:
        self._stores = stores
        self._own: dict[str, list[Entry]] = {}
        self.countries = {country.code: country for country in read_countries()}
        for country in self.countries.values():
            self._add(country.entry, country.names)
        for entry, names in read_regions():
            self._add(entry, names)
        for path in (HERE / "overlay.tsv", *overlays):
            for entry, names in read_overlay(path):
                self._add(entry, names)
        self._middles = read_middles() if middles else {}
        self._counties = read_counties() if middles else {}
        self._offices = read_offices() if offices else {}
        for entry, names in read_quarters(self._towns()):
            self._add(entry, names)
        self.find = lru_cache(maxsize=65536)(self._find)
        self._candidates: dict[tuple[str, int], Candidates] = {}

    def candidates(self, name: str, entries: tuple[Entry, ...]) -> Candidates:
        """The candidates of a name as arrays, kept for the next document."""
        asked = (name, len(entries))
        if asked not in self._candidates or self._candidates[asked].entries is not entries:
            if len(self._candidates) > 20_000:
                self._candidates.clear()
            self._candidates[asked] = Candidates.of(entries)
        return self._candidates[asked]

    def _towns(self) -> dict[str, Entry]:
        """The towns that have quarters, by ref."""
        named = [cells[1] for _, cells in table(HERE / "quarters.tsv") if len(cells) == 2]
        return {entry.ref: entry for name in named for entry in self._find(key(name)) if entry.kind == "town"}

    def _add(self, entry: Entry, names: Sequence[str]) -> None:
        spelt = [key(name) for name in (entry.name, *names)]
        bare = [name.removeprefix("the ") for name in spelt] if entry.kind == "country" else []
        for name in dict.fromkeys((*spelt, *bare)):
            self._own.setdefault(name, []).append(replace(entry, main=name == key(entry.name)))

    def _find(self, name: str) -> tuple[Entry, ...]:
        """Every place that bears the name (a key, as `spelling.key` makes it)."""
        own = self._own.get(name, [])
        found = {entry.ref: entry for entry in own}
        for store in self._stores:
            for row, main in store.rows(name):
                entry = _entry(store, row, main)
                found.setdefault(entry.ref, entry)
        found |= {entry.ref: entry for entry in _posted(self._offices.get(name, ""))}
        return tuple(self._in_the_middle(entry) for entry in found.values())

    def _in_the_middle(self, entry: Entry) -> Entry:
        if entry.ref in self._counties:
            lat, lon, radius = self._counties[entry.ref]
            return replace(entry, lat=lat, lon=lon, radius_km=radius)
        lat, lon = self._middles.get(entry.ref, (entry.lat, entry.lon))
        return replace(entry, lat=lat, lon=lon) if (lat, lon) != (entry.lat, entry.lon) else entry

    @cached_property
    def _divisions(self) -> dict[str, tuple[Store, int]]:
        return {code: (store, row) for store in self._stores[::-1] for row, code in enumerate(store.header["admin1"])}

    def admin1(self, code: str) -> Entry | None:
        """The first level division with this code ("GT.08")."""
        return _entry(*self._divisions[code], True) if code in self._divisions else None

    def people(self, name: str) -> tuple[Entry, ...]:
        """The country or region whose people bear this name (a key)."""
        if name in self.demonyms:
            return (self.countries[self.demonyms[name]].entry,)
        return self.find(key(lists().peoples[name])) if name in lists().peoples else ()

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Demonym (key) to country code, English and Spanish, every form."""
        found: dict[str, str] = {}
        for country in self.countries.values():
            for word in country.demonyms:
                found.update(dict.fromkeys((key(word), key(word + "s")), country.code))
            for word in country.gentilicios:
                found.update(dict.fromkeys(map(key, forms(word)), country.code))
        return found

    @cached_property
    def _outlets(self) -> dict[str, tuple[str, str]]:
        return {
            site: (key(town), division)
            for _, (town, division, sites) in table(HERE / "outlets.tsv")
            for site in sites.split()
        }

    def home(self, site: str) -> Entry | None:
        """The town where a local news site ("wral.com") is at home."""
        town, division = self._outlets.get(site, ("", ""))
        return next((e for e in self.find(town) if e.kind == "town" and e.admin1 == division), None) if town else None

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Capital (key) to country code."""
        return {key(country.capital): country.code for country in self.countries.values() if country.capital}


def _entry(store: Store, row: int, main: bool) -> Entry:
    ident, lat, lon, people, admin1, admin2, radius, kind = store.records[row].tolist()
    code = store.header["admin1"][admin1] if admin1 != NONE else None
    name = store.name(row)
    return Entry(
        f"geonames:{ident}" if ident else f"{KINDS[kind]}:{code}:{name}",
        name, KINDS[kind], lat / DEGREE, lon / DEGREE, float(radius), round(math.expm1(people / 2000)),
        code[:2] if code else None, code, admin2 if admin2 != NONE else None, main,
    )  # fmt: skip


def _posted(line: str) -> Iterator[Entry]:
    """The places of a line of the table of post offices."""
    name, *cells = line.split("\t")
    for cell in cells:
        state, lat, lon = cell.split()
        ref = f"dateline:{name}, {state} ({lat}, {lon})"
        yield Entry(ref, name, "town", float(lat), float(lon), RADIUS["town"], HAMLET, "US", f"US.{state}")


def forms(word: str) -> tuple[str, ...]:
    """The four forms of a Spanish demonym from its masculine singular: chileno, chilena, chilenos, chilenas."""
    if word.endswith("o"):
        return word, word[:-1] + "a", word + "s", word[:-1] + "as"
    if word.endswith(("és", "án", "ón", "ín")):
        bare = word[:-2] + {"é": "e", "á": "a", "ó": "o", "í": "i"}[word[-2]] + word[-1]
        return word, bare + "a", bare + "es", bare + "as"
    if word.endswith(("ol", "or")):
        return word, word + "a", word + "es", word + "as"
    if word.endswith(("a", "e")):
        return word, word + "s"
    return word, word + "es", word + "s"


@lru_cache(maxsize=8)
def load(path: Path | None = None, overlays: tuple[Path, ...] = ()) -> Gazetteer:
    """The gazetteer at `path` (the shipped one without it) with the user's own places laid over it.

    An overlay is a table of places (`read_overlay`) or a gazetteer that `dateline places build` made (.gaz).
    """
    built = [Store(own) for own in overlays if own.suffix == ".gaz"]
    return Gazetteer(*built, Store(path or WORLD), overlays=[own for own in overlays if own.suffix != ".gaz"])
