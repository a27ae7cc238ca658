"""Who signs a story: the persons of its bylines and of the page's markup, one span each.

A byline is found by what leads it ("By", "Textos:"), by its element's name, or as names beside the story's stamp. What
stands around the names (roles, places, times) is cut off; a desk, an agency and the site itself are no persons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dateline.articles import cues, dates, filed, rows, sites
from dateline.articles.line import HEADS, Line, fold
from dateline.types import Fact, Page, Span

ABOVE, INTO, BELOW = 25, 4, 6  # lines searched above the first paragraph, after it, and after the last
OPENING = 1  # lines of text that may be the writer's name
TITLE = 3  # lines above the headline that may sign
SHORT = 120  # characters of a line that one word signs
LONGEST = 200  # characters of a line that signs
_CAP = r"[A-ZÀ-ÖØ-Þ]"
_LINK = r"(?:de|del|la|las|los|van|von|der|den|da|dos|di|al|el|bin|ibn|ter|ten|le|du|y|zu|zur|af|bint|abu|ould|ap|e)"
PERSON = re.compile(
    rf"{_CAP}[\w’'.\-]*(?:\s(?:{_LINK}\s){{0,2}}(?:(?:a[dlnrstz]|ash|el)-|[dl][’'])?{_CAP}[\w’'.\-]*){{1,4}}"
)
PLACE = re.compile(r"(?:in|en|at|desde|for|of)\b")
WORD = re.compile(r"[^\W\d_][\w.’-]{2,24}(?=$|\s(?:on|at|in|am|um|vor|[-–—|·(])|,|\s\d)")
# "Jane Roe in Kampala", "Ana Ruiz, corresponsal en Lima"
FROM = re.compile(
    rf"{cues.NAME}(?:,? \(?@\w+\)?|,? (?:reports? from|reporting from|in|en|desde) {_CAP}[\w’' .-]{{2,30}}|, (?:[\w-]+ )?(?:correspondent|reporter|corresponsal|enviad[oa] especial|columnist|columnista|redactora?)\b.{{0,30}})"
)
SIGNATURE = re.compile(rf"[—–-]\s?(?P<name>{cues.NAME})\.?$")  # below a text: "— Jane Roe"
CLOSING = re.compile(r"\W?(?i:(?:additional )?(?:reporting|writing) by|(?:con )?información de)\s")
PLACED = re.compile(r"\s*[A-ZÀ-Þ][\w’'-]+\s*")  # "By Sani Mairiga, Gusau, and Ndidi Okwuosa, Minna"
ONE = re.compile(
    r"(?:^|[\s·•|,])(?i:by|von|vom|par|por|av|af|door|autor|author)(?-i:\s?:)?\s(?P<name>\w[\w.-]{2,24})(?=$|\s(?:on|at|am|um|in|le|el|op|den)\b|\s?[·•|—–,(]|\s\d)"
)
POSTED = re.compile(
    r"(?:[·•|,:>»–—-]|posted|published|written|shared|submitted|added|uploaded|created|filed|story|article|escrito|publicad[oa]|subido|erstellt|veröffentlicht|geschrieben)$"
)
MORE = re.compile(r",?\s(?:and|y|und|et|e|&)\s|;\s")
FIELDS = re.compile(cues.FIELD)
SPLIT = re.compile(r"\s*(?:,|;|\||/|•|·|\band\b|\by\b|\bund\b|\bet\b|\be\b|&|\+|\bwith\b|\bcon\b)\s*")
SIGNED = re.compile(r"author|byline|\bby\b|creator|writer|firma|redactor|autor|journalist|contributor", re.I)
ASIDE = ("teaser", "comment", "headline", "caption", "credit", "body", "notice", "meta")
ADDRESS = re.compile(r"https?:|www\.|\.(?:com|org|net)\b|@")
WIRES = ("wire", "news agency", "press agency", "news service", "press")
OTHERS = re.compile(
    r"\s(?:and|y|e)\s(?:staff|agenc\w+|redacción|news agencies|wires?|wire services|corresponsales)$", re.I
)
# "Priya Lockwood, 10:31, Jun 21", "Sofie Verbruggen, Antwerp, 25 May"
BEFORE_DAY = re.compile(rf"{cues.NAME}(?=,\s(?:\d{{1,2}}[:.]\d\d\b|{_CAP}[\w’'-]+(?: {_CAP}[\w’'-]+)?[,.]\s\d))")
DESK = re.compile(
    rf"(?:^|[|·•—–-]\s|\b(?:By|Por)\s?:?\s)(?P<name>Redacción(?: (?:{_CAP}\w+|/ Agencias))?|(?:Our|A) (?:Own |Special |Staff )?Correspondent|(?:Staff|Agency|Web|City) (?:Reporter|Writer)|[A-ZÀ-Þ]\w+ Newsroom|[A-Z]{{2,6}} Staff|(?<=\b[Bb]y )(?:{_CAP}[\w’-]+ ){{1,2}}[Ss]taff)(?=$|[.,]|\s[|·•—–-]|\s{{2}})"
)
ROWS = 2  # lines below the headline in which names need no day
BESIDE = 4  # fields of such a row, and lines below the headline that it may stand in
ROW = re.compile(
    rf"(?i:actualizad[oa]|updated|agenc\w+|corresponsal\w*|sketch|comment|opinion|opinión|analysis|análisis|column|columna|crónica|reportaje|essay|diary|entrevista|interview)\b|.*\b(?i:initiative|{'|'.join(WIRES)})$"
)
Names = dict[str, Span]


def read(
    page: Page, lines: list[Line], first: int, last: int, *, main: bool, place: Span | None = None
) -> tuple[Span, ...]:
    """One span a person: those that the markup names (shown where the page shows them), else those of the bylines.

    Only when no person is named, what else the markup names (an agency, a desk).
    """
    facts = page.facts if main else ()
    own = sites.names(page, lines if main else [])
    head = range(_top(lines, first), min(first + INTO, len(lines)))
    below = range(last, min(last + BELOW, len(lines)))
    seen = _seen(lines, head, first) or _seen(lines, below, first) or _in_rows(lines, head, first)
    seen = {name: span for name, span in seen.items() if not (place and span.meets(place))} or seen
    seen = (
        (seen if not place or not _is_place(seen, place) else {})
        or _filed(page, lines, first)
        or _alone(_seen(lines, range(first + INTO, last), first))
    )
    seen = seen or _above_text(lines, first) or _closing(lines, below) or _one_word([lines[n] for n in (*head, *below)])
    told = next((found for how in ("JSON-LD", "meta") if (found := _told(facts, how))), {})
    persons = _foreign({name: span for name, (span, is_name) in told.items() if is_name}, own)
    others = _foreign(seen, own)
    if not persons and not others:
        others = _opening(lines, first)
    if persons and len(seen) > len(persons) and set(persons) <= set(seen) and _in_one_line(lines, seen):
        return tuple(seen.values())
    if persons:
        return tuple(seen.get(name, span) for name, span in persons.items())
    signed = others or {name: span for name, (span, _) in told.items()} or seen
    kept = [span for name, span in signed.items() if name in told or not (place and span.meets(place))]
    return tuple(kept) or _desk(lines, head, first)


def _is_place(seen: Names, place: Span) -> bool:
    """What was read for names is the row's place alone."""
    return bool(seen) and all(span.meets(place) for span in seen.values())


