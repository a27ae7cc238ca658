"""Did it happen? Happened, attempted, claimed, denied, planned or threatened, by cue words around the event's word.

The rules are words/factuality.toml; the clause of the event bounds their reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.analysis import Analysis
from dateline.language.scope import governing
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
    governs: re.Pattern[str] | None  # the same cues as `before`, wherever they stand
    after: re.Pattern[str] | None
    next: re.Pattern[str] | None
    around: re.Pattern[str] | None
    sentence: re.Pattern[str] | None


_HAPPENED = 0.9  # share of plain past events of the training part that took place
_REACH = 800  # characters either side of the event that are looked at
# A clause ends here, unless a list goes on ("no killed, wounded or missing").
_BREAK = re.compile(
    r"[;:—–]|\.\s|[”»\"]\s"
    r"|,?\s(?:but|although|though|because|while|whereas|which|who|where|when|after|before|since|as|pero|aunque|porque|mientras|donde|cuando|quien|quienes|tras|después)\s"
    r"|,\s(?:and|y|e)?\s?(?!(?:was|were|is|are|had|has|have|will|fue|fueron|es|son|está|están|había|será)\s)(?=(?:\w+\s){1,4}(?:was|were|had|has|have|is|are|said|fue|fueron|había|dijo|\w+ed|\w+ó|\w+aron)\s)"
)


def judge(text: str, sentence: Span, trigger: Span, *, language: Language, read: Analysis | None = None) -> Verdict:
    """The standing of the event that `trigger` (a word or phrase inside `sentence`) names.

    With `read`, the model's reading of sentences among them this one, the tree tells which words govern the event and
    p is half the model's; without it the clause and the distance in words do.
    """
    sentence = Span(max(sentence.start, trigger.start - _REACH), min(sentence.stop, trigger.stop + _REACH))
    low = text[sentence.start : sentence.stop].lower()
    if len(low) != len(sentence):  # a letter whose lower case is longer: keep the offsets
        low = text[sentence.start : sentence.stop]
    event = Span(trigger.start - sentence.start, trigger.stop - sentence.start)
    words = (
        [Span(w.start - sentence.start, w.stop - sentence.start) for w in governing(read, trigger)] if read else None
    )
    left, right = _clause(low, event.start, event.stop)
    learned = _learned(read, trigger)
    for rule in _rules("es" if language == "es" else "en"):
        if cue := next(_cues(rule, low, event, left, right, words), None):
            p = _both(rule.p, learned)
            return Verdict(rule.status, p, f"{rule.name}: “{cue}”", rule.generic, rule.negated)
    return Verdict("happened", _both(_HAPPENED, learned), "told as a fact")


def _both(rule: float, learned: float | None) -> float:
    """The mean of rule and model: Pearson .63 on UW, where the rules have .58 and the model .54."""
    return rule if learned is None else (rule + learned) / 2


def _learned(read: Analysis | None, trigger: Span) -> float | None:
    """The model's score for the event's word, -3 to 3, as a probability."""
    at = read.at(trigger) if read else None
    return None if read is None or at is None else min(1.0, max(0.0, (read.tokens[at].fact + 3) / 6))


def _clause(low: str, start: int, stop: int) -> tuple[int, int]:
    """The clause around low[start:stop]."""
    left = max((m.end() - 1 for m in _BREAK.finditer(low, 0, start)), default=0)
    right = _BREAK.search(low, stop)
    return left, right.start() if right else len(low)


def _cues(rule: _Rule, low: str, event: Span, left: int, right: int, words: list[Span] | None) -> Iterator[str]:
    """The words of the rule's cues that reach the event."""
    if rule.sentence and (found := rule.sentence.search(low)):
        yield found[0]
    if rule.around:
        yield from (m[0] for m in rule.around.finditer(low) if m.start() < event.stop and event.start < m.end())
    if rule.governs and (found := rule.governs.match(low, event.start, event.stop)) and found.end() < event.stop:
        yield found["cue"]  # inside the event's own words: "attempted to take"
    if words is None and rule.before and (found := rule.before.search(low[left : event.start])):
        yield found["cue"]
    if words is not None and rule.governs:
        for found in rule.governs.finditer(low, 0, event.start):
            if any(found.start() <= word.start < found.end() for word in words):
                yield found["cue"]
    for behind in (rule.after, rule.next):
        if behind and (found := behind.match(low[event.stop : right])):
            yield found["cue"]


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    return tuple(_rule(table) for table in load("factuality")[language])


def _rule(table: dict[str, Any]) -> _Rule:
    window = table.get("window", 6)
    stops = "|".join(table.get("between_not", ["(?!)"]))
    between = rf"(?:[\s“\"'’-]+(?!(?:{stops})\b)[\w'’.-]+){{0,{window}}}?[\s“\"'’-]*\Z"
    follow = rf"(?:,[^,;.]{{1,70}},)?(?:\s+[\w'’-]+){{0,{min(window, 4)}}}?\s+"
    return _Rule(
        table["name"], table.get("status", "happened"), table["p"], table.get("generic", False), table.get("negated", False),
        _compiled(table, "before", r"(?<![\w-])(?P<cue>{})(?![\w-])" + between),
        _compiled(table, "before", r"(?<![\w-])(?P<cue>{})(?![\w-])"),
        _compiled(table, "after", follow + r"(?P<cue>{})(?![\w-])"),
        _compiled(table, "next", r"[\s-]+(?P<cue>{})(?![\w-])"),
        _compiled(table, "around", r"\b(?:{})\b"),
        _compiled(table, "sentence", "{}"),
    )  # fmt: skip


def _compiled(table: dict[str, Any], key: str, shape: str) -> re.Pattern[str] | None:
    cues = "|".join(cue.replace(" ", r"\s+") for cue in table.get(key, ()))
    return re.compile(shape.replace("{}", cues, 1)) if cues else None
