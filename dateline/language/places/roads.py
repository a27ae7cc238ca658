"""Streets and roads: named, but placed by the town they are in; never the namesake town that gave them their name."""

from __future__ import annotations

from collections.abc import Sequence

from ...types import Place
from .mentions import Mention
from .toponym import Toponym

WITHIN_KM = 8.0  # a street lies somewhere in or about its town
LOOK_BACK, LOOK_ON = 600, 250  # characters


def road(text: str, mention: Mention, others: Sequence[Toponym | None]) -> Toponym | None:
    """The road with the point of the town named nearest before it (or soon after it, or in the place line); None without a town."""
    towns = [t for t in others if t and t.place.kind == "town" and t.kind in ("literal", "associative")]
    before = [t for t in towns if 0 <= mention.span.start - t.span.stop < LOOK_BACK]
    after = [t for t in towns if 0 <= t.span.start - mention.span.stop < LOOK_ON]
    lines = [t for t in towns if t.dateline]
    town = next(
        iter(
            [*after[:1], *before[-1:]]
            if after and _joined(text, mention, after[0])
            else [*before[-1:], *after[:1], *lines[:1]]
        ),
        None,
    )
    if town is None:
        return None
    place = town.place
    radius = max(WITHIN_KM, place.radius_km or 0.0)
    how = f"a road; taken to be in {place.name}, named nearest"
    name = mention.span.of(text)
    found = Place(
        name=name.title() if name.isupper() else name, country=place.country, lat=place.lat, lon=place.lon, radius_km=radius,
        kind="road", admin1=place.admin1, p=place.p, how=how,
    )  # fmt: skip
    return Toponym(mention.span, "road", found, locative=True, inside=place.ref)


def _joined(text: str, mention: Mention, town: Toponym) -> bool:
    """ "Edwards Street in Hattiesburg"."""
    return text[mention.span.stop : town.span.start].strip(" ,") in ("in", "near", "at", "en", "de", "")
