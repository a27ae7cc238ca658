"""One value a measure: what a row counts, once every sentence that tells of it has been heard.

A report says its dead and hurt many times: in full, in part, one by one ("five people were shot, one fatally"). The
counts that the learned model gives to the row are settled here (`tolls.settle`): persons told one by one are no count
beside a total, who died is not also hurt. A number that the text gives otherwise (an earlier one, another source's, one of
two that a sentence lists) stays beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.language.numbers.bounds import Bound
from dateline.language.tolls import Toll
from dateline.language.tolls.settle import BESIDES, Settled, settle
from dateline.types import Measure, Span

SETTLED: tuple[Measure, ...] = ("killed", "injured")
IMPLIED = 0.5  # how likely an implied death is the row's
PLAIN = 0.5  # how likely a number is the row's that stands beside another though nobody is named for it


@dataclass(frozen=True, slots=True)
class Heard:
    """A count of the row: in which sentence it stands, how likely it is the row's, who says it."""

    toll: Toll
    sentence: int
    p: float
    said_by: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A value of the row with the words that say it."""

    measure: Measure
    low: Bound
    high: Bound
    of: Span | None
    quote: Span
    how: str
    p: float
    said_by: str | None


def told(text: str, heard: Sequence[Heard], *, language: str, implied: Toll | None = None) -> list[Told]:
    """The row's values in reading order; those of SETTLED measures made one, with a death that no count tells."""
    heard = list({(h.toll.span, h.toll.measure): h for h in heard}.values())
    by_sentence: dict[int, list[Toll]] = {}
    for one in sorted(heard, key=lambda h: h.sentence):
        if one.toll.measure in SETTLED:
            by_sentence.setdefault(one.sentence, []).append(one.toll)
    settled = settle(text, list(by_sentence.values()), language=language, implied=implied)
    found = [alone(one) for one in heard if one.toll.measure not in SETTLED]
    for measure in SETTLED:
        own = [one for one in heard if one.toll.measure == measure]
        value = settled.get(measure)
        if value is None:
            found += [alone(one) for one in own if one.toll.part or one.toll.cumulative]
            continue
        found.append(summed(measure, value, own))
        found += [alone(one) for one in own if differs(one, value, settled)]
    return sorted(found, key=lambda t: t.quote.start)


def alone(one: Heard) -> Told:
    toll = one.toll
    return Told(toll.measure, toll.low, toll.high, toll.of, toll.quote, toll.how, one.p, one.said_by)


def summed(measure: Measure, value: Settled, own: Sequence[Heard]) -> Told:
    """The settled value, quoted from the sentence that says it first."""
    sentence = value.tolls[0].sentence
    used = [t for t in value.tolls if t.sentence == sentence]
    of = [one for one in own if one.toll in used] or list(own) or [Heard(used[0], sentence, IMPLIED, None)]
    quote = Span(min(t.quote.start for t in used), max(t.quote.stop for t in used))
    how = used[0].how if len(used) == 1 and (value.low, value.high) == (used[0].low, used[0].high) else value.how
    return Told(measure, value.low, value.high, used[0].of, quote, how, max(one.p for one in of), of[0].said_by)


def differs(one: Heard, value: Settled, settled: Mapping[Measure, Settled]) -> bool:
    """Whether a number stands beside the settled one: it is surely the row's or somebody says it; no part, no sum, no single person."""
    toll = one.toll
    if toll.single or toll.part or toll.cumulative or toll.own or (toll.low, toll.high) == (value.low, value.high):
        return False
    hit = sum(v.low or 0 for v in settled.values())
    if one.said_by is not None and toll not in value.tolls:
        return toll.low != hit
    listed = toll in value.tolls and (toll.of is None or len(value.tolls) == 1 or BESIDES.search(toll.how))
    return one.p >= PLAIN and (toll.low or 0) > 1 and toll.low != hit and not listed
