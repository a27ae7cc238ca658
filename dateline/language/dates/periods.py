"""Readers of expressions that name a period: months, quarters, seasons, years, decades, centuries, "last week"."""

from __future__ import annotations

import re
from datetime import date

from dateline.language.dates import calendar
from dateline.language.dates.calendar import DAY, Days
from dateline.language.dates.days import Found, capital, closest, group, told, year_of, year_told
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
    if said := group(found, "year", "shared"):
        year, relative = int(said), False
    elif (spoken := year_told(found, context)) is not None:
        year, (how, relative) = spoken, year_of(found, context)
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
    """The year of a month, a line why, and "event" when another event tells it."""
    day = context.day
    this = (day.year, day.month)
    if how == "same":
        return (context.last or day).year, "of the year the text spoke of last", "event"
    if how == "last":
        year = day.year if (day.year, number) < this else day.year - 1
    elif how == "next":
        year = day.year if (day.year, number) > this else day.year + 1
    elif how == "this" or number == day.month:
        year = day.year
    else:
        year = closest([date(y, number, 15) for y in (day.year - 1, day.year, day.year + 1)], context).year
    if (year, number) == this:
        return year, f"the month of {told(day)}", ""
    return year, f"the one {'next after' if (year, number) > this else 'last before'} {told(day)}", ""


def quarter(found: Found, context: Context) -> Meaning | None:
    """ "the third quarter of 1998", "Q3 2024", "the first half of this year"."""
    words = group(found, "ordinal")
    if group(found, "unit3"):
        return _years_quarter(found, context)
    which = int(group(found, "digit", "digit2") or 0) or context.words.lookup("ordinals", words) or 0
    unit = context.words.words.get("halves", {}).get(
        plain(group(found, "unit") or ""), plain(group(found, "unit") or "quarter")
    )
    top = 2 if unit == "half" else 4
    which = top if plain(words or "") in ("final", "last") else which
    if not 1 <= which <= top:
        return None
    said = group(found, "year", "year2", "year3")
    year = int(said) if said else context.day.year
    how = "written out" if said else f"counted from {told(context.day)}"
    if not said:
        step = relation(found, context, "yearrel", "yearrel2")
        year += STEP.get(step, 0)
        if (
            not step
            and not group(found, "own")
            and calendar.quarter(year, which if unit == "quarter" else which * 2)[0] > context.day
            and not context.ahead
        ):
            year -= 1
    days = calendar.half(year, which) if unit == "half" else calendar.quarter(year, which)
    value = f"{year:04d}-{'H' if unit == 'half' else 'Q'}{which}"
    return _made(days, value, "season", how, relative=not said)


def season(found: Found, context: Context) -> Meaning | None:
    code = context.words.lookup("seasons", found["season"])
    if found["season"] == "fall" and not group(found, "year", "rel", "mod", "yearrel") and not _article(context):
        return None
    year = group(found, "year")
    step = relation(found, context)
    if year:
        number, how = int(year), "written out"
    else:
        number = context.day.year + STEP.get(relation(found, context, "yearrel"), 0)
        how = f"counted from {told(context.day)}"
        first, _ = calendar.season(number, code)
        if (
            group(found, "yearrel") is None
            and step not in ("next", "this")
            and not context.ahead
            and first > context.day
        ):
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
    return _made((date(first, 1, 1), date(last, 12, 31)), f"{first:04d}/{last:04d}", "range", "written out")


def decade(found: Found, context: Context) -> Meaning | None:
    """ "the late 1970s", "the '90s", "los noventa": of the twentieth century unless it says more."""
    if digits := group(found, "digits"):
        first = int(digits)
    else:
        short = group(found, "short", "short2")
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
        if name == "night":
            value = f"{base.isoformat()}TNI"
            return Meaning("TIME", value, (base, base), "day", how, modifier, relative=True, depends="event")
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
        said = plain(group(found, "rel") or "")
        return neighbour(found, context) if step == "next" or said in ("previous", "prior") else None
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


def _article(context: Context) -> bool:
    """ "the fall" and "in fall" are a season; "fall" alone is a verb."""
    before = context.before.split()
    return bool(before) and before[-1].casefold() in ("the", "in", "last", "next", "by", "since", "of")


def neighbour(found: Found, context: Context) -> Meaning | None:
    """ "the day before", "the next day": beside another event's day."""
    said = plain(group(found, "direction") or ("before" if relation(found, context) == "last" else "after"))
    name = context.words.lookup("units", found["unit"]) or "day"
    base = calendar.shift(context.last or context.day, -1 if said in ("before", "earlier") else 1, name)
    how = f"the {name} {said} another event, which the page's date does not tell"
    return _made(
        calendar.period(base, name), calendar.name(base, name), PRECISION[name], how, relative=True, depends="event"
    )


def _instant(found: Found, context: Context, step: str) -> Meaning | None:
    return None


