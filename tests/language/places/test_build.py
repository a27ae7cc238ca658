"""A gazetteer from GeoNames tables."""

import zipfile
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.language.places import build as building
from dateline.language.places import stage
from dateline.language.places.build import build
from dateline.language.places.gazetteer import Gazetteer, load
from dateline.language.places.store import Store


def line(
    ident: int,
    name: str,
    code: str,
    *,
    lat: str = "15.61667",
    lon: str = "-91.98333",
    admin1: str = "08",
    admin2: str = "",
    people: int = 0,
) -> str:
    kind = "A" if code.startswith("ADM") else "P"
    cells = [
        str(ident),
        name,
        name,
        "La Mesía" if ident == 3594370 else "",
        lat,
        lon,
        kind,
        code,
        "GT",
        "",
        admin1,
        admin2,
        "",
        "",
        str(people),
        "",
        "",
        "America/Guatemala",
        "2024-01-01",
    ]
    return "\t".join(cells) + "\n"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    (tmp_path / "GT.txt").write_text(
        line(3595415, "Huehuetenango", "ADM1", lat="15.66667", lon="-91.58333")
        + line(3594370, "La Mesilla", "PPL")
        + line(1, "Aeropuerto", "AIRP"),
        encoding="utf-8",
    )
    (tmp_path / "admin1CodesASCII.txt").write_text("GT.08\tHuehuetenango\tHuehuetenango\t3595415\n", encoding="utf-8")
    return tmp_path


def test_build(tables: Path) -> None:
    """Places, divisions and other names of the tables are found in the file."""
    report = build([tables / "GT.txt", tables / "admin1CodesASCII.txt"], tables / "gt.gaz")
    assert (report.lines, report.places, report.bad) == (3, 2, 0)
    gazetteer = Gazetteer(Store(tables / "gt.gaz"))
    assert {e.ref for e in gazetteer.find("la mesia")} == {"geonames:3594370"}
    (division,) = [e for e in gazetteer.find("huehuetenango") if e.kind == "admin1"]
    assert (division.admin1, division.lat) == ("GT.08", 15.66667)
    assert [e.kind for e in gazetteer.find("aeropuerto")] == ["facility"]


def test_bad_lines_are_counted(tables: Path) -> None:
    """A wrong column count and a point off the globe are counted with their lines, the others kept."""
    path = tables / "GT.txt"
    path.write_text(
        path.read_text(encoding="utf-8") + "short\tline\n" + line(5, "Lost", "PPL", lat="95"), encoding="utf-8"
    )
    report = build([path], tables / "gt.gaz")
    assert report.bad == 2
    assert report.examples == ["GT.txt, line 4", "GT.txt, line 5"]


def test_built_file_lies_beside_the_shipped_one(tables: Path) -> None:
    """A built gazetteer is an overlay: its places are found with the shipped ones, none of them twice."""
    build([tables / "GT.txt"], tables / "gt.gaz")
    found = load(overlays=(tables / "gt.gaz",)).find("la mesilla")
    refs = [entry.ref for entry in found]
    assert refs.count("geonames:3594370") == 1
    assert {entry.country for entry in found} == {"GT", "MX", "US"}


def test_zip(tables: Path) -> None:
    """A table is read from its zip as it was downloaded."""
    with zipfile.ZipFile(tables / "GT.zip", "w") as archive:
        archive.write(tables / "GT.txt", "GT.txt")
    assert build([tables / "GT.zip"], tables / "gt.gaz").places == 2


@pytest.mark.parametrize("raw", [b"a\tb\n", b"\xff\xfe\x00", b"", b"PK nonsense"])
def test_wrong_files_say_so(tmp_path: Path, raw: bytes) -> None:
    """A file that is no table of places is one clear error, and no half gazetteer is left."""
    path = tmp_path / "GT.txt"
    path.write_bytes(raw)
    with pytest.raises(GazetteerError):
        build([path], tmp_path / "gt.gaz")
    assert not (tmp_path / "gt.gaz").exists()


def test_a_stopped_build_goes_on(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before a build was stopped is not read again, and the file is the same as that of a build that was not stopped."""
    monkeypatch.setattr(stage, "PIECE", 1)
    whole = build([tables / "GT.txt"], tables / "whole.gaz")
    read = building._read_places
    asked: list[int] = []

    def stopped(numbered: stage.Numbered) -> stage.Piece:
        asked.append(numbered[0][0])
        if len(asked) == 3:
            raise KeyboardInterrupt
        return read(numbered)

    monkeypatch.setattr(building, "_read_places", stopped)
    with pytest.raises(KeyboardInterrupt):
        build([tables / "GT.txt"], tables / "gt.gaz")
    assert not (tables / "gt.gaz").exists()
    report = build([tables / "GT.txt"], tables / "gt.gaz")
    assert asked == [1, 2, 3, 3]
    assert (report.resumed, whole.resumed) == (True, False)
    assert (tables / "gt.gaz").read_bytes() == (tables / "whole.gaz").read_bytes()
    assert not (tables / "gt.gaz.stage").exists()


def test_progress(tables: Path) -> None:
    """Long builds tell how far they are."""
    told: list[int] = []
    build([tables / "GT.txt"], tables / "gt.gaz", progress=lambda _what, count: told.append(count))
    assert told == []  # three lines are not worth a word
