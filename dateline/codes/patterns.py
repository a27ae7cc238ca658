"""Expressions of the codebook, compiled once and matched word by word.

How an expression is written:
  fire           the word as it stands
  ~shoot         any form of the verb          +bomb      the noun, singular or plural
  (a|the|)       one of these; an empty choice makes it optional
  ~(hit|strike)  any form of one of these
  @weapon        any word of a named word set (data/words.toml, or a kind of party or means)
  ...            up to five words between
  shoot-out      shoot out, shoot-out and shootout
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from .words import Words, fold

GAP = 5
BREAKS = frozenset(
    ["while", "when", "after", "before", "but", "because", "although", "though", "since", "until"]
    + ["mientras", "cuando", "tras", "después", "antes", "pero", "porque", "aunque", "hasta"]
)  # open another clause: no gap reaches over them
Element = Mapping[str, str] | None  # folded form -> tag; None is a gap
Inflect = Callable[[str], Mapping[str, str]]
PREPOSITIONS = frozenset(
    ["of", "in", "on", "at", "for", "with", "against", "by", "to", "from"]
    + ["de", "del", "a", "al", "contra", "con", "en", "por", "para"]
)


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The inflection of one language, and the word sets that expressions may name; hashed by identity."""

    verb: Inflect
    noun: Inflect
    sets: Mapping[str, frozenset[str]]
    head_first: bool = False  # Spanish: every word before the preposition is inflected


def hyphened(word: str) -> list[list[str]]:
    """The ways a hyphenated word is written: as several words or as one."""
    parts = word.split("-")
    return [[word]] if len(parts) == 1 else [parts, ["".join(parts)]]


def marked(noun: str, *, head_first: bool) -> list[str]:
    """A noun expression with its inflecting words marked "+": the head, and in Spanish its adjectives."""
    parts = noun.split()
    if any(p[0] in "~+@(" or p == "..." for p in parts):
        return parts
    stop = next((i for i, p in enumerate(parts) if p in PREPOSITIONS and i), len(parts))
    first = 0 if head_first else stop - 1
    return [("+" + p if first <= i < stop else p) for i, p in enumerate(parts)]


def folded(forms: Mapping[str, str]) -> dict[str, str]:
    """The forms, and their folded spellings where these are not forms themselves."""
    out = dict(forms)
    for form, tag in forms.items():
        out.setdefault(fold(form), tag)
    return out


def plain(word: str) -> dict[str, str]:
    return {word: ""}


def contracted(word: str) -> dict[str, str]:
    """A Spanish word as it stands; "de" and "a" also with their article."""
    return {word: "", **({"de": {"del": ""}, "a": {"al": ""}}.get(word, {}))}


def choices(words: list[str], grammar: Grammar) -> list[list[Element]]:
    """The element sequences a choice stands for: one for all its single words, one for each of several words."""
    single: dict[str, str] = {}
    ways: list[list[Element]] = []
    for word in words:
        for sequence in sequences(word.split(), grammar) if word else [()]:
            if len(sequence) == 1:
                single |= sequence[0] or {}
            else:
                ways.append(list(sequence))
    return [[single], *ways] if single else ways


@lru_cache(maxsize=65536)
def one(token: str, grammar: Grammar) -> list[list[Element]]:
    """The element sequences one token of an expression stands for; they are shared, and never changed."""
    if token == "...":
        return [[None]]
    if token[0] == "@":
        return [[dict.fromkeys(grammar.sets[token[1:]], "")]]
    if token[0] == "(":
        return choices(token[1:-1].split("|"), grammar)
    if token[1:2] == "(":  # ~(hit|strike): each of them inflects
        return choices([token[0] + word for word in token[2:-1].split("|")], grammar)
    if token[0] == "~" and token.endswith("rse"):  # Spanish: manifestarse, se manifiesta
        alone: list[Element] = [folded(grammar.verb(token[1:]))]
        return [alone, [{"se": ""}, folded(grammar.verb(token[1:-2]))]]
    mark, word = (token[0], token[1:]) if token[0] in "~+" else ("", token)
    inflect: Inflect = {"~": grammar.verb, "+": grammar.noun, "": contracted if grammar.head_first else plain}[mark]
    ways: list[list[Element]] = []
    for parts in hyphened(word):
        first, last = ([], parts[-1]) if mark != "~" else (parts[1:], parts[0])
        head = folded(inflect(last))
        rest = [folded({p: ""}) for p in (parts[:-1] if mark != "~" else first)]
        ways.append([head, *rest] if mark == "~" else [*rest, head])
    return ways


