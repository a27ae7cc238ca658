"""From the network's numbers to the words that tell of an incident: its types, status and arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.language.analysis import ARGUMENTS, COUNTED, DEEDS, STATUSES, Argument, Deed
from dateline.language.encoder import Unit, softmax

FAINT = 0.05  # an argument less likely than this is none
LEAST = 0.005  # a word less likely than this tells nothing, whatever the codebook knows of it
FEW = 0.02  # types and measures less likely than this are not named


@dataclass(frozen=True, eq=False)
class Filled:
    """Who and what fills the roles of one deed: drawn from the network's numbers when it is asked for, as few deeds are."""

    logits: NDArray[np.float32]  # [roles, words of the unit]
    base: int  # the index of the unit's first word among all tokens

    def __iter__(self) -> Iterator[Argument]:
        return iter(self._drawn)

    @cached_property
    def _drawn(self) -> list[Argument]:
        odds = 1 / (1 + np.exp(-self.logits))
        roles, words = np.nonzero(odds > FAINT)
        drawn = zip(roles.tolist(), words.tolist(), odds[roles, words].tolist(), strict=True)
        return [Argument(ARGUMENTS[role], self.base + word, p) for role, word, p in drawn]


def read(units: Sequence[Unit]) -> tuple[dict[int, Deed], dict[int, dict[str, float]]]:
    """Per token of the units, numbered through: the deed it tells, and the measures that its number may be of.

    Empty where the installed weights know nothing of incidents.
    """
    if not units or "deeds" not in units[0].out:
        return {}, {}
    scores, states, numbers = (np.concatenate([u.out[name] for u in units]) for name in ("deeds", "status", "counted"))
    kinds, counted = softmax(scores), softmax(numbers)
    words = np.flatnonzero(kinds[:, 0] < 1 - LEAST)
    told = zip(
        words.tolist(),
        kinds[words, 0].tolist(),
        named(DEEDS, kinds[words, 1:]),
        softmax(states[words]).tolist(),
        scores[words].tolist(),
        strict=True,
    )
    sizes = np.array([len(unit.words) for unit in units])
    owner, bases = np.repeat(np.arange(len(units)), sizes).tolist(), (sizes.cumsum() - sizes).tolist()

    def filled(i: int) -> Filled:
        unit, base = units[owner[i]], bases[owner[i]]
        return Filled(unit.out["arguments"][:, i - base], base)

    deeds = {
        i: Deed(1 - none, types, dict(zip(STATUSES, status, strict=True)), filled(i), tuple(own))
        for i, none, types, status, own in told
    }
    said = np.flatnonzero(counted[:, 0] < 1 - FAINT)
    return deeds, dict(zip(said.tolist(), named(COUNTED, counted[said, 1:]), strict=True))


def named(names: tuple[str, ...], odds: NDArray[np.float32]) -> list[dict[str, float]]:
    """Of each row the likely ones by name, the likeliest first."""
    order = np.argsort(-odds, axis=-1)
    likely = (np.take_along_axis(odds, order, axis=-1) > FEW).sum(axis=-1)
    return [
        {names[k]: row[k] for k in best[:n]}
        for row, best, n in zip(odds.tolist(), order.tolist(), likely.tolist(), strict=True)
    ]
