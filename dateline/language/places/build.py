"""Make a gazetteer from the tables of GeoNames: a country's file or all countries, with other names and division codes.

    allCountries.txt, GT.txt, cities500.txt (or their .zip)      19 columns: the places
    admin1CodesASCII.txt, admin2Codes.txt                        names and ids of divisions
    alternateNamesV2.txt (or .zip)                               other names by language; optional

A line that cannot be read is counted and left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path

from ...errors import GazetteerError
from .spelling import key, skeleton, without_article
from .stage import Numbered, Piece, Stage, opened
from .store import Row, Writer

CREDIT = "GeoNames (geonames.org), CC BY 4.0"
LANGUAGES = frozenset({"en", "es", ""})
# Feature classes and codes that news speaks of, by kind.
TOWNS = frozenset("PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLF PPLG PPLL PPLR PPLS PPLX STLMT".split())  # noqa: SIM905
FACILITIES = frozenset("AIRP AIRB PRN MILB PRT DAM PSE OILR NSY CTRB INSM UNIV HSP CMP CMPRF RSRT BDG".split())  # noqa: SIM905
REGIONS = frozenset("RGN RGNH RGNE CST PEN ISL ISLS MTS DSRT VAL PLN ADM3 RESV PRK".split())  # noqa: SIM905
WATERS = frozenset("SEA OCN GULF STRT CHN BAY LK LKS STM CNL SD SHOL RF BNK".split())  # noqa: SIM905
WANTED = TOWNS | FACILITIES | REGIONS | WATERS | {"ADM1", "ADM2"}
EXAMPLES = 5  # bad lines that are named
PROGRESS = 100_000  # lines from which a table is worth a word
RADIUS = {"facility": 3.0, "region": 40.0, "water": 40.0}  # km, where the table gives no extent
ARABIC = frozenset("AE BH DJ DZ EG EH IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split())  # noqa: SIM905


@dataclass(slots=True)
class Report:
    """What a build read: lines, places kept, and the first lines that could not be read."""

    lines: int = 0
    places: int = 0
    bad: int = 0
    examples: list[str] = field(default_factory=list)
    resumed: bool = False  # went on from a build that was stopped


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


def _read_places(numbered: Numbered) -> Piece:
    """The lines of a table of places that news may speak of; a wrong column count, a bad number and a point off the globe are counted."""
    kept, bad = [], []
    for number, text in numbered:
        try:
            line = _line(text.split("\t"))
        except (ValueError, IndexError):
            bad.append(number)
            continue
        if line.code in WANTED:
            kept.append(astuple(line))
    return {"lines": len(numbered), "bad": len(bad), "first": bad[:EXAMPLES], "kept": kept}


def _read_names(numbered: Numbered) -> Piece:
    """Other names by id, in the languages that are read."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, text in numbered:
        cells = text.split("\t")
        if len(cells) >= 4 and cells[2] in LANGUAGES and cells[1].isdigit():
            found[cells[1]].append(cells[3])
    return {"lines": len(numbered), "names": found}


def places(path: Path, stage: Stage) -> Iterator[Line]:
    for piece in stage.pieces(path, _read_places):
        for ident, name, names, *rest in piece["kept"]:
            yield Line(ident, name, tuple(names), *rest)


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
    """Read the tables and write the gazetteer; `progress` is told the table and the lines read so far.

    A build that is stopped goes on where it stopped when the same is asked for again.
    """
    stage = Stage(out)
    try:
        report = _build(_sorted(sources), out, stage, progress)
    except GazetteerError:
        stage.clear()
        raise
    stage.clear()
    return report


def _build(tables: dict[str, list[Path]], out: Path, stage: Stage, progress: Callable[[str, int], None]) -> Report:
    report, writer = Report(), Writer()
    names = _other_names(tables["names"], stage, progress)
    for path in tables["places"]:
        _count(path, stage, report, progress)
    report.resumed = stage.used > 0
    points = _divisions(tables["places"], stage)
    for level in ("admin1", "admin2"):
        for row in _division_rows(tables[level], level, points, names):
            writer.add(row)
    for kind, codes in (("town", TOWNS), ("facility", FACILITIES), ("region", REGIONS), ("water", WATERS)):
        for path in tables["places"]:
            for line in places(path, stage):
                if line.code in codes:
                    writer.add(_row(line, kind, names.get(line.id, ())))
                    report.places += 1
    if not writer.rows:
        raise GazetteerError(
            f"no places in {', '.join(map(str, tables['places'])) or 'the files given'}: name a GeoNames table such as GT.txt or cities500.txt"
        )
    writer.write(out, credit=CREDIT)
    return report


def _count(path: Path, stage: Stage, report: Report, progress: Callable[[str, int], None]) -> None:
    """Read a table of places for the first time and note what could not be read."""
    lines = bad = 0
    for piece in stage.pieces(path, _read_places):
        lines, bad = lines + piece["lines"], bad + piece["bad"]
        report.examples += [f"{path.name}, line {number}" for number in piece["first"]]
        if lines > PROGRESS:
            progress(path.name, lines)
    report.lines, report.bad = report.lines + lines, report.bad + bad
    report.examples = report.examples[:EXAMPLES]
    if lines and bad == lines:
        raise GazetteerError(f"{path}: no line has the 19 columns of a GeoNames table of places")


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


def _other_names(
    paths: Sequence[Path], stage: Stage, progress: Callable[[str, int], None]
) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for path in paths:
        lines = 0
        for piece in stage.pieces(path, _read_names):
            for ident, names in piece["names"].items():
                found[int(ident)] = (*found.get(int(ident), ()), *names)
            lines += piece["lines"]
            if lines > PROGRESS:
                progress(path.name, lines)
    return found


def _divisions(paths: Sequence[Path], stage: Stage) -> dict[str, Line]:
    """The lines of first and second level divisions by code ("GT.08", "GT.08.1309")."""
    found = {}
    for path in paths:
        for line in places(path, stage):
            if line.code == "ADM1":
                found[f"{line.country}.{line.admin1}"] = line
            elif line.code == "ADM2":
                found[f"{line.country}.{line.admin1}.{line.admin2}"] = line
    return found


def _division_rows(
    tables: Sequence[Path], level: str, points: dict[str, Line], names: dict[int, tuple[str, ...]]
) -> Iterator[Row]:
    depth = 1 if level == "admin1" else 2
    known = dict(pair for path in tables for pair in _codes(path))
    for code, line in points.items():
        if code.count(".") == depth:
            first = ".".join(code.split(".")[:2])
            spelt = (*names.get(line.id, ()), *line.names)
            radius = 100.0 if level == "admin1" else 25.0
            yield Row(line.id, known.get(code, line.name), (line.name, *spelt), line.lat, line.lon, level, line.people, first,
                      code if depth == 2 else None, radius)  # fmt: skip


def _codes(path: Path) -> Iterator[tuple[str, str]]:
    """Code and name of each division of a table."""
    with opened(path) as file:
        for line in file:
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) == 4:
                yield cells[0], cells[1]


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
