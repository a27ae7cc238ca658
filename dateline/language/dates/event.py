"""The day of one event that several sentences tell: each sentence's governing expression is a vote.

A report names its event's day more than once ("shot Sunday night", "the Sunday shooting", "about 10:30 p.m. Sunday"),
and names other days beside it (the arrest, the statement, the trial). The day with the most weight wins; early
sentences weigh more, expressions that govern the action more than those that stand somewhere near it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from dateline.language.dates import TimeExpression, calendar
from dateline.language.dates.governing import claim, cost_of, stamped
from dateline.language.words import load
from dateline.types import Span, When

# The weights below were fitted on half of the states of the gva pages (quality/dates.py): 78.8 to 81.0 % of days right.
FADES = 3.3  # sentences after which a vote counts half
TIMED = 3.0  # a clock time beside the day: reports give it for the event, seldom for what follows
HAPPENS = 1.7  # "happened", "occurred": the word says nothing but when
WRITTEN = 3.5  # in a late report, a day of a month against the bare weekdays of courts and police
LEAST = 0.045  # a bare year at the foot of the page dates nothing
Key = tuple[str | None, str | None]


def when(
    text: str,
    told: Sequence[tuple[Span, Sequence[Span]]],
    expressions: Sequence[TimeExpression],
    *,
    language: str,
    published: date | None = None,
) -> When | None:
    """The interval of the event told by `told`: (sentence, its words for the event), in reading order.

    A sentence without a word for the event votes too, for what nothing else in it claims, but weakly.
    """
    found = elected(text, told, expressions, language=language, published=published)
    return found and found[0]


def elected(
    text: str,
    told: Sequence[tuple[Span, Sequence[Span]]],
    expressions: Sequence[TimeExpression],
    *,
    language: str,
    published: date | None = None,
) -> tuple[When, float] | None:
    """As `when`, with the winner's share of all votes."""
    weights: dict[Key, float] = defaultdict(float)
    best: dict[Key, tuple[float, TimeExpression]] = {}
    for index, (sentence, triggers) in enumerate(told):
        for weight, vote in _votes(text, sentence, triggers, expressions, language):
            expression = _been(vote, published) if triggers else vote
            key = (expression.when.start, expression.when.stop)
            weight *= _sharp(expression) * _usual(expression, published) / (1 + index / FADES)
            weights[key] += weight
            if key not in best or weight > best[key][0]:
                best[key] = (weight, expression)
    if not weights or max(weights.values()) < LEAST:
        return None
    _gather(weights)
    winner = max(weights, key=lambda k: weights[k])
    chosen = best[winner][1].when
    others = sorted((k for k in weights if k != winner), key=lambda k: -weights[k])[:2]
    beside = "; said beside it: " + ", ".join(str(k[0]) for k in others) if others else ""
    return replace(chosen, how=chosen.how + beside), weights[winner] / sum(weights.values())


def _votes(
    text: str, sentence: Span, triggers: Sequence[Span], expressions: Sequence[TimeExpression], language: str
) -> Iterator[tuple[float, TimeExpression]]:
    known = [e for e in expressions if sentence.holds(e.span) and (e.when.start or e.when.stop)]
    voted = False
    for trigger in triggers:
        for cost, expression in cost_of(text, sentence, trigger, known, language=language)[:1]:
            voted = True
            yield weight_of(text, trigger, language) / (1 + cost / 60) / len(triggers), expression
    for expression in known if not voted else ():
        if stamped(text, sentence, expression):
            continue
        claimed = claim(text, sentence, expression, language=language)
        yield 0.07 if claimed else 0.2, expression


@cache
def _happens(language: str) -> frozenset[str]:
    return frozenset(load(f"dates_{language}")["clauses"]["happens"])


def weight_of(text: str, trigger: Span, language: str) -> float:
    return HAPPENS if trigger.of(text).casefold() in _happens(language if language in ("en", "es") else "en") else 1.0


def _been(expression: TimeExpression, published: date | None) -> TimeExpression:
    """What was read as lying ahead ("suspects face a hearing; she was shot Monday"), read as the last one instead."""
    when = expression.when
    if published is None or not when.anchor or not when.start or date.fromisoformat(when.start) <= published:
        return expression
    back = {
        "weekday": lambda d: calendar.shift(d, -1, "week"),
        "month day year": _year_before,
        "day month year": _year_before,
    }.get(expression.rule)
    if back is None or when.start != when.stop:
        return expression
    day = back(date.fromisoformat(when.start)).isoformat()
    return replace(
        expression, when=replace(when, start=day, stop=day, how=f"{when.how}; of what has been, the one before")
    )


def _year_before(day: date) -> date:
    return calendar.shift(day, -1, "year")


_DATED = re.compile("month")


def _usual(expression: TimeExpression, published: date | None) -> float:
    """News is mostly about yesterday; the page's own day is often that of the report, and what lies ahead is no event."""
    if published is None or not expression.when.stop:
        return 1.0
    age = (published - date.fromisoformat(expression.when.stop)).days
    if age >= 8 and _DATED.search(expression.rule) and expression.when.precision in ("day", "time"):
        return WRITTEN
    return 0.05 if age < 0 else 0.5 if age < 1 else 1.4 if age == 1 else 1.0 if age < 8 else 0.9


def _sharp(expression: TimeExpression) -> float:
    match expression.when.precision:
        case "time":
            return TIMED
        case "day":
            return TIMED if expression.when.at else 1.0
        case "week" | "range":
            return 0.1
        case "month" | "season":
            return 0.14
        case _:
            return 0.02


def _gather(weights: dict[tuple[str | None, str | None], float]) -> None:
    """A wider period lends its weight to the days inside it."""
    for wide in list(weights):
        for day in weights:
            if day != wide and wide[0] and wide[1] and day[0] and day[1] and wide[0] <= day[0] and day[1] <= wide[1]:
                weights[day] += weights[wide] * 0.9
                weights[wide] *= 0.1
