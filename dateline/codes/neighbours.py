"""What the neighbours of a word say about it: verb or noun, voice, definite or not."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dateline.types import Language

from .book import DATA, read
from .model import Part, Voice
from .words import Words


class Small(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The small words of one language (data/grammar.toml)."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    vague: frozenset[str]
    prepositions: frozenset[str]
    before_verb: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modal: frozenset[str]
    adverbs: frozenset[str]
    by: frozenset[str]
    object: frozenset[str]
    adjectives: frozenset[str]


@lru_cache(maxsize=2)
def small(language: Language) -> Small:
    table: dict[str, Small] = read(DATA / "grammar.toml", dict[str, Small])
    return table["es" if language == "es" else "en"]


@lru_cache(maxsize=2)
def before_noun(language: Language) -> frozenset[str]:
    """The words after which a noun stands."""
    table = small(language)
    return table.definite | table.indefinite | table.vague | table.adjectives | table.prepositions


def previous(words: Words, at: int) -> str:
    return words.lower[at - 1] if at and words.tight[at] else ""


def following(words: Words, stop: int) -> str:
    return words.lower[stop] if stop < len(words) and words.tight[stop] else ""


def determiner(words: Words, at: int, language: Language) -> str:
    """ "definite", "indefinite" or "" by the words up to three before a noun."""
    table = small(language)
    vague = False
    for i in range(at - 1, max(-1, at - 5), -1):
        if not words.tight[i + 1] or words.lower[i] in table.prepositions:
            break
        if words.lower[i] in table.definite:
            return "definite"
        if words.lower[i] in table.indefinite or words.lower[i].isdigit():
            return "indefinite"
        vague = vague or words.lower[i] in table.vague
    return "indefinite" if vague else ""


def part_here(words: Words, at: int, stop: int, tag: str, language: Language) -> Part:
    """Verb or noun, for an expression that may be either ("raids", "protesta")."""
    table = small(language)
    before, after = previous(words, at), following(words, stop)
    if before in table.before_verb or before in table.modal:
        return "verb"
    if before in table.definite or before in table.indefinite or before in table.vague or before.isdigit():
        return "noun"
    if before in table.adjectives and tag not in ("past", "participle"):
        return "noun"
    if before in table.prepositions:
        return "noun" if tag != "gerund" or after in ("of", "de") else "verb"
    if tag in ("past", "participle", "gerund") and after not in ("of", "de"):
        return "verb"
    return "verb" if after in table.object else "noun"


def stands_as_noun(words: Words, at: int, language: Language) -> bool:
    """Whether the word before says that a noun is here ("the jail", "in jail")."""
    before = previous(words, at)
    return before in before_noun(language) or before.isdigit()


def stands_as_verb(words: Words, at: int, language: Language) -> bool:
    """Whether the word before says that a verb is here ("to blast", "they protest")."""
    table = small(language)
    before = previous(words, at)
    return before in table.before_verb or before in table.modal


def auxiliaries(words: Words, at: int, language: Language) -> list[str]:
    """The helping words right before a verb, adverbs stepped over, nearest first."""
    table = small(language)
    found = []
    for i in range(at - 1, max(-1, at - 6), -1):
        word = words.lower[i]
        if not words.tight[i + 1]:
            break
        if word in table.be or word in table.have or word in table.modal:
            found.append(word)
        elif word not in table.adverbs and not word.endswith(("ly", "mente")):
            break
    return found


def voice(words: Words, at: int, stop: int, tag: str, language: Language, *, transitive: bool) -> Voice:
    """Passive or active where it can be seen, else ""."""
    table = small(language)
    helpers = auxiliaries(words, at, language)
    if words.lower[at] in table.be and tag:
        return "passive"
    if tag in ("past", "participle"):
        if any(h in table.be for h in helpers):
            return "passive"
        if helpers:
            return "active"
        if language == "es":
            return "passive" if tag == "participle" else "active"
        after = following(words, stop)
        if after in table.by or (transitive and (not after or after in table.prepositions)):
            return "passive"
        return "passive" if tag == "participle" else "active"
    return "" if tag in ("gerund", "infinitive", "") else "active"


def features(words: Words, at: int, tag: str, part: Part, language: Language) -> tuple[str, ...]:
    """Plain words about the form: tense or number, definiteness, a modal before it."""
    if part == "noun":
        return tuple(f for f in (determiner(words, at, language), tag if tag == "plural" else "") if f)
    helpers = auxiliaries(words, at, language)
    table = small(language)
    modal = any(h in table.modal for h in helpers) or previous(words, at) == "to"
    return tuple(f for f in (tag, "modal" if modal else "") if f)
