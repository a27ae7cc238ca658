"""Record: the one door to dateline.db. Pages, claims and decisions go in; incidents come out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from ..errors import RecordError
from ..types import Article, Claim, Decision, Incident, Page, Place
from . import check, decide, history, load, log, match, redact, search, shown, values, views
from .check import Report
from .connect import connect, explained, now, transaction
from .history import Change
from .load import PageRow
from .rulings import Ruling, Rulings
from .search import Query
from .views import Entry

Verb = Literal["accept", "reject", "edit", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a page did: `page` is its row, `new` whether anything was added, `version` 2 for a changed page."""

    page: int
    reading: int
    version: int
    new: bool
    articles: tuple[Article, ...]
    incidents: tuple[Incident, ...]


@dataclass(slots=True)
class _Run:
    program: str
    settings: str
    id: int | None = None


class Record:
    """A record file. Use it in a `with` block, or close it.

    Everything an incident shows follows from claims (what pages say) and decisions (what people ruled); both only
    grow. Raises RecordError with one line a person can act on.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path
        self._run = _Run("", "{}")
        self._settled: tuple[int, Rulings] | None = None

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

    def start(self, program: str, settings: Mapping[str, object]) -> None:
        """Name the run that the next pages and problems belong to; it is noted with the first thing it adds."""
        self._run = _Run(program, log.to_json(settings))

    # -- writing -------------------------------------------------------------------------------------------------

    def keep(self, page: Page, articles: Sequence[Article], claims: Sequence[Claim], *, stamp: str = "") -> Kept:
        """Add a page and what was read in it. The same again adds nothing; a changed page adds a version.

        Claims of one article and one `Claim.incident` key become one incident; where an earlier reading of the same origin has an
        incident that matches, it keeps that id. `stamp` names the program and settings, for `known`.
        """
        with explained(self.path), transaction(self._connection):
            same = self._same_reading(page, log.digest(page, articles, claims))
            if same is not None:
                return self._kept(*same, new=False)
            page_row, reading, run, entries = self._add(page, articles, claims, stamp)
            kept = self._kept(page_row, reading, new=True, entries=entries)
        self._run.id = run
        return kept

    def known(self, page: Page, *, stamp: str) -> Kept | None:
        """What was kept of this very page by these readers, None where it has to be read."""
        row = self._connection.execute(
            "SELECT pages.id, readings.id FROM readings JOIN pages ON pages.id = readings.page"
            " WHERE pages.page = ? AND pages.sha256 = ? AND readings.facts = ? AND readings.stamp = ? AND readings.id = "
            " (SELECT max(r.id) FROM readings r WHERE r.origin = readings.origin) ORDER BY pages.origin = ? DESC",
            (page.id, page.sha256, log.to_json(page.facts), stamp, log.origin(page)),
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

    def _add(
        self, page: Page, articles: Sequence[Article], claims: Sequence[Claim], stamp: str
    ) -> tuple[int, int, int | None, list[Entry]]:
        connection, at = self._connection, log.timestamp(self._connection)
        old = self._sketches(log.origin(page))
        page_row, run = log.add_page(connection, page, at), self._run_id(at)
        mark = log.digest(page, articles, claims)
        reading = log.add_reading(connection, page_row, page, stamp=stamp, mark=mark, run=run, at=at)
        log.add_articles(connection, reading, articles)
        ids = log.identify(connection, page.text, claims, old, at)
        log.add_claims(connection, reading, page.text, claims, ids)
        return page_row, reading, run, self._refresh({*ids.values(), *old})

    def _run_id(self, at: str) -> int | None:
        if self._run.id is not None or not self._run.program:
            return self._run.id
        return log.add_run(self._connection, at, self._run.program, self._run.settings)

    def _sketches(self, origin: str) -> dict[int, match.Sketch]:
        """The incidents of the origin's latest reading, by the ids they were kept under."""
        rows = self._connection.execute("SELECT id FROM readings WHERE origin = ? ORDER BY id DESC LIMIT 1", (origin,))
        found: dict[int, match.Sketch] = {}
        for (reading,) in rows:
            for e in load.entries(self._connection, reading=reading):
                found.setdefault(e.incident, match.Sketch()).add(e.field, e.value, e.quote.text)
        return found

    def _refresh(self, ids: set[int]) -> list[Entry]:
        """Make the shown copy again for some ids, whatever they are tied to, and what names them in a relation; their claims."""
        rulings = self._rulings()
        near = load.neighbours(self._connection, rulings.family(ids))
        stale = rulings.family(near)
        entries = load.entries(self._connection, ids=sorted(stale))
        shown.refresh(self._connection, entries, rulings, stale)
        return entries

    def _kept(self, page: int, reading: int, *, new: bool, entries: Sequence[Entry] | None = None) -> Kept:
        """What the record holds of a reading; `entries` are claims that hold all of its incidents', where they were read."""
        version = self._connection.execute("SELECT version FROM pages WHERE id = ?", (page,)).fetchone()[0]
        rulings = self._rulings()
        born = load.born(self._connection, reading)
        family = rulings.family(born)
        entries = load.entries(self._connection, ids=sorted(family)) if entries is None else entries
        found = views.homes([e for e in entries if e.incident in family], rulings)
        ids = sorted(id for id, entries in found.items() if any(e.reading == reading for e in entries))
        where = f"WHERE id IN ({','.join(map(str, ids))}) ORDER BY id"
        incidents = tuple(shown.listed(self._connection, where))
        return Kept(page, reading, version, new, tuple(load.articles(self._connection, reading)), incidents)

    def decide(self, verb: Verb, args: Mapping[str, str], *, who: str, why: str = "") -> Ruling:
        """Append a decision and show what it changes. Args by verb, ids and numbers as words:

        accept, reject: incident, and claims ("14,15") for those alone · edit: incident, field, value (`edits.parse`)
        · merge: incident, into · split: incident, claims (args of the answer hold the new id) · undo: decision.
        """
        with explained(self.path), transaction(self._connection):
            rulings, args = self._rulings(), dict(args)
            for name in ("incident", "into"):
                if name in args:
                    args[name] = str(rulings.root(self._number(args[name])))
                    self.evidence(args[name])
            entries = self.evidence(args["incident"], dropped=True) if "incident" in args else []
            decide.check(verb, args, who, entries, rulings)
            at = log.timestamp(self._connection)
            if verb == "split":
                args["new"] = str(log.new_incident(self._connection, at))
            number = log.add_decision(self._connection, Decision(verb, args, who, why, at))
            settled = self._rulings()
            self._refresh(settled.touched(args))
            return next(r for r in settled.log if r.id == number)

    def undo(self, number: str | None = None, *, who: str, why: str = "") -> Ruling:
        """Take back a decision, by its number or the newest that counts; gives the decision taken back."""
        rulings = self._rulings()
        number = number or str(decide.last(rulings).id)
        self.decide("undo", {"decision": number}, who=who, why=why)
        return next(r for r in self._rulings().log if str(r.id) == number)

    def redact(self, page: int, words: str, *, who: str, why: str) -> tuple[int, ...]:
        """Blank words in one version of a page, in every claim and index; can't be undone."""
        with explained(self.path), transaction(self._connection):
            numbers = redact.redact(self._connection, page, words, who=who, why=why)
            rows = self._connection.execute(
                "SELECT DISTINCT incident FROM claims JOIN readings ON readings.id = reading WHERE page = ?", (page,)
            )
            self._refresh({row[0] for row in rows})
        redact.scrub(self._connection)
        return numbers

    def problem(self, source: str, message: str) -> None:
        """Note a source that could not be read; the same again adds nothing."""
        with explained(self.path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO problems SELECT NULL, ?4, ?1, ?2, ?3"
                " WHERE NOT EXISTS (SELECT 1 FROM problems WHERE source = ?1 AND message = ?2)",
                (source, message, now(), self._run.id),
            )

    def _rulings(self, as_of: str | None = None) -> Rulings:
        """The log settled; read again only where it grew."""
        if as_of is not None:
            return load.rulings(self._connection, as_of)
        newest = self._connection.execute("SELECT max(id) FROM decisions").fetchone()[0] or 0
        if self._settled is None or self._settled[0] != newest:
            self._settled = newest, load.rulings(self._connection)
        return self._settled[1]

    def places_told(self) -> Iterator[tuple[str, list[Place]]]:
        """The places that each page with an address told of, by address, oldest reading first."""
        rows = self._connection.execute(
            "SELECT pages.url, claims.reading, claims.value FROM claims JOIN readings ON readings.id = claims.reading"
            " JOIN pages ON pages.id = readings.page WHERE claims.field = 'place' AND pages.url IS NOT NULL"
            " ORDER BY claims.reading, claims.id"
        )
        for (url, _), told in groupby(rows, key=lambda row: row[:2]):
            yield url, [value for *_, text in told if isinstance(value := values.load(text), Place)]

    # -- reading -------------------------------------------------------------------------------------------------

    def incidents(self, as_of: str | None = None) -> list[Incident]:
        """Every incident, as shown now or as the record stood at the end of a day or at a moment (ISO 8601)."""
        with explained(self.path):
            if as_of is None:
                return shown.listed(self._connection)
            return views.incidents(load.entries(self._connection, as_of), self._rulings(as_of))

    def incident(self, id: str, as_of: str | None = None) -> Incident:
        """One incident; a merged id leads to the incident it lives in."""
        with explained(self.path):
            entries = self.evidence(id, as_of)
            rulings = self._rulings(as_of)
            return views.assemble(rulings.root(int(id)), entries, rulings)

    def evidence(self, id: str, as_of: str | None = None, *, dropped: bool = False) -> list[Entry]:
        """Every claim about an incident, of all readings; those a person rejected only when asked for."""
        number = self._number(id)
        rulings = self._rulings(as_of)
        root = rulings.root(number)
        found = load.entries(self._connection, as_of, ids=sorted(rulings.family({number})))
        mine = views.homes(found, rulings, dropped=dropped).get(root)
        if not mine:
            then = f" as of {as_of}" if as_of else ""
            raise RecordError(f"There is no incident {id} in {self.path}{then}. List them with: dateline find")
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

    def text(self, row: int) -> str:
        """The text of one version of a page, by `PageRow.id`, with NUL as it is kept (U+2400)."""
        return str(self._connection.execute("SELECT text FROM pages WHERE id = ?", (row,)).fetchone()[0])

    def articles(self, page: int) -> list[Article]:
        """The articles of one version of a page, as read last."""
        row = self._connection.execute("SELECT max(id) FROM readings WHERE page = ?", (page,)).fetchone()
        return load.articles(self._connection, row[0] or 0)

    def home(self, article: str) -> tuple[Article, PageRow, str | None] | None:
        """An article as read last, its page, and the words of its headline."""
        row = self._connection.execute(
            "SELECT articles.data, readings.page FROM articles JOIN readings ON readings.id = articles.reading"
            " WHERE article = ? ORDER BY articles.id DESC",
            (article,),
        ).fetchone()
        if row is None:
            return None
        found, page = load.article(row[0]), load.page_row(self._connection, row[1])
        return found, page, load.words(self._connection, row[1], found.headline)

    def find(self, query: Query) -> list[Incident]:
        """The incidents that a query asks for; see `Query`."""
        with explained(self.path):
            return search.find(self._connection, query)

    def log(self) -> tuple[Ruling, ...]:
        """Every decision, oldest first, each with whether it still counts."""
        return self._rulings().log

    def history(self, id: str) -> list[Change]:
        """What changed in an incident, oldest first."""
        return history.history(self._connection, self._rulings().root(self._number(id)))

    def moments(self) -> list[str]:
        """When anything was added, oldest first: what `as_of` can tell apart."""
        rows = self._connection.execute("SELECT at FROM readings UNION SELECT at FROM decisions ORDER BY at")
        return [row[0] for row in rows]

    def runs(self) -> list[tuple[int, str, str, str]]:
        """The runs that added something: number, moment, program, settings as JSON."""
        return self._connection.execute("SELECT id, at, program, settings FROM runs ORDER BY id").fetchall()

    def problems(self) -> list[tuple[str, str, str]]:
        """Sources that could not be read: moment, source, message."""
        return self._connection.execute("SELECT at, source, message FROM problems ORDER BY id").fetchall()

    def check(self) -> Report:
        """Verify every hash, quote, guard and shown incident."""
        with explained(self.path):
            return check.check(self._connection)
