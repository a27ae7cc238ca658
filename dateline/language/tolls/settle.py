"""One value a measure for one event, from all that its sentences say.

A report tells its toll many times: in full ("four people were shot, one fatally"), in part ("a 17-year-old boy"),
again ("the teen died"). Nothing is summed but what one sentence lists together. Of the totals, the largest that is
said with enough weight wins; early sentences weigh more; a total over years is left out; an update wins over all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.numbers.bounds import Bound
from dateline.language.tolls import Toll
from dateline.types import Measure

FADES = 8  # sentences after which a total weighs half
SHARE = 0.3  # of the heaviest total's weight, to be heard at all
HIT = frozenset({"shot", "shoot", "shoots", "shooting", "struck", "hit", "stabbed", "were hit", "was hit", "were struck", "was struck"})


@dataclass(frozen=True, slots=True)
class Settled:
    low: Bound
    high: Bound
    tolls: tuple[Toll, ...]
    how: str


@dataclass(frozen=True, slots=True)
class _Total:
    """What one sentence says in full for one measure."""

    low: Bound
    high: Bound
    weight: float
    tolls: tuple[Toll, ...]
    hit: bool  # shot or struck: the dead among them too


def settle(text: str, told: Sequence[Sequence[Toll]]) -> dict[Measure, Settled]:
    """The settled value of each measure; `told` holds the tolls of each sentence, in reading order."""
    totals: dict[Measure, list[_Total]] = defaultdict(list)
    for index, tolls in enumerate(told):
        for total_of, measure in _totals(text, tolls, index):
            totals[measure].append(total_of)
    settled = {measure: _settle(many) for measure, many in totals.items()}
    own = [t for tolls in told for t in tolls if t.own and t.measure == "killed" and not t.negated]
    if own:
        settled["killed"] = _with_own(settled.get("killed"), own)
    return _without_dead(settled, totals)


def _with_own(killed: Settled | None, own: list[Toll]) -> Settled:
    """Who killed himself is added to those he killed, not to a count of all the dead."""
    if killed is None or not killed.low:
        return Settled(1, 1, tuple(own), "killed himself")
    if not any(t.active for t in killed.tolls):
        return killed
    return Settled(killed.low + 1, None if killed.high is None else killed.high + 1, (*killed.tolls, *own), f"{killed.low} and himself")


def _totals(text: str, tolls: Sequence[Toll], index: int) -> list[tuple[_Total, Measure]]:
    groups: dict[tuple[Measure, int, bool], list[Toll]] = defaultdict(list)
    for toll in tolls:
        if not toll.part and not toll.cumulative and not toll.own:
            groups[toll.measure, toll.cue.start, toll.negated].append(toll)
    out: list[tuple[_Total, Measure]] = []
    for (measure, _, _), listed in groups.items():
        weight = 1 / (1 + index / FADES) * (2.0 if any(t.old for t in listed) else 1.0)
        low, high = _sum([t.low for t in listed]), _sum([t.high for t in listed])
        hit = listed[0].cue.of(text).casefold() in HIT
        out.append((_Total(low, high, weight, tuple(listed), hit), measure))
    return out


def _sum(values: list[Bound]) -> Bound:
    return None if any(v is None for v in values) else sum(v for v in values if v is not None)


def _settle(totals: list[_Total]) -> Settled:
    weights: dict[tuple[Bound, Bound], float] = defaultdict(float)
    for total in totals:
        weights[total.low, total.high] += total.weight
    loud = max(weights.values())
    heard = [key for key, weight in weights.items() if weight >= SHARE * loud]
    best = max(heard, key=lambda k: ((k[0] if k[0] is not None else k[1]) or 0, weights[k]))
    used = tuple(t for total in totals if (total.low, total.high) == best for t in total.tolls)
    return Settled(*best, used, f"said {len(used)} times")


def _without_dead(settled: dict[Measure, Settled], totals: dict[Measure, list[_Total]]) -> dict[Measure, Settled]:
    """ "Four people were shot, one fatally": the shot who died are not also injured."""
    hurt, dead = settled.get("injured"), settled.get("killed")
    if hurt is None or dead is None or hurt.low is None or not dead.low:
        return settled
    hits = [t for t in totals["injured"] if (t.low, t.high) == (hurt.low, hurt.high)]
    if hits and all(t.hit for t in hits) and hurt.low >= dead.low:
        left = hurt.low - dead.low
        settled["injured"] = Settled(left, None if hurt.high is None else left, hurt.tolls, f"{hurt.low} hit, {dead.low} of them dead")
    return settled
