"""Which incident of an earlier reading is which of the new one, so that a changed page keeps its ids.

Two incidents match by the words they quote (Jaccard), their type, days and event places. The weights put shared
words first: a correction changes a number inside a sentence, seldom the sentences around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..types import Claim, Place, Value, When

Key = tuple[str, str]  # article, and the incident's key within it
LEAST = 1.0  # same type and one more thing, or most of the words
WORDS = 0.1  # and never none of the words: a page may tell of two raids in one town on one day


@dataclass(slots=True)
class Sketch:
    """What an incident is recognised by."""

    type: str = ""
    quotes: set[str] = field(default_factory=set)
    days: set[tuple[str | None, str | None]] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def add(self, name: str, value: Value, quote: str) -> None:
        self.quotes.update(quote.casefold().split())
        if name == "type" and not self.type and isinstance(value, str):
            self.type = value
        elif isinstance(value, When) and value.start:
            self.days.add((value.start, value.stop))
        elif isinstance(value, Place) and value.role == "event":
            self.places.add(value.name.casefold())


def sketches(claims: Iterable[Claim], text: str) -> dict[Key, Sketch]:
    """One sketch for each incident of one reading."""
    found: dict[Key, Sketch] = {}
    for claim in claims:
        found.setdefault((claim.article, claim.incident), Sketch()).add(claim.field, claim.value, claim.quote.of(text))
    return found


def score(new: Sketch, old: Sketch) -> float:
    shared = len(new.quotes & old.quotes) / (len(new.quotes | old.quotes) or 1)
    return (
        2 * shared
        + 0.5 * (new.type == old.type)
        + 0.4 * bool(new.days & old.days)
        + 0.4 * bool(new.places & old.places)
    )


def match(new: Mapping[Key, Sketch], old: Mapping[int, Sketch]) -> dict[Key, int]:
    """New keys to old ids, best pairs first, each used once."""
    pairs: Sequence[tuple[float, Key, int]] = sorted(
        ((score(n, o), key, id) for key, n in new.items() for id, o in old.items()), key=lambda p: (-p[0], p[1], p[2])
    )
    found: dict[Key, int] = {}
    for value, key, id in pairs:
        if value >= LEAST and key not in found and id not in found.values():
            found[key] = id
    return found
