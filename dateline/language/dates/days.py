"""Readers of expressions that name a day: "June 3, 2024", "Wednesday", "yesterday", "10 p.m. Friday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.language.dates import calendar
from dateline.language.dates.calendar import DAY, Days
from dateline.language.dates.meaning import Context, Meaning
from dateline.language.dates.vocabulary import plain

Found = re.Match[str]
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def told(day: date) -> str:
    """ "Thursday 2025-07-31" """
    return f"{NAMES[day.weekday()]} {day.isoformat()}"


def group(found: Found, *names: str) -> str | None:
    """The first of these groups that matched something."""
    known = found.groupdict()
    return next((known[name] for name in names if known.get(name)), None)


def timed(meaning: Meaning, found: Found, context: Context) -> Meaning:
    """The meaning with the clock time or part of day that stands beside the day."""
    clock, part = group(found, "clock", "clock2"), group(found, "part", "part2")
    code = context.words.lookup("parts", part) if part else None
    if clock and (hour := hours(clock, context)) is not None:
        return meaning.but(kind="TIME", value=f"{meaning.value}T{hour}", precision="time", clock=hour)
    if code:
        return meaning.but(kind="TIME", value=f"{meaning.value}{code}")
    return meaning


_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?[^\d]*?(a|p)?(?:\.?\s?m\b\.?)?\s*(?:[A-Z].*)?$", re.IGNORECASE)


def hours(said: str, context: Context) -> str | None:
    """ "10:35 p.m." is "22:35"."""
    low = plain(said)
    if (code := context.words.lookup("parts", low)) and code[1:3].isdigit():
        return str(code[1:])
    if digits := re.match(r"(\d{2})(\d{2}) ?(?:hours|hrs|gmt|utc|horas|h)", low):
        return f"{digits[1]}:{digits[2]}"
    low = re.sub(r"\A(?:las|la)\s", "", low)
    if word := re.match(r"([a-z]+)(?: y (media))?\b", low):
        value = context.words.numbers.values.get(word[1])
        low = f"{value}:{'30' if word[2] else '00'}{low[word.end() :]}" if value else low
    found = re.match(
        r"(\d{1,2})(?:[:.h](\d{2}))?(?: ?(?:and|to|a|y|-|–) ?\d{1,2}(?:[:.]\d{2})?)?\s*([ap]\.?\s?m)?", low
    )
    if found is None:
        return None
    hour, minute = int(found[1]), found[2] or "00"
    if found[3]:
        hour = hour % 12 + (12 if found[3][0] == "p" else 0)
    elif re.search(r"de la (?:tarde|noche)|afternoon|evening", low) and hour < 12:
        hour += 12
    zone = "Z" if low.endswith(("gmt", "utc")) and context.words.language == "es" else ""
    return f"{hour:02d}:{minute}{zone}" if hour < 25 else None


def iso(found: Found, context: Context) -> Meaning | None:
    day = calendar.safe(int(found["year"]), int(found["month"]), int(found["day"]))
    if day is None:
        return None
    return timed(Meaning("DATE", day.isoformat(), (day, day), how="written out"), found, context)


def slashes(found: Found, context: Context) -> Meaning | None:
    """Month first in English, day first in Spanish, the other way round where the calendar demands it."""
    a, b, number = int(found["a"]), int(found["b"]), int(found["year"])
    if number < 100:
        number += 2000 if number < 50 else 1900
    orders = [(a, b), (b, a)] if context.words.language == "en" and found["s"] != "." else [(b, a), (a, b)]
    for month, dom in orders:
        if (day := calendar.safe(number, month, dom)) is not None:
            return Meaning("DATE", day.isoformat(), (day, day), how="written in digits")
    return None


_NAME = re.compile(r"\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+")


def capital(found: Found, name: str, context: Context) -> bool:
    """ "may" and "march" are words first: English wants a capital letter, and for some a sign beside them."""
    said = found[name]
    if context.words.language != "en":
        return not (said[0].isupper() and not said.isupper() and _NAME.match(context.text, found.end(name)))
    if plain(said) in context.words.words["doubtful"]["words"] and _NAME.match(context.text, found.end(name)):
        return False
    if not said[0].isupper():
        return False
    doubtful = context.words.words["doubtful"]
    weekday = name == "weekday"
    beside = ("day", "year", "which", "clock", "clock2") if weekday else ("day", "year", "mod", "rel", "which")
    if plain(said) not in doubtful["words"] or group(found, *beside):
        return True
    before = context.before.split()
    signs = doubtful["weekday_signs"] if weekday else doubtful["signs"]
    return bool(before) and before[-1].casefold().lstrip("(\"'“‘") in signs


def _short(said: str, context: Context) -> int | None:
    """Spanish short months, read only between day and year ("23-sep-2020"): "mar" is also the sea."""
    number: int | None = context.words.words.get("months_short", {}).get(plain(said))
    return number


def weekday_day(found: Found, context: Context) -> Meaning | None:
    """ "el domingo 31", "Tuesday the 13th": the month near the anchor in which that day is that weekday."""
    number, dom = context.words.lookup("weekdays", found["weekday"]), _number(found["day"])
    if number is None or dom is None or not capital(found, "weekday", context):
        return None
    months = [calendar.add_months(context.day.replace(day=1), n) for n in range(-7, 8)]
    days = [d for m in months if (d := calendar.safe(m.year, m.month, dom)) is not None and d.weekday() == number]
    if not days:
        return None
    day = closest(days, replace(context, pointer=group(found, "rel") or ""))
    how = f"the {NAMES[number]} that is day {dom} of a month, nearest {told(context.day)}"
    return timed(Meaning("DATE", day.isoformat(), (day, day), how=how, relative=True), found, context)


def date_(found: Found, context: Context) -> Meaning | None:
    """A day of a month, with or without its year and weekday; "June 3-5" is three days."""
    month = context.words.lookup("months", found["month"]) or _short(found["month"], context)
    dom, last = _number(found["day"]), _number(group(found, "day2"))
    if month is None or dom is None or (found["month"].islower() and context.words.language == "en"):
        return None
    weekday = context.words.lookup("weekdays", group(found, "weekday"))
    year = group(found, "year") or year_told(found, context)
    if year or group(found, "rel", "yearrel"):
        number = (
            int(year)
            if year
            else context.day.year + {"last": -1, "this": 0, "next": 1}.get(_relation(found, context), 0)
        )
        day = calendar.safe(number, month, dom)
        how, relative = year_of(found, context) if year else (f"counted from {told(context.day)}", True)
    else:
        pointed = replace(context, pointer=group(found, "rel2", "rel3") or "")
        day, how = _nearest(month, dom, weekday, pointed)
        relative = True
    if day is None:
        return None
    end = calendar.safe(day.year, month, last) if last else day
    days = (day, end) if end and end >= day else (day, day)
    warning = ""
    if weekday is not None and weekday != day.weekday() and not last:
        warning = f"{day.isoformat()} is a {NAMES[day.weekday()]}, not a {NAMES[weekday]}"
    meaning = Meaning(
        "DATE", day.isoformat(), days, "day" if days[0] == days[1] else "range", how, relative=relative, warning=warning
    )
    return timed(meaning, found, context)


def year_told(found: Found, context: Context) -> int | None:
    """The year of "that year" and of "the year before last"; None where no year has been spoken of."""
    if group(found, "two"):
        return context.day.year - 2
    return (context.year or (context.last or context.day).year) if group(found, "told") else None


def year_of(found: Found, context: Context) -> tuple[str, bool]:
    """Why a date is of the year that its words name, and whether that is counted from the page's."""
    if group(found, "two"):
        return f"counted from {told(context.day)}", True
    return (
        ("of the year the text spoke of last", context.year is None) if group(found, "told") else ("written out", False)
    )


