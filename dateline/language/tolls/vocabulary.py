"""The words of one language that say what happened to how many, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.lexicon import GAP, compiled, either
from dateline.language.words import load

MEASURES = (
    "killed", "injured", "missing", "abducted", "arrested", "released", "displaced", "seized", "destroyed",
    "participants", "events",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    language: str
    words: dict[str, Any]
    triggers: re.Pattern[str]
    cues: dict[str, tuple[tuple[str, str], ...]]  # word -> ((construction, measure), ...)
    nouns: dict[str, str]  # counted noun -> measure
    things: frozenset[str]
    people: re.Pattern[str]  # "a 34-year-old man", "his driver"
    nobody: re.Pattern[str]
    parts: re.Pattern[str]
    breaks: re.Pattern[str]
    passive: re.Pattern[str]
    chain: re.Pattern[str]  # what may stand between two members of one list
    object_gap: re.Pattern[str]
    subject_gap: re.Pattern[str]
    toll: re.Pattern[str]
    background: re.Pattern[str]


def plain(said: str) -> str:
    return re.sub(r"\s+", " ", said).casefold().strip()


@cache
def vocabulary(language: str) -> Vocabulary:
    words = load(f"tolls_{language}")
    cues: dict[str, list[tuple[str, str]]] = {}
    for construction in ("verb", "subject", "state"):
        for measure, many in words[construction].items():
            for word in many:
                cues.setdefault(word, []).append((construction, measure))
    clauses, people = words["clauses"], words["people"]
    marks = [b for b in clauses["breaks"] if not b[0].isalpha()]
    plain_breaks = [b for b in clauses["breaks"] if b[0].isalpha()]
    gap_words = either(clauses["object_gap"])
    adverb = either(clauses["adverbs"])
    return Vocabulary(
        language=language,
        words=words,
        triggers=compiled(rf"(?<![\w-])(?:{either(cues)})(?![\w]|-\w|['’]s)"),
        cues={word: tuple(many) for word, many in cues.items()},
        nouns={noun: measure for measure, many in words["noun"].items() for noun in many},
        things=frozenset(words["things"]["words"]),
        people=compiled(_singular(people, language)),
        nobody=compiled(_nobody(words)),
        parts=compiled(rf"[,(—–-]?\s?(?<!\w)(?:{either(clauses['parts'])})(?:\s(?:the|los|las))?\s?\Z"),
        breaks=compiled(rf"[{''.join(marks)}]|(?<!\w)(?:{either(plain_breaks)})(?!\w)"),
        passive=compiled(
            rf"(?<!\w)(?:{either(clauses['passive'])})(?:{GAP}(?:{adverb}|\w{{2,20}}ly|\w{{2,20}}mente)){{0,3}}{GAP}\Z"
        ),
        chain=compiled(
            rf"\s?(?:,\s?(?:{either(clauses['and'])})?|{either(clauses['and'])}|,?\s?{either(clauses['and'])})\s?(?:{gap_words})?(?:{GAP}(?:{gap_words}))?\s?\Z"
        ),
        object_gap=compiled(rf"\s?,?(?:\s?(?:{gap_words})(?!\w)){{0,3}}\s?\Z"),
        subject_gap=compiled(
            rf"\s?,?(?:{GAP}?(?:{adverb}|\w{{2,20}}ly|{either(clauses['passive'])})(?!\w)){{0,5}}\s?\Z"
        ),
        toll=compiled(_toll(words)),
        background=compiled(rf"(?<!\w)(?:{either(words['background']['cues'])})"),
    )


def _singular(people: dict[str, list[str]], language: str) -> str:
    """One person: an article, up to four words, a noun that names a person; "a couple" is two."""
    head, pair = either(people["singular"]), either(people["pair"])
    middle = (
        r"(?:[\w'’.-]{1,24}\s){0,4}?"
        if language == "en"
        else r"(?:(?:presunto|presunta|ex|joven|reconocido|conocido)\s){0,2}"
    )
    tail = "" if language == "en" else rf"(?:{GAP}de{GAP}\d{{1,3}}{GAP}años)?"
    return (
        rf"(?<![\w-])(?P<article>{either(people['articles'])}){GAP}(?P<noun>{middle}(?:(?P<pair>{pair})|(?P<head>{head}))(?![\w-]|['’]s){tail})"
        rf"|(?<![\w-])(?P<alone>{either(people['alone'])})(?!\w)"
    )


def _nobody(words: dict[str, Any]) -> str:
    none = words["none"]
    nouns = either(noun for many in words["noun"].values() for noun in many)
    middle = r"(?:\w{2,20}\s){0,2}?"
    any_ = r"(?:(?:making|causing|any|an?|reporting)\s){0,3}"
    return (
        rf"(?<!\w)(?P<pronoun>{either(none['pronouns'])})(?!\w)"
        rf"|(?<!\w)(?P<determiner>{either(none['determiners'])}){GAP}{any_}(?P<noun>{middle}(?P<head>{nouns}))(?!\w)"
        rf"|(?<!\w)(?:{either(none['determiners'])}){GAP}(?P<nouned>[\w-]{{3,24}}(?:s|men|people|one))(?!\w)"
    )


def _toll(words: dict[str, Any]) -> str:
    toll = words["toll"]
    heads = "|".join(
        rf"(?P<{measure}>{either(many)})" for measure, many in toll.items() if measure not in ("moves", "from")
    )
    return rf"(?<!\w)(?:{heads})(?!\w)(?P<rest>[^.;]{{0,80}}?)(?<!\w)(?:{either(toll['moves'])}){GAP}\Z"
