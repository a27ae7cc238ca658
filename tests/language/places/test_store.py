"""The gazetteer file."""

import json
import sqlite3
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import GazetteerError
from dateline.language.places.gazetteer import load
from dateline.language.places.store import MAGIC, Row, Store, write

DIVISION = Row(1, "Huehuetenango", (), 15.5, -91.6, "admin1", 280_000, "GT.08", None, 45)
TOWN = Row(3594370, "La Mesilla", ("La Mesía",), 15.61667, -91.98333, "town", 3000, "GT.08", None, 3)


def built(path: Path, *rows: Row) -> Store:
    write(path, rows, credit="test")
    return Store(path)


def test_round_trip(tmp_path: Path) -> None:
    """A row that is written is found under each of its names, with its point to five decimals."""
    store = built(tmp_path / "g.gaz", TOWN, DIVISION)
    ((row, main),) = store.rows("la mesilla")
    assert main
    assert store.rows("la mesia") == [(row, False)]
    assert store.name(row) == "La Mesilla"
    record = store.records[row]
    assert (int(record["id"]), int(record["lat"]), int(record["lon"])) == (3594370, 1561667, -9198333)
    assert store.header["admin1"][record["admin1"]] == "GT.08"
    assert store.rows("nowhere") == []


@given(st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 40_000_000))
def test_numbers_survive(tmp_path_factory: pytest.TempPathFactory, lat: float, lon: float, people: int) -> None:
    """Every point on the globe and every population fit their fields."""
    path = tmp_path_factory.mktemp("g") / "g.gaz"
    store = built(path, Row(7, "X", (), lat, lon, "town", people, None, None, 1))
    record = store.records[0]
    assert abs(record["lat"] / 1e5 - lat) <= 1e-5
    assert abs(record["lon"] / 1e5 - lon) <= 1e-5


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04 something else", MAGIC + b"\x10\x00\x00\x00{", MAGIC + b"\x02\x00\x00\x00{}"]
)
def test_bad_files_say_so(tmp_path: Path, raw: bytes) -> None:
    """An empty, foreign, half-written or older file is one clear error that names the next step."""
    path = tmp_path / "g.gaz"
    path.write_bytes(raw)
    with pytest.raises(GazetteerError, match="build"):
        Store(path)


def test_cut_file_says_so(tmp_path: Path) -> None:
    """A file cut short after its header is told from a whole one."""
    path = tmp_path / "g.gaz"
    write(path, [TOWN, DIVISION], credit="test")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(GazetteerError, match="half written"):
        Store(path)


def test_missing_file_says_so(tmp_path: Path) -> None:
    """A path without a file is one clear error."""
    with pytest.raises(GazetteerError, match="build"):
        Store(tmp_path / "none.gaz")


def sqlite_file(path: Path) -> Path:
    """A gazetteer of another program, as geocoders keep theirs."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE places (id INTEGER, name TEXT, lat REAL, lon REAL)")
        database.execute("INSERT INTO places VALUES (3594370, 'La Mesilla', 15.6, -91.98)")
    database.close()
    return path


@pytest.mark.parametrize("name", ["places.gaz", "places.db", "places.tsv"])
def test_a_database_is_no_gazetteer(tmp_path: Path, name: str) -> None:
    """A real SQLite file, whatever it is called, is one clear line with its path in it."""
    path = sqlite_file(tmp_path / name)
    with pytest.raises(GazetteerError) as caught:
        load(overlays=(path,))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("header", [{"version": 0, "arrays": {}}, {"arrays": {}}, [], {"version": 1, "arrays": {}}])
def test_an_older_file_says_so(tmp_path: Path, header: object) -> None:
    """A file of another version, or of this one without its arrays, asks to be built again."""
    path = tmp_path / "g.gaz"
    head = json.dumps(header).encode()
    path.write_bytes(MAGIC + struct.pack("<I", len(head)) + head)
    with pytest.raises(GazetteerError, match="build it again"):
        Store(path)


def test_a_file_cut_anywhere_is_refused(tmp_path: Path) -> None:
    """Whatever part of a build was written, it is refused when it is opened and not when a name is asked."""
    path = tmp_path / "g.gaz"
    write(path, [TOWN, DIVISION], credit="test")
    whole = path.read_bytes()
    for part in range(0, len(whole) - 16, max(1, len(whole) // 40)):
        path.write_bytes(whole[:part])
        with pytest.raises(GazetteerError):
            Store(path)
