"""Common nouns that name a kind of party or a means, found in one pass, longest match first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.types import Language, Span

from .book import Codebook, Kind, load
from .lexicon import grammar
from .model import MeansMention, PartyMention
from .patterns import Element, compile_noun, match
from .words import Words, words


@dataclass(frozen=True, slots=True)
class Noun:
    """One spelling of a noun: what it matches, its kind, the kind's sector."""

    elements: tuple[Element, ...]
    lemma: str
    kind: str
    sector: str


@dataclass(frozen=True, slots=True)
class Found:
    """A noun at words [start, stop) of a line."""

    span: Span
    noun: Noun
    plural: bool


Index = Mapping[str, tuple[Noun, ...]]


def index(kinds: Mapping[str, tuple[Kind, ...]], book: Codebook, language: Language) -> Index:
    """Nouns by first word; among the nouns of one spelling the kind that the book names first stands."""
    rules = grammar(book, language)
    found: dict[str, list[Noun]] = {}
    for kind, entries in kinds.items():
        sector = next((e.sector for e in entries if e.sector), "")
        for lemma in (word for entry in entries for word in getattr(entry, language)):
            for elements in compile_noun(lemma, rules):
                for first in elements[0] or ():
                    found.setdefault(first, []).append(Noun(elements, lemma, kind, sector))
    return {first: tuple(nouns) for first, nouns in found.items()}


@lru_cache(maxsize=16)
def indices(book: Codebook, language: Language) -> tuple[Index, Index]:
    """The nouns for parties and for means."""
    return index(book.parties, book, language), index(book.means, book, language)


def number(noun: Noun, line: Words, start: int) -> bool:
    """Whether any inflecting word of the noun stands in the plural."""
    tags = [(e or {}).get(line.lower[start + i], "") for i, e in enumerate(noun.elements)]
    return "plural" in tags


def longest(line: Words, table: Index) -> Iterable[Found]:
    at = 0
    for i, word in enumerate(line.lower):
        if i < at or word not in table:
            continue
        best, best_end = None, i
        for noun in table[word]:
            end = i + 1 if len(noun.elements) == 1 else match(noun.elements, line, i + 1, 1)
            if end > best_end:
                best, best_end = noun, end
        if best is not None:
            yield Found(line.span(i, best_end), best, number(best, line, i))
            at = best_end


def parties(
    text: str, spans: Sequence[Span], *, language: Language, book: Codebook | None = None
) -> list[PartyMention]:
    """Every noun within `spans` that names a kind of party, in reading order; offsets are those of `text`."""
    if language not in ("en", "es"):
        return []
    table = indices(book or load(), language)[0]
    found = (f for span in spans for f in longest(words(text, span), table))
    return [PartyMention(f.span, f.noun.lemma, f.noun.kind, f.noun.sector, f.plural) for f in found]


def means(text: str, spans: Sequence[Span], *, language: Language, book: Codebook | None = None) -> list[MeansMention]:
    """Every noun within `spans` that names a weapon or other means, in reading order; offsets are those of `text`."""
    if language not in ("en", "es"):
        return []
    table = indices(book or load(), language)[1]
    found = (f for span in spans for f in longest(words(text, span), table))
    return [MeansMention(f.span, f.noun.lemma, f.noun.kind, f.plural) for f in found]
