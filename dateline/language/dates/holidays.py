"""Holidays: a fixed day, a weekday of a month, or days from Easter; each follows from its year alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.language.dates import calendar
from dateline.language.dates.calendar import DAY
from dateline.language.dates.days import Found, closest, group, told
from dateline.language.dates.meaning import Context, Meaning

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|(?P<in>\d\d)/(?P<weekday>[0-6])/(?P<nth>-?\d)|easter(?P<from>[+-]\d+)"
)


def day_of(rule: str, year: int) -> date | None:
    """The day of a rule in a year: "12-25", "11/3/4" (the fourth Thursday of November), "easter-2"."""
    found = _RULE.fullmatch(rule)
    if found is None:
        return None
    if found["month"]:
        return calendar.safe(year, int(found["month"]), int(found["day"]))
    if found["from"]:
        return easter(year) + int(found["from"]) * DAY
    first, last = calendar.month(year, int(found["in"]))
    nth, weekday = int(found["nth"]), int(found["weekday"])
    if nth < 0:
        return calendar.weekday(last, weekday, -1) + (nth + 1) * 7 * DAY
    return calendar.weekday(first, weekday, 1) + (nth - 1) * 7 * DAY


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday(found: Found, context: Context) -> Meaning | None:
    """ "Christmas", "Labor Day 2019": of the year told, or of the nearest year in the direction of the sentence."""
    if not found["holiday"][0].isupper():
        return None
    rule = context.words.lookup("holidays", found["holiday"])
    how = "a holiday whose day its year tells"
    if year := group(found, "year"):
        day, relative = day_of(rule, int(year)), False
    else:
        day, relative = _nearest(rule, context, group(found, "rel")), True
        how += f", nearest {told(context.day)}"
    return Meaning("DATE", day.isoformat(), (day, day), how=how, relative=relative) if day else None


def _nearest(rule: str, context: Context, pointer: str | None) -> date | None:
    year = context.day.year
    days = [day for number in (year - 1, year, year + 1) if (day := day_of(rule, number))]
    relation = context.words.lookup("relations", pointer)
    if relation in ("last", "next"):
        days = [day for day in days if (day >= context.day if relation == "next" else day < context.day)]
    return closest(days, replace(context, pointer=pointer or "")) if days else None


def memorable(found: Found, context: Context) -> Meaning:
    """ "9/11", "the Sept. 11 attacks": days that are named without their year ever after."""
    day = date(2001, 9, 11)
    return Meaning("DATE", day.isoformat(), (day, day), how="the day of 2001 that goes by this name")
