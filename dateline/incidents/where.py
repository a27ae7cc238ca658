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
            if toponym.kind == "literal":
                found.append((fit(draft, mention, toponym, reading), toponym, mention))
    return sorted(found, key=lambda item: (-item[0], item[1].span.start))


def fit(draft: Draft, mention: Mention, toponym: Toponym, reading: Reading) -> float:
    core = mention.lead.span if mention.lead else mention.tolls[0].span
    span = toponym.span
    before = reading.text[max(mention.sentence.span.start, span.start - 60) : span.start]
    score = 1.5 if mention.span.holds(span) else 0.0
    score += 1.5 if LOCATIVE.search(before) else 0.0
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


def read(draft: Draft, reading: Reading, earlier: Sequence[tuple[Draft, Found]]) -> Found | None:
    ranked = candidates(draft, reading)
    towns = [item for item in ranked if item[1].place.kind != "country" and item[0] > -1.0]
    if towns:
        _, toponym, _ = towns[0]
        return Found("place", replace(toponym.place, role="event"), toponym.span, "tied to the action")
    told = inherited(draft, earlier) or dateline(draft, reading)
    if told is not None:
        return told
    if ranked:
        return Found("place", replace(ranked[0][1].place, role="event"), ranked[0][1].span, "the country alone")
    return None


def inherited(draft: Draft, earlier: Sequence[tuple[Draft, Found]]) -> Found | None:
    section = draft.main.sentence.section
    near = [(d, f) for d, f in earlier if d.main.sentence.section in (section, 0)]
    if not near:
        return None
    source, found = max(near, key=lambda item: item[0].main.sentence.index)
    return replace(found, how=f"told with incident {source.key}", p=0.4)


def dateline(draft: Draft, reading: Reading) -> Found | None:
    span = reading.article.dateline
    if span is None:
        return None
    for toponym in within(reading.places, span):
        return Found(
            "place", replace(toponym.place, role="event"), toponym.span, "the dateline; no place at the action", p=0.4
        )
    return None
