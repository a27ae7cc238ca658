"""Candidates that name one party: "Mexican state police" and "police", "Gareth Pell" and "Pell", a name and its apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.language.analysis import Analysis
from dateline.types import Span

WORD = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
NAMED = ("person", "organisation", "vessel", "group", "facility")


def fold(text: str, spans: Sequence[Span], kinds: Sequence[str], read: Analysis | None) -> list[int]:
    """The number of the party that each candidate names; candidates of one number are one party."""
    parents = list(range(len(spans)))

    def top(i: int) -> int:
        while parents[i] != i:
            i = parents[i]
        return i

    last: dict[str, int] = {}
    heads: dict[int, int] = {}
    for i, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        for key in keys(text, span, kind, read):
            parents[top(i)] = top(last.setdefault(key, i))
        head = read.at(span) if read is not None else None
        if head is not None:
            parents[top(i)] = top(heads.setdefault(head, i))
    for i, span in enumerate(spans):
        other = beside(read, span)
        if other in heads:
            parents[top(i)] = top(heads[other])
    return [top(i) for i in range(len(spans))]


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
