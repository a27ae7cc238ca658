"""Dates counted from another incident: "two days after the kidnapping", "an hour later", "the same night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from dateline.incidents import ties
from dateline.incidents.draft import Draft, Found
from dateline.incidents.layout import Sentence
from dateline.incidents.mentions import Mention, content
from dateline.incidents.numerals import SMALL
from dateline.incidents.reading import Reading, within
from dateline.language.dates import TimeExpression
from dateline.types import Precision, Span, When

UNITS = {
    "minute": 0.0, "minuto": 0.0, "hour": 1 / 24, "hora": 1 / 24, "day": 1.0, "día": 1.0, "night": 1.0, "noche": 1.0, "week": 7.0, "semana": 7.0,
    "fortnight": 14.0, "quincena": 14.0, "month": 30.44, "mes": 30.44, "year": 365.25, "año": 365.25,
}  # fmt: skip
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
VAGUE = {
    "a": 1,
    "an": 1,
    "un": 1,
    "una": 1,
    "half an": 0,
    "few": 3,
    "several": 4,
    "couple of": 2,
    "varios": 4,
    "pocos": 3,
    "unos": 3,
}
NUMBER = rf"(?P<number>\d+|{'|'.join([*VAGUE, *SMALL])})"
OFFSET = re.compile(
    rf"\b{NUMBER}\s+(?P<unit>{UNIT})(?:e?s)?\s+(?P<way>later|earlier|afterwards|before|after|previously|más\s+tarde|después|antes)\b|\b(?P<bare>{UNIT})(?:e?s)?\s+(?P<bareway>later|earlier|después|antes|más\s+tarde)\b",
    re.IGNORECASE,
)
SAME = re.compile(
    r"\b(?:(?:the|that)\s+same|that|esa\s+misma|ese\s+mismo|la\s+misma|el\s+mismo|esa|ese|aquella)\s+(?P<part>night|evening|day|morning|afternoon|noche|tarde|día|mañana)\b|\bwithin\s+the\s+hour\b",
    re.IGNORECASE,
)
NEXT = re.compile(
    r"\b(?:the|that)\s+(?P<way>previous|preceding|following|next)\s+(?:day|night|morning|evening|afternoon)\b"
    r"|\bthe\s+(?:day|night|morning|evening|afternoon)\s+(?P<side>before|after)\b(?=\s*[.,;:—)]|\s+(?:in|at|by|on|and|when|near|after)\b|\s*$)"
    r"|\b(?:el\s+día|la\s+(?:noche|tarde|mañana))\s+(?P<tras>anterior|previo|previa|siguiente)\b|\b(?P<eve>la\s+víspera)\b",
    re.IGNORECASE,
)
TIMES = tuple(sorted({"minut", *UNITS, "morning", "evening", "afternoon", "tarde", "mañana", "víspera"}))
WAYS = ("later", "earlier", "before", "after", "previously", "tarde", "después", "antes")
FORTH = ("following", "next", "siguiente", "after")
BACK = ("earlier", "before", "previously", "antes")
BEFORE_WHEN = 30  # characters
SLACK = {"month": 15, "mes": 15, "year": 180, "año": 180, "fortnight": 4}


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days from another incident; `after` is what the words say it is counted from."""

    span: Span
    days: float
    slack: int
    told: Span | None  # "the kidnapping"
    day: bool = (
        False  # counted from a day of its sentence where one is named: "said on Monday that ... the previous day"
    )
    far: bool = False  # or of the sentences before: "since Friday. That evening"


def offsets(draft: Draft, reading: Reading) -> list[Offset]:
    """The offsets in the clauses of a draft, its main mention first."""
    mentions = sorted(draft.mentions, key=lambda m: m is not draft.main)
    return [found for m in mentions for found in of_clause(reading.text, m.span, opening(m), m.sentence.span)]


