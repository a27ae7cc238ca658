"""Which of its two days "overnight" was: a clock time of the deed tells, "The shooting took place at 3:01 a.m."."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.incidents.draft import Draft, Found
from dateline.incidents.reading import within
from dateline.incidents.ties import Telling
from dateline.incidents.votes import HAPPENS
from dateline.language.dates import TimeExpression
from dateline.types import When

MORNING, EVENING = "09:00", "17:00"  # a night ends before the one and begins after the other


def read(draft: Draft, telling: Telling, value: Found | None) -> Found | None:
    """The night's day; None where the row's time is no night, or no sentence of the row has a clock time."""
    when = value.value if value is not None else None
    if value is None or not isinstance(when, When) or not night(value, when, telling):
        return None
    clock = told_at(draft, telling)
    if clock is None or MORNING <= (at := str(clock.when.at)) < EVENING:
        return None
    day = when.stop if at < MORNING else when.start
    how = f"{when.how}; {clock.when.said!r} is of {day}"
    return replace(value, value=replace(when, start=day, stop=day, precision="day", how=how), how=how)


def night(value: Found, when: When, telling: Telling) -> bool:
    """Whether the time is a night with the evening before it."""
    if not when.start or not when.stop:
        return False
    first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.stop[:10])
    return last - first == timedelta(days=1) and any(
        d.span == value.quote and d.type == "TIME" for d in telling.reading.dates
    )


def told_at(draft: Draft, telling: Telling) -> TimeExpression | None:
    """The first clock time without a day of its own in the sentences that speak of the row."""
    reading = telling.reading
    own = {s.index for s in telling.speaks[draft.key]}
    for sentence in reading.sentences:
        if sentence.index in own or HAPPENS.search(reading.text, sentence.span.start, sentence.span.stop):
            for said in within(reading.dates, sentence.span):
                if said.depends == "day" and said.when.at:
                    return said
    return None
