"""Names in text: persons, organisations, places, facilities, groups, vessels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dateline.language import model, name_rules, name_votes, sentences
from dateline.language.analysis import Named
from dateline.types import Language, Span

NameKind = Literal["person", "organisation", "place", "facility", "group", "vessel", "other"]
_KIND: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
_SURE = 0.8  # below it the rules decide in Spanish, whose kinds of names the model was not taught


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands. `p` is the probability that span and kind are right; `how` the rule or head that found it."""

    span: Span
    kind: NameKind
    p: float
    how: str = ""


def find(text: str, spans: Sequence[Span], *, language: Language, rules: bool = False) -> list[Name]:
    """The names in the paragraphs or sentences `spans`, in order, never overlapping; titles and "the" stay outside.

    The shipped model reads English; in Spanish it comes first where it is sure and the rules fill in. `rules` alone (or
    no weights) is ten times as fast and finds less.
    """
    inside = sentences.of(text, spans)
    read = None if rules else model.analyse(text, inside)
    if read is None:
        return _ruled(text, inside)
    agreed = name_votes.agree(text, read.names)
    if language == "en":
        return [_learned(text, n) for n in agreed]
    loud = [s for s in inside if name_rules.in_capitals(text, s)]
    found = [_learned(text, n) for n in agreed if n.p >= _SURE or any(s.meets(n.span) for s in loud)]
    taken = {i for n in found for i in range(n.span.start, n.span.stop)}
    for name in _ruled(text, [s for s in inside if s not in loud]):
        if taken.isdisjoint(range(name.span.start, name.span.stop)):
            found.append(name)
    return sorted(found, key=lambda n: n.span)


def _ruled(text: str, inside: Sequence[Span]) -> list[Name]:
    return [Name(f.span, _KIND[f.kind], f.p, f"rule: {f.how}") for f in name_rules.find(text, inside)]


def _learned(text: str, name: Named) -> Name:
    """A model's name, with the kind that it was not taught."""
    if name_rules.is_vessel(text, name.span):
        return Name(name.span, "vessel", 0.85, "rule: after a kind of ship")
    return Name(name.span, _KIND[name.kind], name.p, "model: names")
