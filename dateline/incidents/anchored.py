"""Dates counted from another incident: "two days after the kidnapping", "an hour later", "the same night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from dateline.incidents import latest, ties
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
COUNTED = re.compile(
    r"\s+(?!(?:in|at|on|by|near|and|to|that|this|which|it|then)\b)[^,.;:—)]{2,}", re.IGNORECASE
)  # "after the raid", not "after in May"
CONTADO = re.compile(r"\s+del?\b[^,.;:—)]{2,}", re.IGNORECASE)
NEAR, FAR = 2, 6  # sentences before in which a day is looked for
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
        part = match["part"] is not None  # "within the hour" is counted from a deed
        found.append(Offset(Span(match.start(), match.end()), 0, 0, None, day=part, far=part))
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
    told = named_after(match, sentence) if way in ("before", "after", "antes", "después") else None
    slack = SLACK.get(unit, 1 if unit in ("hour", "hora") and number > 8 and not back else 0)
    return Offset(
        Span(match.start(), match.end()), -number * UNITS[unit] if back else number * UNITS[unit], slack, told
    )


def named_after(match: re.Match[str], sentence: Span) -> Span | None:
    """What the words count from, up to the next comma; None where nothing is named: "died two days after."."""
    rest = Span(match.end(), min(sentence.stop, match.end() + 60))
    spanish = match.group().casefold().endswith(("después", "antes"))
    said = (CONTADO if spanish else COUNTED).match(match.string, rest.start, rest.stop)
    return Span(rest.start, said.end()) if said else None


def read(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Found | None:
    """A date by an offset from an incident that has one."""
    for found in offsets(draft, reading):
        named = day_before(found, draft, reading)
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
    first = next((t for t in within(reading.triggers, clause) if t.sense != "hint"), None)
    inside = [t for m in draft.mentions for t in m.triggers if first is not None and t.head == first.head]
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


def sentence_of(found: Offset, draft: Draft) -> Sentence:
    """The offset's sentence."""
    return next((m.sentence for m in draft.mentions if m.sentence.span.holds(found.span)), draft.main.sentence)


def day_before(found: Offset, draft: Draft, reading: Reading) -> TimeExpression | None:
    """The last day that the text names before words that count from a day."""
    if not found.day and (found.told is not None or not found.days):
        return None
    back = FAR if found.far else 0 if found.day else NEAR
    sentence = sentence_of(found, draft)
    return latest.day_before(found.span, sentence, reading, back=back, far=found.far, sayings=found.day)


def coarse(found: Offset, draft: Draft, reading: Reading) -> bool:
    """Whether the sentence itself names a longer time to count from: "Last October ... the night before"."""
    start = sentence_of(found, draft).span.start
    return any(start <= d.span.start < found.span.start and d.when.known and not d.depends for d in reading.dates)


def counted_from(found: Offset, draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Draft | None:
    """The incident the words name, else the one told just before."""
    dated = [d for d in drafts if d is not draft and d.when is not None and d.when.known]
    if found.told is not None and (named := of_name(found.told, dated, reading)) is not None:
        return named
    before = [d for d in dated if d.start < draft.main.span.start]
    return max(
        before,
        key=lambda d: max(m.sentence.index for m in d.mentions if m.span.start < draft.main.span.start),
        default=None,
    )


def of_name(told: Span, dated: Sequence[Draft], reading: Reading) -> Draft | None:
    """The incident that some words name, by its type and by words that it shares with them; None where nothing is shared."""
    named, words = within(reading.triggers, told)[:1], content(told.of(reading.text))
    types = {t.type for t in named} | {name for t in named for name in t.types[:1]}

    def shared(draft: Draft) -> float:
        return (draft.type in types) + 0.5 * len(words & {w for m in draft.mentions for w in m.words})

    best = max(dated, key=lambda d: (shared(d), -d.start), default=None)
    return best if best is not None and shared(best) else None


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
