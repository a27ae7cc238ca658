"""What the language model reads: words with their trees, names and speech, as plain values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, get_args

from dateline.types import Measure, Span, Status

KINDS = ("person", "organisation", "place", "facility", "group", "other")
NAME_TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
ATTRIBUTION = ("source", "cue", "content")
DEEDS = (
    "abduction", "agreement_or_release", "air_artillery_strike", "armed_attack", "armed_clash", "arrest", "bombing",
    "crime_other", "deployment", "deportation_expulsion", "disaster_or_accident", "displacement",
    "force_against_civilians", "goods_seizure", "legal_action", "military_operation", "property_destruction", "protest",
    "raid_or_search", "riot", "sanction_or_blockade", "sexual_violence", "threat_or_claim", "vessel_attack",
    "vessel_seizure",
)  # fmt: skip  # the incident types that the weights were trained on, in the network's order
STATUSES = get_args(Status)
COUNTED = get_args(Measure)
ARGUMENTS = ("initiator", "target", "affected", "intervening", "place", "time", "count", "source", "means")


class Token(NamedTuple):
    """A word; a tuple, as a text has thousands.

    `head` is an index into Analysis.tokens, its own for a root; `deprel` is Universal Dependencies'.
    """

    span: Span
    pos: str
    head: int
    deprel: str
    sentence: int  # index of its sentence among those given
    fact: float  # how far the event it names happened, -3 (surely not) to 3 (surely); 0 says little for other words


@dataclass(frozen=True, slots=True)
class Named:
    span: Span
    kind: str
    p: float


@dataclass(frozen=True, slots=True)
class Speech:
    """A source, a cue and what is said, as the attribution head reads them."""

    source: Span
    cue: Span
    content: Span
    p: float


class Argument(NamedTuple):
    """A word that fills a role of a deed: its index into Analysis.tokens, and how likely."""

    role: str  # one of ARGUMENTS
    token: int
    p: float


@dataclass(frozen=True, slots=True)
class Deed:
    """What a word tells of an incident."""

    p: float  # that it tells of one
    types: dict[str, float]  # the likeliest first; with 1 - p they add up to one
    status: dict[str, float]
    arguments: Iterable[Argument]
    scores: tuple[float, ...] = ()  # of none and of each of DEEDS, before they are made to add up to one


@dataclass(frozen=True)
class Analysis:
    """What the model reads in some sentences of a text."""

    tokens: tuple[Token, ...]
    names: tuple[Named, ...]
    speech: tuple[Speech, ...]
    vectors: Mapping[int, Any] = field(default_factory=dict)  # of each sentence read, by its index
    inner: Sequence[Any] = ()  # of each token, from the same layer
    deeds: dict[int, Deed] = field(default_factory=dict)  # by index of the token; others tell of none
    counted: dict[int, dict[str, float]] = field(
        default_factory=dict
    )  # by index of a number's token: measure -> how likely

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                found[token.head].append(i)
        return tuple(map(tuple, found))

    @cached_property
    def _order(self) -> list[int]:
        """The tokens as they lie in the text: captions and notices are read last, wherever they stand."""
        return sorted(range(len(self.tokens)), key=lambda i: self.tokens[i].span.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [self.tokens[i].span.start for i in self._order]

    @cached_property
    def _stops(self) -> list[int]:
        return [self.tokens[i].span.stop for i in self._order]

    def within(self, span: Span) -> list[int]:
        """The tokens that `span` meets, as they lie in the text."""
        starts, start, stop = self._starts, span.start, span.stop
        first = bisect_right(starts, start)  # from here on they begin behind the span's start
        if first and self._stops[first - 1] > start and starts[first - 1] < stop:
            first -= 1
        return self._order[first : bisect_left(starts, stop, first)]

    def at(self, span: Span) -> int | None:
        """The head-most token of those that `span` meets, None when there is none."""
        return self.top(self.within(span))

    def top(self, words: Sequence[int]) -> int | None:
        """The head-most of some neighbouring words."""
        if len(words) < 2:
            return words[0] if words else None
        heads = [self.tokens[i].head for i in words]
        return next((i for i, head in zip(words, heads, strict=True) if head == i or head not in words), None)

    def subtree(self, index: int) -> list[int]:
        """A token and all that depends on it, in order."""
        found, left = [], [index]
        while left:
            found.append(left.pop())
            left += self.children[found[-1]]
        return sorted(found)

    def reach(self, index: int) -> Span:
        """The characters from the first to the last word of the subtree."""
        words = self.subtree(index)
        return Span(self.tokens[words[0]].span.start, self.tokens[words[-1]].span.stop)
