"""The place line of one story and the agency that sent it, each as a span of the page.

"HATTIESBURG, Miss. (WPBH) -" names no agency: a station is none.
"""

from __future__ import annotations

import re

from dateline.articles import cues, dates, filed
from dateline.articles.line import Line
from dateline.types import Span

FIELDS = re.compile(r"\s+[|·•/—–-]+\s+|(?<=[^\W_]{4})(?<!Sept)\.\s+")  # between the fields of a row
PLACE = re.compile(
    rf"[A-ZÀ-Þ][\w’'-]+(?:\s(?:de|del|la|el|[A-ZÀ-Þ][\w’'-]+)){{0,3}}(?:,\s(?!(?i:{cues.WEEKDAY}|{'|'.join(dates.MONTHS)})\b)[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'-]+){{0,2}})?"
)
NAMED_SO = re.compile(
    r"(?:San|Santa|Santo|São|Saint|St\.?|Port|Puerto|Villa|Ciudad|New|Nueva|Nuevo|El|La|Las|Los|Al|Fort|Mount|Cape|Lake|North|South|East|West)\s"
)
DAYS = re.compile(
    rf"(?:\s\([A-ZÀ-Þ][^()\d]{{2,30}}\))?,\s(?:(?i:{cues.WEEKDAY})\b,?\s?)?(?:\d{{1,2}}[\s/.-]|(?i:{'|'.join(dates.MONTHS)})\b|$)"
)  # behind a place
ALONE = re.compile(rf"(?P<place>{cues.PLACE})(?P<region>,\s[A-ZÀ-Þ][\w’'. -]{{2,30}}?)\W*")
BEHIND = re.compile(
    rf"(?P<name>{cues.NAME}),\s(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){{0,2}})(?=[.,]\s|\s[•·|–—-]\s)"
)  # "Tonio Scerri, Valletta, 28 February 2024"
IN_PLACE = re.compile(
    rf"\b(?i:by|por) {cues.NAME},? (?:in|en|desde) (?P<place>{PLACE.pattern})$"
)  # "By Jane Roe, in Gbarnga"
LEAD = re.compile(r"(?i:compiled|filed|written|escrito|redactado) (?:in|from|en|desde)\s")
_MONTH = rf"(?i:{'|'.join(dates.MONTHS)})\.?"
FIRST_DAY = re.compile(  # "Friday 31 October 2025, Bolu"
    rf"(?:(?:19|20)\d\d-\d\d-\d\d|(?:(?i:{cues.WEEKDAY}),?\s)?(?:\d{{1,2}}\s(?:de\s)?{_MONTH}|{_MONTH}\s\d{{1,2}},)\s(?:de\s)?(?:19|20)\d\d(?:\s\(\w+\))?),\s"
)
WIRE = re.compile(r"\d\D{0,12}\((?P<agency>[A-ZÀ-Þ][\w .&-]{1,40})\)")
AGENCIES = re.compile(r" (?:and|y|e) (?:news )?agenc\w+$", re.I)
SIGNS = re.compile(r"\b(?:by|por|actualizado|updated)\b", re.I)  # in a row of the writer's
ROWS, LONGEST = 6, 140  # lines above the text that may hold such a row, and its characters
SHORT = 80  # characters of a line above the text that holds place and day
LEAST = 2  # paragraphs, one of which it opens in a rarer way
OPENING = 4  # paragraphs, one of which a dateline opens
DIGEST = 3  # paragraphs that other places open: no place is the story's own
END = 3  # lines below the text that may name the agency alone
LETTERS = 3  # of the name in capitals of a town that the text names nowhere else
SLASHED = re.compile(rf"(?P<place>{cues.PLACE}/{cues.PLACE})\s?[–—-]\s(?=[\w“\"«¿¡])")  # "KADUGLI/NAIROBI -"
BRACKETED = re.compile(  # "(Nairobi, April 13, 2021) – Agents have"
    rf"\((?P<place>{cues.MIX}),\s(?:\d{{1,2}}\s(?:de\s)?{_MONTH}|{_MONTH}\s\d{{1,2}}),?\s(?:del?\s)?(?:19|20)\d\d\)\s?[.:]?[–—-]?\s(?=[\w“\"«¿¡])"
)
WIRED = re.compile(
    rf"(?P<place>{cues.MIX}{cues.REGION})\s\((?P<agency>[^()]{{3,40}})\)\.\s(?=[A-ZÀ-Þ¿¡“«])"
)  # "Quito (Agencia Andina). Un"
COLON = re.compile(  # "Arian Khabar, Kunduz: Hundreds of", "Faizabad: The fourth of"
    rf"(?:(?P<agency>[A-Z]{{2,6}}|[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){{1,2}}),\s)?(?P<place>{cues.MIX}{cues.REGION}):\s(?=[A-ZÀ-Þ“\"‘«¿¡])"
)
_DASH = r"(?:[.:]?\s?(?:--|[–—-])\s?|:\s)"
_NEXT = r"(?=[A-ZÀ-Þ“\"‘«¿¡])"
LETTERED = tuple(  # "NANS/Kumasi: ", "(NANS, Kumasi) ", "KUMASI/NANS - ", "KUMASI, May 3, NANS -", "(NANS) - "
    re.compile(pattern + _NEXT)
    for pattern in (
        rf"(?P<agency>[A-Z]{{2,8}})(?:/|,\s)(?P<place>{cues.MIX}{cues.REGION})\s?{_DASH}",
        rf"\((?P<agency>[A-Z]{{2,8}})(?:/|,\s)(?P<place>{cues.MIX}{cues.REGION})\)\s?{_DASH}?",
        rf"(?P<place>{cues.PLACE}{cues.REGION})(?:/|{cues.DAY},\s)(?P<agency>[A-Z]{{2,4}})\s?{_DASH}",
        rf"[(\[](?P<agency>[A-Z]{{2,8}})[)\]]\s?{_DASH}?",
    )
)
OFF = re.compile(
    rf"(?:[(\[]({cues.MIX}{cues.REGION})[)\]]\s?{_DASH}?|\*+({cues.MIX}{cues.REGION})\*+\s?{_DASH}?|({cues.PLACE}{cues.REGION})\s\|\s|({cues.PLACE}{cues.REGION}),\s(?i:{cues.WEEKDAY})\s?{_DASH})\s?{_NEXT}"
)
SUMMARY = 250  # characters of a summary
TEXT = 80  # characters of a paragraph that a place and a colon open
HOUSE = re.compile(  # "ARIAN KHABAR NEWS AGENCY", "Hilal News Wire"
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]+\s){1,3})(?i:news ?wire|news agency|press agency|press service|news service|press union|wire)\b"
)
SOURCE = re.compile(
    r"(?:^|[|·•—–/-]\s)(?i:sources?\s?:|fuentes?\s?:|agency\s?:|agencia\s?:|via|vía|con información de)\s(?P<agency>[A-Z]{2,8}(?=$|\W)|[A-ZÀ-Þ][\w’ -]{3,40})"
)
INTO = 4  # lines from the first paragraph on among which such a row may stand
_JOINT = re.compile(r"\s?/\s?")


