"""Where it happened: the place tied to the action, not the nearest name and not the source's seat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading, within
from dateline.language.places import Toponym
from dateline.types import PlaceRole, Span

FROM = re.compile(r"\b(?:from|desde|bound from|procedente de)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE)
TO = re.compile(r"\b(?:to|toward|towards|bound for|for|hacia|rumbo a)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE)
LOCATIVE = re.compile(
    r"\b(?:in|at|near|off|outside|around|on|inside|into|south of|north of|east of|west of|southwest of|southeast of|northwest of|northeast of|between"
    r"|en|cerca de|frente a|afueras de|a la salida de|entre)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+)?(?:[\w-]+\s+){0,4}?$",
    re.IGNORECASE,
)
LEAST = -1.0  # a place that fits less is not the event's
INHERITED = 0.4
SIZE = {
    "town": 0.6,
    "facility": 0.6,
    "water": 0.5,
    "admin2": 0.3,
    "admin1": 0.1,
    "region": 0.1,
    "country": -1.2,
    "unknown": 0.2,
}


def candidates(draft: Draft, reading: Reading) -> list[tuple[float, Toponym, Mention]]:
    found = []
    for mention in draft.mentions:
        for toponym in within(reading.places, mention.sentence.span):
            if toponym.kind in ("literal", "unknown", "road"):
                found.append((fit(draft, mention, toponym, reading), toponym, mention))
    return sorted(found, key=lambda item: (-item[0], item[1].span.start))


def fit(draft: Draft, mention: Mention, toponym: Toponym, reading: Reading) -> float:
    core = mention.lead.span if mention.lead else mention.tolls[0].span
    span = toponym.span
    before = reading.text[max(mention.sentence.span.start, span.start - 60) : span.start]
    score = 1.5 if mention.span.holds(span) else 0.0
    score += 1.5 if toponym.locative or LOCATIVE.search(before) else 0.0
    score += 0.7 if mention is draft.main else 0.0
    score += SIZE.get(toponym.place.kind, 0.0)
    score -= max(0, span.start - core.stop, core.start - span.stop) / 100
    score -= 1.5 * (role_of(before) != "event")
    score -= 1.5 * in_source(reading, mention, span)
    score -= {"caption": 0.5, "notice": 1.0}.get(mention.sentence.kind, 0.0)
    dateline = reading.article.dateline
    score -= 2.0 * bool(dateline and dateline.meets(span))
    return score


def role_of(before: str) -> PlaceRole:
    if FROM.search(before):
        return "origin"
    return "destination" if TO.search(before) else "event"


def in_source(reading: Reading, mention: Mention, span: Span) -> bool:
    """Whether the place belongs to the one who speaks ("the ministry in Madrid said")."""
    sources = [a.source for a in reading.attributed(mention.sentence) if a.source is not None]
    return any(source.holds(span) or 0 <= span.start - source.stop <= 12 for source in sources)


def resolve(drafts: Sequence[Draft], reading: Reading) -> dict[str, Found]:
    """The place of each draft by its key: its own, else that of what was told with it, else the dateline."""
    found: dict[str, Found] = {}
    for draft in drafts:
        if (told := own(draft, reading)) is not None:
            found[draft.key] = told
    for draft in drafts:
        if draft.key not in found:
            told = inherited(draft, drafts, found) or dateline(draft, reading) or country(draft, reading)
            if told is not None:
                found[draft.key] = told
    return found


def own(draft: Draft, reading: Reading) -> Found | None:
    """The best place below a country in the draft's own sentences."""
    for score, toponym, _ in candidates(draft, reading):
        if toponym.place.kind != "country" and score > LEAST:
            return Found(
                "place", replace(toponym.place, role="event"), toponym.span, "tied to the action", p=toponym.place.p
            )
    return None


def inherited(draft: Draft, drafts: Sequence[Draft], placed: dict[str, Found]) -> Found | None:
    """The place of the incident told last before this one in the same part of the article."""
    section = draft.main.sentence.section
    near = [
        d
        for d in drafts
        if d is not draft
        and d.key in placed
        and d.main.sentence.section in (section, 0)
        and placed[d.key].p != INHERITED
    ]
    before = [d for d in near if d.start < draft.main.span.start]
    source = max(
        before,
        key=lambda d: (d.main.sentence.block == draft.main.sentence.block, d.main.sentence.index),
        default=near[0] if near else None,
    )
    if source is None:
        return None
    return replace(placed[source.key], how=f"told with incident {source.key}, no place of its own", p=INHERITED)


def country(draft: Draft, reading: Reading) -> Found | None:
    for _, toponym, _ in candidates(draft, reading):
        return Found("place", replace(toponym.place, role="event"), toponym.span, "the country alone", p=0.3)
    return None


def dateline(draft: Draft, reading: Reading) -> Found | None:
    """The dateline's town, for want of a place at the action."""
    span = reading.article.dateline
    toponym = next(iter(within(reading.places, span)), None) if span else None
    if toponym is None:
        return None
    return Found(
        "place", replace(toponym.place, role="event"), toponym.span, "the dateline; no place at the action", p=INHERITED
    )
