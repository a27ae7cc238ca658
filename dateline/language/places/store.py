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
import math
import mmap
import os
import struct
import zlib
from array import array
from collections.abc import Iterable
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
KINDS = ("admin1", "admin2", "town", "facility", "region", "water")
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


class Writer:
    """Takes rows in the order of KINDS and writes the file: whole, or not at all. Holds 60 bytes or so a name, no rows."""

    def __init__(self) -> None:
        self._admin1: dict[str, int] = {}
        self._admin2: dict[str, int] = {}
        self._records: list[np.ndarray[Any, Any]] = []
        self._chunk: list[tuple[int, ...]] = []
        self._hashes, self._owners = array("Q"), array("I")
        self._pages: list[bytes] = []
        self._names: list[str] = []
        self._kind = 0
        self.rows = 0

    def add(self, row: Row) -> None:
        kind = KINDS.index(row.kind)
        if kind < self._kind:
            raise ValueError(f"{row.name}: {row.kind} after {KINDS[self._kind]}")
        self._kind = kind
        if row.kind == "admin1" and row.admin1:
            self._admin1.setdefault(row.admin1, len(self._admin1))
        if row.kind == "admin2" and row.admin2:
            self._admin2.setdefault(row.admin2, len(self._admin2))
        self._record(row, kind)
        self._index(row)
        self._names.append(row.name)
        if len(self._names) == PAGE:
            self._close_page()
        self.rows += 1

    def _record(self, row: Row, kind: int) -> None:
        self._chunk.append(
            (row.id, round(row.lat * DEGREE), round(row.lon * DEGREE), round(math.log1p(max(row.people, 0)) * 2000),
             self._admin1.get(row.admin1 or "", NONE), min(self._admin2.get(row.admin2 or "", NONE), NONE),
             min(255, max(1, round(row.radius_km))), kind)
        )  # fmt: skip
        if len(self._chunk) == 10_000:
            self._close_chunk()

    def _close_chunk(self) -> None:
        self._records.append(np.array(self._chunk, RECORD))
        self._chunk = []

    def _close_page(self) -> None:
        self._pages.append(zlib.compress("\n".join(self._names).encode(), 9))
        self._names = []

    def _index(self, row: Row) -> None:
        main = key(row.name)
        for name in {main, *map(key, row.names), *row.keys} - {""}:
            bucket, rest = split_hash(name)
            self._hashes.append(bucket << 32 | rest)
            self._owners.append(self.rows if name == main else self.rows | OTHER)

    def write(self, path: Path, *, credit: str) -> None:
        """Write beside `path`, then move it there."""
        self._close_chunk()
        self._close_page()
        hashes, owners = np.array(self._hashes, np.uint64), np.array(self._owners, np.uint32)
        order = np.lexsort((owners, hashes))
        hashes = hashes[order]
        arrays = {
            "records": np.concatenate(self._records),
            "buckets": np.searchsorted(hashes, np.arange(65537, dtype=np.uint64) << np.uint64(32)).astype("<u4"),
            "keys": (hashes & np.uint64(0xFFFFFFFF)).astype("<u4"),
            "owners": owners[order].astype("<u4"),
            "pages": np.cumsum([0, *map(len, self._pages)]).astype("<u4"),
            "names": np.frombuffer(b"".join(self._pages), "u1"),
        }
        _save(path, arrays, {"version": VERSION, "credit": credit, "admin1": list(self._admin1), "arrays": {}})


def _save(path: Path, arrays: dict[str, np.ndarray[Any, Any]], header: dict[str, Any]) -> None:
    offset = 0
    for name, values in arrays.items():
        header["arrays"][name] = [offset, values.dtype.str if values.dtype != RECORD else "record", len(values)]
        offset += -(-values.nbytes // 8) * 8
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-(len(head) + 12) % 8)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(MAGIC + struct.pack("<I", len(head)) + head)
        for values in arrays.values():
            file.write(values.tobytes())
            file.write(b"\0" * (-values.nbytes % 8))
    os.replace(part, path)


def write(path: Path, rows: Iterable[Row], *, credit: str) -> None:
    """Write rows in any order."""
    writer = Writer()
    for row in sorted(rows, key=lambda row: (KINDS.index(row.kind), row.id, row.name)):
        writer.add(row)
    writer.write(path, credit=credit)


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
        version = header.get("version") if isinstance(header, dict) else None
        if version != VERSION:
            raise GazetteerError(
                f"{self.path}: made for version {version}, this program reads {VERSION}; build it again"
            )
        return header

    def _array(self, name: str) -> np.ndarray[Any, Any]:
        try:
            offset, dtype, length = self.header["arrays"][name]
            return np.frombuffer(
                self._map, RECORD if dtype == "record" else np.dtype(dtype), count=length, offset=self._base + offset
            )
        except (KeyError, ValueError) as error:
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
