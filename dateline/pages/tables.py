"""Tables of pages: one page a row, in JSON lines (plain or gzip) or CSV."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from dateline.pages.problem import Problem

COLUMNS = ("id", "url", "text", "html", "published", "title")
SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".csv", ".csv.gz")

Row = dict[str, str]
UNDECODED = re.compile("[\udc80-\udcff]")  # a byte that was not UTF-8, as surrogateescape keeps it
NO_WORDS = "no words in its text or html column; name the column with --map text=COLUMN"


def is_table(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES)


def rows(path: Path, *, mapping: Mapping[str, str] | None = None) -> Iterator[Row | Problem]:
    """Each row as {column of COLUMNS: words} (`id` is the row number where the table has none), or why not.

    `mapping` says which column of the table stands for which of ours: {"text": "body"}.
    """
    names = {column: (mapping or {}).get(column, column) for column in COLUMNS}
    if mapping and (odd := sorted(set(mapping) - set(COLUMNS))):
        yield Problem(str(path), f"no field {', '.join(odd)}; a table's fields are {', '.join(COLUMNS)}")
        return
    is_csv = ".csv" in path.suffixes
    number = 0
    with _opened(path) as lines:
        try:
            for number, row in enumerate(_csv(lines) if is_csv else _json(lines), 1):
                if number == 1 and is_csv and (why := _headed(row, names, mapping or {})):
                    yield Problem(str(path), why)
                    return
                yield _row(path, number, row, names)
        except (EOFError, zlib.error, gzip.BadGzipFile, csv.Error) as error:
            yield Problem(str(path), f"the table breaks off ({error}); the rows before are read")
            return
    if not number:
        yield Problem(str(path), "holds no row; nothing to read")


def _headed(row: Mapping[str, object] | str, names: dict[str, str], mapping: Mapping[str, str]) -> str:
    """Why a table with these columns can't be read; empty when it can."""
    there = ", ".join(_readable(column) for column in row if column)
    if missing := [column for column in mapping.values() if column not in row]:
        return f"has no column {', '.join(missing)}; its columns are {there}"
    if names["text"] not in row and names["html"] not in row:
        return f"has no column text or html; its columns are {there}. Name one with --map text=COLUMN"
    return ""


def _row(path: Path, number: int, row: Mapping[str, object] | str, names: dict[str, str]) -> Row | Problem:
    if isinstance(row, str):
        return Problem(f"{path}#{number}", row)
    found = {ours: _words(row[theirs]) for ours, theirs in names.items() if row.get(theirs) not in (None, "")}
    source = f"{path}#{_readable(found.get('id', str(number)))}"
    if any(not _is_utf8(words) for words in found.values()):
        return Problem(source, "is not UTF-8; save the table as UTF-8")
    if not found.get("text") and not found.get("html"):
        return Problem(source, NO_WORDS)
    return {"id": str(number), **found}


def _is_utf8(words: str) -> bool:
    return not UNDECODED.search(words)


def _readable(words: str) -> str:
    return UNDECODED.sub("\ufffd", words)


def _words(value: object) -> str:
    return value if isinstance(value, str) else str(value)


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8-sig", errors="surrogateescape", newline="")
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _json(lines: IO[str]) -> Iterator[Mapping[str, object] | str]:
    for line in lines:
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                yield "not JSON; each line must be one object"
            else:
                yield row if isinstance(row, dict) else "not an object; each line must be {...}"


def _csv(lines: IO[str]) -> Iterator[Mapping[str, object]]:
    csv.field_size_limit(50_000_000)
    yield from csv.DictReader(lines)
