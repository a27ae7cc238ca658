"""A row around a headline that says who filed from where: "Amman: Rania Shuqair, Wednesday", "Our Correspondent, Chandpur",
"Ana Ruiz | Río Grande, Zac.", "APS · PORT OF SPAIN, Trinidad · 8 January 2025".

Every part of it is a writer, an agency, a place, a day, a role or a lead. It tells a place when there is one and somebody filed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.articles import cues, dates
from dateline.articles.line import Line
from dateline.types import Span

PEOPLE = 10_000  # of a town whose name alone may stand for it
ROWS = 6  # lines above the text that are looked at when no headline stands above them
ASIDE = ("body", "subhead", "headline", "teaser", "caption", "credit", "notice", "kicker", "meta")
LONGEST, PARTS = 140, 8  # characters and parts of such a row
CUT = re.compile(
    r"\s*(?:[|·•;]+|//|::|—|–|[()])\s*,?|\s+-{1,2}\s+|\.\s?-\s|\s+/\s+|(?<=\w):\s|,\s|(?<=[^\W_]{3})(?<!Prof)(?<!Sept)\.\s+(?=[A-ZÀ-Þ\d])|\s{3,}"
    r"|\s(?:(?:reports?|reporting)\sfrom|in|en|desde|(?<=especial\s)a)\s(?=[A-ZÀ-Þ])"
)
PLACE = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:\s(?:(?:de|del|la|el|of|the)\s){0,2}[A-ZÀ-Þ][\w’'.-]+){0,3}")
DESK = re.compile(
    r"(?:(?:From\s)?(?i:our|a|the)\s)?(?:(?:Special|Staff|Agency|City|Crime|Court|Bureau|Own|News|Web|District|Foreign|Regional|[A-Z]\w+)\s){0,3}(?:Own\s)?(?i:correspondents?|reporters?|newsroom|desk|staff(?:\s(?:writers?|reporters?|correspondents?))?)|Agencias"
    r"|[A-Z]{2,6}\s(?:Staff|Correspondents?|Reporters?|Newsroom|Desk)|Redacci[óo]n(?:\s[A-ZÀ-Þ][\w’'-]+)?|Corresponsal(?:es)?"
)
ROLE = re.compile(
    r"(?i:(?:[\w-]+ ){0,2}(?:reporters?|correspondents?|writers?|editors?|columnists?|staff|special|corresponsal(?:es)?|enviad[oa]s?(?: especiales| especial)?|redactora?|periodistas?|cronistas?)"
    r"|by|por|text[os]*|words|story|report|published|posted|updated|actualizad[oa]|publicad[oa]|filed|[AP]\.?M\.?|(?:local )?time|[A-Z]{2,4}T)"
)
LEAD = re.compile(r"(?i:from|a report by|nota de|informe de)\s")
ROUND = re.compile(r"\s(?:in|en|desde|from)\s")  # a row that any sentence may look like
LETTERS = re.compile(r"[A-Z]{2,5}")
DAY = re.compile(rf"(?i:{cues.WEEKDAY}|{'|'.join(dates.MONTHS)})\b.*|.*\d.*")
Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Filed:
    """Spans of the page."""

    place: Span | None
    writers: tuple[Span, ...]
    agency: Span | None


def rows(above: list[Line], text: list[Line]) -> Iterator[Filed]:
    """What the rows between the headline and the text say, the nearest to the text first."""
    title = max((n for n, line in enumerate(above) if line.label == "headline"), default=len(above) - 1 - ROWS)
    is_place, is_person = placer(text), _writer(text, above[: max(0, title)])
    for n in reversed(range(max(0, title + 1), len(above))):
        line = above[n]
        near = {other.label for other in above[max(0, n - 1) : n + 2]}
        if line.label in ASIDE or (ROUND.search(line.text) and not near & {"date", "byline"}):
            continue
        if found := read(line.text, is_place, is_person, at=line.span.start):
            yield found


def read(text: str, is_place: Test, is_person: Test, *, at: int = 0) -> Filed | None:
    """What a row says whose text begins at `at` of the page, or None when a part of it is nothing of the kind."""
    if len(text) > LONGEST:
        return None
    parts = [(start, stop) for start, stop in cues.stretches(CUT, text) if text[start:stop].strip(" .,")]
    if not 2 <= len(parts) <= PARTS:
        return None
    kinds: list[str] = []
    for start, stop in parts:
        kinds.append(_kind(text[start:stop], kinds[-1] if kinds else "", is_place, is_person))
    return _filed(text, parts, kinds, at) if all(kinds) else None


def placer(text: list[Line]) -> Test:
    """Whether a name is a known place's, or one where the text says that something is."""

    def answer(name: str) -> bool:
        named = re.compile(rf"\b(?:in|at|near|en)\s{re.escape(usual(name))}\b")
        return is_known(name) or any(named.search(line.text) for line in text)

    return answer


