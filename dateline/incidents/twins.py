"""Two drafts that turn out alike are one incident told in two places: same type, same days, same place, nothing against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from dateline.incidents.draft import Draft, Found
from dateline.incidents.pairs import FAMILY
from dateline.types import Place, When

SHORT = 3  # mentions; two long tales of one type are told apart for a reason


def merged(drafts: Sequence[Draft], times: Mapping[str, Found], spots: Mapping[str, Found]) -> list[Draft]:
    """The drafts with twins joined, keys counted anew."""
    groups = {d.key: d for d in drafts}
    for one, two in combinations(drafts, 2):
        if one.key in groups and two.key in groups and alike(groups[one.key], groups[two.key], times, spots):
            first = groups[one.key]
            told = sorted([*first.mentions, *groups.pop(two.key).mentions], key=lambda m: m.index)
            groups[one.key] = Draft(one.key, told, max(first.p, two.p), first.type)
    kept = sorted(groups.values(), key=lambda d: d.start)
    return [Draft(str(i + 1), d.mentions, d.p, d.type) for i, d in enumerate(kept)]


def alike(one: Draft, two: Draft, times: Mapping[str, Found], spots: Mapping[str, Found]) -> bool:
    if min(len(one.mentions), len(two.mentions)) > SHORT or one.main.status != two.main.status:
        return False
    if one.type != two.type and not (weak(one) or weak(two)) or FAMILY.get(one.type) != FAMILY.get(two.type):
        return False
    if (
        any(m.other or m.counter for m in two.mentions if m.lead)
        or not same_days(one, two, times)
        or not same_place(one, two, spots)
    ):
        return False
    return not contrary(one, two)


def weak(draft: Draft) -> bool:
    """Whether nothing in the draft names a deed: outcomes and pointers alone."""
    return all(m.lead is None or m.lead.sense != "act" for m in draft.mentions)


def same_days(one: Draft, two: Draft, times: Mapping[str, Found]) -> bool:
    a, b = (times[d.key].value if d.key in times else None for d in (one, two))
    return isinstance(a, When) and isinstance(b, When) and (a.start, a.stop) == (b.start, b.stop)


def same_place(one: Draft, two: Draft, spots: Mapping[str, Found]) -> bool:
    a, b = (spots[d.key].value if d.key in spots else None for d in (one, two))
    return isinstance(a, Place) and isinstance(b, Place) and a.name == b.name


def contrary(one: Draft, two: Draft) -> bool:
    """Whether both count the same thing, and differently."""
    counts = [{(t.measure, t.low, t.high) for m in d.mentions for t in m.tolls} for d in (one, two)]
    measures = {c[0] for c in counts[0]} & {c[0] for c in counts[1]}
    return bool(measures) and not counts[0] & counts[1] and not (weak(one) or weak(two))
