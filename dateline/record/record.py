"""Record: the one door to dateline.db. Pages, claims and decisions go in; incidents come out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import RecordError
from ..types import Article, Claim, Incident, Page
from . import load, log, match, shown, views
from .connect import connect, explained, transaction
from .load import PageRow
from .views import Entry


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a page did: `page` is its row, `new` whether anything was added, `version` 2 for a changed page."""

    page: int
    reading: int
    version: int
    new: bool
    articles: tuple[Article, ...]
    incidents: tuple[Incident, ...]


class Record:
    """A record file. Use it in a `with` block, or close it.

    Everything an incident shows follows from claims (what pages say) and decisions (what people ruled); both only
    grow. Raises RecordError with one line a person can act on.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, readonly: bool = False, create: bool = True) -> Self:
        """The record at `path`, made where there is none; ":memory:" keeps nothing."""
        return cls(connect(path, readonly=readonly, create=create), str(path))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- writing -------------------------------------------------------------------------------------------------

    def keep(self, page: Page, articles: Sequence[Article], claims: Sequence[Claim], *, stamp: str = "") -> Kept:
        """Add a page and what was read in it. The same again adds nothing; a changed page adds a version.

        Claims of one `Claim.incident` key become one incident; where an earlier reading of the same origin has an
        incident that matches, it keeps that id. `stamp` names the program and settings, for `known`.
        """
        with explained(self.path), transaction(self._connection):
            same = self._same_reading(page, log.digest(page, articles, claims))
            if same is not None:
                return self._kept(*same, new=False)
            page_row, reading = self._add(page, articles, claims, stamp)
            return self._kept(page_row, reading, new=True)

    def known(self, page: Page, *, stamp: str) -> Kept | None:
        """What was kept of this very page by these readers, None where it has to be read."""
        row = self._connection.execute(
            "SELECT pages.id, readings.id FROM readings JOIN pages ON pages.id = readings.page"
            " WHERE pages.sha256 = ? AND pages.facts = ? AND readings.stamp = ? AND readings.id = "
            " (SELECT max(r.id) FROM readings r WHERE r.origin = readings.origin) ORDER BY pages.origin = ? DESC",
            (page.sha256, log.to_json(page.facts), stamp, log.origin(page)),
        ).fetchone()
        return self._kept(*row, new=False) if row else None

    def _same_reading(self, page: Page, mark: str) -> tuple[int, int] | None:
        """The latest reading of this origin if it found the same; for an origin never read, any that did."""
        latest = self._connection.execute(
            "SELECT page, id, digest FROM readings WHERE origin = ? ORDER BY id DESC", (log.origin(page),)
        ).fetchone()
        if latest:
            return (latest[0], latest[1]) if latest[2] == mark else None
        row = self._connection.execute(
            "SELECT page, id FROM readings WHERE digest = ? ORDER BY id DESC", (mark,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def _add(self, page: Page, articles: Sequence[Article], claims: Sequence[Claim], stamp: str) -> tuple[int, int]:
        connection, at = self._connection, log.timestamp(self._connection)
        old = self._sketches(log.origin(page))
        page_row = log.add_page(connection, page, at)
        reading = log.add_reading(
            connection, page_row, log.origin(page), stamp, log.digest(page, articles, claims), None, at
        )
        log.add_articles(connection, reading, articles)
        ids = log.identify(connection, page.text, claims, old, at)
        log.add_claims(connection, reading, page.text, claims, ids)
        self._refresh({*ids.values(), *old})
        return page_row, reading

    def _sketches(self, origin: str) -> dict[int, match.Sketch]:
        """The incidents of the origin's latest reading, by the ids they live under now."""
        rows = self._connection.execute("SELECT id FROM readings WHERE origin = ? ORDER BY id DESC LIMIT 1", (origin,))
        found: dict[int, match.Sketch] = {}
        rulings = load.rulings(self._connection)
        for (reading,) in rows:
            for e in load.entries(self._connection, reading=reading):
                home = rulings.moved.get(e.id, e.incident)
                found.setdefault(home, match.Sketch()).add(e.field, e.value, e.quote.text)
        return found

    def _refresh(self, ids: set[int]) -> None:
        """Make the shown copy again for some ids, whatever they are tied to, and what names them in a relation."""
        rulings = load.rulings(self._connection)
        family = None if ids is None else rulings.family(ids)
        stale = (
            family if family is not None else {row[0] for row in self._connection.execute("SELECT id FROM incidents")}
        )
        entries = load.entries(self._connection, ids=None if family is None else sorted(family))
        shown.refresh(self._connection, entries, rulings, stale)

    def _kept(self, page: int, reading: int, *, new: bool) -> Kept:
        version = self._connection.execute("SELECT version FROM pages WHERE id = ?", (page,)).fetchone()[0]
        rulings = load.rulings(self._connection)
        entries = load.entries(self._connection, reading=reading)
        ids = sorted({rulings.home(e.id, e.incident) for e in entries})
        where = f"WHERE id IN ({','.join(map(str, ids))}) ORDER BY id"
        incidents = tuple(shown.listed(self._connection, where))
        return Kept(page, reading, version, new, tuple(load.articles(self._connection, reading)), incidents)

    # -- reading -------------------------------------------------------------------------------------------------

    def incidents(self, as_of: str | None = None) -> list[Incident]:
        """Every incident, as shown now or as the record stood at the end of a day or at a moment (ISO 8601)."""
        with explained(self.path):
            if as_of is None:
                return shown.listed(self._connection)
            return views.incidents(load.entries(self._connection, as_of), load.rulings(self._connection, as_of))

    def incident(self, id: str, as_of: str | None = None) -> Incident:
        """One incident; a merged id leads to the incident it lives in."""
        with explained(self.path):
            entries = self.evidence(id, as_of)
            rulings = load.rulings(self._connection, as_of)
            return views.assemble(rulings.root(int(id)), entries, rulings)

    def evidence(self, id: str, as_of: str | None = None) -> list[Entry]:
        """Every claim about an incident, of all readings, those a person dropped left out."""
        number = self._number(id)
        rulings = load.rulings(self._connection, as_of)
        root = rulings.root(number)
        found = load.entries(self._connection, as_of, ids=sorted(rulings.family({number})))
        mine = [e for e in found if rulings.home(e.id, e.incident) == root and e.id not in rulings.dropped]
        if not mine:
            raise RecordError(f"There is no incident {id} in {self.path}. List them with: dateline find")
        return mine

    def _number(self, id: str) -> int:
        if not id.isascii() or not id.isdigit():
            raise RecordError(f"{id!r} is no incident id: ids are numbers. List them with: dateline find")
        return min(int(id), 2**62)

    def pages(self) -> list[PageRow]:
        """Every version of every page, oldest first."""
        return load.pages(self._connection)

    def page(self, row: int) -> Page:
        """One version of a page with its bytes and text, by `PageRow.id`."""
        return load.page(self._connection, row)
