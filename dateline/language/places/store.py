"""The gazetteer file: flat arrays in one file, mapped into memory and read where they stand.

Layout: 8 bytes magic, 4 bytes header length, a JSON header {version, credit, admin1, arrays: {name: [offset, dtype, length]}},
then the arrays, each at a multiple of 8:
    records  one row a place (RECORD); admin1 rows first, then admin2 rows, then towns
    buckets  65,537 offsets into keys, by the first 16 bits of a name's hash
    keys     the other 32 bits of the hash, sorted within a bucket
    owners   the row a key belongs to; the top bit is set for another name than the main one
    pages    offsets of the display names, zlib-compressed by PAGE names
    names    those compressed pages
A name is known by 48 bits of its hash: among a million names the chance of a false hit is 4 in a thousand million.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import GazetteerError
from .spelling import key

MAGIC = b"DLGAZ\x00\x00\x01"
VERSION = 1
PAGE = 128
OTHER = 1 << 31
NONE = 0xFFFF
KINDS = ("admin1", "admin2", "town")
RECORD = np.dtype(
    [("id", "<u4"), ("lat", "<i4"), ("lon", "<i4"), ("people", "<u2"), ("admin1", "<u2"), ("admin2", "<u2"),
     ("radius", "u1"), ("kind", "u1")]
)  # fmt: skip
DEGREE = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One place as a table gives it; `admin1` and `admin2` are codes ("GT.08", "GT.08.1309")."""

    id: int
    name: str
    names: tuple[str, ...]  # other names
    lat: float
    lon: float
    kind: str
    people: int
    admin1: str | None
    admin2: str | None
    radius_km: float
    keys: tuple[str, ...] = ()  # further keys, used as they are


def split_hash(name_key: str) -> tuple[int, int]:
    """The bucket (16 bits) and the rest (32 bits) of a name's hash."""
    digest = blake2b(name_key.encode(), digest_size=6).digest()
    return int.from_bytes(digest[:2], "big"), int.from_bytes(digest[2:], "big")


def write(path: Path, rows: Sequence[Row], *, credit: str) -> None:
    """Write the file beside `path`, then move it there: it is whole or not there at all."""
    order = {kind: i for i, kind in enumerate(KINDS)}
    rows = sorted(rows, key=lambda row: (order[row.kind], row.id, row.name))
    arrays = {"records": _records(rows), **_index(rows), **_names(rows)}
    header: dict[str, Any] = {
        "version": VERSION,
        "credit": credit,
        "admin1": [row.admin1 for row in rows if row.kind == "admin1"],
        "arrays": {},
    }
    offset = 0
    for name, array in arrays.items():
        header["arrays"][name] = [offset, array.dtype.str if array.dtype != RECORD else "record", len(array)]
        offset += -(-array.nbytes // 8) * 8
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-(len(head) + 12) % 8)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(MAGIC + struct.pack("<I", len(head)) + head)
        for array in arrays.values():
            file.write(array.tobytes())
            file.write(b"\0" * (-array.nbytes % 8))
    os.replace(part, path)


def _records(rows: Sequence[Row]) -> np.ndarray[Any, Any]:
    admin1 = {row.admin1: i for i, row in enumerate(r for r in rows if r.kind == "admin1")}
    admin2 = {row.admin2: i for i, row in enumerate(r for r in rows if r.kind == "admin2")}
    records = np.zeros(len(rows), RECORD)
    for i, row in enumerate(rows):
        records[i] = (
            row.id, round(row.lat * DEGREE), round(row.lon * DEGREE), round(np.log1p(max(row.people, 0)) * 2000),
            admin1.get(row.admin1, NONE), admin2.get(row.admin2, NONE),
            min(255, max(1, round(row.radius_km))), KINDS.index(row.kind),
        )  # fmt: skip
    return records


def _index(rows: Sequence[Row]) -> dict[str, np.ndarray[Any, Any]]:
    entries = []
    for i, row in enumerate(rows):
        main = key(row.name)
        for name in {main, *map(key, row.names), *row.keys} - {""}:
            entries.append((*split_hash(name), i if name == main else i | OTHER))
    entries.sort()
    table = np.array(entries, dtype=np.uint64).reshape(-1, 3)
    return {
        "buckets": np.searchsorted(table[:, 0], np.arange(65537)).astype("<u4"),
        "keys": table[:, 1].astype("<u4"),
        "owners": table[:, 2].astype("<u4"),
    }


def _names(rows: Sequence[Row]) -> dict[str, np.ndarray[Any, Any]]:
    pages = [
        zlib.compress("\n".join(row.name for row in rows[i : i + PAGE]).encode(), 9) for i in range(0, len(rows), PAGE)
    ]
    offsets = np.cumsum([0, *map(len, pages)]).astype("<u4")
    return {"pages": offsets, "names": np.frombuffer(b"".join(pages), "u1")}


class Store:
    """A gazetteer file, open for reading. Opening reads the header alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(
                f"{path}: no gazetteer there or an empty one ({error}); build one with: dateline places build"
            ) from error
        self.header = self._head()
        self.records, self._buckets, self._keys, self._owners, self._pages, self._names = (
            self._array(name) for name in ("records", "buckets", "keys", "owners", "pages", "names")
        )

    def _head(self) -> dict[str, Any]:
        if self._map[:5] != MAGIC[:5] or len(self._map) < 12:
            raise GazetteerError(f"{self.path}: not a Dateline gazetteer; build one with: dateline places build")
        size = struct.unpack("<I", self._map[8:12])[0]
        self._base = 12 + size
        try:
            header: dict[str, Any] = json.loads(self._map[12 : self._base])
        except ValueError as error:
            raise GazetteerError(f"{self.path}: half written; build it again with: dateline places build") from error
        if header.get("version") != VERSION:
            raise GazetteerError(
                f"{self.path}: made for version {header.get('version')}, this program reads {VERSION}; build it again"
            )
        return header

    def _array(self, name: str) -> np.ndarray[Any, Any]:
        offset, dtype, length = self.header["arrays"][name]
        try:
            return np.frombuffer(
                self._map, RECORD if dtype == "record" else np.dtype(dtype), count=length, offset=self._base + offset
            )
        except ValueError as error:
            raise GazetteerError(f"{self.path}: half written; build it again with: dateline places build") from error

    def rows(self, name_key: str) -> list[tuple[int, bool]]:
        """The rows that bear this name, each with whether it is the main name."""
        bucket, rest = split_hash(name_key)
        start, stop = int(self._buckets[bucket]), int(self._buckets[bucket + 1])
        pairs = zip(self._keys[start:stop].tolist(), self._owners[start:stop].tolist(), strict=True)
        return [(owner & ~OTHER, not owner & OTHER) for found, owner in pairs if found == rest]

    @lru_cache(maxsize=512)  # noqa: B019 (one store lives as long as the process)
    def _page(self, number: int) -> list[str]:
        start, stop = int(self._pages[number]), int(self._pages[number + 1])
        return zlib.decompress(self._names[start:stop].tobytes()).decode().split("\n")

    def name(self, row: int) -> str:
        return self._page(row // PAGE)[row % PAGE]
