"""CSV: one row an incident. A cell that a spreadsheet would run as a formula is kept from it by an apostrophe."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from .table import COLUMNS, Cell, Told, row

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def lines(incidents: Iterable[Told]) -> Iterator[str]:
    """The file, row by row, the heading first; each ends with its line break."""
    yield _line(COLUMNS)
    for told in incidents:
        yield _line(safe(cell) for cell in row(told).values())


def safe(cell: Cell) -> Cell:
    """Words that begin like a formula get an apostrophe before them; numbers stay numbers."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _line(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(["" if c is None else c for c in cells])
    return out.getvalue()
