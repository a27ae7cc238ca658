"""Who may be a party: names, common nouns for kinds of people and forces, what was counted, what a verb acts on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.codes import PartyMention, Trigger
from dateline.incidents import aliases, grammar, neural, phrases
from dateline.incidents.layout import Sentence
from dateline.incidents.phrases import is_a
from dateline.incidents.reading import within
from dateline.incidents.standing import Stand, Standing
from dateline.incidents.ties import Telling
from dateline.incidents.words import WORDS
from dateline.language.analysis import Analysis
from dateline.types import Span

WORD = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
OWN = re.compile(
    r"^(?:the|a|an|his|her|their|its|el|la|los|las|un|una|unos|unas|su|sus|this|that|these|those)\s+", re.IGNORECASE
)
NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "X")
IN_PHRASE = ("amod", "compound", "nummod", "flat", "fixed", "nmod", "nmod:poss", "case", "det", "conj", "cc", "punct")
LOOSE = ("ADP", "CCONJ", "DET", "PUNCT")  # no phrase ends in one
AGENCY = 24  # characters after a dateline in which "(AP) —" stands
HEARD = 0.3  # from which a word of no list is a party of a deed
HYPHENED = re.compile(r"[^\W_]+-$")  # "father-" before "son", "22-" before "year-old man"
TOGETHER = re.compile(r"\s(?:duo|trio|pair|couple|team|crew|squad|gang|ring)\b", re.IGNORECASE)  # "a father-son duo"
SHIPS = ("vessel_party", "navy", "coast_guard")
_PROPER = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_DAYS = "|".join(word.capitalize() for word in WORDS["phrases"]["times"])
CALLED = re.compile(
    rf"\s(?!(?:{_DAYS})\b){_PROPER}(?:\s(?:(?:of|de|del|la|the|al)\s){{0,2}}{_PROPER}){{0,3}}"
)  # a ship's name
FOLLOWED = re.compile(r"\s+(?:of|de|del)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Actor:
    """A candidate: its words, its sentence, and what says that it may be one."""

    span: Span
    sentence: Sentence
    source: str  # name, noun, toll, phrase, place
    kind: str = ""  # person, organisation, ... of a name; police, army, civilians, ... of a noun
    sector: str = ""
    measure: str = ""  # of a counted noun

    def words(self, text: str) -> str:
        return " ".join(self.span.of(text).split())


class Actors:
    """The candidates of an article, read once for all drafts."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.reading = telling.reading
        self.text = telling.reading.text

    @cached_property
    def phrases(self) -> dict[int, list[tuple[Trigger, phrases.Phrases]]]:
        """The noun phrases at each trigger, by mention."""
        return {
            m.index: [(t, phrases.at(self.text, m.span, t.span, noun=t.part == "noun")) for t in m.triggers]
            for m in self.telling.mentions
        }

    @cached_property
    def all(self) -> list[Actor]:
        found: dict[Span, Actor] = {}
        for sentence in self.reading.sentences:
            for actor in self.of_sentence(sentence):
                if not self.outside(actor.span):
                    found.setdefault(actor.span, actor)
        for actor in [a for a in self.heard(list(found)) if not self.outside(a.span)]:
            found.setdefault(actor.span, actor)
        nouns = [a.span for a in found.values() if a.source == "noun"]
        return sorted((a for a in found.values() if not part_of(a, nouns)), key=lambda a: a.span)

    def heard(self, known: list[Span]) -> Iterator[Actor]:
        """Nouns of no list that the language model takes for a party of a deed ("a watchmaker", "un guía")."""
        read = self.reading.grammar
        if read is None:
            return
        taken = {i for span in known for i in read.within(span)}
        for token in sorted(neural.parties(read, HEARD)):
            word = read.tokens[token]
            sentence = self.reading.sentences[word.sentence]
            if token not in taken and word.pos in ("NOUN", "PROPN"):
                yield Actor(self.run(read, token, sentence), sentence, "phrase")

    def run(self, read: Analysis, token: int, sentence: Sentence) -> Span:
        """The noun with what stands before it, or the name whose part it is, whole ("Cutter Harlan Pike")."""
        span = read.tokens[token].span
        name = next((n.span for n in within(self.reading.names, sentence.span) if n.span.holds(span)), None)
        if name is not None:
            return trimmed(self.text, name)
        start, stop = self.leftmost(span, sentence), span.stop
        if read.tokens[token].pos == "PROPN" and (more := CALLED.match(self.text, stop, sentence.span.stop)):
            stop = more.end()
        return Span(start, stop)

    def outside(self, span: Span) -> bool:
        """Whether the span stands in the dateline or names the agency that wrote the article."""
        article = self.reading.article
        agency, dateline = article.agency, article.dateline
        if agency is not None and (agency.meets(span) or span.of(self.text) == agency.of(self.text)):
            return True
        return dateline is not None and dateline.start <= span.start and span.stop <= dateline.stop + AGENCY

    def of_sentence(self, sentence: Sentence) -> Iterator[Actor]:
        """The candidates of one sentence, the best known sources first."""
        for name in within(self.reading.names, sentence.span):
            if name.kind != "place":
                yield Actor(trimmed(self.text, name.span), sentence, "name", name.kind, "")
        for noun in within(self.reading.parties, sentence.span):
            if self.reading.grammar is None or not grammar.describing(self.reading.grammar, noun.span):
                yield Actor(self.noun_phrase(noun, sentence), sentence, "noun", noun.kind, noun.sector)
        for toll in within(self.reading.tolls, sentence.span):
            if toll.of is not None and len(toll.of) > 1:
                yield Actor(trimmed(self.text, toll.of), sentence, "toll", measure=toll.measure)
        for toponym in within(self.reading.places, sentence.span):
            if toponym.place.kind == "country" or toponym.kind in ("government", "demonym"):
                yield Actor(toponym.span, sentence, "place", toponym.kind)
        for mention in self.telling.by_sentence[sentence.index]:
            for _, near in self.phrases[mention.index]:
                for span in (near.object, near.subject, near.agent):
                    named = self.nominal(span) if span is not None else None
                    if named is not None and len(named) > 2 and self.text[named.start].isalnum():
                        yield Actor(named, sentence, "phrase")

    def nominal(self, span: Span) -> Span | None:
        """The words as far as they are one noun's phrase by the tree ("six men and impounded": "six men"); None without a noun."""
        read = self.reading.grammar
        head = read.at(span) if read is not None else None
        if read is None or head is None:
            return span
        if read.tokens[head].pos not in NOMINAL:
            return None
        words = read.within(span)
        first = last = noun = words.index(head)
        while first > 0 and belongs(read, words[first - 1], head):
            first -= 1
        while last + 1 < len(words) and belongs(read, words[last + 1], head):
            last += 1
        while last > noun and read.tokens[words[last]].pos in LOOSE:
            last -= 1
        while first < noun and read.tokens[words[first]].pos in LOOSE:
            first += 1
        return Span(
            max(span.start, read.tokens[words[first]].span.start), min(span.stop, read.tokens[words[last]].span.stop)
        )

    def noun_phrase(self, noun: PartyMention, sentence: Sentence) -> Span:
        """The noun with what stands before it in its phrase, the name after it ("the tanker Halcyon Dawn") or after "of"."""
        start, stop = self.leftmost(noun.span, sentence), noun.span.stop
        if together := TOGETHER.match(self.text, stop, sentence.span.stop):
            stop = together.end()
        if hyphened := HYPHENED.search(self.text[sentence.span.start : start]):
            start = sentence.span.start + hyphened.start()
        for name in within(self.reading.names, Span(stop, min(sentence.span.stop, stop + 16))):
            gap = self.text[stop : name.span.start]
            if name.kind != "place" and (gap == " " or FOLLOWED.search(gap)):
                stop = name.span.stop
            break
        if noun.kind in SHIPS and (called := CALLED.match(self.text, noun.span.stop, sentence.span.stop)):
            stop = max(stop, called.end())
        return Span(start, stop)

    def leftmost(self, noun: Span, sentence: Sentence) -> int:
        """Where the noun's phrase begins: its adjectives and compounds by the tree, else the capitals before it."""
        read = self.reading.grammar
        head = read.at(noun) if read is not None else None
        start = noun.start
        if read is not None and head is not None:
            before = [
                read.tokens[i]
                for i in read.children[head]
                if i < head and read.tokens[i].deprel in ("amod", "compound", "nummod", "flat")
            ]
            return min([start, *(t.span.start for t in before if t.span.start >= sentence.span.start)])
        for match in reversed(list(WORD.finditer(self.text, max(sentence.span.start, start - 60), start))):
            word = match[0]
            if not self.text[match.end() : start].isspace() or not (
                word[0].isupper() and match.start() > sentence.span.start or word.isdigit()
            ):
                break
            start = match.start()
        return start

    @cached_property
    def named(self) -> dict[str, int]:
        """How often the same words name a candidate in the article."""
        seen: dict[str, int] = {}
        for actor in self.all:
            key = actor.words(self.text).casefold()
            seen[key] = seen.get(key, 0) + 1
        return seen

    @cached_property
    def party_of(self) -> dict[Span, int]:
        """The number of the party that each candidate names."""
        everyone = self.all
        spans, kinds = [a.span for a in everyone], [a.kind for a in everyone]
        lands = [frozenset(self.nations(span)) for span in spans]
        numbers = aliases.fold(self.text, spans, kinds, self.reading.grammar, lands)
        return {a.span: number for a, number in zip(everyone, numbers, strict=True)}

    def nations(self, span: Span) -> Iterator[str]:
        """The countries that the words name ("Mexican police")."""
        for toponym in within(self.reading.places, span):
            if toponym.place.country and (toponym.place.kind == "country" or toponym.kind == "demonym"):
                yield toponym.place.country

    @cached_property
    def same(self) -> dict[int, list[Actor]]:
        """The candidates of each party."""
        found: dict[int, list[Actor]] = {}
        for actor in self.all:
            found.setdefault(self.party_of[actor.span], []).append(actor)
        return found

    @cached_property
    def stands(self) -> dict[Span, list[Stand]]:
        """How each candidate stands to the triggers around it."""
        standing = Standing(self.telling)
        return {a.span: standing.of(a.span, a.sentence.index) for a in self.all}

    @cached_property
    def speakers(self) -> list[Span]:
        return [a.source for a in self.reading.attributions if a.source is not None]


def belongs(read: Analysis, word: int, head: int) -> bool:
    """Whether a word stands in the phrase of the noun `head`, through no verb."""
    while word != head:
        token = read.tokens[word]
        joined = token.deprel != "conj" or token.pos in NOMINAL
        if token.deprel not in IN_PHRASE or not joined or token.head == word:
            return False
        word = token.head
    return True


def part_of(actor: Actor, nouns: list[Span]) -> bool:
    """Whether the candidate is only a part of a noun phrase: "Mexican" of "Mexican police"."""
    if actor.source not in ("place", "name") or actor.kind in ("person", "vessel"):
        return False
    return any(noun.holds(actor.span) and noun != actor.span for noun in nouns)


def trimmed(text: str, span: Span) -> Span:
    """Without a leading determiner."""
    lead = OWN.match(span.of(text))
    return Span(span.start + lead.end(), span.stop) if lead else span


def before_word(text: str, sentence: Span, span: Span) -> str:
    """The last word before the span that is no determiner."""
    words = [m[0].casefold() for m in WORD.finditer(text, max(sentence.start, span.start - 40), span.start)]
    while words and is_a("determiners", words[-1]):
        words.pop()
    return words[-1] if words else ""
