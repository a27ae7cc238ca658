"""Days as intervals: which of them exclude each other, and which share a day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

Interval = tuple[str, str]  # first and last day, ISO 8601


def intervals(said: Iterable[str]) -> tuple[Interval, ...]:
    """The known ones of days written "first/last"."""
    return tuple((first, last) for first, slash, last in (words.partition("/") for words in said) if slash)


def apart(one: Iterable[Interval], two: Iterable[Interval]) -> float:
    """1 where both name days and none of one's can be one of two's."""
    pairs = list(product(one, two))
    return float(bool(pairs) and all(a[1] < b[0] or b[1] < a[0] for a, b in pairs))


def meet(one: Iterable[Interval], two: Iterable[Interval]) -> float:
    """1 where a day of one lies within days of two, or the other way round."""
    return float(any(a[0] <= b[1] and b[0] <= a[1] for a, b in product(one, two)))
