"""From the network's numbers to deeds."""

from __future__ import annotations

import numpy as np

from dateline.language import deeds
from dateline.language.analysis import ARGUMENTS, COUNTED, DEEDS, STATUSES
from dateline.language.encoder import Unit
from dateline.types import Span


def unit(**out: np.ndarray) -> Unit:
    found = Unit([Span(0, 3), Span(4, 10), Span(11, 14)], [0, 0, 0])
    found.out |= out
    return found


def answers() -> dict[str, np.ndarray]:
    """Three words: the second tells of a riot, the first does it, the third counts the injured."""
    kinds = np.full((3, 1 + len(DEEDS)), -9.0)
    kinds[:, 0] = 9.0
    kinds[1, 0], kinds[1, 1 + DEEDS.index("riot")] = -9.0, 4.0
    counted = np.full((3, 1 + len(COUNTED)), -9.0)
    counted[:, 0] = 9.0
    counted[2, 0], counted[2, 1 + COUNTED.index("injured")] = -9.0, 4.0
    status = np.zeros((3, len(STATUSES)))
    status[1, STATUSES.index("denied")] = 5.0
    arguments = np.full((len(ARGUMENTS), 3, 3), -9.0)
    arguments[ARGUMENTS.index("initiator"), 1, 0] = 3.0
    return {"deeds": kinds, "counted": counted, "status": status, "arguments": arguments}


def test_a_word_gets_its_types_status_and_arguments() -> None:
    """Indices are those of all tokens of the text, through all its units."""
    told, counted = deeds.read([unit(**answers()), unit(**answers())])
    assert list(told) == [1, 4]
    deed = told[4]
    assert deed.p > 0.99
    assert next(iter(deed.types)) == "riot"
    assert max(deed.status, key=lambda name: deed.status[name]) == "denied"
    assert [(a.role, a.token) for a in deed.arguments] == [("initiator", 3)]
    assert next(iter(counted[5])) == "injured"


def test_weights_without_these_heads_read_nothing() -> None:
    """The tools fall back on the codebook."""
    assert deeds.read([unit()]) == ({}, {})
