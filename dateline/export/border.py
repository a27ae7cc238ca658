"""How far an event was from a land border, for places known well enough to say so."""

from __future__ import annotations

from functools import lru_cache

from ..language.places import borders
from ..types import Place

WITHIN_KM = 50.0
SURE_KM = 30.0  # the radius of a place beyond which its middle says nothing of a border


def nearest(place: Place) -> borders.Border | None:
    """The nearest border within 50 km of an event, None for a place without a point or too wide."""
    if place.role != "event" or place.lat is None or place.lon is None or (place.radius_km or 0.0) > SURE_KM:
        return None
    return _nearest(place.lat, place.lon)


@lru_cache(maxsize=4096)
def _nearest(lat: float, lon: float) -> borders.Border | None:
    return borders.nearest(lat, lon, within_km=WITHIN_KM)


def km_to(place: Place, one: str, other: str) -> float | None:
    """Kilometres from an event to the border of two countries; None where either can't be told."""
    if place.role != "event" or place.lat is None or place.lon is None or (place.radius_km or 0.0) > SURE_KM:
        return None
    return borders.distance(place.lat, place.lon, one, other)
