"""Readers of lengths and repetitions: "two weeks ago", "the past three months", "for ten years", "every day"."""

from __future__ import annotations

import re
from datetime import date

from dateline.language.dates import calendar
from dateline.language.dates.calendar import DAY, Days
from dateline.language.dates.days import Found, group, hours, told
from dateline.language.dates.meaning import Context, Kind, Meaning
from dateline.language.dates.vocabulary import plain
from dateline.types import Precision

CODE = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W", "weekend": "{}WE",
    "fortnight": "{}W", "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}DE", "century": "{}CE",
}  # fmt: skip
# How many days to either side "N units ago" leaves open: half a unit for weeks and months, a quarter for years.
SLACK = {
    "week": 3,
    "fortnight": 4,
    "weekend": 3,
    "month": 15,
    "quarter": 45,
    "year": 91,
    "decade": 1200,
    "century": 9000,
}
ORDER = (
    "century",
    "decade",
    "year",
    "quarter",
    "month",
    "fortnight",
    "week",
    "weekend",
    "day",
    "night",
    "hour",
    "minute",
    "second",
)
MONTHS_KNOWN = 12 * 5000  # "13.8 billion years ago" is no day of a calendar
PRECISION: dict[str, Precision] = {
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "quarter": "season",
}


def length(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: "P3M", "PT2H", "PXY" when the number is vague."""
    if unit == "fortnight" and number:
        number *= 2
    shown = "X" if not number else f"{number:.0f}" if number == int(number) else f"{number:g}"
    return "P" + CODE[unit].format(shown)


def approx(found: Found, context: Context) -> str:
    said = group(found, "approx")
    if not said:
        return ""
    return str(context.words.lookup("approx", said) or context.words.words.get("approx_ago", {}).get(plain(said), ""))


def _unit(found: Found, context: Context, name: str = "unit") -> str | None:
    unit: str | None = context.words.lookup("units", group(found, name))
    return unit


def ago(found: Found, context: Context) -> Meaning | None:
    """ "two weeks ago" counts from the page's date; "two weeks earlier" and "two days after" from another event."""
    unit = _unit(found, context)
    number = context.words.number(group(found, "number")) if group(found, "number") else 0
    direction = context.words.lookup("directions", found["direction"])
    if plain(found["unit"]) == "tiempo":
        return Meaning("DURATION", "PXM", None, "unknown", "an unsaid time before", relative=True)
    if unit is None or number is None or direction is None:
        return None
    if not group(found, "number") and plain(found["unit"]) == unit:
        return None
    sign = -1 if direction in ("ago", "before") else 1
    depends = direction in ("before", "after")
    base = (context.last or context.day) if depends else context.day
    modifier = approx(found, context)
    if not number and context.words.language == "es":
        return Meaning(
            "DURATION",
            length(0, unit),
            None,
            "unknown",
            f"an unsaid number of {unit}s",
            modifier,
            True,
            "event" if depends else "",
        )
    if not number:
        kind = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Meaning(
            "DATE",
            kind,
            None,
            "unknown",
            f"an unsaid number of {unit}s {'before' if sign < 0 else 'after'} {told(base)}",
            modifier,
            True,
            "event" if depends else "",
        )
    number += 0.5 if group(found, "half", "half2") else 0
    if number * calendar.MONTHS_IN.get(unit, 0) > MONTHS_KNOWN:
        return Meaning("DATE", "PAST_REF", None, "unknown", "longer ago than any calendar", modifier, relative=True)
    day = calendar.shift(base, sign * number, unit)
    if group(found, "unit2") and (more := context.words.number(found["number2"])):
        day = calendar.shift(day, sign * more, _unit(found, context, "unit2") or "day")
    days = _bounded(day, SLACK.get(unit, 0), modifier, sign, base)
    slack = SLACK.get(unit, 0)
    if unit == "year" and number == 1 and not modifier and context.quarter:
        unit, day = "quarter", calendar.shift(context.quarter, sign, "year")
    unit = "year" if number % 1 and unit in ("century", "decade") and context.words.language == "en" else unit
    value = calendar.name(day, unit) if context.words.language == "en" or direction == "hence" else length(number, unit)
    how = f"{number:g} {unit}{'s' if number != 1 else ''} {'before' if sign < 0 else 'after'} {told(base)}"
    if depends:
        return Meaning(
            "DATE",
            value,
            days,
            PRECISION.get(unit, "day"),
            f"counted from another event ({found[0]!r}), not from the page's date",
            modifier,
            True,
            "event",
        )
    if unit in ("hour", "minute", "second"):
        return Meaning("TIME", day.isoformat(), (day - (number > 6) * DAY, day), "day", how, modifier, relative=True)
    return Meaning("DATE", value, days, PRECISION.get(unit, "day") if slack else "day", how, modifier, relative=True)


def apart(found: Found, context: Context) -> Meaning | None:
    """ "two days after the attack": a length counted from another event."""
    unit, number = _unit(found, context), context.words.number(found["number"])
    if unit is None or number is None:
        return None
    how = f"counted from another event ('{found[0]} {found['direction']} ...'), not from the page's date"
    return Meaning("DURATION", length(number, unit), None, "unknown", how, approx(found, context), depends="event")


def _bounded(day: object, slack: int, modifier: str, sign: int, base: object) -> Days:
    """ "almost two weeks ago" lies between then and now, "more than a year ago" before it."""
    assert isinstance(day, date)
    early, late = day - slack * DAY, day + slack * DAY
    if modifier in ("LESS_THAN", "EQUAL_OR_LESS"):
        return (day, late) if sign < 0 else (early, day)
    if modifier in ("MORE_THAN", "EQUAL_OR_MORE"):
        return (early, day) if sign < 0 else (day, late)
    return early, late


def vague_ago(found: Found, context: Context) -> Meaning | None:
    """ "years ago", "days later"."""
    unit = _unit(found, context)
    direction = context.words.lookup("directions", found["direction"])
    if unit is None or found["unit"].casefold() == unit:
        return None
    past = direction in ("ago", "before")
    return Meaning(
        "DATE",
        "PAST_REF" if past else "FUTURE_REF",
        None,
        "unknown",
        "an unsaid number",
        relative=True,
        depends="" if direction == "ago" else "event",
    )


def span(found: Found, context: Context) -> Meaning | None:
    """ "the past three months": a length that ends (or begins) at the anchor."""
    unit = _unit(found, context)
    said_number = group(found, "number")
    number = (
        2.0
        if said_number and plain(said_number) == "couple of"
        else context.words.number(said_number)
        if said_number
        else 0
    )
    if unit is None or number is None:
        return None
    if _LASTS.search(context.before) and found.start("rel") == found.start():
        return None  # "expected to last three weeks"
    said = plain(found["rel"])
    forward = said in context.words.words.get("forward", {}).get("words", ["next", "coming", "following"])
    day = context.day
    days: Days | None = None
    if number:
        other = calendar.shift(day, number if forward else -number, unit)
        days = (day, other) if forward else (other, day)
    if not number and unit == "year" and said in _LATELY:
        return Meaning("DATE", "PAST_REF", None, "unknown", "the years before, without a number", relative=True)
    if not number:
        return Meaning(
            "DURATION",
            length(0, unit),
            None,
            "unknown",
            "a length without a number",
            approx(found, context),
            relative=True,
        )
    how = f"the {number:g} {unit}s {'from' if forward else 'up to'} {told(day)}"
    return Meaning("DURATION", length(number, unit), days, "range", how, approx(found, context), relative=True)


def duration(found: Found, context: Context) -> Meaning | None:
    unit, number = _unit(found, context), context.words.number(found["number"])
    if unit is None or number is None:
        return None
    if unit == "quarter" and (number <= 1 or "-" in found[0]):
        return None
    if unit == "second" and number == 1:
        return None  # "a second device"
    if plain(found["number"]) in ("a", "an") and (unit != plain(found["unit"]) or context.after.startswith("-long")):
        return None  # "a decades-long war"
    if plain(found["number"]) in ("a", "an") and _RATE.search(context.before):
        return None
    if plain(found["number"]) == "many" and context.before.endswith("as "):
        return None  # "the second in as many weeks"
    if plain(found["number"]) == "one" and unit in ("day", "night") and _UNSAID.match(context.after):
        return None  # "one day last week"
    part = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}.get(group(found, "frac") or "", 0.0)
    number += part + (0.5 if group(found, "half", "half2") else 0)
    value = length(number, unit)
    finer = {"hour": "M", "minute": "S"}.get(unit)
    if number % 1 == 0.5 and finer and context.words.language == "en":
        value = f"PT{int(number)}{unit[0].upper()}30{finer}" if number > 1 else f"PT30{finer}"
    elif part == 0.5 and unit == "year":
        value = f"P{int(number)}Y6M"
    second = _unit(found, context, "unit2") if group(found, "unit2") else None
    if second and ORDER.index(second) <= ORDER.index(unit):
        return None  # "a month, a year" are two lengths
    if second and (more := context.words.number(found["number2"])):
        value = _joined(value, length(more, second))
    return Meaning("DURATION", value, None, "unknown", "a length of time, not a day", approx(found, context))