def read(paragraphs: list[Line], above: list[Line], into: list[Line] | None = None) -> tuple[Span | None, Span | None]:
    """The place words of the story's dateline, and its agency; `into` are the lines that follow `above`.

    It opens one of the first paragraphs (a summary may stand before it), or is the last short line above them.
    """
    if _is_digest(paragraphs):
        return None, None
    for number, line in enumerate(paragraphs[:OPENING]):
        found = cues.dateline(line.text) or _said_again(line, paragraphs, above)
        spoken = found and found[0].rstrip().endswith(":") and not found["agency"]
        if found and (number == 0 or not spoken) and not (spoken and _speaks(paragraphs, found["place"])):
            return _spans(line, found)
    lettered = _with_letters(paragraphs[0]) if paragraphs else None
    if lettered and lettered[0]:
        return lettered
    for number, line in enumerate(paragraphs[:LEAST]):
        found = _in_other_ways(line.text)
        if found and (number == 0 or _is_after_summary(paragraphs)):
            return _spans(line, found)
    if paragraphs and (found := _with_colon(paragraphs, above)):
        return _spans(paragraphs[0], found)
    if paragraphs and (off := _marked_off(paragraphs[0])):
        return off, None
    above = [*above, *(line for line in into or () if line.label not in filed.ASIDE)]
    for line in reversed(above[-6:]):
        found = cues.PLACE_DAY.fullmatch(line.text) or (len(line.text) < SHORT and cues.DATED.match(line.text)) or None
        named = found and not cues.phrases("dateline", "never").match(found["place"])
        if found and named and _may_be_place(found["place"], paragraphs, above):
            return _spans(line, found)
    place, wire = _with_wire(above) or _alone_above(above, paragraphs) or _below_writer(above) or (None, None)
    place, wire = (place, wire) if place else _in_row(above, paragraphs)
    place, wire = (place, wire) if place else _filed(above, paragraphs)
    place = place or _stopped(paragraphs)
    return place, wire or (lettered[1] if lettered else None)


