"""Names in a row below a headline: "Ana Ruiz in Lima, Luis Gil in Cuzco · 3 May 2024", "Jane Roe, Kampala", "Jane Roe, staff writer".

A field of the row is names when each of its parts is a person, or says where the person before it is or what their work is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.articles import cues, dates
from dateline.types import Span

_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'.\-]*"
_LINK = r"(?:de|del|la|las|los|van|von|der|den|da|dos|di|al|el|bin|ibn|ould|abu|du|le)"
_SIGNER = rf"{_CAP}(?:\s(?:{_LINK}\s){{0,2}}(?:(?:[dl][’']|(?:a[dlnrstz]|ash|el)-){_CAP}|{_CAP})){{1,3}}"
_PLACE = rf"{_CAP}(?:\s(?:(?:de|del|la|el|of)\s)?{_CAP}){{0,3}}"
_ROLE = r"(?i:(?:our |nuestr[oa] )?(?:[\w-]+ ){0,2}(?:correspondent|reporter|writer|editor|columnist|corresponsal|enviad[oa] especial|columnista|redactora?|periodista)s?(?: (?:in|for|en|de|del) .{2,30})?)"
PERSON = re.compile(
    rf"(?P<name>{_SIGNER})(?P<where>\s(?:reports? from|reporting from|in|en|desde|from)\s{_PLACE}|\s\({_PLACE}\))?"
)
ASIDE = re.compile(
    rf"{_PLACE}|{_ROLE}|(?:an?|our|the|una?|el|la) .*|(?i:agenc\w+|staff|redacción|news agencies|wires?)"
)
JOINT = re.compile(r"\s?;\s|,?\s(?:and|y|&|with|con)\s|,\s|\s/\s")
FIELDS = re.compile(rf"{cues.FIELD}|(?<=\))\.\s")
_DAY = re.compile(rf"(?:^|[\s,]+)(?i:{cues.WEEKDAY})\W*$")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
Person = Callable[[str], bool]


def names(text: str, is_person: Person, *, alone: bool) -> list[Span]:
    """The persons of the first field that is names. A row without a day or a time counts where it stands `alone`
    below its headline, and says where somebody is or what their work is, or names two."""
    dated = bool(dates.find(text) or _CLOCK.search(text))
    if not dated and not alone:
        return []
    found: list[Span] = []
    stop = 0
    for start, end in _fields(text):
        if found and "/" not in text[stop:start]:
            break
        spans, told = _persons(text, start, end, is_person)
        if spans and (dated or told or len(spans) > 1):
            found += spans
        elif found:
            break
        stop = end
    return found


def _fields(text: str) -> list[tuple[int, int]]:
    """Where each field begins and ends, its day left out."""
    found = [_bare(text, start, stop) for start, stop in cues.stretches(FIELDS, text)]
    return [(start, stop) for start, stop in found if stop - start > 4]


def _bare(text: str, start: int, stop: int) -> tuple[int, int]:
    days = dates.find(text[start:stop])
    if (
        days
        and text[start : start + days[0].start].strip(" ,.")
        and not _DAY.fullmatch(text[start : start + days[0].start])
    ):
        stop = start + days[0].start
    elif days:
        start += days[-1].stop
    if day := _DAY.search(text[start:stop]):
        stop = start + day.start()
    while start < stop and text[start] in " ,.":
        start += 1
    while stop > start and text[stop - 1] in " ,":
        stop -= 1
    return start, stop


def _persons(text: str, start: int, stop: int, is_person: Person) -> tuple[list[Span], bool]:
    """The persons, and whether a place or a role is told of one; none when a part is neither."""
    found: list[Span] = []
    told = False
    for at, end in cues.stretches(JOINT, text, start, stop):
        hit = PERSON.fullmatch(text, at, end)
        if hit and is_person(hit["name"]):
            found.append(Span(at, at + len(hit["name"])))
            told |= bool(hit["where"])
        elif found and ASIDE.fullmatch(text, at, end):
            told = True
        else:
            return [], False
    return found, told
