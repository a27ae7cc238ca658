"""How many: the counts told of this incident; sources that differ are rows of their own.

Each count in the draft's clauses is judged by a learned model: is it this incident's, or a part, a total of many, another's?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil, floor

import numpy as np

from dateline.incidents import candidates, deeds, lent, neural, tally, ties
from dateline.incidents.arguments import SLOTS
from dateline.incidents.deeds import Counted
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.pairs import FAMILY
from dateline.incidents.reading import Reading
from dateline.incidents.rows import FAMILIES
from dateline.incidents.said import source_of
from dateline.incidents.tally import Heard
from dateline.incidents.ties import Stretches, Telling
from dateline.incidents.words import WORDS
from dateline.language.analysis import STATUSES
from dateline.language.network import Array
from dateline.language.numbers.bounds import Bound
from dateline.language.tolls import Toll
from dateline.language.tolls.implied import deaths
from dateline.types import Count

MEASURES = tuple(WORDS["tolls"])
LEAST = 0.2
RARE: dict[str, float] = dict.fromkeys(
    ("participants", "events", "abducted", "released", "displaced", "seized", "missing"), 0.1
)
# seldom told, so the model is shy of them; the words that give them are plain
NAMES = (*ties.NAMES, "measure", "zero", "part", "cumulative", "definite", "has_noun", "family", "same_measure", "same_count", "low", "open_low", "open_high",
         "fits_type", "status", "generic", "elliptic", "replaces", "toll_only", "opener", "slot", "slot_steps", "single", "told_plainly", "of_doers", "measure_read")  # fmt: skip


def tolls(draft: Draft, telling: Telling) -> list[tuple[Counted, Mention]]:
    """The counts in the draft's clauses: those told by a word for the outcome, and those told with the deed."""
    return [
        (one, mention)
        for mention in draft.mentions
        for one in (*map(Counted, mention.tolls), *deeds.counted(telling, draft, mention))
        if one.toll.low is not None or one.toll.high is not None
    ]


def signs(draft: Draft, reading: Reading, told: Sequence[tuple[Counted, Mention]]) -> Iterator[list[float]]:
    """The values of NAMES behind those of `ties`, for each count of a draft."""
    measures = Counter((c.toll.measure, bool(c.slot)) for c, _ in told)
    same = Counter((c.toll.measure, c.toll.low, c.toll.high) for c, _ in told)
    for one, mention in told:
        toll = one.toll
        types = WORDS["tolls"][toll.measure]
        yield [
            float(MEASURES.index(toll.measure)), float(toll.high == 0), float(toll.part), float(toll.cumulative), float(toll.definite), float(toll.of is not None),
            float(FAMILIES.index(FAMILY.get(draft.type, "words"))), float(measures[toll.measure, bool(one.slot)]), float(same[toll.measure, toll.low, toll.high]),
            float(toll.low or 0), float(toll.low is None), float(toll.high is None), float(types.index(draft.type) if draft.type in types else 10),
            float(STATUSES.index(mention.status)), float(mention.generic), float("before it" in toll.how), float(toll.old is not None),
            float(mention.lead is None), float(bool(mention.opener)),
            float(SLOTS.index(one.slot)) if one.slot else -1.0, float(one.steps), float(toll.single), float(measures[toll.measure, False]), float(toll.measure == "participants"),
            neural.measure(reading.grammar, toll.span, toll.measure),
        ]  # fmt: skip


def whole(low: float | None, high: float | None) -> tuple[int | None, int | None]:
    """Bounds as whole numbers, the narrowest that hold: 2.5 tonnes are 2 to 3, more than 2.5 are 3 or more."""
    if low is not None and low == high:
        return floor(low), ceil(low)
    return None if low is None else ceil(low), None if high is None else floor(high)


class Tolls:
    """The counts of an article's drafts, read once for all of them."""

    def __init__(self, telling: Telling) -> None:
        self.told = [tolls(draft, telling) for draft in telling.drafts]
        ends = list(accumulate(len(told) for told in self.told))
        self.near = [list(range(end - len(told), end)) for told, end in zip(self.told, ends, strict=True)]
        self.stretches = Stretches(telling, [(one.toll.span, m.sentence) for told in self.told for one, m in told])
        each = zip(telling.drafts, self.told, strict=True)
        self.signs = np.array([row for draft, told in each for row in signs(draft, telling.reading, told)])

    def rows(self, i: Array, j: Array) -> Array:
        """The values of NAMES for the drafts i and their counts j."""
        return np.concatenate([self.stretches.rows(i, j), self.signs[j]], axis=1)


def read(telling: Telling) -> dict[str, list[Found]]:
    """The counts of each draft by its key."""
    here = Tolls(telling)
    odds = candidates.judged("toll", here.stretches, here.near, here.rows)
    each = zip(telling.drafts, here.told, odds, strict=True)
    return {draft.key: settled(draft, telling, told, [p for (p,) in rows]) for draft, told, rows in each}


def settled(
    draft: Draft, telling: Telling, told: Sequence[tuple[Counted, Mention]], odds: Sequence[float]
) -> list[Found]:
    """The draft's counts, each once for each source, in reading order."""
    reading, heard = telling.reading, list[Heard]()
    for (one, mention), p in zip(told, odds, strict=True):
        toll = one.toll
        if one.slot and outdone(one, p, [(other, q) for (other, _), q in zip(told, odds, strict=True)]):
            continue
        if p >= RARE.get(toll.measure, LEAST):
            heard.append(Heard(toll, mention.sentence.index, p, source_of(mention, toll.span, reading)))
    known = {one.toll.measure for one in heard}
    heard += lent.read(draft, telling, [m for m in tally.SETTLED if m not in known])
    found: dict[tuple[str, Bound, Bound], Found] = {}
    for value in tally.told(reading.text, heard, language=reading.language, implied=implied(draft, reading, told)):
        of = value.of.of(reading.text) if value.of else ""
        count = Count(value.measure, *whole(value.low, value.high), of)
        key = (value.measure, value.low, value.high)
        found.setdefault(key, Found("count", count, value.quote, value.how, said_by=value.said_by, p=value.p))
    return list(found.values())


def implied(draft: Draft, reading: Reading, told: Sequence[tuple[Counted, Mention]]) -> Toll | None:
    """A death that the draft's clauses imply, where they count none: "a fatal shooting"."""
    if draft.type not in (*WORDS["tolls"]["killed"], "crime_other") or any(
        one.toll.measure == "killed" for one, _ in told
    ):
        return None
    clauses = [m.span for m in draft.mentions if m.status == "happened" and not m.generic]
    return deaths(reading.text, clauses, language=reading.language)


def outdone(one: Counted, p: float, rated: Sequence[tuple[Counted, float]]) -> bool:
    """Whether the number is far likelier a count of something else: one number seldom counts two things."""
    return any(
        other.toll.span.meets(one.toll.span) and other.toll.measure != one.toll.measure and q > 2 * p
        for other, q in rated
    )
