"""Counts that leave out what was counted: "The mayor's own figure is 8,000", "Traders count 22 shops".

Such a number is of what was counted last before it, in the same paragraph or the one before. Only numbers next to
words that give a figure are read so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.incidents.layout import Sentence
from dateline.incidents.words import WORDS, any_of
from dateline.language.numbers import Quantity
from dateline.language.tolls import Toll
from dateline.types import Measure, Span

_GIVES = any_of("gives_a_figure")
_NAMED: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (measure, any_of(f"figure_{measure}")) for measure in WORDS["figure_measures"]
)
REACH = 60  # characters between the word that gives a figure and the figure
BLOCKS = 1  # how many paragraphs back the last count may stand


def find(text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity], tolls: Sequence[Toll]) -> list[Toll]:
    """The elliptic counts of an article, as tolls like the one each continues."""
    found: list[Toll] = []
    told = sorted(tolls, key=lambda t: t.span)
    for sentence in sentences:
        if sentence.kind != "body":
            continue
        for quantity in quantities:
            span = quantity.span
            if not sentence.span.holds(span) or quantity.kind != "cardinal" or any(t.span.meets(span) for t in told):
                continue
            last = before(told + found, sentence, sentences, span)
            if last is not None and fits(text, sentence, quantity, last):
                measure = named(text, sentence, span) or last.measure
                how = f"a figure for what was counted before it ({last.span.of(text)!r})"
                found.append(
                    replace(
                        last,
                        span=span,
                        measure=measure,
                        low=quantity.low,
                        high=quantity.high,
                        of=quantity.noun or last.of,
                        negated=False,
                        how=how,
                        cue=span,
                        part=False,
                        old=None,
                    )
                )
    return found


def before(tolls: Sequence[Toll], sentence: Sentence, sentences: Sequence[Sentence], span: Span) -> Toll | None:
    """The last count before the span in its block or the block before."""
    starts = [
        s.span.start for s in sentences if s.kind == "body" and sentence.block - BLOCKS <= s.block <= sentence.block
    ]
    near = [t for t in tolls if min(starts) <= t.span.start < span.start and not t.negated]
    return max(near, key=lambda t: t.span.start, default=None)


def fits(text: str, sentence: Sentence, quantity: Quantity, last: Toll) -> bool:
    """Whether words near the number give a figure, and it counts nothing else."""
    span = quantity.span
    lead = text[max(sentence.span.start, span.start - REACH) : span.start]
    if not _GIVES.search(lead):
        return False
    if quantity.noun is None:
        return True
    noun, counted = quantity.noun.of(text).casefold(), last.of.of(text).casefold() if last.of else ""
    return bool(counted) and (noun in counted or counted in noun or noun in WORDS["figure_people"])


def named(text: str, sentence: Sentence, span: Span) -> Measure | None:
    """What the sentence itself says the figure is of ("the number of wounded")."""
    lead = text[sentence.span.start : span.start]
    return next((measure for measure, pattern in _NAMED if pattern.search(lead)), None)
