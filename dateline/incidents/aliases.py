"""Candidates that name one party: "Mexican state police" and "police", "Gareth Pell" and "Pell", a name and its apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.language.analysis import Analysis
from dateline.types import Span

WORD = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
NAMED = ("person", "organisation", "vessel", "group", "facility")


def fold(
    text: str,
    spans: Sequence[Span],
    kinds: Sequence[str],
    read: Analysis | None,
    nations: Sequence[frozenset[str]] | None = None,
) -> list[int]:
    """The number of the party that each candidate names; candidates of one number are one party.

    `nations` are the countries that each candidate's own words name: "Mexican police" is not "Guatemalan police", and where
    both are told of, plain "police" goes with neither.
    """
    own = nations or [frozenset[str]()] * len(spans)
    parents = list(range(len(spans)))

    def top(i: int) -> int:
        while parents[i] != i:
            i = parents[i]
        return i

    last: dict[str, int] = {}
    heads: dict[int, int] = {}
    known = [keys(text, span, kind, read) for span, kind in zip(spans, kinds, strict=True)]
    several = parted(known, own)
    for i, span in enumerate(spans):
        for key in known[i]:
            key = f"{key} {min(own[i], default='')}" if key in several else key
            parents[top(i)] = top(last.setdefault(key, i))
        head = read.at(span) if read is not None else None
        if head is not None:
            parents[top(i)] = top(heads.setdefault(head, i))
    for i, span in enumerate(spans):
        other = beside(read, span)
        if other in heads:
            parents[top(i)] = top(heads[other])
    return [top(i) for i in range(len(spans))]


def parted(known: Sequence[Sequence[str]], nations: Sequence[frozenset[str]]) -> set[str]:
    """The words by which parties of different countries are known."""
    seen: dict[str, set[str]] = {}
    for keys_of, own in zip(known, nations, strict=True):
        for key in keys_of:
            seen.setdefault(key, set()).update(own)
    return {key for key, countries in seen.items() if len(countries) > 1}


def keys(text: str, span: Span, kind: str, read: Analysis | None) -> list[str]:
    """The words by which a candidate is known again: all of them, a person's last name, the noun that heads the rest."""
    words = [m[0].casefold() for m in WORD.finditer(text, span.start, span.stop)]
    if not words:
        return []
    found = [" ".join(words)]
    if kind == "person" or (kind in NAMED and len(words) > 1):
        found.append(words[-1])
    elif kind not in NAMED:
        head = read.at(span) if read is not None else None
        found.append(read.tokens[head].span.of(text).casefold() if read is not None and head is not None else words[-1])
    return found


def beside(read: Analysis | None, span: Span) -> int | None:
    """The word that the candidate stands beside as another name of it."""
    head = read.at(span) if read is not None else None
    if read is None or head is None or read.tokens[head].deprel not in ("appos", "flat"):
        return None
    return read.tokens[head].head
