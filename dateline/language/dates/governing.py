"""Which time expression dates an action: the one that governs its verb, not the nearest and not that of the report.

"Police said Tuesday that two men were shot Sunday night": the shooting was on Sunday, the saying on Tuesday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.language.dates import TimeExpression
from dateline.language.lexicon import either
from dateline.language.words import load
from dateline.types import Span

FARTHEST = 240  # characters


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load(f"dates_{language}")["clauses"]
    said = either(words["reports"])
    # "said Tuesday", "said in a statement on Tuesday", "told reporters Tuesday"
    report = rf"(?<!\w)(?:{said})(?!\w)(?:\s(?!{either(words['that'])}\b)[\w’'.-]+){{0,5}}\s?,?\s?\Z"
    breaks = rf"[;:—]|(?<!\w)(?:{either(words['breaks'])})(?!\w)"
    return re.compile(report, re.IGNORECASE), re.compile(breaks, re.IGNORECASE)


def governing(
    text: str, sentence: Span, trigger: Span, expressions: Sequence[TimeExpression], *, language: str
) -> TimeExpression | None:
    """The expression of the sentence that dates the trigger, None when none does."""
    language = language if language in ("en", "es") else "en"
    inside = [e for e in expressions if sentence.holds(e.span) and e.type in ("DATE", "TIME", "DURATION") and _dates(e)]
    ranked = sorted((cost, e.span.start, e) for e in inside if (cost := _cost(text, sentence, trigger, e, language)) < FARTHEST)
    return ranked[0][2] if ranked else None


def _dates(expression: TimeExpression) -> bool:
    """Lengths and bare references date nothing, unless they hang on another event."""
    if expression.value.endswith("_REF") or expression.type == "DURATION":
        return bool(expression.depends)
    return True


def _cost(text: str, sentence: Span, trigger: Span, expression: TimeExpression, language: str) -> float:
    """Characters between the two, more for every clause in between, much more when the expression dates a report."""
    report, breaks = _patterns(language)
    span = expression.span
    first, second = (trigger, span) if trigger.start <= span.start else (span, trigger)
    between = text[first.stop : second.start] if first.stop < second.start else ""
    cost = len(between) + 60.0 * len(breaks.findall(between))
    if report.search(text, max(sentence.start, span.start - 70), span.start) and not report.search(
        text, max(sentence.start, trigger.start - 40), trigger.start
    ):
        cost += 150
    if span.start < trigger.start:
        cost *= 1.2
    if expression.type == "TIME" and not expression.when.known:
        cost += 40
    if expression.when.precision in ("year", "range", "open", "month"):
        cost += 30
    return cost
