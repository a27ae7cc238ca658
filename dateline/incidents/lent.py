"""Victims that an article counts in the row of a court or the police: "A teen was charged in the death of a girl. The shooting ...".

The first sentence is the court's row, the second the shooting's; who died died in the shooting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.incidents.draft import Draft
from dateline.incidents.intervals import Interval, apart
from dateline.incidents.pairs import FAMILY
from dateline.incidents.reading import within
from dateline.incidents.tally import Heard
from dateline.incidents.ties import Telling
from dateline.types import Measure

LENDING = ("court", "police")  # families of rows that follow a deed
CRIMES = ("armed_attack", "bombing", "force_against_civilians")  # what they follow
LIKELY = 0.4  # p of a count that another row's words give


def read(draft: Draft, telling: Telling, missing: Collection[Measure]) -> Iterator[Heard]:
    """Counts of the `missing` measures from the rows of courts and police, where the article tells of one violent deed."""
    if not missing or draft.type not in CRIMES or draft is not telling.foremost or others(draft, telling):
        return
    clauses = [m for d in telling.drafts if FAMILY.get(d.type) in LENDING for m in d.mentions]
    for mention in sorted(clauses, key=lambda m: m.index):
        for toll in within(telling.reading.tolls, mention.span):
            if toll.measure in missing and not toll.part and not toll.cumulative:
                yield Heard(toll, mention.sentence.index, LIKELY, None)


def others(draft: Draft, telling: Telling) -> bool:
    """Whether another violent row is of other days."""
    rest = (d for d in telling.drafts if d is not draft and FAMILY.get(d.type) == "violence")
    return any(apart(days(draft), days(d)) or not days(draft) for d in rest)


def days(draft: Draft) -> tuple[Interval, ...]:
    when = draft.when
    return ((when.start[:10], when.stop[:10]),) if when is not None and when.start and when.stop else ()
