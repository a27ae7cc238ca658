"""The codebook's words beside the network's reading: what either knows of a word decides together whether it tells a deed.

The network learned its answers with the codebook's beside them (training/language_deeds.py): each sense and type that the
codebook gives a word shifts the scores of all types by weights learned with the network (`codebook` in language.json).
So a verb that a user adds to a type counts in the network's reading too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dateline.codes import Trigger
from dateline.language import encoder
from dateline.language.analysis import DEEDS, Analysis, Deed
from dateline.language.deeds import FAINT, named
from dateline.language.encoder import softmax
from dateline.types import Span

SENSES = ("act", "effect", "hint", "anaphor")
COLUMNS = len(SENSES) * len(DEEDS)
RUNNER = 0.5  # what a runner-up of a word's types weighs, beside the word's weight


def joined(read: Analysis, triggers: Sequence[Trigger]) -> Analysis:
    """The reading with every deed judged by network and codebook together; what is too faint is gone."""
    shifts = weights()
    known: dict[int, NDArray[np.float32]] = {}
    for i, column, weight in columns([t.span for t in read.tokens], triggers) if len(shifts) else ():
        row = known.setdefault(i, np.zeros(COLUMNS, np.float32))
        row[column] = max(row[column], weight)
    both = [i for i in read.deeds if i in known]
    told = read.deeds | dict(
        zip(both, _judged([read.deeds[i] for i in both], [shifts @ known[i] for i in both]), strict=True)
    )
    return replace(read, deeds={i: deed for i, deed in told.items() if deed.p >= FAINT})


def columns(words: Sequence[Span], triggers: Iterable[Trigger]) -> Iterator[tuple[int, int, float]]:
    """Word, column (sense and type) and weight of everything that the codebook says of the words; they may lie in any order."""
    order = sorted(range(len(words)), key=lambda i: words[i].start)
    starts = [words[i].start for i in order]
    for trigger in triggers:
        base = SENSES.index(trigger.sense) * len(DEEDS)
        first = max(0, bisect_left(starts, trigger.head.start) - 1)
        inside = [i for i in order[first : bisect_left(starts, trigger.head.stop)] if words[i].meets(trigger.head)]
        for rank, name in enumerate((trigger.type, *trigger.types)):
            if name in DEEDS:
                weight = trigger.weight * (RUNNER if rank else 1.0)
                yield from ((i, base + DEEDS.index(name), weight) for i in inside)


def _judged(deeds: Sequence[Deed], shifts: Sequence[NDArray[np.float32]]) -> list[Deed]:
    """The deeds with their scores shifted."""
    if not deeds:
        return []
    kinds = softmax(np.array([deed.scores for deed in deeds], np.float32) + np.array(shifts))
    odds = zip(deeds, kinds[:, 0].tolist(), named(DEEDS, kinds[:, 1:]), strict=True)
    return [replace(deed, p=1 - none, types=types) for deed, none, types in odds]


@cache
def weights() -> NDArray[np.float32]:
    """[1 + types, COLUMNS]; empty where the installed weights learned without the codebook."""
    return np.array(encoder.facts().get("codebook", []), np.float32)
