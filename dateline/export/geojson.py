"""GeoJSON (RFC 7946): one point an incident. Incidents without coordinates are not guessed, but counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from .table import Told, row, scene


def lines(incidents: Iterable[Told]) -> Iterator[str]:
    """The file in pieces: a FeatureCollection whose "without_coordinates" counts what is not on the map."""
    yield '{"type": "FeatureCollection", "features": [\n'
    left_out, comma = 0, ""
    for told in incidents:
        feature = _feature(told)
        if feature is None:
            left_out += 1
            continue
        yield comma + msgspec.json.encode(feature).decode()
        comma = ",\n"
    yield f'\n], "without_coordinates": {left_out}}}\n'


def _feature(told: Told) -> dict[str, object] | None:
    place = scene(told.incident)
    if place is None or place.lat is None or place.lon is None:
        return None
    properties = {name: cell for name, cell in row(told).items() if name not in ("lat", "lon")}
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "id": told.incident.id, "geometry": point, "properties": properties}