def _writer(text: list[Line], top: list[Line]) -> Test:
    """Whether a name may be a person's: no desk, no name of the site above its headline, and nothing that the text speaks of
    as a place."""

    def answer(name: str) -> bool:
        if any(name.casefold() in line.text.casefold() for line in top):
            return False
        opens = cues.phrases("byline", "function").match(name) or cues.is_chrome(name)
        placed = cues.spoken_of(name)
        return not (opens or cues.phrases("byline", "nobody").search(name) or any(placed.search(x.text) for x in text))

    return answer


def is_known(name: str) -> bool:
    """A country, or a town or a region with people enough that its name alone may open a text."""
    from dateline.language.places import load
    from dateline.language.places.spelling import key

    return any(entry.kind == "country" or entry.people >= PEOPLE for entry in load().find(key(name)))


def usual(name: str) -> str:
    """The name as a text writes it."""
    return name.title() if name.isupper() else name


def _filed(text: str, parts: list[tuple[int, int]], kinds: list[str], at: int) -> Filed | None:
    of = {kind: [n for n, other in enumerate(kinds) if other == kind] for kind in set(kinds)}
    places, persons, wires = of.get("place", []), of.get("writer", []), of.get("agency", [])
    loud = len(places) == 1 and "day" in of and text[slice(*parts[places[0]])].isupper() and dates.find(text)
    if len(places) > 1 or len(wires) > 1 or not (persons or wires or "desk" in of or loud) or len(parts) == len(wires):
        return None
    if len(persons) == len(parts) and ROUND.search(text):
        return None
    place = None
    if wires and not (places or persons or "desk" in of) and not dates.find(text):
        return None
    if places:
        first = places[0]
        last = first + (kinds[first + 1 : first + 2] == ["region"] and "(" not in text[parts[first][1] : parts[-1][1]])
        place = Span(at + parts[first][0], at + parts[last][1])
    spans = [_bare(text, *parts[n], at) for n in persons]
    return Filed(place, tuple(spans), Span(at + parts[wires[0]][0], at + parts[wires[0]][1]) if wires else None)


def _bare(text: str, start: int, stop: int, at: int) -> Span:
    """The name without what leads it."""
    lead = LEAD.match(text[start:stop]) or cues.phrases("byline", "starts").match(text[start:stop])
    start += lead.end() if lead else 0
    return Span(at + start + len(text[start:stop]) - len(text[start:stop].lstrip(" :")), at + stop)


def _kind(part: str, before: str, is_place: Test, is_person: Test) -> str:
    """What one part is; the empty word when it is nothing of the row's."""
    lead = LEAD.match(part) or cues.phrases("byline", "starts").match(part)
    name = part[lead.end() :].strip(" :") if lead else part.strip(" .")
    if DESK.fullmatch(name) or DESK.fullmatch(part):
        return "desk"
    if DAY.fullmatch(part):
        return "day"
    if not name or ROLE.fullmatch(part.strip(" .:")) or cues.is_chrome(part):
        return "role"
    if LETTERS.fullmatch(part) and not cues.phrases("dateline", "letters").fullmatch(part):
        return "agency"
    if not lead and before == "place" and _is_region(part):
        return "region"
    if not lead and PLACE.fullmatch(part) and is_place(part):
        return "place"
    if cues.NAMES_ONLY.fullmatch(name) and " " in name and is_person(name):
        return "writer"
    return "agency" if cues.phrases("byline", "wires").fullmatch(part) else ""


def _is_region(part: str) -> bool:
    """One word or an abbreviation behind a place ("Zac.", "N.S.", "Haiti")."""
    return bool(re.fullmatch(r"[A-ZÀ-Þ][\w’'-]*\.?|(?:[A-Z]\.){2,3}|[A-Z]{2}", part))
