"""Checking a record from the outside: every hash, every quote, every guard, and the shown copy against the logs."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from . import load, migrations, values, views
from .shown import listed


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and one line for everything that is wrong."""

    pages: int
    claims: int
    decisions: int
    incidents: int
    redacted: int
    problems: tuple[str, ...]


def check(connection: sqlite3.Connection) -> Report:
    count = {t: _count(connection, t) for t in ("pages", "claims", "decisions", "shown")}
    redacted = connection.execute("SELECT count(*) FROM pages WHERE raw IS NULL").fetchone()[0]
    problems = [*_file(connection), *_guards(connection), *_pages(connection), *_shown(connection)]
    return Report(count["pages"], count["claims"], count["decisions"], count["shown"], redacted, tuple(problems))


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"file: {line}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} row {row} names a row of {parent} that is not there"


def _guards(connection: sqlite3.Connection) -> Iterator[str]:
    """The triggers that make the logs append-only are all there, word for word."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.migrate(fresh, at="")
        wanted = _triggers(fresh)
    finally:
        fresh.close()
    present = _triggers(connection)
    for name in sorted(wanted):
        if present.get(name) != wanted[name]:
            yield f"guard {name} is {'changed' if name in present else 'missing'}: the file was altered by another program"


def _triggers(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall())


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for row in load.pages(connection):
        raw, text = connection.execute("SELECT raw, text FROM pages WHERE id = ?", (row.id,)).fetchone()
        if raw is not None and not _hash_holds(raw, row.sha256):
            yield f"page {row.page} ({row.source}): its bytes are not those of its sha256"
        yield from _quotes(connection, row.id, text)


def _hash_holds(raw: bytes, sha256: str) -> bool:
    try:
        data = zlib.decompress(raw)
    except zlib.error:
        return False
    return hashlib.sha256(data).hexdigest() == sha256


def _quotes(connection: sqlite3.Connection, page: int, text: str) -> Iterator[str]:
    rows = connection.execute(
        "SELECT claims.id, incident, start, stop, quote, value FROM claims"
        " JOIN readings ON readings.id = claims.reading WHERE readings.page = ?",
        (page,),
    )
    for id, incident, start, stop, quote, value in rows:
        if text[start:stop] != quote:
            yield f"claim {id} of incident {incident}: its quote is not the page's characters {start}-{stop}"
        if not _readable(value):
            yield f"claim {id} of incident {incident}: its value can't be read"


def _readable(value: str) -> bool:
    try:
        values.load(value)
    except (msgspec.MsgspecError, KeyError, TypeError, AttributeError):
        return False
    return True


def _shown(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        true = {i.id: i for i in views.incidents(load.entries(connection), load.rulings(connection))}
    except (msgspec.MsgspecError, KeyError, TypeError):
        return  # named above, claim by claim
    copy = {i.id: i for i in listed(connection)}
    for id in sorted(true.keys() | copy.keys(), key=int):
        if true.get(id) != copy.get(id):
            yield f"incident {id}: what is shown is not what claims and decisions make"
