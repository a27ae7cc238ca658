"""Full dates as stamps write them, English and Spanish and ISO, each with its clock and zone where stated.

"07/08/2025" can be two days: the interval from the earlier to the later, unless the page shows its order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["day first", "month first"]
Ask = Callable[[], Order | None]  # asked only where a day could be two

# English and Spanish first; the stamps of German, French, Italian, Portuguese and Dutch pages are read too.
_NAMES = (
    "jan january ene enero januar jänner janvier gennaio janeiro januari", "feb february febrero februar février febbraio fevereiro februari",
    "mar march marzo märz mär mrz mars março maart", "apr april abr abril avril aprile", "may mayo mai maggio maio mei",
    "jun june junio juni juin giugno junho", "jul july julio juli juillet luglio julho", "aug august ago agosto août augustus",
    "sep sept september septiembre setiembre septembre settembre setembro", "oct october octubre okt oktober octobre ottobre outubro",
    "nov november noviembre novembre novembro", "dec december dic diciembre dez dezember décembre dicembre dezembro",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
ZONES = {"Z": "+00:00", "GMT": "+00:00", "UTC": "+00:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
         "EST": "-05:00", "EDT": "-04:00", "ET": "", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
         "PDT": "-07:00", "AEST": "+10:00", "AEDT": "+11:00", "IST": "", "JST": "+09:00", "SAST": "+02:00", "EAT": "+03:00", "WAT": "+01:00",
         "WIB": "+07:00", "PHT": "+08:00", "PKT": "+05:00", "NPT": "+05:45", "HKT": "+08:00", "SGT": "+08:00", "MSK": "+03:00"}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_SEP = r"(?:,|\sde|\sdel|\sof|\.)?\s?"
_CLOCK = re.compile(
    r"[\sT,|@·•–—-]{0,4}(?:at|a las?|kl\.?|um|-)?\s?(?P<h>[01]?\d|2[0-3])(?:[:.h](?P<m>[0-5]\d))(?::\d\d(?:\.\d+)?)?\s?"
    rf"(?P<half>[ap]\.?\s?m\b\.?)?(?:\s?(?P<zone>[+-]\d\d:?\d\d|(?:{'|'.join(ZONES)})\b))?", re.I)  # fmt: skip
_PATTERNS = tuple(re.compile(pattern, re.I) for pattern in (
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<mo>0?[1-9]|1[0-2])[-/.](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)",
    rf"(?<![\w])(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|º|\.)?{_SEP}(?:-)?(?P<mon>{_MONTH}){_SEP}(?:-)?(?P<y>(?:19|20)\d\d)(?!\d)",
    rf"\b(?P<mon>{_MONTH})\s(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)(?!\d)",
    r"(?P<y>(?:19|20)\d\d)年(?P<mo>\d{1,2})月(?P<d>\d{1,2})日",
    rf"(?<!\d)(?P<d>0?[1-9]|[12]\d|3[01])\s(?P<mon>{_MONTH})\s[\w. ]{{0,12}}\((?P<y>(?:19|20)\d\d)\)",
    r"(?<![\d/])(?P<a>0[1-9]|[12]\d|3[01])/(?P<b>0[1-9]|[12]\d|3[01])/(?P<y>[0-3]\d)(?![\d/])",
    r"(?<![\d/])(?P<a>0?[1-9]|[12]\d|3[01])(?:\s?[/-]|\.)\s?(?P<b>0?[1-9]|[12]\d|3[01])(?:\s?[/-]|\.)\s?(?P<y>(?:19|20)\d\d)(?!\d)",
))  # fmt: skip
_SHORT = re.compile(r"\d\d/\d\d/\d\d")
_ISSUE = re.compile(
    rf"\b(?P<mon>{_MONTH})(?:\sde)?\s(?P<y>(?:19|20)\d\d)\s(?:issue|edition|number)\b|\b(?:issue|edition|edición|número) (?:of|for|de) (?P<mon2>{_MONTH})(?:\sde)?\s(?P<y2>(?:19|20)\d\d)\b", re.I)  # fmt: skip

_LEAD, _END = r"[A-ZÀ-Þ][^.\n()]{2,50}?,\s", r"\b\s?(?:\(|[-–—])"
_OPENINGS = tuple(re.compile(_LEAD + pattern + _END, re.I) for pattern in (
    rf"(?P<d>0?[1-9]|[12]\d|3[01])\s(?P<mon>{_MONTH})\s(?P<y>\d{{4}}|\d\d)",
    rf"(?P<mon>{_MONTH})\s(?P<d>0?[1-9]|[12]\d|3[01]),?\s(?P<y>\d{{4}})",
))  # fmt: skip
CENTURY = 50  # "14 SEP 89" is of 1989, "14 SEP 24" of 2024


@dataclass(frozen=True, slots=True)
class Stamp:
    """Characters [start, stop) state a day between `first` and `last`; `at` has the clock, and the zone if stated."""

    start: int
    stop: int
    first: str
    last: str
    at: str | None = None


def order(text: str, *, day_first: bool = False) -> Order | None:
    """How a page writes its numbers: "13/05/2025" anywhere shows that the day stands first; else `day_first`, the language's way."""
    pairs = [(int(hit["a"]), int(hit["b"])) for hit in _PATTERNS[-1].finditer(text)]
    days, months = any(a > 12 >= b for a, b in pairs), any(b > 12 >= a for a, b in pairs)
    if days == months:
        low = text.lower()
        days = any(_is_spelled(low, month=b, day=a) for a, b in pairs if a != b)
        months = any(_is_spelled(low, month=a, day=b) for a, b in pairs if a != b)
    if days != months:
        return "day first" if days else "month first"
    return "day first" if day_first and not months else None


