"""When it happened: the expression that governs the action, not the one that dates a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading, within
from dateline.language.dates import TimeExpression
from dateline.types import Span, When

PRECISION = {"time": 1.0, "day": 1.0, "week": 0.3, "month": 0.2, "season": 0.0, "year": -0.4, "range": 0.3}
SINCE = re.compile(
    r"\b(?:since|until|till|before|by|from|desde|hasta|antes de)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE
)
NEAR_CUE = 28  # characters between "said" and a date that dates the saying


def candidates(draft: Draft, reading: Reading) -> list[tuple[float, TimeExpression, Mention]]:
    """Expressions in the draft's sentences with how well each fits, best first."""
    found = []
    for mention in draft.mentions:
        for time in within(reading.dates, mention.sentence.span):
            if time.type in ("DATE", "TIME") and (time.when.start or time.when.stop):
                found.append((fit(draft, mention, time, reading), time, mention))
    return sorted(found, key=lambda item: (-item[0], item[1].span.start))


def fit(draft: Draft, mention: Mention, time: TimeExpression, reading: Reading) -> float:
    core = mention.lead.span if mention.lead else mention.tolls[0].span
    score = 2.0 if mention.span.holds(time.span) else 0.0
    score += 1.0 if mention is draft.main else 0.0
    score += 0.5 if mention.lead and mention.lead.part == "verb" else 0.0
    score += PRECISION.get(time.when.precision, 0.0)
    score -= gap(core, time.span) / 80
    score -= {"headline": 0.3, "caption": 1.5, "notice": 2.0}.get(mention.sentence.kind, 0.0)
    score -= 2.5 * dates_a_saying(reading, mention, time)
    score -= 1.5 * bool(SINCE.search(reading.text, max(0, time.span.start - 20), time.span.start))
    return score


def gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.stop, a.start - b.stop)


def dates_a_saying(reading: Reading, mention: Mention, time: TimeExpression) -> bool:
    """Whether the expression stands at a reporting verb, with no trigger in between."""
    for said in reading.attributed(mention.sentence):
        start, stop = min(said.cue.stop, time.span.stop), max(said.cue.start, time.span.start)
        if stop - start <= NEAR_CUE and not (start < stop and within(reading.triggers, Span(start, stop))):
            return True
    return False


def read(draft: Draft, reading: Reading, earlier: Sequence[Draft]) -> Found | None:
    """The best expression of the draft's own; else the day of what was told just before it."""
    ranked = candidates(draft, reading)
    if ranked:
        _, time, _ = ranked[0]
        return Found("when", time.when, time.span, f"{time.rule}: governs the action")
    return inherited(draft, earlier)


def inherited(draft: Draft, earlier: Sequence[Draft]) -> Found | None:
    """The date of the incident told last before this one in the same part of the article."""
    if any(m.past for m in draft.mentions):
        return None
    section = draft.main.sentence.section
    near = [d for d in earlier if d.when is not None and d.mentions[-1].sentence.section in (section, 0)]
    if not near:
        return None
    source = max(near, key=lambda d: d.main.sentence.index)
    assert source.when is not None
    when = When(
        source.when.start,
        source.when.stop,
        source.when.precision,
        source.when.said,
        f"incident {source.key}",
        "told with it, no date of its own",
    )
    return Found("when", when, draft.main.span, when.how, p=0.4)
