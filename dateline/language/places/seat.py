"""Where an article plays: the one place its news is about, chosen from the names in it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from ...types import Place
from . import outlet
from .entry import Entry
from .gazetteer import load
from .geometry import distance_km
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
SIDE = {"town": 1.0, "admin2": 1.0, "admin1": 0.7, "country": 0.3}  # what a name says about where the others lie
ASIDE = {
    "site": 0.1,
    "care": 0.2,
    "court": 0.5,
    "home": 0.6,
    "beside": 0.4,
    "desk": 0.5,
    "caught": 0.5,
    "outlet": 0.3,
}  # of what a place named beside the news is worth
FORCES = frozenset(
    {"police", "sheriff", "man", "woman", "resident", "residents", "teen", "boy", "girl", "fire", "officers"}
)  # "Hattiesburg police"
FIRST = 600  # characters over which the worth of an early name falls by e
BUILDINGS = frozenset(("dwellings", "gardens", "towers", "manor"))  # "Bedford Dwellings" lie anywhere
NAMED_FOR = 0.3  # of a town's worth is left where its name is a building's

ALONE = 0.3  # what a place is worth that no other name of the page lies near
PART = 0.15  # of a large town's worth, from which a part of it is the narrower answer
LARGE_KM = 4.0  # radius of a town with parts: a quarter of a million people
CLOSE_KM = 80.0
HOME_KM = 200.0  # from the site's own town, and outside its state: a local site tells of such places in passing
ABROAD = 0.4  # of their worth; 0.2 to 0.6 were measured
INNER = 0.2  # of a county's worth, from which a town in it is the narrower answer; 0.1 to 0.4 were measured
COUNTY_KM = 40.0


def supports(toponyms: Sequence[Toponym]) -> list[float]:
    """For each toponym the share of the page's other names that speak for its being about there: near it, or holding it.

    A name that lies apart from all others on a page that plays in one region is the wrong one of its namesakes, or told in passing.
    """
    known = {t.place.ref: t for t in toponyms if t.place.ref and t.kind not in ("road", "unknown")}
    others = list(known.values())
    return [_support(toponym, others) for toponym in toponyms]


def _support(toponym: Toponym, others: Sequence[Toponym]) -> float:
    place, total, near = toponym.place, 0.0, 0.0
    for other in others:
        if other.place.ref == place.ref or other.place.ref == toponym.inside:
            continue
        weight = SIDE.get(other.place.kind, 0.5)
        total += weight
        near += weight * _speaks(other.place, place)
    return near / total if total else 0.5


def _speaks(other: Place, place: Place) -> float:
    if other.kind == "country" or place.kind == "country":
        return float(other.country == place.country)
    if other.kind == "admin1" or place.kind == "admin1":
        return float(other.admin1 == place.admin1)
    if None in (other.lat, other.lon, place.lat, place.lon):
        return 0.0
    away = distance_km(other.lat or 0.0, other.lon or 0.0, place.lat or 0.0, place.lon or 0.0)
    return math.exp(-away / CLOSE_KM)


def seat(toponyms: Sequence[Toponym], *, start: int = 0, url: str | None = None) -> Toponym | None:
    """The toponym that best says where the news happened, None without any; `start` is where the article begins, `url` the page's address.

    A name counts more the earlier it stands, where something happens in it ("in X", "near X"), in the place line, and the
    narrower the place is; "Hattiesburg police" counts for Hattiesburg, streets count for their town; on a local site places far
    away count less.
    """
    worth: dict[str, float] = defaultdict(float)
    first: dict[str, Toponym] = {}
    support = supports(toponyms)
    town = outlet.town(url, load()) if url else None
    for i, toponym in enumerate(toponyms):
        if toponym.kind in ("demonym", "government") or toponym.place.lat is None:
            continue
        here = _here(toponym)
        near = ABROAD if town and _abroad(toponym.place, town) else 1.0
        worth[here] += _worth(toponym, max(toponym.span.start - start, 0)) * (ALONE + support[i]) * near
        if here not in first or _finer(toponym, first[here]):
            first[here] = toponym
    best = max(worth, key=worth.__getitem__, default=None)
    if best is None:
        return None
    least = (PART if first[best].place.kind == "town" else INNER) * worth[best]
    parts = [
        here
        for here in first
        if worth[here] >= least and (_part(first[here], first[best]) or _inner(first[here], first[best]))
    ]
    return first[max(parts, key=worth.__getitem__, default=best)]


def _abroad(place: Place, town: Entry) -> bool:
    apart = place.kind != "country" and place.admin1 != town.admin1
    return apart and distance_km(place.lat or 0.0, place.lon or 0.0, town.lat, town.lon) > HOME_KM


def _inner(small: Toponym, county: Toponym) -> bool:
    """Whether a town lies in the county, as far as their points tell."""
    part, whole = small.place, county.place
    if (
        whole.kind != "admin2"
        or part.kind != "town"
        or small.kind == "road"
        or small.aside
        or None in (part.lat, part.lon, whole.lat, whole.lon)
    ):
        return False
    away = distance_km(part.lat or 0.0, part.lon or 0.0, whole.lat or 0.0, whole.lon or 0.0)
    return part.admin1 == whole.admin1 and away <= COUNTY_KM


def _part(small: Toponym, town: Toponym) -> bool:
    """Whether something happens in a part of the large town: "Englewood" on a page about Chicago."""
    part, whole = small.place, town.place
    if small.kind not in ("literal", "unknown") or not small.locative or None in (part.lat, part.lon, part.radius_km):
        return False
    if whole.kind != "town" or part.kind != "town" or (whole.radius_km or 0.0) < LARGE_KM:
        return False
    away = distance_km(part.lat or 0.0, part.lon or 0.0, whole.lat or 0.0, whole.lon or 0.0)
    return part.admin1 == whole.admin1 and away < 2 * (whole.radius_km or 0.0) and (part.radius_km or 9.0) < LARGE_KM


def _here(toponym: Toponym) -> str:
    """One place by all its names: a town, its streets and its sides."""
    if toponym.kind == "road" and toponym.inside:
        return toponym.inside
    apart = toponym.phrase is not None  # "20 km north of"
    return toponym.place.ref if toponym.place.ref and not apart else f"{toponym.place.lat}, {toponym.place.lon}"


def _finer(new: Toponym, old: Toponym) -> bool:
    """A side of a town says more than the town, the town's name more than a street's."""
    return new.side > old.side or (old.kind == "road" and not old.side and new.kind != "road")


def _worth(toponym: Toponym, at: int) -> float:
    early = 0.25 + math.exp(-at / FIRST)
    use = 1.6 if toponym.locative else 1.0
    use *= 1.5 if toponym.dateline else 1.0
    use *= (
        1.6
        if toponym.body in FORCES and not toponym.aside
        else NAMED_FOR
        if toponym.body in BUILDINGS
        else 0.6
        if toponym.kind == "associative"
        else 1.0
    )
    return SHARP.get(toponym.place.kind, 1.0) * early * use * ASIDE.get(toponym.aside, 1.0)
