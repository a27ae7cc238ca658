"""Edits: what a person may set on an incident, how the words are read, and how the view takes them.

A field is one of FIELDS: title, type, status, means, when, place; a party's role (initiator, target, affected,
intervening); or a measure (killed, injured, ...). An empty value takes the field's values away.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from ..errors import RecordError
from ..types import Count, Incident, Measure, Party, PartyRole, Place, Precision, Status, Value, When
from .values import dump, load

WORDS = ("title", "type", "status", "means")
ROLES: tuple[PartyRole, ...] = get_args(PartyRole)
MEASURES: tuple[Measure, ...] = get_args(Measure)
FIELDS: tuple[str, ...] = (*WORDS, "when", "place", *ROLES, *MEASURES)


def parse(field: str, words: str, *, at: tuple[float, float] | None = None, country: str | None = None) -> str:
    """The value a person wrote, as JSON for the log; RecordError says how to write it."""
    if field not in FIELDS:
        raise RecordError(f"There is no field {field!r}. Fields: {', '.join(FIELDS)}")
    if not words.strip():
        if field in ("type", "status", "title"):
            raise RecordError(f"An incident always has a {field}: give the right one")
        return ""
    return dump(_value(field, words.strip(), at, country))


def _value(field: str, words: str, at: tuple[float, float] | None, country: str | None) -> Value:
    if field == "when":
        return days(words)
    if field == "place":
        lat, lon = at or (None, None)
        return Place(words, country, lat, lon, None, "event", how="given by a person")
    if field in MEASURES:
        return bounds(field, words)
    if field in ROLES:
        return Party(words, field, country=country)
    if field == "status" and words not in get_args(Status):
        raise RecordError(f"{words!r} is no status. One of: {', '.join(get_args(Status))}")
    return words


def days(words: str) -> When:
    """2025-06-08, 2025-06, 2025, or two of them with ".." between; an end may be missing."""
    first, dots, last = words.partition("..")
    start, stop = _ends(first), _ends(last if dots else first)
    if start and stop and start[0] > stop[1]:
        raise RecordError(f"{words!r} ends before it begins")
    precision: Precision = "range" if dots else ("year", "month", "day")[first.count("-")]
    return When(start and start[0], stop and stop[1], precision, words, "", "given by a person")


def _ends(words: str) -> tuple[str, str] | None:
    words = words.strip()
    if not words:
        return None
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", words)
    if not parts:
        raise RecordError(f"{words!r} is no date. Write 2025-06-08, 2025-06, 2025, or 2025-06-01..2025-06-30")
    year, month, day = (int(part) if part else None for part in parts.groups(""))
    try:
        start = date(year or 0, 1 if month is None else month, 1 if day is None else day)
        stop = start if day else _before(start.year, (month or 12) + 1)
    except ValueError as error:
        raise RecordError(f"{words!r} is no date: {error}") from error
    return start.isoformat(), stop.isoformat()


def _before(year: int, month: int) -> date:
    following = date(year + month // 13, (month - 1) % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def bounds(measure: Any, words: str) -> Count:
    """4, 3-5, 601+ or -24 (up to 24)."""
    parts = re.fullmatch(r"(\d*)(-|\.\.|\+)?(\d*)(?:\s+(.+))?", words)
    if not parts or not (parts[1] or parts[3]) or (parts[2] == "+" and parts[3]) or (parts[3] and not parts[2]):
        raise RecordError(f"{words!r} is no count. Write 4, 3-5, 601+ (at least) or -24 (at most)")
    low = int(parts[1]) if parts[1] else None
    high = int(parts[3]) if parts[3] else None if parts[2] else low
    if low is not None and high is not None and low > high:
        raise RecordError(f"{words!r}: the first number is the smaller one")
    return Count(measure, low, high, parts[4] or "")


def apply(incident: Incident, field: str, value: str) -> Incident:
    """The incident with one edit over it."""
    new = load(value) if value else None
    if field in ROLES:
        rest = tuple(p for p in incident.parties if p.role != field)
        return replace(incident, parties=rest + ((new,) if isinstance(new, Party) else ()))
    if field in MEASURES:
        counts = tuple(c for c in incident.counts if c[0].measure != field)
        return replace(incident, counts=counts + (((new, None),) if isinstance(new, Count) else ()))
    if field == "place":
        others = tuple(p for p in incident.places if p.role != "event")
        return replace(incident, places=((new,) if isinstance(new, Place) else ()) + others)
    if field == "when":
        return replace(incident, when=new if isinstance(new, When) else When(None, None))
    if field == "means":
        return replace(incident, means=(new,) if isinstance(new, str) else ())
    changed: dict[str, Any] = {field: new if isinstance(new, str) else ""}
    if field == "type":
        changed["subtype"] = ""  # it was one of the old type's
    return replace(incident, **changed)
