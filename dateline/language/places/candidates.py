"""The places of one name as arrays, for the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .entry import Entry
from .geometry import Points

FIXED = 6  # columns: people (natural logarithm), main name, country, region or water, admin1, admin2
KNOWN = 13.8  # natural logarithm of a million: a country of fewer people is less than a country to a reader


@dataclass(slots=True)
class Candidates:
    entries: tuple[Entry, ...]
    fixed: np.ndarray[Any, Any]  # (candidates, FIXED)
    points: Points
    small: np.ndarray[Any, Any]  # (candidates,), 1 for neither a country nor a region

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Candidates:
        fixed = np.zeros((len(entries), FIXED))
        people = np.log([entry.people + 100 for entry in entries])
        fixed[:, 0] = people
        fixed[:, 1] = [entry.main for entry in entries]
        for column, kinds in ((2, ("country",)), (3, ("region", "water")), (4, ("admin1",)), (5, ("admin2",))):
            fixed[:, column] = [entry.kind in kinds for entry in entries]
        fixed[:, 2] *= np.minimum(people / KNOWN, 1.0) ** 2
        small = np.array([entry.kind not in ("country", "region", "water") for entry in entries], dtype=float)
        return cls(entries, fixed, Points.of(entries), small)