def _filed(page: Page, lines: list[Line], first: int) -> Names:
    """The writers of a row that says who filed from where."""
    for row in filed.rows(lines[: first + INTO], [line for line in lines[first:] if line.label == "body"]):
        if row.writers:
            return {plain(span.of(page.text)): span for span in row.writers if is_person(span.of(page.text))}
    return {}


def _above_text(lines: list[Line], first: int) -> Names:
    """Names alone on the line right above the text, or between its summary and the rest, a headline somewhere above them."""
    for n in (first - 1, first + 1):
        if 0 < n < len(lines) - 1 and _stands_alone(lines, n, first):
            at, text = lines[n].span.start, lines[n].text
            return {plain(s.of(text)): Span(at + s.start, at + s.stop) for s in _run(text, 0, len(text))}
    return {}


def _stands_alone(lines: list[Line], n: int, first: int) -> bool:
    line = lines[n]
    if line.label not in ("short", "chrome", "byline") or line.links > 0.5 or line.tag in HEADS:
        return False
    titled = any(other.label == "headline" for other in lines[max(0, n - 1 - BESIDE) : n])
    names = titled and lines[n + 1].label == "body" and cues.NAMES_ONLY.fullmatch(line.text)
    return bool(names) and _person_in(lines[first:])(line.text)


def _closing(lines: list[Line], below: Iterable[int]) -> Names:
    """The reporters of an agency's last line ("(Reporting by Ana Ruiz in Lima and Jane Roe; Editing by ...)")."""
    for line in (lines[n] for n in below):
        if hit := CLOSING.match(line.text):
            stop = re.search(r"[;)]|$", line.text[hit.end() :])
            spans = _run(line.text, hit.end(), hit.end() + (stop.start() if stop else 0))
            return {plain(s.of(line.text)): Span(line.span.start + s.start, line.span.start + s.stop) for s in spans}
    return {}