def sequences(tokens: list[str], grammar: Grammar) -> list[tuple[Element, ...]]:
    """Every element sequence an expression stands for."""
    out: list[list[Element]] = [[]]
    for token in tokens:
        out = [begin + end for begin in out for end in one(token, grammar)]
    return [tuple(s) for s in out]


TOKEN = re.compile(r"[~+]?\([^)]*\)|\S+")


def tokens_of(entry: str) -> list[str]:
    return cast(list[str], TOKEN.findall(entry))


def filled(found: list[tuple[Element, ...]]) -> list[tuple[Element, ...]]:
    """The sequences that begin and end with a word: a gap there would match anything."""
    return [s for s in found if s and s[0] is not None and s[-1] is not None]


def compile_verb(entry: str, grammar: Grammar) -> list[tuple[Element, ...]]:
    tokens = tokens_of(entry)
    if not any(t[0] == "~" for t in tokens):
        tokens[0] = "~" + tokens[0]
    return filled(sequences(tokens, grammar))


def compile_noun(entry: str, grammar: Grammar) -> list[tuple[Element, ...]]:
    return filled(sequences(marked(entry, head_first=grammar.head_first), grammar))


def compile_phrase(entry: str, grammar: Grammar) -> list[tuple[Element, ...]]:
    return filled(sequences(tokens_of(entry), grammar))


BE = {
    False: frozenset(["was", "were", "been", "being", "be", "is", "are", "got", "gets"]),
    True: frozenset(
        [
            "fue",
            "fueron",
            "sido",
            "siendo",
            "ser",
            "es",
            "son",
            "era",
            "eran",
            "será",
            "serán",
            "está",
            "están",
            "quedó",
        ]
        + ["estaba", "estaban", "resultó", "resultaron", "quedaron", "sea", "sean", "fuera", "fueran"]
    ),
}


def passives(entry: str, grammar: Grammar) -> list[tuple[Element, ...]]:
    """The passives of "~throw ... (stones|bottles)": "stones were thrown", "stones thrown"."""
    tokens = tokens_of(entry)
    if tokens[0][0] != "~" or tokens[-1][0] != "(" or tokens[1:-1] not in ([], ["..."]) or "|)" in tokens[-1]:
        return []
    be: Element = dict.fromkeys(BE[grammar.head_first], "")
    found: list[tuple[Element, ...]] = []
    for verb in one(tokens[0], grammar):
        done = {form: tag for form, tag in (verb[0] or {}).items() if tag in ("past", "participle")}
        if grammar.head_first:
            done = {form: tag for form, tag in done.items() if tag == "participle"}
        for noun in one(tokens[-1], grammar):
            found += [(*noun, None, be, done, *verb[1:]), (*noun, done, *verb[1:])]
    return found


def match(elements: tuple[Element, ...], words: Words, at: int, done: int = 0) -> int:
    """The word after the match of `elements` from word `at` on, 0 when they do not match; `done` were matched."""
    lower, tight = words.lower, words.tight
    end = len(lower)
    loose = done == 0 or elements[done - 1] is None
    for i in range(done, len(elements)):
        element = elements[i]
        if element is None:
            after = elements[i + 1] or {}
            for j in range(at, min(at + GAP + 1, end)):
                if lower[j] in after and (stop := match(elements, words, j, i + 1)):
                    return stop
                if lower[j] in BREAKS:
                    return 0
            return 0
        if at >= end or not (loose or tight[at]) or lower[at] not in element:
            return 0
        loose = False
        at += 1
    return at