def _stopped(paragraphs: list[Line]) -> Span | None:
    """A known place and a stop that open the text, where nothing else tells the place ("Cuenca. Cuatro personas")."""
    found = cues.STOPPED.match(paragraphs[0].text) if paragraphs else None
    if not found or len(found["place"]) <= LETTERS or cues.phrases("dateline", "never").match(found["place"]):
        return None
    return _spans(paragraphs[0], found)[0] if filed.is_known(found["place"]) else None


def _filed(above: list[Line], paragraphs: list[Line]) -> tuple[Span | None, Span | None]:
    """The place of a row that says who filed from where, and the agency of one."""
    found = list(filed.rows(above, paragraphs))
    place = next((row.place for row in found if row.place), None)
    return place, next((row.agency for row in found if row.agency), None)


def _is_after_summary(paragraphs: list[Line]) -> bool:
    """A short first paragraph is the story's summary, where those below do not open with places one after another."""
    first, second, *rest = paragraphs
    return len(first.text) < SUMMARY and second.tag != "li" and not any(_in_other_ways(line.text) for line in rest)


def _in_other_ways(text: str) -> re.Match[str] | None:
    """Two places with a slash, a place and day in brackets, an agency that says so before a stop, a town and region before one."""
    found = WIRED.match(text)
    if found and (found["agency"].isupper() or cues.phrases("byline", "wires").fullmatch(found["agency"])):
        return found
    return SLASHED.match(text) or BRACKETED.match(text) or cues.PLAIN.match(text)


def _with_letters(line: Line) -> tuple[Span | None, Span | None] | None:
    """An agency's letters and a known place, either way, or the letters alone in brackets, that open the text."""
    for pattern in LETTERED:
        found = pattern.match(line.text)
        letters = found["agency"] if found else ""
        if found and not cues.phrases("dateline", "letters").fullmatch(letters) and not filed.is_known(letters):
            place = found["place"] if "place" in pattern.groupindex else ""
            if place and "/" in found[0] and place.isupper() and found.start("agency") == 0:
                continue  # "KADUGLI/NAIROBI -"
            if place and filed.is_known(place.split(",")[0]):
                return _spans(line, found)
            if not place and not cues.phrases("dateline", "stations").fullmatch(found["agency"]):
                at = line.span.start
                return None, Span(at + found.start("agency"), at + found.end("agency"))
    return None


def _marked_off(line: Line) -> Span | None:
    """A known place in brackets, between stars, or before a bar or a weekday ("[Kumasi]", "KUMASI | ", "KUMASI, Tuesday -")."""
    found = OFF.match(line.text)
    place = found and next(group for group in found.groups() if group)
    if not found or not place or not filed.is_known(place.split(",")[0]):
        return None
    at = line.span.start + line.text.index(place)
    return Span(at, at + len(place))