def _in_one_line(lines: list[Line], found: Names) -> bool:
    return any(all(line.span.start <= s.start and s.stop <= line.span.stop for s in found.values()) for line in lines)


def _in_rows(lines: list[Line], head: Iterable[int], first: int) -> Names:
    """The names of a row below the headline that has a day, or stands alone and says where somebody is."""
    title = max((n for n in head if n < first and lines[n].label == "headline"), default=first)
    for n in range(title + 1, first):
        line = lines[n]
        if line.label in ("short", "chrome", "date", "byline") and len(line.text) <= SHORT:
            spans = rows.names(line.text, _person_in(lines[first:]), alone=n - title <= ROWS)
            if spans:
                at = line.span.start
                return {plain(s.of(line.text)): Span(at + s.start, at + s.stop) for s in spans}
    return {}


def _person_in(text: list[Line]) -> Callable[[str], bool]:
    """Whether a name is a person's and no place that the text speaks of."""

    def answer(name: str) -> bool:
        if not _may_be_person(name):
            return False
        placed = cues.spoken_of(name)
        return not any(name in line.text and placed.search(line.text) for line in text)

    return answer


def _may_be_person(name: str) -> bool:
    """Of a name in a row: no small word opens it, nothing leads it, and it is no button's."""
    opens = any(cues.phrases("byline", key).match(name) for key in ("function", "starts"))
    dated = any(cues.phrases("stamp", key).match(name) for key in ("published", "updated"))
    return is_person(name) and not opens and not dated and not cues.is_chrome(name)


def _desk(lines: list[Line], head: Iterable[int], first: int) -> tuple[Span, ...]:
    """Where no person signs: the desk or the nameless correspondent that does."""
    for line in (lines[n] for n in head if n < first):
        hit = (
            DESK.search(line.text)
            if len(line.text) < SHORT and line.label in ("byline", "date", "short", "chrome")
            else None
        )
        if hit:
            return (Span(line.span.start + hit.start("name"), line.span.start + hit.end("name")),)
    return ()


def _foreign(found: Names, own: set[str]) -> Names:
    """The names without the site's; of several also without those that hold it ("MDR Thüringen" on mdr.de)."""
    others = {name: span for name, span in found.items() if sites.joined(name) not in own}
    kept = {
        name: span for name, span in others.items() if not any(word in own and len(word) > 2 for word in name.split())
    }
    return kept or others


def _opening(lines: list[Line], first: int) -> Names:
    """Names alone that were taken for a subhead of the first lines of text: they sign it."""
    for line in lines[first : first + OPENING]:
        names = line.label == "subhead" and line.text.count(" ") < 6 and cues.NAMES_ONLY.fullmatch(line.text)
        if (
            names
            and not cues.phrases("byline", "function").match(line.text)
            and (spans := _run(line.text, 0, len(line.text)))
        ):
            line.mark("byline", "names alone, above the text")
            at = line.span.start
            return {plain(span.of(line.text)): Span(at + span.start, at + span.stop) for span in spans}
    return {}


def _top(lines: list[Line], first: int) -> int:
    """The first line that may sign: a few above the headline."""
    title = next((n for n in reversed(range(first)) if lines[n].label == "headline"), 0)
    return max(0, first - ABOVE, title - TITLE)


def _one_word(lines: list[Line]) -> Names:
    """A writer of one word in a short line that leads it ("by mara on 3 May 2024"), where nobody else signs."""
    for line in lines:
        hit = ONE.search(line.text) if line.label not in ASIDE and len(line.text) < SHORT else None
        if hit and _may_sign(hit):
            at = line.span.start
            return {plain(hit["name"]): Span(at + hit.start("name"), at + hit.end("name"))}
    return {}


def _may_sign(hit: re.Match[str]) -> bool:
    """No desk and no small word, and nobody who did something else ("Photo by")."""
    before = hit.string[: hit.start()].rstrip().lower()[-24:]
    if before and not (hit[0][0] in "·•|," or POSTED.search(before) or dates.find(hit.string)):
        return False  # "Cyclist survives bear by singing"
    is_word = cues.phrases("byline", "function").fullmatch(hit["name"])
    return is_person(hit["name"]) and not is_word and not cues.phrases("byline", "others").search(before)


def _alone(found: Names) -> Names:
    """A byline inside the text signs it when it is the only one; several are those of posts or sections."""
    return found if len(found) == 1 else {}


