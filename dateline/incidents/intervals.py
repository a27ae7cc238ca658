"""Days as intervals: which of them exclude each other, and which share a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable

Interval = tuple[str, str]  # first and last day, ISO 8601


def intervals(said: Iterable[str]) -> tuple[Interval, ...]:
    """The known ones of days written "first/last"."""
    return tuple((first, last) for first, slash, last in (words.partition("/") for words in said) if slash)


def apart(one: Collection[Interval], two: Collection[Interval]) -> float:
    """1 where both name days and none of one's can be one of two's."""
    return float(bool(one and two) and all(a[1] < b[0] or b[1] < a[0] for a in one for b in two))


def meet(one: Collection[Interval], two: Collection[Interval]) -> float:
    """1 where a day of one lies within days of two, or the other way round."""
    return float(bool(one and two) and any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in two))
