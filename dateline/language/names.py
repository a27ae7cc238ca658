"""Names in text: persons, organisations, places, facilities, groups, vessels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dateline.language import name_rules, sentences
from dateline.types import Language, Span

NameKind = Literal["person", "organisation", "place", "facility", "group", "vessel", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands. `p` is the probability that span and kind are right; `how` the rule or head that found it."""

    span: Span
    kind: NameKind
    p: float
    how: str = ""


def find(text: str, spans: Sequence[Span], *, language: Language) -> list[Name]:
    """The names in the paragraphs or sentences `spans`, in order, never overlapping; titles and "the" stay outside."""
    found = name_rules.find(text, sentences.of(text, spans))
    return [Name(f.span, _KIND[f.kind], f.p, f"rule: {f.how}") for f in found]


_KIND: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