def _seen(lines: list[Line], numbers: Iterable[int], first: int) -> Names:
    found: Names = {}
    for number in numbers:
        line = lines[number]
        if number > first and (hit := SIGNATURE.match(line.text)) and is_person(hit["name"]):
            found.setdefault(
                plain(hit["name"]), Span(line.span.start + hit.start("name"), line.span.start + hit.end("name"))
            )
            continue
        below = number > first and not _signs(line) and not _is_lead(lines[number - 1].text)
        if below or len(line.text) > LONGEST:
            continue
        at = line.span.start
        for span in _signed(line.text) if number == first else _persons(lines, number, first):
            found.setdefault(plain(span.of(line.text)), Span(at + span.start, at + span.stop))
    return found


def _signs(line: Line) -> bool:
    """By its label, or as names alone in an element that is named after the writer."""
    named = line.label == "chrome" and line.path and SIGNED.search(line.path[-1])
    return line.label in ("byline", "date") or bool(named and cues.NAMES_ONLY.fullmatch(line.text))


def _signed(text: str) -> list[Span]:
    """The writer named at the end of a summary."""
    hit = cues.SIGNED.search(text)
    return _run(text, hit.start("name"), hit.end("name")) if hit else []


def _persons(lines: list[Line], number: int, first: int) -> list[Span]:
    """Spans within the line's own text."""
    line = lines[number]
    text = line.text
    if line.label in ASIDE and not (line.label == "teaser" and number < first):
        return []
    if number and _is_lead(lines[number - 1].text) and cues.NAMES_ONLY.fullmatch(text):
        return _run(text, 0, len(text))
    if spans := _marked(line):
        return spans
    if spans := list(_led(text)):
        return spans
    if line.label == "byline" or any(SIGNED.search(name) for name in line.path[-2:]):
        return _run(text, 0, len(text)) or _fields(text)
    if line.label == "date":
        found = _fields(text)
        more = rows.names(text, _may_be_person, alone=False) if number < first else []
        return more if len(more) > len(found) else found
    if number < first and line.label in ("short", "chrome", "teaser"):
        return _each(text) if _is_name_line(lines, number) else _row(lines, number)
    return []


def _each(text: str) -> list[Span]:
    """The names of every field of a line that is nothing but names ("M. J. Rey / R. Alba"), or of its first."""
    if not cues.NAMES_ONLY.fullmatch(text):
        return _run(text, 0, len(text))
    return [span for start, stop in cues.stretches(FIELDS, text) for span in _run(text, start, stop)]


def _row(lines: list[Line], number: int) -> list[Span]:
    """The name in a row below the headline that also has a place, an agency, a kind of text or the time of an update."""
    text = lines[number].text
    titled = any(line.label == "headline" for line in lines[max(0, number - BESIDE) : number])
    fields = [field for field in FIELDS.split(text) if field]
    signs = titled and len(text) < SHORT and 2 <= len(fields) <= BESIDE and any(ROW.match(field) for field in fields)
    return _fields(text) if signs else []


def _is_lead(text: str) -> bool:
    """What announces a writer, on a line of its own: "Von", "Author of the article:"."""
    return len(text) < 30 and bool(cues.phrases("byline", "alone").fullmatch(text.strip(" :")))


def _marked(line: Line) -> list[Span]:
    """What inline markup says is the author, one word too."""
    at = line.span.start
    marks = [(mark.span.start - at, mark.span.stop - at) for mark in line.marks if mark.role == "author"]
    spans = [span for start, stop in marks for span in _led(line.text[:stop], start) or _run(line.text, start, stop)]
    return (
        list(dict.fromkeys(spans)) or [span for start, stop in marks if (span := _nickname(line.text, start, stop))][:1]
    )


def _led(text: str, start: int = 0) -> list[Span]:
    """The names behind "by", "Textos:" and the like, anywhere in a line that is no sentence."""
    if cues.is_sentence(text) and text.count(" ") > 12:
        return []
    found = []
    for lead in cues.leads().finditer(text, start):
        if not cues.phrases("byline", "others").search(text[: lead.start()].rstrip().lower()[-24:]):
            found += _run(text, lead.end(), len(text))
    return list(dict.fromkeys(found))


def _fields(text: str) -> list[Span]:
    """Names that fill a field of a row with a stamp: "Ana Ruiz | Orr | 3 May 2024"; the first such field."""
    for at, stop in cues.stretches(FIELDS, text):
        lead = re.compile(rf"{cues.NAME}(?=[\s,|·-]+(?:Published|Posted|Updated|Publicado|Actualizado)\b)").match(
            text, at
        )
        lead = lead or BEFORE_DAY.match(text, at, stop)
        part = OTHERS.sub("", text[at : min(stop, lead.end()) if lead else stop].strip())
        if (
            cues.NAMES_ONLY.fullmatch(part)
            and not dates.find(part)
            and (part[1] == "." or not cues.phrases("byline", "function").match(part))
        ):
            begin = text.index(part, at)
            return _run(text, begin, begin + len(part))
    return []


