"""Whether two mentions of one person each can be the same person: "a 17-year-old boy", "the teen", "he", "Jihad Cromer, 17"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.language.tolls import Toll
from dateline.language.words import load


@dataclass(frozen=True, slots=True)
class Person:
    gender: str = ""  # "m", "f", "" unknown
    age: int | None = None
    adult: bool | None = None
    other: bool = False  # "another", "a second": somebody else by its own words

    def may_be(self, them: Person) -> bool:
        """No word of the two contradicts the other."""
        if self.other or them.other:
            return False
        if self.gender and them.gender and self.gender != them.gender:
            return False
        if self.age is not None and them.age is not None and self.age != them.age:
            return False
        return self.adult is None or them.adult is None or self.adult == them.adult


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load(f"tolls_{language}")["persons"].items()}


_AGE = re.compile(r"(\d{1,3})[-\s]year|(?:de\s)(\d{1,3})\saños|\A(\d{1,3})\Z")
_MONTHS = re.compile(r"\b(?:months?|weeks?|days?)[-\s]old\b|\bde \w{1,6} (?:meses|semanas|días)\b")
_WORD = re.compile(r"[^\W\d_]+")


def describe(text: str, toll: Toll, *, language: str) -> Person:
    """What the words of a mention, and an age in apposition to it, say about the person."""
    known = _words(language)
    said = toll.span.of(text)
    words = [w.casefold() for w in _WORD.findall(said)]
    found = _AGE.search(said) or re.match(r"\s?,\s?()()(\d{1,3})\s?,", text[toll.span.stop : toll.span.stop + 8])
    young = _MONTHS.search(said) is not None
    age = 0 if young else int(next(g for g in found.groups() if g)) if found and any(found.groups()) else None
    gender = "m" if any(w in known["male"] for w in words) else "f" if any(w in known["female"] for w in words) else ""
    adult = (True if age >= 20 else False if age < 14 else None) if age is not None else _adult(words, known)
    return Person(gender, age, adult, any(w in known["other"] for w in words))


def _adult(words: list[str], known: dict[str, frozenset[str]]) -> bool | None:
    if "young" in words:
        return None  # "a young man" may be called a teen
    if any(w in known["young"] for w in words):
        return False
    return True if any(w in known["grown"] for w in words) else None


def merged(people: Sequence[Person]) -> Person:
    """What the mentions of one person say together; what they contradict each other in stays open."""
    genders, ages = {p.gender for p in people if p.gender}, {p.age for p in people if p.age is not None}
    grown = {p.adult for p in people if p.adult is not None}
    return Person(
        genders.pop() if len(genders) == 1 else "",
        ages.pop() if len(ages) == 1 else None,
        grown.pop() if len(grown) == 1 else None,
    )


def distinct(people: Iterable[Person]) -> int:
    """How many different persons there are at the least: mentions that cannot be one of those seen before."""
    seen: list[Person] = []
    for person in people:
        person = replace(person, other=False)
        if not any(person.may_be(other) for other in seen):
            seen.append(person)
        elif person.age is not None:  # learn the age of one seen without it
            index = next(i for i, other in enumerate(seen) if person.may_be(other))
            old = seen[index]
            seen[index] = Person(old.gender or person.gender, person.age, person.adult)
    return len(seen)
