"""Counters of a series: which one it is, of what, and since when.

    "The Veronica is the sixth tanker seized as part of the effort, and the fourth since the ouster of Maduro"
        6  of "tanker seized as part of the effort"
        4  since "since the ouster of Maduro"

An ordinal is a counter when words beside it bound a count ("since", "this year", "to be hit"); "the second floor",
"the third quarter" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dateline.language import numbers, sentences
from dateline.language.lexicon import either
from dateline.language.numbers import Quantity
from dateline.language.words import load
from dateline.types import Span

__all__ = ["Counter", "find"]

FARTHEST = 90  # characters from the ordinal to the words that bound its count


@dataclass(frozen=True, slots=True)
class Counter:
    """One ordinal of a series."""

    span: Span  # the ordinal: "sixth"
    ordinal: int
    of: Span | None  # what is counted: "tanker"
    since: Span | None  # what bounds the count: "since the ouster of Maduro"
    how: str

    @property
    def quote(self) -> Span:
        ends = [self.span.stop, *(s.stop for s in (self.of, self.since) if s)]
        return Span(self.span.start, max(ends))


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    since: re.Pattern[str]
    and_: re.Pattern[str]
    never: frozenset[str]


@cache
def _words(language: str) -> _Words:
    table = load("series")[language]
    return _Words(
        re.compile(rf"(?<!\w)(?:{either(table['before'])})\s\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?P<since>(?:{either(table['since'])})(?!\w)[^.;,:”\"()]{{0,90}})", re.IGNORECASE),
        re.compile(rf",?\s?(?<!\w)(?:{either(table['and'])})\s\Z", re.IGNORECASE),
        frozenset(table["never"]),
    )


def find(text: str, spans: Iterable[Span], *, language: str) -> list[Counter]:
    """Every counter inside the spans, in order."""
    language = language if language in ("en", "es") else "en"
    return [c for sentence in sentences.of(text, spans) for c in _in_sentence(text, sentence, language)]


def _in_sentence(text: str, sentence: Span, language: str) -> Iterator[Counter]:
    words = _words(language)
    counted = False
    ordinals = [q for q in numbers.find(text, [sentence], language=language) if q.kind == "ordinal"]
    for quantity in ordinals:
        start = max(sentence.start, quantity.span.start - 12)
        if quantity.low is None or not (
            words.before.search(text, start, quantity.span.start) or _opens(quantity, sentence)
        ):
            continue
        if quantity.noun and quantity.noun.of(text).casefold().split()[0] in words.never:
            continue
        since = words.since.search(text, quantity.span.stop, min(sentence.stop, quantity.span.stop + FARTHEST))
        joined = counted and words.and_.search(text, start, quantity.span.start) is not None
        if since is None and not joined:
            continue
        counted = True
        yield _counter(text, quantity, since)


def _opens(quantity: Quantity, sentence: Span) -> bool:
    return quantity.span.start == sentence.start


def _counter(text: str, quantity: Quantity, since: re.Match[str] | None) -> Counter:
    period = Span(since.start(), since.end()) if since else None
    of = quantity.noun
    if of is not None and period is not None and of.start >= period.start:
        of = None
    words = f"'{quantity.span.of(text)}' is number {quantity.low}"
    told = f"{words} of '{of.of(text)}'" if of else words
    return Counter(
        quantity.span, int(quantity.low or 0), of, period, told + (f", {period.of(text)!r}" if period else "")
    )
