"""Tables of pages: one page a row, in JSON lines (plain or gzip) or CSV."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from dateline.pages.problem import Problem

COLUMNS = ("id", "url", "text", "html", "published", "title")
SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".csv", ".csv.gz")

Row = dict[str, str]


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
    reader = _csv if ".csv" in path.suffixes else _json
    with _opened(path) as lines:
        try:
            for number, row in enumerate(reader(lines), 1):
                yield _row(path, number, row, names)
        except (EOFError, gzip.BadGzipFile, UnicodeDecodeError, csv.Error) as error:
            yield Problem(str(path), f"the table breaks off ({error}); the rows before are read")


def _row(path: Path, number: int, row: Mapping[str, object] | str, names: dict[str, str]) -> Row | Problem:
    source = f"{path}#{number}"
    if isinstance(row, str):
        return Problem(source, row)
    found = {ours: _words(row[theirs]) for ours, theirs in names.items() if row.get(theirs) not in (None, "")}
    if not found.get("text") and not found.get("html"):
        return Problem(source, "no words in its text or html column; name the column with --map text=COLUMN")
    return {"id": str(number), **found}


def _words(value: object) -> str:
    return value if isinstance(value, str) else str(value)


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


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
