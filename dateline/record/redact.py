"""The one sanctioned breach of append-only: words of a page become as many blanks, everywhere they stand.

Offsets stay valid. The raw bytes go, the words leave the indexes, and the log keeps who, why and where, not what.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from ..errors import RecordError
from ..types import Decision
from . import log

BLANK = "█"
# Keys whose values are our own words, from a fixed list: a page's words never stand there.
OURS = {"is", "id", "page", "role", "kind", "measure", "precision", "language", "country", "start", "stop", "at", "ref",
        "labels", "flags", "fields"}  # fmt: skip


def redact(connection: sqlite3.Connection, page: int, words: str, *, who: str, why: str) -> tuple[int, ...]:
    """Blank every occurrence of the words in one version of a page; gives the numbers of the decisions.

    Runs inside the caller's transaction; the caller makes the shown copy again.
    """
    if not words.strip():
        raise RecordError("Give the words to blank, as the page writes them")
    text = connection.execute("SELECT text FROM pages WHERE id = ?", (page,)).fetchone()[0]
    found, start = [], text.find(words)
    while start >= 0:
        found.append(_span(connection, page, start, start + len(words), who, why))
        start = text.find(words, start + len(words))
    if found:
        _rows(connection, page, words)
        connection.execute("INSERT INTO page_words (page_words) VALUES ('rebuild')")
    return tuple(found)


def scrub(connection: sqlite3.Connection) -> None:
    """After the transaction: no trace of the words in the word index or the write-ahead log."""
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _span(connection: sqlite3.Connection, page: int, start: int, stop: int, who: str, why: str) -> int:
    args = {"page": str(page), "start": str(start), "stop": str(stop)}
    number = log.add_decision(connection, Decision("redact", args, who, why, log.timestamp(connection)))
    text = connection.execute("SELECT text FROM pages WHERE id = ?", (page,)).fetchone()[0]
    blanked = text[:start] + BLANK * (stop - start) + text[stop:]
    connection.execute("UPDATE pages SET text = ?, raw = NULL WHERE id = ?", (blanked, page))
    return number


def _rows(connection: sqlite3.Connection, page: int, words: str) -> None:
    text = connection.execute("SELECT text FROM pages WHERE id = ?", (page,)).fetchone()[0]
    mine = "SELECT {} FROM {} WHERE reading IN (SELECT id FROM readings WHERE page = ?)"
    for id, field, value, how, said_by, start, stop in connection.execute(
        mine.format("id, field, value, how, said_by, start, stop", "claims"), (page,)
    ).fetchall():
        said_by = said_by and said_by.replace(words, BLANK * len(words))
        value = value if field in ("type", "status") else _in_json(value, words)
        row = (value, how.replace(words, BLANK * len(words)), said_by, text[start:stop], id)
        connection.execute("UPDATE claims SET value = ?, how = ?, said_by = ?, quote = ? WHERE id = ?", row)
    for id, facts in connection.execute("SELECT id, facts FROM readings WHERE page = ?", (page,)).fetchall():
        if _in_json(facts, words) != facts:
            connection.execute("UPDATE readings SET facts = ? WHERE id = ?", (_in_json(facts, words), id))
    for id, data in connection.execute(mine.format("id, data", "articles"), (page,)).fetchall():
        if _in_json(data, words) != data:
            connection.execute("UPDATE articles SET data = ? WHERE id = ?", (_in_json(data, words), id))


def _in_json(text: str, words: str) -> str:
    """JSON with the words blanked in what a page says, not in our own names for things; the same text where none is."""
    blanked = _blanked(json.loads(text), words)
    return text if blanked == json.loads(text) else json.dumps(blanked, ensure_ascii=False, separators=(",", ":"))


def _blanked(value: Any, words: str) -> Any:
    if isinstance(value, str):
        return value.replace(words, BLANK * len(words))
    if isinstance(value, list):
        return [_blanked(each, words) for each in value]
    if isinstance(value, dict):
        return {key: each if key in OURS else _blanked(each, words) for key, each in value.items()}
    return value
