"""Which words may fill a role: the heads of noun phrases and the names, each with the strings it may be written as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.types import Span
from quality.muc_read import Document

NOUNS = ("NOUN", "PROPN")
NAMES = ("organisation", "group", "person", "facility", "other")
LONGEST = 16  # words of a phrase
Words = tuple[int, int]  # first and last word, both inside


@dataclass(frozen=True, slots=True)
class Mention:
    """A head word, and the phrases around it that a key might write; the first of them is the whole noun phrase."""

    head: int
    forms: tuple[Words, ...]
    name: bool = False  # a name that the model found, not a noun phrase


def of(document: Document) -> list[Mention]:
    found = [Mention(i, forms) for i in _heads(document) if (forms := tuple(dict.fromkeys(_forms(document, i))))]
    heads = {m.head for m in found}
    for name in document.names:
        words = document.within(name.span)
        if name.kind in NAMES and words:
            head = words[-1]
            forms = tuple((i, head) for i in words if not _skipped(document, i))
            if head not in heads and forms:
                found.append(Mention(head, forms, True))
                heads.add(head)
    return sorted(found, key=lambda m: m.head)


def _heads(document: Document) -> Iterator[int]:
    for i, token in enumerate(document.read.tokens):
        if token.pos in NOUNS and not token.deprel.startswith("flat"):
            yield i


def _skipped(document: Document, i: int) -> bool:
    """Whether no phrase begins with the word."""
    token = document.read.tokens[i]
    return token.pos in ("DET", "PUNCT", "CCONJ", "ADP", "PART") or token.deprel in (
        "case",
        "cc",
        "punct",
        "mark",
        "det",
    )


def _forms(document: Document, head: int) -> Iterator[Words]:
    """From each word before the head to the end of the name, of an "of ..." and of the whole phrase."""
    left, near, ends = edges(document, head)
    starts = [i for i in range(left, near + 1) if not _skipped(document, i) and (i <= head or _flat(document, i))]
    for start in starts:
        yield start, near
    if near > head:
        yield starts[0], head
    for end in ends:
        for start in dict.fromkeys([*starts[:3], head]):
            if start <= head:
                yield start, end


def _flat(document: Document, i: int) -> bool:
    return document.read.tokens[i].deprel.startswith("flat")


def edges(document: Document, head: int) -> tuple[int, int, list[int]]:
    """The first word of the phrase, the last of its name, and where it may end further on."""
    tokens, children = document.read.tokens, document.read.children
    left = _first(document, head)
    near = head
    inside = set(document.read.subtree(head))
    while near + 1 in inside and tokens[near + 1].deprel.startswith("flat"):
        near += 1
    ends: list[int] = []
    tied = [c for c in children[head] if c > near and tokens[c].deprel not in ("conj", "cc", "punct", "parataxis")]
    for c in tied:
        ends += [c, max(_without_conjuncts(document, c)), max(document.read.subtree(c))]
    return left, near, [e for e in dict.fromkeys(ends) if near < e <= left + LONGEST and tokens[e].pos != "PUNCT"]


def _first(document: Document, head: int) -> int:
    """The leftmost word of the noun phrase: its dependents, and for a noun inside a compound what stands before it."""
    tokens, left = document.read.tokens, head
    inside = set(document.read.subtree(head))
    if tokens[head].deprel == "compound":
        inside |= {
            i
            for i in range(max(0, head - 4), head)
            if tokens[i].deprel == "compound" and tokens[i].head == tokens[head].head
        }
    while left - 1 in inside and tokens[left - 1].sentence == tokens[head].sentence:
        left -= 1
    return left


def _without_conjuncts(document: Document, word: int) -> list[int]:
    found = [word]
    for c in document.read.children[word]:
        if document.read.tokens[c].deprel not in ("conj", "cc"):
            found += document.read.subtree(c)
    return found


def span(document: Document, words: Words) -> Span:
    tokens = document.read.tokens
    return Span(tokens[words[0]].span.start, tokens[words[1]].span.stop)


def said(document: Document, words: Words) -> str:
    return " ".join(span(document, words).of(document.text).split())
