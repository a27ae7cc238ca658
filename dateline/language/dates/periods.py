"""Readers of expressions that name a period: months, quarters, seasons, years, decades, centuries, "last week"."""

from __future__ import annotations

from datetime import date

from dateline.language.dates import calendar
from dateline.language.dates.calendar import DAY, Days
from dateline.language.dates.days import Found, capital, group, told
from dateline.language.dates.meaning import Context, Meaning
from dateline.language.dates.vocabulary import plain
from dateline.types import Precision

STEP = {"last": -1, "next": 1, "this": 0}
PRECISION: dict[str, Precision] = {
    "day": "day", "week": "week", "weekend": "range", "fortnight": "week", "month": "month", "quarter": "season",
    "year": "year", "decade": "range", "century": "range", "night": "day",
}  # fmt: skip


def relation(found: Found, context: Context, *names: str) -> str:
    said = group(found, *(names or ("rel", "rel2", "rel3")))
    return str(context.words.lookup("relations", said) or "") if said else ""


def mod(found: Found, context: Context) -> str:
    return str(context.words.lookup("mods", group(found, "mod")) or "")


def narrowed(days: Days, modifier: str) -> Days:
    """The third of a period that "early", "mid" or "late" picks out."""
    third = (days[1] - days[0]).days // 3
    match modifier:
        case "START":
            return days[0], days[0] + third * DAY
        case "MID":
            return days[0] + third * DAY, days[1] - third * DAY
        case "END":
            return days[1] - third * DAY, days[1]
        case _:
            return days


def _made(
    days: Days,
    value: str,
    precision: Precision,
    how: str,
    modifier: str = "",
    *,
    relative: bool = False,
    depends: str = "",
) -> Meaning:
    return Meaning("DATE", value, narrowed(days, modifier), precision, how, modifier, relative, depends)


def month(found: Found, context: Context) -> Meaning | None:
    """A month, of the year that is written, or of the year nearest in the direction of the sentence."""
    number = context.words.lookup("months", found["month"])
    if number is None or not capital(found, "month", context):
        return None
    how, relative, other = "written out", True, ""
    if said := group(found, "year"):
        year, relative = int(said), False
    elif relation(found, context) and context.words.words["year_word"] in found[0].casefold():
        year = context.day.year + STEP.get(relation(found, context), 0)
        how = f"counted from {told(context.day)}"
    else:
        year, how, other = _month_year(number, relation(found, context), context)
    if group(found, "direction"):
        year -= 1
    return _made(
        calendar.month(year, number),
        f"{year:04d}-{number:02d}",
        "month",
        how,
        mod(found, context),
        relative=relative,
        depends=other,
    )


def _month_year(number: int, how: str, context: Context) -> tuple[int, str, str]:
    day = context.day
    ahead = context.ahead
    this = (day.year, day.month)
    if how == "last":
        year = day.year if (day.year, number) < this else day.year - 1
    elif how == "next" or (ahead and how != "this"):
        year = day.year if (day.year, number) > this or (number == day.month and how != "next") else day.year + 1
    elif how == "this":
        year = day.year
    elif how == "same":
        return (context.last or day).year, "of the year the text spoke of last", "event"
    else:
        year = day.year if number <= day.month else day.year - 1
    side = "this very month" if (year, number) == this else "next after" if (year, number) > this else "last before"
    return year, f"the one {side} {told(day)}" if side != "this very month" else f"the month of {told(day)}", ""


def quarter(found: Found, context: Context) -> Meaning | None:
    """ "the third quarter of 1998", "Q3 2024", "the first half of this year"."""
    words = group(found, "ordinal")
    which = int(group(found, "digit", "digit2") or 0) or context.words.lookup("ordinals", words) or 0
    unit = context.words.words.get("halves", {}).get(
        plain(group(found, "unit") or ""), plain(group(found, "unit") or "quarter")
    )
    top = 2 if unit == "half" else 4
    which = top if which == 4 and words and "f" in words[:2] and "inal" in words else which
    if not 1 <= which <= top:
        return None
    said = group(found, "year", "year2")
    year = int(said) if said else context.day.year
    how = "written out" if said else f"counted from {told(context.day)}"
    if not said:
        step = relation(found, context, "yearrel")
        year += STEP.get(step, 0)
        if (
            not step
            and calendar.quarter(year, which if unit == "quarter" else which * 2)[0] > context.day
            and not context.ahead
        ):
            year -= 1
    days = calendar.half(year, which) if unit == "half" else calendar.quarter(year, which)
    value = f"{year:04d}-{'H' if unit == 'half' else 'Q'}{which}"
    return _made(days, value, "season", how, relative=not said)


