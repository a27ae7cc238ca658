"""From the network's numbers to the words that tell of an incident: its types, status and arguments."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dateline.language.analysis import ARGUMENTS, COUNTED, DEEDS, STATUSES, Argument, Deed
from dateline.language.encoder import Unit, softmax

FAINT = 0.05  # an argument less likely than this is none
LEAST = 0.005  # a word less likely than this tells nothing, whatever the codebook knows of it
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
        base + int(i): _deed(unit, int(i), base, kinds[i], states[i]) for i in np.flatnonzero(kinds[:, 0] < 1 - LEAST)
    }
    return told, {base + int(i): named(COUNTED, numbers[i, 1:]) for i in np.flatnonzero(numbers[:, 0] < 1 - FAINT)}


def _deed(unit: Unit, i: int, base: int, kinds: NDArray[np.float32], states: NDArray[np.float32]) -> Deed:
    scores = 1 / (1 + np.exp(-unit.out["arguments"][:, i, :]))
    arguments = [
        Argument(ARGUMENTS[role], base + int(j), float(scores[role, j])) for role, j in np.argwhere(scores > FAINT)
    ]
    return Deed(
        1 - float(kinds[0]),
        named(DEEDS, kinds[1:]),
        dict(zip(STATUSES, map(float, states), strict=True)),
        tuple(arguments),
        tuple(map(float, unit.out["deeds"][i])),
    )


def named(names: tuple[str, ...], odds: NDArray[np.float32]) -> dict[str, float]:
    """The likely ones by name, the likeliest first."""
    return {names[k]: float(odds[k]) for k in np.argsort(-odds) if odds[k] > FEW}
