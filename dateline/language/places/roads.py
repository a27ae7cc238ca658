"""Streets and roads: named, but placed by the town they are in; never the namesake town that gave them their name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...types import Place, Span
from .mention import Mention
from .toponym import Toponym

WITHIN_KM = 8.0  # a street lies somewhere in or about its town
LOOK_BACK, LOOK_ON = 600, 250  # characters


def road(text: str, mention: Mention, others: Sequence[Toponym | None]) -> Toponym | None:
    """The road with the point of its town; None without a town."""
    town = town_of(text, mention.span, others)
    if town is None:
        return None
    name = mention.span.of(text)
    nearest = town.place.how if town.aside == "outlet" else f"taken to be in {town.place.name}, named nearest"
    place = _within(town.place, name.title() if name.isupper() else name, nearest)
    return Toponym(mention.span, "road", place, locative=True, inside=town.place.ref)


def town_of(text: str, span: Span, others: Sequence[Toponym | None]) -> Toponym | None:
    """The town named right after ("Edwards Street in Hattiesburg"), else nearest before, else soon after, else in the place line, else named most."""
    towns = [t for t in others if t and t.place.kind == "town" and t.kind in ("literal", "associative")]
    before = [t for t in towns if 0 <= span.start - t.span.stop < LOOK_BACK]
    after = [t for t in towns if 0 <= t.span.start - span.stop < LOOK_ON]
    joined = [t for t in after[:1] if _joined(text, span, t)]
    most = Counter(t.place.ref for t in towns).most_common(1)
    usual = [t for t in towns if most and t.place.ref == most[0][0]]
    return next(iter([*joined, *before[-1:], *after[:1], *(t for t in towns if t.dateline), *usual]), None)


def _within(town: Place, name: str, nearest: str) -> Place:
    return Place(
        name=name, country=town.country, lat=town.lat, lon=town.lon, radius_km=max(WITHIN_KM, town.radius_km or 0.0),
        kind="road", admin1=town.admin1, p=town.p, how=f"a road that is in no list; {nearest}",
    )  # fmt: skip


def _joined(text: str, span: Span, town: Toponym) -> bool:
    return text[span.stop : town.span.start].strip(" ,") in ("in", "near", "at", "en", "de", "")
