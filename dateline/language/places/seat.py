"""Where an article plays: the one place its news is about, chosen from the names in it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from .toponym import Toponym

SHARP = {
    "town": 3.0,
    "facility": 3.0,
    "admin2": 0.8,
    "region": 0.5,
    "admin1": 0.4,
    "water": 1.5,
    "country": 0.2,
}  # by kind of place
FORCES = frozenset(
    {"police", "sheriff", "man", "woman", "resident", "residents", "teen", "boy", "girl", "fire", "officers"}
)  # "Hattiesburg police"
FIRST = 600  # characters over which the worth of an early name falls by e


def seat(toponyms: Sequence[Toponym], *, start: int = 0) -> Toponym | None:
    """The toponym that best says where the news happened, None without any; `start` is where the article begins.

    A name counts more the earlier it stands, where something happens in it ("in X", "near X"), in the place line, and the
    narrower the place is; "Hattiesburg police" counts for Hattiesburg, streets count for their town.
    """
    worth: dict[tuple[float | None, float | None], float] = defaultdict(float)
    first: dict[tuple[float | None, float | None], Toponym] = {}
    for toponym in toponyms:
        if toponym.kind in ("demonym", "government") or toponym.place.lat is None:
            continue
        place = (toponym.place.lat, toponym.place.lon)
        worth[place] += _worth(toponym, max(toponym.span.start - start, 0))
        if place not in first or (first[place].kind == "road" and toponym.kind != "road"):
            first[place] = toponym
    best = max(worth, key=worth.__getitem__, default=None)
    return first[best] if best else None


def _worth(toponym: Toponym, at: int) -> float:
    early = 0.25 + math.exp(-at / FIRST)
    use = 1.6 if toponym.locative else 1.0
    use *= 1.5 if toponym.dateline else 1.0
    use *= 1.6 if toponym.body in FORCES else 0.6 if toponym.kind == "associative" else 1.0
    return SHARP.get(toponym.place.kind, 1.0) * early * use
