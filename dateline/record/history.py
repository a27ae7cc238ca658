"""What changed in an incident, when, and through whom: the differences between its successive views."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields

from ..types import Incident
from . import load
from .rulings import Ruling, Rulings
from .views import Entry, assemble, homes

NOT_VALUES = {"id", "article", "quotes", "codes"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an incident before and after; both are tuples for fields of several values."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Change:
    """One step of an incident's history: a reading of a page, or a decision."""

    at: str
    ruling: Ruling | None
    page: int | None  # row of the page that was read
    differences: tuple[Difference, ...]


def history(connection: sqlite3.Connection, incident: int) -> list[Change]:
    """Oldest first. A decision that is undone still stands here, as does its undoing."""
    now = load.rulings(connection)
    family = now.family({incident})
    ids = sorted(family)
    entries = load.entries(connection, ids=ids)
    moments = {**_readings(entries), **_decisions(now, family, entries)}
    changes, before = [], None
    for at in sorted(moments):
        rulings = load.rulings(connection, at)
        after = _view(incident, load.entries(connection, at, ids=ids), rulings)
        found = tuple(differences(before, after))
        source = moments[at]
        if found or isinstance(source, Ruling):
            ruling = source if isinstance(source, Ruling) else None
            changes.append(Change(at, ruling, None if ruling else int(str(source)), found))
        before = after
    return changes


def differences(before: Incident | None, after: Incident | None) -> Iterable[Difference]:
    """Field by field; None stands for an incident that is not there."""
    for f in fields(Incident):
        old, new = getattr(before, f.name, None), getattr(after, f.name, None)
        if f.name not in NOT_VALUES and (old or None) != (new or None):
            yield Difference(f.name, old, new)


def _view(incident: int, entries: Iterable[Entry], rulings: Rulings) -> Incident | None:
    root = rulings.root(incident)
    mine = homes(entries, rulings).get(root)
    return assemble(root, mine, rulings) if mine else None


def _readings(entries: Iterable[Entry]) -> dict[str, int | Ruling]:
    return {e.at: e.page for e in entries}


def _decisions(rulings: Rulings, family: set[int], entries: Iterable[Entry]) -> dict[str, int | Ruling]:
    pages = {str(e.page) for e in entries}
    return {
        r.decision.at: r
        for r in rulings.log
        if rulings.touched(r.decision.args) & family or (r.decision.verb == "redact" and r.arg("page") in pages)
    }