@lru_cache(maxsize=4096)
def of_clause(text: str, clause: Span, opened: int, sentence: Span) -> tuple[Offset, ...]:
    """The offsets in a clause, and right before it from `opened` on.

    Most clauses name no unit of time, which is quicker to see than that no pattern matches.
    """
    timed, ways = hints(text, Span(opened, clause.stop))
    if not timed:
        return ()
    found = [
        offset(match, sentence)
        for match in (OFFSET.finditer(text, opened, clause.stop) if ways else ())
        if match.start() >= clause.start or text[match.end() : clause.start].strip(", ") == ""
    ]
    for match in SAME.finditer(text, clause.start, clause.stop):
        found.append(Offset(Span(match.start(), match.end()), 0, 0, None, day=True, far=True))
    for match in NEXT.finditer(text, clause.start, clause.stop):
        way = (match["way"] or match["tras"] or match["side"] or "").casefold()
        found.append(Offset(Span(match.start(), match.end()), 1 if way in FORTH else -1, 0, None, day=True))
    return tuple(found)


def hints(text: str, clause: Span) -> tuple[bool, bool]:
    """Whether a clause names a unit of time at all, and whether also a way to count it ("later", "before")."""
    low = clause.of(text).casefold()
    timed = any(map(low.__contains__, TIMES))
    return timed, timed and any(map(low.__contains__, WAYS))


def opening(mention: Mention) -> int:
    """Where the words that may date a clause begin: "a year earlier when hundreds fled" dates the flight."""
    start = mention.span.start
    return max(mention.sentence.span.start, start - BEFORE_WHEN) if mention.opener == "same_time" else start


def of_main(draft: Draft, found: Offset) -> bool:
    """Whether an offset stands in the draft's main clause, or right before the "when" that opens it."""
    return opening(draft.main) <= found.span.start and found.span.stop <= draft.main.span.stop


def offset(match: re.Match[str], sentence: Span) -> Offset:
    unit = (match["unit"] or match["bare"]).casefold()
    way = (match["way"] or match["bareway"]).casefold()
    said = (match["number"] or "few").casefold()
    number = int(said) if said.isdigit() else VAGUE.get(said, SMALL.get(said, 1))
    back = way.split()[0] in BACK
    told = (
        Span(match.end(), min(sentence.stop, match.end() + 60))
        if way in ("before", "after", "antes", "después")
        else None
    )
    slack = SLACK.get(unit, 1 if unit in ("hour", "hora") and number > 8 and not back else 0)
    return Offset(
        Span(match.start(), match.end()), -number * UNITS[unit] if back else number * UNITS[unit], slack, told
    )


