"""Days as intervals: which of them exclude each other, and which share a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

Interval = tuple[str, str]  # first and last day, ISO 8601


def intervals(said: Iterable[str]) -> tuple[Interval, ...]:
    """The known ones of days written "first/last"."""
    return tuple((first, last) for first, slash, last in (words.partition("/") for words in said) if slash)


def apart(one: Collection[Interval], two: Collection[Interval]) -> float:
    """1 where both name days and none of one's can be one of two's."""
    return float(bool(one and two) and all(a[1] < b[0] or b[1] < a[0] for a in one for b in two))


def gap(one: Collection[Interval], two: Collection[Interval]) -> int:
    """Days that lie between the nearest two of one's and two's; 0 where they meet or one has none."""
    return min((max(between(a, b), between(b, a), 0) for a in one for b in two), default=0)


def between(earlier: Interval, later: Interval) -> int:
    """Days from the last of one interval to the first of another."""
    return (date.fromisoformat(later[0][:10]) - date.fromisoformat(earlier[1][:10])).days


def meet(one: Collection[Interval], two: Collection[Interval]) -> float:
    """1 where a day of one lies within days of two, or the other way round."""
    return float(bool(one and two) and any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in two))
