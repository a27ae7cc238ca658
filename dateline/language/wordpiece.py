"""Words of a text and their word pieces, as the shipped encoder (BERT, uncased) reads them.

A word keeps its offsets; its case, which the encoder's vocabulary lacks, is given as a number of `SHAPES`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from dateline.language.words import alternatives, load
from dateline.types import Span

SHAPES = ("none", "lower", "Title", "UPPER", "mixed")
CLS, SEP, UNKNOWN = 101, 102, 100
_LONGEST_WORD = 60  # characters; longer ones (links, base64) are one unknown piece
_STOPPED = alternatives(load("sentences")["never_ends"] + ["jr", "inc", "corp", "co", "ltd"])
_WORD = re.compile(
    r"(?=\S)(?:"
    r"[a-z]{2,}(?=[\s,])"  # most words: none of the next is tried on them
    r"|\d+(?:[.,:]\d+)*"  # 1,200  3.5  10:30
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  a.m.
    rf"|\b(?i:{_STOPPED})\.(?=\s)|\b[A-Z]\.(?=\s)"  # Lt.  J.
    r"|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"  # do n't, Reuters 's
    r"|[^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m|t)\b)[^\W_]+)*"  # O'Brien
    r"|\S)"
)
_PART = re.compile(r"[^\W_]+|\S")  # the vocabulary was made with every mark on its own


def words(text: str, span: Span) -> list[Span]:
    """The words and marks of `text` inside `span`, in order."""
    return list(_words(text, span))


@lru_cache(maxsize=512)  # the rules for names and the encoder read the same sentences
def _words(text: str, span: Span) -> tuple[Span, ...]:
    return tuple([Span(*m.span()) for m in _WORD.finditer(text, span.start, span.stop)])


@lru_cache(maxsize=100_000)
def pieces(word: str) -> tuple[int, ...]:
    """The vocabulary numbers of a word's pieces, longest match first; at least one."""
    if len(word) > _LONGEST_WORD:
        return (UNKNOWN,)
    return tuple(number for part in _PART.findall(_fold(word)) for number in _match(part)) or (UNKNOWN,)


def _match(part: str) -> tuple[int, ...]:
    """Longest match first over one run of letters and digits, or one mark."""
    vocabulary, found, start = _vocabulary(), [], 0
    while start < len(part):
        head = "##" if start else ""
        stop = next((s for s in range(len(part), start, -1) if head + part[start:s] in vocabulary), None)
        if stop is None:
            return (UNKNOWN,)
        found.append(vocabulary[head + part[start:stop]])
        start = stop
    return tuple(found)


def shape(word: str) -> int:
    """The index in `SHAPES` of a word's case."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if sum(c.isalpha() for c in word) > 1 else 2
    if not any(c.isalpha() for c in word):
        return 0
    return 2 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 4


def _fold(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


@cache
def _vocabulary() -> dict[str, int]:
    lines = files("dateline.models").joinpath("language.vocab.txt").read_text(encoding="utf-8").splitlines()
    return {line: number for number, line in enumerate(lines)}
