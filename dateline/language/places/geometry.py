"""Distances on the globe, one or many at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

DIAMETER_KM = 12742.0
Array = np.ndarray[Any, Any]


class Located(Protocol):
    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great circle distance; degrees in, kilometres out."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))


@dataclass(frozen=True, slots=True)
class Points:
    """Many points as unit vectors, (n, 3)."""

    xyz: Array

    @classmethod
    def of(cls, places: Sequence[Located]) -> Points:
        lat = np.radians([place.lat for place in places])
        lon = np.radians([place.lon for place in places])
        return cls(np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1))

    def km(self, others: Points) -> Array:
        """Distances to other points in km, (n, m)."""
        return np.asarray(DIAMETER_KM / 2 * np.arccos(np.clip(self.xyz @ others.xyz.T, -1.0, 1.0)))

    def between(self, i: int, j: int) -> float:
        return float(DIAMETER_KM / 2 * math.acos(min(1.0, max(-1.0, float(self.xyz[i] @ self.xyz[j])))))
