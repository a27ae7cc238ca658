"""Did it happen? Happened, attempted, claimed, denied, planned or threatened, by cue words around the event's word.

The rules are words/factuality.toml; the clause of the event bounds their reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.words import load
from dateline.types import Language, Span, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an event stands in its sentence. `p` is the probability that it took place, not that the status is right.

    `generic`: no single event is told (fiction, habit, figure of speech, supposition). `negated`: said not to have been.
    """

    status: Status
    p: float
    how: str
    generic: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    status: Status
    p: float
    generic: bool
    negated: bool
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    next: re.Pattern[str] | None
    around: re.Pattern[str] | None
    sentence: re.Pattern[str] | None


_HAPPENED = 0.9  # share of plain past events of the training part that took place
# A clause ends here, unless a list goes on ("no killed, wounded or missing").
_BREAK = re.compile(
    r"[;:—–]|\.\s|[”»\"]\s"
    r"|,?\s(?:but|although|though|because|while|whereas|which|who|where|when|after|before|since|as|pero|aunque|porque|mientras|donde|cuando|quien|quienes|tras|después)\s"
    r"|,\s(?:and|y|e)?\s?(?=(?:\w+\s){1,4}(?:was|were|had|has|have|is|are|said|fue|fueron|había|dijo|\w+ed|\w+ó|\w+aron)\s)"
)


def judge(text: str, sentence: Span, trigger: Span, *, language: Language) -> Verdict:
    """The standing of the event that `trigger` (a word or phrase inside `sentence`) names."""
    low = text[sentence.start : sentence.stop].lower()
    if len(low) != len(sentence):  # a letter whose lower case is longer: keep the offsets
        low = text[sentence.start : sentence.stop]
    start, stop = trigger.start - sentence.start, trigger.stop - sentence.start
    left, right = _clause(low, start, stop)
    for rule in _rules("es" if language == "es" else "en"):
        if cue := next(_cues(rule, low, start, stop, left, right), None):
            return Verdict(rule.status, rule.p, f"{rule.name}: “{cue}”", rule.generic, rule.negated)
    return Verdict("happened", _HAPPENED, "told as a fact")


def _clause(low: str, start: int, stop: int) -> tuple[int, int]:
    """The clause around low[start:stop]."""
    left = max((m.end() - 1 for m in _BREAK.finditer(low, 0, start)), default=0)
    right = _BREAK.search(low, stop)
    return left, right.start() if right else len(low)


def _cues(rule: _Rule, low: str, start: int, stop: int, left: int, right: int) -> Iterator[str]:
    """The words of the rule's cues that reach the event at low[start:stop]."""
    if rule.sentence and (found := rule.sentence.search(low)):
        yield found[0]
    if rule.around:
        yield from (m[0] for m in rule.around.finditer(low) if m.start() < stop and start < m.end())
    if rule.before and (found := rule.before.search(low[left:start])):
        yield found["cue"]
    for behind in (rule.after, rule.next):
        if behind and (found := behind.match(low[stop:right])):
            yield found["cue"]


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    return tuple(_rule(table) for table in load("factuality")[language])


def _rule(table: dict[str, Any]) -> _Rule:
    window = table.get("window", 6)
    between = rf"(?:[\s“\"'’-]+[\w'’.-]+){{0,{window}}}?[\s“\"'’-]*\Z"
    follow = rf"(?:\s+[\w'’-]+){{0,{min(window, 4)}}}?\s+"
    return _Rule(
        table["name"], table.get("status", "happened"), table["p"], table.get("generic", False), table.get("negated", False),
        _compiled(table, "before", r"(?<![\w-])(?P<cue>{})(?![\w-])" + between),
        _compiled(table, "after", follow + r"(?P<cue>{})(?![\w-])"),
        _compiled(table, "next", r"[\s-]+(?P<cue>{})(?![\w-])"),
        _compiled(table, "around", r"\b(?:{})\b"),
        _compiled(table, "sentence", "{}"),
    )  # fmt: skip


def _compiled(table: dict[str, Any], key: str, shape: str) -> re.Pattern[str] | None:
    cues = "|".join(cue.replace(" ", r"\s+") for cue in table.get(key, ()))
    return re.compile(shape.replace("{}", cues, 1)) if cues else None
