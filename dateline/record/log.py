"""The writer of pages, readings, articles, claims and decisions. Rows are added, never changed."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import msgspec

from ..errors import RecordError
from ..types import Article, Claim, Decision, Page, Relation, When
from . import match, values
from .connect import now, written

ANCHOR = re.compile(r"\bincident (\w+)")  # a time counted from another incident of the article
LEVEL = 4  # of compression: 2.2 ms a page of 215 kB against 3.6 at 6, for 5 % more bytes
NUL, SHOWN_NUL = "\0", "\u2400"


def origin(page: Page) -> str:
    """What makes two pages versions of one: the URL, else the full path of the source, else the page itself."""
    if page.url and urlsplit(page.url).path.strip("/"):  # a front page's address says nothing of the story
        return page.url
    return page.id if page.source == "-" else os.path.abspath(page.source)


def plain(text: str) -> str:
    """Text as the database can count it."""
    return text.replace(NUL, SHOWN_NUL)


def digest(page: Page, articles: Sequence[Article], claims: Sequence[Claim]) -> str:
    """Equal for readings that found the same in the same text."""
    parts = (page.text.encode("utf-8", "surrogatepass"), msgspec.json.encode(articles), msgspec.json.encode(claims))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def timestamp(connection: sqlite3.Connection) -> str:
    """Now, or just after the newest row where the clock stood or went back: the log's times only rise."""
    newest = max(
        connection.execute("SELECT coalesce(max(at), '') FROM readings").fetchone()[0],
        connection.execute("SELECT coalesce(max(at), '') FROM decisions").fetchone()[0],
    )
    at = now()
    return at if at > newest else written(datetime.fromisoformat(newest) + timedelta(microseconds=1))


def add_run(connection: sqlite3.Connection, at: str, program: str, settings: str) -> int:
    return _new_id(connection.execute("INSERT INTO runs VALUES (NULL, ?, ?, ?)", (at, program, settings)))


def add_page(connection: sqlite3.Connection, page: Page, at: str) -> int:
    """The row of this version of the page, added where it is new."""
    row = connection.execute(
        "SELECT id FROM pages WHERE origin = ? AND sha256 = ? AND text = ? ORDER BY id DESC",
        (origin(page), page.sha256, plain(page.text)),
    ).fetchone()
    if row:
        return int(row[0])
    version = connection.execute("SELECT count(*) + 1 FROM pages WHERE origin = ?", (origin(page),)).fetchone()[0]
    nuls = [i for i, c in enumerate(page.text) if c == NUL] if NUL in page.text else []
    cursor = connection.execute(
        "INSERT INTO pages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (page.id, page.source, origin(page), version, page.url, page.sha256, zlib.compress(page.raw, LEVEL), plain(page.text),
         len(page.text), to_json(nuls), page.media, page.encoding, to_json(page.warnings), page.got_at or at),
    )  # fmt: skip
    return _new_id(cursor)


def add_reading(
    connection: sqlite3.Connection, row: int, page: Page, *, stamp: str, mark: str, run: int | None, at: str
) -> int:
    """A reading of the page that stands in `row`; `mark` is its digest."""
    cursor = connection.execute(
        "INSERT INTO readings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
        (row, origin(page), stamp, to_json(page.facts), mark, run, at),
    )
    return _new_id(cursor)


def add_articles(connection: sqlite3.Connection, reading: int, articles: Sequence[Article]) -> None:
    rows = [(reading, article.id, to_json(article)) for article in articles]
    connection.executemany("INSERT INTO articles VALUES (NULL, ?, ?, ?)", rows)


def add_claims(
    connection: sqlite3.Connection, reading: int, text: str, claims: Sequence[Claim], ids: Mapping[match.Key, int]
) -> None:
    rows = [
        (reading, c.article, ids[c.article, c.incident], c.field, values.dump(led(c, ids).value), c.quote.start, c.quote.stop,
         plain(c.quote.of(text)), c.said_by, c.status, c.reader, c.how, c.p)
        for c in claims
    ]  # fmt: skip
    connection.executemany("INSERT INTO claims VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def led(claim: Claim, ids: Mapping[match.Key, int]) -> Claim:
    """A claim that names the record's id where it named another incident by the reading's own key."""
    value = claim.value
    if isinstance(value, When) and value.anchor.startswith("incident "):
        anchor, how = (ANCHOR.sub(lambda m: f"incident {_id(claim, m[1], ids)}", t) for t in (value.anchor, value.how))
        return replace(claim, value=replace(value, anchor=anchor, how=how))
    if isinstance(value, Relation):
        return replace(claim, value=replace(value, incident=str(_id(claim, value.incident, ids))))
    return claim


def _id(claim: Claim, key: str, ids: Mapping[match.Key, int]) -> int:
    if (claim.article, key) not in ids:
        raise RecordError(f"A {claim.field} names incident {key!r}, which its article does not have")
    return ids[claim.article, key]


def new_incident(connection: sqlite3.Connection, at: str) -> int:
    return _new_id(connection.execute("INSERT INTO incidents VALUES (NULL, ?)", (at,)))


def identify(
    connection: sqlite3.Connection, text: str, claims: Sequence[Claim], old: Mapping[int, match.Sketch], at: str
) -> dict[match.Key, int]:
    """Local keys to ids: those of the incidents they match in the earlier reading, else new ones."""
    matched = match.match(match.sketches(claims, text), old) if old else {}
    keys = dict.fromkeys((claim.article, claim.incident) for claim in claims)
    return {key: matched.get(key) or new_incident(connection, at) for key in keys}


def add_decision(connection: sqlite3.Connection, decision: Decision) -> int:
    cursor = connection.execute(
        "INSERT INTO decisions VALUES (NULL, ?, ?, ?, ?, ?)",
        (decision.verb, to_json(decision.args), decision.who, decision.why, decision.at),
    )
    return _new_id(cursor)


def _new_id(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def to_json(value: object) -> str:
    return msgspec.json.encode(value).decode()
