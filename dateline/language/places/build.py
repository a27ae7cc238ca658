"""Make a gazetteer from the tables of GeoNames: a country's file or all countries, with other names and division codes.

    allCountries.txt, GT.txt, cities500.txt (or their .zip)      19 columns: the places
    admin1CodesASCII.txt, admin2Codes.txt                        names and ids of divisions
    alternateNamesV2.txt (or .zip)                               other names by language; optional

A line that cannot be read is counted and left out.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import GazetteerError
from .spelling import key, skeleton, without_article
from .store import Row, Writer

CREDIT = "GeoNames (geonames.org), CC BY 4.0"
LANGUAGES = frozenset({"en", "es", ""})
# Feature classes and codes that news speaks of, by kind.
TOWNS = frozenset("PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLF PPLG PPLL PPLR PPLS PPLX STLMT".split())  # noqa: SIM905
FACILITIES = frozenset("AIRP AIRB PRN MILB PRT DAM PSE OILR NSY CTRB INSM UNIV HSP CMP CMPRF RSRT BDG".split())  # noqa: SIM905
REGIONS = frozenset("RGN RGNH RGNE CST PEN ISL ISLS MTS DSRT VAL PLN ADM3 RESV PRK".split())  # noqa: SIM905
WATERS = frozenset("SEA OCN GULF STRT CHN BAY LK LKS STM CNL SD SHOL RF BNK".split())  # noqa: SIM905
RADIUS = {"facility": 3.0, "region": 40.0, "water": 40.0}  # km, where the table gives no extent
ARABIC = frozenset("AE BH DJ DZ EG EH IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split())  # noqa: SIM905


@dataclass(slots=True)
class Report:
    """What a build read: lines, places kept, and the first lines that could not be read."""

    lines: int = 0
    places: int = 0
    bad: int = 0
    examples: list[str] = field(default_factory=list)

    def skip(self, where: str) -> None:
        self.bad += 1
        if len(self.examples) < 5:
            self.examples.append(where)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of places."""

    id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    code: str
    country: str
    admin1: str
    admin2: str
    people: int


def lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of a table, a zip's member of the same name read in place."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(path.stem + ".txt") as raw:
                yield from _split(io.TextIOWrapper(raw, encoding="utf-8"))
        else:
            with path.open(encoding="utf-8") as file:
                yield from _split(file)
    except (OSError, KeyError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise GazetteerError(
            f"{path}: cannot be read as a GeoNames table ({error}); get it again from download.geonames.org"
        ) from error


def _split(file: io.TextIOBase | io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(file, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\n").split("\t")


def places(path: Path, report: Report) -> Iterator[Line]:
    """The lines of a table of places; a wrong column count, a bad number and a point off the globe are counted."""
    for number, cells in lines(path):
        report.lines += 1
        try:
            line = _line(cells)
        except (ValueError, IndexError):
            report.skip(f"{path.name}, line {number}")
            continue
        yield line
    if report.lines and report.bad == report.lines:
        raise GazetteerError(f"{path}: no line has the 19 columns of a GeoNames table of places")


def _line(cells: list[str]) -> Line:
    if len(cells) != 19:
        raise ValueError(len(cells))
    lat, lon = float(cells[4]), float(cells[5])
    if abs(lat) > 90 or abs(lon) > 180:
        raise ValueError("off the globe")
    names = tuple(name for name in cells[3].split(",") if name[:1].isupper() and not (name.isupper() and len(name) < 5))
    return Line(int(cells[0]), cells[1], names, lat, lon, cells[7], cells[8], cells[10], cells[11], int(cells[14] or 0))


def build(
    sources: Sequence[Path], out: Path, *, progress: Callable[[str, int], None] = lambda _what, _lines: None
) -> Report:
    """Read the tables and write the gazetteer; `progress` is told the table and the lines read so far."""
    report, tables = Report(), _sorted(sources)
    names = _other_names(tables["names"], progress)
    writer = Writer()
    points = _divisions(tables["places"], report, progress)
    for level in ("admin1", "admin2"):
        for row in _division_rows(tables[level], level, points, names):
            writer.add(row)
    for kind, codes in (("town", TOWNS), ("facility", FACILITIES), ("region", REGIONS), ("water", WATERS)):
        for path in tables["places"]:
            for line in places(path, Report()):
                if line.code in codes:
                    writer.add(_row(line, kind, names.get(line.id, ())))
                    report.places += 1
                    if report.places % 100_000 == 0:
                        progress(f"{path.name}, {kind}", report.places)
    if not writer.rows:
        raise GazetteerError(
            f"no places in {', '.join(str(path) for path in sources)}: name a GeoNames table such as GT.txt or cities500.txt"
        )
    writer.write(out, credit=CREDIT)
    return report


def _sorted(sources: Sequence[Path]) -> dict[str, list[Path]]:
    tables: dict[str, list[Path]] = defaultdict(list)
    for path in sources:
        stem = path.stem
        kind = {
            "admin1CodesASCII": "admin1",
            "admin2Codes": "admin2",
            "alternateNamesV2": "names",
            "alternateNames": "names",
        }
        tables[kind.get(stem, "places")].append(path)
    return tables


def _other_names(paths: Sequence[Path], progress: Callable[[str, int], None]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for path in paths:
        for number, cells in lines(path):
            if len(cells) >= 4 and cells[2] in LANGUAGES and cells[1].isdigit():
                found[int(cells[1])] = (*found.get(int(cells[1]), ()), cells[3])
            if number % 1_000_000 == 0:
                progress(path.name, number)
    return found


def _divisions(paths: Sequence[Path], report: Report, progress: Callable[[str, int], None]) -> dict[str, Line]:
    """The lines of first and second level divisions by code ("GT.08", "GT.08.1309")."""
    found = {}
    for path in paths:
        for line in places(path, report):
            if line.code == "ADM1":
                found[f"{line.country}.{line.admin1}"] = line
            elif line.code == "ADM2":
                found[f"{line.country}.{line.admin1}.{line.admin2}"] = line
            if report.lines % 1_000_000 == 0:
                progress(path.name, report.lines)
    return found


def _division_rows(
    tables: Sequence[Path], level: str, points: dict[str, Line], names: dict[int, tuple[str, ...]]
) -> Iterator[Row]:
    depth = 1 if level == "admin1" else 2
    known = {cells[0]: cells[1] for path in tables for _, cells in lines(path) if len(cells) == 4}
    for code, line in points.items():
        if code.count(".") == depth:
            first = ".".join(code.split(".")[:2])
            spelt = (*names.get(line.id, ()), *line.names)
            radius = 100.0 if level == "admin1" else 25.0
            yield Row(line.id, known.get(code, line.name), (line.name, *spelt), line.lat, line.lon, level, line.people, first,
                      code if depth == 2 else None, radius)  # fmt: skip


def _row(line: Line, kind: str, more: tuple[str, ...]) -> Row:
    names = (*line.names, *more)
    if line.country in ARABIC:
        names += tuple(without_article(key(name)) for name in (line.name, *names))
    first = f"{line.country}.{line.admin1 or '00'}"
    radius = RADIUS.get(kind, max(1.0, min(20.0, 0.006 * line.people**0.5 + 1)))
    bones = tuple({skeleton(name) for name in (line.name, *line.names)}) if kind == "town" else ()
    return Row(
        line.id,
        line.name,
        names,
        line.lat,
        line.lon,
        kind,
        line.people,
        first,
        f"{first}.{line.admin2}" if line.admin2 else None,
        radius,
        bones,
    )