def _run(text: str, start: int, stop: int) -> list[Span]:
    """Names one after another from `start` on, until something that is no name stands where one should."""
    lead = cues.phrases("byline", "starts").match(text[start:stop])
    at = start + (lead.end() if lead else 0)
    edge = FIELDS.search(text, at, stop)
    while edge and not text[at : edge.start()].strip(" :"):
        at = edge.end()
        edge = FIELDS.search(text, at, stop)
    found: list[Span] = []
    for part in parts(text, at, edge.start() if edge else stop):
        name = _name(part.of(text))
        if name is None:
            if found and not (PLACED.fullmatch(part.of(text)) and MORE.match(text, part.stop)):
                break
            continue
        begin = text.index(name, part.start)
        rest = text[begin + len(name) : part.stop].strip(" .:,")
        if rest and found and not PLACE.match(rest):  # "Yomiuri Shimbun Staff Writers"
            break
        found.append(Span(begin, begin + len(name)))
        if rest and not PLACE.match(rest):
            break
    return found


def _name(words: str) -> str | None:
    """The name that opens the words, without role, weekday or month behind it; None when there is none."""
    hit = PERSON.match(words.strip(" :,(").lstrip("."))
    if not hit:
        return None
    kept: list[str] = []
    for word in hit[0].split():
        if cues.phrases("byline", "after").fullmatch(word.strip(".,")) and kept:
            break
        kept.append(word)
    name = " ".join(kept)
    if len(kept[-1]) > 4:
        name = name.rstrip(".")
    while re.search(rf"\s{_LINK}$", name):
        name = name.rsplit(" ", 1)[0]
    return name if " " in name and is_person(name) else None


def _nickname(text: str, start: int, stop: int) -> Span | None:
    """One word that the markup says is the author."""
    lead = cues.phrases("byline", "starts").match(text[start:stop])
    hit = WORD.match(text[start + (lead.end() if lead else 0) : stop].strip(" :,|"))
    word = hit[0] if hit else ""
    if not word or not is_person(word) or cues.is_chrome(word) or cues.leads().match(f"{word} X"):
        return None
    at = text.index(word, start)
    return Span(at, at + len(word))


def _is_name_line(lines: list[Line], number: int) -> bool:
    """A line of names alone, below the headline and beside a stamp; in plain text right below the headline too."""
    text = lines[number].text
    if (
        len(text) > 80
        or not (cues.NAMES_ONLY.fullmatch(text) or FROM.fullmatch(text))
        or cues.phrases("byline", "function").match(text)
        or ".-" in text
    ):
        return False
    signed = any(other.label in ("date", "byline") for other in lines[max(0, number - 1) : number + 3])
    titled = [n for n in range(number) if lines[n].label == "headline"]
    near = not lines[number].path and text.count(" ") <= 3
    return bool(titled) and (signed or (near and number - titled[-1] <= 2))


def _told(facts: tuple[Fact, ...], how: str) -> dict[str, tuple[Span, bool]]:
    """What one kind of markup states: the persons one by one, or the whole words, with whether they are a person's."""
    found: dict[str, tuple[Span, bool]] = {}
    for fact in facts:
        if fact.name != "author" or not fact.how.startswith(how) or fact.span is None or ADDRESS.search(fact.value):
            continue
        at = fact.span.start
        for span in _run(fact.value, 0, len(fact.value)):
            found.setdefault(plain(span.of(fact.value)), (Span(at + span.start, at + span.stop), True))
        if plain(fact.value) and not found and 2 < len(fact.value) <= 80:
            found[plain(fact.value)] = (fact.span, is_person(fact.value) and " " not in fact.value)
    return found


def parts(text: str, start: int, stop: int) -> list[Span]:
    found, at = [], start
    for hit in SPLIT.finditer(text, start, stop):
        found.append(Span(at, hit.start()))
        at = hit.end()
    return [part for part in [*found, Span(at, stop)] if len(part) > 3]


def is_person(name: str) -> bool:
    """No desk, agency or number, and no address."""
    return not (cues.phrases("byline", "nobody").search(name) or any(c.isdigit() for c in name) or ADDRESS.search(name))


def plain(name: str) -> str:
    return fold(name).replace(".", "").replace("-", " ")