def _with_colon(paragraphs: list[Line], above: list[Line]) -> re.Match[str] | None:
    """A known place and a colon that open the text, or the site's own name before them."""
    line = paragraphs[0]
    found = COLON.match(line.text) if len(line.text) > TEXT else None
    if not found or _speaks(paragraphs, found["place"]) or cues.phrases("dateline", "never").match(found["place"]):
        return None
    named = found["agency"]
    is_own = not named or any(named.casefold() in other.text.casefold() for other in above)
    return found if is_own and filed.placer(paragraphs)(found["place"].split(",")[0]) else None


def _with_wire(above: list[Line]) -> tuple[Span | None, Span | None] | None:
    """A place and its agency that are a line of their own below the headline ("KINGSTON, Jamaica (APS)")."""
    title = max((n for n, line in enumerate(above) if line.label == "headline"), default=len(above) - LEAST)
    for line in reversed(above[max(0, title + 1) :]):
        found = cues.FILED_ALONE.fullmatch(line.text) if line.label not in filed.ASIDE else None
        if found and filed.is_known(found["place"].split(",")[0]):
            return _spans(line, found)
    return None


def _alone_above(above: list[Line], paragraphs: list[Line]) -> tuple[Span, None] | None:
    """A place in capitals and its land right above the text ("BLANGOUA, Cameroon"), when the text names it, too."""
    line = above[-1] if above and above[-1].label in ("short", "chrome", "title", "kicker", "subhead") else None
    found = ALONE.fullmatch(line.text) if line else None
    if (
        line
        and found
        and found["place"].isupper()
        and (_is_named(filed.usual(found["place"]), paragraphs, above) or filed.is_known(found["place"]))
    ):
        return Span(line.span.start, line.span.start + len(found["place"] + found["region"])), None
    return None


def _below_writer(above: list[Line]) -> tuple[Span, None] | None:
    """A known place that is a line of its own, between the writer's and the day's."""
    rows = above[-ROWS:]
    for before, line, after in zip(rows, rows[1:], rows[2:], strict=False):
        signs = before.label == "byline" or cues.NAMES_ONLY.fullmatch(before.text)
        if signs and after.label == "date" and PLACE.fullmatch(line.text) and filed.is_known(line.text):
            return line.span, None
    return None


def _is_digest(paragraphs: list[Line]) -> bool:
    """Half of the paragraphs are opened by places in capitals, by three different ones: none is the story's own."""
    opened = [found["place"] for line in paragraphs if (found := cues.dateline(line.text))]
    loud = [place for place in opened if place.split(",")[0].isupper()]
    return len(set(loud)) >= DIGEST and 2 * len(loud) >= len(paragraphs)


def _said_again(line: Line, paragraphs: list[Line], above: list[Line]) -> re.Match[str] | None:
    """A place in small letters and a dash ("Baldwin City — While ..."), or one before a stop ("JULIACA. Nueve ..."), when the
    text or its headline names it again as a place."""
    found = cues.OPENED.match(line.text)
    if not found and line is paragraphs[0]:
        found = cues.STOPPED.match(line.text)
    if not found or cues.phrases("dateline", "never").match(found["place"]):
        return None
    name = filed.usual(found["place"].split(",")[0])
    titles = [other for other in above if other.label == "headline"]
    named = cues.spoken_of(name)
    texts = (other.text[found.end() :] if other is line else other.text for other in (*paragraphs, *titles))
    fields = (field for other in above for field in FIELDS.split(other.text))
    sure = any(named.search(text) for text in texts) or name in fields
    opens = found.re is cues.OPENED or (found["place"].isupper() and len(name) > LETTERS)
    return found if sure or (opens and line is paragraphs[0] and filed.is_known(name)) else None


def _in_row(above: list[Line], paragraphs: list[Line]) -> tuple[Span | None, Span | None]:
    """The place among the fields of a row ("Ana Ruiz · Gijón · 13 July 2026"), when the text names it, too; one that a day
    and an agency in brackets follow ("Nairobi, 21 ago 2022 (Faro).-") needs no more."""
    for line in reversed(above[-ROWS:]):
        if line.label in ("body", "subhead", "headline", "teaser", "caption", "notice") or len(line.text) > LONGEST:
            continue
        fields = _fields(line.text)
        for number in range(len(fields)):
            if place := _in_field(line, fields, number, paragraphs, above):
                return place
        if behind := _behind_writer(line, paragraphs, above):
            return behind, None
    return None, None


