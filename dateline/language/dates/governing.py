"""Which time expression dates an action: the one that governs its verb, not the nearest and not that of the report.

"Police said Tuesday that two men were shot Sunday night": the shooting was on Sunday, the saying on Tuesday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.language.dates import TimeExpression
from dateline.language.lexicon import either
from dateline.language.words import load
from dateline.types import Span

FARTHEST = 240  # characters


@dataclass(frozen=True, slots=True)
class _Patterns:
    report: re.Pattern[str]  # a reporting verb and what may stand between it and its day
    breaks: re.Pattern[str]
    rivals: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(f"dates_{language}")["clauses"]
    # "said Tuesday", "said in a statement on Tuesday", "Posted: Tuesday"
    report = rf"(?<!\w)(?:{either(words['reports'])})(?!\w)(?:\s(?!{either(words['that'])}\b)[\w’'.-]+){{0,5}}\s?[,:]?\s{{0,3}}\Z"
    breaks = rf"[;:—]|(?<!\w)(?:{either(words['breaks'])})(?!\w)"
    rivals = rf"(?<!\w)(?:{either(words['rivals'])})(?!\w)"
    bodies = (report, breaks, rivals, words["verbs"])
    return _Patterns(*(re.compile(body, re.IGNORECASE) for body in bodies))


def governing(
    text: str, sentence: Span, trigger: Span, expressions: Sequence[TimeExpression], *, language: str
) -> TimeExpression | None:
    """The expression of the sentence that dates the trigger, None when none does."""
    ranked = cost_of(text, sentence, trigger, expressions, language=language)
    return ranked[0][1] if ranked else None


def cost_of(
    text: str, sentence: Span, trigger: Span, expressions: Sequence[TimeExpression], *, language: str
) -> list[tuple[float, TimeExpression]]:
    """The expressions that may date the trigger, the likeliest first, each with its cost in characters."""
    language = language if language in ("en", "es") else "en"
    inside = [e for e in expressions if sentence.holds(e.span) and e.type in ("DATE", "TIME", "DURATION") and _dates(e)]
    costs = [(_cost(text, sentence, trigger, e, language), e) for e in inside]
    return sorted((pair for pair in costs if pair[0] < FARTHEST), key=lambda pair: (pair[0], pair[1].span))


def claim(text: str, sentence: Span, expression: TimeExpression, *, language: str) -> bool:
    """Whether a report or a rival event claims the expression ("said Monday", "was charged Friday")."""
    known = _patterns(language if language in ("en", "es") else "en")
    start = expression.span.start
    if stamped(text, sentence, expression):
        return True
    if known.report.search(text, max(sentence.start, start - 70), start):
        return True
    return (
        known.rivals.search(text, max(sentence.start, start - 80), min(sentence.stop, expression.span.stop + 40))
        is not None
    )


def stamped(text: str, sentence: Span, expression: TimeExpression) -> bool:
    """Whether the expression is the page's own stamp: "Posted: Friday, June 26, 2015 4:46 AM EDT", "UPDATE 3 p.m. Friday:"."""
    span = expression.span
    if _STAMP.search(span.of(text)) or _STAMPED.search(text, max(sentence.start, span.start - 24), span.start):
        return True
    return _UPDATE.match(text, span.stop) is not None


def _dates(expression: TimeExpression) -> bool:
    """Lengths and bare references date nothing, unless they hang on another event."""
    if expression.value.endswith("_REF") or expression.type == "DURATION":
        return bool(expression.depends)
    return True


def _cost(text: str, sentence: Span, trigger: Span, expression: TimeExpression, language: str) -> float:
    """Characters between the two, more for every clause and verb in between, much more when the expression dates
    a report or a rival (an arrest, a hearing)."""
    known, span = _patterns(language), expression.span
    first, second = (trigger, span) if trigger.start <= span.start else (span, trigger)
    between = text[first.stop : second.start] if first.stop < second.start else ""
    cost = len(between) + 60.0 * len(known.breaks.findall(between)) + 20.0 * len(known.verbs.findall(between))
    if known.report.search(text, max(sentence.start, span.start - 70), span.start) and not known.report.search(
        text, max(sentence.start, trigger.start - 40), trigger.start
    ):
        cost += 150
    if stamped(text, sentence, expression):
        return 2 * FARTHEST
    cost += _rivalry(text, sentence, trigger, span, known)
    if span.start < trigger.start:
        cost *= 1.2
    if expression.type == "TIME" and not expression.when.known:
        cost += 40
    return cost + WIDE.get(expression.when.precision, 0)


WIDE = {"year": 60, "range": 30, "open": 30, "month": 30, "season": 40}


# A page's own stamp ("Posted: Friday, June 26, 2015 4:46 AM EDT") dates the page.
_STAMP = re.compile(r"(?:19|20)\d\d,?\s(?:at\s)?\d{1,2}:\d\d|\b(?:[ECMP][SD]T|GMT|UTC)\Z")
_UPDATE = re.compile(r"\s?:?\s{0,3}(?:UPDATE|ACTUALIZACI)")
# So does that of a post shown in it ("— Name (@name) March 21, 2017"), and a birthday dates a life.
_STAMPED = re.compile(
    r"(?:\(@\w{1,20}\)\s{1,2}|\b(?:born|birth|d\.?o\.?b\.?|nacid[oa]|nacimiento)\b[^.;]{0,4}?(?:on\s|el\s)?)\Z|(?:posted|updated?|published|created|modified|publicado|actualizado)(?:\s(?:on|at|el))?\s?:?\s{0,3}\Z",
    re.IGNORECASE,
)


def _rivalry(text: str, sentence: Span, trigger: Span, span: Span, known: _Patterns) -> float:
    """Something else of the sentence stands nearer to the day, or governs a trigger that is a mere noun."""
    cost = 0.0
    for found in known.rivals.finditer(text, sentence.start, sentence.stop):
        rival = Span(*found.span())
        if rival.meets(trigger) or rival.meets(span):
            continue
        near = _gap(rival, span) < _gap(trigger, span)
        around = rival.start < trigger.start < span.start or span.start < rival.start < trigger.start
        cost = max(cost, 120.0 if near else 60.0 if around else 0.0)
    return cost


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.stop, one.start - other.stop, 0)
