"""Noun phrases around a trigger, by shallow patterns: who stands before a verb, who after it, who after "by"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents.words import WORDS
from dateline.types import Span

_LISTS = {name: frozenset(words) for name, words in WORDS["phrases"].items()}
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[.'’&-][^\W_]+)*(?:['’]s|['’])?|[^\w\s]")
LONGEST = 9  # tokens of a phrase that still name a party
Token = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The noun phrases at a trigger; None where the pattern finds none."""

    subject: Span | None
    object: Span | None
    agent: Span | None
    passive: bool


def tokens(text: str, span: Span) -> list[Token]:
    return [(m.start(), m.end(), m[0].casefold()) for m in _TOKEN.finditer(text, span.start, span.stop)]


def is_a(name: str, word: str) -> bool:
    return word in _LISTS[name]


def at(text: str, clause: Span, trigger: Span, *, noun: bool) -> Phrases:
    """The phrases at a trigger inside its clause."""
    before = tokens(text, Span(clause.start, trigger.start))
    after = tokens(text, Span(trigger.stop, clause.stop))
    if noun:
        return Phrases(owner(before), after_word(after, "on"), after_word(after, "by"), True)
    aux, rest = trailing(before)
    right = direct(after)
    passive = any(is_a("passive", word) for *_, word in aux)
    if (
        not passive
        and not aux
        and right is None
        and trigger.of(text).casefold().endswith(("ed", "ado", "ados", "ada", "adas", "ido", "idos", "en", "ot"))
    ):
        passive = True  # "two men arrested in ..."
    return Phrases(subject(rest), None if passive else right, after_word(after, "by"), passive)


def trailing(before: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Auxiliaries and adverbs right before the verb, and what stands before them."""
    cut = len(before)
    while cut and (
        is_a("auxiliaries", before[cut - 1][2])
        or is_a("adverbs", before[cut - 1][2])
        or before[cut - 1][2].endswith("ly")
    ):
        cut -= 1
    return list(before[cut:]), list(before[:cut])


def subject(before: Sequence[Token]) -> Span | None:
    """The phrase that a verb's left side begins with, relative clauses and inserted commas skipped."""
    for chunk in reversed(chunks(before)):
        while chunk and (is_a("conjunctions", chunk[0][2]) or is_a("adverbs", chunk[0][2])):
            chunk = chunk[1:]
        if (
            not chunk
            or is_a("relatives", chunk[0][2])
            or is_a("prepositions", chunk[0][2])
            or is_a("saying", chunk[0][2])
        ):
            continue
        found = phrase(chunk)
        if found is not None:
            return found
    return None


def chunks(row: Sequence[Token]) -> list[list[Token]]:
    """Runs of tokens between punctuation marks."""
    found: list[list[Token]] = [[]]
    for token in row:
        if len(token[2]) == 1 and not token[2].isalnum() and token[2] not in "’'&":
            found.append([])
        else:
            found[-1].append(token)
    return [chunk for chunk in found if chunk]


def phrase(row: Sequence[Token]) -> Span | None:
    """The noun phrase at the start of the row, without its determiner; None for a pronoun or a time."""
    end = 0
    for *_, word in row:
        if (
            is_a("prepositions", word)
            or is_a("relatives", word)
            or is_a("auxiliaries", word)
            and end > 0
            or is_a("saying", word)
        ):
            break
        end += 1
    kept = list(row[: min(end, LONGEST)])
    while kept and (is_a("determiners", kept[0][2]) or is_a("conjunctions", kept[0][2])):
        kept.pop(0)
    while kept and (
        is_a("conjunctions", kept[-1][2])
        or is_a("adverbs", kept[-1][2])
        or kept[-1][2] in ("of", "de", "del", "up", "out", "down", "away")
    ):
        kept.pop()
    if not kept or all(is_a("pronouns", w) or is_a("times", w.strip(".")) or w.isdigit() for *_, w in kept):
        return None
    return Span(kept[0][0], kept[-1][1])


def direct(after: Sequence[Token]) -> Span | None:
    """The object right after a verb; a particle ("fired on", "went through") may stand between."""
    row = list(after[: LONGEST + 3])
    while (
        row
        and (
            is_a("adverbs", row[0][2])
            or row[0][2] in ("on", "at", "through", "up", "down", "out", "off", "a", "contra", "fire", "dead", "set")
        )
        and row[0][2] not in ("a",)
    ):
        row.pop(0)
    stop = next((i for i, (*_, word) in enumerate(row) if len(word) == 1 and not word.isalnum()), len(row))
    return phrase(row[:stop]) if row[:stop] and not is_a("prepositions", row[0][2]) else None


def after_word(after: Sequence[Token], name: str) -> Span | None:
    """The phrase after "by" or "on", when that word comes before any stop or verb."""
    for i, (*_, word) in enumerate(after[:12]):
        if len(word) == 1 and not word.isalnum():
            return None
        if is_a(name, word):
            rest = list(after[i + 1 :])
            stop = next((k for k, (*_, w) in enumerate(rest) if len(w) == 1 and not w.isalnum()), len(rest))
            return phrase(rest[:stop])
        if name == "on" and (i > 0 or is_a("auxiliaries", word)):
            return None
    return None


def owner(before: Sequence[Token]) -> Span | None:
    """The possessor before a noun: "the army's raid", "Russian strike"."""
    if not before:
        return None
    start, stop, word = before[-1]
    if word.endswith(("'s", "’s")):
        return Span(start, stop - 2)
    return None