def _in_field(
    line: Line, fields: list[tuple[int, str]], number: int, paragraphs: list[Line], above: list[Line]
) -> tuple[Span, Span | None] | None:
    start, field = fields[number]
    lead = LEAD.match(field) or FIRST_DAY.match(field)
    start, field = (start + lead.end(), field[lead.end() :]) if lead else (start, field)
    found = PLACE.match(field)
    led = cues.phrases("byline", "starts").match(field) or cues.phrases("dateline", "never").match(field)
    if not found or led or dates.find(found[0]):
        return None
    rest = field[found.end() :]
    is_dated = bool(rest and DAYS.match(rest))
    in_row = (
        bool(number or lead or found[0].isupper())
        and not rest
        and (line.label in ("byline", "date") or lead or SIGNS.search(line.text))
    )
    if not (is_dated or in_row):
        return None
    at = line.span.start + start
    place = Span(at, at + found.end())
    if is_dated and (wire := WIRE.search(rest)):
        return place, _wire(wire["agency"], at + found.end() + wire.start("agency"))
    sure = is_dated or bool(lead and lead.re is LEAD) or (_is_between(fields, number) and filed.is_known(found[0]))
    if lead and lead.re is FIRST_DAY and not rest:
        return (place, None) if _is_named(found[0], paragraphs, above) or filed.is_known(found[0]) else None
    return (place, None) if _may_be_place(found[0], paragraphs, above, named=not sure) else None


def _is_between(fields: list[tuple[int, str]], number: int) -> bool:
    """Stands between a writer and the day, either way: "Laia Rovira · Nairobi · 17 de marzo de 2022"."""
    if not 0 < number < len(fields) - 1:
        return False
    before, after = fields[number - 1][1], fields[number + 1][1]
    one, two = (before, after) if dates.find(after) else (after, before)
    return bool(cues.NAMES_ONLY.fullmatch(AGENCIES.sub("", one)) and dates.find(two))


def _behind_writer(line: Line, paragraphs: list[Line], above: list[Line]) -> Span | None:
    """The place between a writer and the day, with commas ("Tonio Scerri, Valletta, 28 February 2024")."""
    if (there := IN_PLACE.search(line.text)) and (
        _is_named(there["place"], paragraphs, above) or filed.is_known(there["place"])
    ):
        return Span(line.span.start + there.start("place"), line.span.start + there.end("place"))
    found = BEHIND.match(line.text)
    days = dates.find(line.text[found.end() :][:40]) if found else []
    if not found or not days or NAMED_SO.match(line.text) or _is_named(found["name"], paragraphs, above):
        return None
    if found["place"].isupper() or " " in found["place"] and not _is_named(found["place"], paragraphs, above):
        return None
    return Span(line.span.start + found.start("place"), line.span.start + found.end("place"))


def _fields(text: str) -> list[tuple[int, str]]:
    """Each field of a row and where it begins."""
    return [(start, text[start:stop].rstrip()) for start, stop in cues.stretches(FIELDS, text)]


def _may_be_place(place: str, paragraphs: list[Line], above: list[Line], *, named: bool = False) -> bool:
    """Two words and a day may be a writer's: the text must name the place. `named`: one word must be named, too."""
    first = filed.usual(place.split(",")[0])
    plain = " " not in first or bool(NAMED_SO.match(first)) or place.isupper()
    return (plain and not named) or _is_named(first, paragraphs, above)


def _is_named(name: str, paragraphs: list[Line], above: list[Line]) -> bool:
    """The text or its headline speaks of it, and not at a sentence's start."""
    named = re.compile(rf"[a-zà-ÿ,] {re.escape(name)}\b")
    return any(named.search(other.text) for other in (*paragraphs, *(a for a in above if a.label == "headline")))


