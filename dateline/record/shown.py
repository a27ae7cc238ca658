"""The copy of the view that finding and listing read; made again from the logs after every change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from ..types import Incident
from .rulings import Rulings
from .views import Entry, incidents


def refresh(connection: sqlite3.Connection, entries: Iterable[Entry], rulings: Rulings, stale: Iterable[int]) -> None:
    """Put the incidents made of these claims in the place of the stale ones."""
    for id in stale:
        _drop(connection, id)
    for incident in incidents(entries, rulings):
        _put(connection, incident)


def listed(connection: sqlite3.Connection, where: str = "", args: tuple[object, ...] = ()) -> list[Incident]:
    """Incidents as they are shown now, in the order of their ids or as `where` asks."""
    rows = connection.execute(f"SELECT data FROM shown {where or 'ORDER BY id'}", args)
    return [msgspec.json.decode(row[0], type=Incident) for row in rows]


def _drop(connection: sqlite3.Connection, id: int) -> None:
    if connection.execute("SELECT 1 FROM shown WHERE id = ?", (id,)).fetchone() is None:  # of a page just read
        return
    connection.execute("DELETE FROM boxes WHERE id IN (SELECT id FROM spots WHERE incident = ?)", (id,))
    connection.execute("DELETE FROM spots WHERE incident = ?", (id,))
    connection.execute("DELETE FROM words WHERE rowid = ?", (id,))
    connection.execute("DELETE FROM shown WHERE id = ?", (id,))


def _put(connection: sqlite3.Connection, incident: Incident) -> None:
    id, when = int(incident.id), incident.when
    data = msgspec.json.encode(incident).decode()
    connection.execute(
        "INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?)",
        (id, incident.type, incident.status, incident.review, when.start, when.stop, data),
    )
    quotes = "\n".join(dict.fromkeys(q.text for found in incident.quotes.values() for q in found))
    named = " ".join(
        dict.fromkeys([incident.title, *(p.name for p in incident.parties), *(p.name for p in incident.places)])
    )
    connection.execute("INSERT INTO words (rowid, title, quotes) VALUES (?, ?, ?)", (id, named, quotes))
    for place in [p for p in incident.places if p.role == "event"] or incident.places[:1]:
        cursor = connection.execute(
            "INSERT INTO spots VALUES (NULL, ?, ?, ?, ?, ?)", (id, place.name, place.country, place.lat, place.lon)
        )
        if place.lat is not None and place.lon is not None:
            box = (cursor.lastrowid, place.lat, place.lat, place.lon, place.lon)
            connection.execute("INSERT INTO boxes VALUES (?, ?, ?, ?, ?)", box)