def read(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Found | None:
    """A date by an offset from an incident that has one."""
    for found in offsets(draft, reading):
        named = day_before(found, draft, reading) if found.day else None
        if named is not None:
            when = shifted(closed(named.when), found, named.span.of(reading.text), reading)
            return Found("when", when, found.span, when.how, p=0.7)
        if found.day and coarse(found, draft, reading):
            continue
        if counts_from_itself(found, draft, reading):
            base, name = base_of(found, draft, drafts, reading)
            if not base.known:
                continue
            when = shifted(base, replace(found, days=-found.days), name, reading)
            return Found("when", when, found.span, when.how, p=0.7)
        source = counted_from(found, draft, drafts, reading)
        if source is None or source.when is None or not source.when.start or not source.when.stop:
            continue
        when = shifted(source.when, found, f"incident {source.key}", reading)
        return Found("when", when, found.span, when.how, p=0.7)
    return None


def counts_from_itself(found: Offset, draft: Draft, reading: Reading) -> bool:
    """Whether the words count from this very deed: "two months after police crossed the border, the town has not recovered"."""
    if found.told is None:
        return False
    clause = Span(found.told.start, found.told.start + len(found.told.of(reading.text).partition(",")[0]))
    inside = [t for m in draft.mentions for t in m.triggers if clause.holds(t.head)]
    return any(t.type == draft.type and t.sense == "act" for t in inside)


def base_of(found: Offset, draft: Draft, drafts: Sequence[Draft], reading: Reading) -> tuple[When, str]:
    """What such words are told of: another incident of their sentence, else the page's day."""
    for other in drafts:
        beside = (m.span.stop <= found.span.start and m.sentence.span.holds(found.span) for m in other.mentions)
        if other is not draft and other.when is not None and any(beside):
            return other.when, f"incident {other.key}"
    return reading.article.published, "the page's date"


def counts_on(draft: Draft, day: Span, reading: Reading) -> bool:
    """Whether the action stands by words that count from `day`: "said on May 2 that they were shot the previous day"."""
    core = ties.core(draft.main)
    return any(
        (base := day_before(found, draft, reading)) is not None
        and base.span == day
        and ties.gap(core, found.span) < ties.gap(core, day)
        for found in offsets(draft, reading)
        if found.day
    )


def sentence_start(found: Offset, draft: Draft) -> int:
    """Where the offset's sentence begins."""
    return next((m.sentence.span.start for m in draft.mentions if m.sentence.span.holds(found.span)), found.span.start)


def day_before(found: Offset, draft: Draft, reading: Reading) -> TimeExpression | None:
    """The last day that the offset's sentence names before it."""
    start = sentence_start(found, draft)
    if found.far:
        start = next((s.span.start for s in two_before(start, reading)), start)
    days = [d for d in reading.dates if start <= d.span.start < found.span.start and not d.depends]
    last = reading.changed.isoformat() if reading.changed else reading.article.published.stop or "9"
    days = [d for d in days if (end := d.when.start or d.when.stop) and (not found.far or end <= last)]
    return next((d for d in reversed(days) if (found.far and d.edge) or d.when.start == d.when.stop), None)


def coarse(found: Offset, draft: Draft, reading: Reading) -> bool:
    """Whether the sentence itself names a longer time to count from: "Last October ... the night before"."""
    start = sentence_start(found, draft)
    return any(start <= d.span.start < found.span.start and d.when.known and not d.depends for d in reading.dates)


def two_before(start: int, reading: Reading) -> list[Sentence]:
    """The sentences of the same block that stand up to two before the one that begins at `start`."""
    at = next((i for i, s in enumerate(reading.sentences) if s.span.start == start), 0)
    block = reading.sentences[at].block
    return [s for s in reading.sentences[max(0, at - 2) : at] if s.block == block]


def counted_from(found: Offset, draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Draft | None:
    """The incident the words name, else the one told just before."""
    dated = [d for d in drafts if d is not draft and d.when is not None and d.when.known]
    if found.told is not None:
        named = within(reading.triggers, found.told)
        types = {t.type for t in named[:1]} | {name for t in named[:1] for name in t.types[:1]}
        words = content(found.told.of(reading.text))
        ranked = sorted(
            dated,
            key=lambda d: (-(d.type in types) - 0.5 * len(words & {w for m in d.mentions for w in m.words}), d.start),
        )
        if ranked and named:
            return ranked[0]
    before = [d for d in dated if d.start < draft.main.span.start]
    return max(
        before,
        key=lambda d: max(m.sentence.index for m in d.mentions if m.span.start < draft.main.span.start),
        default=None,
    )


def closed(when: When) -> When:
    """The one day of an open stretch: "since Friday" is spoken of as that Friday."""
    day = when.start or when.stop
    return when if when.start and when.stop else replace(when, start=day, stop=day)


def shifted(when: When, by: Offset, source: str, reading: Reading) -> When:
    """The interval moved by the offset and widened by its slack."""
    assert when.start is not None
    assert when.stop is not None
    move = timedelta(days=int(by.days) if by.days >= 0 else -int(-by.days))
    late = timedelta(days=by.slack) if by.slack else timedelta(0)
    early = timedelta(0) if by.slack == 1 else late
    start, stop = date.fromisoformat(when.start[:10]) + move - early, date.fromisoformat(when.stop[:10]) + move + late
    said = by.span.of(reading.text)
    precision: Precision = "day" if by.slack <= 1 else "range"
    return When(
        start.isoformat(),
        stop.isoformat(),
        precision,
        said,
        f"{source}, {when.start}",
        f"{said!r} counted from {source}",
    )