def _speaks(paragraphs: list[Line], name: str) -> bool:
    """Somebody whose words open more than one paragraph: a transcript's speaker."""
    return sum(line.text.startswith(f"{name}:") for line in paragraphs) > 1


def _spans(line: Line, found: re.Match[str]) -> tuple[Span, Span | None]:
    at = line.span.start + found.start("place")
    place = Span(at, at + len(found["place"].rstrip(" -–—")))
    wire = found.groupdict().get("agency")
    return place, _wire(wire, line.span.start + found.start("agency")) if wire else None


def _wire(words: str, at: int) -> Span | None:
    """The agency among the names in brackets ("WWJ/AP"), without stations and days."""
    for name in _JOINT.split(words):
        if len(name) > 1 and not cues.phrases("dateline", "stations").fullmatch(name):
            start = at + words.index(name)
            return Span(start, start + len(name))
    return None


def agency(text: str, lines: list[Line], first: int, last: int, wire: Span | None) -> Span | None:
    """The dateline's agency `wire`, or the longer name that it is short for; else the one that a byline names in place of a
    person, that stands alone above the text (lines `first` to `last`), or that ends it. `text` is the page's.
    """
    body = [line for line in lines if line.label == "body"]
    named = _signed(lines) or _alone(lines[:first]) or _sourced(lines[: first + INTO])
    if wire and not (named and _initials(named.of(text)) == wire.of(text)):
        return wire
    rows = filed.rows(lines[: first + INTO], body)
    filing = named or next((row.agency for row in rows if row.agency), None)
    return filing or _closing(lines[last : last + 1 + END]) or _masthead(lines[:first], body)


def _sourced(head: list[Line]) -> Span | None:
    """The agency that a line below the headline names as its source ("Source: NANS | 3 May")."""
    title = max((n for n, line in enumerate(head) if line.label == "headline"), default=len(head))
    for line in head[title + 1 :]:
        found = SOURCE.search(line.text) if line.label not in filed.ASIDE and len(line.text) < SHORT else None
        words = found["agency"].strip() if found else ""
        wire = words.isupper() and not cues.phrases("dateline", "letters").fullmatch(words)
        if found and (wire or cues.phrases("byline", "wires").fullmatch(words)):
            return Span(line.span.start + found.start("agency"), line.span.start + found.start("agency") + len(words))
    return None


def _masthead(above: list[Line], body: list[Line]) -> Span | None:
    """The agency whose site it is, where the text speaks of itself by its name or its letters ("told Arian Khabar")."""
    for line in above:
        found = HOUSE.search(line.text) if line.label != "headline" and len(line.text) < LONGEST else None
        if not found or cues.phrases("byline", "starts").match(line.text):
            continue
        own = re.compile(rf"\b(?:{re.escape(found['name'].strip())}|(?-i:{_initials(found[0])}))\b", re.I)
        if any(own.search(other.text) for other in body):
            return Span(line.span.start + found.start(), line.span.start + found.end())
    return None


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split()).upper()


def _signed(lines: list[Line]) -> Span | None:
    for line in lines:
        if line.label == "byline":
            lead = cues.phrases("byline", "starts").match(line.text)
            if found := cues.phrases("byline", "wires").search(line.text, lead.end() if lead else 0):
                return Span(line.span.start + found.start(), line.span.start + found.end())
    return None


def _alone(above: list[Line]) -> Span | None:
    """A line between the headline and the text that is a wire service's name."""
    title = max((n for n, line in enumerate(above) if line.label == "headline"), default=len(above))
    wires = cues.phrases("byline", "wires")
    return next(
        (line.span for line in above[title + 1 :] if len(line.text) < SHORT and wires.fullmatch(line.text)), None
    )


def _closing(lines: list[Line]) -> Span | None:
    """ "(dpa)", "Source: AFP": the end of the text, or a line below it."""
    for line in lines:
        found = cues.CLOSING.search(line.text)
        if found and cues.phrases("byline", "wires").fullmatch(found["agency"]):
            return Span(line.span.start + found.start("agency"), line.span.start + found.end("agency"))
    return None