def _relation(found: Found, context: Context) -> str:
    said = group(found, "rel", "yearrel", "rel2")
    return str(context.words.lookup("relations", said) or "") if said else ""


def _number(said: str | None) -> int | None:
    digits = re.match(r"\d+", said or "")
    return int(digits[0]) if digits else (1 if said else None)


def _nearest(month: int, dom: int, weekday: int | None, context: Context) -> tuple[date | None, str]:
    """A day without its year: the year in which it is nearest in the direction the sentence speaks."""
    day = context.day
    years = [y for y in (day.year - 1, day.year, day.year + 1) if 1000 < y < 2999]
    days = [d for y in years if (d := calendar.safe(y, month, dom)) is not None]
    if weekday is not None and any(d.weekday() == weekday for d in days):
        days = [d for d in days if d.weekday() == weekday]
    if not days:
        return None, ""
    best = closest(days, context)
    side = "the day itself," if best == day else "next after" if best > day else "last before"
    return best, f"the year of the one {side} {told(day)}"


PAST = 5.0  # "fell in February", told in November


def closest(days: list[date], context: Context) -> date:
    """The day nearest to the anchor; one against the tense of the sentence counts as some times as far."""
    ahead = context.ahead
    if context.words.lookup("relations", context.pointer) in ("last", "next"):
        ahead = context.words.lookup("relations", context.pointer) == "next"

    def far(day: date) -> float:
        distance = (day - context.day).days
        against = {None: 2.0, True: 3.0, False: PAST}[ahead]
        return abs(distance) * (against if (distance < 0) == (ahead is True) and distance else 1.0)

    return min(days, key=far)


_ANY = re.compile(r"\b(?:on|for|was|is)\s(?:a|any|one|some)\s\Z", re.IGNORECASE)  # "on a Sunday in June"
WEEKS = {"last": -7, "next": 7, "pasada": -7, "próxima": 7}