def _is_spelled(low: str, *, month: int, day: int) -> bool:
    """The text has this day in words, too ("Nov 6" beside "06/11/2025")."""
    if month > 12:
        return False
    names = "|".join(name for name, number in MONTHS.items() if number == month)
    return bool(re.search(rf"\b(?:{names})\b\.?\s0?{day}\b(?!\d|[:.]\d)|\b0?{day}\s(?:de\s)?(?:{names})\b", low))


def opening(text: str) -> Stamp | None:
    """The day that a wire's place line states: "SAN MIGUEL, 14 SEP 89 (RADIO JOCOTIQUE) -- ", "SRINAGAR, June 2, 2024 (AP) -"."""
    hit = next((hit for pattern in _OPENINGS if (hit := pattern.match(text))), None)
    if not hit:
        return None
    year = int(hit["y"]) if len(hit["y"]) == 4 else int(hit["y"]) + (2000 if int(hit["y"]) < CENTURY else 1900)
    day = _day(year, MONTHS[hit["mon"].lower().rstrip(".")], int(hit["d"]))
    return Stamp(min(hit.start("d"), hit.start("mon")), hit.end("y"), day, day) if day else None


def issue(text: str) -> Stamp | None:
    """The month of a magazine's issue: "March 2025 issue"."""
    hit = _ISSUE.search(text)
    if not hit:
        return None
    year, month = int(hit["y"] or hit["y2"]), MONTHS[(hit["mon"] or hit["mon2"]).lower().rstrip(".")]
    after = date(year + month // 12, month % 12 + 1, 1).isoformat()
    return Stamp(hit.start(), hit.end(), date(year, month, 1).isoformat(), shift(after, -1))


def find(text: str, *, order: Ask | None = None) -> list[Stamp]:
    """Every full date, in order, overlaps resolved for the earlier pattern; `order` tells how the page writes days in numbers."""
    if "20" not in text and "19" not in text and not ("/" in text and _SHORT.search(text)):
        return []
    found: list[Stamp] = []
    for pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            stamp = _stamp(text, hit, order)
            if stamp and all(stamp.stop <= other.start or other.stop <= hit.start() for other in found):
                found.append(stamp)
    return sorted(found, key=lambda stamp: stamp.start)


def iso(value: str) -> Stamp | None:
    """The one date of a short value such as a meta tag's content, or None."""
    stamps = find(value[:80])
    if stamps:
        return stamps[0]
    hit = re.match(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|T|\d{4,6}|$)", value)
    day = _day(*map(int, hit.groups())) if hit else None
    return Stamp(0, len(value), day, day) if day else None


def shift(day: str, days: int) -> str:
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() + days)).isoformat()


def _stamp(text: str, hit: re.Match[str], order: Ask | None) -> Stamp | None:
    groups = hit.groupdict()
    year = int(groups["y"]) + (2000 if len(groups["y"]) == 2 else 0)
    if "a" in groups:
        a, b = int(groups["a"]), int(groups["b"])
        month_first, day_first = _day(year, a, b), _day(year, b, a)
        way = order() if order and month_first and day_first and a != b else None
        way = way or ("day first" if month_first and day_first and "." in hit[0] else None)
        chosen = {"day first": day_first, "month first": month_first}[way] if way else None
        days = [chosen] if chosen else sorted({day for day in (month_first, day_first) if day})
    else:
        month = int(groups["mo"]) if groups.get("mo") else MONTHS[groups["mon"].lower().rstrip(".")]
        days = [day for day in (_day(year, month, int(groups["d"])),) if day]
    if not days:
        return None
    clock = _CLOCK.match(text, hit.end())
    at = _at(days[0], clock) if clock and len(days) == 1 else None
    stop = hit.start() + len(text[hit.start() : clock.end()].rstrip()) if clock and at else hit.end()
    return Stamp(hit.start(), stop, days[0], days[-1], at)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _at(day: str, clock: re.Match[str]) -> str | None:
    hour = int(clock["h"])
    if clock["half"]:
        hour = hour % 12 + 12 * clock["half"].lower().startswith("p")
    return f"{day}T{hour:02}:{clock['m']}{_zone(clock['zone'] or '')}"


def _zone(words: str) -> str:
    if words[:1] in ("+", "-"):
        return words if ":" in words else f"{words[:3]}:{words[3:]}"
    return ZONES.get(words.upper(), "")
