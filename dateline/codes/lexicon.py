"""The codebook's words of one language, compiled into an index by first word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import cast

import msgspec

from dateline.errors import CodesError
from dateline.types import Language

from . import english, spanish
from .book import DATA, Codebook, Group, Kind, read
from .model import Part, Sense
from .patterns import GAP, Element, Grammar, compile_noun, compile_phrase, compile_verb, folded, match, passives
from .words import Words, fold


class Tongue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's irregular forms, and its verbs that take no object."""

    verbs: dict[str, str] = {}
    gerunds: dict[str, str] = {}
    nouns: dict[str, str] = {}
    homographs: tuple[str, ...] = ()  # verb forms that are mostly other words
    intransitive: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Words and phrases looked for near a trigger."""

    words: frozenset[str]
    phrases: Mapping[str, Sequence[str]]  # by their first word: where it does not stand, none of them does

    def seen(self, held: frozenset[str], joined: str) -> bool:
        """Whether a word or phrase stands in the line `joined` of the words `held`."""
        return not self.words.isdisjoint(held) or self.phrased(held, joined)

    def phrased(self, held: frozenset[str], joined: str) -> bool:
        return any(map(joined.__contains__, self._begun(held)))

    def count(self, held: frozenset[str], joined: str) -> int:
        return len(self.words & held) + sum(map(joined.__contains__, self._begun(held)))

    def _begun(self, held: frozenset[str]) -> Iterable[str]:
        """The phrases whose first words stand among the words."""
        if self.phrases.keys().isdisjoint(held):
            return ()
        return (phrase for word in held if word in self.phrases for phrase in self.phrases[word])


FEW = 4  # rules of one first word that are tried one by one


@dataclass(slots=True, eq=False)
class Rule:
    """One compiled expression: what it matches, what it speaks of, and the conditions on its neighbours.

    Rules are told apart by identity, so that what is worked out of one can be kept.
    """

    elements: tuple[Element, ...]
    lemma: str
    types: Mapping[str, float]
    part: Part
    sense: Sense
    subtype: str | None
    how: str
    within: Near | None = None
    without: Near | None = None
    before: Near | None = None
    after: Near | None = None
    not_before: Near | None = None
    not_after: Near | None = None

    @property
    def head(self) -> int:
        """The element that inflects, else the first."""
        return next((i for i, e in enumerate(self.elements) if e and any(e.values())), 0)

    def place(self, words: Words, start: int, stop: int) -> int:
        """The word the head matched, of the words [start, stop)."""
        head = self.head
        if None not in self.elements[:head]:
            return start + head
        if None not in self.elements[head:]:
            return stop - len(self.elements) + head
        forms = self.elements[head] or {}
        return next((i for i in range(start, stop) if words.lower[i] in forms), start)


@dataclass(frozen=True, slots=True)
class Opened:
    """The rules that begin with one word, by the word that must come next or after a gap; numbered in their order."""

    alone: dict[int, Rule]
    next: Mapping[str, Mapping[int, Rule]]
    beyond: Mapping[str, Mapping[int, Rule]]

    def fitting(self, lower: list[str], i: int) -> Iterable[Rule]:
        """Those whose second word stands where it may, in their order."""
        after = lower[i + 1 : i + GAP + 2]
        more = [self.beyond[word] for word in after if word in self.beyond]
        if after and after[0] in self.next:
            more.append(self.next[after[0]])
        if not more:
            return self.alone.values()
        found = self.alone.copy()
        for rules in more:
            found.update(rules)
        return [found[n] for n in sorted(found)]


def opened_by(rules: tuple[Rule, ...]) -> Opened:
    alone: dict[int, Rule] = {}
    following: dict[str, dict[int, Rule]] = {}
    beyond: dict[str, dict[int, Rule]] = {}
    for n, rule in enumerate(rules):
        if len(rule.elements) == 1:
            alone[n] = rule
            continue
        gap = rule.elements[1] is None
        for word in rule.elements[1 + gap] or {}:
            (beyond if gap else following).setdefault(word, {})[n] = rule
    return Opened(alone, following, beyond)


@dataclass(frozen=True)
class Lexicon:
    """Rules by the first word they match: as written, and for text that may lack its accents also without them."""

    exact: Mapping[str, tuple[Rule, ...]]
    loose: Mapping[str, tuple[Rule, ...]]
    cues: Mapping[str, Near]
    subtypes: Mapping[str, Mapping[str, Near]] = field(default_factory=dict)
    intransitive: frozenset[str] = field(default_factory=frozenset)

    opened: dict[int, Opened] = field(default_factory=dict)  # by the identity of their rules, as words are met

    @cached_property
    def cued(self) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[tuple[str, str], ...]]]:
        """Cue word to its types; the first word of a cue phrase to phrase and type."""
        single: dict[str, tuple[str, ...]] = {}
        many: dict[str, tuple[tuple[str, str], ...]] = {}
        for type_, near in self.cues.items():
            for word in near.words:
                single[word] = (*single.get(word, ()), type_)
            for first, phrases in near.phrases.items():
                many[first] = (*many.get(first, ()), *((phrase, type_) for phrase in phrases))
        return single, many

    def cues_in(self, line: Words) -> dict[str, Near]:
        """The types whose cues stand in the line, with them."""
        single, many = self.cued
        seen = {type_ for word in line.held for type_ in single.get(word, ())}
        seen |= {type_ for word in line.held for phrase, type_ in many.get(word, ()) if phrase in line.joined}
        return {type_: near for type_, near in self.cues.items() if type_ in seen}

    def at(self, words: Words, i: int) -> list[tuple[int, Rule]]:
        """The rules that match from word i on, each with the word after it."""
        word = words.lower[i]
        rules = (self.loose.get(word) if words.bare else None) or self.exact.get(word, ())
        if len(rules) > FEW:
            opened = self.opened.get(id(rules)) or self.opened.setdefault(id(rules), opened_by(rules))
            return found(opened.fitting(words.lower, i), words, i)
        return found(rules, words, i)


def found(rules: Iterable[Rule], words: Words, i: int) -> list[tuple[int, Rule]]:
    """The rules that match from word i on, which each begins with, and the word after each."""
    return [
        (end, rule)
        for rule in rules
        if (end := i + 1 if len(rule.elements) == 1 else match(rule.elements, words, i + 1, 1))
    ]


@lru_cache(maxsize=1)
def tongues() -> dict[str, Tongue]:
    return cast(dict[str, Tongue], read(DATA / "inflection.toml", dict[str, Tongue]))


def noun_forms(noun: str, *, language: Language) -> dict[str, str]:
    table = tongues()[language].nouns
    many = english.plural(noun, table) if language == "en" else spanish.plural(noun, table)
    return {many: "plural", noun: "singular"} if many != noun else {noun: "plural"}


def verb_forms(verb: str, *, language: Language) -> dict[str, str]:
    tongue = tongues()[language]
    if language == "es":
        forms = spanish.verb_forms(verb, tongue.verbs)
        return {form: tag for form, tag in forms.items() if form not in tongue.homographs}
    forms = english.verb_forms(verb, tongue.verbs)
    if verb in tongue.gerunds:
        forms = {f: t for f, t in forms.items() if t != "gerund"} | {tongue.gerunds[verb]: "gerund"}
    return forms


def kinds_words(kinds: Iterable[Kind], language: Language) -> list[str]:
    return [word for kind in kinds for word in getattr(kind, language)]


def set_words(entries: Iterable[str], language: Language) -> frozenset[str]:
    """Single words of a set, inflected and folded."""
    return frozenset().union(*(forms_of(entry, language) for entry in entries))


@lru_cache(maxsize=65536)
def forms_of(entry: str, language: Language) -> tuple[str, ...]:
    """The folded forms of one word of a set; none of a phrase."""
    if entry[0] == "~":
        return tuple(folded(verb_forms(entry[1:], language=language)))
    return () if " " in entry else tuple(folded(noun_forms(entry.replace("-", ""), language=language)))


@lru_cache(maxsize=16)
def raw_sets(book: Codebook, language: Language) -> dict[str, list[str]]:
    """Every named set: word sets, party kinds and means kinds, in that order of precedence."""
    return {
        name: kinds_words(kinds, language)
        for table in (book.means, book.parties, book.sets)
        for name, kinds in table.items()
    }


@lru_cache(maxsize=16)
def grammar(book: Codebook, language: Language) -> Grammar:
    sets = {name: set_words(entries, language) for name, entries in raw_sets(book, language).items()}
    verb, noun = partial(verb_forms, language=language), partial(noun_forms, language=language)
    return Grammar(verb=verb, noun=noun, sets=sets, head_first=language == "es")


def named(name: str, sets: Mapping[str, list[str]]) -> list[str]:
    if name not in sets:
        raise CodesError(f"no word set @{name} in the codes; the sets are {', '.join(sorted(sets))}")
    return sets[name]


@lru_cache(maxsize=4096)
def near(entries: tuple[str, ...], book: Codebook, language: Language) -> Near:
    """Condition words: a noun with its plural, "~verb" in any form, "@set", or a phrase as it stands."""
    sets, plain = raw_sets(book, language), [e for e in entries if e[0] != "@"]
    whole = [near(tuple(named(e[1:], sets)), book, language) for e in entries if e[0] == "@"]  # a set is read once
    phrases: dict[str, list[str]] = {}
    for parts in ([fold(part) for part in e.replace("-", " ").split()] for e in plain if " " in e or "-" in e):
        phrases.setdefault(parts[0], []).append(f" {' '.join(parts)} ")
    for first, some in (item for each in whole for item in each.phrases.items()):
        phrases.setdefault(first, []).extend(some)
    return Near(set_words(plain, language).union(*(each.words for each in whole)), phrases)


def compiled(group: Group, type_: str, book: Codebook, language: Language) -> Iterable[Rule]:
    """The rules of one group of expressions."""
    rules = grammar(book, language)
    entries = [("verbs", e, compile_verb(e, rules)) for e in group.verbs]
    entries += [("nouns", e, compile_noun(e, rules)) for e in group.nouns]
    entries += [("phrases", e, [*compile_phrase(e, rules), *passives(e, rules)]) for e in group.phrases]
    conditions = {
        "within": group.when_,
        "without": group.without,
        "before": group.before,
        "after": group.after,
        "not_before": group.not_before,
        "not_after": group.not_after,
    }
    nears = {name: near(words, book, language) for name, words in conditions.items() if words}
    types = group.types or {type_: group.weight}
    for name, entry, sequences in entries:
        lemma, how = entry.replace("~", "").replace("+", ""), f"{type_ or 'shared'}.{language}.{name}: {entry}"
        part: Part = "noun" if name == "nouns" or (name == "phrases" and "~" not in entry) else "verb"
        for elements in sequences:
            yield Rule(elements, lemma, types, part, group.sense, group.subtype, how, **nears)


def index(
    rules: Iterable[Rule], *, homographs: Iterable[str]
) -> tuple[dict[str, tuple[Rule, ...]], dict[str, tuple[Rule, ...]]]:
    """Rules by first word: the forms as written, and the folded forms that are not written forms."""
    others = frozenset(homographs)
    exact: dict[str, list[Rule]] = {}
    loose: dict[str, list[Rule]] = {}
    for rule in rules:
        first = rule.elements[0] or {}
        copies = {fold(form) for form in first if not (form.isascii() and form.islower()) and fold(form) != form}
        for form in first.keys() - (copies & others) if copies else first:
            (loose if form in copies else exact).setdefault(form, []).append(rule)
    for form, found in loose.items():
        found.extend(exact.get(form, ()))
    return {k: tuple(v) for k, v in exact.items()}, {k: tuple(v) for k, v in loose.items()}


@lru_cache(maxsize=16)
def lexicon(book: Codebook, language: Language) -> Lexicon:
    """The codebook compiled for one language."""
    rules: list[Rule] = []
    cues: dict[str, tuple[str, ...]] = {}
    subtypes: dict[str, dict[str, Near]] = {}
    for type_ in book.types:
        for words in book.words(type_, language):
            cues[type_] = cues.get(type_, ()) + words.cues
            tells = {name: near(entries, book, language) for name, entries in words.subtypes.items()}
            subtypes[type_] = subtypes.get(type_, {}) | tells
            rules += [rule for group in words.say for rule in compiled(group, type_, book, language)]
    shared = getattr(book.shared, language)
    rules += [rule for group in shared.say for rule in compiled(group, "", book, language)]
    exact, loose = index(rules, homographs=tongues()[language].homographs)
    return Lexicon(
        exact=exact,
        loose=loose,
        cues={type_: near(words, book, language) for type_, words in cues.items()},
        subtypes=subtypes,
        intransitive=frozenset(tongues()[language].intransitive),
    )
