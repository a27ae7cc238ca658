"""When it happened: the expression that governs the action, not the one that dates a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.incidents import anchored
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading, within
from dateline.language.dates import TimeExpression
from dateline.types import Span, When

PRECISION = {"time": 1.0, "day": 1.0, "week": 0.3, "month": 0.2, "season": 0.0, "year": -0.4, "range": 0.3}
SINCE = re.compile(
    r"\b(?:since|until|till|before|by|from|desde|hasta|antes de)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE
)
WEAK = 1.0  # a date this far from the action yields to one counted from another incident
NEAR_CUE = 28  # characters between "said" and a date that dates the saying


def candidates(draft: Draft, reading: Reading) -> list[tuple[float, TimeExpression, Mention]]:
    """Expressions in the draft's sentences with how well each fits, best first."""
    found = []
    for mention in draft.mentions:
        for time in within(reading.dates, mention.sentence.span):
            if time.type in ("DATE", "TIME") and not time.depends and (time.when.start or time.when.stop):
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


def resolve(drafts: Sequence[Draft], reading: Reading) -> dict[str, Found]:
    """The time of each draft by its key: its own expression, else one counted from another incident, else the context's."""
    found: dict[str, Found] = {}
    for reader in (own, anchored.read, inherited):
        for draft in drafts:
            if draft.when is None and (told := reader(draft, drafts, reading)) is not None:
                assert isinstance(told.value, When)
                draft.when, found[draft.key] = told.value, told
    return found


def own(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Found | None:
    """The best expression in the draft's own sentences."""
    ranked = candidates(draft, reading)
    if not ranked:
        return None
    score, time, _ = ranked[0]
    weak = score < WEAK and any(m.span.holds(o.span) for o in anchored.offsets(draft, reading) for m in draft.mentions)
    return None if weak else Found("when", time.when, time.span, f"{time.rule}: governs the action")


def inherited(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Found | None:
    """The date of the incident told last before this one in the same part of the article, else of the article's first."""
    if any(m.past for m in draft.mentions):
        return None
    section = draft.main.sentence.section
    dated = [d for d in drafts if d is not draft and d.when is not None and d.when.known]
    before = [d for d in dated if d.start < draft.main.span.start and d.main.sentence.section in (section, 0)]
    source = max(
        before, key=lambda d: (d.main.sentence.block == draft.main.sentence.block, d.main.sentence.index), default=None
    )
    if source is None:
        source = next((d for d in dated if d.main.sentence.section == section), None)
    if source is None or source.when is None:
        return None
    how = f"told with incident {source.key}, no date of its own"
    when = When(
        source.when.start, source.when.stop, source.when.precision, source.when.said, f"incident {source.key}", how
    )
    return Found("when", when, draft.main.span, how, p=0.4)