def _joined(first: str, second: str) -> str:
    if "T" in second and "T" in first:
        return first + second[2:]
    return first + second[1:]


def durations(found: Found, context: Context) -> Meaning | None:
    """ "for years": a length without a number."""
    unit = _unit(found, context)
    if context.before.endswith("as many "):
        return None
    if unit == "hour" and _EARLY.search(context.before):
        return None  # "in the early hours of Thursday"
    return (
        None if unit is None else Meaning("DURATION", length(0, unit), None, "unknown", "a length of time, not a day")
    )


def set_(found: Found, context: Context) -> Meaning | None:
    """What comes again: "every day", "weekly", "twice a month"."""
    how = "comes again, so it is no day"
    if word := group(found, "word"):
        return Meaning("SET", context.words.lookup("sets", word), None, "unknown", how)
    if per := group(found, "per", "per2"):
        unit = context.words.lookup("units", per)
        return None if unit is None else Meaning("SET", length(1, unit), None, "unknown", how)
    said = plain(found["unit"])
    if (number := context.words.lookup("weekdays", said)) is not None:
        return Meaning("SET", f"XXXX-WXX-{number + 1}", None, "unknown", how)
    if (unit := context.words.lookup("units", said)) is not None:
        other = plain(group(found, "other") or "")
        return Meaning("SET", length(_times(other, context), unit), None, "unknown", how)
    if (part := context.words.lookup("parts", said)) is not None:
        return Meaning("SET", f"XXXX-XX-XX{part}", None, "unknown", how)
    month = context.words.lookup("months", said)
    return Meaning("SET", f"XXXX-{month:02d}", None, "unknown", how) if month and found["unit"][0].isupper() else None


