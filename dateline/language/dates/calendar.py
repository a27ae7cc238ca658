"""Arithmetic on days: weeks (ISO), months, quarters, seasons, years, decades; every period is a first and a last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]  # both inclusive
DAY = timedelta(days=1)
FIRST, LAST = date(1000, 1, 1), date(2999, 12, 31)


def month(year: int, number: int) -> Days:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days:
    return date(number, 1, 1), date(number, 12, 31)


def quarter(number: int, which: int) -> Days:
    return month(number, 3 * which - 2)[0], month(number, 3 * which)[1]


def half(number: int, which: int) -> Days:
    return month(number, 6 * which - 5)[0], month(number, 6 * which)[1]


def week(day: date) -> Days:
    """Monday to Sunday around the day."""
    monday = day - day.weekday() * DAY
    return monday, monday + 6 * DAY


def weekend(day: date) -> Days:
    monday = week(day)[0]
    return monday + 5 * DAY, monday + 6 * DAY


SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def season(number: int, code: str) -> Days:
    """The meteorological season of the north; a winter begins in December of its year."""
    first, last = SEASONS[code]
    return month(number, first)[0], month(number + (last < first), last)[1]


def decade(first: int) -> Days:
    return date(first, 1, 1), date(first + 9, 12, 31)


def add_months(day: date, count: int) -> date:
    """The same day `count` months away; the 31st becomes the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + count
    number, which = divmod(index, 12)
    number = min(max(number, 1000), 2999)
    return date(number, which + 1, min(day.day, monthrange(number, which + 1)[1]))


MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "night": 1}


def shift(day: date, count: float, unit: str) -> date:
    """The day `count` units away; hours and less stay on the day they reach."""
    try:
        if unit in MONTHS_IN:
            whole = add_months(day, round(count * MONTHS_IN[unit]))
            return whole if abs(count * MONTHS_IN[unit]) < 12000 else day
        hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}
        if unit in hours:
            return day + timedelta(days=round(count * hours[unit] / 24))
        moved = day + timedelta(days=round(count * DAYS_IN[unit]))
    except OverflowError:
        return FIRST if count < 0 else LAST
    return min(max(moved, FIRST), LAST)


def period(day: date, unit: str) -> Days:
    """The calendar unit that holds the day."""
    match unit:
        case "week" | "fortnight":
            return week(day)
        case "weekend":
            return weekend(day)
        case "month":
            return month(day.year, day.month)
        case "quarter":
            return quarter(day.year, (day.month + 2) // 3)
        case "year":
            return year(day.year)
        case "decade":
            return decade(day.year // 10 * 10)
        case "century":
            first = day.year // 100 * 100
            return date(max(first, 1), 1, 1), date(first + 99, 12, 31)
        case _:
            return day, day


def name(day: date, unit: str) -> str:
    """The TIMEX3 value of the calendar unit that holds the day: "1998-02-13", "1998-W07", "1998-02", "1998", "199"."""
    match unit:
        case "week" | "fortnight" | "weekend":
            number, which, _ = day.isocalendar()
            return f"{number}-W{which:02d}" + ("-WE" if unit == "weekend" else "")
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
        case "quarter":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "year":
            return f"{day.year:04d}"
        case "decade":
            return f"{day.year // 10}"
        case "century":
            return f"{day.year // 100}"
        case _:
            return day.isoformat()


def weekday(day: date, number: int, where: int) -> date:
    """The day of that weekday: the last up to `day` (where < 0), the next from it on (> 0), the last before (-2), after (2)."""
    if where < 0:
        base = day if where == -1 else day - DAY
        return base - (base.weekday() - number) % 7 * DAY
    base = day if where == 1 else day + DAY
    return base + (number - base.weekday()) % 7 * DAY


def safe(number: int, which: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(number, which, day)
    except ValueError:
        return None
