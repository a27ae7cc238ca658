"""One place of the gazetteer, and what lies in what."""

from __future__ import annotations

from dataclasses import dataclass

from .geometry import distance_km

AROUND_KM = 60.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: degrees north and east, kilometres within which it lies, and where the row came from."""

    ref: str  # "geonames:3594370"; "dateline:Caribbean Sea" for a row of our tables
    name: str
    kind: str  # country, admin1, admin2, town, water, region
    lat: float
    lon: float
    radius_km: float
    people: int
    country: str | None
    admin1: str | None = None  # "GT.08"
    admin2: int | None = None  # row of the division, an identity and nothing more
    main: bool = True  # asked for by its main name
    quarter: bool = False  # a part of a town, named alone only where the town is spoken of


def holds(big: Entry, small: Entry) -> bool:
    """Whether one place lies in the other by its codes; by distance where a row of our tables has no sure code."""
    if big.kind == "country":
        return small.kind != "country" and small.country == big.country
    if big.kind not in ("admin1", "admin2") or small.kind in ("country", big.kind) or small.country != big.country:
        return False
    if small.ref.startswith("dateline:") and not (big.kind == "admin1" and small.admin1):
        return distance_km(big.lat, big.lon, small.lat, small.lon) <= max(big.radius_km, AROUND_KM)
    if big.kind == "admin1":
        return small.admin1 == big.admin1
    return small.kind != "admin1" and small.admin2 is not None and small.admin2 == big.admin2