def _times(other: str, context: Context) -> float | None:
    """ "every other week" is two, "every few months" an unsaid number."""
    if other in ("other", "second"):
        return 2
    if other in context.words.numbers.values:
        return context.words.number(other)
    return 0 if other in context.words.words["vague"] else 1


def so_long(found: Found, context: Context) -> Meaning | None:
    """ "a week-long siege", "decades-long", "half a century"."""
    if part := group(found, "part"):
        years = {"century": 100, "decade": 10}[plain(found["whole"])] * {"half": 0.5, "quarter": 0.25}[plain(part)]
        return Meaning("DURATION", length(years, "year"), None, "unknown", "a length of time, not a day")
    number = 0 if re.match(r"\w+s-?long", found[0], re.IGNORECASE) else 1
    unit = _unit(found, context) or "day"
    return Meaning("DURATION", length(number, unit), None, "unknown", "a length of time, not a day")


def weekdays(found: Found, context: Context) -> Meaning | None:
    """ "Tuesdays", "Tuesday nights": again and again."""
    if not found["weekday"][0].isupper():
        return None
    names = [w for w in context.words.words["weekdays"] if w.startswith(found["weekday"].casefold())]
    number = context.words.words["weekdays"][names[0]]
    part = context.words.lookup("parts", group(found, "part", "part2")) or ""
    return Meaning("SET", f"XXXX-WXX-{number + 1}{part}", None, "unknown", "comes again, so it is no day")


