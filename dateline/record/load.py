"""Rows of the record as the core types again."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime, time

import msgspec

from ..errors import RecordError
from ..types import Article, Decision, Fact, Page, Quote, Span
from . import values
from .connect import written
from .log import NUL
from .rulings import Rulings, settle
from .views import Entry

ENTRIES = """
SELECT claims.id, readings.page, readings.origin, readings.id, readings.at,
       readings.id = (SELECT max(r.id) FROM readings r WHERE r.origin = readings.origin AND r.at <= :until),
       claims.article, claims.incident, claims.field, claims.value, claims.start, claims.stop, claims.quote,
       claims.said_by, claims.status, claims.reader, claims.how, claims.p
FROM claims JOIN readings ON readings.id = claims.reading
WHERE readings.at <= :until {narrower} ORDER BY claims.id
"""
EVER = "9999"


@dataclass(frozen=True, slots=True)
class PageRow:
    """One version of a page, without its bytes and text."""

    id: int
    page: str
    source: str
    origin: str
    version: int
    url: str | None
    sha256: str
    chars: int
    got_at: str


def until(as_of: str | None) -> str:
    """The last moment of a day (UTC), or a moment; everything where none is given. RecordError for other words."""
    if as_of is None:
        return EVER
    try:
        moment = datetime.fromisoformat(as_of)
    except ValueError:
        raise RecordError(f"{as_of!r} is no day. Write 2025-06-08, or 2025-06-08T14:30 for a moment (UTC)") from None
    if len(as_of) <= 10:
        moment = datetime.combine(moment, time.max)
    return written(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC))


def rulings(connection: sqlite3.Connection, as_of: str | None = None) -> Rulings:
    rows = connection.execute("SELECT * FROM decisions WHERE at <= ? ORDER BY id", (until(as_of),))
    return settle([(row[0], _decision(row)) for row in rows])


def _decision(row: Sequence[str]) -> Decision:
    args = msgspec.json.decode(row[2], type=dict[str, str])
    return msgspec.convert({"verb": row[1], "args": args, "who": row[3], "why": row[4], "at": row[5]}, Decision)


def entries(
    connection: sqlite3.Connection,
    as_of: str | None = None,
    *,
    ids: Sequence[int] | None = None,
    reading: int | None = None,
) -> list[Entry]:
    """All claims up to a moment, or those kept under some incidents' ids, or those of one reading."""
    narrower = "" if ids is None else f"AND claims.incident IN ({','.join(str(int(i)) for i in ids)})"
    narrower += "" if reading is None else f" AND claims.reading = {int(reading)}"
    rows = connection.execute(ENTRIES.format(narrower=narrower), {"until": until(as_of)})
    return [_entry(row) for row in rows]


def neighbours(connection: sqlite3.Connection, ids: Set[int]) -> set[int]:
    """These incidents and those of the same readings, which may name them in a relation."""
    listed = ",".join(str(int(i)) for i in ids)
    rows = connection.execute(
        "SELECT DISTINCT incident FROM claims WHERE reading IN"
        f" (SELECT reading FROM claims WHERE incident IN ({listed}) GROUP BY reading)"
    )
    return {*ids, *(row[0] for row in rows)}


def born(connection: sqlite3.Connection, reading: int) -> set[int]:
    """The incidents that claims of the reading were kept under."""
    return {row[0] for row in connection.execute("SELECT DISTINCT incident FROM claims WHERE reading = ?", (reading,))}


def _entry(row: Sequence[object]) -> Entry:
    id, page, origin, reading, at, live, article, incident, field, value, start, stop, quote, *rest = row
    return Entry(
        id, page, origin, reading, at, bool(live), article, incident, field,  # type: ignore[arg-type]
        values.load(str(value)), Quote(start, stop, quote), *rest,  # type: ignore[arg-type]
    )  # fmt: skip


def page(connection: sqlite3.Connection, id: int) -> Page:
    """One version of a page, bytes and text; its blocks are not kept (they follow from the bytes)."""
    row = connection.execute(
        "SELECT page, source, text, sha256, raw, url, got_at, media, encoding, warnings, nuls,"
        " (SELECT facts FROM readings WHERE page = pages.id ORDER BY id DESC) FROM pages WHERE id = ?",
        (id,),
    ).fetchone()
    facts = msgspec.json.decode(row[11] or "[]", type=tuple[Fact, ...])
    warnings = msgspec.json.decode(row[9], type=tuple[str, ...])
    raw = zlib.decompress(row[4]) if row[4] is not None else b""
    text = _with_nuls(row[2], msgspec.json.decode(row[10], type=list[int]))
    return Page(
        id=row[0], source=row[1], text=text, sha256=row[3], raw=raw, url=row[5], got_at=row[6], media=row[7],
        encoding=row[8], facts=facts, warnings=warnings,
    )  # fmt: skip


def _with_nuls(text: str, nuls: Sequence[int]) -> str:
    if not nuls:
        return text
    characters = list(text)
    for i in nuls:
        characters[i] = NUL
    return "".join(characters)


PAGE_ROW = "SELECT id, page, source, origin, version, url, sha256, chars, got_at FROM pages"


def pages(connection: sqlite3.Connection) -> list[PageRow]:
    return [PageRow(*row) for row in connection.execute(f"{PAGE_ROW} ORDER BY id")]


def page_row(connection: sqlite3.Connection, id: int) -> PageRow:
    return PageRow(*connection.execute(f"{PAGE_ROW} WHERE id = ?", (id,)).fetchone())


def words(connection: sqlite3.Connection, page: int, span: Span | None) -> str | None:
    """The characters of a span, without the rest of the page."""
    if span is None:
        return None
    query = "SELECT substr(text, ?, ?) FROM pages WHERE id = ?"
    return str(connection.execute(query, (span.start + 1, len(span), page)).fetchone()[0])


def article(data: str) -> Article:
    return msgspec.json.decode(data, type=Article)


def articles(connection: sqlite3.Connection, reading: int) -> list[Article]:
    rows = connection.execute("SELECT data FROM articles WHERE reading = ? ORDER BY id", (reading,))
    return [article(row[0]) for row in rows]
