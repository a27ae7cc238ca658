"""From the network's numbers to the words that tell of an incident: its types, status and arguments."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dateline.language.analysis import ARGUMENTS, COUNTED, DEEDS, STATUSES, Argument, Deed
from dateline.language.encoder import Unit, softmax

FAINT = 0.05  # a word less likely than this tells nothing, an argument is none
FEW = 0.02  # types and measures less likely than this are not named


def read(unit: Unit, base: int) -> tuple[dict[int, Deed], dict[int, dict[str, float]]]:
    """Per token (numbered from `base`): the deed it tells, and the measures that its number may be of.

    Empty where the installed weights know nothing of incidents.
    """
    if "deeds" not in unit.out:
        return {}, {}
    kinds, numbers = softmax(unit.out["deeds"]), softmax(unit.out["counted"])
    states = softmax(unit.out["status"])
    told = {
        base + int(i): _deed(unit, int(i), base, kinds[i], states[i]) for i in np.flatnonzero(kinds[:, 0] < 1 - FAINT)
    }
    return told, {base + int(i): _named(COUNTED, numbers[i, 1:]) for i in np.flatnonzero(numbers[:, 0] < 1 - FAINT)}


def _deed(unit: Unit, i: int, base: int, kinds: NDArray[np.float32], states: NDArray[np.float32]) -> Deed:
    scores = 1 / (1 + np.exp(-unit.out["arguments"][:, i, :]))
    arguments = [
        Argument(ARGUMENTS[role], base + int(j), float(scores[role, j])) for role, j in np.argwhere(scores > FAINT)
    ]
    return Deed(
        1 - float(kinds[0]),
        _named(DEEDS, kinds[1:]),
        dict(zip(STATUSES, map(float, states), strict=True)),
        tuple(arguments),
    )


def _named(names: tuple[str, ...], odds: NDArray[np.float32]) -> dict[str, float]:
    return {names[k]: float(odds[k]) for k in np.argsort(-odds) if odds[k] > FEW}