def reference(found: Found, context: Context) -> Meaning | None:
    words, said = context.words.words, plain(found["word"])
    value = words["references"].get(said) or words.get("moments", {}).get(said)
    return Meaning("DATE", value, None, "unknown", "no day is meant")


_ASIDE = re.compile(r"\s?\([^)]{3,24}\),?\s(?:on\s|el\s)?(?P<weekday>\w{5,12})\b")


def _day_beside(context: Context) -> date | None:
    """ "at 9:30 a.m. (1330 GMT) Thursday": the day behind the aside."""
    aside = _ASIDE.match(context.text, context.stop)  # "a.m." may look like the end of the sentence
    number = context.words.lookup("weekdays", aside["weekday"]) if aside else None
    return None if number is None else calendar.weekday(context.day, number, 1 if context.ahead else -1)


def clock(found: Found, context: Context) -> Meaning | None:
    """A time of day without a day: on the day the text spoke of last."""
    said = found["clock"]
    hour = hours(said, context)
    if hour is None:
        return None
    day = _day_beside(context) or context.last or context.day
    return Meaning(
        "TIME",
        f"{day.isoformat()}T{hour}",
        None,
        "time",
        "a time of day; the day is said elsewhere",
        relative=True,
        depends="day",
        clock=hour,
    )


def part_alone(found: Found, context: Context) -> Meaning | None:
    """ "at dawn", "by midnight"."""
    code = context.words.lookup("parts", group(found, "part", "part2")) or "TMO"
    day = context.last or context.day
    return Meaning(
        "TIME",
        f"{day.isoformat()}{code}",
        None,
        "time",
        "a time of day; the day is said elsewhere",
        relative=True,
        depends="day",
    )


def same_part(found: Found, context: Context) -> Meaning | None:
    """ "that night", "the next morning": of another event's day."""
    code = context.words.lookup("parts", found["part"])
    step = context.words.lookup("relations", found["rel"])
    day = (context.last or context.day) + {"after": 1, "before": -1}.get(step, 0) * DAY
    return Meaning(
        "TIME",
        f"{day.isoformat()}{code}",
        (day, day),
        "day",
        "a part of another event's day",
        relative=True,
        depends="event",
    )


def same_day(found: Found, context: Context) -> Meaning | None:
    """ "later that day", "earlier in the evening": the day of another event."""
    code = "" if plain(found["unit"]) == "day" else str(context.words.lookup("parts", found["unit"]))
    day = context.last or context.day
    how = "the day of another event, which the page's date does not tell"
    kind: Kind = "TIME" if code else "DATE"
    return Meaning(kind, f"{day.isoformat()}{code}", (day, day), "day", how, relative=True, depends="event")


_LATELY = ("recent",)
_LASTS = re.compile(r"\b(?:to|will|would|could|may|might|can|must|should|not)\s\Z", re.IGNORECASE)
_UNSAID = re.compile(r"\s(?:last|in|on|when|after|before|of|this|next)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|wee|small|late|business|office|working|opening|visiting)\s\Z", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\d|\b(?!for|was|is|as|this|has)\w{2,20}s|illion|hundred|thousand|dozen|once|twice)\s\Z", re.IGNORECASE
)
