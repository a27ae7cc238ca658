"""The words and rules of one language: one pattern that finds and tells the rule, and each rule's own, compiled when
it first reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from dateline.language.lexicon import GAP, either
from dateline.language.numbers.grammar import Grammar, grammar
from dateline.language.words import load


@dataclass(frozen=True)
class Rule:
    name: str
    reads: str  # the name of its reader
    body: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.body, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    language: str
    words: dict[str, Any]
    numbers: Grammar
    rules: tuple[Rule, ...]
    finder: re.Pattern[str]
    core: re.Pattern[str]  # every expression holds one of these

    def matches(self, hit: re.Match[str], text: str, stop: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The rules that match where the finder did, in order; the finder's last group is the first that may."""
        for rule in self.rules[(hit.lastindex or 1) - 1 :]:
            found = rule.pattern.match(text, hit.start(), stop)
            if found is not None:
                yield rule, found

    def number(self, said: str | None) -> float | None:
        """The value of a number word; 0 for a vague one ("several"), None for none."""
        if said is None:
            return None
        low = plain(said)
        if low in self.words["vague"]:
            return float(self.words["vague"][low])
        return float(self.numbers.value(low))

    def lookup(self, table: str, said: str | None) -> Any:
        return None if said is None else self.words[table].get(plain(said))


def plain(said: str) -> str:
    """Lower case, single blanks, no trailing full stop."""
    return re.sub(r"\s+", " ", said).casefold().strip().rstrip(".")


CORE = ("months", "weekdays", "units", "parts", "seasons", "holidays", "deictic", "references", "sets", "decades")
NUMERALS = ("units", "tens", "hundreds", "scales", "groups")  # tables of the grammar of numbers
_TABLE = re.compile(r"\{([a-z_]+)\}")


@cache
def vocabulary(language: str) -> Vocabulary:
    words, numbers = load(f"dates_{language}"), grammar(language)
    pieces = {**{name: either(table) for name, table in words.items() if isinstance(table, dict)}, **words["pieces"]}
    pieces["number"] = _small_number(words, numbers)
    rules = tuple(Rule(rule["name"], rule["reads"], _body(rule["pattern"], pieces)) for rule in words["rules"])
    loose = {**pieces, "number": _numerals(words, numbers)}
    bodies = "|".join(f"(?:{_anonymous(_body(rule['pattern'], loose))})()" for rule in words["rules"])
    tables = [words[name] for name in CORE if name in words]
    core = rf"(?<!\w)(?:\d|{either([*(w for table in tables for w in table), *words['core']])})"
    return Vocabulary(
        language,
        words,
        numbers,
        rules,
        re.compile(rf"(?<!\w)(?={_opening(words, numbers)})(?:{bodies})", re.IGNORECASE),
        re.compile(core, re.IGNORECASE),
    )


def _small_number(words: dict[str, Any], numbers: Grammar) -> str:
    """Numbers as lengths of time have them: digits, up to "two hundred and twenty-five", a vague word."""
    known = numbers.words
    unit, ten, link = either(known["units"]), either(known["tens"]), either(known["sign"]["link"])
    many = either([*known["hundreds"], *known["scales"]])
    small = rf"(?:(?:{ten})(?:(?:-|{GAP})(?:{link}{GAP})?(?:{unit})\b)?|(?:{unit})\b)"
    dozen = either(known["groups"])
    spelled = rf"(?:{small}(?:{GAP}(?:{dozen})\b|{GAP}(?:{many})\b(?:{GAP}(?:{link}{GAP})?{small})?)?|(?:{many})\b(?:{GAP}(?:{link}{GAP})?{small})?)"
    digits = rf"\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}(?!\d)|\d{{1,6}}(?:[.,]\d{{1,3}})?(?!\d)(?:{GAP}(?:{many})\b)?"
    article = rf"(?:{either(known['sign']['article'])}){GAP}(?:{many}|{dozen})\b"
    return rf"(?:{either(words['vague'])}|{digits}|{article}|{spelled})"


def _numerals(words: dict[str, Any], numbers: Grammar) -> str:
    """Any row of numerals: wider than a number and much shorter, enough to find where a rule is worth trying."""
    known = numbers.words
    tables = [*(known[name] for name in NUMERALS), words["vague"], known["sign"]["article"], known["sign"]["link"]]
    any_ = either({word for table in tables for said in table for word in said.split()})
    return rf"(?:(?:\d[\d.,]{{0,14}}|(?:{any_})\b)(?:(?:-|{GAP})(?:{any_})\b){{0,9}})"


def _opening(words: dict[str, Any], numbers: Grammar) -> str:
    """How an expression may begin: most words of a text are passed over here, before any rule is tried."""
    known, starts = numbers.words, words["starts"]
    tables = [
        *(words[name] for name in starts["tables"]),
        *(known[name] for name in NUMERALS),
        known["sign"]["article"],
    ]
    firsts = {said.split()[0] for said in (*starts["words"], *(w for table in tables for w in table))}
    return rf"\d|['’]\d|{either(firsts)}"


def _body(body: str, pieces: dict[str, str]) -> str:
    """The rule's pattern with the words put in."""
    while _TABLE.search(body):
        body = _TABLE.sub(lambda found: f"(?:{pieces[found[1]]})", body)
    return re.sub(r"(?<![\\\[\]+]) (?![?*+\]])", lambda _: GAP, body)


def _anonymous(body: str) -> str:
    """The pattern without its names, so that all rules fit into one; a back-reference becomes any separator."""
    return re.sub(r"\(\?P<\w+>", "(?:", re.sub(r"\(\?P=\w+\)", "[/.-]", body))