def season(found: Found, context: Context) -> Meaning | None:
    code = context.words.lookup("seasons", found["season"])
    year = group(found, "year")
    step = relation(found, context)
    if year:
        number, how = int(year), "written out"
    else:
        number = context.day.year + STEP.get(relation(found, context, "yearrel"), 0)
        how = f"counted from {told(context.day)}"
        first, _ = calendar.season(number, code)
        if group(found, "yearrel") is None and step != "next" and not context.ahead and first > context.day:
            number -= 1
        if step == "last" and calendar.season(number, code)[1] >= context.day:
            number -= 1
        if (step == "next" or (context.ahead and step != "last")) and calendar.season(number, code)[1] < context.day:
            number += 1
    return _made(
        calendar.season(number, code),
        f"{number:04d}-{code}",
        "season",
        how,
        mod(found, context),
        relative=not year,
        depends="event" if step == "same" else "",
    )


def year(found: Found, context: Context) -> Meaning | None:
    number = int(found["year"])
    return _made(calendar.year(number), f"{number:04d}", "year", "written out", mod(found, context))


def years(found: Found, context: Context) -> Meaning | None:
    first, second = int(found["year"]), found["year2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last < first + 200:
        return None
    return _made((date(first, 1, 1), date(last, 12, 31)), f"{first:04d}", "range", "written out")


def decade(found: Found, context: Context) -> Meaning | None:
    """ "the late 1970s", "the '90s", "los noventa": of the twentieth century unless it says more."""
    if digits := group(found, "digits"):
        first = int(digits)
    else:
        short = group(found, "short")
        first = 1900 + int(short if short else context.words.lookup("decades", group(found, "word", "word2")))
    return _made(calendar.decade(first), f"{first // 10}", "range", "a decade", mod(found, context))


_ROMAN = {"XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}
_NTH = {
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def century(found: Found, context: Context) -> Meaning | None:
    word = group(found, "word") or ""
    number = int(group(found, "number") or 0) or _NTH.get(word.casefold()) or _ROMAN.get(word.upper()) or 0
    if not 10 <= number <= 30:
        return None
    first = (number - 1) * 100
    return _made(
        (date(max(first, 1), 1, 1), date(first + 99, 12, 31)),
        f"{number - 1}",
        "range",
        "a century",
        mod(found, context),
    )


def unit(found: Found, context: Context) -> Meaning | None:
    """ "last week", "this year", "the end of the month"; "the next day", "that week" hang on another event."""
    name = context.words.lookup("units", found["unit"])
    step = relation(found, context) or ("this" if group(found, "the") or group(found, "mod") else "")
    modifier = mod(found, context)
    if name in (None, "second", "minute", "hour") or not step:
        return _instant(found, context, step)
    if step in ("same", "before", "after"):
        base = calendar.shift(context.last or context.day, {"same": 0, "before": -1, "after": 1}[step], name)
        how = f"the {name} {'of' if step == 'same' else step} another event, which the page's date does not tell"
        return _made(
            calendar.period(base, name),
            calendar.name(base, name),
            PRECISION[name],
            how,
            modifier,
            relative=True,
            depends="event",
        )
    if name in ("day", "night") and step != "this":
        return None
    base = calendar.shift(context.day, STEP[step], name)
    days = calendar.period(base, name)
    if name == "night":
        return Meaning(
            "TIME",
            f"{context.day.isoformat()}TNI",
            (context.day, context.day),
            "day",
            f"the night of {told(context.day)}",
            relative=True,
        )
    how = f"the {name} {'of' if not STEP[step] else 'before that of' if STEP[step] < 0 else 'after that of'} {told(context.day)}"
    return _made(days, calendar.name(base, name), PRECISION[name], how, modifier, relative=True)


def _instant(found: Found, context: Context, step: str) -> Meaning | None:
    return None