def _years_quarter(found: Found, context: Context) -> Meaning | None:
    """ "last year's quarter": the quarter before the anchor's, of that year."""
    base = calendar.shift(context.day, -1, "quarter")
    base = calendar.shift(base, STEP.get(relation(found, context, "yearrel2"), 0), "year")
    return _made(
        calendar.period(base, "quarter"),
        calendar.name(base, "quarter"),
        "season",
        f"counted from {told(context.day)}",
        relative=True,
    )


def the_unit(found: Found, context: Context) -> Meaning | None:
    """ "the week", "the weekend", "the quarter": the one under report, which is the last complete one for quarters."""
    name = context.words.lookup("units", found["unit"])
    if name == "year" and re.match(r"\s(?:ended|ending)\b", context.after):
        return Meaning("DURATION", "P1Y", None, "unknown", "a year that ends on the day told after it")
    back = name in ("quarter", "weekend")
    base = calendar.shift(context.day, -1, name) if back else context.day
    if name == "weekend":
        base = calendar.weekday(context.day, 5, -1)
    return _made(
        calendar.period(base, name),
        calendar.name(base, name),
        PRECISION[name],
        f"the {name} {'last before' if back else 'of'} {told(context.day)}",
        relative=True,
    )


def year_ago(found: Found, context: Context) -> Meaning | None:
    unit_, at = ("quarter", context.quarter) if context.quarter else ("year", context.day)
    if which := context.words.lookup("ordinals", group(found, "ordinal")):  # "the year-ago third quarter"
        year = at.year - (calendar.quarter(at.year, which)[0] > at)
        unit_, at = "quarter", calendar.quarter(year, which)[0]
    base = calendar.shift(at, -1, "year")
    how = f"the {unit_} a year before {told(at)}"
    return _made(calendar.period(base, unit_), calendar.name(base, unit_), PRECISION[unit_], how, relative=True)


def accounts(found: Found, context: Context) -> Meaning | None:
    """ "the latest period", "the 1988 quarter", "the same period last year": the quarter that the text spoke of last."""
    ago, number = group(found, "ago"), group(found, "year")
    if context.quarter is None or (not ago and not number and "latest period" not in plain(found[0])):
        return None
    base = calendar.shift(context.quarter, -1, "year") if ago else context.quarter
    base = base.replace(year=int(number), day=1) if number else base
    how = f"the quarter spoken of, {'a year before' if ago else 'of the year said' if number else 'as told'}"
    return _made(calendar.period(base, "quarter"), calendar.name(base, "quarter"), "season", how, relative=not number)


def year_end(found: Found, context: Context) -> Meaning | None:
    number = context.day.year - (0 if context.ahead or context.day.month > 3 else 1)
    day = date(number, 12, 31)
    value = (
        day.isoformat() if "-" in found[0] else f"{number:04d}"
    )  # TimeBank's: "year-end" is a day, "year's end" a year
    return _made((day, day), value, "day", f"the last day of the year of {told(context.day)}", relative=True)


def year_words(found: Found, context: Context) -> Meaning | None:
    """ "nineteen ninety-six", "January two thousand": years as broadcasters write them out."""
    value = context.words.numbers.value
    if group(found, "century"):
        rest = plain(found["rest"])
        number = int(value(found["century"])) * 100 + (0 if rest == "hundred" else int(value(rest)))
    else:
        number = 2000 + int(value(found["after"]) if group(found, "after") else 0)
    if month_said := group(found, "month"):
        which = context.words.lookup("months", month_said)
        return _made(calendar.month(number, which), f"{number:04d}-{which:02d}", "month", "written in words")
    return _made(calendar.year(number), f"{number:04d}", "year", "written in words")


_NTH_OF = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}


def week_of_month(found: Found, context: Context) -> Meaning | None:
    """ "the last week of March": of the month in the direction of the sentence, seven days from its start or end."""
    whole = month(found, context)
    if whole is None or whole.days is None:
        return None
    first, last = whole.days
    which, name = _NTH_OF[plain(found["which"])], plain(found["unit"])
    how = f"the {plain(found['which'])} {name} of a month, {whole.how}"
    if name == "weekend":
        saturday = (
            calendar.weekday(last - DAY, 5, -1) if which < 0 else calendar.weekday(first, 5, 1) + (which - 1) * 7 * DAY
        )
        days, value = (saturday, saturday + DAY), calendar.name(saturday, "weekend")
    elif name == "day":
        day = last if which < 0 else first + (which - 1) * DAY
        days, value = (day, day), day.isoformat()
    else:
        start = last - 6 * DAY if which < 0 else first + (which - 1) * 7 * DAY
        days, value = (start, start + 6 * DAY), calendar.name(start + 3 * DAY, "week")
    return _made(days, value, PRECISION[name], how, relative=whole.relative)
