"""Incidents are views: a pure function of claims and decisions, nothing else.

One value fields take the first claim that counts; the others stay as evidence. List fields hold each distinct
value once. An edit replaces what the claims say, and the claims stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from ..types import (
    Correction,
    Count,
    Field,
    Incident,
    Party,
    Place,
    Quote,
    Relation,
    Series,
    Source,
    Status,
    Value,
    When,
)
from .edits import apply
from .rulings import Ruling, Rulings

T = TypeVar("T")
UNKNOWN = When(None, None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as the record holds it: `page` and `reading` are row numbers, `live` whether its reading is the latest."""

    id: int
    page: int
    origin: str
    reading: int
    at: str
    live: bool
    article: str
    incident: int
    field: Field
    value: Value
    quote: Quote
    said_by: str | None
    status: Status
    reader: str
    how: str
    p: float | None


def incidents(entries: Iterable[Entry], rulings: Rulings) -> list[Incident]:
    """Every incident that the claims and decisions make, in the order of their ids."""
    found = homes(entries, rulings)
    return [assemble(id, found[id], rulings) for id in sorted(found)]


def homes(entries: Iterable[Entry], rulings: Rulings, *, dropped: bool = False) -> dict[int, list[Entry]]:
    """The claims by the incident they belong to, splits and merges followed, rejected ones only when asked for.

    What was ruled about a claim holds for the same claim in a later version of its page.
    """
    entries = list(entries)
    moved = {_same(e): rulings.moved[e.id] for e in entries if e.id in rulings.moved}
    gone = set() if dropped else {_same(e) for e in entries if e.id in rulings.dropped}
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not (gone and _same(entry) in gone):
            found[rulings.root(moved.get(_same(entry), entry.incident) if moved else entry.incident)].append(entry)
    return dict(found)


def _same(entry: Entry) -> tuple[object, ...]:
    """Equal for one claim in two versions of a page."""
    return entry.origin, entry.incident, entry.field, entry.value, entry.quote.text


def assemble(id: int, entries: Sequence[Entry], rulings: Rulings) -> Incident:
    """One incident from its claims, its own before those merged into it, and the rulings about it."""
    about = rulings.about(id)
    shown = [e for e in entries if e.live] or latest(entries)
    shown = sorted(shown, key=lambda e: (e.incident != id, e.id))
    by = _by_field(shown)
    incident = Incident(
        id=str(id),
        article=shown[0].article,
        type=_first(by["type"], str, "other"),
        title=_first(by["title"], str, ""),
        status=cast(Status, _first(by["status"], str, _common_status(shown))),
        when=_first(by["when"], When, UNKNOWN),
        places=_distinct(by["place"], Place),
        parties=_distinct(by["party"], Party),
        means=_distinct(by["means"], str),
        counts=tuple(dict.fromkeys((e.value, e.said_by) for e in by["count"] if isinstance(e.value, Count))),
        said_by=_distinct(by["said_by"], Source),
        series=_distinct(by["series"], Series),
        relations=_relations(id, by["relation"], rulings),
        corrections=_distinct(by["correction"], Correction),
        quotes={name: tuple(dict.fromkeys(e.quote for e in found)) for name, found in by.items() if found},
        review=_review(entries, about),
        subtype=_first(by["subtype"], str, ""),
    )
    for ruling in about:
        if ruling.decision.verb == "edit":
            incident = apply(incident, ruling.arg("field"), ruling.arg("value"))
    return incident if incident.title else replace(incident, title=incident.type.replace("_", " "))


def latest(entries: Sequence[Entry]) -> list[Entry]:
    """The claims of the newest reading of each origin."""
    newest = {e.origin: e.reading for e in sorted(entries, key=lambda e: e.reading)}
    return [e for e in entries if newest[e.origin] == e.reading]


def _by_field(entries: Iterable[Entry]) -> defaultdict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.field].append(entry)
    return found


def _first(entries: Sequence[Entry], kind: type[T], default: T) -> T:
    return next((e.value for e in entries if isinstance(e.value, kind)), default)


def _distinct(entries: Sequence[Entry], kind: type[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(cast(Any, e.value) for e in entries if isinstance(e.value, kind)))


def _common_status(entries: Sequence[Entry]) -> str:
    return next((e.status for e in entries if e.field == "type"), entries[0].status)


def _relations(id: int, entries: Sequence[Entry], rulings: Rulings) -> tuple[Relation, ...]:
    found = (e.value for e in entries if isinstance(e.value, Relation))
    led = (Relation(r.kind, str(rulings.root(int(r.incident)))) for r in found)
    return tuple(r for r in dict.fromkeys(led) if r.incident != str(id))


def _review(entries: Sequence[Entry], about: Sequence[Ruling]) -> str:
    live = [e for e in entries if e.live]
    if not live:
        return "withdrawn"
    if not about:
        return "unreviewed"
    last = about[-1].decision
    if last.verb != "reject" and _said(live) != _said(latest([e for e in entries if e.at <= last.at])):
        return "changed"
    return {"accept": "accepted", "reject": "rejected", "edit": "edited"}[last.verb]


def _said(entries: Sequence[Entry]) -> set[tuple[str, Value]]:
    return {(e.field, e.value) for e in entries if e.field not in ("mention", "relation")}