def weekday_(found: Found, context: Context) -> Meaning | None:
    """ "Wednesday": the last one up to the anchor, the next one where the sentence looks ahead; "that Sunday" is open."""
    number = context.words.lookup("weekdays", found["weekday"])
    if number is None or not capital(found, "weekday", context):
        return None
    relation = _relation(found, context)
    if relation in ("same", "after", "before"):
        base = context.last or context.day
        day = calendar.weekday(base, number, {"same": 1, "after": 2, "before": -2}[relation])
        how = f"the {NAMES[number]} of another event, which the page's date does not tell"
        return timed(
            Meaning("DATE", day.isoformat(), (day, day), how=how, relative=True, depends="event"), found, context
        )
    if _ANY.search(context.before):
        value = f"XXXX-WXX-{number + 1}"
        return timed(
            Meaning("DATE", value, None, "unknown", f"some {NAMES[number]}: which is not said"), found, context
        )
    where, how = _side(relation, context)
    day = calendar.weekday(context.day, number, where)
    if not relation and context.changed and context.day <= (coming := day + 7 * DAY) <= context.changed:
        day, how = coming, "on which the page was last changed or before, after"
    if group(found, "week"):
        monday = calendar.week(context.day)[0]
        shift = next((n for w, n in WEEKS.items() if w in plain(found["week"])), 0)
        day, how = monday + (number + shift) * DAY, "of the week told, counted from"
    if day == context.day:
        how = "the same day as"
    meaning = Meaning(
        "DATE", day.isoformat(), (day, day), how=f"the {NAMES[number]} {how} {told(context.day)}", relative=True
    )
    return timed(meaning.but(mod=_mod(found, context)), found, context)


def _mod(found: Found, context: Context) -> str:
    return str(context.words.lookup("mods", group(found, "mod")) or "")


def _side(relation: str, context: Context) -> tuple[int, str]:
    if relation == "last":
        return -2, "before"
    if relation == "next":
        return 2, "after"
    ahead = context.ahead
    if ahead or (relation == "this" and ahead is None):
        return 1, "after"
    return -1, "before"


def deictic(found: Found, context: Context) -> Meaning | None:
    shift, part = context.words.words["deictic"][plain(found["word"])]
    day = context.day + shift * DAY
    how = (
        f"{abs(shift)} day{'s' if abs(shift) > 1 else ''} {'before' if shift < 0 else 'after'} {told(context.day)}"
        if shift
        else f"the day itself, {told(context.day)}"
    )
    days: Days = (
        (day - DAY, day) if part == "TNI" and plain(found["word"]) in ("overnight", "durante la noche") else (day, day)
    )
    meaning = Meaning(
        "TIME" if part else "DATE",
        day.isoformat() + part,
        days,
        "day" if days[0] == days[1] else "range",
        how,
        relative=True,
    )
    if (clock := group(found, "clock")) and (hour := hours(clock, context)):
        return meaning.but(kind="TIME", value=f"{day.isoformat()}T{hour}", precision="time", clock=hour)
    return meaning.but(mod=_mod(found, context))


STORY = timedelta(
    days=120
)  # from the day spoken of last to the page's, within which a bare number is of the same story
UNTIL = re.compile(r"\b(?:until|till|hasta)\s\Z", re.IGNORECASE)
BACK = 20  # a number so far below the last one's is of the next month


def month_day(found: Found, context: Context) -> Meaning | None:
    """ "the 5th of the month", "on the 5th", Spanish "el 5": of the month spoken of last, else in the direction of the sentence."""
    dom = _number(found["day"])
    if dom is None or not 1 <= dom <= 31:
        return None
    days = of_months(dom, context.day, (-1, 0, 1))
    if not days:
        return None
    day, how = closest(days, context), f"the day of the month nearest {told(context.day)}"
    if not group(found, "of") and (spoken := of_story(dom, context)):
        day, how = spoken, f"of the month the text spoke of last, not after {told(context.day)}"
    return timed(Meaning("DATE", day.isoformat(), (day, day), how=how, relative=True), found, context)


def of_story(dom: int, context: Context) -> date | None:
    """The day of that number of the month spoken of last, or of the next where the text had gone further in it."""
    last = context.last
    if context.month is not None:
        return next((d for d in of_months(dom, context.month, (0,)) if d <= context.day), None)
    if last is None or not timedelta(0) <= context.day - last <= STORY:
        return None
    if UNTIL.search(context.before):  # "from the 3rd until the 8th", "desde hoy hasta el día 8"
        return next((d for d in of_months(dom, last, (0, 1)) if d >= last), None)
    if context.ahead:
        return None
    months = (1, 0, -1) if last.day - dom > BACK else (0, -1)
    return next((d for d in of_months(dom, last, months) if d <= context.day), None)


def of_months(dom: int, base: date, months: tuple[int, ...]) -> list[date]:
    """The days of that number in months counted from that of `base`."""
    firsts = [calendar.add_months(base.replace(day=1), n) for n in months]
    return [d for m in firsts if (d := calendar.safe(m.year, m.month, dom)) is not None]
