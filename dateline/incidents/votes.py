"""The day that most of a row's sentences speak for: a second opinion, by rules, where the learned choice is unsure.

Each sentence told of the row votes with the expression that governs its deed (`dates.event`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.incidents.draft import Draft, Found
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Telling
from dateline.language.dates import TimeExpression, event
from dateline.types import Span, When

HAPPENS = re.compile(r"\b(?:happened|occurred|took place|ocurrió|ocurrieron|sucedió)\b", re.IGNORECASE)
MOST = 6  # words of one sentence that vote


def read(draft: Draft, telling: Telling) -> Found | None:
    """The day with the most votes; None where no sentence names one, or it lies after the page's."""
    reading = telling.reading
    told = [
        (sentence.span, words(draft, telling, sentence.index, sentence.span)[:MOST])
        for sentence in telling.speaks[draft.key]
    ]
    found = elected(told, reading)
    if found is None:
        return None
    when, said, _ = found
    return Found("when", when, said, f"{when.how}; most sentences speak for it", p=0.5)


def elected(told: Sequence[tuple[Span, Sequence[Span]]], reading: Reading) -> tuple[When, Span, float] | None:
    """The day with the most votes of `told`, the words it was read from and its share; None where there is none up to the page's."""
    last = reading.last_day
    found = event.elected(reading.text, told, reading.dates, language=reading.language, published=last)
    if found is None:
        return None
    when, share = found
    if not when.start or when.start != when.stop or (last and when.start > last.isoformat()):
        return None
    said = words_of(when, reading.dates)
    return (when, said, share) if said else None


def words_of(when: When, dates: Sequence[TimeExpression]) -> Span | None:
    """Where the words stand that a day was read from, though it was moved back ("Monday" of what has been)."""
    same = sorted((d for d in dates if d.when.said == when.said), key=lambda d: d.when.start != when.start)
    return same[0].span if same else None


def words(draft: Draft, telling: Telling, index: int, sentence: Span) -> list[Span]:
    """The words of a sentence that tell of the row, and those that say no more than that it happened."""
    own = [t.span for m in draft.mentions if m.sentence.index == index for t in m.triggers if t.sense != "hint"]
    own += [Span(*m.span()) for m in HAPPENS.finditer(telling.reading.text, sentence.start, sentence.stop)]
    return sorted(own)
