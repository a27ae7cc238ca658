"""From the network's numbers to the words that tell of an incident: its types, status and arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.language.analysis import ARGUMENTS, COUNTED, DEEDS, STATUSES, Argument, Deed
from dateline.language.encoder import Unit, softmax

FAINT = 0.05  # an argument less likely than this is none
LEAST = 0.005  # a word less likely than this tells nothing, whatever the codebook knows of it
FEW = 0.02  # types and measures less likely than this are not named


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """Who and what fills the roles of one deed: drawn from the network's numbers when it is asked for, as few deeds are."""

    logits: NDArray[np.float32]  # [roles, words of the unit]
    base: int  # the index of the unit's first word among all tokens

    def __iter__(self) -> Iterator[Argument]:
        odds = 1 / (1 + np.exp(-self.logits))
        roles, words = np.nonzero(odds > FAINT)
        for role, word, p in zip(roles.tolist(), words.tolist(), odds[roles, words].tolist(), strict=True):
            yield Argument(ARGUMENTS[role], self.base + word, p)


def read(unit: Unit, base: int) -> tuple[dict[int, Deed], dict[int, dict[str, float]]]:
    """Per token (numbered from `base`): the deed it tells, and the measures that its number may be of.

    Empty where the installed weights know nothing of incidents.
    """
    if "deeds" not in unit.out:
        return {}, {}
    kinds, counted = softmax(unit.out["deeds"]), softmax(unit.out["counted"])
    words = np.flatnonzero(kinds[:, 0] < 1 - LEAST)
    told = zip(
        words.tolist(),
        kinds[words, 0].tolist(),
        named(DEEDS, kinds[words, 1:]),
        softmax(unit.out["status"][words]).tolist(),
        unit.out["deeds"][words].tolist(),
        strict=True,
    )
    deeds = {
        base + i: Deed(1 - none, types, dict(zip(STATUSES, states, strict=True)), Filled(unit.out["arguments"][:, i], base), tuple(scores))
        for i, none, types, states, scores in told
    }  # fmt: skip
    numbers = np.flatnonzero(counted[:, 0] < 1 - FAINT)
    measures = named(COUNTED, counted[numbers, 1:])
    return deeds, {base + i: found for i, found in zip(numbers.tolist(), measures, strict=True)}


def named(names: tuple[str, ...], odds: NDArray[np.float32]) -> list[dict[str, float]]:
    """Of each row the likely ones by name, the likeliest first."""
    order = np.argsort(-odds, axis=-1)
    likely = (np.take_along_axis(odds, order, axis=-1) > FEW).sum(axis=-1)
    return [
        {names[k]: row[k] for k in best[:n]}
        for row, best, n in zip(odds.tolist(), order.tolist(), likely.tolist(), strict=True)
    ]
