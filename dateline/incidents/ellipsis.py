"""Counts that leave out what was counted: "The mayor's own figure is 8,000", "Traders count 22 shops".

Such a number is of what was counted last before it, in the same paragraph or the one before. Only numbers next to
words that give a figure are read so: "Treinta, dice la Policía", "the ministry lists seven", "two, says the army; the clinic, five".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.incidents.layout import Sentence
from dateline.incidents.words import WORDS, alternatives, any_of
from dateline.language.numbers import Quantity
from dateline.language.tolls import Toll
from dateline.types import Measure, Span

_GIVES = any_of("gives_a_figure")
_NAMED: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (measure, any_of(f"figure_{measure}")) for measure in WORDS["figure_measures"]
)
_STATES = re.compile(
    rf"(?<!\w)(?:{alternatives(WORDS['states_a_figure'])})\s(?:{alternatives(WORDS['figure_copulas'])}\s)?\Z",
    re.IGNORECASE,
)
_COPULA = re.compile(
    rf"(?:[“\"«—–-]\s?)?(?:{alternatives(WORDS['figure_opens'])})\s\Z"
)  # "Son 700, dice el comandante"
_SOURCE = rf"(?:(?:{alternatives(WORDS['figure_articles'])})\s|(?-i:[A-ZÁÉÍÓÚÑ]))(?:(?!\b(?:{alternatives(WORDS['no_source'])})\b)[^,;:.()\d]){{1,45}}"
_HEADS = re.compile(rf"{_SOURCE}:\s\Z", re.IGNORECASE)  # "Police: 9,000."
_ALSO = re.compile(
    rf"[,;]\s(?:(?:and|y|while|mientras)\s)?{_SOURCE}?,?\s\Z", re.IGNORECASE
)  # "says 13, the ministry nine"
_BEHIND = re.compile(
    rf",?\s(?:{alternatives(WORDS['figure_said_by'])})\s(?:{_SOURCE}|(?:{alternatives(WORDS['figure_persons'])})\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    rf"(?<!\w)(?:{alternatives(WORDS['figure_said_by'] + WORDS['states_a_figure'] + WORDS['gives_a_figure'])})(?!\w)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[.;,)”\"»]|\Z)")
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
        return quantity.noun is None and stated(text, sentence.span, span, last)
    if quantity.noun is None:
        return True
    noun, counted = quantity.noun.of(text).casefold(), last.of.of(text).casefold() if last.of else ""
    return bool(counted) and (noun in counted or counted in noun or noun in WORDS["figure_people"])


def stated(text: str, sentence: Span, span: Span, last: Toll) -> bool:
    """Whether somebody says the bare number: right before it, right behind it, or in a row of sources."""
    if _BEHIND.match(text, span.stop, sentence.stop):
        return True
    if not _ENDS.match(text, span.stop, sentence.stop):
        return False
    if _STATES.search(text, sentence.start, span.start) or _COPULA.fullmatch(text, sentence.start, span.start):
        return True
    if _HEADS.fullmatch(text, sentence.start, span.start):
        return True
    between = max(sentence.start, last.span.stop)
    told = _SAYS.search(text, sentence.start, span.start) is not None and last.span.start >= sentence.start
    return told and _ALSO.fullmatch(text, between, span.start) is not None


def named(text: str, sentence: Sentence, span: Span) -> Measure | None:
    """What the sentence itself says the figure is of ("the number of wounded")."""
    lead = text[sentence.span.start : span.start]
    return next((measure for measure, pattern in _NAMED if pattern.search(lead)), None)
