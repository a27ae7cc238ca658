"""Words of a text with their offsets, folded so that case and accents do not hide a match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.types import Span

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*")
LOOSE = re.compile(r"[\s\-‐‑–'’\"“”«»]*\Z")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents: "Tiroteó" -> "tiroteo"; ñ stays."""
    lowered = word.lower().replace("ñ", "\0")
    if lowered.isascii():
        return lowered.replace("\0", "ñ")
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return bare.replace("\0", "ñ").replace("’", "'")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one span: lower-cased, folded, with absolute offsets.

    `tight[i]` when only blanks or a hyphen stand between word i and the word before it; `bare` when accents may be
    missing here: the words are in capitals, or none of them has one.
    """

    lower: list[str]
    folded: list[str]
    spans: list[tuple[int, int]]
    tight: list[bool]
    held: frozenset[str]  # the folded words
    joined: str  # the folded words in a line
    bare: bool = False

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, start: int, stop: int) -> Span:
        """Characters of words [start, stop)."""
        return Span(self.spans[start][0], self.spans[stop - 1][1])


@lru_cache(maxsize=512)  # triggers, parties and means are found in the same sentences
def words(text: str, span: Span) -> Words:
    found = list(WORD.finditer(text, span.start, span.stop))
    spans = [match.span() for match in found]
    lower = [match.group().lower() for match in found]
    folded = [word if word.isascii() else fold(word) for word in lower]
    gaps = [
        text[left:right]
        for left, right in zip([span.start, *(stop for _, stop in spans)], (start for start, _ in spans), strict=False)
    ]
    tight = [gap == " " or (len(gap) <= 3 and LOOSE.match(gap) is not None) for gap in gaps]
    bare = text[span.start : span.stop].isupper() or lower == folded
    return Words(lower, folded, spans, tight, frozenset(folded), joined(folded), bare)


def joined(words: Iterable[str]) -> str:
    """The words with blanks between and around them, so that a phrase between blanks is found in it as whole words."""
    return f" {' '.join(words)} "
