"""One value a measure for one event, from all that its sentences say.

A report tells its toll many times: in full ("four people were shot, one fatally"), in part ("a 17-year-old boy"),
again ("the teen died"). Nothing is summed but what one sentence lists together, or persons whom the text itself
tells apart (a man and a woman, a 5-year-old and a 7-year-old). Of the totals said in numbers, the largest that is
said with enough weight wins; early sentences weigh more; a total over years is left out; an update wins over all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language.numbers.bounds import Bound
from dateline.language.tolls import Toll
from dateline.language.tolls.mentions import PRONOUNS
from dateline.language.tolls.persons import Person, describe, distinct, merged
from dateline.types import Measure

FADES = 4  # sentences after which a total weighs half
FAINT = 0.4  # of the heaviest total of all: what is said once, far down, is another event
SHARE = 0.3  # of the heaviest total's weight, to be heard at all
HIT = frozenset(
    {
        "shot",
        "shoot",
        "shoots",
        "shooting",
        "struck",
        "hit",
        "stabbed",
        "were hit",
        "was hit",
        "were struck",
        "was struck",
    }
)
Bounds = tuple[Bound, Bound]


@dataclass(frozen=True, slots=True)
class Settled:
    low: Bound
    high: Bound
    tolls: tuple[Toll, ...]
    how: str


@dataclass(frozen=True, slots=True)
class _Total:
    """What one sentence says in full for one measure."""

    bounds: Bounds
    weight: float
    tolls: tuple[Toll, ...]
    single: bool  # one person, not a number

    @property
    def size(self) -> float:
        low, high = self.bounds
        return (low if low is not None else high) or 0


def settle(
    text: str, told: Sequence[Sequence[Toll]], *, language: str = "en", implied: Toll | None = None
) -> dict[Measure, Settled]:
    """The settled value of each measure; `told` holds the tolls of each sentence, in reading order.

    `implied` is a death that no count tells (implied.py): one, where nothing is said of the dead.
    """
    totals: dict[Measure, list[_Total]] = {}
    for index, tolls in enumerate(told):
        for measure, total in _totals(text, tolls, index):
            totals.setdefault(measure, []).append(total)
    top = max((t.weight for many in totals.values() for t in many), default=0.0)
    totals = {m: near for m, many in totals.items() if (near := [t for t in many if t.weight >= FAINT * top])}
    settled = {measure: _settle(text, many, language) for measure, many in totals.items()}
    own = [t for tolls in told for t in tolls if t.own and t.measure == "killed" and not t.negated]
    own += _attackers(text, told) if settled.get("killed") and _of_others(text, settled["killed"]) else []
    if own:
        settled["killed"] = _with_own(text, settled.get("killed"), own, language)
    if implied is not None and "killed" not in settled:
        settled["killed"] = Settled(implied.low, implied.high, (implied,), implied.how)
        return _without_one(text, settled, totals)
    if implied is not None and 0 < (settled["killed"].low or 0) < (implied.low or 0):
        settled["killed"] = Settled(implied.low, implied.low, (*settled["killed"].tolls, implied), implied.how)
    return _without_dead(text, settled, totals, language)


def _without_one(
    text: str, settled: dict[Measure, Settled], totals: dict[Measure, list[_Total]]
) -> dict[Measure, Settled]:
    """Of the persons hurt one by one, one is who died; of so many hit, one is dead."""
    hurt = settled.get("injured")
    if hurt is None or hurt.low is None or hurt.low != hurt.high:
        return settled
    hits = [t for t in totals.get("injured", []) if t.bounds == (hurt.low, hurt.high)]
    if all(t.single for t in totals.get("injured", [])) or all(_hit(text, t) for t in hits):
        gone = settled["killed"].low or 0
        left = hurt.low - gone
        settled["injured"] = Settled(left, left, hurt.tolls, f"{hurt.low} hit, {gone} of them dead")
        if left < 1:
            del settled["injured"]
            settled["killed"] = replace(settled["killed"], high=settled["killed"].low)
    return settled


def _hit(text: str, total: _Total) -> bool:
    return total.tolls[0].cue.of(text).casefold() in HIT


def _totals(text: str, tolls: Sequence[Toll], index: int) -> list[tuple[Measure, _Total]]:
    groups: dict[tuple[Measure, int, bool], list[Toll]] = defaultdict(list)
    for toll in tolls:
        if toll.part or toll.cumulative or _elsewhere(text, toll) or (toll.own and toll.measure == "killed"):
            continue
        with_before = [key for key in groups if key[0] == toll.measure and key[2] == toll.negated]
        besides = bool(with_before) and BESIDES.search(toll.span.of(text)) is not None
        key = with_before[-1] if besides else (toll.measure, toll.cue.start, toll.negated)
        groups[key].append(toll)
    out: list[tuple[Measure, _Total]] = []
    for (measure, _, _), listed in groups.items():
        weight = 1 / (1 + index / FADES) * (2.0 if any(t.old for t in listed) else 1.0)
        bounds = _sum([t.low for t in listed]), _sum([t.high for t in listed])
        out.append((measure, _Total(bounds, weight, tuple(listed), len(listed) == 1 and listed[0].single)))
    return out


_SEPARATE = re.compile(
    r"[^.;]{0,40}?\bin (?:another|a separate|an unrelated|a different|a previous|an earlier|other) (?:\w+\s)?(?:incident|shooting|case|crash|attack|stabbing|robbery|fire|accident)s?\b",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"\b(?:comes?|came|coming)\s(?:(?:just|only|barely|less|more|than|a|an|one|two|three|\w{1,8})\s){0,3}(?:hours?|days?|weeks?|months?|years?)\safter\b"
    r"|\b(?:in|as) (?:retaliation|revenge) for\b|\breminiscent of\b",
    re.IGNORECASE,
)


def _elsewhere(text: str, toll: Toll) -> bool:
    """ "a man was killed in another incident", "the shooting came a day after a boy died": of another event."""
    return (
        _SEPARATE.match(text, toll.quote.stop) is not None
        or _RECALLED.search(text, toll.sentence, toll.span.start) is not None
    )


BESIDES = re.compile(r"\b(?:others?|another|otr[oa]s?)\b", re.IGNORECASE)  # "one is critical, two others are stable"


def _sum(values: list[Bound]) -> Bound:
    return None if any(v is None for v in values) else sum(v for v in values if v is not None)


def _settle(text: str, totals: list[_Total], language: str) -> Settled:
    best = _loudest([t for t in totals if not t.single])
    singles = [t for t in totals if t.single]
    count = distinct(describe(text, t.tolls[0], language=language) for t in singles)
    if best is None or best[0].size < count <= 3 and best[0].size <= 1:
        first = singles[0].tolls if singles else totals[0].tolls
        low: Bound = count if singles else totals[0].bounds[0]
        return Settled(low, low, first, "persons that the text tells apart" if count > 1 else "one person")
    used = tuple(t for total in totals if total.bounds == best[0].bounds for t in total.tolls)
    return Settled(*best[0].bounds, used, f"said {best[1]} times")


def _loudest(totals: list[_Total]) -> tuple[_Total, int] | None:
    """The largest total with enough weight, and how often it is said."""
    weights: dict[Bounds, float] = defaultdict(float)
    for total in totals:
        weights[total.bounds] += total.weight
    if not weights:
        return None
    heard = [t for t in totals if weights[t.bounds] >= SHARE * max(weights.values())]
    best = max(heard, key=lambda t: (t.size, weights[t.bounds]))
    return best, sum(t.bounds == best.bounds for t in totals)


def _with_own(text: str, killed: Settled | None, own: list[Toll], language: str) -> Settled:
    """Who killed himself is added to those he killed, not to a count of all the dead, and not to himself told again."""
    if killed is None or not killed.low:
        return Settled(1, 1, tuple(own), "killed himself")
    himself = merged([describe(text, toll, language=language) for toll in own])
    child = himself.adult is False and all(t.single for t in killed.tolls)
    if child and all(himself.may_be(describe(text, toll, language=language)) for toll in killed.tolls):
        return killed  # "a 9-year-old boy fatally shot himself": no murderer
    if not any(t.active for t in killed.tolls):
        return killed
    high = None if killed.high is None else killed.high + 1
    return Settled(killed.low + 1, high, (*killed.tolls, *own), f"{killed.low} and himself")


_ATTACKER = re.compile(
    r"(?:the\s)?(?:he|him|she|her|gunman|shooter|attacker|assailant|suspect|bomber|el (?:atacante|agresor|pistolero))\Z",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(?:police|officers?|deputies|deputy|troopers?|security forces|policías?|agentes)\b", re.IGNORECASE
)


def _of_others(text: str, killed: Settled) -> bool:
    """A number of victims somebody killed, not a count of all the dead."""
    return any(t.active and not t.single for t in killed.tolls)


def _attackers(text: str, told: Sequence[Sequence[Toll]]) -> list[Toll]:
    """ "killing two before he was fatally shot by police": who killed them is not among them."""
    return [
        t
        for tolls in told
        for t in tolls
        if t.measure == "killed" and t.single and not t.own and not t.negated and not t.part
        and _ATTACKER.match(t.span.of(text)) and _by_force(text, t)
    ]  # fmt: skip


def _by_force(text: str, toll: Toll) -> bool:
    around = (
        text[toll.cue.stop : toll.cue.stop + 40]
        if not toll.active
        else text[max(0, toll.cue.start - 40) : toll.cue.start]
    )
    return _FORCE.search(around) is not None


def _without_dead(
    text: str, settled: dict[Measure, Settled], totals: dict[Measure, list[_Total]], language: str
) -> dict[Measure, Settled]:
    """Of the shot, those who died are not also injured; a single victim who died is not another one hurt."""
    hurt, dead = settled.get("injured"), settled.get("killed")
    if hurt is None or dead is None or hurt.low is None or not dead.low:
        return settled
    numbers = [t for t in totals.get("injured", []) if not t.single]
    if numbers:
        hits = [t for t in numbers if t.bounds == (hurt.low, hurt.high)]
        if hits and all(_hit(text, t) for t in hits) and hurt.low >= dead.low:
            left = hurt.low - dead.low
            high = None if hurt.high is None else left
            settled["injured"] = Settled(left, high, hurt.tolls, f"{hurt.low} hit, {dead.low} of them dead")
            if left < 1 and high is not None:
                del settled["injured"]
        return settled
    gone = [describe(text, t, language=language) for total in totals.get("killed", []) for t in total.tolls if t.single]
    gone = [merged(gone)] if gone and dead.low == 1 else gone
    left_ones = _others(text, totals, gone, language)
    if not left_ones:
        del settled["injured"]
    else:
        settled["injured"] = Settled(left_ones, left_ones, hurt.tolls, "others than the dead")
    return settled


def _told_on(text: str, hurt: Toll, dead: Toll, person: Person, language: str) -> bool:
    """ "shot his brother in the head, killing him": the pronoun is who was shot."""
    same = dead.sentence == hurt.sentence and hurt.span.start < dead.span.start
    return same and dead.span.of(text).casefold() in PRONOUNS and person.may_be(describe(text, dead, language=language))


def _others(text: str, totals: dict[Measure, list[_Total]], gone: list[Person], language: str) -> int:
    """How many hurt persons are nobody of the dead: told apart by words, or named beside them in one sentence."""
    beside = {t.tolls[0].sentence for t in totals.get("killed", [])}
    deaths = [t for total in totals.get("killed", []) for t in total.tolls if t.single]
    others = []
    for total in totals.get("injured", []):
        toll = total.tolls[0]
        person = describe(text, toll, language=language)
        hit = _hit(text, total)
        joint = toll.sentence in beside and (toll.of is not None or person.other) and (not toll.definite or toll.active)
        joint = joint and not any(_told_on(text, toll, one, person, language) for one in deaths)
        apart = not any(person.may_be(one) for one in gone) if gone else not (hit and toll.definite)
        if joint or person.other or apart:
            others.append(person)
    return distinct(others) if others else 0
